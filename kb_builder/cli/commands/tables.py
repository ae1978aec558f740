"""Commands that take in the national tables: import."""

from __future__ import annotations

import typer

group = typer.Typer()
