"""Pages written for search engines and counters rather than for readers."""
