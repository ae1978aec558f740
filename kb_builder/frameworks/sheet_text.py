"""Bytes of a YAML or CSV sheet → its entries as strings, with what had to be assumed.

Knows files, not instruments; ``sheet.py`` gives the entries their meaning.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.yaml_text import parse_yaml
from kb_builder.words.signs import with_line_feeds

MAX_BYTES: Final = 256 * 1024
ABOUT: Final = ("framework", "year", "name", "index", "predicate")
"""Keys that describe the sheet itself."""
SECTIONS: Final = ("levels", "aspects", "domains", "dimensions")
"""Keys of a YAML sheet that hold scores."""

_HEADINGS: Final = frozenset({"value", "nilai", "level", "tingkat", "skor"})
"""What stands over the column of scores in a CSV sheet."""

_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: XLSX and ODS are archives, XLS is a file of old Office."""
_DECIMAL_COMMA: Final = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One score: what it is for, its text, and the section it stood in (``None`` in CSV)."""

    key: str
    text: str
    section: str | None


@dataclass(frozen=True, slots=True)
class SheetText:
    """A sheet as read. ``about`` has some of ``ABOUT``; blank scores are left out."""

    about: dict[str, str]
    entries: tuple[Entry, ...]
    notices: tuple[str, ...]


def read_text(data: bytes | str, /, *, csv_format: bool | None = None) -> SheetText:
    """The entries of a sheet. ``csv_format`` is guessed where it is ``None``.

    Raises ``FrameworkError`` for another encoding than UTF-8, a file that is too large, bad YAML
    or CSV, unknown keys, and keys given twice.
    """
    text = _decode(data)
    if not text.strip():
        raise FrameworkError("Berkas lembar nilai kosong.")
    is_csv = _looks_like_csv(text) if csv_format is None else csv_format
    sheet = _from_csv(text) if is_csv else _from_yaml(text)
    return _with_points(sheet)


def _decode(data: bytes | str) -> str:
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise FrameworkError(f"Berkas lebih besar dari {MAX_BYTES // 1024} kB: bukan lembar nilai.")
    if isinstance(data, str):
        text = data
    elif data.startswith(_WORKBOOKS):
        raise FrameworkError(
            "Berkas ini buku kerja Excel atau LibreOffice; buka, simpan lembarnya sebagai CSV, "
            "lalu pakai berkas CSV itu."
        )
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise FrameworkError("Berkas berkode UTF-16; simpan ulang sebagai UTF-8.")
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise FrameworkError(
                f"Berkas tidak berkode UTF-8 (baris {line}); simpan ulang sebagai UTF-8."
            ) from error
    if "\0" in text:
        raise FrameworkError("Berkas bukan teks, atau berkode UTF-16; simpan ulang sebagai UTF-8.")
    return with_line_feeds(text.removeprefix("\ufeff"))


def _looks_like_csv(text: str) -> bool:
    for line in text.splitlines():
        content = line.strip()
        if content and not content.startswith(("#", "---")):
            colon = content.find(":")
            marks = [place for mark in ",;\t" if (place := content.find(mark)) >= 0]
            return bool(marks) and (colon < 0 or min(marks) < colon)
    return False


def _from_yaml(text: str) -> SheetText:
    content = parse_yaml(text)
    if not isinstance(content, dict):
        raise FrameworkError("Lembar nilai YAML harus berisi pasangan kunci dan nilai.")
    about: dict[str, str] = {}
    entries: list[Entry] = []
    for key, value in content.items():
        if key in ABOUT:
            about[key] = _scalar(key, value)
        elif key in SECTIONS:
            entries.extend(_section(key, value))
        else:
            known = ", ".join((*ABOUT, *SECTIONS))
            raise FrameworkError(f"Kunci '{key}' tidak dikenal; yang dikenal: {known}.")
    return SheetText({k: v for k, v in about.items() if v}, tuple(entries), ())


def _section(section: str, value: Any) -> Iterator[Entry]:
    if value in ("", None):
        return
    if not isinstance(value, dict):
        raise FrameworkError(f"Bagian '{section}' harus berisi pasangan kunci dan nilai.")
    for key, item in value.items():
        text = _scalar(key, item)
        if text:
            yield Entry(key, text, section)
        elif re.fullmatch(r"[0-9]+", key) and len(value) > 1 and _after_number(value, key):
            # {D1: 3,5} is read as D1: 3 and a key "5" without a value
            raise FrameworkError(
                f"Kunci '{key}' tanpa nilai: mungkin koma desimal; tulis dengan titik, "
                "misalnya 3.5, atau apit dengan kutip."
            )


def _after_number(section: dict[str, Any], key: str) -> bool:
    """Whether the entry before ``key`` is a number: then ``key`` may be what a comma cut off."""
    keys = list(section)
    place = keys.index(key)
    before = section[keys[place - 1]] if place else ""
    return isinstance(before, str) and before.isdigit()


def _scalar(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise FrameworkError(f"Nilai '{key}' harus berupa satu angka atau kata.")
    return value.strip()


def _from_csv(text: str) -> SheetText:
    delimiter = max(";\t,", key=lambda mark: (_lines_with(text, mark), mark != ","))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise FrameworkError("Tulisan CSV tidak dapat dibaca; periksa tanda kutipnya.") from error
    about: dict[str, str] = {}
    entries: list[Entry] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        key, value = (*cells, "", "")[:2]
        if not key or key.startswith("#") or value.casefold() in _HEADINGS:
            continue
        if key in seen:
            raise FrameworkError(f"Baris {number}: '{key}' tertulis dua kali.")
        seen.add(key)
        if delimiter == "," and len(cells) > 2 and value.isdigit() and cells[2].isdigit():
            raise FrameworkError(
                f"Baris {number}: koma desimal tidak dapat dibedakan dari koma pemisah; "
                "pakai titik desimal atau pemisah titik koma."
            )
        if key.casefold() in ABOUT:
            about[key.casefold()] = value
        elif value:
            entries.append(Entry(key, value, None))
    notices = ("Kolom dipisahkan titik koma; dibaca demikian.",) if delimiter == ";" else ()
    return SheetText({k: v for k, v in about.items() if v}, tuple(entries), notices)


def _lines_with(text: str, mark: str) -> int:
    return sum(mark in line for line in text.splitlines())


def _with_points(sheet: SheetText) -> SheetText:
    """Decimal commas turned into points, and said so."""
    commas = [
        *(entry.key for entry in sheet.entries if _DECIMAL_COMMA.fullmatch(entry.text)),
        *(["index"] if _DECIMAL_COMMA.fullmatch(sheet.about.get("index", "")) else []),
    ]
    if not commas:
        return sheet
    about = dict(sheet.about)
    if "index" in commas:
        about["index"] = about["index"].replace(",", ".")
    entries = tuple(
        Entry(entry.key, entry.text.replace(",", "."), entry.section)
        if _DECIMAL_COMMA.fullmatch(entry.text)
        else entry
        for entry in sheet.entries
    )
    notice = f"{len(commas)} nilai memakai koma desimal; dibaca sebagai titik."
    return SheetText(about, entries, (*sheet.notices, notice))
