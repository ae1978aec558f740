"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Root = Annotated[
    Path,
    typer.Option(
        "--root", metavar="FOLDER", help="Folder proyek; bawaannya folder yang sedang dibuka."
    ),
]
HERE = Path()


class Kind(StrEnum):
    """Which areas may be named."""

    REGENCY = "kabupaten"
    CITY = "kota"


Words = Annotated[
    list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten atau kota.")
]
Count = Annotated[int, typer.Option("-k", metavar="N", help="Panjang daftar, 1 sampai 513.")]
Same = Annotated[bool, typer.Option("--same-province", help="Hanya dari provinsi yang sama.")]
Other = Annotated[bool, typer.Option("--other-provinces", help="Hanya dari provinsi lain.")]
OfKind = Annotated[Kind | None, typer.Option("--kind", help="Hanya kabupaten atau hanya kota.")]
Within = Annotated[
    float | None, typer.Option("--max-km", metavar="KM", help="Paling jauh sekian kilometer.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="AREA", help="Jangan sebut daerah ini; boleh diulang."),
]
Scores = Annotated[
    str | None,
    typer.Option(
        metavar="NILAI", help="Nilai domain sendiri, misalnya D1=2.3,D2=2.4,D3=1.55,D4=4.14."
    ),
]
SheetFile = Annotated[
    str | None,
    typer.Option("--sheet", metavar="FILE", help="Lembar nilai spbe-2020, atau pegi secara kasar."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Satu baris tiap isian, titik desimal.")]
AsJson = Annotated[bool, typer.Option("--json", help="Keluaran untuk program.")]
