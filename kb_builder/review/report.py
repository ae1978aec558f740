"""The report of a comparison: frozen, plain, the same for every way of showing it.

It may come from a file that somebody else made, so every text, list and number has its bounds.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kb_builder.review.errors import ReviewError
from kb_builder.words.shortening import shortened

MAX_JSON: Final = 32 * 1024 * 1024
MAX_NAME: Final = 300
MAX_SAID: Final = 2_000
MAX_ITEMS: Final = 5_000
MAX_PIECES: Final = 400

_SURROGATES: Final = re.compile("[\ud800-\udfff]")

Name = Annotated[str, StringConstraints(max_length=MAX_NAME)]
Said = Annotated[str, StringConstraints(max_length=MAX_SAID)]
Rank = Annotated[int, Field(ge=1, le=1_000)]
Number = Annotated[int, Field(ge=0, le=1_000_000_000)]
Figure = Annotated[float, Field(allow_inf_nan=False, ge=-1e12, le=1e12)]
Names = Annotated[tuple[Name, ...], Field(max_length=MAX_ITEMS)]

Kind = Literal["added", "removed", "changed"]
Topic = Literal["claim", "detail", "figure", "particular"]
"""What a change is about; ``detail`` belongs to a claim: its quote, speaker, note, sources."""
Loud = Literal[
    "host moved",
    "citation moved",
    "archive moved",
    "address lost",
    "figure changed",
    "page lost",
    "insecure",
    "verified back",
    "not verified",
]
"""What must not be overlooked, the loudest first."""
Skipped = Literal["equal", "base", "head", "tables"]
"""Why something was not worked out: nothing to compare, or errors on a side or in its tables."""
List = Literal["peers", "profile", "hosts", "leading", "practices"]
"""Lists of an area: peers *sekeadaan* and *seprofil*; ``leading`` are hosts for the domain that
matters most to it."""


class Part(BaseModel):
    """Base of all parts: frozen, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileChange(Part):
    """A file of ``cases/``. ``respelled``: its text differs, what it says does not."""

    name: Name
    kind: Literal["added", "removed", "changed", "renamed", "respelled"]
    before: Name | None = None
    """The former name of a renamed file."""
    readable: bool = True


class Fault(Part):
    """A problem of ``kb check`` that the other side does not have."""

    file: Name
    line: Number
    code: Name
    severity: Literal["error", "warning"]
    message: Said


class Piece(Part):
    """Some words of a changed text; ``left out`` are words that stay, and how many."""

    kind: Literal["same", "gone", "new", "left out"]
    text: Said


class Cited(Part):
    """A source that a claim cites; ``host`` is empty where it has no address."""

    id: Name
    host: Name


class Change(Part):
    """One thing that a file says. ``place`` is where, in words.

    ``pieces`` stand for ``before`` and ``after`` where the words of a text changed.
    """

    file: Name
    place: Name
    topic: Topic
    kind: Kind
    before: Said | None = None
    after: Said | None = None
    pieces: Annotated[tuple[Piece, ...], Field(max_length=MAX_PIECES)] = ()
    cites: Annotated[tuple[Cited, ...], Field(max_length=50)] = ()
    unarchived: bool = False
    """A new or changed claim, none of whose sources has a copy in an archive."""


class FieldChange(Part):
    """A value below its heading."""

    title: Name
    before: Said | None
    after: Said | None


class SourceChange(Part):
    """A source of a file. Title and addresses are the newest known."""

    file: Name
    id: Name
    kind: Kind
    title: Said
    url: Said
    archive_url: Said
    fields: Annotated[tuple[FieldChange, ...], Field(max_length=100)] = ()


class Attention(Part):
    """What a reader of the report must not overlook."""

    kind: Loud
    file: Name
    place: Name
    before: Said | None = None
    after: Said | None = None


class PageGroup(Part):
    """Addresses of one kind of page."""

    kind: Literal["case", "practice", "visit", "list", "area", "data"]
    added: Names = ()
    removed: Names = ()
    changed: Names = ()


class Pages(Part):
    """Which addresses change."""

    skipped: Skipped | None = None
    groups: Annotated[tuple[PageGroup, ...], Field(max_length=6)] = ()


