"""What a page says of itself to machines, and whether it parses, is complete and agrees with what readers see."""
