"""Published figures against our own: reproduced, possible, or not reproduced. Never corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import Number, exact, printed
from kb_builder.frameworks.values import Score
from kb_builder.model.vocabulary import Term

INDEX = "index"
"""Key of the index among published figures."""


class Outcome(Term):
    """What comes of recomputing a published figure."""

    REPRODUCED = "reproduced", "sesuai"
    POSSIBLE = "possible", "mungkin sesuai"
    NOT_REPRODUCED = "not-reproduced", "tidak sesuai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One published figure beside what the sheet gives. Figures are as printed ("2.82")."""

    id: str
    published: str
    low: str
    high: str
    outcome: Outcome

    @property
    def sentence(self) -> str:
        """The comparison in words."""
        ours = self.low if self.low == self.high else f"{self.low} sampai {self.high}"
        name = "Indeks" if self.id == INDEX else f"Nilai {self.id}"
        return (
            f"{name}: terbit {self.published.replace('.', ',')}, "
            f"hitungan {ours.replace('.', ',')} ({self.outcome.label})."
        )


def compare(score: Score, /, *, published: Mapping[str, Number]) -> tuple[Comparison, ...]:
    """Each ``published`` figure (by node id, or "index") against ``score``, in the order given.

    Raises ``FrameworkError`` for an unknown id.
    """
    return tuple(_compare(score, key, value) for key, value in published.items())


def _compare(score: Score, key: str, value: Number) -> Comparison:
    if key != INDEX and key not in score.values:
        raise FrameworkError(f"Simpul '{key}' tidak ada pada {score.framework.short_name}.")
    ours = score.index if key == INDEX else score.values[key]
    low, high = ours.printed_range
    figure = printed(exact(value), decimals=ours.decimals)
    figures = {printed(candidate, decimals=ours.decimals) for candidate in ours.candidates}
    # between few candidates not every figure is possible
    possible = figure in figures if figures else exact(low) <= exact(figure) <= exact(high)
    if not possible:
        outcome = Outcome.NOT_REPRODUCED
    else:
        outcome = Outcome.REPRODUCED if low == high else Outcome.POSSIBLE
    return Comparison(id=key, published=figure, low=low, high=high, outcome=outcome)
