"""How a text is set: marks, letters and variants of one form."""
