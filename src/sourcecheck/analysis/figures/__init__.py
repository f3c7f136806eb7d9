"""Numbers and what they count: changes, shares, conversions, lists that are announced."""
