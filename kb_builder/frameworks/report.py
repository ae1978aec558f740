"""A score as plain data for JSON: every value as the printed string and as the exact fraction."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kb_builder.frameworks.values import NodeValue, Score


def score_json(score: Score, /) -> dict[str, Any]:
    """A score as strings, lists and mappings that ``json.dumps`` takes. Keys are stable.

    ``printed`` and ``exact`` are null where they are not certain; ``low`` and ``high`` always say
    between which exact values the figure lies (``high_excluded``: below ``high``).
    """
    return {
        "framework": score.framework.id,
        "year": score.year,
        "complete": score.complete,
        "missing": list(score.missing),
        "index": value_json(score.index),
        "predicate": score.predicate,
        "predicates": list(score.predicates),
        "values": {key: value_json(value) for key, value in score.values.items()},
    }


def value_json(value: NodeValue, /) -> dict[str, Any]:
    """One value as plain data."""
    low, high = value.printed_range
    return {
        "printed": value.printed,
        "printed_low": low,
        "printed_high": high,
        "exact": _text(value.exact),
        "low": _text(value.low),
        "high": _text(value.high),
        "high_excluded": value.open_top,
        "candidates": [str(candidate) for candidate in value.candidates],
        "estimate": _text(value.estimate),
    }


def _text(number: Fraction | None) -> str | None:
    """A fraction without loss ("3/2"), whole numbers without a line."""
    return None if number is None else str(number)
