"""Repairs of web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a
from kb_builder.model.addresses import server_of
from kb_builder.model.fields import WebAddress

_SCHEME: Final = re.compile(r"(https?)(?=://)", re.IGNORECASE)


def schemes(draft: Draft, _: Around) -> Iterator[Repair]:
    """``Https://``: telephones begin every line with a capital."""
    for number, spot in draft.value_spots():
        found = _SCHEME.match(spot.text)
        if found and not found[0].islower() and is_a(draft.types(spot), WebAddress):
            wanted = found[0].lower() + spot.text[found.end() :]
            if repair := draft.rewrite(number, wanted):
                yield repair


def secure_addresses(draft: Draft, around: Around) -> Iterator[Repair]:
    """``http`` of a host that the files cite by https elsewhere."""
    for number, spot in draft.value_spots():
        if (
            spot.text.startswith("http://")
            and spot.text not in around.kept_addresses
            and server_of(spot.text) in around.secure_hosts
            and is_a(draft.types(spot), WebAddress)
        ):
            wanted = "https" + spot.text.removeprefix("http")
            message = f"http menjadi https ({server_of(spot.text)})"
            if repair := draft.rewrite(number, wanted, message):
                yield repair
