"""What comes with the programs, read once for all tests of a process."""

from __future__ import annotations

from typing import Final

from kb_builder.reference import National, load_national

NATIONAL: Final[National] = load_national()
"""The national tables and the instruments."""
