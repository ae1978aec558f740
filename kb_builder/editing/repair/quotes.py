"""Smart quotes in the place of YAML's own. Inside a sentence they are good typography and stay."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Change, Repair, becomes
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a, is_free, is_quotation, terms
from kb_builder.editing.repair.numbers import with_point
from kb_builder.editing.repair.spots import Spot, in_quotes, reads_as
from kb_builder.model.fields import UNKNOWN, AreaCode

_CLOSING: Final = {
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‘": "’‘'",
    "’": "’",
    "‚": "‘’'",
}
"""What may close a quotation that begins so."""

_START: Final = re.compile(
    rf"^(?P<indent> *+)(?:- ++)*+(?:[A-Za-z_][\w-]*+: ++)?(?P<open>[{''.join(_CLOSING)}])",
    re.MULTILINE,
)
_MISREAD: Final = re.compile(r":(?=\s)|\s#")
"""What YAML takes for a key's end or a comment where a text is not in its quotes."""

_BLOCK: Final = re.compile(r"^(?P<head>[ -]*+)(?P<key>[^\s#].*?: +)?[|>][-+0-9]* *(?:#.*)?$")
_ENTRY: Final = re.compile(r"- |[\w-]+:(?:\s|$)")


def quoted_values(draft: Draft, _: Around) -> Iterator[Repair]:
    """Ids, codes, dates, numbers, terms and quotations in smart quotes."""
    for number, spot in enumerate(draft.spots):
        inner = _inner(spot.text) if spot.bare else None
        if inner is None or not (spot.is_key or _needs_none(draft, spot, inner)):
            continue
        if spot.raw == spot.text:
            coded = is_a(draft.types(spot), AreaCode)
            # the guard would take an unquoted figure with a comma for a new mistake
            wanted = inner if spot.is_key else with_point(draft, spot, inner)
            if repair := draft.rewrite(number, wanted, quoted=coded):
                yield repair
        elif spot.raw is not None:
            raw = spot.raw[1:-1].strip()
            if not reads_as(raw, inner, spot):
                raw = in_quotes(raw)
            change = Change(spot.start, spot.end, raw)
            yield Repair((change,), becomes(spot.text, inner), spot.start, {number: inner})


def quoted_lines(draft: Draft, _: Around) -> Iterator[Repair]:
    """Texts in smart quotes that YAML misreads: ``text: “Catatan: penting”``."""
    texts = sorted([*_blocks(draft.text), *((spot.start, spot.end) for spot in draft.spots)])
    ends = [*accumulate((end for _, end in texts), max)]
    for found in _START.finditer(draft.text):
        start = found.start("open")
        before = bisect.bisect_left(texts, (start, start))
        if before and ends[before - 1] > start:
            continue  # a line of a longer text
        end = _end(draft.text, found)
        inner = _inner(draft.text[start:end]) if end else None
        if end and inner and _MISREAD.search(inner):
            raw = in_quotes(inner)
            message = becomes(draft.text[start:end], raw)
            yield Repair((Change(start, end, raw),), message, start)


def _needs_none(draft: Draft, spot: Spot, inner: str) -> bool:
    """Whether the quotes cannot be part of what the value says."""
    types = draft.types(spot)
    if not is_free(types) or is_quotation(draft.model, spot.path):
        return True
    return inner.casefold() == UNKNOWN and UNKNOWN in terms(types)


def _inner(text: str) -> str | None:
    """What stands between smart quotes that enclose all of ``text``; None where none do."""
    if len(text) < 3 or text[-1] not in _CLOSING.get(text[0], ""):
        return None
    inner = text[1:-1].strip()
    # an apostrophe looks like a closing quote: Jum’at
    marks = re.sub(r"(?<=\w)’(?=\w)", "", inner)
    own = {text[0], text[-1], _CLOSING[text[0]][0]}
    if not inner or own & set(marks):
        return None
    return inner


def _end(text: str, found: re.Match[str]) -> int | None:
    """Where the quotation ends: at the end of its line, or of a line that carries the text on."""
    closing = tuple(_CLOSING[found["open"]])
    start = found.end()
    while start < len(text):
        stop = text.find("\n", start)
        line = text[start : stop if stop >= 0 else len(text)]
        words = line.lstrip(" ")
        carried_on = len(line) - len(words) > len(found["indent"]) and not _ENTRY.match(words)
        if start > found.end() and not carried_on:
            return None
        if line.rstrip().endswith(closing):
            return start + len(line.rstrip())
        start += len(line) + 1
    return None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every block of text that ``|`` or ``>`` begins."""
    first, at, base = 0, 0, -1
    for line in text.split("\n"):
        if base >= 0 and line.strip() and len(line) - len(line.lstrip(" ")) <= base:
            yield first, at
            base = -1
        if base < 0 and (found := _BLOCK.match(line)):
            head = found["head"]
            first, base = at, len(head) if found["key"] else max(head.rfind("-"), 0)
        at += len(line) + 1
    if base >= 0:
        yield first, at
