"""Which column holds what, by the words above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kb_builder.importing.errors import TableError
from kb_builder.importing.lines import Line, shown
from kb_builder.model.framework import Framework
from kb_builder.words.folding import folded
from kb_builder.words.nearest import did_you_mean

RUNNING: Final = "no"
NAME: Final = "nama"
PROVINCE: Final = "provinsi"
INDEX: Final = "indeks"
PREDICATE: Final = "predikat"
SKIP: Final = "-"
"""Roles of columns, as people write them; every other role is the id of a top node."""

_SEARCHED: Final = 200
_HEIGHT: Final = 3
_NUMBERS: Final = frozenset({"no", "nomor", "no urut", "nomor urut", "num"})
_NAMES: Final = frozenset({"instansi", "pemda", "daerah", "kabupaten", "kab", "kota", "kabkota"})
_INDEXES: Final = frozenset({"nilai spbe", "nilai pemdi", "nilai pegi", "nilai akhir"})
_FILLERS: Final = frozenset(
    {"nilai", "indeks", "index", "skor", "domain", "aspek", "dimensi", "dan"}
    | {"spbe", "pemdi", "pegi", "penerapan"}
)
_FIGURE: Final = re.compile(r"[0-9][.,][0-9]")
"""What no heading has."""

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def needed(framework: Framework, /) -> tuple[str, ...]:
    """Roles that every table must have, but for the predicate."""
    return (NAME, *(node.id for node in framework.top), INDEX)


def read_columns(spec: str, framework: Framework, /) -> tuple[str, ...]:
    """Roles in the order of ``--columns``. Raises ``TableError``."""
    roles: list[str] = []
    for text in spec.split(","):
        word = text.strip()
        role = SKIP if word in ("-", "") else role_of(word, framework)
        if role is None:
            known = [RUNNING, *needed(framework), PREDICATE, PROVINCE]
            hint = did_you_mean(word, known)
            raise TableError(
                f"Kolom '{word}' pada --columns tidak dikenal; yang dikenal: "
                f"{', '.join(known)}, dan '-' untuk kolom yang dilewati. {hint}".rstrip()
            )
        roles.append(role)
    missing = [role for role in needed(framework) if role not in roles]
    if missing:
        raise TableError(f"--columns belum menyebut kolom {', '.join(missing)}.")
    twice = sorted({role for role in roles if role != SKIP and roles.count(role) > 1})
    if twice:
        raise TableError(f"--columns menyebut kolom {', '.join(twice)} lebih dari sekali.")
    return tuple(roles)


def role_of(text: str, framework: Framework, /, *, year: int | None = None) -> str | None:
    """What the column under the heading ``text`` holds; ``None`` where the words do not tell.

    A heading that names another year than ``year`` is not about this table.
    """
    words = _words(text)
    years = {int(word) for word in words if re.fullmatch(r"20[0-9]{2}", word)}
    if year is not None and years and year not in years:
        return None
    words = [word for word in words if not re.fullmatch(r"20[0-9]{2}", word)]
    joined = " ".join(words)
    if not words:
        return None
    if joined in _NUMBERS:
        return RUNNING
    if node := _node_by_number(words, framework):
        return node
    if joined in ("provinsi", "nama provinsi"):
        return PROVINCE
    if words[0] == "nama" or joined == "pemerintah daerah" or set(words) <= _NAMES:
        return NAME
    if "instansi" in words and "indeks" not in words:
        return NAME
    if {"predikat", "kategori"} & set(words):
        return PREDICATE
    if node := _node_by_name(words, framework):
        return node
    if joined in _INDEXES or ({"indeks", "index"} & set(words) and set(words) <= _FILLERS):
        return INDEX
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", folded(text))


def _node_by_number(words: list[str], framework: Framework) -> str | None:
    """The id itself ("D1"), or the kind and its number ("Nilai Domain II")."""
    tops = framework.top
    if len(words) == 1:
        return next((node.id for node in tops if node.id.casefold() == words[0]), None)
    kind = tops[0].kind.label
    for word, following in pairwise(words):
        number = _ROMAN.get(following) or (int(following) if following.isdigit() else 0)
        if word == kind and 1 <= number <= len(tops):
            return tops[number - 1].id
    return None


def _node_by_name(words: list[str], framework: Framework) -> str | None:
    """The one node whose name has all telling words of the heading."""
    telling = {word for word in words if word not in _FILLERS}
    names = {node.id: set(_words(node.name)) for node in framework.top}
    fitting = [id_ for id_, name in names.items() if telling and telling <= name]
    whole = [id_ for id_ in fitting if names[id_] - _FILLERS == telling]
    for found in (whole, fitting):
        if len(found) == 1:
            return found[0]
    return None


def find_columns(
    lines: Sequence[Line], framework: Framework, /, *, year: int
) -> dict[str, int] | None:
    """Role → place of its column, from the best heading of up to three lines.

    ``None`` where no heading names all that a table must have. Raises ``TableError`` where it
    names something twice.
    """
    best: dict[str, list[int]] = {}
    must = set(needed(framework))
    searched = lines[:_SEARCHED]
    for start in range(len(searched)):
        for height in range(1, _HEIGHT + 1):
            block = searched[start : start + height]
            if any(_FIGURE.search(line.text) for line in block):
                break
            found = _columns_of(block, framework, year)
            if must <= found.keys() and len(found) > len(best):
                best = found
    if not best:
        return None
    for role, places in best.items():
        if len(places) > 1:
            raise TableError(
                f"Ada {len(places)} kolom yang dapat berarti '{role}'; sebutkan susunan kolom "
                "dengan --columns."
            )
    return {role: places[0] for role, places in best.items()}


def _columns_of(lines: Sequence[Line], framework: Framework, year: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in range(max((len(line.cells) for line in lines), default=0)):
        for text in _headings_at(lines, place):
            role = role_of(text, framework, year=year)
            if role is not None:
                found.setdefault(role, []).append(place)
                break
    return found


def _headings_at(lines: Sequence[Line], place: int) -> list[str]:
    """What stands over a column: the lowest words, then with what is above, merged or not."""
    below = [_at(line, place) for line in lines]
    merged = [_at_or_left(line, place) for line in lines[:-1]]
    lowest = next((text for text in reversed(below) if text), "")
    if not lowest:
        return []
    return [lowest, " ".join(filter(None, below)), " ".join(filter(None, [*merged, below[-1]]))]


def _at(line: Line, place: int) -> str:
    return shown(line.cells[place]) if place < len(line.cells) else ""


def _at_or_left(line: Line, place: int) -> str:
    """The words of a cell; of a merged one they stand in its first column."""
    return next((text for at in range(place, -1, -1) if (text := _at(line, at))), "")
