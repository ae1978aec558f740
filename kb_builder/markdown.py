"""Somebody else's text inside Markdown of ours: shown, never obeyed.

In code nothing has a meaning: no markup, no link, no picture; in ordinary text even an escaped
``@name`` still calls that person.
"""

from __future__ import annotations

import re


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


def _longest_run(text: str) -> int:
    """The most backticks in a row."""
    return max(map(len, re.findall("`+", text)), default=0)
