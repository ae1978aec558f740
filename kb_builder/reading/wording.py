"""How texts are worded: offices instead of names, sentences instead of markup.

Both are judged by the look of a text, so both are warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import punctuation
from typing import Final

from kb_builder.model.fields import UNKNOWN
from kb_builder.reading.context import Context
from kb_builder.reading.files import CaseFile
from kb_builder.reading.problems import Severity
from kb_builder.reading.word_lists import (
    AFTER_OFFICE,
    AS_PRINTED,
    BARE_DEGREES,
    DEGREES,
    HONORIFICS,
    HTML_ELEMENTS,
    HTML_WITH_POWER,
    KIND_WORDS,
    NAMESAKES,
    OFFICE_WORDS,
    OFFICES_OF_AREAS,
    ROLE_FIELDS,
    TITLES_BEFORE,
)
from kb_builder.reading.yaml_tree import Path
from kb_builder.words.lookalikes import first_lookalike

BY_LOOK: Final = frozenset({"R404", "R405", "R406"})
"""Codes of what is judged by the look of a text."""


def roles(source: CaseFile, context: Context) -> None:
    """Office-holders are told by their office, not by their name."""
    for path, text in _texts(source):
        field = next((part for part in reversed(path) if isinstance(part, str)), "")
        called = field not in AS_PRINTED and name_after_office(text, context.area_words)
        if field in ROLE_FIELDS and (called or names_a_person(text)):
            message = f"Di '{field}' tampaknya tertulis nama orang."
            source.report("R404", path, message, severity=Severity.WARNING)
        elif "," in text and has_degree(text):
            message = "Teks ini tampaknya memuat nama orang dengan gelarnya."
            source.report("R404", path, message, severity=Severity.WARNING)
        elif called:
            message = "Teks ini tampaknya menyebut nama orang sesudah jabatannya."
            source.report("R404", path, message, severity=Severity.WARNING)


def scripts(source: CaseFile, _: Context) -> None:
    """Words are written in Latin letters, not in letters that look like them."""
    for path, text in _texts(source):
        if found := first_lookalike(text):
            message = (
                f"Kata '{found.word}' memuat huruf {found.script} '{found.sign}' "
                f"(U+{ord(found.sign):04X}), bukan huruf Latin yang mirip."
            )
            source.report("R406", path, message, severity=Severity.WARNING)


def markup(source: CaseFile, _: Context) -> None:
    """Text is plain text: what looks like markup or code is shown as it stands."""
    for path, text in _texts(source):
        if looks_like_markup(text):
            message = "Teks ini mirip kode atau markup; situs menampilkannya apa adanya."
            source.report("R405", path, message, severity=Severity.WARNING)


def names_a_person(role: str) -> bool:
    """Whether the value of a role field seems to name a person."""
    if role.casefold() == UNKNOWN:
        return False
    titled = _NAMESAKE.sub("", role)
    called = any(not _is_office(found["word"]) for found in _HONORIFIC.finditer(role))
    if called or _TITLE_BEFORE.search(titled) or _DEGREE.search(titled):
        return True
    # A name stands first, before its office: "Siti Aminah, Kepala Bidang".
    first = _PAUSE.split(role, maxsplit=1)[0]
    return bool(_TWO_CAPITALISED.search(first)) and not any(map(_is_office, first.split()))


def name_after_office(text: str, area_words: frozenset[str]) -> bool:
    """Whether an office that only an area follows is followed by another name: "Bupati Suyoto".

    ``area_words`` are the words of the names of all areas, in small letters.
    """
    for found in _OFFICE_OF_AREA.finditer(text):
        for word in found["after"].split():
            bare = "".join(filter(str.isalpha, word)).casefold()
            if bare in area_words or bare in KIND_WORDS:
                continue
            if bare in AFTER_OFFICE or _is_office(word) or (len(bare) > 1 and word.isupper()):
                break
            return True
    return False


def has_degree(text: str) -> bool:
    """Whether an academic title stands after a comma, as it does after a name."""
    for found in _COMMA_DEGREE.finditer(text):
        # Without points it may be an abbreviation: it takes a name to make it a degree.
        name = _LAST_NAME.search(text[max(found.start() - 80, 0) : found.start()])
        if not found["bare"] or (name and not any(map(_is_office, name[0].split()))):
            return True
    return False


def looks_like_markup(text: str) -> bool:
    """Whether the text holds HTML, Markdown, a template or a formula of a spreadsheet."""
    return bool(_MARKUP.search(text) or _FORMULA.match(text) or _STRUCTURE.match(text))


def _texts(source: CaseFile) -> Iterator[tuple[Path, str]]:
    """The leaves whose form is right: a wrong form is told once, by what it should have been."""
    wrong = {
        (problem.line, problem.column)
        for problem in source.problems
        if problem.severity is Severity.ERROR
    }
    for path, node in source.leaves:
        if not wrong or (node.position.line, node.position.column) not in wrong:
            yield path, node.text


def _is_office(word: str) -> bool:
    bare = word.strip(punctuation + "‘’“”")
    return bare.lower() in OFFICE_WORDS or (len(bare) > 2 and bare.isupper())


def _degree(written: str) -> str:
    """``M.I.Kom`` also as ``M. I. Kom`` and, where small letters give it away, ``MIKom``."""
    parts = written.split(".")
    point = r"\.?\ ?" if any(part[1:].islower() for part in parts) else r"\.\ ?"
    return point.join(parts)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PAUSE: Final = re.compile(r"[,;:(–/]|\b(?:dan|bersama|selaku|sebagai)\b")
_TWO_CAPITALISED: Final = re.compile(r"\b[A-Z](?:[a-z'’]+|\.)\s+[A-Z](?:[a-z'’]+|\.|\b)")
_HONORIFIC: Final = re.compile(rf"\b(?i:{_any(HONORIFICS)})\b\.?\s+(?P<word>[A-Z][\w'’]*)")
_TITLE_BEFORE: Final = re.compile(rf"\b(?:{_any(map(re.escape, TITLES_BEFORE))})\.\s*[A-Z]")
_OFFICE_OF_AREA: Final = re.compile(
    rf"\b(?i:{'|'.join(OFFICES_OF_AREAS)})\b"
    r"(?P<after>(?:\s+(?:[A-Z][a-z]{0,2}\.|[A-Z][\w'’-]*))+)"
)
_NAMESAKE: Final = re.compile(rf"\b(?:{_any(NAMESAKES)})\.?\s.*", re.DOTALL)
_DEGREES: Final = _any(map(_degree, DEGREES))
_DEGREE: Final = re.compile(rf"\b(?:{_DEGREES})(?!\w)")
_COMMA_DEGREE: Final = re.compile(
    rf",(?<=[a-z.],)\s*(?:(?:{_DEGREES})(?!\w)|(?P<bare>{_any(BARE_DEGREES)})\b)"
)
_LAST_NAME: Final = re.compile(r"[A-Z][a-z'’]+(?:\s+[A-Z][a-z'’]+){1,4}\Z")
# Every branch begins with a sign that sentences seldom hold: the search leaps from one to the next.
_MARKUP: Final = re.compile(
    rf"""(?xi)
    </? (?:{_any(HTML_ELEMENTS)}) (?=\s*/?>|/|\s+[\w-]+\s*=)  # <a href=…>, </b>
    | </? (?:{_any(HTML_WITH_POWER)})\b | <!--              # <script
    | :(?<=script:)\S | :(?<=data:)text/html                # addresses that run
    | \{{\{{ | \{{% | \$\{{                                 # templates
    | !\[ [^\]\n]{{0,200}} \]\( | \]\( (?:[a-z]+:\S|[./#])  # ![](…), [x](http…)
    | ``` | \{{[\w:-]{{1,40}}\}}` | :::\s*\{{               # fences, roles, directives
    """
)
_FORMULA: Final = re.compile(r"\s*(?:=|[+@-]\s*[A-Za-z]\w*[|(!])")
_STRUCTURE: Final = re.compile(r"\s*(?:\#{1,6}\s|(?:[-*+]\s+)?\[[ xX]\]\s)")
"""A heading, or a box to tick."""
