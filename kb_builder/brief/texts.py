"""The fixed words of the pack, read from ``texts.yaml``."""

from __future__ import annotations

from importlib import resources
from typing import Any

import yaml


def load_texts() -> dict[str, Any]:
    """The words by their place in the file; every leaf is a text or a list of texts."""
    text = resources.files(__package__).joinpath("texts.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    found: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506  # makes strings only
    return found
