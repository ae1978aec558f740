"""Whatever a contributor writes in a text field comes out as that text, and as nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Dialog

from kb_builder import site
from kb_builder.site import tool_scripts
from kb_builder.site.build import build_site
from kb_builder.site.tool_scripts import FIELD, SHEETS, scripts
from tests.site.conftest import Tab, copy_project, few_docs, silent
from tests.site.html_tools import Document, pages

pytestmark = pytest.mark.site

ATTACKS = (
    "<script>document.title='jebol'</script>",
    "<img src=x onerror=\"document.title='jebol'\">",
    "\"><svg/onload=document.title='jebol'>",
    "</title></textarea></script><iframe src=javascript:alert(1)>",
    "[tautan](javascript:alert(1)) <javascript:alert(1)>",
    "{download}`../../conf.py` {raw}`html` {{ 7*7 }} {% include '/etc/passwd' %} {# x #}",
    "```{include} ../conf.py\n```\n:::{raw} html\n<b>tebal</b>\n:::",
    ":download:`../conf.py` |x| `y <javascript:alert(1)>`_ .. raw:: html",
    "kanan\u202eirik\u202c ke\u200bkiri \u2066x\u2069",
    "${7*7} #{7*7} &lt;b&gt; &amp; %0a%0d \\u003cscript\\u003e",
    "panjang " * 800,
)
_EVERYWHERE = frozenset({"_static/rujukan.js"})
_SCRIPTS = {
    "index.html": {"_static/daerah.js", "_static/beranda.js", *scripts(*FIELD)},
    "search.html": {
        *("_static/cari.js", "_static/kata.js", "cari/indeks.js"),
        *scripts("dom", "slips", "loading"),
    },
    "siapkan.html": {"_static/siapkan.js", *scripts(*FIELD, "loading", *SHEETS)},
    "lapor.html": {"_static/lapor.js"},
    "cari.html": set(tool_scripts.BY_KIND["padanan"]),
    "banding.html": set(tool_scripts.BY_KIND["banding"]),
    "peta.html": set(tool_scripts.BY_KIND["peta"]),
}
"""Scripts that a page loads besides those of all pages."""
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LAYOUT = Path(site.__file__).parent / "templates" / "layout.html.jinja"


class Texts:
    """Hands out hostile texts, each with a mark of its own, and remembers them."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self) -> str:
        number = len(self.given)
        text = f"UJI{number:03d} {ATTACKS[number % len(ATTACKS)]} AKHIR{number:03d}"
        self.given.append(text)
        return text


def claim(text: Texts) -> dict[str, Any]:
    return {
        "text": text(), "cites": ["a"], "quote": text(), "speaker": text(), "note": text(),
    }  # fmt: skip


def source(text: Texts) -> dict[str, Any]:
    return {
        "title": text(), "publisher": text(), "kind": "press", "published": "2019",
        "accessed": "2020", "url": "https://contoh.example/a?b=1&c=%3E", "archive_url":
        "https://arsip.example/a", "reading": "full-text", "note": text(),
    }  # fmt: skip


def asked(text: Texts) -> dict[str, Any]:
    answer = {"text": text(), "cites": ["a"], "practice": "bojonegoro/p-satu", "note": text()}
    return {"text": text(), "asked_by": text(), "cites": ["a"], "answers": [answer]}


