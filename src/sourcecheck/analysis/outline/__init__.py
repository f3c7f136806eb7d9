"""How a document is built: headings, what stands under them, and where nothing does."""
