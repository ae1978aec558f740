"""The correction sheet: for whoever finds a mistake and has no account anywhere.

It asks what the form of a correction asks, and its text is that form's text: a keeper who receives
the sheet hands it to ``kb from-form``. ``docs/_static/lapor.js`` fills in the page it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.forms.kinds.correction import FORM
from kb_builder.forms.links import FILE_FIELD, TITLE
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

ADDRESS: Final = "lapor"


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [ADDRESS]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The page with the sheet."""
    settings = catalogue.settings
    yield renderer.plan(
        "report",
        docname=ADDRESS,
        title="Lembar koreksi",
        description="Melaporkan kesalahan tanpa akun: isi, lalu kirim, salin, atau cetak.",
        kind="lapor",
        keywords=("laporkan kesalahan", "pengelola", "kontak", "surel", "hubungi"),
        view={
            "office": settings.office,
            "mail": settings.mail,
            "repository": settings.repository,
            "subject": TITLE,
            "hidden": FILE_FIELD,
            "questions": [
                {
                    "id": field.id,
                    "label": field.label,
                    "help": field.help,
                    "widget": field.widget.value,
                    "options": field.options,
                    "required": field.empty.value == "required",
                }
                for field in FORM.fields
            ],
        },
        whole_text=False,
    )