def case(text: Texts) -> dict[str, Any]:
    figure = {"value": "1.5", "unit": text(), "period": "2019"}
    result = {
        "metric": text(), "text": text(), "before": figure, "after": {**figure, "unit": text()},
        "strength": "before-after", "cites": ["a"], "note": text(),
    }  # fmt: skip
    practice = {
        "id": "p-satu", "title": text(), "summary": text(), "themes": ["data"],
        "improves": ["spbe-2020/I17"], "since": "2010", "problem": [claim(text)],
        "intervention": [claim(text)], "results": [result], "obstacles": [claim(text)],
        "costs": [claim(text)], "staff": [claim(text)], "legal_basis": [claim(text)],
        "transferability": {
            "needs": [claim(text)], "adapt": [claim(text)], "tried_elsewhere": [claim(text)],
        },
        "learnt_from": [{
            "body": text(), "how": "method", "agreement": text(), "date": "2018", "cites": ["a"],
            "note": text(),
        }],
        "contact_office": text(), "notes": [claim(text)],
    }  # fmt: skip
    hosting = {
        "office": {"name": text(), "address": text(), "cites": ["a"], "note": text()},
        "rules": [{**claim(text), "about": "letter"}],
        "totals": [{"value": "3", "unit": "visits", "since": "2018", "until": "2019",
                    "cites": ["a"], "note": text()}],
        "applications": [{"name": text(), "papers": ["mou"], "cites": ["a"], "note": text()}],
    }  # fmt: skip
    meeting = {
        "id": "rapat", "title": text(), "framework": "pegi", "date": "2015-11-19",
        "end": "2015-11-20", "place": text(), "organiser": text(), "assessors": [text()],
        "delegation": [text()], "purpose": [claim(text)], "requested": [claim(text)],
        "questions": [asked(text)], "exists": [claim(text)], "must_improve": [claim(text)],
        "cites": ["a"], "notes": [claim(text)],
    }  # fmt: skip
    profiles = [
        {"framework": "spbe-2020", "year": str(year), "basis": "external", "scores": {"D1": "3.00"},
         "index": "3.10", "predicate": "Baik", "cites": ["a"], "note": text()}
        for year in (2023, 2024)
    ]  # fmt: skip
    return {
        "schema_version": "1", "status": "needs-review", "last_verified": "2020-01-01",
        "verified_by": text(), "regency": "35.22", "summary": [claim(text)],
        "context": [claim(text)], "profiles": profiles, "practices": [practice],
        "assessment_meetings": [meeting],
        "gaps": [{"text": text(), "improves": ["spbe-2020/D3"], "cites": ["a"], "note": text()}],
        "plans": [claim(text)], "hosting": hosting, "notes": [claim(text)],
        "sources": {"a": source(text)},
    }  # fmt: skip


def visit(text: Texts) -> dict[str, Any]:
    guest = {
        "regency": "32.11", "body": text(), "lead_role": text(), "people": "3",
        "people_note": text(),
    }  # fmt: skip
    step = {
        "what": text(), "owner": text(), "due": "2020", "status": "done", "cites": ["a"],
    }  # fmt: skip
    return {
        "schema_version": "1", "status": "published", "last_verified": "2020-01-01",
        "verified_by": text(), "date": "2019-04-30", "date_note": text(),
        "host": {"regency": "35.22", "place": text(), "received_by": [text()]},
        "guests": [guest, {"body": text(), "lead_role": text(), "people": "2"}],
        "purpose": [claim(text)], "why_this_host": [claim(text)], "topics": [text()],
        "questions": [asked(text)], "shown": [{**claim(text), "practice": "bojonegoro/p-satu"}],
        "lessons": [claim(text)], "follow_up": [step], "disagreements": [claim(text)],
        "notes": [claim(text)], "cites": ["a"], "sources": {"a": source(text)},
    }  # fmt: skip


def questions(text: Texts) -> dict[str, Any]:
    question = {
        "id": "q-satu", "text": text(), "why": text(), "origin": "asked",
        "roles": ["kominfo", "bappeda"],
        "nodes": ["spbe-2020/I17"], "practices": ["bojonegoro/p-satu"],
        "visits": ["2019-04-30-bojonegoro-sumedang"], "meetings": ["bojonegoro/rapat"],
        "cites": ["a"],
    }  # fmt: skip
    return {
        "schema_version": "1", "status": "published", "last_verified": "2020-01-01",
        "verified_by": text(), "questions": [question], "sources": {"a": source(text)},
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, few_areas: None) -> tuple[Path, list[str]]:
    """A site built from hostile text in every text field, and the texts."""
    root = few_docs(copy_project(tmp_path_factory.mktemp("hostile"), cases=False))
    text = Texts()
    files = {
        "bojonegoro.yaml": case(text),
        "visits/2019-04-30-bojonegoro-sumedang.yaml": visit(text),
        "questions.yaml": questions(text),
    }
    for name, content in files.items():
        path = root / "cases" / name
        path.parent.mkdir(exist_ok=True)
        # The default style writes every list of ids inline; mappings must be block style.
        dumped = yaml.safe_dump(content, default_flow_style=False, allow_unicode=False, width=90)
        path.write_text(dumped, encoding="utf-8")
    return build_site(root, say=silent).folder, text.given


