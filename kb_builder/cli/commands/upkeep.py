"""Commands that say what needs looking at again: stale, links."""

from __future__ import annotations

import typer

group = typer.Typer()
