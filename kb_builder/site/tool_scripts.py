"""Which scripts a tool page loads, in order: each needs what stands before it."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "_static/alat"
TABLES: Final = f"{FOLDER}/tabel.js"
LIBRARY: Final = f"{FOLDER}/pustaka.js"
STYLE: Final = f"{FOLDER}/alat.css"
SUMS: Final = (
    *("numbers", "phrases", "earth", "reasons", "order", "random", "structure"),
    *("profile", "world", "peers", "hosts", "practices"),
)
"""What works answers out; it touches no page."""
SHEETS: Final = ("numbers", "phrases", "earth", "pack")
"""What makes the sheets of a visit."""
FIELD: Final = ("dom", "slips", "places")
"""What finds an area as it is typed."""
COMMON: Final = (*FIELD, "tool", "address", "saving", "atlas")


def scripts(*names: str) -> tuple[str, ...]:
    """The addresses of scripts of the folder."""
    return tuple(f"{FOLDER}/{name}.js" for name in names)


def _scripts(*names: str) -> tuple[str, ...]:
    return (TABLES, LIBRARY, *scripts(*SUMS, *COMMON, *names))


BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "padanan": _scripts("levels", "page_find"),
    "banding": _scripts("beside", "page_compare"),
    "peta": _scripts("layers", "page_map"),
}
"""The scripts of each kind of page."""
