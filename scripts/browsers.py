"""Where this machine has a Chromium."""

from __future__ import annotations

import os
import shutil
from typing import Final

_NAMES: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
"""The one without windows first: it starts and loads soonest."""


def find_chromium() -> str | None:
    """The path in ``RUJUKAN_CHROMIUM``, or of the first that is installed; None without one."""
    known = [os.environ.get("RUJUKAN_CHROMIUM"), *(shutil.which(name) for name in _NAMES)]
    return next((path for path in known if path), None)
