"""Which values are possible: exactly one, a lattice of them, or an interval.

Indicators judged in whole levels make every node's value a point of a lattice; a printed value
then stands for few points, often for one. All arithmetic is on *contributions* to the index
(value times weight), where parts simply add up. A lattice is a ``base`` and an integer whose bit
``k`` says that ``base + k * unit`` is possible: adding parts is shifting bits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final

MAX_BITS: Final = 1_000_000
"""Longer lattices (weights without a sensible common unit) are treated as intervals."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Possible contributions of a node.

    ``bits`` is ``None`` for an interval from ``low`` to ``high``; ``open_top`` tells that ``high``
    itself is not possible. For a lattice ``low`` is its lowest point and ``unit`` its spacing.
    """

    low: Fraction
    high: Fraction
    unit: Fraction
    bits: int | None
    open_top: bool = False

    @property
    def single(self) -> Fraction | None:
        """The one possible contribution, or ``None`` where there are several."""
        return self.low if self.low == self.high else None

    def points(self) -> Iterator[Fraction]:
        """All points of a lattice, lowest first; nothing for an interval."""
        for place in _set_bits(self.bits or 0):
            yield self.low + place * self.unit

    def __len__(self) -> int:
        """Number of points of a lattice; 0 for an interval."""
        return (self.bits or 0).bit_count()

    def plus(self, other: Reach, /) -> Reach:
        """Everything that a contribution of each can add up to. Units must be the same."""
        low, high = self.low + other.low, self.high + other.high
        if self.bits is None or other.bits is None:
            return Reach(low, high, self.unit, None, self.open_top or other.open_top)
        # shift by the side with fewer points
        few, many = sorted((self.bits, other.bits), key=int.bit_count)
        bits = 0
        for place in _set_bits(few):
            bits |= many << place
        return Reach(low, high, self.unit, bits)

    def between(self, low: Fraction, high: Fraction, /, *, open_top: bool) -> Reach | None:
        """What remains within ``low`` and ``high``; ``None`` where nothing does."""
        if self.bits is None:
            new_low, new_high = max(self.low, low), min(self.high, high)
            top = (open_top and new_high == high) or (self.open_top and new_high == self.high)
            if new_low > new_high or (new_low == new_high and top):
                return None
            return Reach(new_low, new_high, self.unit, None, top)
        first = max(0, math.ceil((low - self.low) / self.unit))
        last = math.floor((high - self.low) / self.unit)
        if open_top and self.low + last * self.unit == high:
            last -= 1
        if last < first:
            return None
        bits = (self.bits >> first) & ((1 << (last - first + 1)) - 1)
        return lattice(self.low + first * self.unit, unit=self.unit, bits=bits) if bits else None


def _set_bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def lattice(low: Fraction, *, unit: Fraction, bits: int) -> Reach:
    """A lattice of at least one point; its ``low`` moves up to the lowest point that is set."""
    shift = (bits & -bits).bit_length() - 1
    bits >>= shift
    start = low + shift * unit
    return Reach(start, start + (bits.bit_length() - 1) * unit, unit, bits)


def one(value: Fraction, *, unit: Fraction) -> Reach:
    """The reach of a known contribution."""
    return Reach(value, value, unit, 1)


def interval(low: Fraction, high: Fraction, *, unit: Fraction, open_top: bool = False) -> Reach:
    """Any contribution from ``low`` to ``high``."""
    return Reach(low, high, unit, None, open_top)


def common_unit(values: Iterable[Fraction], /) -> Fraction:
    """The largest number that divides all ``values`` (at least one) without rest."""
    return reduce(
        lambda a, b: Fraction(
            math.gcd(a.numerator * b.denominator, b.numerator * a.denominator),
            a.denominator * b.denominator,
        ),
        values,
    )
