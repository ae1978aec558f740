"""Broken files give problems with code, line and sentence; never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from kb_builder.reading import Problem, yaml_tree
from kb_builder.reading.codes import CODES
from tests.reading.broken import BROKEN, CHARACTERS, SYNTAX, Broken
from tests.reading.tools import problems_of

ENGLISH = re.compile(r"\b(input|should|must be|field|required|expected|invalid|error|line)\b", re.I)


def found(root: Path, broken: Broken) -> list[Problem]:
    return problems_of(root, **dict(broken.beside), **{broken.file: broken.content})


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_file_is_told_once_with_code_line_and_sentence(
    tmp_path: Path, broken: Broken
) -> None:
    problems = found(tmp_path, broken)
    mine = [
        problem
        for problem in problems
        if (problem.code, problem.line) == (broken.code, broken.line)
        and broken.says in problem.message
        and broken.hint in problem.hint
    ]
    assert mine, "\n".join(problem.as_text() for problem in problems)
    assert mine[0].file == f"cases/{broken.file}.yaml"

    # One mistake gives one problem, in whole Indonesian sentences.
    codes = sorted(problem.code for problem in problems)
    assert codes == sorted((broken.code, *broken.also))
    for problem in problems:
        assert not ENGLISH.search(problem.message.replace("'before-after'", ""))
        assert problem.message.endswith((".", "?"))
        assert problem.message[0].isupper() or not problem.message[0].isalpha()
        assert problem.hint


@pytest.mark.parametrize("broken", [*CHARACTERS, *SYNTAX], ids=lambda broken: broken.name)
def test_without_the_fast_parser_the_same_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: Broken
) -> None:
    fast = found(tmp_path, broken)
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    slow = found(tmp_path, broken)
    if broken.name == "a lone escaped surrogate":  # where one parser stops, the other reads on
        assert [problem.code for problem in slow] == ["R114"]
    else:
        assert [(p.line, p.code, p.message) for p in slow] == [
            (p.line, p.code, p.message) for p in fast
        ]


def test_every_code_is_produced_by_a_broken_file() -> None:
    assert {broken.code for broken in BROKEN} == CODES.keys()


def test_there_are_more_than_a_hundred_broken_files_each_with_its_own_name() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) > 100
