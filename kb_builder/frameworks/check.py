"""Whether the parts of an instrument fit together: ids, weights, bands, level names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.numbers import plain
from kb_builder.frameworks.schema import FrameworkFile
from kb_builder.model.framework import Framework, NodeKind


def check(file: FrameworkFile, framework: Framework, /) -> None:
    """Raise ``FrameworkError`` naming every misfit of an instrument at once.

    ``file`` still shows ids that were given twice; ``framework`` does not.
    """
    problems = [
        *_ids(file),
        *_structure(framework),
        *_weights(framework),
        *_bands(framework),
        *_levels(framework),
        *_examples(framework),
    ]
    if problems:
        raise FrameworkError(f"Instrumen '{framework.id}': " + "; ".join(problems) + ".")


def _twice(items: Iterable[object]) -> list[str]:
    return [str(item) for item, count in Counter(items).items() if count > 1]


def _ids(file: FrameworkFile) -> Iterator[str]:
    for what, ids in (
        ("simpul", _twice(row.id for row in file.nodes)),
        ("sumber", _twice(row.id for row in file.sources)),
        ("predikat", _twice(row.name for row in file.bands.list_)),
        ("putaran", _twice(row.year for row in file.rounds)),
    ):
        for item in ids:
            yield f"{what} '{item}' tertulis dua kali"


def _structure(framework: Framework) -> Iterator[str]:
    nodes = framework.nodes
    known: set[str] = set()
    for node in nodes.values():
        if node.parent is not None and node.parent not in known:
            yield f"induk '{node.parent}' dari simpul '{node.id}' tidak ada di atasnya"
        parent = nodes.get(node.parent or "")
        if parent is not None and parent.kind is NodeKind.INDICATOR:
            yield f"indikator '{node.parent}' tidak boleh mempunyai bagian '{node.id}'"
        if bool(node.answers) != (node.kind is NodeKind.INDICATOR):
            yield f"simpul '{node.id}' tanpa bagian harus berjenis indicator, dan sebaliknya"
        known.add(node.id)
    keys = [key for node in nodes.values() for key in node.answers]
    for key in _twice(keys):
        yield f"kunci jawaban '{key}' dipakai dua kali"
    for node in nodes.values():
        for key in node.answers:
            if key != node.id and key in nodes:
                yield f"kunci jawaban '{key}' dari '{node.id}' adalah simpul lain"


def _weights(framework: Framework) -> Iterator[str]:
    for node in framework.nodes.values():
        if node.weight <= 0:
            yield f"bobot simpul '{node.id}' harus lebih dari nol"
    for parent in (None, *framework.nodes):
        parts = framework.children(parent)
        if parent is not None and not parts:
            continue
        total = sum((part.weight for part in parts), Fraction(0))
        expected = framework.nodes[parent].weight if parent is not None else Fraction(1)
        if total != expected:
            where = f"simpul '{parent}'" if parent is not None else "indeks"
            yield (
                f"bobot bagian {where} berjumlah {plain(total * 100)} persen, "
                f"seharusnya {plain(expected * 100)}"
            )


def _bands(framework: Framework) -> Iterator[str]:
    bands = framework.bands
    for band in bands:
        if band.minimum >= band.maximum:
            yield f"predikat '{band.name}' mulai di atas akhirnya"
    for higher, lower in pairwise(bands):
        if lower.maximum != higher.minimum:
            yield (
                f"predikat '{lower.name}' berakhir di {plain(lower.maximum)}, "
                f"'{higher.name}' mulai di {plain(higher.minimum)}"
            )
    if bands[0].maximum != framework.scale_max:
        yield f"predikat tertinggi harus berakhir di {plain(framework.scale_max)}"
    if bands[-1].minimum > framework.scale_min:
        yield f"predikat terendah harus mulai paling tinggi di {plain(framework.scale_min)}"


def _levels(framework: Framework) -> Iterator[str]:
    low, high, step = framework.scale_min, framework.scale_max, framework.step
    if low >= high:
        yield "skala mulai di atas akhirnya"
    if step is not None and (step <= 0 or (high - low) % step):
        yield "langkah skala tidak membagi skala dengan tepat"
    for level_set in framework.level_sets.values():
        if len(level_set.names) != high - low + 1:
            yield f"nama tingkat '{level_set.id}' tidak sebanyak tingkat pada skala"
    for node in framework.nodes.values():
        if node.level_set is not None and node.level_set not in framework.level_sets:
            yield f"nama tingkat '{node.level_set}' dari simpul '{node.id}' tidak ada"


def _examples(framework: Framework) -> Iterator[str]:
    for example in framework.examples:
        if example.node is not None and example.node not in framework.nodes:
            yield f"contoh {example.place} memakai simpul '{example.node}' yang tidak ada"
            continue
        parts = {part.id for part in framework.children(example.node)}
        if set(example.values) != parts:
            yield f"contoh {example.place} tidak memuat tepat semua bagian simpulnya"
