"""Commands that write files of ``cases/``: new, fmt, fix."""

from __future__ import annotations

import typer

group = typer.Typer()
