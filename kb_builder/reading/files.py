"""One file of ``cases/`` from disk to tree, with the checks that need no model."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from kb_builder.model.case import Case
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.reading.codes import CODES
from kb_builder.reading.privacy import personal_data
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reading.yaml_tree import (
    Mapping,
    Node,
    Position,
    Scalar,
    Sequence,
    locate,
    parse_tree,
    walk,
)
from kb_builder.reading.yaml_tree import Path as TreePath
from kb_builder.words.shortening import shortened
from kb_builder.words.signs import (
    is_control,
    is_hidden,
    one_line,
    places,
    replaced,
    with_line_feeds,
)

MAX_BYTES: Final = 256 * 1024
LONG_TEXT: Final = 2000
LONG_SENTENCE: Final = 500
_LONG_WORD: Final = re.compile(r"(\S{60})\S{40,}(?=\S)")


class FileKind(StrEnum):
    """What a file of ``cases/`` holds."""

    CASE = "case"
    VISIT = "visit"
    QUESTIONS = "questions"


MODELS: Final[dict[FileKind, type[BaseModel]]] = {
    FileKind.CASE: Case,
    FileKind.VISIT: Visit,
    FileKind.QUESTIONS: QuestionBank,
}


@dataclass(frozen=True)
class RawFile:
    """A file before anybody looks into it; ``name`` is how problems call it."""

    name: str
    stem: str
    kind: FileKind
    data: bytes

    @cached_property
    def sha(self) -> bytes:
        """Identifies what the file holds."""
        return hashlib.sha256(self.data).digest()


@dataclass(slots=True)
class CaseFile:
    """A file that was read: its tree and where its problems go."""

    name: str
    stem: str
    kind: FileKind
    tree: Node
    problems: list[Problem]
    nodes: list[tuple[TreePath, Node]] = field(init=False)
    """Every node of the tree with its path, in the order of the file: what checks go through."""
    leaves: list[tuple[TreePath, Scalar]] = field(init=False)
    """Those of them that are leaves."""
    _under: dict[str, list[tuple[TreePath, Node]]] = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = walk(self.tree)
        self.leaves = []
        self._under = {}
        for pair in self.nodes:
            path, node = pair
            if type(node) is Scalar:
                self.leaves.append((path, node))
            if path and type(path[-1]) is str:
                self._under.setdefault(path[-1], []).append(pair)

    def named(self, *keys: str) -> Iterator[tuple[TreePath, Node]]:
        """The nodes right under each of ``keys``: one key after another, each as in the file."""
        for key in keys:
            yield from self._under.get(key, ())

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

    def items_of(self, keys: tuple[str, ...]) -> Iterator[tuple[TreePath, Scalar]]:
        """The leaves of lists that stand under one of ``keys``."""
        for path, item in self._listed(keys):
            if isinstance(item, Scalar):
                yield path, item

    def mappings_in(self, keys: tuple[str, ...]) -> Iterator[tuple[TreePath, Mapping]]:
        """The mappings of lists that stand under one of ``keys``."""
        for path, item in self._listed(keys):
            if isinstance(item, Mapping):
                yield path, item

    def _listed(self, keys: tuple[str, ...]) -> Iterator[tuple[TreePath, Node]]:
        for path, node in self.named(*keys):
            if isinstance(node, Sequence):
                for index, item in enumerate(node.items):
                    yield (*path, index), item


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
        file=_printable(name),
        line=position.line,
        column=position.column,
        code=code,
        message=_printable(message),
        hint=CODES[code].remedy if hint is None else _printable(hint),
        severity=severity,
    )


def _printable(text: str) -> str:
    """One line without characters that steer a terminal: sentences quote what files hold."""
    return shortened(_LONG_WORD.sub(r"\1…", one_line(text)), LONG_SENTENCE)


def read_file(path: Path, name: str, kind: FileKind) -> tuple[CaseFile | None, list[Problem]]:
    """Read one file. Without a usable tree the first value is None and the problems say why."""
    found = raw_file(path, name, kind)
    return (None, [found]) if isinstance(found, Problem) else parse(found)


def raw_file(path: Path, name: str, kind: FileKind) -> RawFile | Problem:
    """What a file holds, or why it is not looked into."""
    start = Position(1, 1)
    if path.is_symlink() or not path.is_file():
        return make_problem(name, start, "R101", "Ini bukan berkas biasa.")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError:
        message = "Berkas tidak dapat dibaca."
        hint = "Periksa izin berkas itu, dan apakah program lain sedang memakainya."
        return make_problem(name, start, "R101", message, hint=hint)
    if size > MAX_BYTES:
        message = f"Berkas sebesar {-(-size // 1024)} kB melebihi batas 256 kB."
        return make_problem(name, start, "R102", message)
    return RawFile(name, path.stem, kind, data)


def parse(file: RawFile) -> tuple[CaseFile | None, list[Problem]]:
    """A file as a tree; without a usable tree the problems say why."""
    data, name = file.data, file.name
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = 'Berkas ini disimpan sebagai UTF-16 ("Unicode" pada Notepad), bukan UTF-8.'
        hint = "Jalankan 'kb fix', atau simpan ulang dengan pengodean UTF-8."
        return None, [make_problem(name, Position(1, 1), "R103", message, hint=hint)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        position = _position_at(data[: error.start].decode("utf-8"))
        return None, [make_problem(name, position, "R103", "Ada bita yang bukan UTF-8 di sini.")]
    return parse_text(with_line_feeds(text), name, file.stem, file.kind)


def parse_text(
    text: str, name: str, stem: str, kind: FileKind
) -> tuple[CaseFile | None, list[Problem]]:
    """A file's text as a tree; without a usable tree the problems say why."""
    problems = _characters(text, name)
    # Tabs and control characters are reported above; the parser gets a stand-in for each, so
    # that the rest of the file is still checked.
    tree, faults = parse_tree(replaced(text.replace("\t", " "), is_control))
    problems += [
        make_problem(name, f.position, f.code, f.message) for f in (*personal_data(text), *faults)
    ]
    if tree is None or (isinstance(tree, Scalar) and not tree.text.strip()):
        if not faults:
            problems.append(make_problem(name, Position(1, 1), "R104", "Berkas ini kosong."))
        return None, problems
    source = CaseFile(name=name, stem=stem, kind=kind, tree=tree, problems=problems)
    _leaves(source, frozenset(text[at] for at in places(text, is_hidden)))
    return source, problems


