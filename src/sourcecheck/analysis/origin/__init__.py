"""What a page says of where its text comes from: credits to other outlets, names of its publisher."""
