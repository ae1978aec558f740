"""Numbers and addresses of people in the raw text of a file, comments included.

The sentences never repeat what was found: they end up in public logs.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import Final

from kb_builder.reading.yaml_tree import Fault, Position

_FOLD: Final = r"\n\ *(?:\#\ *)?"
_GAP: Final = rf"(?:[ \t\u00a0.()\u2010-\u2014-]{{1,4}}(?:{_FOLD})?|{_FOLD})"
"""What people put between groups of digits, and where a text or a comment is folded."""

# Patterns begin with what a match begins with and only then look back: like this the search
# leaps from one such character to the next, and a folder is read in milliseconds.

# A chat address is a phone number; in any other web address digits are the site's own.
_WEB: Final = r"https?://(?!wa\.me/|api\.whatsapp\.com/)\S+"
_MONEY: Final = r"Rp\.?\s?[0-9][0-9.,]*"
_NO_NUMBER: Final = re.compile(f"{_WEB}|{_MONEY}")
_HOST: Final = re.compile(r"https?://[^\s/?#]*")

_SIXTEEN: Final = re.compile(
    # The rest is only looked at, so that a year before the number does not use up its digits.
    r"[0-9](?<![0-9][0-9])(?<![0-9]\.[0-9])"
    rf"(?=(?P<rest>(?:{_GAP}?[0-9]){{15}})(?![0-9]|\.[0-9]))"
)
_NIK: Final = re.compile(
    """(?x)
    (?:1[1-9]|21|3[1-6]|5[1-4]|6[1-5]|7[1-6]|8[12]|9[1-7])  # province, of today or of then
    (?!00)[0-9]{2} (?!00)[0-9]{2}                           # regency, district
    (?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])       # day of birth; women: plus 40
    (?:0[1-9]|1[0-2]) [0-9]{2}                              # month, year
    (?!0000)[0-9]{4}
    """
)
_PHONE: Final = re.compile(
    rf"""(?x)
    [+06] (?<![0-9].) (?<![0-9][./-].) (?<!\b[0-9],.)
    (?:
      (?<=\+)\ ?62 {_GAP}? (?:0{_GAP}?)? [1-9] (?:{_GAP}?[0-9]){{6,11}}  # +62 353 881234
    | (?<=6)2[ -]?8[1-9][0-9] (?:{_GAP}?[0-9]){{5,9}}                    # 62812…
    | (?<=0)8[1-9] (?:{_GAP}?[0-9]){{6,11}}                              # 0812…
    | (?<=0)(?:21|22|24|31|61|[2-79][0-9]{{2}})                          # (0353) 881234
      (?: {_GAP}[1-9](?:{_GAP}?[0-9]){{4,7}} | [1-9][0-9]{{5,8}} )
    )
    (?![0-9])
    """
)
_MAIL_SIGN: Final = re.compile(r"@|[\[({<]\ ?at", re.IGNORECASE)
_MAIL: Final = re.compile(
    r"""(?xi)
    (?<![\w.+%-]) [\w.+%-]{1,64}
    (?: \ ?@\ ?(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}             # nama@kantor.go.id
      | \ ?[\[({<]\ ?(?:at|@)\ ?[\])}>]\ ?[\w-]{2,} )        # nama [at] kantor
    """
)


def personal_data(text: str) -> list[Fault]:
    """Every place of ``text`` that looks like a NIK, a phone number or an e-mail address."""
    numbers = _blanked(text, _NO_NUMBER)
    niks = list(_niks(numbers))
    numbers = _without(numbers, niks)
    letters = _blanked(text, _HOST) if _MAIL_SIGN.search(text) else ""
    found = (
        ("R401", "Ada angka seperti NIK di sini.", [start for start, _ in niks]),
        ("R402", "Ada angka seperti nomor telepon di sini.", _starts(_PHONE, numbers)),
        ("R403", "Ada alamat surel di sini.", _starts(_MAIL, letters)),
    )
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    return [
        Fault(code, _position(start, lines), message)
        for code, message, starts in found
        for start in starts
    ]


def _niks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each number of sixteen digits that can be a NIK."""
    for found in _SIXTEEN.finditer(text):
        if _is_nik(found[0] + found["rest"]):
            yield found.start(), found.end("rest")


def _is_nik(number: str) -> bool:
    """Whether sixteen digits can be a NIK: its parts exist and are grouped as people group them.

    The parts are two digits wide, so groups of three are money; different gaps are a list, and
    twelve digits before a gap are a phone number.
    """
    groups = re.split("[^0-9]+", number)
    gaps = {" " if "\n" in gap else gap for gap in re.findall("[^0-9]+", number)}
    grouped = len(gaps) <= 1 and all(len(group) % 2 == 0 for group in groups)
    usual = len(groups[0]) in (2, 4, 6, 16)
    return grouped and usual and _NIK.fullmatch("".join(groups)) is not None


def _blanked(text: str, what: re.Pattern[str]) -> str:
    """``text`` of the same length, with what may hold digits crossed out."""
    return what.sub(lambda found: "x" * len(found[0]), text)


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """``text`` of the same length, with sorted places crossed out; they may overlap."""
    pieces = []
    at = 0
    for start, end in places:
        pieces += [text[at:start], "x" * (end - max(at, start))]
        at = end
    return "".join([*pieces, text[at:]])


def _starts(pattern: re.Pattern[str], text: str) -> list[int]:
    return [found.start() for found in pattern.finditer(text)]


def _position(start: int, lines: list[int]) -> Position:
    """Line and column, by where each line begins."""
    line = bisect.bisect(lines, start)
    return Position(line, start - lines[line - 1] + 1)
