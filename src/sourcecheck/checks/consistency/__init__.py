"""Figures, names and words that a text gives twice and that do not agree."""
