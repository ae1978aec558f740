"""Help in Indonesian: Typer writes its headings and marks in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import typer

_HEADINGS: Final = {"Options": "Pilihan", "Commands": "Perintah", "Arguments": "Isian"}
_WORDS: Final = (
    (r"\[OPTIONS\]", "[PILIHAN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "PERINTAH …"),
    (r"Show this message and exit\.", "Tunjukkan bantuan ini."),
    (r"\[required\]", "[wajib]"),
    (r"\[default: \.\]$", ""),
    (r"\[default: ", "[bawaan: "),
    (r"; \d+<=x<=\d+|; x>=\d+", ""),
    (r" <(?:list\[)?(?:str|path)\]?>$", ""),
    (r"<(?:int|float)(?: range)?>$", "<angka>"),
)
_Formatter: Any = typer.Context.formatter_class


class IndonesianHelp(_Formatter):  # type: ignore[misc]  # Typer keeps the class to itself
    """Typer's own layout with Indonesian words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, _translated(args), prefix or "Cara pakai: ")

    def write_heading(self, heading: str) -> None:
        """The line above options, commands or arguments."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        """What is what."""
        said = [(_translated(name), _translated(meaning)) for name, meaning in rows]
        super().write_dl(said, *args, **options)


def speak_indonesian() -> None:
    """Let every command's help be written so."""
    # The class that all contexts share; there is no setting for it.
    context: Any = typer.Context.__mro__[1]
    context.formatter_class = IndonesianHelp


def _translated(text: str) -> str:
    for pattern, ours in _WORDS:
        text = re.sub(pattern, ours, text)
    return text.rstrip()
