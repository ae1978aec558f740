"""The instruments of the product, read from the data files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from pydantic import ValidationError

from kb_builder.frameworks.check import check
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.schema import FrameworkFile
from kb_builder.frameworks.yaml_text import parse_yaml
from kb_builder.model.framework import Framework


def read_framework(text: str, *, name: str) -> Framework:
    """The instrument in the YAML ``text`` of the file ``name``. Raises ``FrameworkError``."""
    try:
        file = FrameworkFile.model_validate(parse_yaml(text))
    except FrameworkError as error:
        raise FrameworkError(f"{name}: {error}") from error
    except ValidationError as error:
        places = ", ".join(
            sorted({".".join(str(part) for part in item["loc"]) for item in error.errors()})
        )
        raise FrameworkError(f"{name}: isian berikut salah atau kurang: {places}.") from error
    framework = file.to_framework()
    check(file, framework)
    return framework


def load_frameworks() -> Mapping[str, Framework]:
    """All instruments by id, oldest first. Raises ``FrameworkError`` when a data file is wrong.

    Every ``*.yaml`` beside this module is an instrument: a new one needs no code.
    """
    folder = resources.files(__package__)
    frameworks: list[Framework] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            framework = read_framework(entry.read_text(encoding="utf-8"), name=entry.name)
            if f"{framework.id}.yaml" != entry.name:
                raise FrameworkError(f"{entry.name}: id '{framework.id}' berbeda dari nama berkas.")
            frameworks.append(framework)
    return MappingProxyType(
        {item.id: item for item in sorted(frameworks, key=lambda item: (item.since, item.id))}
    )
