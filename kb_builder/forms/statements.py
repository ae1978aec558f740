"""Readers of longer answers: each line or bullet becomes a statement that cites its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from kb_builder.forms.errors import Misread
from kb_builder.forms.values import date, is_unknown, one_of, text
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import FollowUpStatus, Strength
from kb_builder.words import signs

FIRST_SOURCE: Final = "1"
SECOND_SOURCE: Final = "2"
"""How statements name the form's sources until these have their ids."""

MOST_STATEMENTS: Final = 60
_BULLET: Final = re.compile(r"^\s*(?:[-•*–·▪]|[0-9]{1,2}[.)]|[a-z][.)])(?:\s+|$)")
_CITED: Final = re.compile(r"\s*((?:\[\s*[0-9]+(?:\s*,\s*[0-9]+)*\s*\]\s*)+)([.;]?)$")
_LONGEST_CITING: Final = 60
_METRIC: Final = re.compile(r"([^:]{3,80}):\s+(.+)")
_FOLLOW_UP: Final = ("apa yang dilakukan", "kantor", "tenggat", "keadaan")


def texts(answer: str) -> list[str]:
    """The lines or bullets as they are."""
    return list(_lines(answer))


def statements(answer: str) -> list[dict[str, Any]]:
    """Claims: also questions, gaps and what was shown, which have the same form."""
    return [{"text": words, "cites": cites} for words, cites in _cited_lines(answer)]


def results(answer: str) -> list[dict[str, Any]]:
    """Results in words; what stands before a colon is what was measured."""
    found = []
    for words, cites in _cited_lines(answer):
        parts = _METRIC.fullmatch(words)
        told = {"metric": parts[1], "text": parts[2]} if parts else {"metric": words}
        found.append({**told, "strength": Strength.DESCRIBED.value, "cites": cites})
    return found


def follow_ups(answer: str) -> list[dict[str, Any]]:
    """``what | office | due | status``; what is left out is not known."""
    return [_follow_up(words, cites) for words, cites in _cited_lines(answer)]


def _follow_up(words: str, cites: list[str]) -> dict[str, Any]:
    parts = [part.strip() for part in words.split("|")]
    if len(parts) > len(_FOLLOW_UP) or not parts[0]:
        raise Misread(
            "Satu baris tindak lanjut tidak terbaca.",
            hint="Urutannya: " + " | ".join(_FOLLOW_UP) + ". Yang tidak diketahui dikosongkan.",
        )
    what, owner, due, status = (*parts, "", "", "")[:4]
    return {
        "what": what,
        "owner": UNKNOWN if is_unknown(owner) else text(owner),
        "due": UNKNOWN if is_unknown(due) else date(due),
        "status": UNKNOWN if is_unknown(status) else one_of(FollowUpStatus)(status),
        "cites": cites,
    }


def with_cites(line: str) -> tuple[str, list[str]]:
    """A sentence and the numbers of the sources behind it: ``… [2]``, by default the first."""
    found = _CITED.search(line, max(0, len(line) - _LONGEST_CITING))
    if not found:
        return line, [FIRST_SOURCE]
    numbers = [str(int(number)) for number in re.findall("[0-9]+", found[1])]
    return line[: found.start()] + found[2], list(dict.fromkeys(numbers))


def _cited_lines(answer: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(answer):
        words, cites = with_cites(line)
        if not words.strip(" ."):
            raise Misread(
                f"Baris '{line}' hanya berisi nomor sumber.",
                hint="Tulis pernyataannya, lalu nomor sumber di akhir baris.",
            )
        yield words, cites


def _lines(answer: str) -> Iterator[str]:
    """The lines; right below a bullet, a line without one goes on with it."""
    lines: list[str] = []
    in_bullet = False
    for line in signs.lines(answer):
        words = " ".join(_BULLET.sub("", line, count=1).split())
        begins = bool(_BULLET.match(line))
        if words and in_bullet and not begins:
            lines[-1] += f" {words}"
        elif words:
            lines.append(words)
        in_bullet = bool(words) and (begins or in_bullet)
    if len(lines) > MOST_STATEMENTS:
        raise Misread(
            f"Isian ini {len(lines)} baris; paling banyak {MOST_STATEMENTS}.",
            hint="Ringkaskan, atau kirim sebagian dengan formulir lain.",
        )
    yield from lines
