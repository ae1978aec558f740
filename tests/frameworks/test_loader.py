"""Data files that are wrong are refused, all misfits at once; a fifth instrument needs no code."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.loader import read_framework
from kb_builder.frameworks.plan import cheapest_plan
from kb_builder.frameworks.sheet import read_sheet
from kb_builder.frameworks.template import csv_template, yaml_template
from kb_builder.reference.comparison import node_worths
from tests.frameworks.factories import INVENTED, SMALL, invented


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'id: Y1, kind: indicator, of: Y, weight: "30"',
            'id: Y1, kind: indicator, of: Y, weight: "29"',
            "bobot bagian simpul 'Y' berjumlah 29 persen, seharusnya 30",
        ),
        (
            'id: Y, kind: aspect, weight: "30"',
            'id: Y, kind: aspect, weight: "31"',
            "bobot bagian indeks berjumlah 101 persen, seharusnya 100",
        ),
        ("id: Y1,", "id: X1,", "simpul 'X1' tertulis dua kali"),
        ("of: Y,", "of: Z,", "induk 'Z' dari simpul 'Y1' tidak ada di atasnya"),
        (
            'weight: "30", name: Indikator',
            'weight: "-30", name: Indikator',
            "bobot simpul 'Y1' harus lebih dari nol",
        ),
        (
            "id: Y1, kind: indicator",
            "id: Y1, kind: aspect",
            "simpul 'Y1' tanpa bagian harus berjenis indicator",
        ),
        (
            'from: "4", to: "7.5"',
            'from: "4", to: "7"',
            "predikat 'Sedang' berakhir di 7, 'Tinggi' mulai di 7.5",
        ),
        (
            'from: "7.5", to: "10"',
            'from: "7.5", to: "9"',
            "predikat tertinggi harus berakhir di 10",
        ),
        (
            'from: "0", to: "4"',
            'from: "1", to: "4"',
            "predikat terendah harus mulai paling tinggi di 0",
        ),
        ("name: Rendah", "name: Tinggi", "predikat 'Tinggi' tertulis dua kali"),
        ("step: any", 'step: "3"', "langkah skala tidak membagi skala dengan tepat"),
        ("answers: [X2, X2-b]", "answers: [X2, Y1]", "kunci jawaban 'Y1' dipakai dua kali"),
        ("year: 2031", "year: 2030", "putaran '2030' tertulis dua kali"),
        (
            'kind: aspect, weight: "70"',
            'kind: aspect, levels: nama, weight: "70"',
            "nama tingkat 'nama' dari simpul 'X' tidak ada",
        ),
    ],
)
def test_misfits_are_named(old: str, new: str, sentence: str) -> None:
    assert old in INVENTED
    with pytest.raises(FrameworkError, match=re.escape(sentence)):
        read_framework(INVENTED.replace(old, new, 1), name="fifth-2030.yaml")


def test_all_misfits_at_once() -> None:
    text = INVENTED.replace('"100/3"', '"33"').replace("name: Rendah", "name: Tinggi")
    with pytest.raises(FrameworkError) as caught:
        read_framework(text, name="fifth-2030.yaml")
    assert "simpul 'X'" in str(caught.value)
    assert "predikat 'Tinggi'" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (INVENTED.replace("owner: Tidak ada\n", ""), "salah atau kurang: owner"),
        (INVENTED + "surprise: 1\n", "salah atau kurang: surprise"),
        (INVENTED.replace('"100/3"', '"a third"'), "salah atau kurang: nodes.1.weight"),
        (INVENTED + "id: again\n", "kunci 'id' tertulis dua kali"),
        (INVENTED.replace("owner: Tidak", "owner: [Tidak"), "tidak dapat dibaca"),
        ("a: &x 1\nb: *x\n", "alias YAML"),
        ("[" * 50, "susunan terlalu dalam"),
    ],
)
def test_files_that_cannot_be_read(text: str, sentence: str) -> None:
    with pytest.raises(FrameworkError, match=re.escape(sentence)):
        read_framework(text, name="fifth-2030.yaml")


def test_examples_must_cover_their_node() -> None:
    text = SMALL + "examples:\n  - {node: Q, values: {Q1: '2'}, result: '2.00', place: Tabel 1}\n"
    with pytest.raises(FrameworkError, match="Tabel 1 tidak memuat tepat semua bagian"):
        read_framework(text, name="small.yaml")


def test_a_fifth_instrument_is_scored_without_code() -> None:
    fifth = invented()
    levels = {"X1": "7.25", "X2": "9", "X2-b": "8.1", "Y1": "3.3"}
    result = score(fifth, levels=levels, year=2030)
    by_hand = (
        Fraction(100, 3) * Fraction("7.25")
        + Fraction(110, 6) * (9 + Fraction("8.1"))
        + 30 * Fraction("3.3")
    ) / 100
    assert result.index.exact == by_hand
    assert result.index.printed == "6.5"
    assert result.predicate == "Sedang"
    assert result.values["X2"].exact == Fraction("8.55")
    assert result.values["Y"].printed == "3.3"
    assert result.complete


def test_a_fifth_instrument_keeps_its_rounding_and_rounds() -> None:
    fifth = invented()
    levels = {"X1": "7.45", "X2": "7.45", "X2-b": "7.45", "Y1": "7.45"}
    assert score(fifth, levels=levels).index.printed == "7.5"
    assert score(fifth, levels=levels, year=2030).predicate == "Tinggi"
    assert score(fifth, levels=levels, year=2031).predicate == "Sedang"
    assert score(fifth, levels=levels).predicates == ("Sedang", "Tinggi")


def test_a_fifth_instrument_takes_partial_sheets_and_aspects() -> None:
    fifth = invented()
    result = score(fifth, levels={"X1": "6"}, values={"Y": "5.0"})
    assert result.missing == ("X2", "X2-b")
    assert result.index.low == (Fraction(6) * Fraction(1, 3)) + Fraction("4.95") * Fraction("0.3")
    assert result.index.open_top


def test_a_fifth_instrument_has_sheets_templates_and_plans() -> None:
    fifth = invented()
    known = {fifth.id: fifth}
    filled = yaml_template(fifth).replace("year:", "year: 2030").replace('":', '": 5')
    assert read_sheet(filled, known).score().index.exact == 5
    rows = csv_template(fifth).replace("X1,", "X1,5")
    assert read_sheet(rows, known).score().missing == ("X2", "X2-b", "Y1")
    levels = {"X1": "5", "X2": "5", "X2-b": "5", "Y1": "5"}
    found = cheapest_plan(fifth, levels=levels, target="Tinggi", year=2031)
    assert found.reached >= Fraction("7.5")
    worth = {found.node.id: (found.least, found.most) for found in node_worths(fifth)}
    assert worth["X"] == (Fraction(11, 60), Fraction(1, 3))
