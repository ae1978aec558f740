"""Model errors in the words of the people who can mend them.

Pydantic finds what does not fit; its own words are never shown.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kb_builder.model.case import Profile
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import Term
from kb_builder.reading.files import CaseFile
from kb_builder.reading.yaml_tree import Mapping, Path, Sequence, plain
from kb_builder.words.dates import DateError, read_date
from kb_builder.words.nearest import did_you_mean
from kb_builder.words.shortening import shortened

ModelT = TypeVar("ModelT", bound=BaseModel)

_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_UNION_TAGS = frozenset({"known", "unknown"})

_FORMATS = {
    "date_format": ("R206", "'{value}' bukan tanggal yang dikenal."),
    "full_date_format": ("R206", "'{value}' bukan tanggal lengkap."),
    "date_impossible": ("R207", "Tanggal {value} tidak ada di kalender."),
    "decimal_comma": ("R209", "'{value}' memakai koma desimal."),
    "decimal_format": ("R210", "'{value}' bukan angka."),
    "count_format": ("R211", "'{value}' bukan bilangan bulat."),
    "slug_format": ("R212", "'{value}' tidak dapat menjadi id."),
    "area_code_format": ("R213", "'{value}' bukan kode wilayah."),
    "web_address_format": ("R214", "'{value}' bukan alamat web."),
    "node_ref_format": ("R215", "'{value}' bukan acuan simpul."),
    "practice_ref_format": ("R216", "'{value}' bukan acuan 'daerah/id'."),
    "blank": ("R204", "Nilai ini kosong."),
}
_EXPECTED = {
    "tuple_type": "daftar (baris yang diawali '- ')",
    "model_type": "pemetaan (baris 'kunci: nilai')",
    "dict_type": "pemetaan (baris 'kunci: nilai')",
    "string_type": "teks",
    "enum": "satu pilihan",
    "literal_error": "satu nilai",
    "date_type": "tanggal",
    "decimal_type": "angka",
    "int_type": "bilangan bulat",
}
_HINTS = {
    "full_date_format": "Tulis tahun, bulan, dan hari, misalnya 2026-11-20.",
    "decimal_comma": "Tulis {fixed}: titik sebagai tanda desimal.",
    "slug_format": "Tulis huruf kecil, angka, dan tanda hubung saja, misalnya '{fixed}'.",
}


def validate(model: type[ModelT], source: CaseFile) -> ModelT | None:
    """The file as a model, or None with its problems reported on ``source``."""
    try:
        return model.model_validate(plain(source.tree))
    except ValidationError as error:
        for details in _one_per_place(error.errors(include_url=False)):
            _report(details, model, source)
        return None


def _one_per_place(errors: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The first error of each place: a union reports one for each member."""
    seen: set[Path] = set()
    for details in errors:
        path = tuple(part for part in details["loc"] if part not in _UNION_TAGS)
        if path and isinstance(path[-1], str) and path[-1].endswith(("]", "'])")):
            path = path[:-1]
        if path not in seen:
            seen.add(path)
            yield details


def _report(details: ErrorDetails, model: type[BaseModel], source: CaseFile) -> None:
    """Turn one error of Pydantic's into one problem."""
    path = existing(source, details["loc"])
    kind = details["type"]
    value = _shown(details["input"])
    if kind == "extra_forbidden":
        _unknown_key(path, model, source)
    elif kind == "missing":
        key = str(details["loc"][-1])
        description = _description(model, details["loc"])
        message = f"Kunci wajib '{key}' belum ada{_where(path)}."
        source.report("R202", path, message, hint=description or None)
    elif kind in _FORMATS:
        at_key = details["loc"][-1] == "[key]"
        if not at_key and isinstance(details["input"], str) and not details["input"].strip():
            return  # reported as an empty value already
        code, sentence = _FORMATS[kind]
        hint = _HINTS[kind].format(fixed=_fixed(code, value)) if kind in _HINTS else None
        if kind == "date_format":
            hint = _date_hint(value)
        if kind == "decimal_comma" and decimal_point(model, path, value) is None:
            hint = (
                f"Tulis {value.replace(',', '.')} bila komanya tanda desimal, atau "
                f"{value.replace(',', '')} bila pemisah ribuan."
            )
        source.report(code, path, sentence.format(value=value), hint=hint, key=at_key)
    elif kind in ("enum", "literal_error") and isinstance(details["input"], str):
        _unknown_choice(details, path, model, source)
    elif kind == "too_short":
        if details["input"]:
            return  # it has items, and what is wrong with them is told at each
        source.report("R217", path, f"Daftar '{_name(path)}' kosong.")
    else:
        expected = _EXPECTED.get(kind, "nilai lain")
        message = f"Di '{_name(path)}' seharusnya {expected}, bukan {_form(details['input'])}."
        if isinstance(details["input"], str) and not details["input"].strip():
            return
        source.report("R203", path, message)


