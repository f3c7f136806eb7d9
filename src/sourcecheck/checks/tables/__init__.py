"""Tables: copies, padding, missing cells, and tables that are not shown as such."""

from __future__ import annotations

from sourcecheck.checks.tables import (
    blank_or_repeated_header_cell,
    delimiter_row_in_body,
    duplicate_table,
    padded_empty_columns,
    ragged_table_row,
    table_absorbs_text,
    table_without_source,
    unrendered_pipe_table,
)

__all__ = ["RULES"]

RULES = (
    blank_or_repeated_header_cell.RULE,
    delimiter_row_in_body.RULE,
    duplicate_table.RULE,
    padded_empty_columns.RULE,
    ragged_table_row.RULE,
    table_absorbs_text.RULE,
    table_without_source.RULE,
    unrendered_pipe_table.RULE,
)
