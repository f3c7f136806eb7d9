"""Links and references: whether they lead where the text says they lead."""
