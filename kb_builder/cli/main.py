"""The program ``kb``: its commands put together, and how it starts and leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from kb_builder.cli.commands.brief import brief
from kb_builder.cli.commands.build import build
from kb_builder.cli.commands.check import check
from kb_builder.cli.commands.compare import compare
from kb_builder.cli.commands.diff import diff
from kb_builder.cli.commands.due import due
from kb_builder.cli.commands.evaluate import evaluate
from kb_builder.cli.commands.fix import fix
from kb_builder.cli.commands.fmt import fmt
from kb_builder.cli.commands.from_form import from_form
from kb_builder.cli.commands.hosts import hosts
from kb_builder.cli.commands.import_ import taking_in
from kb_builder.cli.commands.links import links
from kb_builder.cli.commands.new import starting
from kb_builder.cli.commands.pack import pack
from kb_builder.cli.commands.peers import peers
from kb_builder.cli.commands.practices import practices
from kb_builder.cli.commands.schema import schema
from kb_builder.cli.commands.score import score
from kb_builder.cli.commands.serve import serve
from kb_builder.cli.commands.show import show
from kb_builder.cli.commands.stale import stale
from kb_builder.cli.commands.stats import stats
from kb_builder.cli.options import Command, with_options
from kb_builder.cli.talking import talk, tell

if TYPE_CHECKING:
    from kb_builder.project import Project

COMMANDS: Final[tuple[Command | typer.Typer, ...]] = (
    *(check, schema, fmt, fix, starting, build, serve, pack),
    *(show, peers, hosts, practices, compare, brief, evaluate, score),
    *(from_form, diff, due, stale, stats, links, taking_in),
)
"""In the order of the help."""

app = typer.Typer(
    name="kb",
    help="Rujukan: basis pengetahuan studi banding e-government kabupaten dan kota.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for each in COMMANDS:
    if isinstance(each, typer.Typer):
        app.add_typer(each)
    else:
        alone = typer.Typer()  # Typer lists groups before commands: so all are groups
        alone.command()(with_options(each))
        app.add_typer(alone)


def run(arguments: Sequence[str] | None = None, *, project: Project | None = None) -> NoReturn:
    """Entry point of the command: runs it and exits, every message in Indonesian.

    A ``project`` that is read already stands for the one in the folder that is open.
    """
    from typer.exceptions import TyperException

    from kb_builder.cli.help_text import speak_indonesian
    from kb_builder.cli.usage import UsageError, explain, explain_refusal

    speak_indonesian()
    # One question is small sums: threads of numpy's library cost more to start than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        code = app(args=arguments, obj=project, prog_name="kb", standalone_mode=False)
        sys.stdout.flush()  # what cannot be written is to be told, too
    except TyperException as error:
        talk(explain(error))
        raise SystemExit(2) from None
    except UsageError as error:
        tell(str(error))
        raise SystemExit(2) from None
    except BrokenPipeError:
        raise SystemExit(141) from None  # whoever was reading has seen enough
    except OSError as error:
        tell(explain_refusal(error))
        raise SystemExit(1) from None
    except (typer.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    raise SystemExit(code if isinstance(code, int) else 0)


@app.callback()
def main() -> None:
    """Let Indonesian text reach any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
