"""All checks beyond the shape of a file; here those on figures, dates, ids and file names.

Each check is a small function that reads a tree and reports. They work on the tree, not on the
model, so one broken value does not hide the problems of the rest of the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from pydantic_core import PydanticCustomError

from kb_builder.model.area import Area
from kb_builder.model.docnames import RESERVED_PRACTICES
from kb_builder.model.fields import AREA_CODE, DECIMAL, SLUG, UNKNOWN, parse_partial_date
from kb_builder.model.framework import Framework
from kb_builder.model.vocabulary import DateBasis
from kb_builder.reading.context import Context
from kb_builder.reading.files import CaseFile, FileKind
from kb_builder.reading.national import national_results
from kb_builder.reading.origins import origins, read_to_the_end
from kb_builder.reading.references import (
    area_codes,
    citations,
    framework_exists,
    meeting_frameworks,
    node_exists,
    node_references,
    practice_references,
    same_sources,
    source_ids,
    visit_references,
)
from kb_builder.reading.wording import markup, roles, scripts
from kb_builder.reading.yaml_tree import Mapping as TreeMapping
from kb_builder.reading.yaml_tree import Node, Path, Scalar

_DATE_KEYS: Final = frozenset(
    {"date", "end", "last_verified", "published", "accessed", "since", "until"}
)
_SPANS: Final = (("date", "end"), ("since", "until"))
_AREA_CODE: Final = re.compile(AREA_CODE)
_DECIMAL: Final = re.compile(DECIMAL)
_SLUG: Final = re.compile(SLUG)
_WHOLE: Final = re.compile("[0-9]{1,9}")

Check = Callable[[CaseFile, Context], None]


def run_checks(source: CaseFile, context: Context) -> None:
    """Report everything on one file."""
    for check in CHECKS:
        check(source, context)


def profiles(source: CaseFile, context: Context) -> None:
    """Scores belong to known nodes and lie within the scale; no profile twice."""
    seen: dict[tuple[str | None, ...], int] = {}
    for path, profile in source.mappings_in(("profiles",)):
        name = profile.text("framework")
        if profile.get("scores") is None and profile.get("index") is None:
            source.report("R312", path, "Profil ini tidak memuat satu nilai pun.")
        identity = tuple(profile.text(key) for key in ("framework", "year", "basis"))
        if identity in seen and None not in identity:
            message = f"Profil {name} {identity[1]} sudah ada pada butir ke-{seen[identity] + 1}."
            source.report("R313", path, message)
        seen.setdefault(identity, int(path[-1]))
        if not name or not framework_exists(source, (*path, "framework"), name, context):
            continue
        framework = context.frameworks[name]
        scores = profile.get("scores")
        for key, (_, value) in scores.entries.items() if isinstance(scores, TreeMapping) else ():
            node_exists(source, (*path, "scores", key), name, key, context, key=True)
            _in_scale(source, (*path, "scores", key), value, framework)
        _in_scale(source, (*path, "index"), profile.get("index"), framework)
        predicate = profile.text("predicate")
        bands = [band.name for band in framework.bands]
        if predicate is not None and predicate not in bands:
            hint = "Predikat instrumen ini: " + ", ".join(bands) + "."
            message = f"'{predicate}' bukan predikat {framework.short_name}."
            source.report("R306", (*path, "predicate"), message, hint=hint)


def dates(source: CaseFile, context: Context) -> None:
    """No date lies in the future; an end does not come before its start."""
    for path, node in source.named(*sorted(_DATE_KEYS)):
        span = _span(node)
        if span and isinstance(node, Scalar) and span[0] > context.today:
            source.report("R208", path, f"Tanggal {node.text} belum terjadi.")
    for path, node in source.named("year"):
        year = node.text if isinstance(node, Scalar) else ""
        if _WHOLE.fullmatch(year) and int(year) > context.today.year:
            source.report("R208", path, f"Tahun {year} belum terjadi.")
    for path, node in source.nodes:
        if not isinstance(node, TreeMapping):
            continue
        for first, last in _SPANS:
            if last not in node.entries:
                continue
            start, end = _span(node.get(first)), _span(node.get(last))
            if start and end and end[1] < start[0]:
                message = f"Tanggal akhir {node.text(last)} mendahului {node.text(first)}."
                source.report("R220", (*path, last), message)


def identifiers(source: CaseFile, context: Context) -> None:
    """Ids are unique where they become addresses, and not addresses of the site itself."""
    seen: dict[str, Path] = {}
    for path, entry in source.mappings_in(("practices", "questions", "assessment_meetings")):
        name = entry.text("id")
        if not name or len(path) != 2:
            continue
        if (first := seen.get(f"{path[0]}/{name}")) is not None:
            message = f"Id '{name}' sudah dipakai butir ke-{int(first[-1]) + 1} di berkas ini."
            source.report("R307", (*path, "id"), message)
        seen.setdefault(f"{path[0]}/{name}", path)
        if path[0] != "practices":
            continue
        others = sorted(set(context.owners.get(name, ())) - {source.name})
        if others:
            message = f"Id praktik '{name}' juga dipakai di {', '.join(others)}."
            source.report("R307", (*path, "id"), message)
        if name in RESERVED_PRACTICES:
            source.report("R314", (*path, "id"), f"Id '{name}' dipakai oleh situs.")


def file_names(source: CaseFile, context: Context) -> None:
    """The name of a file agrees with what it holds: it is the address."""
    if not isinstance(source.tree, TreeMapping):
        return
    if source.kind is FileKind.CASE:
        area = _area(source.tree.text("regency"), context)
        if area and area.slug != source.stem:
            message = f"Berkas ini bernama '{source.stem}', padahal kodenya milik {area.name}."
            hint = f"Ganti nama berkas menjadi {area.slug}.yaml, atau betulkan kodenya."
            source.report("R310", ("regency",), message, hint=hint)
    elif source.kind is FileKind.VISIT:
        if not _SLUG.fullmatch(source.stem):
            message = f"Nama berkas '{source.stem}' tidak dapat menjadi alamat halaman."
            hint = "Pakai huruf kecil, angka, dan tanda hubung saja."
            source.report("R310", (), message, hint=hint)
        host = source.tree.get("host")
        code = host.text("regency") if isinstance(host, TreeMapping) else None
        area = _area(code, context)
        date = source.tree.text("date")
        if (
            area
            and _span(source.tree.get("date"))
            and not source.stem.startswith(f"{date}-{area.slug}-")
        ):
            message = f"Nama berkas tidak diawali tanggal dan tuan rumahnya: {source.stem}."
            hint = f"Namai berkas {date}-{area.slug}-<tamu>.yaml, atau betulkan isinya."
            source.report("R310", ("date",), message, hint=hint)


def own_guests(source: CaseFile, context: Context) -> None:
    """Nobody visits itself."""
    host = source.tree.get("host") if isinstance(source.tree, TreeMapping) else None
    area = _area(host.text("regency"), context) if isinstance(host, TreeMapping) else None
    for path, guest in source.mappings_in(("guests",)):
        if area and guest.text("regency") == area.code:
            message = f"{area.name} tertulis sebagai tuan rumah dan sebagai tamu."
            source.report("R316", (*path, "regency"), message)


def evidence(source: CaseFile, _: Context) -> None:
    """A result's evidence step is borne out by the figures written down."""
    for path, result in source.mappings_in(("results",)):
        strength = result.text("strength")
        if strength == "before-after" and not (result.get("before") and result.get("after")):
            message = "Bukti 'before-after' memerlukan 'before' dan 'after'."
            source.report("R311", (*path, "strength"), message)
        if strength == "output" and not result.get("after"):
            message = "Bukti 'output' memerlukan angka di 'after'."
            source.report("R311", (*path, "strength"), message)


