"""What a file names must exist: sources, areas, instruments, practices, visits, meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kb_builder.model.addresses import page_of
from kb_builder.model.fields import AREA_CODE, SLUG
from kb_builder.reading.context import Agreed, Context, cited_sources, told
from kb_builder.reading.files import CaseFile
from kb_builder.reading.problems import Severity
from kb_builder.reading.yaml_tree import Mapping as TreeMapping
from kb_builder.reading.yaml_tree import Path, Scalar, Sequence
from kb_builder.words.nearest import did_you_mean, nearest

_AREA_CODE: Final = re.compile(AREA_CODE)
_SLUG: Final = re.compile(SLUG)
_DAY: Final = len("2019-04-30")


def citations(source: CaseFile, context: Context) -> None:
    """Each cited id is a source of the same file; each source is cited."""
    sources = source.tree.get("sources") if isinstance(source.tree, TreeMapping) else None
    known = list(sources.entries) if isinstance(sources, TreeMapping) else []
    used = set()
    for path, node in source.named("cites"):
        if not isinstance(node, Sequence):
            continue
        for index, item in enumerate(node.items):
            if not isinstance(item, Scalar):
                continue
            used.add(item.text)
            if item.text not in known:
                message = f"Sumber '{item.text}' tidak ada di bagian 'sources'."
                other = context.publishers.get(item.text)
                hint = did_you_mean(item.text, known) or None
                if other is not None:
                    hint = (
                        f"Sumber itu ada di {other.file}; salin dengan "
                        f"'kb new source {source.name} {item.text}'."
                    )
                source.report("R301", (*path, index), message, hint=hint)
    for name in known:
        if name not in used:
            message = f"Sumber '{name}' tidak dirujuk oleh pernyataan mana pun."
            source.report("R302", ("sources", name), message, key=True, severity=Severity.WARNING)


def same_sources(source: CaseFile, context: Context) -> None:
    """A source that several files cite is the same source in all of them."""
    for name, entry in cited_sources(source):
        address, publisher = context.addresses.get(name), context.publishers.get(name)
        mine = told(entry, "url")
        if address and mine and mine != address.value:
            message = (
                f"Sumber '{name}' di sini beralamat {mine}, "
                f"sedangkan di {address.file} beralamat {address.value}."
            )
            source.report("R315", ("sources", name, "url"), message)
            continue
        mine = told(entry, "publisher")
        if publisher and mine and mine != publisher.value:
            message = (
                f"Sumber '{name}' di sini diterbitkan oleh {mine}, "
                f"sedangkan di {publisher.file} oleh {publisher.value}."
            )
            # Mostly another spelling of the same office: nobody is led astray by it.
            place = ("sources", name, "publisher")
            source.report("R315", place, message, severity=Severity.WARNING)


def source_ids(source: CaseFile, context: Context) -> None:
    """A page has one id as a source: in this file, and in all files."""
    own: dict[str, str] = {}
    for name, entry in cited_sources(source):
        address = told(entry, "url")
        if address is None or not _SLUG.fullmatch(name):
            continue  # the form of the id is told elsewhere
        page = page_of(address)
        if first := own.get(page):
            message = f"Alamat sumber '{name}' sudah ada di berkas ini sebagai sumber '{first}'."
        elif agreed := agreed_id(name, entry, context):
            message = f"Alamat sumber '{name}' di {agreed.file} bernama '{agreed.value}'."
        else:
            message = ""
        own.setdefault(page, name)
        if message:
            place = ("sources", name)
            source.report("R322", place, message, key=True, severity=Severity.WARNING)


def agreed_id(name: str, entry: TreeMapping, context: Context) -> Agreed | None:
    """What the files call the page of a source, where that is another id."""
    address, elsewhere = told(entry, "url"), context.addresses.get(name)
    if address is None or (elsewhere and page_of(elsewhere.value) != page_of(address)):
        return None  # the address is wrong, not the id: told by same_sources
    agreed = context.source_ids.get(page_of(address))
    return agreed if agreed and agreed.value != name else None


def area_codes(source: CaseFile, context: Context) -> None:
    """Each area code exists."""
    for path, node in source.named("regency"):
        if isinstance(node, Scalar):
            code = node.text
            if code in context.areas or not _AREA_CODE.fullmatch(code):
                continue
            near = nearest(code, context.areas)
            hint = f'Maksud Anda "{near}" ({context.areas[near].name})?' if near else None
            source.report("R303", path, f"Kode wilayah '{code}' tidak ada.", hint=hint)


def node_references(source: CaseFile, context: Context) -> None:
    """Each ``instrument/node`` exists."""
    for path, item in source.items_of(("improves", "nodes")):
        framework, _, node = item.text.partition("/")
        if node:
            node_exists(source, path, framework, node, context)


def meeting_frameworks(source: CaseFile, context: Context) -> None:
    """An assessment meeting names a known instrument."""
    for path, meeting in source.mappings_in(("assessment_meetings",)):
        name = meeting.text("framework")
        if name:
            framework_exists(source, (*path, "framework"), name, context)


def practice_references(source: CaseFile, context: Context) -> None:
    """Each ``regency/practice`` exists."""
    places = [(path, node) for path, node in source.named("practice") if isinstance(node, Scalar)]
    practices = list(context.practices)
    for path, node in [*places, *source.items_of(("practices",))]:
        slug, _, name = node.text.partition("/")
        if name and node.text not in context.practices and slug not in context.unread:
            hint = did_you_mean(node.text, practices) or None
            source.report("R308", path, f"Praktik '{node.text}' tidak ada.", hint=hint)


def visit_references(source: CaseFile, context: Context) -> None:
    """Each visit and meeting that a question or a practice names exists."""
    learnt_at = [(path, node) for path, node in source.named("visit") if isinstance(node, Scalar)]
    for named, known, word in (
        ([*source.items_of(("visits",)), *learnt_at], context.visits, "Kunjungan"),
        (list(source.items_of(("meetings",))), context.meetings, "Pertemuan"),
    ):
        for path, item in named:
            unread = item.text.partition("/")[0] in context.unread
            if item.text and item.text not in known and not unread:
                hint = did_you_mean(item.text, _same_day_or_name(item.text, known)) or None
                source.report("R309", path, f"{word} '{item.text}' tidak ada.", hint=hint)


def framework_exists(source: CaseFile, path: Path, name: str, context: Context) -> bool:
    """Whether there is this instrument; reported where there is not."""
    if name in context.frameworks:
        return True
    known = list(context.frameworks)
    hint = did_you_mean(name, known, otherwise=f"Yang ada: {', '.join(known)}.")
    source.report("R304", path, f"Instrumen '{name}' tidak dikenal.", hint=hint)
    return False


def node_exists(
    source: CaseFile,
    path: Path,
    framework: str,
    node: str,
    context: Context,
    *,
    key: bool = False,
) -> None:
    """Report a node that its instrument does not have, or an instrument that is not there."""
    if not framework_exists(source, path, framework, context):
        return
    nodes = context.frameworks[framework].nodes
    if node not in nodes:
        message = f"'{node}' tidak ada pada instrumen {framework}."
        hint = did_you_mean(node, nodes) or None
        source.report("R304", path, message, hint=hint, key=key)


def _same_day_or_name(asked: str, known: Iterable[str]) -> list[str]:
    """Names of visits are alike by nature: one is meant only if its day or the rest is as asked."""
    day, rest = asked[:_DAY], asked[_DAY:]
    return sorted(name for name in known if name.startswith(day) or name.endswith(rest))
