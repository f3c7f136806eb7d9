"""Characters, marks and spellings, and how evenly a document uses them."""