def existing(source: CaseFile, loc: Iterable[str | int]) -> Path:
    """``loc`` as a path of the tree: union tags and parts that are not there left out."""
    node, path = source.tree, []
    for part in loc:
        if isinstance(node, Mapping) and part in node.entries:
            node = node.entries[str(part)][1]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _unknown_key(path: Path, model: type[BaseModel], source: CaseFile) -> None:
    key = str(path[-1])
    known = [name for found in models_at(model, path[:-1]) for name in found.model_fields]
    message = f"Kunci '{key}' tidak dikenal{_where(path[:-1])}."
    hint = did_you_mean(key, known, otherwise=f"Kunci yang ada: {', '.join(known)}.")
    source.report("R201", path, message, hint=hint, key=True)


def _unknown_choice(
    details: ErrorDetails, path: Path, model: type[BaseModel], source: CaseFile
) -> None:
    value = _shown(details["input"])
    if isinstance(details["input"], str) and not details["input"].strip():
        return
    choices = _choices(model, path)
    if path == ("schema_version",):
        source.report("R218", path, f"Versi skema '{value}' tidak dikenal.")
        return
    if not choices:  # a text where a list or "tidak diketahui" belongs
        message = f"Di '{_name(path)}' seharusnya daftar pernyataan atau 'tidak diketahui'."
        hint = "Tulis '- text: …' dan 'cites: [id-sumber]' di bawahnya, atau tidak diketahui."
        source.report("R203", path, message, hint=hint)
        return
    hint = f"{did_you_mean(value, choices)} Pilihan: {', '.join(choices)}.".lstrip()
    source.report("R205", path, f"'{value}' bukan pilihan untuk '{_name(path)}'.", hint=hint)


def models_at(model: type[BaseModel], path: Path) -> list[type[BaseModel]]:
    """The models that can stand at ``path`` below ``model``."""
    return [kind for kind in map(bare, types_at(model, path)) if _is_model(kind)]


def types_at(model: type[BaseModel], path: Path) -> list[Any]:
    """What can stand at ``path`` below ``model``: a union as its members, each as annotated."""
    current: list[Any] = [model]
    for part in path:
        following: list[Any] = []
        for kind in map(bare, current):
            if _is_model(kind) and part in kind.model_fields:
                following += _members_of_field(kind, part)
            elif typing.get_origin(kind) is tuple and isinstance(part, int):
                following += _members(typing.get_args(kind)[0])
            elif typing.get_origin(kind) is dict:
                following += _members(typing.get_args(kind)[1])
        current = following
    return current


@cache
def _members_of_field(model: type[BaseModel], name: str) -> tuple[Any, ...]:
    return tuple(_members(model.model_fields[name].rebuild_annotation()))


def _members(annotation: Any) -> list[Any]:
    """A union as its members; anything else as it is."""
    inner = bare(annotation)
    if typing.get_origin(inner) in (typing.Union, types.UnionType):
        return [member for arg in typing.get_args(inner) for member in _members(arg)]
    return [annotation]


def bare(annotation: Any) -> Any:
    """The annotation without what ``Annotated`` adds to it."""
    annotated = typing.get_origin(annotation) is Annotated
    return typing.get_args(annotation)[0] if annotated else annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _choices(model: type[BaseModel], path: Path) -> list[str]:
    """The terms that can stand at ``path``, with "tidak diketahui" where that can too."""
    kinds = [bare(kind) for kind in types_at(model, path)]
    enums = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum)]
    words = [arg for kind in kinds for arg in typing.get_args(kind) if arg == UNKNOWN]
    return [str(member.value) for kind in enums for member in kind] + (words if enums else [])


def _description(model: type[BaseModel], loc: Path) -> str:
    path = tuple(part for part in loc if part not in _UNION_TAGS)
    for kind in models_at(model, path[:-1]):
        found = kind.model_fields.get(str(path[-1]))
        if found:
            return found.description or ""
    return ""


def _shown(value: Any) -> str:
    text = str(value.value) if isinstance(value, Term) else str(value)
    return shortened(text, 60)


def _date_hint(value: str) -> str | None:
    """How the date is written in files, or what is wrong with it; None for what is no date."""
    try:
        return f"Tulis {read_date(value)}."
    except DateError as error:
        return None if "bukan tanggal" in error.message else f"{error.message} {error.hint}"


def decimal_point(model: type[BaseModel], path: Path, text: str) -> str | None:
    """A figure with a decimal comma as the files write it: ``3,5`` is 3.5.

    None for what may be so many thousands (``1,500``); no score on a scale reaches a thousand.
    """
    scored = any(Profile in models_at(model, path[:end]) for end in (-1, -2))
    return None if _THOUSANDS.fullmatch(text) and not scored else text.replace(",", ".")


def _fixed(code: str, value: str) -> str:
    if code == "R209":
        return value.replace(",", ".")
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in value.lower())
    return "-".join(words.split()) or "id-baru"


def _form(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "daftar"
    return "pemetaan" if isinstance(value, dict) else "teks"


def _name(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "berkas ini")


def _where(path: Path) -> str:
    if not path:
        return ""
    if isinstance(path[-1], int):
        return f" pada butir ke-{path[-1] + 1} di '{_name(path)}'"
    return f" di '{_name(path)}'"
