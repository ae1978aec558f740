"""What one build remembers for the next. It can always be lost: then things are worked out anew."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path
from typing import Any, Final

from kb_builder.writing import write_if_changed

_HASH: Final = hashlib.sha256().digest_size


def remember(path: Path, value: Any) -> None:
    """Write a value for the next build, with what shows whether the file is whole."""
    data = pickle.dumps(value, protocol=5)
    write_if_changed(path, hashlib.sha256(data).digest() + data)


def recall(path: Path, kind: type[Any]) -> Any | None:
    """The value of an earlier build, or None where there is none, or not a whole one."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    data = memoryview(found)[_HASH:]
    if hashlib.sha256(data).digest() != found[:_HASH]:
        return None
    try:
        value = pickle.loads(data)  # noqa: S301 -- written by ourselves, into a folder of our own
    except Exception:
        return None
    return value if isinstance(value, kind) else None
