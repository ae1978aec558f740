"""Figures of a case beside the national tables: a changed score must not pass unseen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from kb_builder.model.area import Assessment
from kb_builder.reading.context import Context
from kb_builder.reading.files import CaseFile, FileKind
from kb_builder.reading.problems import Severity
from kb_builder.reading.yaml_tree import Mapping as TreeMapping
from kb_builder.reading.yaml_tree import Node, Path, Scalar
from kb_builder.reference import Assessments


def national_results(source: CaseFile, context: Context) -> None:
    """An assessment from outside says what the national table of its year says.

    A warning, since a report of the regency itself can differ from the table, and be right.
    """
    if source.kind is not FileKind.CASE or not isinstance(source.tree, TreeMapping):
        return
    code = source.tree.text("regency") or ""
    for path, profile in source.mappings_in(("profiles",)):
        found = _printed(code, profile, context.assessments)
        if found is None:
            continue
        for place, key, text, printed in _pairs(path, profile, found):
            message = (
                f"'{key}' tertulis {text}, sedangkan tabel nasional {found.year} "
                f"mencetak {printed}."
            )
            source.report("R317", place, message, severity=Severity.WARNING)


def _printed(code: str, profile: TreeMapping, results: Assessments) -> Assessment | None:
    """The row of the national table that a profile repeats."""
    year = profile.text("year") or ""
    if profile.text("basis") != "external" or not year.isdecimal():
        return None
    found = results.get(code, int(year[:9]))
    return found if found is not None and found.framework == profile.text("framework") else None


def _pairs(
    path: Path, profile: TreeMapping, found: Assessment
) -> Iterator[tuple[Path, str, str, str]]:
    """Where the profile differs: the place, the key, what is written and what is printed."""
    scores = profile.get("scores")
    entries = scores.entries if isinstance(scores, TreeMapping) else {}
    written: list[tuple[Path, str, Node | None]] = [
        *(((*path, "scores", key), key, value) for key, (_, value) in entries.items()),
        ((*path, "index"), "index", profile.get("index")),
    ]
    printed = {**found.scores, "index": found.index}
    for place, key, value in written:
        number = _number(value.text) if isinstance(value, Scalar) else None
        if isinstance(value, Scalar) and number is not None and number != printed.get(key, number):
            yield place, key, value.text, str(printed[key])
    predicate = profile.text("predicate")
    if predicate is not None and predicate != found.predicate:
        yield (*path, "predicate"), "predicate", predicate, found.predicate


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
