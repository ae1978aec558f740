"""Generated pages letter for letter, from a small library; ``pytest --bless`` rewrites them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.project import Project
from kb_builder.reading import load_library
from kb_builder.reading.library import has_errors
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import Page, PlannedPage
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.rendering import Renderer, RenderError
from kb_builder.words.signs import spelled
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
    | {"panduan/mengirim-formulir", "metode/ukuran"}
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
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
        tmp_path_factory.mktemp("halaman"),
        bojonegoro=case,
        pemalang=draft,
        questions=questions_text(questions=question(practices="[bojonegoro/jaringan-serat-optik]")),
        **{"visits/2019-04-30-bojonegoro-sumedang": visit_text(topics="[jaringan]")},
    )
    library, problems = load_library(root / "cases", NATIONAL, today=TODAY)
    assert not has_errors(problems), problems
    return Catalogue(Project(NATIONAL, library))


@pytest.fixture(scope="module")
def renderer(catalogue: Catalogue) -> Renderer:
    return Renderer(page_names(catalogue) | WRITTEN)


def readable(page: Page) -> str:
    """A page as a text in which a change is easy to see."""
    parts = [f"{page.docname}: {page.title}", page.description, page.verified, page.lead]
    parts += [f"## {part.id}: {part.title}\n{part.html}" for part in page.sections]
    return "\n\n".join(parts) + "\n"


def planned(catalogue: Catalogue, renderer: Renderer) -> dict[str, PlannedPage]:
    """All pages by address."""
    return {page.docname: page for page in all_pages(catalogue, renderer)}


def is_computed(docname: str, catalogue: Catalogue) -> bool:
    """Whether a page is that of an area without a case, or compares it."""
    folder, _, slug = docname.partition("/")
    computed = folder in ("daerah", "banding") and slug in NATIONAL.areas.by_slug
    return computed and slug not in catalogue.cases


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
    page = planned(catalogue, renderer)[docname].render()
    golden(GOLDEN / f"{docname.replace('/', '--')}.html", readable(page))


@pytest.mark.parametrize("slug", ["sumedang", "kota-jakarta-pusat", "provinsi-jawa-timur"])
def test_a_data_page_reads_as_blessed(
    catalogue: Catalogue, renderer: Renderer, golden: Callable[[Path, str], None], slug: str
) -> None:
    page = planned(catalogue, renderer)[f"daerah/{slug}"].render()
    golden(GOLDEN / f"daerah--{slug}.html", readable(page))


def test_drafts_are_nowhere(catalogue: Catalogue, renderer: Renderer) -> None:
    pages = planned(catalogue, renderer)
    written = [page.render() for name, page in pages.items() if not is_computed(name, catalogue)]
    assert not any("milik-konsep" in readable(page) for page in written)
    assert pages["daerah/pemalang"].render().source_path == ""


def test_every_area_has_exactly_one_page(catalogue: Catalogue, renderer: Renderer) -> None:
    names = [page.docname for page in all_pages(catalogue, renderer)]
    assert len(names) == len(set(names))
    assert {f"daerah/{slug}" for slug in NATIONAL.areas.by_slug} <= set(names)
    assert set(names) == page_names(catalogue)


def test_a_link_to_a_page_that_does_not_exist_stops_the_build(catalogue: Catalogue) -> None:
    page = planned(catalogue, Renderer(frozenset({"index"})))["index"]
    with pytest.raises(RenderError, match="yang dirujuk"):
        page.render()


def test_direction_marks_are_written_out() -> None:
    assert spelled("a\u202eb\u200bc") == "a[U+202E]b[U+200B]c"
    assert spelled("biasa – “é”") == "biasa – “é”"
