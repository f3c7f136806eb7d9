"""Rules about people's private details: published, or made up and left in."""
