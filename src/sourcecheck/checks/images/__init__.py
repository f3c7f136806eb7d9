"""Pictures and what is written under and behind them."""
