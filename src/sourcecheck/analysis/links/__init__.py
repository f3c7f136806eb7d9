"""Links: their addresses, their tags, and the references that a text numbers."""
