"""``kb links``: how the addresses fare, told to people, to an issue and to programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kb_builder.cli.markdown import code, document
from kb_builder.cli.options import HERE, AsForm, Form, Quiet, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.cli.usage import UsageError
from kb_builder.model.addresses import host_of
from kb_builder.upkeep.outcomes import LinkState
from kb_builder.words.nearest import did_you_mean
from kb_builder.words.page import Page

if TYPE_CHECKING:
    from kb_builder.upkeep.addresses import Use
    from kb_builder.upkeep.fetching import Fetcher
    from kb_builder.upkeep.links import LinkReport, LinkResult, Manners

MARKER: Final = "<!-- rujukan:laporan-tautan -->"
"""The first line of the report, by which its issue is found again."""

_ADVICE: Final = {
    LinkState.GONE: "Halamannya sudah tidak ada. Isi archive_url dengan salinannya bila ada; url "
    "tetap alamat asalnya.",
    LinkState.UNKNOWN_HOST: "Nama situsnya tidak ditemukan: situs itu tutup, pindah, atau "
    "alamatnya salah ketik.",
    LinkState.NO_ANSWER: "Dua kali dicoba dan gagal; barangkali situs itu sedang terganggu. Tunggu "
    "laporan berikutnya sebelum mengubah apa pun.",
    LinkState.BAD_CERTIFICATE: "Peramban memperingatkan pembaca sebelum membuka alamat ini.",
    LinkState.FORBIDDEN: "Alamat ini tidak dapat dibuka dari internet; ganti dengan alamat umum.",
    LinkState.MOVED: "Alamat lama masih meneruskan. Cocokkan isinya, lalu tulis alamat yang baru.",
    LinkState.REFUSED: "Situs ini menolak pemeriksa otomatis, jadi tidak dihitung rusak. Bukalah "
    "sendiri dengan peramban.",
}
_ELSEWHERE: Final = "Halamannya terbuka, tetapi di situs lain; cocokkan isinya."
_COPIES: Final = "Alamatnya masih baik. Periksa salinannya, lalu catat sebagai archive_url."

Quote = Callable[[str], str]


def links(
    *,
    output: AsForm = Form.TEXT,
    archive: Annotated[
        bool,
        typer.Option("--archive", help="Cari juga salinan alamat baik yang arsipnya belum ada."),
    ] = False,
    only: Annotated[
        str | None, typer.Option(metavar="SITUS", help="Hanya alamat dari situs ini.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Hanya N alamat pertama.")
    ] = None,
    quiet: Quiet = False,
    root: Root = HERE,
) -> None:
    """Periksa alamat luar di cases/; hanya perintah ini yang memakai jaringan."""
    report = ask(project(root) / "cases", copies=archive, only=only, limit=limit, quiet=quiet)
    for sentence in report.faults:
        tell(sentence)
    if output is Form.JSON:
        echo_json(as_json(report))
    elif output is Form.MARKDOWN:
        typer.echo(markdown(report), nl=False)
    else:
        page(report).show()
    raise typer.Exit(1 if report.broken else 0)


def fetcher() -> Fetcher:
    """What asks the network: with good manners, and only the open internet."""
    from kb_builder.upkeep.fetching import Fetcher

    return Fetcher()


def manners() -> Manners:
    """How long and how widely it asks."""
    from kb_builder.upkeep.links import Manners

    return Manners()


def ask(
    folder: Path, /, *, copies: bool, only: str | None, limit: int | None, quiet: bool
) -> LinkReport:
    """Look at the addresses of ``folder``: of one host only, and only the first few, if asked.

    Raises ``UsageError``.
    """
    from kb_builder.progress import shown
    from kb_builder.upkeep.addresses import collect_addresses
    from kb_builder.upkeep.links import examine
    from kb_builder.upkeep.passes import OfflineError

    found = collect_addresses(folder)
    chosen = list(found.uses)
    if only is not None:
        chosen = _of_host(only, chosen)
    chosen = chosen[:limit]
    opening = f"Memeriksa {len(chosen)} alamat di {len(set(map(host_of, chosen)))} situs."
    try:
        with shown(opening, quiet=quiet) as progress:
            return examine(
                found,
                chosen=chosen,
                fetcher=fetcher(),
                manners=manners(),
                copies_for_all=copies,
                progress=progress,
            )
    except OfflineError:
        raise UsageError(
            "Tidak satu situs pun ditemukan: komputer ini tampaknya tidak tersambung ke internet. "
            "Sambungkan, lalu jalankan lagi."
        ) from None


def _of_host(host: str, addresses: list[str]) -> list[str]:
    wanted = host.strip().casefold()
    chosen = [address for address in addresses if host_of(address) == wanted]
    if not chosen:
        hint = did_you_mean(wanted, sorted(set(map(host_of, addresses))))
        raise UsageError(f"Tidak ada alamat dari situs '{host}' di cases/. {hint}".rstrip())
    return chosen


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    advice: str
    results: tuple[LinkResult, ...]


def _sections(report: LinkReport) -> Iterator[_Section]:
    """What there is to tell, what is broken first; what is simply well is not told."""
    from kb_builder.upkeep.links import Copy

    for state, advice in _ADVICE.items():
        if here := tuple(r for r in report.results if r.outcome.state is state):
            yield _Section(f"{state.label.capitalize()} ({len(here)})", advice, here)
    well = [r for r in report.results if r.outcome.state is LinkState.OK]
    elsewhere = tuple(r for r in well if r.outcome.landed_on)
    copies = tuple(r for r in well if r.copy is not Copy.NOT_ASKED and not r.outcome.landed_on)
    if elsewhere:
        yield _Section(f"Berpindah ke situs lain ({len(elsewhere)})", _ELSEWHERE, elsewhere)
    if copies:
        yield _Section(f"Salinan yang belum dicatat ({len(copies)})", _COPIES, copies)


def _details(result: LinkResult, quote: Quote) -> Iterator[str]:
    """Sentences about one address; ``quote`` goes around what others wrote."""
    from kb_builder.upkeep.links import Copy
    from kb_builder.words.dates import date_text

    outcome = result.outcome
    if outcome.detail:
        yield f"{outcome.detail[0].upper()}{outcome.detail[1:]}."
    if outcome.moved_to:
        yield f"Alamat baru: {quote(outcome.moved_to)}"
    if outcome.landed_on and outcome.landed_on != outcome.moved_to:
        yield f"Berpindah ke: {quote(outcome.landed_on)}"
    for use in result.uses:
        yield _place(use, quote)
    if result.snapshot is not None:
        day = date_text(result.snapshot.taken)
        yield f"Usul: {quote(f'archive_url: {result.snapshot.address}')} (salinan {day})"
    elif result.copy is Copy.NONE:
        yield "Arsip Internet tidak mempunyai salinannya."
    elif result.copy is Copy.SILENT:
        yield "Arsip Internet tidak menjawab; salinannya belum diketahui."


def _place(use: Use, quote: Quote) -> str:
    from kb_builder.upkeep.addresses import KEYS

    key = " sebagai arsip" if use.key == KEYS[1] else ""
    return (
        f"Dipakai di {quote(f'{use.file}:{use.line}')}, sumber {quote(use.source)}{key}: "
        f"{quote(use.title)}"
    )


def _summary(report: LinkReport) -> str:
    if not report.total:
        return "Tidak ada alamat luar di cases/."
    asked = len(report.results)
    of = "" if asked == report.total else f" dari {report.total}"
    counted = ", ".join(f"{number} {state.label}" for state, number in report.counts.items())
    return f"{asked}{of} alamat diperiksa: {counted}."


def _warnings(report: LinkReport) -> list[str]:
    if not report.offline:
        return []
    return ["Tidak satu pun alamat menjawab; barangkali sambungan pemeriksa sendiri yang terputus."]


def page(report: LinkReport, /) -> Page:
    """The answer for people."""
    shown = Page()
    shown.lines(_summary(report), *_warnings(report))
    for section in _sections(report):
        shown.title(section.title)
        shown.lines(section.advice)
        for result in section.results:
            shown.lines(result.address, *(f"  - {line}" for line in _details(result, str)))
    return shown


def markdown(report: LinkReport, /) -> str:
    """The answer for an issue: addresses as text, not as links."""
    lines = [MARKER, "## Keadaan tautan ke luar", "", _summary(report), *_warnings(report)]
    for section in _sections(report):
        lines += ["", f"### {section.title}", "", section.advice, ""]
        for result in section.results:
            lines.append(f"- {code(result.address)}")
            lines += [f"  - {line}" for line in _details(result, code)]
    if report.faults:
        lines += ["", "### Belum dapat diperiksa", "", *(f"- {code(f)}" for f in report.faults)]
    return document(lines, cut="Laporan ini terpotong; jalankan `kb links` untuk semuanya.")


def as_json(report: LinkReport, /) -> dict[str, Any]:
    """The answer for programs."""
    return {
        "total": report.total,
        "checked": len(report.results),
        "broken": report.broken,
        "counts": {str(state): number for state, number in report.counts.items()},
        "addresses": [_plain(result) for result in report.results],
        "faults": list(report.faults),
    }


def _plain(result: LinkResult) -> dict[str, Any]:
    outcome, snapshot = result.outcome, result.snapshot
    return {
        "address": result.address,
        "host": result.host,
        "state": str(outcome.state),
        "broken": outcome.state.broken,
        "status": outcome.status,
        "detail": outcome.detail,
        "moved_to": outcome.moved_to,
        "landed_on": outcome.landed_on,
        "uses": [
            {"file": use.file, "line": use.line, "source": use.source, "key": use.key}
            for use in result.uses
        ],
        "archive": str(result.copy),
        "archive_url": None if snapshot is None else snapshot.address,
        "archived_on": None if snapshot is None else snapshot.taken.isoformat(),
    }
