"""Readers of short answers: an area, a number, an address, a choice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kb_builder.forms.definition import Reader
from kb_builder.forms.errors import Misread
from kb_builder.model.area import AreaKind
from kb_builder.model.fields import NODE_REF, UNKNOWN, WEB_ADDRESS
from kb_builder.model.vocabulary import Term
from kb_builder.reading.files import LONG_TEXT
from kb_builder.reference import AmbiguousArea, Areas, ReferenceDataError, UnknownArea
from kb_builder.words.dates import DateError, read_date
from kb_builder.words.shortening import shortened
from kb_builder.words.signs import lines

LONGEST_LINE: Final = 500
"""Letters of an answer of one line."""

_AREAS: Final = (AreaKind.REGENCY, AreaKind.CITY)
_AREA_HINT: Final = (
    "Tulis nama kabupaten atau kota, misalnya Kabupaten Sumedang, atau kodenya, 32.11."
)
_COUNT: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:\s+(?:orang|peserta))?")
_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_DECIMAL: Final = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_MEASUREMENT: Final = re.compile(r"(-?[0-9][0-9.,]*)\s*([^0-9\s(][^(]*?)\s*(?:\(([^()]*)\))?")
_INDICATOR: Final = re.compile(r"(?:indikator\s*)?I?\s*([0-9]{1,2})", re.IGNORECASE)
_GROUP: Final = re.compile(r"([DA])\s*([0-9]{1,2})", re.IGNORECASE)
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_BOX: Final = re.compile(r"\s*(?:[-*+]\s+|[0-9]{1,2}[.)]\s+)?\[[ xX]\](?:\s|$)")
_TICKED: Final = re.compile(r"- \[[xX]\] ")


def quoted(answer: str) -> str:
    """An answer as sentences quote it."""
    return shortened(" ".join(answer.split()), 60)


def date(answer: str) -> str:
    """An ISO date, month or year. Raises ``Misread``."""
    try:
        return read_date(answer)
    except DateError as error:
        raise Misread(error.message, hint=error.hint) from None


def text(answer: str) -> str:
    """One sentence of plain text, or less."""
    return _at_most(LONGEST_LINE, answer, hint="Ringkaskan menjadi satu kalimat.")


def passage(answer: str) -> str:
    """A few sentences of plain text."""
    return _at_most(LONG_TEXT, answer, hint="Ringkaskan, atau salin bagian yang perlu saja.")


def _at_most(longest: int, answer: str, *, hint: str) -> str:
    words = " ".join(answer.split())
    if len(words) > longest:
        raise Misread(f"Isian ini {len(words)} huruf; paling panjang {longest}.", hint=hint)
    return words


def area(answer: str, areas: Areas) -> str:
    """The Kemendagri code of the regency or city that is meant."""
    asked = quoted(answer)
    try:
        return areas.resolve(asked, kinds=_AREAS).code
    except AmbiguousArea as error:
        raise Misread(str(error)) from None
    except UnknownArea as error:
        unknown = Misread(str(error), hint="" if error.suggestions else _AREA_HINT)
    try:
        province = areas.resolve(asked, kinds=(AreaKind.PROVINCE,))
    except ReferenceDataError:
        raise unknown from None
    raise Misread(f"{province.name} bukan kabupaten atau kota.", hint=_AREA_HINT)


def count(answer: str) -> str:
    """A number of people."""
    found = _COUNT.fullmatch(" ".join(answer.split()))
    if not found:
        raise Misread(
            f"'{quoted(answer)}' bukan jumlah orang.",
            hint="Tulis satu angka saja, misalnya 10; kosongkan bila tidak diketahui.",
        )
    return found[1].replace(".", "")


def number(answer: str) -> str:
    """A figure with a decimal point; the comma is people's, and dots may part thousands."""
    words = "".join(answer.split())
    if _THOUSANDS.fullmatch(words):
        return words.replace(".", "").replace(",", ".")
    if not _DECIMAL.fullmatch(words):
        raise Misread(
            f"'{quoted(answer)}' bukan angka.", hint="Tulis misalnya 25, 3,33, atau 1.250."
        )
    return words.replace(",", ".")


