"""Sentences that the answers about areas share in the commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb_builder.words.numbers import kilometres, score
from kb_builder.words.reasons import certainty_mark

if TYPE_CHECKING:
    from kb_builder.similarity import Subject


def km(value: float | None, /) -> str:
    """Distance between the capitals."""
    return "–" if value is None else kilometres(value)


def mark(confidence: float | None, /) -> str:
    """Certainty as a mark; nothing where nothing was estimated."""
    return "" if confidence is None else certainty_mark(confidence)


def sources_line(sources: Sequence[str], /) -> str:
    """Where the figures come from."""
    return f"Sumber: {'; '.join(sources)}."


def standing(asked: Subject, /) -> str:
    """The scores an answer rests on."""
    if asked.scores is None:
        return f"Dasar: {asked.score_basis}."
    values = ", ".join(f"{name} {score(value)}" for name, value in asked.scores.items())
    index = "" if asked.index is None else f"; indeks {score(asked.index)}"
    return f"Dasar: {asked.score_basis} ({values}{index})."
