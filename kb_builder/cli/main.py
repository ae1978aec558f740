"""The program ``kb``: its commands put together, and how it starts and leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from kb_builder.cli.options import Command, with_options
from kb_builder.cli.talking import talk, tell

if TYPE_CHECKING:
    from kb_builder.project import Project

COMMANDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("check", "schema", "fmt", "fix"), ""),
    "new": "starting",
    **dict.fromkeys(("build", "serve", "pack", "show", "peers", "hosts", "practices"), ""),
    **dict.fromkeys(("compare", "brief", "evaluate", "score", "from-form", "diff", "due"), ""),
    **dict.fromkeys(("stale", "stats", "links"), ""),
    "import": "taking_in",
}
"""In the order of the help; with the name in its file where that is another."""


def program(only: str | None = None) -> typer.Typer:
    """The commands put together: all of them, or the ``only`` one that is to run.

    A program that runs one command need not load the others.
    """
    app = typer.Typer(
        name="kb",
        help="Rujukan: basis pengetahuan studi banding e-government kabupaten dan kota.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(main)
    for name in COMMANDS if only is None else (only,):
        each = _command(name)
        if isinstance(each, typer.Typer):
            app.add_typer(each)
        else:
            alone = typer.Typer()  # Typer lists groups before commands: so all are groups
            alone.command()(with_options(each))
            app.add_typer(alone)
    return app


def _command(name: str) -> Command | typer.Typer:
    file = name.replace("-", "_")
    module = import_module(f"kb_builder.cli.commands.{file}{'_' if iskeyword(file) else ''}")
    found: Command | typer.Typer = getattr(module, COMMANDS[name] or file)
    return found


def run(arguments: Sequence[str] | None = None, *, project: Project | None = None) -> NoReturn:
    """Entry point of the command: runs it and exits, every message in Indonesian.

    A ``project`` that is read already stands for the one in the folder that is open.
    """
    from typer.exceptions import TyperException

    from kb_builder.cli.help_text import speak_indonesian
    from kb_builder.cli.usage import UsageError, explain, explain_refusal

    speak_indonesian()
    first = (sys.argv[1:] if arguments is None else arguments)[:1]
    only = first[0] if first and first[0] in COMMANDS else None
    # Looking for additions to pydantic among all that is installed takes time, and there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # One question is small sums: threads of numpy's library cost more to start than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        code = program(only)(args=arguments, obj=project, prog_name="kb", standalone_mode=False)
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


def main() -> None:
    """Let Indonesian text reach any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
