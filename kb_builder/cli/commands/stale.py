"""``kb stale``: what is to be read again, told to people, to an issue and to programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kb_builder.cli.markdown import code, document
from kb_builder.cli.options import HERE, AsForm, Form, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.cli.usage import UsageError
from kb_builder.words.dates import MONTHS
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.visit import Guest
    from kb_builder.reference import Areas
    from kb_builder.upkeep.staleness import Due, FileAge, Staleness

MARKER: Final = "<!-- rujukan:laporan-baca-ulang -->"
"""The first line of the report, by which its issue is found again."""

Quote = Callable[[str], str]


def stale(
    months: Annotated[
        int, typer.Option(min=1, help="Berkas yang setua ini, dalam bulan, selalu dibaca ulang.")
    ] = 12,
    today: Annotated[
        str | None,
        typer.Option(metavar="TANGGAL", help="Hitung seolah hari ini tanggal itu: 2026-11-22."),
    ] = None,
    output: AsForm = Form.TEXT,
    root: Root = HERE,
) -> None:
    """Tunjukkan berkas mana yang perlu dibaca ulang, dari yang paling lama tidak diperiksa."""
    found = ask(project(root) / "cases", months=months, today=today)
    for sentence in complaints(found):
        tell(sentence)
    if output is Form.JSON:
        echo_json(as_json(found))
    elif output is Form.MARKDOWN:
        typer.echo(markdown(found), nl=False)
    else:
        page(found).show()
    raise typer.Exit(1 if found.unread else 0)


def ask(folder: Path, /, *, months: int, today: str | None) -> Staleness:
    """The answer on the day ``today``. Raises ``UsageError``."""
    from kb_builder.reference import load_national
    from kb_builder.upkeep.staleness import measure

    return measure(folder, load_national(), today=day_asked(today), months=months)


def day_asked(text: str | None, /) -> dt.date:
    """The day that ``--today`` names, or today. Raises ``UsageError``."""
    from kb_builder.today import today as this_day

    if text is None:
        return this_day()
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UsageError(
            f"Tanggal '{text}' pada --today tidak dapat dipakai; contoh: --today 2026-11-22."
        ) from None


def complaints(found: Staleness, /) -> list[str]:
    """A sentence for each file that cannot be read."""
    from kb_builder.upkeep.files import unreadable

    return [unreadable(name) for name in found.unread]


def page(found: Staleness, /) -> Page:
    """The answer for people: all files."""
    from kb_builder.words.dates import date_text

    shown = Page()
    shown.title(_title(found))
    shown.lines(_summary(found), _rule(found))
    shown.table(
        (
            Column("Berkas"),
            Column("Tentang"),
            Column("Terakhir diperiksa"),
            Column("Oleh"),
            Column("Giliran"),
            Column("Dibaca ulang"),
        ),
        [
            (
                file.name,
                subject(file, found.areas),
                f"{date_text(file.content.last_verified)} ({age(file)})",
                file.content.verified_by,
                MONTHS[file.turn - 1],
                _due(file, found),
            )
            for file in found.files
        ],
    )
    return shown


def markdown(found: Staleness, /) -> str:
    """The answer for an issue: a box for each file that is due."""
    from kb_builder.words.dates import date_text

    lines = [MARKER, f"## {_title(found)}", "", _summary(found), ""]
    lines += [
        f"- [ ] {code(file.name)}: {subject(file, found.areas, code)}; terakhir diperiksa "
        f"{date_text(file.content.last_verified)} ({age(file)}) oleh "
        f"{code(file.content.verified_by)}; {_reason(file.due, found)}"
        for file in found.files
        if file.due is not None
    ]
    if found.due:
        lines += [
            "",
            "Baca ulang seluruh isi berkas dan sumbernya, perbaiki yang berubah, lalu isi "
            "`last_verified` dengan tanggal hari itu dan `verified_by` dengan lembaga Anda. Berkas "
            "itu hilang dari daftar ini pada laporan berikutnya; kotaknya hanya penanda.",
            "",
        ]
    lines += [f"- Tidak dapat dibaca: {code(name)}" for name in found.unread]
    lines += [""] * bool(found.unread) + [_rule(found)]
    return document(lines, cut="Daftar ini terpotong; jalankan `kb stale` untuk semuanya.")


def as_json(found: Staleness, /) -> dict[str, Any]:
    """The answer for programs."""
    return {
        "today": found.today.isoformat(),
        "months": found.months,
        "due": len(found.due),
        "files": [
            {
                "file": file.name,
                "subject": subject(file, found.areas),
                "status": str(file.content.status),
                "last_verified": file.content.last_verified.isoformat(),
                "verified_by": file.content.verified_by,
                "age_days": file.days,
                "age_months": file.months,
                "turn_month": file.turn,
                "due": None if file.due is None else str(file.due),
            }
            for file in found.files
        ],
        "unread": list(found.unread),
    }


def subject(file: FileAge, areas: Areas, /, quote: Quote = str) -> str:
    """What a file is about; ``quote`` goes around what a contributor wrote."""
    from kb_builder.model.case import Case
    from kb_builder.model.visit import Visit

    content = file.content
    if isinstance(content, Case):
        return _area(content.regency, areas)
    if isinstance(content, Visit):
        guests = ", ".join(_guest(guest, areas, quote) for guest in content.guests)
        return f"kunjungan {guests} ke {_area(content.host.regency, areas)}"
    return "bank pertanyaan"


def _guest(guest: Guest, areas: Areas, quote: Quote) -> str:
    return quote(guest.body) if guest.regency is None else _area(guest.regency, areas)


def _area(number: str, areas: Areas) -> str:
    area = areas.by_code.get(number)
    return number if area is None else area.name


def age(file: FileAge, /) -> str:
    """How long ago a file was read again, in words."""
    if file.days < 0:
        return "tanggal itu belum tiba"
    if file.days == 0:
        return "hari ini"
    if file.months == 0:
        return f"{file.days} hari lalu"
    years, months = divmod(file.months, 12)
    words = [f"{years} tahun"] * bool(years) + [f"{months} bulan"] * bool(months)
    return f"{' '.join(words)} lalu"


def _title(found: Staleness) -> str:
    return f"Baca ulang {MONTHS[found.today.month - 1]} {found.today.year}"


def _summary(found: Staleness) -> str:
    if not found.files:
        return "Belum ada berkas yang dapat dibaca di cases/."
    due = len(found.due)
    if not due:
        return f"Dari {len(found.files)} berkas tidak ada yang perlu dibaca ulang sekarang."
    return f"{due} dari {len(found.files)} berkas perlu dibaca ulang sekarang."


def _rule(found: Staleness) -> str:
    return (
        "Setiap berkas yang terbit mendapat giliran satu bulan dalam setahun, kecuali bila sudah "
        f"diperiksa bulan itu atau sebulan sebelumnya. Yang sudah {found.months} bulan tidak "
        "diperiksa dan yang ditandai needs-review selalu perlu dibaca ulang."
    )


def _due(file: FileAge, found: Staleness) -> str:
    from kb_builder.model.vocabulary import Status

    if file.content.status is Status.DRAFT:
        return "tidak; masih konsep"
    return "tidak" if file.due is None else f"ya; {_reason(file.due, found)}"


def _reason(due: Due, found: Staleness) -> str:
    from kb_builder.upkeep.staleness import Due

    return {
        Due.MARKED: "ditandai perlu diperiksa ulang",
        Due.OLD: f"sudah {found.months} bulan atau lebih",
        Due.TURN: "giliran bulan ini",
    }[due]
