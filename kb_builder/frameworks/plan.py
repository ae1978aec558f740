"""What raising levels is worth, and the fewest one-level steps to a better predicate. Exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from kb_builder.frameworks.calculator import check_level
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import Number, exact, spoken
from kb_builder.frameworks.predicates import needed_for
from kb_builder.model.framework import Framework

_STEP: Final = 1_000_000
"""Weight of one step in the cost of a plan; the height of the levels reached only breaks ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Raising one answer by one level. ``gain`` is in points of the index."""

    key: str
    before: Fraction
    after: Fraction
    gain: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps from ``index`` to at least ``needed``, lowest levels first. No steps: already there."""

    target: str
    needed: Fraction
    index: Fraction
    reached: Fraction
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _State:
    """A set of steps: cost, gain, and how it came about."""

    cost: int
    gain: Fraction
    last: tuple[str, int] | None
    before: _State | None


def index_of(framework: Framework, levels: Mapping[str, Number], /) -> Fraction:
    """The exact index of a full sheet. Raises ``FrameworkError`` naming what is missing."""
    missing = [key for key in framework.answers if key not in levels]
    if missing:
        raise FrameworkError(f"Perlu tingkat semua indikator; belum ada: {', '.join(missing)}.")
    total = Fraction(0)
    for key, value in levels.items():
        total += check_level(framework, key, value) * share_of(framework, key)
    return total


def share_of(framework: Framework, key: str, /) -> Fraction:
    """What one level more of an answer adds to the index. Raises ``FrameworkError``."""
    node = framework.answers.get(key)
    if node is None:
        raise FrameworkError(f"Indikator '{key}' tidak ada pada {framework.short_name}.")
    return node.weight / len(node.answers)


def steps_up(framework: Framework, key: str, level: Fraction, /) -> tuple[Step, ...]:
    """All steps that an answer has left, one level each, in order.

    Where decimals are allowed a step goes to the next whole level, as levels are described whole.
    """
    share, steps, at = share_of(framework, key), [], level
    while at < framework.scale_max:
        step = framework.step
        after = at + step if step is not None else Fraction(floor(at) + 1)
        after = min(after, framework.scale_max)
        steps.append(Step(key=key, before=at, after=after, gain=(after - at) * share))
        at = after
    return tuple(steps)


def cheapest_plan(
    framework: Framework,
    /,
    *,
    levels: Mapping[str, Number],
    target: str | None = None,
    year: int | None = None,
    keep: Collection[str] = (),
) -> Plan:
    """The fewest one-level steps from a full sheet to the predicate ``target`` (default: the next).

    Among plans of equally few steps the one that reaches lower levels wins (going from 1 to 2 is
    nearer at hand than from 4 to 5), then the one that gains more, then document order. Answers in
    ``keep`` stay as they are. Exact: no plan with fewer steps exists. Raises ``FrameworkError``
    when the target is unknown or out of reach, or no better predicate exists.
    """
    now = index_of(framework, levels)
    name = target if target is not None else _next_predicate(framework, now, year)
    needed = needed_for(framework, name, year=year)
    open_steps = [
        steps_up(framework, key, exact(levels[key])) for key in framework.answers if key not in keep
    ]
    chosen = _cheapest([steps for steps in open_steps if steps], needed - now)
    if chosen is None:
        raise FrameworkError(
            f"Predikat {name} (indeks {spoken(needed)}) tidak tercapai dengan indikator yang "
            "boleh dinaikkan."
        )
    order = {key: place for place, key in enumerate(framework.answers)}
    steps = sorted(chosen, key=lambda step: (step.after, order[step.key]))
    reached = now + sum((step.gain for step in steps), Fraction(0))
    return Plan(target=name, needed=needed, index=now, reached=reached, steps=tuple(steps))


def _next_predicate(framework: Framework, index: Fraction, year: int | None) -> str:
    for band in reversed(framework.bands):
        if needed_for(framework, band.name, year=year) > index:
            return band.name
    raise FrameworkError(f"Predikat tertinggi ({framework.bands[0].name}) sudah tercapai.")


def _cheapest(options: list[tuple[Step, ...]], need: Fraction) -> list[Step] | None:
    """Steps of least cost that gain ``need``: a multiple-choice knapsack over Pareto states."""
    if need <= 0:
        return []
    highest = max((step.gain for steps in options for step in steps), default=Fraction(0))
    rest = [sum((step.gain for step in steps), Fraction(0)) for steps in options]
    if sum(rest, Fraction(0)) < need:
        return None
    bound = _greedy_count(options, need)
    states = [_State(0, Fraction(0), None, None)]
    for place, steps in enumerate(options):
        left = sum(rest[place + 1 :], Fraction(0))
        grown = list(states)
        for state in states:
            cost, total = state.cost, state.gain
            for count, step in enumerate(steps, start=1):
                if total >= need:
                    break
                cost += _STEP + int(step.after)
                total += step.gain
                grown.append(_State(cost, total, (step.key, count), state))
        states = _undominated(grown, need=need, left=left, highest=highest, bound=bound)
    best = states[0] if states else None
    taken: dict[str, int] = {}
    while best is not None:
        if best.last is not None:
            taken[best.last[0]] = best.last[1]
        best = best.before
    return [step for steps in options for step in steps[: taken.get(steps[0].key, 0)]]


def _undominated(
    states: list[_State], *, need: Fraction, left: Fraction, highest: Fraction, bound: int
) -> list[_State]:
    """States that can still become the best, cheapest first (sorting is stable: early ones win)."""
    kept: list[_State] = []
    most = Fraction(-1)
    for state in sorted(states, key=lambda state: (state.cost, -state.gain)):
        if state.gain <= most:
            continue
        open_steps = bound - state.cost // _STEP
        if state.gain + min(left, max(open_steps, 0) * highest) >= need and open_steps >= 0:
            kept.append(state)
            most = state.gain
    return kept


def _greedy_count(options: list[tuple[Step, ...]], need: Fraction) -> int:
    """How many steps a plan that always takes the largest gain needs: the best is no longer."""
    places = [0] * len(options)
    count, total = 0, Fraction(0)
    while total < need:
        best = max(
            (place for place, steps in enumerate(options) if places[place] < len(steps)),
            key=lambda place: options[place][places[place]].gain,
        )
        total += options[best][places[best]].gain
        places[best] += 1
        count += 1
    return count
