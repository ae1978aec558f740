"""Which exact values stand behind printed ones (domain.md, rule 4).

Printed domain values name few exact ones, often one: D1 of SPBE 2020 moves in steps of 1/10, D3
in steps of 1/11. Where two fit, the printed index and predicate often decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Final

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import Number, exact, printed, spoken
from kb_builder.frameworks.predicates import predicates_of
from kb_builder.frameworks.values import NodeValue
from kb_builder.model.framework import Framework

MAX_COMBINATIONS: Final = 10_000
"""More combinations of candidates than this are not worth listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """Exact values behind the printed values of the nodes under the index.

    ``candidates``: what each printed value can stand for by itself. ``fitting``: what is left of
    them when the printed index (and predicate) must follow. ``indexes``: the exact indexes that
    fit, lowest first; empty where the index is not reproduced, and then ``reason`` says why.
    """

    candidates: Mapping[str, tuple[Fraction, ...]]
    fitting: Mapping[str, tuple[Fraction, ...]]
    indexes: tuple[Fraction, ...]
    reason: str | None = None

    @property
    def reproduced(self) -> bool:
        """Whether the printed index follows from the printed values."""
        return bool(self.indexes)

    @property
    def index(self) -> Fraction | None:
        """The exact index where only one fits."""
        return self.indexes[0] if len(self.indexes) == 1 else None


def identify(
    framework: Framework,
    /,
    *,
    values: Mapping[str, Number],
    index: Number | None = None,
    predicate: str | None = None,
    year: int | None = None,
) -> Identification:
    """Exact values behind the printed ``values`` of all nodes under the index.

    ``index`` and ``predicate`` as printed narrow the answer where they are given. A row that
    cannot be right is an answer too (``reason``). Raises ``FrameworkError`` where nodes under the
    index are missing or unknown, or where values are not printed in whole levels.
    """
    wanted = [node.id for node in framework.top]
    if sorted(values) != sorted(wanted):
        raise FrameworkError(f"Perlu tepat nilai {', '.join(wanted)} {framework.short_name}.")
    try:
        found = score(framework, values=values, year=year)
    except FrameworkError as error:
        nothing: Mapping[str, tuple[Fraction, ...]] = MappingProxyType({})
        return Identification(candidates=nothing, fitting=nothing, indexes=(), reason=str(error))
    candidates = {key: found.values[key].candidates for key in wanted}
    if not all(candidates.values()) or prod(map(len, candidates.values())) > MAX_COMBINATIONS:
        raise FrameworkError(
            f"Nilai {framework.short_name} tidak dapat dikenali tepat: tingkatnya boleh desimal."
        )
    fits: dict[Fraction, list[tuple[Fraction, ...]]] = {}
    for combination in product(*candidates.values()):
        total = sum(
            (node.weight * value for node, value in zip(framework.top, combination, strict=True)),
            Fraction(0),
        )
        if _agrees(framework, total, index=index, predicate=predicate, year=year):
            fits.setdefault(total, []).append(combination)
    chosen = [combination for group in fits.values() for combination in group]
    return Identification(
        candidates=MappingProxyType(candidates),
        fitting=MappingProxyType(
            {
                key: tuple(sorted({combination[place] for combination in chosen}))
                for place, key in enumerate(wanted)
            }
        ),
        indexes=tuple(sorted(fits)),
        reason=None if fits else _why_not(found.index, index=index, predicate=predicate),
    )


def _agrees(
    framework: Framework,
    total: Fraction,
    *,
    index: Number | None,
    predicate: str | None,
    year: int | None,
) -> bool:
    decimals = framework.decimals
    if index is not None:
        published = printed(exact(index), decimals=decimals)
        if printed(total, decimals=decimals) != published:
            return False
    return predicate is None or predicate in predicates_of(framework, total, total, year=year)


def _why_not(found: NodeValue, *, index: Number | None, predicate: str | None) -> str:
    low, high = (text.replace(".", ",") for text in found.printed_range)
    ours = low if low == high else f"{low} sampai {high}"
    said = [
        *([f"indeks tercetak {spoken(exact(index))}"] if index is not None else []),
        *([f"predikat {predicate}"] if predicate is not None else []),
    ]
    return f"Dari nilai bagiannya indeks adalah {ours}, tidak sesuai dengan {' dan '.join(said)}."
