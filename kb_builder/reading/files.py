"""One file of ``cases/`` from disk to tree, with the checks that need no model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kb_builder.reading.codes import CODES
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reading.yaml_tree import (
    CONTROL,
    INVISIBLE,
    Node,
    Position,
    Scalar,
    locate,
    parse_tree,
    walk,
)
from kb_builder.reading.yaml_tree import Path as TreePath

MAX_BYTES: Final = 256 * 1024
LONG_TEXT: Final = 2000


class FileKind(StrEnum):
    """What a file of ``cases/`` holds."""

    CASE = "case"
    VISIT = "visit"
    QUESTIONS = "questions"


@dataclass(slots=True)
class SourceFile:
    """A file that was read: its tree and where its problems go."""

    name: str
    stem: str
    kind: FileKind
    tree: Node
    problems: list[Problem]

    def report(
        self,
        code: str,
        path: TreePath,
        message: str,
        *,
        hint: str | None = None,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a problem at ``path``; the hint is the code's remedy unless another is given."""
        position = locate(self.tree, path, key=key)
        self.problems.append(
            make_problem(self.name, position, code, message, hint=hint, severity=severity)
        )


def make_problem(
    name: str,
    position: Position,
    code: str,
    message: str,
    *,
    hint: str | None = None,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A problem with the remedy of its code."""
    return Problem(
        file=name,
        line=position.line,
        column=position.column,
        code=code,
        message=message,
        hint=CODES[code].remedy if hint is None else hint,
        severity=severity,
    )


def read_file(path: Path, name: str, kind: FileKind) -> tuple[SourceFile | None, list[Problem]]:
    """Read one file. Without a usable tree the first value is None and the problems say why."""
    start = Position(1, 1)
    if path.is_symlink() or not path.is_file():
        return None, [make_problem(name, start, "R101", "Ini bukan berkas biasa.")]
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"Berkas tidak dapat dibaca ({error.strerror})."
        return None, [make_problem(name, start, "R101", message)]
    if len(data) > MAX_BYTES:
        message = f"Berkas sebesar {len(data) // 1024} kB melebihi batas 256 kB."
        return None, [make_problem(name, start, "R102", message)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = _position_at(data[: error.start].decode("utf-8", "replace"))
        return None, [make_problem(name, position, "R103", "Ada bita yang bukan UTF-8 di sini.")]
    text = text.replace("\r\n", "\n")
    return _parse(text, name, path.stem, kind)


def _parse(
    text: str, name: str, stem: str, kind: FileKind
) -> tuple[SourceFile | None, list[Problem]]:
    problems = _characters(text, name)
    if not text.strip() or all(
        not line.strip() or line.lstrip().startswith("#") for line in text.split("\n")
    ):
        return None, [*problems, make_problem(name, Position(1, 1), "R104", "Berkas ini kosong.")]
    # Tabs and control characters are reported above; the parser gets a stand-in for each, so
    # that the rest of the file is still checked.
    tree, faults = parse_tree(CONTROL.sub("\ufffd", text.replace("\t", " ")))
    problems += [make_problem(name, f.position, f.code, f.message) for f in faults]
    if tree is None:
        return None, problems
    source = SourceFile(name=name, stem=stem, kind=kind, tree=tree, problems=problems)
    _leaves(source)
    return source, problems


def _characters(text: str, name: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if (column := line.find("\t")) >= 0:
            place = Position(number, column + 1)
            problems.append(make_problem(name, place, "R105", "Ada tab di baris ini."))
        for pattern, severity in ((CONTROL, Severity.ERROR), (INVISIBLE, Severity.WARNING)):
            found = pattern.search(line.replace("\t", " "))
            if found:
                place = Position(number, found.start() + 1)
                message = f"Ada karakter tak terlihat U+{ord(found.group()):04X} di baris ini."
                problems.append(make_problem(name, place, "R114", message, severity=severity))
    return problems


def _leaves(source: SourceFile) -> None:
    """Report empty values and texts of unreasonable length."""
    for path, node in walk(source.tree):
        if not isinstance(node, Scalar):
            continue
        if not node.text.strip():
            name = next((part for part in reversed(path) if isinstance(part, str)), "")
            source.report("R204", path, f"Nilai '{name}' kosong.")
        elif len(node.text) > LONG_TEXT:
            message = f"Teks ini {len(node.text)} huruf; lebih dari {LONG_TEXT} sulit dibaca."
            source.report("R219", path, message, severity=Severity.WARNING)


def _position_at(before: str) -> Position:
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
