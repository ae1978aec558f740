"""Models → what JSON knows: printed figures as strings, what is not known as null."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import Term


def plain(value: Any, /) -> Any:
    """``value`` as dicts, lists, strings, whole numbers and null.

    Models keep the order of their fields. ``tidak diketahui`` becomes null where the model allows
    it or allows the field to be absent; elsewhere it is text like any other.
    """
    if isinstance(value, BaseModel):
        empty = _may_be_unknown(type(value))
        return {
            name: None if field == UNKNOWN and name in empty else plain(field)
            for name in type(value).model_fields
            for field in (getattr(value, name),)
        }
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def cited(value: Any, /) -> dict[str, None]:
    """Ids of the sources that plain data cites, in order of first citation."""
    return dict.fromkeys(_cites(value))


def _cites(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("cites", ())
        for item in value.values():
            yield from _cites(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cites(item)


@cache
def _may_be_unknown(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(option is NoneType or option == UNKNOWN for option in _options(field.annotation))
    )


def _options(annotation: Any) -> Iterator[Any]:
    """The members of unions and literals; what stands inside collections is not looked at."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _options(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    elif origin is Literal:
        yield from get_args(annotation)
    else:
        yield annotation
