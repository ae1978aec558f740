"""A report as a comment below a pull request.

Whatever somebody else wrote stands in code spans: there it becomes no link, no picture, no
mention, no reference to an issue, no formula and no HTML.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from kb_builder.review.outline import Line, Outline, Section, outline, total
from kb_builder.review.report import Report, cut_text
from kb_builder.words.markdown import code_span

MARKER: Final = "<!-- rujukan:akibat -->"
"""By this first line a comment is found again, to be edited instead of repeated."""
LIMIT: Final = 60_000
_SAID: Final = 600
_OPEN: Final = 6
"""Sections with more lines are folded."""
_REST: Final = (
    "Komentar ini terlalu panjang: {count} baris tidak ditampilkan di sini. Laporan lengkap: "
    "jalankan `kb diff` dengan `--format json`."
)


class MarkdownStyle:
    """Words in Markdown."""

    def name(self, text: str) -> str:
        """A name, place or address that somebody else may have chosen."""
        return _code(text)

    def said(self, text: str) -> str:
        """What somebody else wrote."""
        return _code(text)

    def gone(self, text: str) -> str:
        """Words of somebody else that are no more."""
        return f"~~{_code(text)}~~"

    def new(self, text: str) -> str:
        """Words of somebody else that are new."""
        return f"**{_code(text)}**"

    def strong(self, text: str) -> str:
        """Words of ours that count."""
        return f"**{text}**"


def _code(text: str) -> str:
    """``text`` on one line as code, whatever it holds."""
    signs = text if text.isprintable() else "".join(map(_visible, text))
    words = " ".join(signs.split())
    return code_span(cut_text(words, _SAID) or "(kosong)")


def as_markdown(report: Report) -> str:
    """The comment: at most ``LIMIT`` characters, and it says what it leaves out."""
    found = outline(report, MarkdownStyle())
    blocks = [MARKER, "## Akibat perubahan ini", " ".join(found.summary)]
    sections = _sections(found)
    ending = f"Dibandingkan: {_code(report.base)} dengan {_code(report.head)}."
    room = LIMIT - len("\n\n".join([*blocks, ending])) - 2_000
    rooms = _shares([len(_section(s, s.lines)) + 2 for s in sections], room)
    blocks += [_fitted(s, share) for s, share in zip(sections, rooms, strict=True)]
    return "\n\n".join([*blocks, ending]) + "\n"


def _sections(found: Outline) -> list[Section]:
    loud = Section("Perhatian", tuple(map(Line, found.attentions)))
    return [*([loud] if loud.lines else []), *found.sections]


def _fitted(section: Section, room: int) -> str:
    """The section with as many lines as there is room for."""
    lines = list(section.lines)
    whole = _section(section, lines)
    if len(whole) + 2 <= room:
        return whole
    used = len(_section(section, [])) + len(_REST) + 20
    kept = 0
    for line in lines:
        used += len(_line(line)) + 1
        if used > room:
            break
        kept += 1
    rest = Line(_REST.format(count=len(lines) - kept))
    return _section(section, [*lines[:kept], rest], whole=section.lines)


def _section(section: Section, lines: Sequence[Line], whole: Sequence[Line] | None = None) -> str:
    body = "\n".join(map(_line, lines))
    everything = whole or lines
    if len(everything) <= _OPEN or section.title == "Perhatian":
        return f"### {section.title}\n\n{body}"
    head = f"<details><summary>{section.title} ({total(everything)})</summary>"
    return f"{head}\n\n{body}\n\n</details>"


def _line(line: Line) -> str:
    return f"{'  ' * line.level}- {line.text}"


def _shares(needs: Sequence[int], room: int) -> list[int]:
    """Room for each: what it needs, or an equal part of what the smaller ones leave over."""
    shares = [0] * len(needs)
    order = sorted(range(len(needs)), key=needs.__getitem__)
    for done, place in enumerate(order):
        shares[place] = min(needs[place], room // (len(order) - done))
        room -= shares[place]
    return shares


def _visible(sign: str) -> str:
    """A sign that is seen: what steers or hides text is written out."""
    kind = unicodedata.category(sign)
    if kind in ("Zs", "Zl", "Zp") or sign in "\t\r\n":
        return " "
    return f"[U+{ord(sign):04X}]" if kind[0] == "C" else sign
