"""What YAML would type stays the text that was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.reading.files import FileKind, read_file
from kb_builder.reading.yaml_tree import Mapping, Position, Scalar, Sequence, parse_tree, plain
from tests.factories import case_text, claim, measurement, practice, profile, result, sources
from tests.reading.tools import VISIT, problems_of, read

WRITTEN = (
    "35.10", "NO", "no", "yes", "on", "0351", "0o17", "0x1F", "1e3", "1_000", "12:30:45",
    "true", "2019-04-30", "2019-02-30", ".5", "4.00", ".inf", "=", "<<x", "3,5", "10 %",
    "#1", "-",
)  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_a_scalar_stays_as_written(written: str) -> None:
    tree, faults = parse_tree(f"a: {written}\n" if written[0] not in "#-" else f'a: "{written}"\n')
    assert not faults
    assert plain(tree or Scalar("", Position(1, 1))) == {"a": written}


@pytest.mark.parametrize("written", ["~", "null", "Null"])
def test_what_yaml_calls_nothing_is_empty_unless_quoted(written: str) -> None:
    for text, read_as in ((f"a: {written}\n", ""), (f'a: "{written}"\n', written)):
        tree, faults = parse_tree(text)
        assert not faults
        assert plain(tree or Scalar("", Position(1, 1))) == {"a": read_as}


def test_banyuwangi_without_quotes_stays_banyuwangi(tmp_path: Path) -> None:
    library, problems = read(tmp_path, banyuwangi=case_text(regency="35.10"))
    assert problems == []
    assert library.cases["banyuwangi"].regency == "35.10"


def test_texts_that_yaml_would_type_stay_texts(tmp_path: Path) -> None:
    words = ("NO", "35.10", "0351", "1e3", "2019-04-30", "true")
    text = case_text(summary="".join(claim(word) for word in words))
    library, problems = read(tmp_path, bojonegoro=text)
    assert problems == []
    assert tuple(c.text for c in library.cases["bojonegoro"].summary) == words


def test_figures_keep_their_zeros(tmp_path: Path) -> None:
    text = case_text(
        profiles=profile(scores="kebijakan: 3.00\nkelembagaan: 4\n", index="3.10"),
        practices=practice(results=result(after=measurement("25.0"), strength="output")),
    )
    library, problems = read(tmp_path, bojonegoro=text)
    case = library.cases["bojonegoro"]
    assert problems == []
    assert [str(score) for score in case.profiles[0].scores.values()] == ["3.00", "4"]
    assert str(case.profiles[0].index) == "3.10"
    results = case.practices[0].results
    assert not isinstance(results, str)
    assert results[0].after is not None
    assert str(results[0].after.value) == "25.0"


def test_folded_and_literal_blocks_become_one_text() -> None:
    tree, faults = parse_tree("a: >-\n  satu\n  dua\nb: |\n  satu\n  dua\n")
    assert not faults
    assert tree is not None
    assert plain(tree) == {"a": "satu dua", "b": "satu\ndua\n"}


def test_a_bom_is_accepted_and_moves_nothing(tmp_path: Path) -> None:
    text = case_text(status="terbit")
    with_bom = problems_of(tmp_path, bojonegoro=b"\xef\xbb\xbf" + text.encode())
    assert with_bom == problems_of(tmp_path, bojonegoro=text)
    assert [(p.line, p.column) for p in with_bom] == [(2, 9)]
    assert problems_of(tmp_path, bojonegoro=b"\xef\xbb\xbf" + case_text().encode()) == []


def test_windows_line_ends_are_accepted_and_move_nothing(tmp_path: Path) -> None:
    windows = case_text().replace("\n", "\r\n")
    assert problems_of(tmp_path, bojonegoro=windows.encode()) == []
    wrong = case_text(sources=sources(kind="blog"))
    assert problems_of(tmp_path, bojonegoro=wrong.replace("\n", "\r\n").encode()) == problems_of(
        tmp_path, bojonegoro=wrong
    )


def test_a_file_without_a_last_line_end_is_accepted(tmp_path: Path) -> None:
    assert problems_of(tmp_path, bojonegoro=case_text().rstrip("\n")) == []


def test_lists_may_be_in_brackets_or_on_lines(tmp_path: Path) -> None:
    on_lines = claim(cites="\n- berita-1\n")
    assert problems_of(tmp_path, bojonegoro=case_text(summary=on_lines)) == []


def test_a_document_mark_and_comments_are_accepted(tmp_path: Path) -> None:
    text = "# kasus\n---\n" + case_text(status="draft # masih konsep") + "...\n"
    assert problems_of(tmp_path, bojonegoro=text) == []


def test_the_largest_file_is_accepted(tmp_path: Path) -> None:
    text = case_text()
    filled = text + "#" * (256 * 1024 - len(text.encode()))
    assert problems_of(tmp_path, bojonegoro=filled) == []


def test_twelve_levels_are_accepted() -> None:
    tree, faults = parse_tree("[" * 12 + "x" + "]" * 12)
    assert not faults
    assert isinstance(tree, Sequence)


def test_places_count_characters_not_bytes(tmp_path: Path) -> None:
    text = case_text(summary=claim('"café 🏛 é"', cites="[berita-1, berita-9]"))
    problems = problems_of(tmp_path, bojonegoro=text)
    assert [(p.code, p.line, p.column) for p in problems] == [("R301", 8, 23)]
    tree, _ = parse_tree("é🏛: x\n")
    assert isinstance(tree, Mapping)
    assert tree.entries["é🏛"][1].position == Position(1, 5)


def test_hostile_text_stays_as_written_and_stops_nothing(tmp_path: Path) -> None:
    hostile = (
        "<script>alert(1)</script>", "{{ 7*7 }}{% raw %}", "{download}`/etc/passwd`",
        "[x](javascript:alert(1))", "```{include} /etc/passwd", "%include", "../../etc/passwd",
        "|x|_ `y`_ **z** ::", "$(id) `id` ; rm -rf /", "' OR 1=1 --", "&lt;b&gt; &#x3c;",
    )  # fmt: skip
    quoted = "".join(claim("'" + text.replace("'", "''") + "'") for text in hostile)
    library, problems = read(tmp_path, bojonegoro=case_text(summary=quoted))
    assert {(problem.code, problem.severity) for problem in problems} == {("R405", "warning")}
    assert tuple(c.text for c in library.cases["bojonegoro"].summary) == hostile


def test_one_file_can_be_read_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "bojonegoro.yaml"
    path.write_text(case_text(), encoding="utf-8")
    source, problems = read_file(path, "cases/bojonegoro.yaml", FileKind.CASE)
    assert problems == []
    assert source is not None
    assert (source.stem, source.kind) == ("bojonegoro", FileKind.CASE)
    assert VISIT not in source.name
