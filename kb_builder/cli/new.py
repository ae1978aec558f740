"""``kb new``: start a case, a visit or a practice with what is already known."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import typer
from pydantic_core import PydanticCustomError

from kb_builder.cli.places import find_place
from kb_builder.cli.talking import save, tell
from kb_builder.cli.usage import UsageError
from kb_builder.editing.canonical import write_document
from kb_builder.editing.document import Document, read_document
from kb_builder.editing.errors import EditError
from kb_builder.editing.selection import ContentFile, select_files
from kb_builder.editing.starting import (
    add_practice,
    new_case,
    new_visit,
    practice_ids,
    visit_stem,
)
from kb_builder.model.fields import parse_partial_date
from kb_builder.reading import load_library
from kb_builder.reference import load_assessments
from kb_builder.reference.areas import slug_of
from kb_builder.today import today as this_day


def start_case(root: Path, asked: str, *, verified_by: str) -> None:
    """Write ``cases/<area>.yaml``."""
    area = find_place(asked)
    library, _ = load_library(root / "cases")
    document = new_case(
        area,
        results=load_assessments().of(area.code),
        library=library,
        today=this_day(),
        verified_by=verified_by,
    )
    _write_new(root, f"cases/{area.slug}.yaml", document)


def start_visit(root: Path, *, host: str, guest: str, date: str, verified_by: str) -> None:
    """Write ``cases/visits/<date>-<host>-<guest>.yaml``."""
    host_area, guest_area, today = find_place(host), find_place(guest), this_day()
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
    area = find_place(asked)
    name = slug_of(title)
    if not name:
        raise UsageError(f"Judul '{title}' tidak memuat huruf; tulis nama praktiknya.")
    file = f"cases/{area.slug}.yaml"
    if not (root / file).is_file():
        raise UsageError(
            f"{area.name} belum mempunyai berkas kasus; mulai dengan 'kb new case {area.slug}'."
        )
    owner = _ids_elsewhere(select_files(root)).get(name)
    if owner is not None:
        raise UsageError(f"Praktik '{name}' sudah ada di {owner}; pakai judul lain.")
    try:
        (found,) = select_files(root, [root / file])
        document = read_document(found.read(), found.kind)
        add_practice(document, name=name, title=title)
        text = write_document(document)
    except EditError as error:
        raise UsageError(f"{error.about(file)} Lihat 'kb check'.") from None
    _put(root, file, text)


def _ids_elsewhere(files: Iterable[ContentFile]) -> dict[str, str]:
    """Practice id → the file that has it; files that cannot be read have none."""
    owners: dict[str, str] = {}
    for file in files:
        with suppress(EditError):
            owners |= dict.fromkeys(practice_ids(read_document(file.read(), file.kind)), file.name)
    return owners


def _write_new(root: Path, file: str, document: Document) -> None:
    if (root / file).exists():
        raise UsageError(f"{file} sudah ada; sunting berkas itu.")
    _put(root, file, write_document(document))


def _put(root: Path, file: str, text: str) -> None:
    """Write the file; its name on stdout, on stderr what is still empty in it."""
    if not save(root / file, text, name=file):
        raise typer.Exit(2)
    typer.echo(file)
    _, problems = load_library(root / "cases")
    lines = sorted({p.line for p in problems if p.file == file and p.code == "R204"})
    if lines:
        tell(
            f"Yang masih harus diisi: baris {', '.join(map(str, lines))}. Lalu jalankan 'kb check'."
        )
