"""Quotations: their marks, what they are, and who speaks them."""
