"""``kb due``: whose visits are to be looked at again, told to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli.options import HERE, AsJson, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.words.page import Column, Page

if TYPE_CHECKING:
    from kb_builder.model.visit import Visit
    from kb_builder.reference import Areas
    from kb_builder.upkeep.due import DueCheck, DueChecks


def due(
    today: Annotated[
        str | None,
        typer.Option(metavar="TANGGAL", help="Hitung seolah hari ini tanggal itu: 2026-11-22."),
    ] = None,
    as_json: AsJson = False,
    root: Root = HERE,
) -> None:
    """Tunjukkan kunjungan yang hasilnya perlu diperiksa: sesudah 3, 6, dan 12 bulan."""
    from kb_builder.cli.commands.stale import day_asked
    from kb_builder.reading import kept_verdicts, load_library
    from kb_builder.reference import load_national
    from kb_builder.upkeep.due import checks_due
    from kb_builder.upkeep.files import list_files, unreadable

    national, folder, day = load_national(), project(root) / "cases", day_asked(today)
    library, _ = load_library(folder, national, today=day, known=kept_verdicts())
    known = {f"{folder.name}/visits/{stem}.yaml" for stem in library.visits}
    unread = [n for n in list_files(folder) if "/visits/" in n and n not in known]
    for name in unread:
        tell(unreadable(name))
    found = checks_due(library.visits, today=day)
    if as_json:
        echo_json(answer(found, national.areas, unread))
    else:
        page(found, national.areas).show()
    raise typer.Exit(1 if unread else 0)


def page(found: DueChecks, areas: Areas, /) -> Page:
    """The answer for people."""
    from kb_builder.words.dates import date_text

    shown = Page()
    shown.title("Pemeriksaan sesudah kunjungan")
    shown.lines(_summary(found))
    for title, checks in (("Sekarang", found.due), ("Berikutnya", found.coming)):
        if checks:
            shown.lines(f"{title}:")
            shown.table(
                (
                    Column("Kunjungan"),
                    Column("Tanggal"),
                    Column("Pemeriksaan"),
                    Column("Sejak"),
                    Column("Berkas"),
                ),
                [
                    (
                        subject(check.visit, areas),
                        date_text(check.visit.date),
                        check.after.label,
                        date_text(check.on),
                        f"cases/visits/{check.stem}.yaml",
                    )
                    for check in checks
                ],
            )
    return shown


def _summary(found: DueChecks) -> str:
    said = (
        f"{len(found.due)} kunjungan perlu diperiksa sekarang."
        if found.due
        else "Tidak ada kunjungan yang perlu diperiksa sekarang."
    )
    if not found.silent:
        return said
    return f"{said} {found.silent} kunjungan lama tidak pernah dicatat hasilnya."


def answer(found: DueChecks, areas: Areas, unread: list[str], /) -> dict[str, Any]:
    """The answer for programs."""

    def rows(checks: tuple[DueCheck, ...]) -> list[dict[str, Any]]:
        return [
            {
                "file": f"cases/visits/{check.stem}.yaml",
                "subject": subject(check.visit, areas),
                "date": check.visit.date,
                "after_months": check.after.months,
                "due": check.on.isoformat(),
                "days": check.days,
            }
            for check in checks
        ]

    return {
        "today": found.today.isoformat(),
        "due": rows(found.due),
        "coming": rows(found.coming),
        "never_checked": found.silent,
        "unread": unread,
    }


def subject(visit: Visit, areas: Areas, /) -> str:
    """Who went to whom."""
    names = areas.by_code
    guests = [
        guest.body if guest.regency is None else names[guest.regency].name for guest in visit.guests
    ]
    return f"{', '.join(guests)} ke {names[visit.host.regency].name}"
