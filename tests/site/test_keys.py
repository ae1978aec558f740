"""A key that stays means bytes that stay: whatever is changed in a file, no page goes stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from pydantic import BaseModel

from kb_builder.model.fields import UNKNOWN
from kb_builder.model.library import Library
from kb_builder.model.vocabulary import Term
from kb_builder.project import Project
from kb_builder.reading import load_library
from kb_builder.reference import National
from kb_builder.site.api import planned_documents
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.digest import Digester
from kb_builder.site.page import Page
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.rendering import Renderer
from tests.factories import (
    TODAY,
    case_text,
    claim,
    measurement,
    meeting,
    practice,
    profile,
    project,
    question,
    questions_text,
    result,
    visit_text,
)
from tests.site.test_pages import WRITTEN

VISIT: Final = "2019-04-30-bojonegoro-sumedang"
SHOWN: Final = (
    *("index", "isi", "sumber", "daerah/index", "daerah/bojonegoro", "daerah/bojonegoro/pegi-2015"),
    *("daerah/sumedang", "kunjungan/index", f"kunjungan/{VISIT}", "praktik/index", "praktik/tema"),
    *("praktik/indikator", "praktik/rantai", "praktik/jaringan-serat-optik", "praktik/kedua"),
    *("tanya/index", "tanya/kominfo", "tanya/indikator"),
)
DOCUMENTS: Final = (
    *("practices.json", "visits.json", "questions.json", "series.json", "areas.json"),
    *("areas/35.22.json", "areas/32.11.json", "index.json"),
)
EVERY: Final = 4
"""Each run tries a quarter of all changes; which ones is fixed."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, few: National) -> Library:
    root = project(
        tmp_path_factory.mktemp("kunci"),
        bojonegoro=case_text(
            practices=practice(
                results=result(strength="output", after=measurement(), note="Dihitung dinas."),
                improves="[spbe-2020/I17]",
            )
            + practice("kedua", title="Praktik kedua"),
            profiles=profile(),
            assessment_meetings=meeting(),
            gaps=claim("Pemantauan belum ada."),
            plans=claim("Rencana induk disusun."),
        ),
        questions=questions_text(questions=question(practices="[bojonegoro/jaringan-serat-optik]")),
        **{f"visits/{VISIT}": visit_text(topics="[jaringan]")},
    )
    found, problems = load_library(root / "cases", few, today=TODAY)
    assert [p for p in problems if p.severity == "error"] == []
    return found


def changed(  # noqa: PLR0912 -- one branch for each kind of value
    value: Any, path: str = ""
) -> Iterator[tuple[str, Any]]:
    """``value`` with one thing in it changed, once for each thing that can be, and what it was."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            for where, other in changed(getattr(value, name), f"{path}.{name}"):
                yield where, value.model_copy(update={name: other})
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            for where, other in changed(item, f"{path}[{place}]"):
                yield where, (*value[:place], other, *value[place + 1 :])
    elif isinstance(value, dict):
        for name, item in value.items():
            for where, other in changed(item, f"{path}[{name}]"):
                yield where, {**value, name: other}
    elif isinstance(value, Term):
        members = list(type(value))
        if len(members) > 1:
            yield path, members[(members.index(value) + 1) % len(members)]
    elif isinstance(value, str) and value != UNKNOWN:
        if " " in value:
            yield path, f"{value} berubah"
        elif path.endswith(("url", "published", "accessed", "since")):
            yield path, UNKNOWN


def mutants(library: Library) -> Iterator[tuple[str, Library]]:
    """The library with one thing changed somewhere."""
    for where, case in changed(library.cases["bojonegoro"], "case"):
        if not where.endswith((".status", ".strength", "basis")):
            yield (
                where,
                Library({**library.cases, "bojonegoro": case}, library.visits, library.questions),
            )
    for where, visit in changed(library.visits[VISIT], "visit"):
        if not where.endswith(".status"):
            yield where, Library(library.cases, {VISIT: visit}, library.questions)
    for where, bank in changed(library.questions, "bank"):
        if not where.endswith((".status", "roles[0]")):
            yield where, Library(library.cases, library.visits, bank)


class Made:
    """Keys of pages and documents, and what they come to."""

    def __init__(self, national: National, library: Library) -> None:
        catalogue = Catalogue(Project(national, library))
        renderer = Renderer(page_names(catalogue) | WRITTEN | {"tentang", "istilah"})
        self.pages = {p.docname: p for p in all_pages(catalogue, renderer) if p.docname in SHOWN}
        digest = Digester().digest
        self.documents = {
            d.name: d
            for d in planned_documents(catalogue, programs="", digest=digest)
            if d.name in DOCUMENTS
        }

    def keys(self) -> dict[str, str]:
        made = {name: page.key for name, page in self.pages.items()}
        return made | {name: document.key for name, document in self.documents.items()}

    def of(self, name: str) -> Page | bytes:
        return self.pages[name].render() if name in self.pages else self.documents[name].make()


def test_what_changed_has_another_key_and_what_has_the_same_key_is_the_same(
    few: National, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The answers for 514 areas are not what is tested here.
    monkeypatch.setattr(Catalogue, "answer_key", lambda *_: ("", []))
    before = Made(few, library)
    assert before.pages.keys() == set(SHOWN)
    keys = before.keys()
    known = {name: before.of(name) for name in keys}
    assert Made(few, library).keys() == keys
    stale = []
    needless: dict[str, int] = {}
    tried = 0
    for number, (where, other) in enumerate(mutants(library)):
        if number % EVERY:
            continue
        tried += 1
        after = Made(few, other)
        for name, key in after.keys().items():
            same = after.of(name) == known[name]
            if key == keys[name] and not same:
                stale.append((where, name))
            if key != keys[name] and same:
                needless[name] = needless.get(name, 0) + 1
    assert stale == []
    assert tried > 10
    # A key may name a little more than its page shows, but never the whole library.
    assert max(needless.values(), default=0) < tried / 3, needless


def test_a_view_that_is_no_plain_data_is_refused(few: National, library: Library) -> None:
    catalogue = Catalogue(Project(few, library))
    renderer = Renderer(page_names(catalogue) | WRITTEN)
    page = renderer.plan(
        "codes", docname="x", title="x", description="", kind="x", view={"codes": open}
    )
    with pytest.raises(TypeError, match="no plain data"):
        _ = page.key


def test_digests_tell_values_apart_that_look_alike() -> None:
    digest = Digester().digest
    values: list[Any] = [
        "1",
        1,
        1.5,
        "1.5",
        None,
        "",
        (),
        ("",),
        ("", ""),
        ("a", "b"),
        ("ab",),
        {"a": "b"},
    ]
    assert len({digest(value) for value in values}) == len(values)
    assert digest(["a", ("b",)]) == digest(("a", ["b"]))
    assert digest({1, 2, 3}) == digest({3, 2, 1})
