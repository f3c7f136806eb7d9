"""Who says what: names, sources, attributions, and who stands behind a claim."""
