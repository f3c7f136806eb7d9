"""Tables: copies, padding, missing cells, and tables that are not shown as such."""
