"""The program ``kb``: its commands put together, and how it starts and leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from kb_builder.cli.commands import (
    asking,
    files,
    maintaining,
    reviewing,
    sending,
    site,
    tables,
    upkeep,
)
from kb_builder.cli.talking import talk, tell

app = typer.Typer(
    name="kb",
    help="Rujukan: basis pengetahuan studi banding e-government kabupaten dan kota.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (files, maintaining, site, asking, sending, reviewing, upkeep, tables):
    app.add_typer(part.group)


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Entry point of the command: runs it and exits, every message in Indonesian."""
    from typer.exceptions import TyperException

    from kb_builder.cli.help_text import speak_indonesian
    from kb_builder.cli.usage import UsageError, explain

    speak_indonesian()
    # One question is small sums: threads of numpy's library cost more to start than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        code = app(args=arguments, prog_name="kb", standalone_mode=False)
    except TyperException as error:
        talk(explain(error))
        raise SystemExit(2) from None
    except UsageError as error:
        tell(str(error))
        raise SystemExit(2) from None
    except (typer.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    raise SystemExit(code if isinstance(code, int) else 0)


@app.callback()
def main() -> None:
    """Let Indonesian text reach any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
