"""The bytes of a file as text; those of old Windows programs too where that is beyond doubt."""

from __future__ import annotations

import codecs
import re
from typing import Final

_TYPOGRAPHIC: Final = re.compile(rb"[\x85\x91-\x97]")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF8_LETTER: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def decode(data: bytes) -> tuple[str, str | None] | None:
    """The text, and its encoding where it was another than UTF-8; None where that is not clear."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            return None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    # Nearly any bytes can be read as cp1252. Typographic quotes or dashes show that they were
    # written so; a letter of UTF-8 shows that two encodings were mixed.
    if not _TYPOGRAPHIC.search(data) or _CONTROL.search(data) or _UTF8_LETTER.search(data):
        return None
    try:
        return data.decode("cp1252"), "Windows (cp1252)"
    except UnicodeDecodeError:
        return None
