"""What a command is given to read: a file, or standard input for "-"."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from kb_builder.cli.usage import UsageError


def read_input(file: str, /, *, what: str, most: int) -> bytes:
    """The bytes of ``file``, of stdin for "-"; one more than ``most`` where there are more.

    ``what`` the file should be, for the sentence. Raises ``UsageError`` where there is no such
    file or it cannot be read.
    """
    if file == "-":
        if sys.stdin.isatty():
            raise UsageError(f"Masukan standar masih kosong; salurkan {what} ke perintah ini.")
        return _beginning(sys.stdin.buffer, most)
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"'{file}' adalah folder, bukan {what}.")
    try:
        with path.open("rb") as stream:
            return _beginning(stream, most)
    except FileNotFoundError:
        raise UsageError(f"Berkas '{file}' tidak ada.") from None
    except (OSError, ValueError):
        raise UsageError(f"Berkas '{file}' tidak dapat dibuka.") from None


def read_sheet_file(file: str, /) -> bytes:
    """The bytes of a sheet of scores, of stdin for "-". Raises ``UsageError``."""
    from kb_builder.frameworks.sheet_text import MAX_BYTES

    return read_input(file, what="lembar nilai", most=MAX_BYTES)


def _beginning(stream: BinaryIO, most: int) -> bytes:
    return stream.read(most + 1)
