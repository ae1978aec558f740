"""``kb import assessment``: what a ministry printed, taken in whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from kb_builder.cli.inputs import read_input
from kb_builder.cli.options import HERE, AsJson, Quiet, Root
from kb_builder.cli.talking import echo_json, tell
from kb_builder.cli.usage import UsageError
from kb_builder.words.nearest import did_you_mean

if TYPE_CHECKING:
    from kb_builder.cli.import_report import Result
    from kb_builder.importing.delivery import Target
    from kb_builder.importing.provenance_text import Source
    from kb_builder.model.framework import Framework
    from kb_builder.reference import National

taking_in = typer.Typer(
    name="import", help="Muat tabel nasional dari terbitan kementerian.", no_args_is_help=True
)


@taking_in.command()
def assessment(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Tabel kementerian: XLSX, CSV, atau teks salinan PDF; '-' untuk masukan standar.",
        ),
    ],
    *,
    framework: Annotated[
        str, typer.Option(metavar="INSTRUMEN", help="Instrumen putaran itu, misalnya pemdi-2026.")
    ],
    year: Annotated[int, typer.Option(metavar="TAHUN", help="Tahun putaran.")],
    sheet: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Lembar XLSX; tanpa ini yang pertama.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="SUSUNAN", help="Susunan kolom, misalnya no,nama,D1,D2,D3,D4,indeks."),
    ] = None,
    decisions: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keputusan tentang baris yang belum beres.")
    ] = None,
    write_decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Tulis berkas keputusan untuk diisi, bila ada yang perlu."
        ),
    ] = None,
    accept_suggestions: Annotated[
        bool,
        typer.Option("--accept-suggestions", help="Pakai saran yang hanya satu kemungkinannya."),
    ] = False,
    publisher: Annotated[
        str | None, typer.Option(metavar="LEMBAGA", help="Penerbit tabel.")
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="JUDUL", help="Judul laporan yang memuat tabel.")
    ] = None,
    address: Annotated[
        str | None, typer.Option(metavar="ALAMAT", help="Alamat laporan itu, http atau https.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Ganti tabel tahun itu yang sudah ada.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Hanya periksa; tidak menulis tabel.")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder tujuan; bawaannya kb_builder/reference."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    root: Root = HERE,
) -> None:
    """Muat tabel hasil satu putaran; ditulis hanya bila semua barisnya beres."""
    from kb_builder.cli.import_report import closing, page, result_json
    from kb_builder.importing.errors import DecisionError, TableError
    from kb_builder.today import today

    order = read_order(
        framework, year, publisher=publisher, title=title, address=address, today=today()
    )
    check_columns(columns, order)
    target = open_target(order, into=into, root=root, replace=replace, dry_run=dry_run)
    files = read_files(file, decisions)
    try:
        result = take_in(
            order,
            files,
            target,
            sheet=sheet,
            columns=columns,
            accept_suggestions=accept_suggestions,
            write_decisions=write_decisions,
            dry_run=dry_run,
            quiet=quiet,
        )
    except TableError as error:
        at_fault = files.decisions_name if isinstance(error, DecisionError) else files.name
        tell(f"{at_fault}: {error}")
        raise typer.Exit(1) from None
    if as_json:
        echo_json(result_json(result))
    else:
        page(result).show()
    for sentence in closing(result):
        tell(sentence)
    raise typer.Exit(1 if result.draft.open else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What was asked for. ``source`` is ``None`` where it was not told."""

    framework: Framework
    year: int
    source: Source | None
    national: National


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The table, and the decisions where there are any, as bytes."""

    name: str
    table: bytes
    decisions_name: str | None
    decisions: bytes | None


def read_order(
    framework: str,
    year: int,
    /,
    *,
    publisher: str | None,
    title: str | None,
    address: str | None,
    today: date,
) -> Order:
    """The instrument, year and source asked for. Raises ``UsageError``."""
    from kb_builder.importing.assessment import refuse_year
    from kb_builder.importing.errors import TableError
    from kb_builder.importing.provenance_text import Source
    from kb_builder.reference import load_national

    national = load_national()
    known = national.frameworks
    found = known.get(framework.strip().casefold())
    if found is None:
        hint = did_you_mean(framework, known, mark="")
        sentence = f"Instrumen '{framework}' tidak dikenal; yang ada: {', '.join(known)}. {hint}"
        raise UsageError(sentence.rstrip())
    try:
        refuse_year(found, year, frameworks=known, today=today)
    except TableError as error:
        raise UsageError(str(error)) from None
    given = {"--publisher": publisher, "--title": title, "--address": address}
    missing = [name for name, text in given.items() if not (text or "").strip()]
    if len(missing) == len(given):
        return Order(framework=found, year=year, source=None, national=national)
    if missing:
        raise UsageError(f"Sumber tabel belum lengkap: tambahkan {' dan '.join(missing)}.")
    texts = {name: " ".join((text or "").split()) for name, text in given.items()}
    link = urlsplit(texts["--address"])
    if link.scheme not in ("http", "https") or not link.hostname or " " in texts["--address"]:
        raise UsageError("--address harus alamat lengkap yang diawali http:// atau https://.")
    strange = [name for name, text in texts.items() if not text.isprintable()]
    if strange:
        raise UsageError(f"{strange[0]} memuat tanda yang tidak dapat dicetak.")
    source = Source(
        publisher=texts["--publisher"], title=texts["--title"], address=texts["--address"]
    )
    return Order(framework=found, year=year, source=source, national=national)


def check_columns(columns: str | None, order: Order, /) -> None:
    """Raise ``UsageError`` where ``--columns`` does not name the columns of the instrument."""
    from kb_builder.importing.errors import TableError
    from kb_builder.importing.headings import read_columns

    if columns is None:
        return
    try:
        read_columns(columns, order.framework)
    except TableError as error:
        raise UsageError(str(error)) from None


def open_target(
    order: Order, /, *, into: Path | None, root: Path, replace: bool, dry_run: bool
) -> Target:
    """The folder that the table goes to. Raises ``UsageError`` where it must not go there."""
    from kb_builder.importing.delivery import Target
    from kb_builder.importing.errors import TableError

    folder = into if into is not None else root / "kb_builder" / "reference"
    try:
        target = Target(folder)
        there = target.has(order.framework, order.year)
        described = target.describes(order.framework, order.year)
    except TableError as error:
        raise UsageError(
            f"{error} Pindah ke folder proyek, atau sebut --root atau --into."
        ) from None
    if dry_run:
        return target
    if there and not replace:
        raise UsageError(
            f"Tabel {order.year} sudah ada; pakai --replace untuk menggantinya, atau --dry-run "
            "untuk hanya memeriksa."
        )
    if described and order.source is not None:
        raise UsageError(
            f"Sumber tabel {order.year} sudah tercatat di provenance.yaml; ubah di sana, dan "
            "jalankan tanpa --publisher, --title, dan --address."
        )
    if not described and order.source is None:
        raise UsageError(
            "Sumber tabel belum disebut: tambahkan --publisher, --title, dan --address, atau "
            "--dry-run untuk memeriksa dahulu."
        )
    return target


def read_files(file: str, decisions: str | None, /) -> Files:
    """The files, "-" for stdin. Raises ``UsageError``."""
    if file == "-" and decisions == "-":
        raise UsageError("Hanya satu dari FILE dan --decisions yang boleh '-'.")
    return Files(
        name="masukan standar" if file == "-" else file,
        table=_bytes(file),
        decisions_name=decisions,
        decisions=None if decisions is None else _bytes(decisions),
    )


def _bytes(file: str) -> bytes:
    from kb_builder.importing.table import MAX_BYTES

    return read_input(file, what="tabel", most=MAX_BYTES)


def take_in(
    order: Order,
    files: Files,
    target: Target,
    /,
    *,
    sheet: str | None,
    columns: str | None,
    accept_suggestions: bool,
    write_decisions: Path | None,
    dry_run: bool,
    quiet: bool = False,
) -> Result:
    """Read the table, and write it where every row is placed or excused.

    Raises ``TableError`` where it cannot be read at all, ``UsageError`` where the file for
    decisions is there already.
    """
    from kb_builder.cli.import_report import Result, advice
    from kb_builder.importing.assessment import decisions_in, draft_table
    from kb_builder.importing.decisions import decisions_text
    from kb_builder.importing.delivery import new_texts, write_all
    from kb_builder.progress import shown
    from kb_builder.writing import write_if_changed

    framework, year = order.framework, order.year
    _refuse_to_overwrite(write_decisions, files)
    decided = (
        {}
        if files.decisions is None
        else decisions_in(files.decisions, framework, order.national.areas)
    )
    with shown(f"Memeriksa {files.name} …", quiet=quiet) as progress:
        draft = draft_table(
            files.table,
            framework,
            order.national,
            year=year,
            sheet=sheet,
            columns=columns,
            decisions=decided,
            accept_suggestions=accept_suggestions,
            progress=progress,
        )
    template: Path | None = None
    if write_decisions is not None and draft.open:
        rows = [
            (row.row, row.name, "; ".join(filter(None, (*row.problems, advice(row)))))
            for row in draft.open
        ]
        try:
            write_if_changed(write_decisions, decisions_text(rows, decided).encode("utf-8"))
        except OSError:
            raise UsageError(f"Berkas '{write_decisions}' tidak dapat ditulis.") from None
        template = write_decisions
    result = Result(
        file=files.name, draft=draft, dry_run=dry_run, into=target.folder, template=template
    )
    if draft.open or (dry_run and order.source is None):
        return result
    texts = new_texts(draft, target, order.source, areas=order.national.areas)
    if dry_run:
        return result
    kept = {(odd.code, odd.node, odd.note) for row in draft.placed for odd in row.oddities}
    lost = [
        f"{note['code']} {note['node']}: {note['note']}"
        for note in target.notes_of(year)
        if (note["code"], note["node"], note["note"]) not in kept
    ]
    return replace(result, written=write_all(target.folder, texts), notes_lost=tuple(lost))


def _refuse_to_overwrite(path: Path | None, files: Files) -> None:
    if path is None or not path.exists():
        return
    given = files.decisions_name
    if given is None or given == "-" or not path.samefile(given):
        raise UsageError(
            f"Berkas '{path}' sudah ada; sebut nama lain, atau pakai juga sebagai --decisions agar "
            "dilengkapi."
        )
