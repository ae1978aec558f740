"""``kb new``: start a case, a visit or a practice with what is already known."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import typer
from pydantic_core import PydanticCustomError

from kb_builder.cli.talking import tell
from kb_builder.cli.usage import UsageError
from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import Document, read_document
from kb_builder.editing.errors import EditError
from kb_builder.editing.selection import select_files
from kb_builder.editing.starting import add_practice, new_case, new_visit, visit_stem
from kb_builder.model.area import Area, AreaKind
from kb_builder.model.fields import parse_partial_date
from kb_builder.reading import load_library
from kb_builder.reference import ReferenceDataError, load_areas, load_assessments
from kb_builder.reference.areas import slug_of
from kb_builder.writing import write_if_changed


def start_case(root: Path, asked: str, *, verified_by: str) -> None:
    """Write ``cases/<area>.yaml``."""
    area = _area(asked)
    library, _ = load_library(root / "cases")
    document = new_case(
        area,
        results=load_assessments().of(area.code),
        library=library,
        today=dt.date.today(),
        verified_by=verified_by,
    )
    _write_new(root, f"cases/{area.slug}.yaml", document)


def start_visit(root: Path, *, host: str, guest: str, date: str, verified_by: str) -> None:
    """Write ``cases/visits/<date>-<host>-<guest>.yaml``."""
    host_area, guest_area, today = _area(host), _area(guest), dt.date.today()
    if host_area.code == guest_area.code:
        raise UsageError("Tuan rumah dan tamu adalah daerah yang sama; periksa --host dan --guest.")
    try:
        first, _ = parse_partial_date(date)
    except PydanticCustomError:
        raise UsageError(
            f"'{date}' bukan tanggal; tulis 2019-04-30, 2019-04, atau 2019 pada --date."
        ) from None
    if first > today:
        raise UsageError(f"Tanggal {date} belum terjadi; periksa tahunnya.")
    taken = [path.stem for path in (root / "cases" / "visits").glob("*.yaml")]
    stem = visit_stem(host=host_area, guest=guest_area, date=date, taken=taken)
    document = new_visit(
        host=host_area, guest=guest_area, date=date, today=today, verified_by=verified_by
    )
    _write_new(root, f"cases/visits/{stem}.yaml", document)


def start_practice(root: Path, asked: str, *, title: str) -> None:
    """Add a practice to the case of an area."""
    area = _area(asked)
    name = slug_of(title)
    if not name:
        raise UsageError(f"Judul '{title}' tidak memuat huruf; tulis nama praktiknya.")
    file = f"cases/{area.slug}.yaml"
    if not (root / file).is_file():
        raise UsageError(
            f"{area.name} belum mempunyai berkas kasus; mulai dengan 'kb new case {area.slug}'."
        )
    library, _ = load_library(root / "cases")
    owner = next(
        (s for s, case in library.cases.items() if name in {p.id for p in case.practices}), None
    )
    if owner is not None:
        raise UsageError(f"Praktik '{name}' sudah ada di cases/{owner}.yaml; pakai judul lain.")
    try:
        (found,) = select_files(root, [root / file])
        document = read_document(found.read(), found.kind)
        add_practice(document, name=name, title=title)
        text = write_document(document)
    except EditError as error:
        raise UsageError(f"{file}: {error}") from None
    write_if_changed(root / file, text.encode("utf-8"))
    _tell_what_is_left(root, file)


def _area(asked: str) -> Area:
    try:
        return load_areas().resolve(asked, kinds=(AreaKind.REGENCY, AreaKind.CITY))
    except ReferenceDataError as error:
        raise UsageError(str(error)) from None


def _write_new(root: Path, file: str, document: Document) -> None:
    if (root / file).exists():
        raise UsageError(f"{file} sudah ada; sunting berkas itu.")
    write_if_changed(root / file, write_document(document).encode("utf-8"))
    _tell_what_is_left(root, file)


def _tell_what_is_left(root: Path, file: str) -> None:
    """The file on stdout; on stderr where something still has to be filled in."""
    typer.echo(file)
    _, problems = load_library(root / "cases")
    places = [str(problem.line) for problem in problems if problem.file == file]
    if places:
        tell(f"Yang masih harus diisi: baris {', '.join(places)}. Lalu jalankan 'kb check'.")
