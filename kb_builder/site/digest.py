"""Digests of values: what a page is made from, reduced to a short text that changes with it.

A page's key is the digest of everything handed to its template, so a key can only be unchanged when
the page is. Values are plain data (text, numbers, dates, tuples, mappings, frozen dataclasses and
models); anything else is refused, because what it would show cannot be known from here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, Final

from pydantic import BaseModel

SIZE: Final = 16
"""Bytes of a digest: enough that two different values never share one by chance."""

_CITES: Final = re.compile(rb'"cites":\[([^\]]*)\]')
_PLAIN: Final = (str, int, float, Decimal, Fraction, dt.date, bytes)


def digest_of(*parts: bytes | str) -> str:
    """The digest of texts and bytes, kept apart from each other."""
    hashed = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        hashed.update(b"%d:" % len(data))
        hashed.update(data)
    return hashed.hexdigest()


class Digester:
    """Digests of many values that share objects; what is met twice is worked out once.

    Frozen objects are remembered by identity, so a digester must not outlive what it has seen
    being changed: one serves one build.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, bytes, frozenset[str]]] = {}
        self._ways: dict[type, Callable[[Any, set[str]], bytes]] = {}

    def digest(self, value: Any) -> str:
        """The digest of a value. Raises TypeError for what is no plain data."""
        return self.digest_and_cites(value)[0]

    def digest_and_cites(self, value: Any) -> tuple[str, frozenset[str]]:
        """The digest of a value, and the ids of all sources cited anywhere in it."""
        cites: set[str] = set()
        data = self._bytes(value, cites)
        return hashlib.blake2b(data, digest_size=SIZE).hexdigest(), frozenset(cites)

    def _bytes(self, value: Any, cites: set[str]) -> bytes:
        kind = type(value)
        if kind is str:
            return _text(value)
        if kind is tuple or kind is list:
            # Lists of texts are most of what pages are made from.
            parts = [
                _text(item) if type(item) is str else self._bytes(item, cites) for item in value
            ]
            return b"[" + b"".join(parts) + b"]"
        if value is None:
            return b"~"
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way_of(kind)
        return way(value, cites)

    def _way_of(self, kind: type) -> Callable[[Any, set[str]], bytes]:
        """How values of a kind become bytes."""
        if issubclass(kind, Enum):
            return _enum
        if issubclass(kind, _PLAIN):
            return _plain
        if issubclass(kind, BaseModel):
            return partial(self._remembered, make=_model)
        if is_dataclass(kind):
            names = tuple(field.name for field in fields(kind))
            return partial(self._remembered, make=partial(self._dataclass, names))
        if issubclass(kind, Mapping):
            return self._mapping
        if issubclass(kind, Sequence):
            return lambda value, cites: self._bytes(list(value), cites)
        if issubclass(kind, Set):
            return self._set
        raise TypeError(f"{kind.__name__} is no plain data: hand over what the page shows")

    def _mapping(self, value: Mapping[Any, Any], cites: set[str]) -> bytes:
        parts = [self._bytes(part, cites) for item in value.items() for part in item]
        return b"{" + b"".join(parts) + b"}"

    def _set(self, value: Set[Any], cites: set[str]) -> bytes:
        return b"<" + b"".join(sorted(self._bytes(item, cites) for item in value)) + b">"

    def _remembered(
        self, value: Any, cites: set[str], *, make: Callable[[Any, set[str]], bytes]
    ) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            own: set[str] = set()
            data = hashlib.blake2b(make(value, own), digest_size=SIZE).digest()
            # The object is kept, so that no other can get its identity.
            known = self._known[id(value)] = (value, data, frozenset(own))
        cites |= known[2]
        return b"m" + known[1]

    def _dataclass(self, names: tuple[str, ...], value: Any, cites: set[str]) -> bytes:
        parts = [self._bytes(getattr(value, name), cites) for name in names]
        cites.update(_cited(value, names))
        return type(value).__name__.encode() + b"(" + b"".join(parts) + b")"


def _text(value: str) -> bytes:
    text = value.encode("utf-8", "surrogatepass")
    return b"s%d:%s" % (len(text), text)


def _enum(value: Enum, _: set[str]) -> bytes:
    return f"e{type(value).__name__}.{value.name};".encode()


def _plain(value: object, _: set[str]) -> bytes:
    text = str(value).encode("utf-8", "surrogatepass")
    return b"%s%d:%s" % (type(value).__name__[:1].encode(), len(text), text)


def _model(value: BaseModel, cites: set[str]) -> bytes:
    data = value.model_dump_json().encode("utf-8")
    for found in _CITES.finditer(data):
        cites.update(name.strip(b'"').decode() for name in found[1].split(b",") if name)
    return type(value).__name__.encode() + data


def _cited(value: Any, names: Iterable[str]) -> Iterable[str]:
    found = value.cites if "cites" in names else ()
    return found if isinstance(found, tuple) else ()
