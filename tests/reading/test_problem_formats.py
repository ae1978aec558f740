"""A problem as text, as a workflow command and as JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kb_builder.reading import Problem, Severity
from kb_builder.reading.files import make_problem
from kb_builder.reading.problems import as_json
from kb_builder.reading.yaml_tree import Position

PROBLEM = Problem(
    file="cases/bojonegoro.yaml",
    line=5,
    column=10,
    code="R303",
    message="Kode wilayah '35.99' tidak ada.",
    hint='Maksud Anda "35.22"?',
)


def test_text_is_place_code_and_sentence_with_the_hint_below() -> None:
    assert PROBLEM.as_text() == (
        "cases/bojonegoro.yaml:5:10 R303 Kode wilayah '35.99' tidak ada.\n"
        '    → Maksud Anda "35.22"?'
    )


def test_text_without_a_hint_is_one_line() -> None:
    assert "\n" not in Problem("a.yaml", 1, 1, "R104", "Berkas ini kosong.").as_text()


def test_github_puts_the_problem_beside_its_line() -> None:
    assert PROBLEM.as_github() == (
        "::error file=cases/bojonegoro.yaml,line=5,col=10,title=R303::"
        "Kode wilayah '35.99' tidak ada. Maksud Anda \"35.22\"?"
    )


def test_github_tells_warnings_apart() -> None:
    warning = Problem("a.yaml", 1, 1, "R302", "Sumber.", severity=Severity.WARNING)
    assert warning.as_github().startswith("::warning ")


def test_github_escapes_what_would_end_a_command_or_a_property() -> None:
    problem = Problem("a,b:c%d\r\n.yaml", 1, 1, "R201", "100%\r\n::error::x, y: z")
    assert problem.as_github() == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yaml,line=1,col=1,title=R201::"
        "100%25%0D%0A::error::x, y: z"
    )


@given(st.text(max_size=30), st.text(max_size=30))
def test_github_is_always_one_command(name: str, message: str) -> None:
    command = Problem(name, 1, 1, "R201", message).as_github()
    assert "\n" not in command
    assert "\r" not in command
    head, _, _ = command.removeprefix("::").partition("::")
    assert head.count(",") == 3


def test_json_has_one_entry_with_all_keys_for_each_problem() -> None:
    data = json.loads(as_json([PROBLEM, PROBLEM]))
    assert list(data) == ["problems"]
    assert data["problems"][0] == {
        "file": "cases/bojonegoro.yaml",
        "line": 5,
        "column": 10,
        "code": "R303",
        "severity": "error",
        "message": "Kode wilayah '35.99' tidak ada.",
        "hint": 'Maksud Anda "35.22"?',
    }
    assert len(data["problems"]) == 2
    assert json.loads(as_json([])) == {"problems": []}


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_sentences_are_one_printable_line(name: str, message: str, hint: str) -> None:
    problem = make_problem(name, Position(1, 1), "R201", message, hint=hint)
    for text in (problem.file, problem.message, problem.hint):
        assert len(text.splitlines()) <= 1
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_long_values_are_shortened() -> None:
    problem = make_problem("a", Position(1, 1), "R301", f"Sumber '{'x' * 9999}' tidak ada.")
    assert problem.message.endswith("…' tidak ada.")
    assert len(problem.message) < 120
    many = make_problem("a", Position(1, 1), "R301", "kata " * 999)
    assert len(many.message) == 500


def test_problems_are_ordered_by_file_line_and_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 7), ("a", 2, 1)]
    problems = sorted(Problem(*place, "R201", "x") for place in places)
    assert [(p.file, p.line, p.column) for p in problems] == sorted(places)
