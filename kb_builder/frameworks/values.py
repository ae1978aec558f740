"""What a calculation answers: node values, exact or as narrow as the sheet allows. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kb_builder.frameworks.numbers import Written, highest_rounded, printed
from kb_builder.model.framework import Framework


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeValue:
    """What is known about the value of a node, or of the index (``id`` is ``None``).

    The value lies from ``low`` to ``high`` (``open_top``: below ``high``). ``candidates`` lists the
    possible values where they are few, else it is empty. ``estimate`` takes rounded values at
    their face and is set wherever nothing is missing below; where ``exact`` is set they are equal.
    """

    id: str | None
    low: Fraction
    high: Fraction
    open_top: bool
    candidates: tuple[Fraction, ...]
    estimate: Fraction | None
    given: Written | None
    decimals: int

    @property
    def exact(self) -> Fraction | None:
        """The one possible value, or ``None``."""
        return self.low if self.low == self.high else None

    @property
    def printed_range(self) -> tuple[str, str]:
        """Lowest and highest figure that this value can print as."""
        top = highest_rounded(self.high, decimals=self.decimals, open_top=self.open_top)
        return printed(self.low, decimals=self.decimals), printed(top, decimals=self.decimals)

    @property
    def printed(self) -> str | None:
        """The printed figure where it is certain, even if the exact value is not."""
        low, high = self.printed_range
        return low if low == high else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A sheet worked out. ``missing`` names what was not given, as high up as it can be named.

    ``predicates`` are the possible ones, lowest first.
    """

    framework: Framework
    year: int | None
    index: NodeValue
    values: Mapping[str, NodeValue]
    predicates: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def predicate(self) -> str | None:
        """The predicate where only one is possible."""
        return self.predicates[0] if len(self.predicates) == 1 else None

    @property
    def complete(self) -> bool:
        """Whether nothing is missing. Rounded input can leave the index open all the same."""
        return not self.missing
