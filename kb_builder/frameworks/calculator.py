"""From what a sheet gives to every value above it, exactly.

``IA = Σ(NI·BI)/BA``, ``ID = Σ(NA·BA)/BD``, ``I = Σ(ND·BD)``, carried as fractions; only what is
printed is rounded. What a sheet does not give stays open: every value is then a set or an
interval of what is still possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce
from types import MappingProxyType
from typing import Final

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import Number, Written, plain, printed, spoken, written
from kb_builder.frameworks.predicates import predicates_of
from kb_builder.frameworks.reach import MAX_BITS, Reach, common_unit, interval, lattice, one
from kb_builder.frameworks.values import NodeValue, Score
from kb_builder.model.framework import Framework, Node

MAX_CANDIDATES: Final = 24
"""More possible values than this are told as an interval, not as a list."""


def score(
    framework: Framework,
    /,
    *,
    levels: Mapping[str, Number] | None = None,
    values: Mapping[str, Number] | None = None,
    year: int | None = None,
) -> Score:
    """Everything that ``levels`` and ``values`` say about an index and the nodes below it.

    ``levels`` are by answer key ("I17", "I35-2") and taken as they are. ``values`` are by id of a
    node above the indicators; a decimal is taken as printed (it stands for everything that rounds
    to it), a ``Fraction`` or "28/11" as exact. ``year`` chooses the rule of the predicate.

    Raises ``FrameworkError`` for unknown ids, values off the scale, values that no levels can
    give, values that disagree with what is given below them, and when nothing is given.
    """
    if not levels and not values:
        raise FrameworkError("Lembar nilai kosong: tidak ada satu pun nilai.")
    work = _Work(
        framework,
        _frame(framework),
        {key: check_level(framework, key, value) for key, value in (levels or {}).items()},
        {key: check_value(framework, key, value) for key, value in (values or {}).items()},
    )
    index = work.index()
    return Score(
        framework=framework,
        year=year,
        index=index,
        values=MappingProxyType({key: work.found[key] for key in framework.nodes}),
        predicates=predicates_of(
            framework, index.low, index.high, year=year, open_top=index.open_top
        ),
        missing=tuple(work.missing(None)),
    )


def check_level(framework: Framework, key: str, value: Number, /) -> Fraction:
    """``value`` if it is a level of the answer ``key``. Raises ``FrameworkError``."""
    if key not in framework.answers:
        raise FrameworkError(f"Indikator '{key}' tidak ada pada {framework.short_name}.")
    level, low, high = _read(key, value).value, framework.scale_min, framework.scale_max
    if not low <= level <= high:
        raise FrameworkError(
            f"Tingkat {spoken(level)} untuk {key} di luar skala {plain(low)} sampai {plain(high)}."
        )
    if framework.step is not None and (level - low) % framework.step:
        raise FrameworkError(
            f"Tingkat {spoken(level)} untuk {key} bukan kelipatan {spoken(framework.step)} "
            f"seperti pada {framework.short_name}."
        )
    return level


def check_value(framework: Framework, node_id: str, value: Number, /) -> Written:
    """``value`` if a node above the indicators can have it. Raises ``FrameworkError``."""
    node = framework.nodes.get(node_id)
    if node is None or node.answers:
        what = "Simpul" if node is None else "Indikator"
        where = "tidak ada pada" if node is None else "ditulis sebagai tingkat, bukan nilai, pada"
        raise FrameworkError(f"{what} '{node_id}' {where} {framework.short_name}.")
    number, low, high = _read(node_id, value), framework.scale_min, framework.scale_max
    if not low <= number.value <= high:
        raise FrameworkError(
            f"Nilai {spoken(number.value)} untuk {node_id} di luar skala "
            f"{plain(low)} sampai {plain(high)}."
        )
    return number


def _read(key: str, value: Number) -> Written:
    """``value`` as written; what is no number is told with the key it stands at."""
    try:
        return written(value)
    except FrameworkError as error:
        raise FrameworkError(f"{key}: {error}") from error


@dataclass(frozen=True, slots=True)
class _Frame:
    """What does not depend on a sheet: the common unit, and everything left open."""

    unit: Fraction
    stepped: bool
    open_reach: dict[str, Reach]
    open_value: dict[str, NodeValue]


@lru_cache(maxsize=16)
def _frame(framework: Framework, /) -> _Frame:
    unit = common_unit(node.weight / len(node.answers) for node in framework.indicators)
    unit *= framework.step or 1
    span = framework.scale_max - framework.scale_min
    frame = _Frame(
        unit=unit,
        stepped=framework.step is not None and span / unit <= MAX_BITS,
        open_reach={},
        open_value={},
    )
    nothing = _Work(framework, frame, {}, {})
    nothing.index()
    frame.open_reach.update(nothing.reached)
    frame.open_value.update(nothing.found)
    return frame


class _Work:
    """One calculation: possible contributions (value times weight) from the leaves up."""

    def __init__(
        self,
        framework: Framework,
        frame: _Frame,
        levels: Mapping[str, Fraction],
        values: Mapping[str, Written],
    ) -> None:
        self.framework = framework
        self.frame = frame
        self.levels = levels
        self.values = values
        self.reached: dict[str, Reach] = {}
        self.found: dict[str, NodeValue] = {}
        # a node is touched when something is given for it or below it
        self.touched: set[str] = set()
        for start in (*(framework.answers[key].id for key in levels), *values):
            at: str | None = start
            while at is not None and at not in self.touched:
                self.touched.add(at)
                at = framework.nodes[at].parent

    def index(self) -> NodeValue:
        """The index, after all nodes below it."""
        tops = self.framework.top
        return self._value(None, self._sum(self._reach(node) for node in tops), Fraction(1), tops)

    def _sum(self, parts: Iterable[Reach]) -> Reach:
        return reduce(Reach.plus, parts)

    def _reach(self, node: Node) -> Reach:
        given = self.values.get(node.id)
        if node.id in self.frame.open_reach and node.id not in self.touched:
            self._copy_open(node)
            return self.reached[node.id]
        if node.answers:
            share = node.weight / len(node.answers)
            reach = self._sum(self._answer(key, share) for key in node.answers)
        else:
            reach = self._sum(self._reach(part) for part in self.framework.children(node.id))
            if given is not None:
                reach = self._narrow(node, reach, given)
        self.reached[node.id] = reach
        self.found[node.id] = self._value(
            node.id, reach, node.weight, self.framework.children(node.id)
        )
        return reach

    def _copy_open(self, node: Node) -> None:
        self.reached[node.id] = self.frame.open_reach[node.id]
        self.found[node.id] = self.frame.open_value[node.id]
        for part in self.framework.children(node.id):
            self._copy_open(part)

    def _answer(self, key: str, share: Fraction) -> Reach:
        level, unit = self.levels.get(key), self.frame.unit
        low, high, step = self.framework.scale_min, self.framework.scale_max, self.framework.step
        if level is not None:
            return one(level * share, unit=unit)
        if step is None or not self.frame.stepped:
            return interval(low * share, high * share, unit=unit)
        stride = int(step * share / unit)
        bits = sum(1 << place * stride for place in range(int((high - low) / step) + 1))
        return lattice(low * share, unit=unit, bits=bits)

    def _narrow(self, node: Node, reach: Reach, given: Written) -> Reach:
        low, high, rounds = _meant(given, decimals=self.framework.decimals)
        found = reach.between(low * node.weight, high * node.weight, open_top=rounds)
        if found is None:
            raise FrameworkError(self._misfit(node, reach, given))
        return found

    def _misfit(self, node: Node, reach: Reach, given: Written) -> str:
        said = f"Nilai {node.kind.label} {node.id} tertulis {_shown(given, self.framework)}"
        decimals = self.framework.decimals
        if self._anything_below(node):
            low, high = (
                printed(end / node.weight, decimals=decimals).replace(".", ",")
                for end in (reach.low, reach.high)
            )
            found = low if low == high else f"{low} sampai {high}"
            return f"{said}, padahal dari bagian-bagiannya {found}."
        near = sorted(reach.points(), key=lambda at: abs(at / node.weight - given.value))[:2]
        names = " dan ".join(
            printed(at / node.weight, decimals=decimals).replace(".", ",") for at in sorted(near)
        )
        return f"{said}, tetapi tidak ada tingkat indikator yang menghasilkannya; terdekat {names}."

    def _value(
        self, node_id: str | None, reach: Reach, weight: Fraction, parts: Iterable[Node]
    ) -> NodeValue:
        few = reach.bits is not None and len(reach) <= MAX_CANDIDATES
        given = self.values.get(node_id) if node_id is not None else None
        estimate: Fraction | None
        if reach.single is not None:
            estimate = reach.single / weight
        elif given is not None:
            estimate = given.value
        else:
            below = [(part.weight, self.found[part.id].estimate) for part in parts]
            known = [share * value for share, value in below if value is not None]
            estimate = (
                sum(known, Fraction(0)) / weight if known and len(known) == len(below) else None
            )
        return NodeValue(
            id=node_id,
            low=reach.low / weight,
            high=reach.high / weight,
            open_top=reach.open_top,
            candidates=tuple(at / weight for at in reach.points()) if few else (),
            estimate=estimate,
            given=given,
            decimals=self.framework.decimals,
        )

    def _anything_below(self, node: Node) -> bool:
        return any(part.id in self.touched for part in self.framework.children(node.id))

    def missing(self, parent: str | None) -> list[str]:
        """Answer keys without a level; a whole node where its siblings were given as values."""
        parts = self.framework.children(parent)
        by_value = any(part.id in self.values for part in parts)
        names: list[str] = []
        for part in parts:
            if part.id in self.values:
                continue
            if by_value and part.id not in self.touched:
                names.append(part.id)
            elif part.answers:
                names.extend(key for key in part.answers if key not in self.levels)
            else:
                names.extend(self.missing(part.id))
        return names


def _meant(given: Written, *, decimals: int) -> tuple[Fraction, Fraction, bool]:
    """What a written value stands for: lowest, highest, and whether the highest is left out."""
    if given.decimals is None:
        return given.value, given.value, False
    half = Fraction(1, 2 * 10 ** max(given.decimals, decimals))
    return given.value - half, given.value + half, True


def _shown(given: Written, framework: Framework) -> str:
    if given.decimals is None:
        return plain(given.value)
    decimals = max(given.decimals, framework.decimals)
    return printed(given.value, decimals=decimals).replace(".", ",")
