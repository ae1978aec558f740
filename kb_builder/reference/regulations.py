"""What other regencies have enacted: rules and plans by indicator, with number and address.

Mostly the title, number and year were read, not the articles; each row says so. ``nodes`` is where
to look, a compiler's reading of the title, never a claim about the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final

from kb_builder.model.vocabulary import Term
from kb_builder.reference.areas import Areas
from kb_builder.reference.errors import ReferenceDataError
from kb_builder.reference.tables import Column, read_file, read_rows

FRAMEWORK: Final = "spbe-2020"
_FILE: Final = "regulations.csv"


class RuleState(Term):
    """What a document is."""

    ENACTED = "aturan", "aturan"
    PLAN = "rencana", "dokumen rencana"
    DRAFT = "rancangan", "rancangan, bukan aturan jadi"


class RuleReading(Term):
    """How much of a document was read."""

    TITLE = "title", "isi belum dibaca"
    MENTIONED = "mentioned", "hanya disebut di berita, naskahnya belum ditemukan"
    WHOLE = "whole", "isi sudah dibaca"


_STATES: Final = {term.value: term for term in RuleState}
_READINGS: Final = {term.value: term for term in RuleReading}
COLUMNS: Final = (
    Column("code", r"[0-9]{2}\.[0-9]{2}", required=False),
    Column("number"),
    Column("about"),
    Column("state", "|".join(RuleState), _STATES.__getitem__),
    Column("nodes", r"[A-Z][0-9]+(?: [A-Z][0-9]+)*", lambda text: tuple(text.split(" "))),
    Column("read", "|".join(RuleReading), _READINGS.__getitem__),
    Column("address", r"https?://[^\s]+"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A rule or plan. ``code`` is None for a national one; ``nodes`` are references."""

    code: str | None
    number: str
    about: str
    state: RuleState
    nodes: tuple[str, ...]
    read: RuleReading
    address: str


def regulations_in(folder: Traversable, /, *, areas: Areas) -> tuple[Regulation, ...]:
    """All rules: national ones first, then by area. Raises ``ReferenceDataError``."""
    found = []
    rows = read_rows(read_file(folder, _FILE), file=_FILE, columns=COLUMNS)
    for at, row in enumerate(rows, start=2):
        if row["code"] and row["code"] not in areas.by_code:
            raise ReferenceDataError(f"{_FILE}:{at}: kode wilayah {row['code']} tidak ada.")
        nodes = tuple(f"{FRAMEWORK}/{name}" for name in row.pop("nodes"))
        found.append(Regulation(**row, nodes=nodes))
    return tuple(sorted(found, key=lambda rule: (rule.code or "", rule.number)))
