"""What steps are worth, and that no plan with fewer steps exists."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.plan import cheapest_plan, index_of
from kb_builder.reference.comparison import node_worths
from tests.frameworks.factories import flat, invented, small, spbe_2020
from tests.national import NATIONAL


def test_what_a_step_is_worth_in_each_domain() -> None:
    worth = {found.node.id: (found.least, found.most) for found in node_worths(spbe_2020())}
    assert worth == {
        "D1": (Fraction("0.013"), Fraction("0.013")),
        "D2": (Fraction("0.025"), Fraction("0.025")),
        "D3": (Fraction("0.015"), Fraction("0.015")),
        "D4": (Fraction("0.0275"), Fraction("0.03")),
    }


def test_the_next_predicate() -> None:
    found = cheapest_plan(spbe_2020(), levels=flat(spbe_2020(), 1), year=2024)
    assert found.target == "Cukup"
    assert found.needed == Fraction("1.8")
    assert found.reached >= found.needed
    # 27 steps of at most 0.03 are the fewest that can give 0.8
    assert len(found.steps) == 27
    assert found.reached == found.index + sum(step.gain for step in found.steps)


def test_the_printed_index_can_be_enough() -> None:
    levels = flat(spbe_2020(), 3)
    in_2023 = cheapest_plan(spbe_2020(), levels=levels, target="Sangat Baik", year=2023)
    in_2024 = cheapest_plan(spbe_2020(), levels=levels, target="Sangat Baik", year=2024)
    assert in_2023.needed == Fraction("3.495")
    assert len(in_2023.steps) <= len(in_2024.steps)


def test_steps_go_one_level_at_a_time() -> None:
    found = cheapest_plan(
        NATIONAL.frameworks["pemdi-2026"],
        levels=flat(NATIONAL.frameworks["pemdi-2026"], "1.3"),
        target="Baik",
    )
    last: dict[str, Fraction] = {}
    for step in found.steps:
        assert 0 < step.after - step.before <= 1
        assert step.before == last.get(step.key, Fraction("1.3"))
        last[step.key] = step.after


def test_nothing_to_do() -> None:
    found = cheapest_plan(spbe_2020(), levels=flat(spbe_2020(), 4), target="Baik", year=2024)
    assert found.steps == ()
    assert found.reached == 4


def test_what_cannot_be_planned() -> None:
    levels = flat(spbe_2020(), 5)
    with pytest.raises(FrameworkError, match="Predikat tertinggi \\(Memuaskan\\) sudah tercapai"):
        cheapest_plan(spbe_2020(), levels=levels)
    with pytest.raises(FrameworkError, match="tidak mengenal predikat"):
        cheapest_plan(spbe_2020(), levels=levels, target="Juara")
    with pytest.raises(FrameworkError, match="tidak tercapai dengan indikator yang"):
        cheapest_plan(
            spbe_2020(),
            levels=flat(spbe_2020(), 1),
            target="Baik",
            keep=[key for key in spbe_2020().answers if key != "I1"],
        )
    del levels["I3"]
    with pytest.raises(FrameworkError, match="belum ada: I3"):
        cheapest_plan(spbe_2020(), levels=levels)


def test_kept_answers_stay() -> None:
    levels = flat(spbe_2020(), 3)
    kept = {f"I{number}" for number in range(42, 48)}
    found = cheapest_plan(spbe_2020(), levels=levels, target="Sangat Baik", year=2024, keep=kept)
    assert not kept & {step.key for step in found.steps}


@settings(max_examples=30)
@given(st.lists(st.integers(1, 4), min_size=5, max_size=5), st.sampled_from(["Sedang", "Tinggi"]))
def test_no_plan_with_fewer_steps_exists(start: list[int], target: str) -> None:
    """Against every combination of levels: fewest steps, then lowest levels, then most gain."""
    framework = small()
    levels = dict(zip(framework.answers, start, strict=True))
    found = cheapest_plan(framework, levels=levels, target=target)
    best: tuple[int, int, Fraction] | None = None
    for ends in product(*(range(level, 5) for level in start)):
        after = dict(zip(framework.answers, ends, strict=True))
        index = index_of(framework, after)
        if index < found.needed:
            continue
        steps = sum(end - begin for begin, end in zip(start, ends, strict=True))
        heights = sum(
            sum(range(begin + 1, end + 1)) for begin, end in zip(start, ends, strict=True)
        )
        best = min(best or (steps, heights, -index), (steps, heights, -index))
    assert best is not None
    ours = (
        len(found.steps),
        sum(int(step.after) for step in found.steps),
        -found.reached,
    )
    if found.steps:
        assert ours == best
    else:
        assert best[0] == 0


@settings(max_examples=20)
@given(st.lists(st.fractions(0, 10, max_denominator=4), min_size=4, max_size=4))
def test_plans_on_decimal_levels_are_the_shortest_too(start: list[Fraction]) -> None:
    framework = invented()
    levels = dict(zip(framework.answers, start, strict=True))
    found = cheapest_plan(framework, levels=levels, target="Tinggi", year=2031)
    shares = [framework.answers[key].weight / len(framework.answers[key].answers) for key in levels]
    options = [
        [level, *(Fraction(whole) for whole in range(int(level) + 1, 11) if whole > level)]
        for level in start
    ]
    fewest = min(
        sum(choice.index(end) for choice, end in zip(options, ends, strict=True))
        for ends in product(*options)
        if sum(share * end for share, end in zip(shares, ends, strict=True)) >= found.needed
    )
    assert len(found.steps) == fewest
