"""The scripts of the site: checked types, tested parts, and nothing that makes markup of text."""

from __future__ import annotations

import json
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kb_builder.frameworks.calculator import score
from kb_builder.site.tool_data import tables
from kb_builder.site.tool_scripts import BY_KIND
from kb_builder.words.csv_rows import cell
from kb_builder.words.numbers import number, trait
from tests.national import NATIONAL
from tests.node import programs

ROOT = programs.FOLDER.parents[1]
STATIC = ROOT / "docs" / "_static"
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\("
)


def test_types_hold() -> None:
    package = programs.package("typescript")
    done = subprocess.run(
        [
            programs.node(),
            str(package / "bin" / "tsc"),
            "-p",
            str(programs.FOLDER / "tsconfig.json"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0


def test_small_parts_work() -> None:
    done = subprocess.run(
        [programs.node(), "--test", str(programs.FOLDER / "tools.test.mjs")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.name)
def test_text_never_becomes_markup_and_nothing_is_fetched(path: Path) -> None:
    assert MARKUP.findall(path.read_text(encoding="utf-8")) == []


def test_every_script_of_a_page_exists() -> None:
    made = {"_static/alat/tabel.js", "_static/alat/pustaka.js"}
    wanted = {name for names in BY_KIND.values() for name in names} - made
    assert {name for name in wanted if not (ROOT / "docs" / name).is_file()} == set()


def run(names: list[str], code: str, *arguments: Any, data: Path | None = None) -> Any:
    """What ``code`` (an expression) gives after the named scripts; ``given`` are the arguments.

    ``data`` is a folder with the scripts of data, if the code needs them.
    """
    script = (
        "const {runInThisContext:r}=require('node:vm'),{readFileSync:f}=require('node:fs');"
        "const [paths,code,given]=JSON.parse(f(0,'utf8'));globalThis.given=given;"
        "for(const p of paths)r(f(p,'utf8'));console.log(JSON.stringify(r(code)));"
    )
    paths = [str(STATIC / "alat" / f"{name}.js") for name in names]
    paths += [str(path) for path in sorted(data.glob("*.js"))] if data else []
    done = subprocess.run(
        [programs.node(), "-e", script],
        input=json.dumps([paths, code, arguments]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_figures_are_written_as_python_writes_them() -> None:
    drawn = Random(1)  # noqa: S311
    values = [drawn.choice([1, -1]) * 10 ** drawn.uniform(-8, 9) for _ in range(2000)]
    values += [n / 200 for n in range(-400, 400)]
    found = run(["numbers"], "given[0].map((v) => [Numbers.number(v), Numbers.trait(v)])", values)
    assert found == [[number(value), trait(value)] for value in values]


def test_cells_are_defused_as_python_does() -> None:
    texts = [
        "=1",
        " =1",
        "+62",
        "-3",
        "-3.5",
        "@a",
        "a; =b",
        "＝x",
        "\u200b=1",
        "biasa",
        "1e5",
        "a;b",
    ]
    found = run(["saving"], "given[0].map((text) => Saving.cell(text))", texts)
    assert found == [cell(text) for text in texts]


def test_levels_give_the_domain_values_that_python_gives() -> None:
    shown, drawn = tables(NATIONAL), Random(2)  # noqa: S311
    framework = NATIONAL.frameworks["spbe-2020"]
    sheets = [{node: drawn.randint(1, 5) for node in shown["nodes"]} for _ in range(100)]
    code = "given[1].map((levels) => Levels.domains(given[0], levels))"
    found = run(["levels"], code, {k: shown[k] for k in ("domains", "nodes")}, sheets)
    for sheet, values in zip(sheets, found, strict=True):
        levels = {key: sheet[n.id] for n in framework.indicators for key in n.answers}
        result = score(framework, levels=levels)
        for domain, value in zip(shown["domains"], values, strict=True):
            exact = result.values[domain["id"]].low
            assert number(Decimal(str(value))) == number(exact)
