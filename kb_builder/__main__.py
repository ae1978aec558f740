"""``python -m kb_builder`` and the command ``kb``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from kb_builder.cli import run


def main() -> NoReturn:
    """Run the command and leave at once.

    Taking a built site's objects apart one by one at the end takes half a second and helps nobody.
    """
    code = 1
    # A command makes objects and ends: looking for garbage among them only costs time.
    gc.disable()
    try:
        run()
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else 1
    except BaseException:
        sys.excepthook(*sys.exc_info())
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 1
    os._exit(code)


if __name__ == "__main__":
    main()
