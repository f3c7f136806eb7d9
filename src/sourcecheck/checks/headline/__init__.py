"""Headlines: whether they say what the text says."""
