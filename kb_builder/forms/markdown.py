"""Text of others inside Markdown of ours: never markup, never a mention, never a link."""

from __future__ import annotations

import re
from typing import Final

from kb_builder.markdown import code_span

_HARMLESS: Final = re.compile(r"(?:[^\W_]|[.,;:()'’‘\"“”…?!%/–—-])*")
"""Words that Markdown and GitHub show as they are, wherever they stand inside a line."""

_LINKED: Final = re.compile(
    r"www\.|//|:[^\W_]+:|GH-|\b[0-9a-f]{7,40}\b", re.IGNORECASE
)  # fmt: skip
"""What GitHub makes a link or a picture of: addresses, emoji names, issues, commits."""


def plain(text: str) -> str:
    """One line of text as Markdown that shows just that text.

    Words that could be anything else are set as code, in which nothing has a meaning.
    """
    return " ".join(map(_word, text.split()))


def _word(word: str) -> str:
    if _HARMLESS.fullmatch(word) and not _LINKED.search(word):
        return word
    inside = word.rstrip(".,;:!?…”’')") or word
    return code_span(inside) + word[len(inside) :]
