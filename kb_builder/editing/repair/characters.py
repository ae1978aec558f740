"""Repairs of single characters: they need no tree, so they also work where YAML is broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Change, Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.words.signs import is_control, is_hidden, places, with_line_feeds

_MARKS: Final = re.compile("\\A\ufeff+")
_LINE_END: Final = re.compile("(?<!\r)\r++\n")
_RETURNS: Final = re.compile("(?<!\r)\r++(?!\n)")
_SEPARATOR: Final = re.compile("[\v\f\x85\u2028\u2029]")
_HARD_SPACE: Final = re.compile("[\u00a0\u2007\u202f]")
_INDENT: Final = re.compile("^[ \t]+", re.MULTILINE)
_TAB: Final = re.compile("\t")
_BLANKS: Final = re.compile(r"(?<![ \t\\])[ \t]++$", re.MULTILINE)


def byte_order_mark(draft: Draft, _: Around) -> Iterator[Repair]:
    """The mark that Windows writes in front of a file."""
    yield from _everywhere(draft, _MARKS, "", lambda _: "dihapus")


def line_ends(draft: Draft, _: Around) -> Iterator[Repair]:
    """Line ends of Windows, and of very old Macs."""
    yield from _everywhere(draft, _LINE_END, "\n", lambda n: f"CRLF menjadi LF di {n} baris")
    yield from _everywhere(
        draft, _RETURNS, lambda found: "\n" * len(found), lambda n: f"CR menjadi LF di {n} tempat"
    )


def separators(draft: Draft, _: Around) -> Iterator[Repair]:
    """What stands for a line end where YAML is broken without one: U+2028, U+0085 and their kin."""
    if draft.source is None and _SEPARATOR.search(draft.text):
        healed = replace(draft, text=with_line_feeds(_SEPARATOR.sub("\n", draft.text)))
        if healed.source is not None:
            yield from _everywhere(draft, _SEPARATOR, "\n", lambda n: f"baris baru di {n} tempat")


def control_characters(draft: Draft, _: Around) -> Iterator[Repair]:
    """What no text needs; separators part words, so a space stays."""
    found = [at for at in places(draft.text, is_control) if draft.text[at] != "\r"]
    changes = tuple(Change(at, at + 1, _without_control(draft.text[at])) for at in found)
    yield from _together(changes, lambda n: f"dibuang dari {n} tempat")


def invisible_characters(draft: Draft, _: Around) -> Iterator[Repair]:
    """Zero-width characters, soft hyphens, direction marks, fillers, tags."""
    changes = tuple(Change(at, at + 1, "") for at in places(draft.text, is_hidden))
    yield from _together(changes, lambda n: f"dihapus dari {n} tempat")


def hard_spaces(draft: Draft, _: Around) -> Iterator[Repair]:
    """No-break spaces come along with text copied from a web page."""
    yield from _everywhere(draft, _HARD_SPACE, " ", lambda n: f"menjadi spasi biasa di {n} tempat")


def tabs(draft: Draft, _: Around) -> Iterator[Repair]:
    """Two spaces for each tab that indents a line, one elsewhere."""
    indents = [found.span() for found in _INDENT.finditer(draft.text) if "\t" in found.group()]
    starts = [at for start, end in indents for at in range(start, end) if draft.text[at] == "\t"]
    if starts:
        message = f"menjadi dua spasi di awal {len(indents)} baris"
        yield Repair(tuple(Change(at, at + 1, "  ") for at in starts), message, starts[0])
    known = set(starts)
    inside = [found.start() for found in _TAB.finditer(draft.text) if found.start() not in known]
    if inside:
        message = f"menjadi spasi di {len(inside)} tempat"
        yield Repair(tuple(Change(at, at + 1, " ") for at in inside), message, inside[0])


def trailing_blanks(draft: Draft, _: Around) -> Iterator[Repair]:
    """Blanks at the end of a line, unless a backslash keeps them."""
    yield from _everywhere(draft, _BLANKS, "", lambda n: f"dihapus dari {n} baris")


def final_line_end(draft: Draft, _: Around) -> Iterator[Repair]:
    """The last line ends as all others do."""
    end = len(draft.text)
    if end and not draft.text.endswith(("\n", "\r")):
        yield Repair((Change(end, end, "\n"),), "baris baru ditambahkan", end)


def _everywhere(
    draft: Draft,
    pattern: re.Pattern[str],
    new: str | Callable[[str], str],
    message: Callable[[int], str],
) -> Iterator[Repair]:
    """One repair of all places where the pattern is found."""
    changes = tuple(
        Change(found.start(), found.end(), new if isinstance(new, str) else new(found.group()))
        for found in pattern.finditer(draft.text)
    )
    yield from _together(changes, message)


def _together(changes: tuple[Change, ...], message: Callable[[int], str]) -> Iterator[Repair]:
    """All changes as one repair, if there are any."""
    if changes:
        yield Repair(changes, message(len(changes)), changes[0].start)


def _without_control(sign: str) -> str:
    if _SEPARATOR.match(sign):
        return " "
    if "\x80" <= sign <= "\x9f":
        # a typographic sign of Windows that was taken for a character of its own
        return sign.encode("latin-1").decode("cp1252", errors="ignore")
    return ""
