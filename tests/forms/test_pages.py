"""The pages that a form names are pages of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.forms.definition import FormKind
from kb_builder.forms.pages import files_by_page
from kb_builder.project import Project
from kb_builder.reading import kept_verdicts, load_library
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.pages import areas, data_areas, practices, questions, sources, visits
from kb_builder.today import today
from tests.forms.bodies import real_project, sent
from tests.national import NATIONAL


def addresses(root: Path) -> set[str]:
    """Every address that the site makes of the cases of a project."""
    library, problems = load_library(root / "cases", NATIONAL, today=today(), known=kept_verdicts())
    assert [problem for problem in problems if problem.severity == "error"] == []
    catalogue = Catalogue(Project(NATIONAL, library))
    parts = (areas, data_areas, practices, questions, sources, visits)
    return {name for part in parts for name in part.docnames(catalogue)}


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (FormKind.VISIT, {}),
        (FormKind.VISIT, {"daerah_tamu": ""}),
        (FormKind.PRACTICE, {"indikator": "17"}),
        (FormKind.CASE, {}),
        (
            FormKind.CORRECTION,
            {"tertulis": "SIDEKEM bersumber terbuka", "berkas": "cases/pemalang.yaml"},
        ),
    ],
)
def test_the_site_has_the_pages_that_a_form_names(
    tmp_path: Path, kind: FormKind, answers: dict[str, str]
) -> None:
    root = real_project(tmp_path)
    before = addresses(root)
    done = sent(root, kind, **answers)
    assert done.draft is not None
    (root / done.draft.name).write_text(done.draft.text, encoding="utf-8")
    after = addresses(root)
    assert {page.docname for page in done.pages} <= after
    assert {page.docname for page in done.pages if page.new} == after - before


def test_pages_lead_to_the_files_that_the_site_makes_them_of(tmp_path: Path) -> None:
    root = real_project(tmp_path)
    library, _ = load_library(root / "cases", NATIONAL, today=today(), known=kept_verdicts())
    known = files_by_page(library, NATIONAL.areas)
    assert set(known) <= addresses(root)
    assert known["praktik/dewan-tik"] == "cases/bojonegoro.yaml"
    assert known["tanya/kominfo"] == "cases/questions.yaml"
    assert all((root / name).is_file() for name in known.values())
