"""Figures: whose they are, what was asked, and whether they count what the text says."""
