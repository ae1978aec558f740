"""Where the programs from npm are. Without them a test is skipped; in CI it fails instead."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final, NoReturn

import pytest

FOLDER: Final = Path(__file__).resolve().parent
INSTALL: Final = "npm ci --prefix tests/node --ignore-scripts"


def node() -> str:
    """The program ``node``."""
    path = shutil.which("node")
    if path is None:
        _missing("Node.js tidak ditemukan; uji dilewati (pasang nodejs dan npm).")
    return path


def package(name: str) -> Path:
    """The folder of an installed package."""
    folder = FOLDER / "node_modules" / name
    if not (folder / "package.json").is_file():
        _missing(f"Paket npm '{name}' belum terpasang; uji dilewati (jalankan: {INSTALL}).")
    return folder


def _missing(message: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
