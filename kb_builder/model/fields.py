"""Scalar types that the models share.

YAML scalars reach the models as plain strings (see ``kb_builder.reading``), so every type here
parses from ``str``. A value that does not fit raises ``PydanticCustomError`` with a short type
name; ``kb_builder.reading.explain`` turns that name into a sentence for maintainers.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

UNKNOWN: Final = "tidak diketahui"
"""What a maintainer writes where nobody knows: an answer, unlike silence."""

Unknown = Literal["tidak diketahui"]

SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
AREA_CODE: Final = r"^[0-9]{2}\.[0-9]{2}$"
NODE_REF: Final = r"^[a-z0-9]+(-[a-z0-9]+)*/[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$"
PRACTICE_REF: Final = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
PARTIAL_DATE: Final = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
FULL_DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
DECIMAL: Final = r"^-?[0-9]+(\.[0-9]+)?$"
DECIMAL_COMMA: Final = r"^-?[0-9]+,[0-9]+$"
WEB_ADDRESS: Final = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"'`\\{}|^]*)?$"


def _matches(pattern: str, kind: str) -> AfterValidator:
    """A validator that raises ``kind`` when the string does not match ``pattern``."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.match(value) or value.endswith("\n"):
            raise PydanticCustomError(kind, "does not match")
        return value

    return AfterValidator(check)


def parse_partial_date(value: str) -> tuple[dt.date, dt.date]:
    """First and last day that ``2019``, ``2019-04`` or ``2019-04-30`` can mean.

    Raises ``PydanticCustomError`` ``date_format`` or ``date_impossible``.
    """
    if not re.match(PARTIAL_DATE, value) or value.endswith("\n"):
        raise PydanticCustomError("date_format", "not an ISO date")
    year, month, day = (int(part) for part in [*value.split("-"), "0", "0"][:3])
    try:
        if "-" not in value:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day == 0 and value.count("-") == 1:
            first = dt.date(year, month, 1)
            return first, first.replace(day=calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


def _partial_date(value: str) -> str:
    parse_partial_date(value)
    return value


def _full_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.match(FULL_DATE, value):
        raise PydanticCustomError("full_date_format", "not an ISO date")
    return parse_partial_date(value)[0]


def _decimal(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if re.match(DECIMAL_COMMA, value):
        raise PydanticCustomError("decimal_comma", "decimal comma")
    if not re.match(DECIMAL, value) or value.endswith("\n"):
        raise PydanticCustomError("decimal_format", "not a number")
    return Decimal(value)


def _count(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.match(r"^[0-9]{1,9}$", value):
        raise PydanticCustomError("count_format", "not a whole number")
    return int(value)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value


Text = Annotated[str, StringConstraints(strict=True), AfterValidator(_not_blank)]
"""Plain text: never Markdown, never HTML. Templates own all markup."""

Slug = Annotated[
    str, _matches(SLUG, "slug_format"), WithJsonSchema({"type": "string", "pattern": SLUG})
]
FrameworkId = Annotated[
    str,
    _matches(SLUG, "slug_format"),
    WithJsonSchema({"type": "string", "pattern": SLUG, "format": "framework-id"}),
]
AreaCode = Annotated[
    str,
    _matches(AREA_CODE, "area_code_format"),
    WithJsonSchema({"type": "string", "pattern": AREA_CODE, "format": "area-code"}),
]
NodeRef = Annotated[
    str,
    _matches(NODE_REF, "node_ref_format"),
    WithJsonSchema({"type": "string", "pattern": NODE_REF, "format": "node-ref"}),
]
"""The formats name lists that stand outside the model: instruments, areas, nodes."""
PracticeRef = Annotated[
    str,
    _matches(PRACTICE_REF, "practice_ref_format"),
    WithJsonSchema({"type": "string", "pattern": PRACTICE_REF}),
]
WebAddress = Annotated[
    str,
    _matches(WEB_ADDRESS, "web_address_format"),
    WithJsonSchema({"type": "string", "pattern": "^https?://", "format": "uri"}),
]
PartialDate = Annotated[
    str,
    AfterValidator(_partial_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": PARTIAL_DATE}),
]
FullDate = Annotated[
    dt.date,
    BeforeValidator(_full_date),
    WithJsonSchema({"type": "string", "pattern": FULL_DATE}),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema({"type": ["string", "number"], "pattern": DECIMAL}),
]
"""A figure as printed: ``Decimal`` keeps the trailing zeros of ``4.00``."""

Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
SchemaVersion = Annotated[
    Literal[1], BeforeValidator(lambda v: 1 if v == "1" else v), WithJsonSchema({"const": 1})
]
