"""Generated pages letter for letter, from a small library; ``pytest --bless`` rewrites them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.project import Project
from kb_builder.reading import Library, load_library
from kb_builder.reading.library import has_errors
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import Page, page_from_text
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.pages.data_areas import data_areas
from kb_builder.site.rendering import Renderer, RenderError, visible
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
from tests.national import NATIONAL

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"
WRITTEN = frozenset(
    {"panduan/index", "panduan/berkunjung", "panduan/berkas-kasus", "data", "metode/index"}
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """One case with a practice of each kind of answer, one visit, one question, one draft."""
    counted = result(strength="output", after=measurement(), note="Dihitung dinas.")
    case = case_text(
        practices=practice(results=counted, improves="[spbe-2020/I17]"),
        profiles=profile(),
        assessment_meetings=meeting(),
        gaps=claim("Pemantauan belum ada."),
        plans=claim("Rencana induk disusun."),
    )
    draft = case_text(status="draft", regency='"33.27"', practices=practice("milik-konsep"))
    root = project(
        tmp_path,
        bojonegoro=case,
        pemalang=draft,
        questions=questions_text(questions=question(practices="[bojonegoro/jaringan-serat-optik]")),
        **{"visits/2019-04-30-bojonegoro-sumedang": visit_text(topics="[jaringan]")},
    )
    library, problems = load_library(root / "cases", NATIONAL, today=TODAY)
    assert not has_errors(problems), problems
    return Catalogue(Project(NATIONAL, library))


@pytest.fixture
def renderer(catalogue: Catalogue) -> Renderer:
    return Renderer(page_names(catalogue) | WRITTEN)


def readable(page: Page) -> str:
    """A page as a text in which a change is easy to see."""
    parts = [f"{page.docname}: {page.title}", page.description, page.verified, page.lead]
    parts += [f"## {part.id}: {part.title}\n{part.html}" for part in page.sections]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    "docname",
    [
        "daerah/bojonegoro",
        "praktik/jaringan-serat-optik",
        "praktik/index",
        "praktik/indikator",
        "kunjungan/index",
        "kunjungan/2019-04-30-bojonegoro-sumedang",
        "tanya/index",
        "sumber",
    ],
)
def test_a_page_reads_as_blessed(
    catalogue: Catalogue,
    renderer: Renderer,
    golden: Callable[[Path, str], None],
    docname: str,
) -> None:
    page = next(p for p in all_pages(catalogue, renderer) if p.docname == docname)
    golden(GOLDEN / f"{docname.replace('/', '--')}.html", readable(page))


@pytest.mark.parametrize("slug", ["sumedang", "kota-jakarta-pusat", "provinsi-jawa-timur"])
def test_a_data_page_reads_as_blessed(
    catalogue: Catalogue, renderer: Renderer, golden: Callable[[Path, str], None], slug: str
) -> None:
    entry = next(e for e in data_areas(catalogue, renderer) if e.docname == f"daerah/{slug}")
    golden(GOLDEN / f"daerah--{slug}.html", readable(entry.render()))


def test_drafts_are_nowhere(catalogue: Catalogue, renderer: Renderer) -> None:
    pages = all_pages(catalogue, renderer)
    assert not any("milik-konsep" in page.as_text() for page in pages)
    assert "daerah/pemalang" not in {page.docname for page in pages}
    assert "daerah/pemalang" in {entry.docname for entry in data_areas(catalogue, renderer)}


def test_every_area_has_exactly_one_page(catalogue: Catalogue, renderer: Renderer) -> None:
    written = {page.docname for page in all_pages(catalogue, renderer)}
    computed = [entry.docname for entry in data_areas(catalogue, renderer)]
    areas = {f"daerah/{slug}" for slug in NATIONAL.areas.by_slug}
    assert len(computed) == len(set(computed))
    assert not written & set(computed)
    assert areas <= written | set(computed)


def test_the_key_of_a_data_page_changes_with_its_visits_and_with_nothing_else(
    catalogue: Catalogue, renderer: Renderer
) -> None:
    library = catalogue.library
    text = catalogue.visits[0].visit.model_copy(update={"topics": ("lain",)})
    other = Library(library.cases, {**library.visits, catalogue.visits[0].stem: text}, None)
    changed = Catalogue(Project(NATIONAL, other))
    before = {entry.docname: entry.key for entry in data_areas(catalogue, renderer)}
    after = {entry.docname: entry.key for entry in data_areas(changed, renderer)}
    assert [name for name in before if before[name] != after[name]] == ["daerah/sumedang"]


def test_the_keys_of_all_data_pages_change_when_the_answers_may_change(
    catalogue: Catalogue, renderer: Renderer
) -> None:
    library = catalogue.library
    changed = Catalogue(Project(NATIONAL, Library(library.cases, {}, None)))
    before = {entry.docname: entry.key for entry in data_areas(catalogue, renderer)}
    after = {entry.docname: entry.key for entry in data_areas(changed, renderer)}
    same = [name for name in before if before[name] == after[name]]
    assert all(name.startswith("daerah/provinsi-") for name in same)


def test_a_link_to_a_page_that_does_not_exist_stops_the_build(catalogue: Catalogue) -> None:
    with pytest.raises(RenderError, match="yang dirujuk"):
        all_pages(catalogue, Renderer(frozenset({"index"})))


def test_a_page_survives_its_file(catalogue: Catalogue, renderer: Renderer) -> None:
    for page in all_pages(catalogue, renderer):
        assert page_from_text(page.as_text()) == page


def test_direction_marks_are_written_out() -> None:
    assert visible("a\u202eb\u200bc") == "a[U+202E]b[U+200B]c"
    assert visible("biasa – “é”") == "biasa – “é”"
