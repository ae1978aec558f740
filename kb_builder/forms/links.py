"""Addresses on the project's host: a form that is filled in already, and a file to edit."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

TEMPLATE: Final = "koreksi.yml"
PAGE_FIELD: Final = "halaman"
FILE_FIELD: Final = "berkas"
TITLE: Final = "Koreksi: "


def report_url(repository: str, /, *, page: str, source_path: str = "") -> str:
    """The form of a correction with the page, and its file if it has one, filled in."""
    known = {"template": TEMPLATE, "title": TITLE + page, PAGE_FIELD: page}
    if source_path:
        known[FILE_FIELD] = source_path
    query = urlencode(known, quote_via=quote, safe="/")
    return f"{repository.rstrip('/')}/issues/new?{query}"


def edit_url(repository: str, /, *, source_path: str, branch: str = "main") -> str:
    """Where the file is edited in the browser."""
    return f"{repository.rstrip('/')}/edit/{quote(branch)}/{quote(source_path)}"
