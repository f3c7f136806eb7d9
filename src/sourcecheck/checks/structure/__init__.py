"""What is missing from the build of a page: text under headings, entries of contents lists, ends of sentences."""
