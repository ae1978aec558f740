"""Options that several commands share, each written once.

A command that takes a dataclass of options, say ``which: Which``, has its fields as options:
``with_options`` spreads them for Typer and puts them together again.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer

from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from kb_builder.reference import Areas
    from kb_builder.similarity import Filters

Command = Callable[..., None]

Root = Annotated[
    Path,
    typer.Option(
        "--root", metavar="FOLDER", help="Folder proyek; bawaannya folder yang sedang dibuka."
    ),
]
HERE: Final = Path()
Words = Annotated[
    list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten atau kota.")
]
Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Berkas atau folder di cases/; tanpa ini semua berkas."),
]
Count = Annotated[int, typer.Option("-k", metavar="N", help="Panjang daftar, 1 sampai 513.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", help="Tanpa kabar kemajuan; hasil dan masalah tetap disebut.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Keluaran untuk program.")]


class Form(StrEnum):
    """For whom the answer is: people, an issue or a pull request, programs."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"


AsForm = Annotated[Form, typer.Option("--format", help="Untuk orang, untuk isu, atau program.")]


class Kind(StrEnum):
    """Which areas may be named."""

    REGENCY = "kabupaten"
    CITY = "kota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which areas an answer may name."""

    same_province: Annotated[
        bool, typer.Option("--same-province", help="Hanya dari provinsi yang sama.")
    ] = False
    other_provinces: Annotated[
        bool, typer.Option("--other-provinces", help="Hanya dari provinsi lain.")
    ] = False
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="Hanya kabupaten atau hanya kota.")
    ] = None
    max_km: Annotated[
        float | None, typer.Option("--max-km", metavar="KM", help="Paling jauh sekian kilometer.")
    ] = None
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="AREA", help="Jangan sebut daerah ini; boleh diulang."),
    ] = None

    def filters(self, areas: Areas, /) -> Filters:
        """The filters. Raises ``UsageError`` where they were given wrongly."""
        from kb_builder.cli.questions import read_filters

        return read_filters(
            areas,
            same_province=self.same_province,
            other_provinces=self.other_provinces,
            kind=None if self.kind is None else self.kind.value,
            max_km=self.max_km,
            exclude=self.exclude or (),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Scores of one's own in the place of the published ones."""

    scores: Annotated[
        str | None,
        typer.Option(
            metavar="NILAI", help="Nilai domain sendiri, misalnya D1=2.3,D2=2.4,D3=1.55,D4=4.14."
        ),
    ] = None
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet", metavar="FILE", help="Lembar nilai spbe-2020, atau pegi secara kasar."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """For people, for programs, or for a spreadsheet."""

    as_json: AsJson = False
    as_csv: Annotated[bool, typer.Option("--csv", help="Satu baris tiap isian, titik desimal.")] = (
        False
    )

    def __post_init__(self) -> None:
        """Refuse two shapes at once. Raises ``UsageError``."""
        if self.as_json and self.as_csv:
            raise UsageError("--json dan --csv tidak dapat dipakai bersama; pilih satu.")


def with_options(command: Command, /) -> Command:
    """``command`` as Typer wants it: every parameter that is a dataclass spread into its fields.

    Typer reads the signature and calls by name, so the parameters may come in any order.
    """
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in signature.parameters.items()
        if is_dataclass(parameter.annotation)
    }
    spread: list[inspect.Parameter] = []
    for name, parameter in signature.parameters.items():
        if name not in groups:
            spread.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        hints = get_type_hints(groups[name], include_extras=True)
        spread += [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=field.default,
                annotation=hints[field.name],
            )
            for field in fields(groups[name])
        ]

    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, run.__module__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    run.__signature__ = signature.replace(parameters=spread)  # type: ignore[attr-defined]
    return run
