"""Keys and terms written with other capitals than they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import terms
from kb_builder.reading.explain import models_at


def keys(draft: Draft, _: Around) -> Iterator[Repair]:
    """``Cites:`` is ``cites:``, unless that stands beside it."""
    written = Counter((spot.path[:-1], spot.text.lower()) for _, spot in draft.key_spots())
    for number, spot in draft.key_spots():
        owner, wanted = spot.path[:-1], spot.text.lower()
        if wanted == spot.text or written[owner, wanted] > 1:
            continue
        fields = [name for model in models_at(draft.model, owner) for name in model.model_fields]
        if wanted in fields and (repair := draft.rewrite(number, wanted)):
            yield repair


def closed_terms(draft: Draft, _: Around) -> Iterator[Repair]:
    """``Published`` is ``published``, ``TIDAK DIKETAHUI`` is ``tidak diketahui``."""
    for number, spot in draft.value_spots():
        wanted = spot.text.lower()
        known = wanted != spot.text and wanted in terms(draft.types(spot))
        if known and (repair := draft.rewrite(number, wanted)):
            yield repair
