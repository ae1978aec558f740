"""What the models say about a place: a number, a date, an id, a term, or free text."""

from __future__ import annotations

import typing
from enum import Enum
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel

from kb_builder.model.claims import Claim
from kb_builder.model.fields import UNKNOWN, Text
from kb_builder.reading.explain import bare, models_at, types_at
from kb_builder.reading.yaml_tree import Path

Types = tuple[Any, ...]


@lru_cache(maxsize=10_000)
def types_of(model: type[BaseModel], path: Path, *, is_key: bool) -> Types:
    """What the value at ``path`` can be, or the key; the keys of a model are none of these."""
    if not is_key:
        return tuple(types_at(model, path))
    kinds = map(bare, types_at(model, path[:-1]))
    return tuple(typing.get_args(kind)[0] for kind in kinds if typing.get_origin(kind) is dict)


def is_a(types: Types, kind: Any) -> bool:
    """Whether one of the types is ``kind``, a type of ``kb_builder.model.fields``."""
    wanted = typing.get_args(kind)[1:]
    return any(all(part in typing.get_args(each)[1:] for part in wanted) for each in types)


def terms(types: Types) -> list[str]:
    """The closed list that a value is taken from; empty for other values."""
    kinds = map(bare, types)
    found: list[str] = []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            found += [str(member.value) for member in kind]
        elif typing.get_origin(kind) is Literal and UNKNOWN in typing.get_args(kind):
            found.append(UNKNOWN)
    return found


def is_free(types: Types) -> bool:
    """Whether people write here what they like."""
    return not types or is_a(types, Text)


def is_quotation(model: type[BaseModel], path: Path) -> bool:
    """Whether the value is a quotation: the site puts the marks around it."""
    return path[-1:] == ("quote",) and any(
        issubclass(owner, Claim) for owner in models_at(model, path[:-1])
    )
