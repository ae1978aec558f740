"""Addresses of the tools that pages lead to, and what is handed to them in the address."""

from __future__ import annotations

from typing import Final

FIND: Final = "cari"
"""Peers and hosts for any area or for values that somebody types."""
COMPARE: Final = "banding"
"""Two to four areas side by side."""
PREPARE: Final = "siapkan"
"""Sheets for a visit."""
GUEST, HOST, AREA = "tamu", "tuan", "daerah"
"""Names in an address that carry the code of an area."""
