"""Addresses of the prefilled form and of the file to edit."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from kb_builder.forms.kinds import FORMS
from kb_builder.forms.kinds.correction import FORM
from kb_builder.forms.links import edit_url, report_url

HOME = "https://github.com/contoh/rujukan"


def test_the_form_opens_with_page_and_file() -> None:
    url = report_url(HOME, page="daerah/bojonegoro", source_path="cases/bojonegoro.yaml")
    assert url == (
        f"{HOME}/issues/new?template=koreksi.yml&title=Koreksi%3A%20daerah/bojonegoro"
        "&halaman=daerah/bojonegoro&berkas=cases/bojonegoro.yaml"
    )
    assert "berkas" not in report_url(HOME + "/", page="cari")


@pytest.mark.parametrize("page", ["a&template=x.yml", "a#b", "a b?c=d", "é/“x”", "%2e%2e"])
def test_a_page_cannot_change_the_address(page: str) -> None:
    parts = urlsplit(report_url(HOME, page=page, source_path=page))
    assert parts.path == "/contoh/rujukan/issues/new"
    assert not parts.fragment
    assert parse_qs(parts.query) == {
        "template": ["koreksi.yml"],
        "title": [f"Koreksi: {page}"],
        "halaman": [page],
        "berkas": [page],
    }


def test_every_prefilled_key_is_a_question_of_the_form() -> None:
    keys = parse_qs(urlsplit(report_url(HOME, page="a", source_path="b")).query).keys()
    assert keys - {"template", "title"} <= {field.id for field in FORM.fields}
    assert FORM.file in {form.file for form in FORMS.values()}


def test_the_file_opens_in_the_editor() -> None:
    assert edit_url(HOME, source_path="cases/a b.yaml") == f"{HOME}/edit/main/cases/a%20b.yaml"


def test_links_load_nothing_else() -> None:
    code = (
        "import sys, kb_builder.forms.links\n"
        "print([m for m in sys.modules if m.startswith('kb_builder.') and m.count('.') > 1"
        " and m != 'kb_builder.forms.links' or m in ('yaml', 'pydantic')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
