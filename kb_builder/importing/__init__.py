"""National tables of results, as a ministry prints them, to tables of ours."""

from __future__ import annotations

from kb_builder.importing.assessment import decisions_in, draft_table, refuse_year
from kb_builder.importing.decisions import decisions_text
from kb_builder.importing.delivery import Target, new_texts, write_all
from kb_builder.importing.draft import TableDraft, missing_by_province
from kb_builder.importing.errors import DecisionError, TableError
from kb_builder.importing.provenance_text import Source

__all__ = [
    "DecisionError",
    "Source",
    "TableDraft",
    "TableError",
    "Target",
    "decisions_in",
    "decisions_text",
    "draft_table",
    "missing_by_province",
    "new_texts",
    "refuse_year",
    "write_all",
]
