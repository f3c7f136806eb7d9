"""What a text is, and whether it says so: opinion, advertising."""
