"""A source that several files cite is one and the same in all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.reading import Problem, Severity
from kb_builder.reading.library import has_errors
from tests.factories import UNKNOWN, case_text, questions_text, sources, visit_text
from tests.reading.tools import VISIT, line_of, problems_of

RIGHT = "https://contoh.go.id/berita/107"
HOME = "https://contoh.go.id/berita/1"
WRONG = "https://contoh.go.id/berita/701"


def case(code: str, **keys: str | None) -> str:
    return case_text(regency=f'"{code}"', sources=sources(**keys))


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in problems]


def test_of_two_files_the_later_one_is_told(tmp_path: Path) -> None:
    later = case("32.11", url=WRONG)
    problems = problems_of(tmp_path, bojonegoro=case("35.22", url=RIGHT), sumedang=later)
    assert places(problems) == [("cases/sumedang.yaml", "R315")]
    assert problems[0].message == (
        f"Sumber 'berita-1' di sini beralamat {WRONG}, "
        f"sedangkan di cases/bojonegoro.yaml beralamat {RIGHT}."
    )
    assert (problems[0].line, problems[0].column) == (line_of(later, WRONG), 10)
    assert problems[0].severity is Severity.ERROR


def test_the_minority_is_told_wherever_it_stands(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        bojonegoro=case("35.22", url=WRONG),
        pemalang=case("33.27", url=RIGHT),
        sumedang=case("32.11", url=RIGHT),
    )
    assert places(problems) == [("cases/bojonegoro.yaml", "R315")]
    assert "di cases/pemalang.yaml beralamat" in problems[0].message


def test_each_differing_file_is_told_once(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        bojonegoro=case("35.22", url=RIGHT),
        pemalang=case("33.27", url=WRONG, publisher="Koran"),
        sumedang=case("32.11", url="https://contoh.go.id/berita/17", publisher="Majalah"),
    )
    assert places(problems) == [("cases/pemalang.yaml", "R315"), ("cases/sumedang.yaml", "R315")]


def test_visits_and_questions_are_compared_too(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        bojonegoro=case("35.22", url=RIGHT),
        questions=questions_text(sources=sources(url=WRONG)),
        **{VISIT: visit_text(sources=sources(url=RIGHT))},
    )
    assert places(problems) == [("cases/questions.yaml", "R315")]


def test_another_publisher_is_a_warning(tmp_path: Path) -> None:
    later = case("32.11", publisher="Koran Bojonegoro")
    problems = problems_of(tmp_path, bojonegoro=case("35.22"), sumedang=later)
    assert places(problems) == [("cases/sumedang.yaml", "R315")]
    assert problems[0].message == (
        "Sumber 'berita-1' di sini diterbitkan oleh Koran Bojonegoro, "
        "sedangkan di cases/bojonegoro.yaml oleh Dinas Kominfo."
    )
    assert problems[0].line == line_of(later, "Koran Bojonegoro")
    assert not has_errors(problems)


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "Judul lain"},
        {"published": UNKNOWN},
        {"archive_url": "https://web.archive.org/web/2019/https://contoh.go.id"},
        {"url": UNKNOWN},
        {"publisher": UNKNOWN},
        {"url": ">-\n  https://dinkominfo.bojonegorokab.go.id/berita/baca/107"},
        {"publisher": '"Dinas Kominfo "'},
    ],
)
def test_what_may_differ_or_is_not_known_is_not_told(tmp_path: Path, keys: dict[str, str]) -> None:
    assert problems_of(tmp_path, bojonegoro=case("35.22"), sumedang=case("32.11", **keys)) == []


def test_a_page_has_one_id_in_all_files(tmp_path: Path) -> None:
    other = case("32.11").replace("berita-1", "berita-lain").replace("https://", "http://www.")
    problems = problems_of(tmp_path, bojonegoro=case("35.22"), sumedang=other)
    assert places(problems) == [("cases/sumedang.yaml", "R322")]
    assert "di cases/bojonegoro.yaml bernama 'berita-1'" in problems[0].message
    assert problems[0].line == line_of(other, "\n  berita-lain:") + 1
    assert problems[0].severity is Severity.WARNING


def test_a_page_has_one_id_in_a_file(tmp_path: Path) -> None:
    twice = sources(url=HOME) + sources("berita-2", url=HOME)
    text = case_text(sources=twice).replace("[berita-1]", "[berita-1, berita-2]")
    problems = problems_of(tmp_path, bojonegoro=text)
    assert places(problems) == [("cases/bojonegoro.yaml", "R322")]
    assert "sudah ada di berkas ini sebagai sumber 'berita-1'" in problems[0].message


def test_an_address_of_the_wrong_form_is_told_once_and_counts_for_nothing(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        bojonegoro=case("35.22", url="contoh.go.id"),
        pemalang=case("33.27", url='""'),
        sumedang=case("32.11", url=RIGHT),
    )
    assert places(problems) == [("cases/bojonegoro.yaml", "R214"), ("cases/pemalang.yaml", "R204")]


def test_a_file_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path,
        bojonegoro=case("35.22", url=WRONG) + "status: [",
        sumedang=case("32.11", url=RIGHT),
    )
    assert places(problems) == [("cases/bojonegoro.yaml", "R106")]


@pytest.mark.parametrize(
    "broken", ["sources: x\n", "sources: [a]\n", "sources:\n  berita-1: x\n", "- x\n", "x\n",
               "sources:\n  berita-1:\n    url: [x]\n    publisher:\n      a: b\n"],
)  # fmt: skip
def test_sources_of_any_shape_are_compared_without_a_fall(tmp_path: Path, broken: str) -> None:
    problems = problems_of(tmp_path, bojonegoro=broken, sumedang=case("32.11", url=RIGHT))
    assert {problem.file for problem in problems} == {"cases/bojonegoro.yaml"}
    assert "R315" not in {problem.code for problem in problems}