def _characters(text: str, name: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if (column := line.find("\t")) >= 0:
            place = Position(number, column + 1)
            problems.append(make_problem(name, place, "R105", "Ada tab di baris ini."))
        if line.isascii() and line.isprintable():
            continue  # nearly all lines
        for kind, severity in ((is_control, Severity.ERROR), (is_hidden, Severity.WARNING)):
            if (at := next(places(line, kind), None)) is not None:
                place = Position(number, at + 1)
                message = f"Ada karakter tak terlihat U+{ord(line[at]):04X} di baris ini."
                problems.append(make_problem(name, place, "R114", message, severity=severity))
    return problems


def _leaves(source: CaseFile, hidden: frozenset[str]) -> None:
    """Report empty values, texts of unreasonable length and what only escapes can smuggle in.

    ``hidden`` are the signs that the file holds as they are: these are told where they stand.
    """
    told = {(problem.line, problem.column) for problem in source.problems}
    for path, node in source.leaves:
        if not (node.text.isascii() and node.text.isprintable()):  # few texts
            _unseen(source, path, node.text, hidden)
        if not node.text.strip():
            if (node.position.line, node.position.column) in told:
                continue  # an alias: refused already
            name = next((part for part in reversed(path) if isinstance(part, str)), "")
            source.report("R204", path, f"Nilai '{name}' kosong.")
        elif len(node.text) > LONG_TEXT:
            message = f"Teks ini {len(node.text)} huruf; lebih dari {LONG_TEXT} sulit dibaca."
            source.report("R219", path, message, severity=Severity.WARNING)


def _unseen(source: CaseFile, path: TreePath, text: str, hidden: frozenset[str]) -> None:
    """Report signs in a text that nobody sees."""
    if (at := next(places(text, is_control), None)) is not None:
        message = f"Teks ini memuat karakter kendali U+{ord(text[at]):04X}."
        source.report("R114", path, message)
    escaped = (text[at] for at in places(text, is_hidden))
    if (sign := next((sign for sign in escaped if sign not in hidden), None)) is not None:
        message = f"Teks ini memuat karakter tak terlihat U+{ord(sign):04X}."
        source.report("R114", path, message, severity=Severity.WARNING)


def _position_at(before: str) -> Position:
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