class Reason(Part):
    """Why a place in a list moved, in the figures it is worked out from."""

    kind: Literal[
        "load", "turn", "lead", "closeness", "likeness", "points", "evidence",
        "new", "gone", "touches", "domain", "others",
    ]  # fmt: skip
    before: Figure | None = None
    after: Figure | None = None
    names: Annotated[tuple[Name, ...], Field(max_length=100)] = ()


Reasons = Annotated[tuple[Reason, ...], Field(max_length=10)]


class Move(Part):
    """An entry of a list of an area: its place on both sides, None outside the list."""

    list: List
    id: Name
    name: Name
    before: Rank | None
    after: Rank | None
    reasons: Reasons


class AreaMoves(Part):
    """Everything that moves for one area."""

    code: Name
    name: Name
    moves: Annotated[tuple[Move, ...], Field(min_length=1, max_length=100)]


class Mover(Part):
    """An entry over all areas' lists of a kind: in how many it comes, goes, rises and falls.

    ``reasons`` are those that hold in all of them; none where each has its own.
    """

    list: List
    id: Name
    name: Name
    entered: Number
    left: Number
    up: Number
    down: Number
    reasons: Reasons


class Answers(Part):
    """Whose lists change."""

    skipped: Skipped | None = None
    asked: Number = 0
    """Areas whose lists were compared."""
    movers: Annotated[tuple[Mover, ...], Field(max_length=MAX_ITEMS)] = ()
    areas: Annotated[tuple[AreaMoves, ...], Field(max_length=1_000)] = ()


class Cell(Part):
    """A cell of a table, or a leaf of a data file; ``column`` is empty for a whole row."""

    row: Name
    column: Name
    before: Said | None
    after: Said | None


class TableChange(Part):
    """A table or data file of the package; ``rows`` are empty where it cannot be read."""

    file: Name
    kind: Kind
    cells: Annotated[tuple[Cell, ...], Field(max_length=MAX_ITEMS)] = ()


class Report(Part):
    """What a change brings about. ``cut`` names lists that were too long to be kept whole."""

    schema_version: Literal[1] = 1
    base: Name
    head: Name
    errors: Number
    """Errors of ``kb check`` in all files of the head, new or not."""
    code_changed: bool
    instruments_changed: bool
    tables_unread: Annotated[tuple[Literal["base", "head"], ...], Field(max_length=2)] = ()
    files: Annotated[tuple[FileChange, ...], Field(max_length=MAX_ITEMS)] = ()
    faults: Annotated[tuple[Fault, ...], Field(max_length=MAX_ITEMS)] = ()
    attentions: Annotated[tuple[Attention, ...], Field(max_length=MAX_ITEMS)] = ()
    changes: Annotated[tuple[Change, ...], Field(max_length=MAX_ITEMS)] = ()
    sources: Annotated[tuple[SourceChange, ...], Field(max_length=MAX_ITEMS)] = ()
    new_hosts: Names = ()
    pages: Pages
    answers: Answers
    tables: Annotated[tuple[TableChange, ...], Field(max_length=100)] = ()
    cut: Annotated[tuple[Name, ...], Field(max_length=20)] = ()

    def as_json(self) -> str:
        """The report as text that ``read_report`` understands."""
        return self.model_dump_json(indent=1) + "\n"

    @property
    def empty(self) -> bool:
        """Whether nothing that readers see differs, programs aside."""
        return not (self.files or self.faults or self.tables or self.tables_unread)


def read_report(data: bytes) -> Report:
    """The report in ``data``. Raises ``ReviewError`` for anything that ``as_json`` cannot make."""
    if len(data) > MAX_JSON:
        raise ReviewError("laporan itu lebih dari 32 MB")
    try:
        return Report.model_validate_json(data, strict=True)
    except ValidationError:
        raise ReviewError("isinya bukan laporan dari kb diff") from None


def cut_text(text: str, limit: int = MAX_SAID) -> str:
    """``text``, or its beginning with a note on how much is left out; always valid Unicode."""
    return shortened(_SURROGATES.sub("\ufffd", text), limit, counted=True)
