"""What writing tools and templates leave behind."""
