"""What tools and templates leave in a text: tokens, empty slots, garbled letters, markup."""
