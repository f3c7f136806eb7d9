"""Quotations: words that nobody, or nobody who can be looked up, is said to have spoken."""
