"""Rules about who wrote a text: bylines, and the profiles of authors."""
