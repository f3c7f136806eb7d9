"""sourcecheck: a linter for the credibility and quality of articles."""
