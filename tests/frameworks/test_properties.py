"""Properties of the calculator on arbitrary sheets of every instrument."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.identification import identify
from kb_builder.frameworks.values import Score
from kb_builder.model.framework import Framework
from tests.frameworks.factories import invented, small
from tests.national import NATIONAL

FRAMEWORKS = [*NATIONAL.frameworks.values(), invented(), small()]


def level_of(framework: Framework) -> st.SearchStrategy[Fraction]:
    low, high, step = framework.scale_min, framework.scale_max, framework.step
    if step is None:
        return st.fractions(low, high, max_denominator=60)
    return st.integers(0, int((high - low) / step)).map(lambda count: low + count * step)


@st.composite
def sheets(draw: st.DrawFn, *, full: bool = True) -> tuple[Framework, dict[str, Fraction]]:
    framework = draw(st.sampled_from(FRAMEWORKS))
    keys = list(framework.answers)
    if not full:
        keys = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    return framework, {key: draw(level_of(framework)) for key in keys}


def _all(result: Score) -> list[Fraction]:
    return [
        bound
        for value in (result.index, *result.values.values())
        for bound in (value.low, value.high)
    ]


@given(sheets())
def test_the_index_is_the_weighted_mean_of_the_answers(
    sheet: tuple[Framework, dict[str, Fraction]],
) -> None:
    framework, levels = sheet
    direct = sum(
        (node.weight / len(node.answers) * levels[key] for key, node in framework.answers.items()),
        Fraction(0),
    )
    result = score(framework, levels=levels)
    assert result.index.exact == direct == result.index.estimate
    assert result.complete


@given(sheets(full=False))
def test_bounded(sheet: tuple[Framework, dict[str, Fraction]]) -> None:
    framework, levels = sheet
    assert all(
        framework.scale_min <= bound <= framework.scale_max
        for bound in _all(score(framework, levels=levels))
    )


@given(sheets(full=False), st.data())
def test_monotone(sheet: tuple[Framework, dict[str, Fraction]], data: st.DataObject) -> None:
    """Raising one answer lowers nothing, and raises the index by its share exactly."""
    framework, levels = sheet
    key = data.draw(st.sampled_from(sorted(levels)))
    higher = data.draw(level_of(framework).filter(lambda level: level >= levels[key]))
    before = score(framework, levels=levels)
    after = score(framework, levels={**levels, key: higher})
    assert all(low <= high for low, high in zip(_all(before), _all(after), strict=True))
    node = framework.answers[key]
    step = (higher - levels[key]) * node.weight / len(node.answers)
    assert after.index.low - before.index.low == step


@given(sheets(full=False), st.randoms(use_true_random=False))
def test_order_free(sheet: tuple[Framework, dict[str, Fraction]], random: object) -> None:
    framework, levels = sheet
    items = list(levels.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert score(framework, levels=dict(items)) == score(framework, levels=levels)


@given(sheets(), st.data())
def test_less_knowledge_only_widens(
    sheet: tuple[Framework, dict[str, Fraction]], data: st.DataObject
) -> None:
    """The full value always lies in the interval of a partial sheet."""
    framework, levels = sheet
    kept = data.draw(st.lists(st.sampled_from(sorted(levels)), min_size=1, unique=True))
    whole = score(framework, levels=levels)
    part = score(framework, levels={key: levels[key] for key in kept})
    assert whole.index.exact is not None
    assert part.index.low <= whole.index.exact <= part.index.high
    if part.index.candidates:
        assert whole.index.exact in part.index.candidates
    assert set(whole.predicates) <= set(part.predicates)
    assert set(part.missing) == set(levels) - set(kept)


@given(sheets())
def test_printed_values_lead_back_to_the_exact_ones(
    sheet: tuple[Framework, dict[str, Fraction]],
) -> None:
    """What a sheet prints for the nodes under the index always contains what was behind it."""
    framework, levels = sheet
    whole = score(framework, levels=levels)
    printed = {node.id: whole.values[node.id].printed for node in framework.top}
    texts = {key: text for key, text in printed.items() if text is not None}
    assert len(texts) == len(framework.top)
    back = score(framework, values=texts)
    assert whole.index.exact is not None
    assert back.index.low <= whole.index.exact <= back.index.high
    if framework.step is not None:
        found = identify(framework, values=texts, index=whole.index.printed)
        assert whole.index.exact in found.indexes
        for node in framework.top:
            assert whole.values[node.id].exact in found.fitting[node.id]
