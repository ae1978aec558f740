"""Commands for those who send a form instead of a file: from-form."""

from __future__ import annotations

import typer

group = typer.Typer()
