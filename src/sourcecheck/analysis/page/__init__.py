"""What a page is: its language and type, its by-lines, profiles and tables."""
