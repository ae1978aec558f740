"""Whatever is done to a valid file, reading it never raises and points inside the file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb_builder.model.library import Library
from kb_builder.reading import Problem, Severity
from kb_builder.reading.codes import CODES
from kb_builder.reading.problems import as_json
from tests.factories import full_case_text, questions_text, visit_text
from tests.reading.tools import VISIT, read

FULL: Final = {"bojonegoro": full_case_text(), VISIT: visit_text(), "questions": questions_text()}

# Tests below share one folder: every example overwrites the files of the last one.
same_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

VALUES: Final = (
    "", "~", "null", "NO", "35.10", "0351", "1e3", "3,5", ".inf", "NaN", "²", "٣", "9999-12",
    "0000", "2026-11-23", "[]", "{}", "[[", "&a x", "*a", "!!int 3", "|", ">-", '"', "'", '"\\e"',
    "- - x", "? x", "%", "@", "tidak diketahui", "javascript:alert(1)", "\u202e", "x" * 3000,
    "1" * 5000, "../../etc", "{{ 7*7 }}", "<script>", "[a: b]", "# x", "---", "...", "<<: *a",
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file's name and its text after a few of the accidents that happen to files."""
    name = draw(st.sampled_from(sorted(FULL)))
    lines = FULL[name].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        match draw(
            st.sampled_from(("drop", "double", "swap", "move", "indent", "value", "insert"))
        ):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(other, line)
            case "swap":
                lines[at], lines[other] = lines[other], line
            case "move":
                lines.insert(other, lines.pop(at))
            case "indent":
                lines[at] = " " * draw(st.integers(0, 9)) + line.lstrip()
            case "value":
                key, colon, _ = line.partition(":")
                lines[at] = f"{key}{colon or ':'} {draw(st.sampled_from(VALUES))}"
            case "insert":
                place = draw(st.integers(0, len(line)))
                piece = draw(st.text(max_size=5) | st.sampled_from(VALUES))
                lines[at] = line[:place] + piece + line[place:]
    text = "\n".join(lines)
    return name, text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


def check(root: Path, name: str, data: bytes) -> tuple[Library, list[Problem]]:
    """Read the full project with one file replaced, and hold what always holds."""
    library, problems = read(root, **(FULL | {name: data}))
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
    rows = lines.split("\n")
    assert problems == sorted(problems)
    assert len(problems) == len(set(problems))
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert problem.hint
        assert len(problem.as_text().splitlines()) == 2
        assert len(problem.as_github().splitlines()) == 1
        if problem.file == f"cases/{name}.yaml":
            assert 1 <= problem.line <= len(rows)
            assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1
    assert len(json.loads(as_json(problems))["problems"]) == len(problems)
    wrong = {problem.file for problem in problems if problem.severity is Severity.ERROR}
    whole = {f"cases/{stem}.yaml" for stem in library.cases}
    whole |= {f"cases/visits/{stem}.yaml" for stem in library.visits}
    whole |= {"cases/questions.yaml"} if library.questions else set()
    assert whole | wrong == {f"cases/{each}.yaml" for each in FULL}, "a file vanished in silence"
    return library, problems


def test_the_unbroken_files_have_no_problem(tmp_path: Path) -> None:
    assert check(tmp_path, "bojonegoro", FULL["bojonegoro"].encode())[1] == []


@same_folder
@given(mutated())
def test_accidents_give_problems_inside_the_file(tmp_path: Path, file: tuple[str, str]) -> None:
    name, text = file
    check(tmp_path, name, text.encode("utf-8", "surrogatepass"))


@same_folder
@given(st.binary(max_size=400))
def test_random_bytes_give_problems(tmp_path: Path, data: bytes) -> None:
    _, problems = check(tmp_path, "bojonegoro", data)
    assert problems


@same_folder
@given(
    st.sampled_from(sorted(FULL)),
    st.integers(0, 3000),
    st.integers(0, 8),
    st.binary(max_size=6),
)
def test_bytes_replaced_in_the_middle(
    tmp_path: Path, name: str, at: int, count: int, new: bytes
) -> None:
    data = FULL[name].encode()
    at %= len(data)
    check(tmp_path, name, data[:at] + new + data[at + count :])


@same_folder
@given(st.text(alphabet="-[]{}:,&*!|>'\"%@`#?~ \n\tab0.", max_size=60))
def test_the_signs_of_yaml_in_any_order(tmp_path: Path, text: str) -> None:
    check(tmp_path, "bojonegoro", text.encode())


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_any_value_in_the_place_of_any_other(tmp_path: Path, value: str) -> None:
    for name, text in FULL.items():
        lines = text.split("\n")
        for at in range(len(value) % 23, len(lines), 23):
            key, colon, _ = lines[at].partition(":")
            changed = [*lines[:at], f"{key}{colon or ':'} {value}", *lines[at + 1 :]]
            check(tmp_path, name, "\n".join(changed).encode())


def test_problems_are_the_same_in_every_run(tmp_path: Path) -> None:
    text = FULL["bojonegoro"].replace("cites", "sites").encode()
    assert check(tmp_path, "bojonegoro", text)[1] == check(tmp_path, "bojonegoro", text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "? [" * 50_000,
        "- " * 100_000,
        "a: [" + "[]," * 10_000 + "]",
        "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a, *a]\n" for n in range(1_000)),
        "gaps:\n  - cites: [" + ",".join(f"sumber{n}" for n in range(20_000)) + "]\n",
        "gaps:\n" + "".join(f"- regency: '{n // 100:02}.{n % 100:02}'\n" for n in range(5_000)),
    ],
    ids=lambda text: text[:12],
)
def test_files_made_to_be_slow_are_read_in_seconds(tmp_path: Path, text: str) -> None:
    """Where nothing bounds the work, the brackets take a minute and the area codes half of one."""
    start = time.process_time()
    assert check(tmp_path, "bojonegoro", text.encode())[1]
    assert time.process_time() - start < 8
