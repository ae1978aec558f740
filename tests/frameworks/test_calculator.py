"""Partial sheets, printed values, disagreement: what can be given, and the exact interval."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import printed
from kb_builder.frameworks.report import score_json
from kb_builder.frameworks.verify import Outcome, compare
from tests.frameworks.factories import flat, small, spbe_2020
from tests.national import NATIONAL


def test_a_full_sheet_is_exact() -> None:
    levels = {**flat(spbe_2020(), 3), "I1": Fraction(4)}
    result = score(spbe_2020(), levels=levels, year=2024)
    assert result.index.exact == 3 + Fraction("0.013")
    assert result.values["A1"].exact == Fraction("3.1")
    assert result.values["D1"].printed == "3.10"
    assert result.predicate == "Baik"
    assert result.complete


def test_one_missing_indicator_leaves_an_interval() -> None:
    levels = flat(spbe_2020(), 3)
    del levels["I47"]
    result = score(spbe_2020(), levels=levels, year=2024)
    assert result.missing == ("I47",)
    assert (result.index.low, result.index.high) == (Fraction("2.94"), Fraction("3.06"))
    assert result.index.candidates == tuple(Fraction(k, 100) for k in (294, 297, 300, 303, 306))
    assert result.index.estimate is None
    assert result.values["D1"].exact == 3
    assert result.values["D4"].exact is None
    assert result.predicate == "Baik"


def test_a_missing_domain_is_named_as_a_whole() -> None:
    result = score(spbe_2020(), values={"D1": "3", "D2": "3", "D4": "3"}, year=2024)
    assert result.missing == ("D3",)
    assert (result.index.low, result.index.high) == (Fraction("2.67"), Fraction("3.33"))
    assert result.predicate == "Baik"


def test_levels_and_domains_mix() -> None:
    levels = {key: 3 for key in spbe_2020().answers if key in {f"I{n}" for n in range(1, 11)}}
    result = score(spbe_2020(), levels=levels, values={"D2": "3.30", "D3": "2.55", "D4": "4.13"})
    assert result.complete
    assert result.values["D1"].exact == 3
    assert result.values["D3"].exact == Fraction(28, 11)


def test_a_printed_domain_is_recognised() -> None:
    result = score(spbe_2020(), values={"D3": "2.55", "D4": Decimal("4.13")})
    assert result.values["D3"].exact == Fraction(28, 11)
    assert result.values["D3"].given is not None
    assert result.values["D4"].candidates == (Fraction(751, 182), Fraction(376, 91))
    assert result.values["D4"].printed == "4.13"


def test_a_fraction_is_taken_as_exact() -> None:
    assert score(spbe_2020(), values={"D4": "376/91"}).values["D4"].exact == Fraction(376, 91)
    assert score(spbe_2020(), values={"D4": Fraction(376, 91)}).values["D4"].exact == Fraction(
        376, 91
    )


def test_known_levels_narrow_a_printed_domain() -> None:
    levels = {"P1": 1, "P2": 4}
    domain = Fraction(11 * 1 + 20 * 4 + 24 * 2, 55)
    text = printed(domain, decimals=2)
    assert len(score(small(), values={"P": text}).values["P"].candidates) >= 1
    result = score(small(), levels=levels, values={"P": text})
    assert result.values["P"].exact == domain
    assert result.missing == ("Q",)


def test_an_instrument_with_decimals_gives_intervals_from_printed_values() -> None:
    pegi = NATIONAL.frameworks["pegi"]
    values = {
        "kebijakan": "3.33",
        "kelembagaan": "3.07",
        "infrastruktur": "3.20",
        "aplikasi": "3.07",
        "perencanaan": "3.06",
    }
    result = score(pegi, values=values, year=2015)
    assert result.index.estimate == Fraction("3.146")
    assert (result.index.low, result.index.high) == (Fraction("3.141"), Fraction("3.151"))
    assert result.index.open_top
    assert result.index.printed is None
    assert result.index.printed_range == ("3.14", "3.15")
    assert result.predicate == "Baik"
    assert result.complete


def test_the_top_of_an_open_interval_is_not_reached() -> None:
    """A dimension printed 3.60 was at least 3.595; one printed 3.59 was below that."""
    pegi = NATIONAL.frameworks["pegi"]
    names = [node.id for node in pegi.top]
    assert score(pegi, values=dict.fromkeys(names, "3.59")).index.printed == "3.59"
    assert score(pegi, values=dict.fromkeys(names, "4.00")).index.high == 4


def test_three_answers_share_one_indicator() -> None:
    spbe = NATIONAL.frameworks["spbe-2018"]
    levels = {**flat(spbe, 3), "I35": Fraction(1), "I35-2": Fraction(2), "I35-3": Fraction(5)}
    result = score(spbe, levels=levels)
    assert result.values["I35"].exact == Fraction(8, 3)
    assert result.index.exact == 3 - Fraction(1, 30)
    del levels["I35-3"]
    assert score(spbe, levels=levels).missing == ("I35-3",)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Lembar nilai kosong"),
        ({"levels": {"I48": 3}}, "Indikator 'I48' tidak ada pada SPBE 2020"),
        ({"levels": {"I1": 6}}, "Tingkat 6 untuk I1 di luar skala 1 sampai 5"),
        ({"levels": {"I1": 0}}, "Tingkat 0 untuk I1 di luar skala"),
        ({"levels": {"I1": "2.5"}}, "Tingkat 2,5 untuk I1 bukan kelipatan 1"),
        ({"levels": {"I1": "baik"}}, "'baik' bukan angka"),
        ({"values": {"D9": 3}}, "Simpul 'D9' tidak ada pada SPBE 2020"),
        ({"values": {"I1": 3}}, "Indikator 'I1' ditulis sebagai tingkat"),
        ({"values": {"D1": "5.01"}}, "Nilai 5,01 untuk D1 di luar skala 1 sampai 5"),
        (
            {"values": {"D1": "2.55"}},
            "Nilai domain D1 tertulis 2,55, tetapi tidak ada tingkat indikator yang "
            "menghasilkannya; terdekat 2,50 dan 2,60.",
        ),
        (
            {"values": {"D1": "4.00", "A1": "3.90"}},
            "Nilai domain D1 tertulis 4,00, padahal dari bagian-bagiannya 3,90.",
        ),
        (
            {"values": {"D1": "2.50"}, "levels": {f"I{n}": 5 for n in range(1, 6)}},
            "padahal dari bagian-bagiannya 3,00 sampai 5,00",
        ),
    ],
)
def test_what_is_refused(given: dict[str, dict[str, int | str]], sentence: str) -> None:
    with pytest.raises(FrameworkError, match=re.escape(sentence)):
        score(spbe_2020(), levels=given.get("levels"), values=given.get("values"))


def test_the_json_form_is_plain_and_exact() -> None:
    levels = flat(spbe_2020(), 3)
    del levels["I47"]
    data = json.loads(json.dumps(score_json(score(spbe_2020(), levels=levels, year=2024))))
    assert data["framework"] == "spbe-2020"
    assert data["missing"] == ["I47"]
    assert data["predicate"] == "Baik"
    assert data["index"]["exact"] is None
    assert (data["index"]["low"], data["index"]["high"]) == ("147/50", "153/50")
    assert data["values"]["D1"]["printed"] == "3.00"
    assert data["values"]["D1"]["exact"] == "3"
    assert list(data["values"]) == list(spbe_2020().nodes)


def test_comparing_with_what_was_published() -> None:
    result = score(spbe_2020(), levels=flat(spbe_2020(), 3))
    found = compare(result, published={"index": "3.00", "D1": "3.01"})
    assert [item.outcome for item in found] == [Outcome.REPRODUCED, Outcome.NOT_REPRODUCED]
    assert found[1].sentence == "Nilai D1: terbit 3,01, hitungan 3,00 (tidak sesuai)."
    with pytest.raises(FrameworkError, match="Simpul 'D7' tidak ada"):
        compare(result, published={"D7": "3.00"})
