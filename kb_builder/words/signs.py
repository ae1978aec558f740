"""Signs that nobody sees: what steers a terminal, turns the direction of text, or takes no room.

They are told by their Unicode category, not by a list, so that what Unicode adds is known too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

INSTEAD: Final = "\ufffd"
"""What stands for such a sign where somebody reads: it shows that there was something."""

_ORDINARY: Final = "\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e"
_UNUSUAL: Final = re.compile(f"[^{_ORDINARY}]")
_BLANK: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
"""What takes no room or is blank though its category does not say so: fillers, selectors of
variants, and the whole plane of tags, also where Unicode has not given a sign yet."""

_BREAK: Final = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@lru_cache(maxsize=4_096)
def is_control(sign: str, /) -> bool:
    """A sign that no text needs and YAML does not allow, or takes for the end of a line.

    Tab and line feed are none; half a character (a surrogate) and the mark of Windows are.
    """
    return sign not in "\t\n" and (
        unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") or sign in "\ufeff\ufffe\uffff"
    )


@lru_cache(maxsize=4_096)
def is_hidden(sign: str, /) -> bool:
    """A sign without a shape of its own: it can make a text look like another text."""
    if is_control(sign):
        return False
    return unicodedata.category(sign) == "Cf" or _BLANK.match(sign) is not None


def is_unseen(sign: str, /) -> bool:
    """A control sign or a hidden one."""
    return is_control(sign) or is_hidden(sign)


def places(text: str, kind: Callable[[str], bool], /) -> Iterator[int]:
    """Where signs of a kind stand: ``is_control``, ``is_hidden`` or ``is_unseen``."""
    for found in _UNUSUAL.finditer(text):
        if kind(found.group()):
            yield found.start()


def replaced(text: str, kind: Callable[[str], bool], /, *, instead: str = INSTEAD) -> str:
    """The text with ``instead`` for each sign of a kind."""
    return _UNUSUAL.sub(lambda m: instead if kind(m.group()) else m.group(), text)


def shown(text: str, /) -> str:
    """The text with a mark for each sign that nobody would see; tabs and line feeds stay."""
    return replaced(text, is_unseen)


def one_line(text: str, /) -> str:
    """The text as one line that steers nothing: each end of a line or tab becomes a blank."""
    return shown(_BREAK.sub(" ", text.rstrip("\r\n")).replace("\t", " "))


def with_line_feeds(text: str, /) -> str:
    """The text with line feeds where a line ends as on Windows or on very old Macs.

    Nothing else ends a line, whatever Python's ``splitlines`` holds: U+0085 and U+2028 are
    control signs inside of one. So every reader counts the same lines.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines(text: str, /) -> list[str]:
    """The lines of a text without their ends; none for no text."""
    found = with_line_feeds(text).split("\n")
    return found if found[-1] else found[:-1]


def spelled(text: str, /) -> str:
    """The text with each sign that nobody would see written out, as in ``[U+202E]``."""
    if text.isascii() and text.isprintable():
        return text  # nearly all texts: nothing to write out
    return _UNUSUAL.sub(
        lambda m: f"[U+{ord(m.group()):04X}]" if is_unseen(m.group()) else m.group(), text
    )


def escaped_json(text: str, /) -> str:
    """A JSON document that says the same, with the escapes of JSON for signs nobody would see."""
    return _UNUSUAL.sub(
        lambda m: json.dumps(m.group())[1:-1] if is_unseen(m.group()) else m.group(), text
    )
