"""What ``kb score`` tells people about a sheet."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from kb_builder.cli.commands.score import Answer
from kb_builder.frameworks.numbers import printed, round_half_up, spoken
from kb_builder.frameworks.plan import Plan, Step
from kb_builder.frameworks.predicates import basis_of, predicates_of
from kb_builder.frameworks.values import NodeValue
from kb_builder.frameworks.verify import INDEX, compare
from kb_builder.model.framework import Certainty, Framework, Node, PredicateBasis
from kb_builder.words.page import Column, Page

_FEW: Final = 4
"""More candidates than this are left to ``--json``."""
_NOT_GIVEN: Final = "belum ada"


def answer_page(answer: Answer, /) -> Page:
    """The answer for people."""
    sheet, score = answer.sheet, answer.score
    framework = sheet.framework
    page = Page()
    about = [sheet.name, framework.short_name, str(sheet.year) if sheet.year else None]
    page.title(", ".join(part for part in about if part))
    page.pairs(
        [
            ("Indeks", _with_exact(score.index)),
            ("Predikat", _one_of(score.predicates)),
            ("Aturan", _rule(framework, sheet.year)),
        ]
    )
    page.lines(*_remarks(answer))
    page.table(
        (Column("Simpul"), Column("Nama"), Column("Nilai", numbers=True), Column("Tepat")),
        _rows(answer),
    )
    if answer.plan is not None:
        page.lines(*_plan_lines(framework, answer.plan, sheet.year))
    return page


def _rule(framework: Framework, year: int | None) -> str:
    basis = basis_of(framework, year)
    if basis is PredicateBasis.UNKNOWN:
        return "aturan pembulatan putaran ini tidak diketahui; predikat dihitung dengan keduanya"
    return f"predikat putaran {year} mengikuti {basis.label}"


def _one_of(names: tuple[str, ...]) -> str:
    *others, last = names
    if not others:
        return last
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} atau {last}"


def _remarks(answer: Answer) -> list[str]:
    """What is missing or open, and what was published."""
    score, sheet = answer.score, answer.sheet
    framework = sheet.framework
    remarks: list[str] = []
    if score.missing:
        names = [f"{key} ({_label(framework, key)})" for key in score.missing[:_FEW]]
        more = [*score.missing[_FEW:]]
        listed = ", ".join((*names, *more))
        remarks.append(f"Belum ada ({len(score.missing)}): {listed}.")
    if score.index.exact is None:
        low, high = (said(text) for text in score.index.printed_range)
        why = "bergantung pada yang belum ada" if score.missing else "nilai masukannya dibulatkan"
        if low != high:
            remarks.append(f"Indeks dapat terletak dari {low} sampai {high}: {why}.")
    if sheet.index is not None:
        remarks.extend(row.sentence for row in compare(score, published={INDEX: sheet.index}))
    if sheet.predicate is not None and sheet.predicate not in score.predicates:
        remarks.append(f"Predikat pada lembar, {sheet.predicate}, tidak sesuai dengan hitungan.")
    if framework.bands_provenance is not Certainty.SOURCED:
        remarks.append(
            f"Batas predikat {framework.short_name}: {framework.bands_provenance.label}."
        )
    return remarks


def _rows(answer: Answer) -> list[tuple[str, str, str, str]]:
    """A row for each node, parts under their whole, as deep as the sheet goes."""
    sheet = answer.sheet
    framework = sheet.framework
    touched: set[str] = set()
    for node in reversed(list(framework.nodes.values())):  # parts before their whole
        given = node.id in sheet.values or any(key in sheet.levels for key in node.answers)
        if given or any(part.id in touched for part in framework.children(node.id)):
            touched.add(node.id)
    rows: list[tuple[str, str, str, str]] = []

    def add(parent: str | None, depth: int) -> None:
        parts = framework.children(parent)
        if not any(part.id in touched for part in parts):
            return
        for part in parts:
            value = answer.score.values[part.id]
            known = part.id in touched
            rows.append(
                (
                    "  " * depth + part.id,
                    part.label,
                    _shown(part, value) if known else _NOT_GIVEN,
                    _exactly(value) if known else "",
                )
            )
            add(part.id, depth + 1)

    add(None, 0)
    return rows


def _shown(node: Node, value: NodeValue) -> str:
    """The value as printed; a level that somebody gave as the whole number it is."""
    if node.answers and value.exact is not None and value.exact.denominator == 1:
        return str(value.exact)
    return _printed(value)


def _printed(value: NodeValue) -> str:
    """The printed figure, or the lowest and the highest that it can be."""
    return said("–".join(dict.fromkeys(value.printed_range)))


def _exactly(value: NodeValue) -> str:
    """What the printed figure hides: the exact value, or the few that it can be."""
    if value.exact is not None:
        hidden = round_half_up(value.exact, decimals=value.decimals) != value.exact
        return spoken(value.exact) if hidden else ""
    if len(value.candidates) <= _FEW:
        return " atau ".join(spoken(candidate) for candidate in value.candidates)
    return ""


def _with_exact(value: NodeValue) -> str:
    exactly = _exactly(value)
    return f"{_printed(value)} (tepat {exactly})" if exactly else _printed(value)


def _plan_lines(framework: Framework, plan: Plan, year: int | None) -> list[str]:
    asked = plan.target.strip().casefold()
    name = next(band.name for band in framework.bands if band.name.casefold() == asked)
    index, reached = (
        said(printed(value, decimals=framework.decimals)) for value in (plan.index, plan.reached)
    )
    if not plan.steps:
        return [f"Predikat {name} sudah tercapai: indeks {index}, batasnya {spoken(plan.needed)}."]
    lines = [
        f"Langkah paling sedikit menuju {name} (indeks sedikitnya {spoken(plan.needed)}): "
        f"{len(plan.steps)}, masing-masing satu tingkat."
    ]
    moves: dict[str, list[Step]] = {}
    for step in plan.steps:
        moves.setdefault(step.key, []).append(step)
    for key, steps in moves.items():
        gain = sum((step.gain for step in steps), Fraction(0))
        lines.append(
            f"- menaikkan {spoken_key(key)} dari {spoken(steps[0].before)} ke "
            f"{spoken(steps[-1].after)} menambah {points(gain)} ({_label(framework, key)})"
        )
    after = _one_of(predicates_of(framework, plan.reached, plan.reached, year=year))
    lines.append(f"Indeks naik dari {index} menjadi {reached} ({after}).")
    return lines


def spoken_key(key: str, /) -> str:
    """An answer as people say it: "I21" is "indikator 21", "I35-2" its second answer."""
    found = re.fullmatch(r"I([0-9]+)(?:-([0-9]+))?", key)
    if found is None:
        return f"indikator {key}"
    return f"indikator {found[1]}" + (f" jawaban {found[2]}" if found[2] else "")


def points(gain: Fraction, /) -> str:
    """Points of an index: all decimals where they end, else three and the fraction itself."""
    exactly = spoken(gain)
    return f"{said(printed(gain, decimals=3))} ({exactly})" if "/" in exactly else exactly


def said(figure: str, /) -> str:
    """A figure with the decimal comma of Indonesian."""
    return figure.replace(".", ",")


def _label(framework: Framework, key: str) -> str:
    node: Node = framework.answers[key] if key in framework.answers else framework.nodes[key]
    return node.label
