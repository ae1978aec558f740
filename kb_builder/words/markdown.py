"""Somebody else's text inside Markdown of ours: shown, never obeyed.

In code nothing has a meaning: no markup, no link, no picture; in ordinary text even an escaped
``@name`` still calls that person.
"""

from __future__ import annotations

import re
from typing import Final

_HARMLESS: Final = re.compile(r"(?:[^\W_]|[.,;:()'’‘\"“”…?!%/–—-])*")
"""Words that Markdown and GitHub show as they are, wherever they stand inside a line."""

_LINKED: Final = re.compile(
    r"www\.|//|:[^\W_]+:|GH-|\b[0-9a-f]{7,40}\b", re.IGNORECASE
)  # fmt: skip
"""What GitHub makes a link or a picture of: addresses, emoji names, issues, commits."""


def code_span(text: str, /) -> str:
    """One line of text as code, whatever it holds; blanks and line ends become single blanks."""
    line = " ".join(text.split())
    fence = "`" * (_longest_run(line) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def code_block(text: str, /, language: str = "") -> str:
    """Lines of text as a block of code that nothing in it can close."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


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


def _longest_run(text: str) -> int:
    """The most backticks in a row."""
    return max(map(len, re.findall("`+", text)), default=0)
