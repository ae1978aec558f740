"""The arrows between the parts of ``kb_builder`` run one way."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from kb_builder.reading.verdicts import PARTS

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = ROOT / "kb_builder"
FILES: Final = sorted(PACKAGE.rglob("*.py"))

_BELOW: Final = {"words", "model", "frameworks", "reference", "reading", "similarity"}
"""What the project is made of."""

MAY_IMPORT: Final = {
    "words": set(),
    "model": {"words"},
    "frameworks": {"words", "model"},
    "reference": {"words", "model", "frameworks"},
    "reading": {*PARTS, "progress", "today", "leftovers", "fingerprint"},
    "similarity": {"words", "model", "frameworks", "reference", "progress"},
    "progress": {"words"},
    "fingerprint": {"leftovers"},
    "project": _BELOW,
    "brief": _BELOW | {"project"},
    "editing": _BELOW | {"project", "writing"},
    "forms": _BELOW | {"project", "writing", "editing", "markdown", "today"},
    "importing": _BELOW - {"reading", "similarity"} | {"writing", "progress"},
    "upkeep": _BELOW | {"project", "progress"},
    "site": _BELOW
    | {"project", "progress", "writing", "forms", "brief", "leftovers", "fingerprint"},
    "review": _BELOW | {"project", "progress", "markdown", "site"},
}
"""The folders of the package and which others each may import, besides itself."""

ONLY_HERE: Final = {
    "sphinx": "site",
    "docutils": "site",
    "myst_parser": "site",
    "jinja2": "site",
    "sphinx_autobuild": "site",
    "sklearn": "similarity",
    "scipy": "similarity",
    "numpy": "similarity",
    "requests": "upkeep",
    "urllib3": "upkeep",
    "typer": "cli",
    "typst": "brief",
    "docx": "brief",
}
"""Packages of others that only one part may import."""


class Import(NamedTuple):
    """One import: the file, the line, the module's full name, and whether it runs on import."""

    path: Path
    line: int
    module: str
    at_once: bool

    @property
    def place(self) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{self.line} imports {self.module}"


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> Iterator[Import]:
    """Every import of a file, relative ones in full."""
    tree = tree_of(path)
    at_once = {id(node) for node in _at_once(tree.body)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _full_name(path, node)
            names = [f"{base}.{alias.name}" for alias in node.names] if node.names else [base]
        else:
            continue
        for name in names:
            yield Import(path, node.lineno, name, id(node) in at_once)


def _at_once(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported; what only type checkers see is not."""
    for node in body:
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from _at_once(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            yield from _at_once(node.body + node.orelse + node.finalbody)
        elif isinstance(node, ast.With):
            yield from _at_once(node.body)


def _full_name(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
    return ".".join((*parts, node.module or "")).rstrip(".")


def part_of(path: Path) -> str:
    """The folder of the package that a file is in; for a file right in the package its name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def part_imported(module: str) -> str | None:
    """The part of our package that a module belongs to, or None."""
    ours, _, rest = module.partition(".")
    if ours != "kb_builder":
        return None
    return rest.partition(".")[0]


@cache
def all_imports() -> tuple[Import, ...]:
    return tuple(found for path in FILES for found in imports_of(path))


def test_every_folder_of_the_package_has_its_arrows() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders - {"cli"} <= MAY_IMPORT.keys(), "say in MAY_IMPORT what the folder may import"


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_imports_only_what_it_may(part: str) -> None:
    wrong = [
        found.place
        for found in all_imports()
        if part_of(found.path) == part
        and part_imported(found.module) is not None
        and part_imported(found.module) not in MAY_IMPORT[part] | {part}
    ]
    assert wrong == []


def test_nothing_imports_the_command_line() -> None:
    wrong = [
        found.place
        for found in all_imports()
        if part_imported(found.module) == "cli" and part_of(found.path) not in {"cli", "__main__"}
    ]
    assert wrong == []


@pytest.mark.parametrize(("package", "part"), ONLY_HERE.items())
def test_a_foreign_package_stays_in_its_part(package: str, part: str) -> None:
    wrong = [
        found.place
        for found in all_imports()
        if found.module.partition(".")[0] == package and part_of(found.path) != part
    ]
    assert wrong == []


def test_every_command_has_one_file_of_its_name() -> None:
    from kb_builder.cli.main import COMMANDS

    names = {name.replace("-", "_") for name in COMMANDS}
    files = {path.stem.rstrip("_") for path in (PACKAGE / "cli" / "commands").glob("*.py")}
    assert files - {"__init"} == names


def test_kb_starts_without_what_its_commands_need() -> None:
    heavy = ("pydantic", "yaml", "numpy", "rich.console", "requests", "sphinx", "sklearn")
    code = f"import sys, kb_builder.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_only_one_place_asks_which_day_it_is() -> None:
    asks = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(")
    asking = {path.name for path in FILES if asks.search(path.read_text(encoding="utf-8"))}
    assert asking == {"today.py"}


def _remembers(path: Path) -> Iterator[str]:
    """Where a module keeps what it read: a cache without a key, an empty container, a global."""
    tree = tree_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"{path.name}:{node.lineno} global {', '.join(node.names)}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not (
            node.args.posonlyargs or node.args.args or node.args.kwonlyargs
        ):
            marks = [ast.unparse(mark).partition("(")[0] for mark in node.decorator_list]
            if {mark.rpartition(".")[2] for mark in marks} & {"cache", "lru_cache"}:
                yield f"{path.name}:{node.lineno} {node.name} is cached without an argument"
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(
            node.value, ast.Dict | ast.List | ast.Set | ast.Call
        ):
            made = node.value
            empty = isinstance(made, ast.Dict | ast.List | ast.Set) and not ast.unparse(made).strip(
                "[]{}"
            )
            if isinstance(made, ast.Call):
                empty = ast.unparse(made.func).rpartition(".")[2] in _CONTAINERS
                empty = empty or ast.unparse(made.func).startswith(("load_", "read_"))
            if empty:
                yield f"{path.name}:{node.lineno} {ast.unparse(node)[:60]}"


_CONTAINERS: Final = {"dict", "list", "set", "defaultdict", "ContextVar", "WeakKeyDictionary"}


_ADDRESS: Final = re.compile(
    r"(?:(?:daerah|praktik|kunjungan|tanya|instrumen|metode|panduan)/|/?api/v1)[\w{}./#-]*"
)


def _addresses_in(path: Path) -> Iterator[str]:
    """Addresses of the site that are written out in a file; docstrings are not looked at."""
    for node in ast.walk(tree_of(path)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and _ADDRESS.fullmatch(text):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {text}"


def test_addresses_of_the_site_are_written_in_one_place() -> None:
    home = PACKAGE / "model" / "docnames.py"
    assert list(_addresses_in(home))
    others = [found for path in FILES if path != home for found in _addresses_in(path)]
    assert others == [], "ask kb_builder/model/docnames.py for the address"


def test_no_module_keeps_what_was_read() -> None:
    assert [found for path in FILES for found in _remembers(path)] == []


def test_what_a_module_would_keep_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "m.py"
    file.write_text(
        "from functools import cache, lru_cache\nknown: dict[str, int] = {}\nstack = list()\n"
        "TABLES = load_tables()\nNAMES = {'a': 1}\n@cache\ndef one(): ...\n"
        "@lru_cache(maxsize=1)\ndef two(): global x\n@cache\ndef keyed(a): ...\n"
    )
    assert [int(found.split(":")[1].split()[0]) for found in _remembers(file)] == [9, 7, 9, 2, 3, 4]


def test_scikit_learn_is_imported_only_where_it_is_used() -> None:
    at_once = [
        f.place for f in all_imports() if f.module.partition(".")[0] == "sklearn" and f.at_once
    ]
    assert at_once == []


def test_kb_check_loads_neither_sphinx_nor_scikit_learn() -> None:
    code = (
        "import sys, kb_builder as kb, kb_builder.cli\n"
        "kb.load('x')\n"
        "print([m for m in ('sphinx', 'docutils', 'jinja2', 'sklearn', 'numpy', 'rich.console')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_instruments_as_data_do_not_load_the_arithmetic() -> None:
    code = (
        "import sys\n"
        "from kb_builder.reference import load_national\n"
        "assert load_national().frameworks\n"
        "parts = ('calculator', 'plan', 'identification', 'sheet', 'reach')\n"
        "print([m for m in parts if f'kb_builder.frameworks.{m}' in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_the_checker_sees_relative_and_nested_imports(tmp_path: Path) -> None:
    file = PACKAGE / "reading" / "x.py"
    assert _full_name(file, ast.parse("from . import y").body[0]) == "kb_builder.reading"  # type: ignore[arg-type]
    assert _full_name(file, ast.parse("from ..site import y").body[0]) == "kb_builder.site"  # type: ignore[arg-type]
    nested = tmp_path / "n.py"
    nested.write_text("def f():\n    import sphinx.errors\ntry:\n    import yaml\nfinally: pass\n")
    assert [(i.module, i.at_once) for i in imports_of(nested)] == [
        ("sphinx.errors", False),
        ("yaml", True),
    ]