@pytest.fixture(scope="module")
def documents(hostile: tuple[Path, list[str]]) -> dict[str, Document]:
    return pages(hostile[0])


def shown(text: str) -> str:
    """How a text reads on a page: white space folded, direction marks written out."""
    for mark in "\u202e\u202c\u200b\u2066\u2069":
        text = text.replace(mark, f"[U+{ord(mark):04X}]")
    return " ".join(text.split())


def test_each_text_stands_on_some_page_letter_for_letter(
    hostile: tuple[Path, list[str]], documents: dict[str, Document]
) -> None:
    _, given = hostile
    found = [" ".join(document.text.split()) for document in documents.values()]
    missing = [text for text in given if not any(shown(text) in page for page in found)]
    assert len(given) > 90
    assert missing == []


def test_no_text_becomes_an_element_an_attribute_or_a_link(
    documents: dict[str, Document],
) -> None:
    for name, document in documents.items():
        assert list(suspicious(name, document)) == []


def suspicious(name: str, document: Document) -> Iterator[tuple[str, str, dict[str, str]]]:
    for tag, attributes in document.elements:
        script = attributes.get("src", "").split("?")[0]
        while script.startswith("../"):
            script = script[3:]
        allowed = _EVERYWHERE | _SCRIPTS.get(name, set())
        data = attributes == {"type": "application/ld+json"}  # is read, never run
        # what stands in the page itself is compared with the layout's own
        bad_script = tag == "script" and attributes and not data and script not in allowed
        if (
            tag in ("iframe", "object", "embed", "img", "b")
            # only the correction sheet is written on
            or (tag == "textarea" and name != "lapor.html")
            or bad_script
            or any(key.startswith("on") or key == "style" for key in attributes)
            or "javascript:" in attributes.get("href", "").lower()
            or "conf.py" in attributes.get("href", "")
        ):
            yield name, tag, attributes


def test_every_script_within_a_page_is_the_layouts_own(hostile: tuple[Path, list[str]]) -> None:
    ours = set(_INLINE.findall(_LAYOUT.read_text(encoding="utf-8")))
    assert len(ours) == 2
    for path in hostile[0].rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert set(_INLINE.findall(text)) <= ours, path.name
        assert text.count("<script>") == len(_INLINE.findall(text)), path.name


def test_jinja_and_directives_were_not_run(
    hostile: tuple[Path, list[str]], documents: dict[str, Document]
) -> None:
    everything = "".join(document.text for document in documents.values())
    assert "{{ 7*7 }}" in everything
    assert "html_theme" not in everything
    assert "root:x:0" not in everything
    assert not list(hostile[0].rglob("_downloads"))


@pytest.mark.browser
def test_nothing_runs_in_a_real_browser_not_even_in_search(
    hostile: tuple[Path, list[str]], tab: Tab
) -> None:
    site, _ = hostile
    page = tab(may_complain=True)  # what an attack logs is no matter; that it runs is
    opened: list[str] = []

    def asked(dialog: Dialog) -> None:
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", asked)
    names = [name for name in pages_that_show(site) if name != "search.html"]
    assert len(names) > len(_SCRIPTS)
    names += ["search.html?q=UJI", "search.html?q=jebol", "search.html?q=script"]
    for name in names:
        path, _, query = name.partition("?")
        page.goto((site / path).as_uri() + (f"?{query}" if query else ""))
        page.wait_for_timeout(30)
        assert page.title() != "jebol", name
    page.remove_listener("dialog", asked)
    assert opened == []


def pages_that_show(site: Path) -> list[str]:
    """Pages with a text of a contributor, and those whose scripts may bring one there."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return [n for n, path in found.items() if n in _SCRIPTS or b"UJI" in path.read_bytes()]
