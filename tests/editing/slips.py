"""Slips of the kind that ``kb fix`` repairs, made at random in files that have none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a, is_free, terms
from kb_builder.editing.repair.spots import Spot
from kb_builder.editing.repair.workspace import Workspace
from kb_builder.editing.selection import select_files
from kb_builder.model.fields import (
    AreaCode,
    FrameworkId,
    FullDate,
    NodeRef,
    Number,
    PartialDate,
    PracticeRef,
    Slug,
    WebAddress,
)
from kb_builder.reading.files import FileKind
from tests.factories import TODAY
from tests.national import NATIONAL

CASE: Final = "bojonegoro"
VISIT: Final = "visits/2019-04-30-bojonegoro-sumedang"
QUESTIONS: Final = "questions"

MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip

PIECES: Final = (
    "“a: b”", "“", "”", "‘x # y’", "3,5", "1,500", "30-04-2019", "Tidak Diketahui", "PUBLISHED",
    "35,22", "3522", "\r", "\r\n", "\t", "\u00a0", "\u200b", "\u2028", "\x85", "\x92", "\ufeff",
    "\x1b[31m", "http://dinkominfo.bojonegorokab.go.id/x", "HTTPS://a.id/", "SPBE-2020/i17",
    "Berita-1", "[“a”, B]", "- “x: y”", "|", ">-", "Cites: [x]", "'“x”'", "“x", "“30 April 2019”",
    "“3,5” # x", "\\", "\\ ",
)  # fmt: skip
"""What repairs look for, in places where it does not belong."""


def draft_of(name: str, text: str) -> Draft:
    """A draft of a file of ``cases/`` by its name."""
    kind = FileKind.VISIT if name.startswith("visits/") else FileKind.CASE
    if name == QUESTIONS:
        kind = FileKind.QUESTIONS
    return Draft(f"cases/{name}.yaml", kind, text, text)


def workspace(*drafts: Draft, kept: Iterable[str] = ()) -> Workspace:
    """The drafts together, on the day of the tests."""
    return Workspace({draft.name: draft for draft in drafts}, NATIONAL, TODAY, frozenset(kept))


def workspace_on_disk(root: Path) -> Workspace:
    """The files of a project."""
    return workspace(
        *(Draft(f.name, f.kind, text, text) for f in select_files(root) if (text := f.read()))
    )


def other_case(draw: st.DrawFn, text: str) -> str:
    """The same letters, other capitals."""
    return draw(st.sampled_from([text.upper(), text.capitalize(), text.title(), text.swapcase()]))


def _number(draw: st.DrawFn, spot: Spot) -> str | None:
    return spot.text.replace(".", ",") if re.fullmatch(r"\d+\.\d\d?", spot.text) else None


def _code(draw: st.DrawFn, spot: Spot) -> str | None:
    plain = spot.text.replace(".", "")
    same = [area.code for area in NATIONAL.areas.regencies if area.bps_code == plain]
    forms = [spot.text.replace(".", ","), f"“{spot.text}”", f"‘{spot.text}’"]
    if same in ([], [spot.text]):
        forms.append(plain)
    return draw(st.sampled_from(forms)) if spot.raw == f'"{spot.text}"' else None


def _date(draw: st.DrawFn, spot: Spot) -> str | None:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", spot.text):
        return None
    day = dt.date.fromisoformat(spot.text)
    month = MONTHS[day.month - 1]
    return draw(
        st.sampled_from(
            [
                f"{day:%d-%m-%Y}",
                f"{day.day}/{day.month}/{day.year}",
                f"{day:%d.%m.%Y}",
                f"{day.day} {month} {day.year}",
                f"{day.day} {month.upper()[:3]} {day.year}",
                f"{day:%Y/%m/%d}",
                f"{day.year}-{day.month}-{day.day}",
                f"“{day}”",
            ]
        )
    )


def _capitals(draw: st.DrawFn, spot: Spot) -> str | None:
    return other_case(draw, spot.text)


def _quoted(draw: st.DrawFn, spot: Spot) -> str | None:
    pair = draw(st.sampled_from(["“”", "‘’", "„“", "«»", "””", "’’"]))
    return pair[0] + spot.text + pair[1]


Slip = Callable[[st.DrawFn, Spot], str | None]


def slips_for(draft: Draft, spot: Spot) -> list[Slip]:
    """What may go wrong where this stands."""
    types = draft.types(spot)
    if spot.raw is None:
        return []
    if spot.is_key and not types:
        return [_capitals]
    kinds: tuple[tuple[object, Slip], ...] = (
        (Number, _number),
        (AreaCode, _code),
        (FullDate, _date),
        (PartialDate, _date),
    )
    found = [slip for kind, slip in kinds if is_a(types, kind)]
    if spot.text in terms(types) or any(
        is_a(types, k) for k in (Slug, FrameworkId, NodeRef, PracticeRef)
    ):
        found.append(_capitals)
    if not is_free(types) and spot.bare and not is_a(types, WebAddress):
        found.append(_quoted)
    return found


@st.composite
def slipped(draw: st.DrawFn, draft: Draft, most: int = 5) -> str:
    """The text of a file after a few slips in its values, keys and characters."""
    text = draft.text
    spots = [(spot, slips) for spot in draft.spots if (slips := slips_for(draft, spot))]
    places = draw(st.lists(st.integers(0, len(spots) - 1), max_size=most, unique=True))
    for place in sorted(places, reverse=True):
        spot, slips = spots[place]
        new = draw(st.sampled_from(slips))(draw, spot)
        if new is not None:
            text = text[: spot.start] + new + text[spot.end :]
    for slip in draw(st.lists(st.sampled_from(CHARACTER_SLIPS), max_size=most)):
        text = slip(draw, text)
    return text


def _zero_width(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from("\u200b\u200e\u00ad\u2060\u202e\0\x07\x7f")) + text[at:]


def _hard_space(draw: st.DrawFn, text: str) -> str:
    at = text.find(" ", draw(st.integers(0, len(text))))
    return text[:at] + draw(st.sampled_from("\u00a0\u202f")) + text[at + 1 :] if at >= 0 else text


def _tab_inside(draw: st.DrawFn, text: str) -> str:
    places = [found.end() - 1 for found in re.finditer(r"[\w:,] ", text)]
    at = draw(st.sampled_from(places))
    return text[:at] + "\t" + text[at + 1 :]


def _tab_before(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    words = lines[at].lstrip(" ")
    tabs, rest = divmod(len(lines[at]) - len(words), 2)
    lines[at] = "\t" * tabs + " " * rest + words
    return "\n".join(lines)


def _trailing(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 2))
    blanks = draw(st.sampled_from([" ", "  ", "\t", "\u00a0"]))
    lines[at] = re.sub("(?=\r?$)", blanks, lines[at], count=1)
    return "\n".join(lines)


def _windows(draw: st.DrawFn, text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _mark(draw: st.DrawFn, text: str) -> str:
    return "\ufeff" + text


def _no_end(draw: st.DrawFn, text: str) -> str:
    return text.rstrip("\r\n")


CHARACTER_SLIPS: Final[tuple[Callable[[st.DrawFn, str], str], ...]] = (
    _zero_width,
    _hard_space,
    _tab_inside,
    _tab_before,
    _trailing,
    _windows,
    _mark,
    _no_end,
)
