"""A report in a few sentences, and what must not be overlooked in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kb_builder.model.addresses import site_of
from kb_builder.review.report import Attention, Kind, Report
from kb_builder.review.style import Style

UNCHANGED: Final = "Tidak ada perubahan pada isi."
KINDS: Final[dict[Kind, str]] = {"added": "baru", "removed": "dihapus", "changed": "diubah"}
_SKIPPED: Final = {
    "head": "Akibat pada halaman dan daftar belum dihitung karena berkas yang diusulkan masih "
    "bermasalah; betulkan masalahnya lebih dahulu.",
    "base": "Akibat pada halaman dan daftar tidak dihitung karena berkas sisi asal bermasalah.",
    "tables": "Akibat pada halaman dan daftar tidak dihitung karena tabel rujukan di salah satu "
    "sisi tidak terbaca.",
}
_MOVED: Final = ("host moved", "citation moved", "archive moved")
_CODE: Final = "Kode berubah; halaman dibandingkan dengan kode yang sedang berjalan."
_INSTRUMENTS: Final = (
    "Berkas instrumen berubah; akibatnya dihitung dengan instrumen yang sedang berjalan."
)


def summary_sentences(report: Report, style: Style) -> Iterator[str]:
    """The whole in a few sentences."""
    if report.empty:
        yield UNCHANGED
    else:
        yield from _counts(report, style)
    if report.errors and not any(fault.severity == "error" for fault in report.faults):
        yield style.strong(f"Berkas yang dibandingkan memuat {report.errors} masalah lama.")
    if report.tables_unread:
        sides = {"base": "sisi asal", "head": "sisi usulan"}
        named = " dan ".join(sides[side] for side in report.tables_unread)
        yield style.strong(f"Tabel rujukan {named} tidak terbaca.")
    if report.code_changed:
        yield _CODE
    if report.instruments_changed:
        yield _INSTRUMENTS
    if report.cut:
        yield "Sebagian daftar terlalu panjang dan tidak dimuat seluruhnya."


def _counts(report: Report, style: Style) -> Iterator[str]:
    loud = sum(found.kind in _MOVED for found in report.attentions)
    if loud:
        yield style.strong(f"Perhatian: {loud} rujukan berpindah situs.")
    errors = sum(fault.severity == "error" for fault in report.faults)
    if errors:
        yield style.strong(f"Ada {errors} masalah baru yang harus dibetulkan dahulu.")
    if report.files:
        yield f"Perubahan ini menyentuh {len(report.files)} berkas."
    claims = Counter(change.kind for change in report.changes if change.topic == "claim")
    if claims:
        yield f"Pernyataan: {_kinds(claims)}."
    figures = Counter(change.kind for change in report.changes if change.topic == "figure")
    if figures:
        yield f"Nilai dan angka: {_kinds(figures)}."
    sources = Counter(source.kind for source in report.sources)
    if sources:
        yield f"Sumber: {_kinds(sources)}."
    if report.tables:
        yield f"Tabel rujukan yang berubah: {len(report.tables)}."
    yield from _consequences(report)


def _consequences(report: Report) -> Iterator[str]:
    if report.pages.skipped is not None:
        yield _SKIPPED.get(report.pages.skipped, "Halaman dan daftar tidak berubah.")
        return
    shown = [group for group in report.pages.groups if group.kind != "data"]
    pages: Counter[Kind] = Counter()
    for group in shown:
        pages += Counter(
            {
                "added": len(group.added),
                "removed": len(group.removed),
                "changed": len(group.changed),
            }
        )
    yield f"Halaman situs: {_kinds(pages)}." if pages else "Tidak ada halaman situs yang berubah."
    moved, asked = len(report.answers.areas), report.answers.asked
    yield (
        f"Daftar padanan, tuan rumah, atau praktik bergeser bagi {moved} dari {asked} daerah."
        if moved
        else "Tidak ada daftar padanan, tuan rumah, atau praktik yang bergeser."
    )


def _kinds(counts: Counter[Kind]) -> str:
    return ", ".join(f"{counts[kind]} {word}" for kind, word in KINDS.items() if counts[kind])


def attention_sentence(found: Attention, style: Style) -> str:
    """What must not be overlooked, and where it is."""
    place = f"{style.name(found.file)}, {style.name(found.place)}"
    before, after = style.said(found.before or ""), style.said(found.after or "")
    if found.kind in ("host moved", "archive moved"):
        what = "alamat sumber" if found.kind == "host moved" else "alamat arsip"
        hosts = [style.name(site_of(address or "")) for address in (found.before, found.after)]
        moved = style.strong(f"{what} berpindah situs")
        return f"{place}: {moved}, dari {hosts[0]} ke {hosts[1]} ({before} → {after})."
    if found.kind == "citation moved":
        moved = style.strong("rujukannya berpindah situs")
        return f"{place}: {moved}, dari {before} ke {after}."
    if found.kind == "address lost":
        return f"{place}: alamat {before} menjadi {after}, jadi tidak dapat diperiksa lagi."
    if found.kind == "figure changed":
        return f"{place}: angka berubah, {before} → {after}."
    if found.kind == "page lost":
        return f"Alamat {style.name(found.place)} hilang; tautan ke sana akan putus."
    if found.kind == "insecure":
        return f"{place}: alamat {after} memakai http, bukan https."
    if found.kind == "verified back":
        return f"{place}: tanggal pemeriksaan mundur, {before} → {after}."
    return f"{style.name(found.file)}: isinya berubah, tetapi tanggal pemeriksaannya tetap {after}."
