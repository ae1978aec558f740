"""Commands that show what a change brings about: diff."""

from __future__ import annotations

import typer

group = typer.Typer()
