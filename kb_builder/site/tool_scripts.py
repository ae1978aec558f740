"""Which scripts a tool page loads, in order: each needs what stands before it."""

from __future__ import annotations

from typing import Final

FOLDER: Final = "_static/alat"
TABLES: Final = f"{FOLDER}/tabel.js"
LIBRARY: Final = f"{FOLDER}/pustaka.js"
STYLE: Final = f"{FOLDER}/alat.css"
SUMS: Final = (
    *("numbers", "reasons", "order", "random", "structure"),
    *("profile", "world", "peers", "hosts", "practices"),
)
"""What works answers out; it touches no page."""
COMMON: Final = ("dom", "places", "address", "saving", "atlas")


def _scripts(*names: str) -> tuple[str, ...]:
    return (TABLES, LIBRARY, *(f"{FOLDER}/{name}.js" for name in names))


BY_KIND: Final[dict[str, tuple[str, ...]]] = {
    "padanan": _scripts(*SUMS, *COMMON, "levels", "page_find"),
    "banding": _scripts(*SUMS, *COMMON, "beside", "page_compare"),
    "peta": _scripts(*SUMS, *COMMON, "layers", "page_map"),
}
"""The scripts of each kind of page."""
