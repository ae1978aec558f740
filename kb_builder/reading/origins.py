"""Where a practice came from, and how far the sources of a case were read."""

from __future__ import annotations

from typing import Final

from kb_builder.model.vocabulary import Reading, Status
from kb_builder.reading.context import Context, cited_sources
from kb_builder.reading.files import CaseFile, FileKind
from kb_builder.reading.problems import Severity
from kb_builder.reading.yaml_tree import Mapping as TreeMapping

_FROM_WHOM: Final = ("practice", "regency", "body")


def origins(source: CaseFile, _: Context) -> None:
    """A practice was learnt from one other, who is named once."""
    if source.kind is not FileKind.CASE or not isinstance(source.tree, TreeMapping):
        return
    own = source.tree.text("regency")
    for path, origin in source.mappings_in(("learnt_from",)):
        named = [key for key in _FROM_WHOM if origin.text(key)]
        if len(named) != 1:
            message = (
                f"Asal praktik ini disebut {len(named)} kali ({', '.join(named)})."
                if named
                else "Asal praktik ini belum menyebut dari siapa."
            )
            source.report("R318", path, message)
        elif own and origin.text("regency") == own:
            source.report("R318", (*path, "regency"), "Daerah ini tertulis meniru dirinya sendiri.")


def read_to_the_end(source: CaseFile, _: Context) -> None:
    """A case is marked where only the beginning of one of its sources was read."""
    tree = source.tree
    if source.kind is not FileKind.CASE or not isinstance(tree, TreeMapping):
        return
    begun = [name for name, e in cited_sources(source) if e.text("reading") == Reading.BEGINNING]
    if begun and tree.text("status") == Status.PUBLISHED:
        more = f" dan {len(begun) - 1} sumber lain" if len(begun) > 1 else ""
        message = f"Berkas ini terbit, padahal '{begun[0]}'{more} baru dibaca bagian awalnya."
        source.report("R320", ("status",), message, severity=Severity.WARNING)