def inferred_dates(source: CaseFile, _: Context) -> None:
    """A date that no source prints says what it was inferred from."""
    tree = source.tree
    if not isinstance(tree, TreeMapping) or tree.text("date_note"):
        return
    if tree.text("date_basis") == DateBasis.INFERRED:
        message = "Tanggal ini disimpulkan, tetapi dasarnya belum ditulis."
        source.report("R319", ("date_basis",), message)


def follow_up_checks(source: CaseFile, _: Context) -> None:
    """Each check stands once, and comes after the visit."""
    visited = source.tree.get("date") if isinstance(source.tree, TreeMapping) else None
    span, seen = _span(visited), set[str]()
    for path, check in source.mappings_in(("checks",)):
        after = check.text("after")
        if after and after in seen:
            source.report("R321", (*path, "after"), f"Pemeriksaan {after} bulan tertulis dua kali.")
        seen.add(after or "")
        looked = _span(check.get("date"))
        if span and looked and looked[1] < span[0]:
            message = "Pemeriksaan ini bertanggal sebelum kunjungannya."
            source.report("R321", (*path, "date"), message)


CHECKS: Final[tuple[Check, ...]] = (
    citations,
    same_sources,
    source_ids,
    area_codes,
    node_references,
    profiles,
    national_results,
    meeting_frameworks,
    dates,
    practice_references,
    visit_references,
    identifiers,
    file_names,
    own_guests,
    inferred_dates,
    follow_up_checks,
    origins,
    read_to_the_end,
    evidence,
    roles,
    scripts,
    markup,
)


def _area(code: str | None, context: Context) -> Area | None:
    """The regency or city with this code, or None."""
    return context.areas.get(code) if code and _AREA_CODE.fullmatch(code) else None


def _in_scale(source: CaseFile, path: Path, value: Node | None, framework: Framework) -> None:
    if not isinstance(value, Scalar) or not _DECIMAL.fullmatch(value.text):
        return
    if not framework.scale_min <= Decimal(value.text) <= framework.scale_max:
        message = (
            f"Nilai {value.text} di luar skala {framework.short_name} "
            f"({framework.scale_min} sampai {framework.scale_max})."
        )
        source.report("R305", path, message)


def _span(node: Node | None) -> tuple[dt.date, dt.date] | None:
    if not isinstance(node, Scalar) or node.text == UNKNOWN:
        return None
    try:
        return parse_partial_date(node.text)
    except PydanticCustomError:
        return None