def measurement(answer: str) -> dict[str, str]:
    """``32,2 persen (2018)`` as value, unit and period."""
    found = _MEASUREMENT.fullmatch(text(answer))
    if not found:
        raise Misread(
            f"'{quoted(answer)}' tidak terbaca sebagai angka dengan satuan.",
            hint="Tulis angka, satuan, lalu tahunnya dalam kurung: 32,2 persen (2018).",
        )
    value, unit, period = found.groups()
    return {
        "value": number(value),
        "unit": "persen" if unit == "%" else unit,
        "period": date(period) if period and not is_unknown(period) else UNKNOWN,
    }


def address(answer: str) -> str:
    """A web address."""
    words = answer.strip().removeprefix("<").removesuffix(">")
    if re.match(WEB_ADDRESS, words) and not words.endswith("\n"):
        return text(words)
    hint = "Salin alamatnya dari peramban; alamat diawali https:// dan tanpa spasi."
    if re.match(WEB_ADDRESS, f"https://{words}") and "." in words.partition("/")[0]:
        hint = f"Mungkin maksud Anda https://{words}"
    raise Misread(f"'{quoted(answer)}' bukan alamat web.", hint=hint)


def nodes(answer: str) -> list[str]:
    """Indicators: a number alone is one of SPBE 2020, which was in force longest."""
    parts = [part.strip() for part in re.split(r"[,;\n]|\bdan\b", answer) if part.strip()]
    return list(dict.fromkeys(map(_node, parts)))


def _node(words: str) -> str:
    if found := _INDICATOR.fullmatch(words):
        return f"spbe-2020/I{int(found[1])}"
    if found := _GROUP.fullmatch(words):
        return f"spbe-2020/{found[1].upper()}{int(found[2])}"
    if re.match(NODE_REF, words):
        return words
    raise Misread(
        f"'{quoted(words)}' bukan nomor indikator.",
        hint="Tulis nomor indikator SPBE dengan koma di antaranya, misalnya 17, 21.",
    )


def one_of(terms: Iterable[Term]) -> Reader:
    """A reader of one choice: its label, or the term itself."""
    known = _by_label(terms)

    def read(answer: str) -> str:
        return _term(answer, known)

    return read


def some_of(terms: Iterable[Term]) -> Reader:
    """A reader of choices with commas between them."""
    known = _by_label(terms)

    def read(answer: str) -> list[str]:
        return [_term(part, known) for part in re.split(r"[,\n]", answer) if part.strip()]

    return read


def _by_label(terms: Iterable[Term]) -> dict[str, Term]:
    return {word.casefold(): term for term in terms for word in (term.value, term.label)}


def _term(answer: str, known: dict[str, Term]) -> str:
    try:
        return known[" ".join(answer.split()).casefold()].value
    except KeyError:
        labels = "; ".join(dict.fromkeys(term.label for term in known.values()))
        raise Misread(
            f"'{quoted(answer)}' bukan salah satu pilihan.", hint=f"Pilihan: {labels}."
        ) from None


def refuse_structure(answer: str) -> None:
    """Raise ``Misread`` where the answer holds a heading or boxes to tick: these say nothing."""
    for line in lines(answer):
        if _HEADING.match(line):
            raise Misread(
                f"Di dalam isian ini ada judul '{quoted(line)}'.",
                hint="Hapus baris judul itu; pindahkan isinya ke isian yang sesuai.",
            )
        if _BOX.match(line):
            raise Misread(
                f"Di dalam isian ini ada kotak centang '{quoted(line)}'.",
                hint="Tulis hanya yang berlaku, satu per baris, tanpa kotak.",
            )


def passage_or_unknown(answer: str) -> str:
    """A few sentences of plain text, or that nobody knows."""
    return UNKNOWN if is_unknown(answer) else passage(answer)


def promise(answer: str) -> str:
    """A list of boxes, all of them ticked."""
    boxes = [line.strip() for line in lines(answer) if line.strip()]
    if not boxes or not all(_TICKED.match(box) for box in boxes):
        raise Misread(
            "Kotak ini belum dicentang.",
            hint="Periksa sekali lagi isian Anda, lalu centang kotaknya.",
        )
    return answer


def is_unknown(answer: str) -> bool:
    """Whether people say that they do not know."""
    words = " ".join(answer.split()).casefold().rstrip(".")
    return is_unanswered(words) or words in {UNKNOWN, "tidak tahu", "belum diketahui"}


def is_unanswered(answer: str) -> bool:
    """Whether nothing is said, not even that nobody knows."""
    return answer.strip(" \n.") in {"", "-", "–", "—"}
