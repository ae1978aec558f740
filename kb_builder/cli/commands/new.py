"""``kb new``: start a case, a visit or a practice with what is already known."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb_builder.cli.options import HERE, Root, Words
from kb_builder.cli.talking import project, save, tell
from kb_builder.cli.usage import UsageError
from kb_builder.today import today as this_day

if TYPE_CHECKING:
    from kb_builder.editing.document import Document
    from kb_builder.editing.selection import ContentFile

starting = typer.Typer(
    name="new",
    help="Mulai kasus, kunjungan, praktik, atau sumber; yang sudah diketahui langsung terisi.",
    no_args_is_help=True,
)
By = Annotated[str, typer.Option("--by", metavar="LEMBAGA", help="Lembaga yang memeriksa isinya.")]


@starting.command("case")
def new_case(area: Words, by: By = "", root: Root = HERE) -> None:
    """Mulai berkas kasus sebuah kabupaten atau kota."""
    start_case(project(root), " ".join(area), verified_by=by)


@starting.command("visit")
def new_visit(
    host: Annotated[str, typer.Option(metavar="AREA", help="Daerah yang dikunjungi.")],
    guest: Annotated[str, typer.Option(metavar="AREA", help="Daerah yang berkunjung.")],
    date: Annotated[
        str, typer.Option(metavar="TANGGAL", help="Misalnya 2019-04-30, 2019-04, atau 2019.")
    ],
    by: By = "",
    root: Root = HERE,
) -> None:
    """Mulai berkas sebuah kunjungan."""
    start_visit(project(root), host=host, guest=guest, date=date, verified_by=by)


@starting.command("practice")
def new_practice(
    area: Words,
    title: Annotated[str, typer.Option(metavar="JUDUL", help="Nama praktik, jelas dan singkat.")],
    root: Root = HERE,
) -> None:
    """Tambahkan praktik yang tinggal diisi pada berkas kasus sebuah daerah."""
    start_practice(project(root), " ".join(area), title=title)


@starting.command("source")
def new_source(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas di cases/.")],
    name: Annotated[str, typer.Argument(metavar="ID", help="Id sumber, misalnya dinkominfo-528.")],
    root: Root = HERE,
) -> None:
    """Tambahkan sumber pada sebuah berkas; yang sudah dikenal disalin dari berkas lain."""
    start_source(project(root), file, name)


def start_case(root: Path, asked: str, *, verified_by: str) -> None:
    """Write ``cases/<area>.yaml``."""
    from kb_builder.cli.places import find_place
    from kb_builder.editing.starting import new_case
    from kb_builder.reading import kept_verdicts, load_library
    from kb_builder.reference import load_national

    national = load_national()
    area = find_place(asked, national.areas)
    library, _ = load_library(root / "cases", national, known=kept_verdicts())
    document = new_case(
        area,
        national=national,
        library=library,
        today=this_day(),
        verified_by=verified_by,
    )
    _write_new(root, f"cases/{area.slug}.yaml", document)


def start_visit(root: Path, *, host: str, guest: str, date: str, verified_by: str) -> None:
    """Write ``cases/visits/<date>-<host>-<guest>.yaml``."""
    from pydantic_core import PydanticCustomError

    from kb_builder.cli.places import find_place
    from kb_builder.editing.starting import new_visit, visit_stem
    from kb_builder.model.fields import parse_partial_date
    from kb_builder.reference import load_national

    areas = load_national().areas
    host_area, guest_area = find_place(host, areas), find_place(guest, areas)
    today = this_day()
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
    from kb_builder.cli.places import find_place
    from kb_builder.editing.canonical import write_document
    from kb_builder.editing.document import read_document
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.selection import select_files
    from kb_builder.editing.starting import add_practice
    from kb_builder.reference import load_national
    from kb_builder.reference.areas import slug_of

    area = find_place(asked, load_national().areas)
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


def start_source(root: Path, asked: Path, name: str) -> None:
    """Add the source ``name`` to a file, as another file has it, or with places to fill in."""
    import re

    from kb_builder.editing.canonical import write_document
    from kb_builder.editing.document import read_document
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.selection import select_files
    from kb_builder.editing.starting import add_source
    from kb_builder.model.fields import SLUG
    from kb_builder.reading import kept_verdicts, load_library
    from kb_builder.reference import load_national

    if not re.fullmatch(SLUG, name):
        raise UsageError(f"'{name}' tidak dapat menjadi id; pakai huruf kecil, angka, dan '-'.")
    library, _ = load_library(root / "cases", load_national(), known=kept_verdicts())
    known = library.source(name)
    try:
        (found,) = select_files(root, [asked])
        document = read_document(found.read(), found.kind)
        add_source(document, name=name, known=known)
        text = write_document(document)
    except EditError as error:
        raise UsageError(error.about(str(asked))) from None
    _put(root, found.name, text)
    if known is not None:
        tell(f"'{name}' disalin dari berkas lain; periksa 'accessed' dan 'reading'.")


def _ids_elsewhere(files: Iterable[ContentFile]) -> dict[str, str]:
    """Practice id → the file that has it; files that cannot be read have none."""
    from kb_builder.editing.document import read_document
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.starting import practice_ids

    owners: dict[str, str] = {}
    for file in files:
        with suppress(EditError):
            owners |= dict.fromkeys(practice_ids(read_document(file.read(), file.kind)), file.name)
    return owners


def _write_new(root: Path, file: str, document: Document) -> None:
    from kb_builder.editing.canonical import write_document

    if (root / file).exists():
        raise UsageError(f"{file} sudah ada; sunting berkas itu.")
    _put(root, file, write_document(document))


def _put(root: Path, file: str, text: str) -> None:
    """Write the file; its name on stdout, on stderr what is still empty in it."""
    from kb_builder.reading import kept_verdicts, load_library
    from kb_builder.reference import load_national

    if not save(root / file, text, name=file):
        raise typer.Exit(2)
    typer.echo(file)
    _, problems = load_library(root / "cases", load_national(), known=kept_verdicts())
    lines = sorted({p.line for p in problems if p.file == file and p.code == "R204"})
    if lines:
        tell(
            f"Yang masih harus diisi: baris {', '.join(map(str, lines))}. Lalu jalankan 'kb check'."
        )
