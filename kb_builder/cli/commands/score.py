"""``kb score``: a sheet of levels or values, worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli.inputs import read_sheet_file
from kb_builder.cli.options import AsJson
from kb_builder.cli.talking import echo_json, tell
from kb_builder.cli.usage import UsageError
from kb_builder.words.nearest import meaning, nearest

if TYPE_CHECKING:
    from kb_builder.frameworks.plan import Plan
    from kb_builder.frameworks.sheet import Sheet
    from kb_builder.frameworks.values import Score
    from kb_builder.model.framework import Framework


def score(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="Lembar nilai YAML atau CSV; '-' untuk masukan standar."
        ),
    ] = None,
    as_json: AsJson = False,
    plan: Annotated[
        str | None,
        typer.Option(metavar="PREDIKAT", help="Langkah paling sedikit menuju predikat ini."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="INSTRUMEN", help="Tulis lembar kosong instrumen ini."),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Lembar kosong berbentuk CSV, bukan YAML.")
    ] = False,
) -> None:
    """Hitung indeks, predikat, dan semua nilai dari satu lembar nilai."""
    from kb_builder.cli.score_page import answer_page
    from kb_builder.frameworks.errors import FrameworkError
    from kb_builder.frameworks.loader import load_frameworks

    known = load_frameworks()
    if template is not None:
        if file is not None or plan is not None or as_json:
            raise UsageError(
                "--template menulis lembar kosong, jadi tidak dipakai bersama FILE, --json, atau "
                "--plan."
            )
        typer.echo(blank_sheet(template, known, csv_format=as_csv), nl=False)
        return
    if as_csv:
        raise UsageError("--csv hanya dipakai bersama --template; bentuk FILE dikenali sendiri.")
    if file is None:
        raise UsageError(
            "Lembar nilai belum disebut; buat yang kosong dengan 'kb score --template spbe-2020'."
        )
    try:
        answer = work_out(read_sheet_file(file), known, plan=plan)
    except FrameworkError as error:
        tell(f"{'masukan standar' if file == '-' else file}: {error}")
        raise typer.Exit(1) from None
    for notice in answer.sheet.notices:
        tell(notice)
    if as_json:
        echo_json(answer_json(answer))
    else:
        answer_page(answer).show()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A sheet, what it says, and the plan where one was asked for."""

    sheet: Sheet
    score: Score
    plan: Plan | None = None


def blank_sheet(asked: str, known: Mapping[str, Framework], /, *, csv_format: bool) -> str:
    """An empty sheet of the instrument ``asked`` (id or short name). Raises ``UsageError``."""
    from kb_builder.frameworks.template import csv_template, yaml_template

    names = {
        name.casefold(): item for item in known.values() for name in (item.id, item.short_name)
    }
    found = names.get(asked.strip().casefold())
    if found is None:
        near = nearest(asked, names)
        hint = f" {meaning([names[near].id])}" if near else ""
        raise UsageError(f"Instrumen '{asked}' tidak dikenal; yang ada: {', '.join(known)}.{hint}")
    return csv_template(found) if csv_format else yaml_template(found)


def work_out(data: bytes, known: Mapping[str, Framework], /, *, plan: str | None = None) -> Answer:
    """The answer to a sheet, with the plan to the predicate ``plan``.

    Raises ``FrameworkError`` for what is wrong in the sheet, ``UsageError`` for a predicate that
    its instrument does not have.
    """
    from kb_builder.frameworks.errors import FrameworkError
    from kb_builder.frameworks.plan import cheapest_plan
    from kb_builder.frameworks.predicates import needed_for
    from kb_builder.frameworks.sheet import read_sheet

    sheet = read_sheet(data, known)
    found = sheet.score()
    if plan is None:
        return Answer(sheet=sheet, score=found)
    framework = sheet.framework
    try:
        needed_for(framework, plan, year=sheet.year)
    except FrameworkError as error:
        raise UsageError(str(error)) from None
    missing = [key for key in framework.answers if key not in sheet.levels]
    if missing:
        raise FrameworkError(
            f"Rencana memerlukan tingkat semua indikator; belum ada {len(missing)} dari "
            f"{len(framework.answers)}: {_some(missing)}."
        )
    steps = cheapest_plan(framework, levels=sheet.levels, target=plan, year=sheet.year)
    return Answer(sheet=sheet, score=found, plan=steps)


def _some(keys: list[str], /) -> str:
    """The first few keys, and how many more there are."""
    shown = 6
    more = f" dan {len(keys) - shown} lagi" if len(keys) > shown else ""
    return ", ".join(keys[:shown]) + more


def answer_json(answer: Answer, /) -> dict[str, Any]:
    """``score_json`` of the score, and under ``plan`` the plan where one was asked for."""
    from kb_builder.frameworks.report import score_json

    found = score_json(answer.score)
    if answer.plan is not None:
        found["plan"] = plan_json(answer.plan)
    return found


def plan_json(plan: Plan, /) -> dict[str, Any]:
    """A plan as plain data: exact fractions as strings, one step for each level."""
    return {
        "target": plan.target,
        "needed": str(plan.needed),
        "index": str(plan.index),
        "reached": str(plan.reached),
        "steps": [
            {
                "key": step.key,
                "before": str(step.before),
                "after": str(step.after),
                "gain": str(step.gain),
            }
            for step in plan.steps
        ],
    }
