"""What the commands write for issues: Markdown in which nobody else's text is markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kb_builder.words.markdown import code_span
from kb_builder.words.shortening import fitting, shortened
from kb_builder.words.signs import one_line

LONGEST: Final = 300
"""Letters of one quoted text; the rest is left out."""
ROOM: Final = 58_000
"""Letters of one report; an issue holds 65 536, and some room is for what goes around it."""


def code(text: str, /) -> str:
    """Somebody else's text as code, cut where it is very long; a dash where there is none."""
    line = one_line(text).strip()
    return code_span(shortened(line, LONGEST)) if line else "–"


def document(lines: Iterable[str], /, *, cut: str) -> str:
    """The lines as one text that fits into an issue; ``cut`` says that it was cut short."""
    return fitting(lines, ROOM, cut=cut)
