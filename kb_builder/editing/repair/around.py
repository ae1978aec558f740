"""What a repair may know of the other files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kb_builder.model.addresses import server_of
from kb_builder.model.fields import WEB_ADDRESS
from kb_builder.reading.context import Context
from kb_builder.reading.files import CaseFile
from kb_builder.reading.yaml_tree import Scalar

_WEB_ADDRESS: Final = re.compile(WEB_ADDRESS)


@dataclass(frozen=True, slots=True)
class Around:
    """What all files of ``cases/`` say, the one under repair included."""

    context: Context
    secure_hosts: frozenset[str]
    """Hosts that some file cites by https."""
    kept_addresses: frozenset[str]
    """Addresses in files that are left as they are: one source must have one address."""


def secure_hosts(sources: Iterable[CaseFile]) -> frozenset[str]:
    """Hosts that one of the files cites by https."""
    return frozenset(server_of(text) for text in addresses(sources) if text.startswith("https://"))


def addresses(sources: Iterable[CaseFile]) -> Iterator[str]:
    """Every web address that is a value of its own."""
    for source in sources:
        for _, node in source.nodes:
            if isinstance(node, Scalar) and _WEB_ADDRESS.fullmatch(node.text):
                yield node.text
