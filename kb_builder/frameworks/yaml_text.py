"""YAML text → plain strings, lists and mappings. No implicit types: ``35.10`` stays ``"35.10"``."""

from __future__ import annotations

from typing import Any, Final

import yaml

from kb_builder.frameworks.errors import FrameworkError

MAX_DEPTH: Final = 12
"""Deeper nesting is no data of ours, and could exhaust the stack of the composer."""

_Base: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STARTS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Refused(yaml.MarkedYAMLError):
    """Valid YAML that we do not take; ``problem`` is an Indonesian sentence without its point."""


class _StrictLoader(_Base):  # type: ignore[misc]  # the C parser is there or not: no static base
    """Builds strings only; a key given twice is an error instead of a surprise."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[str, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Refused(problem="kunci harus berupa kata", problem_mark=key.start_mark)
            if key.value in seen:
                problem = f"kunci '{key.value}' tertulis dua kali"
                raise _Refused(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))


def parse_yaml(text: str, /) -> Any:
    """Strings, lists and mappings of strings; ``None`` for an empty document.

    Raises ``FrameworkError`` with line and column for broken YAML, and for aliases, deep nesting
    and keys given twice.
    """
    try:
        _look(text)
        return yaml.load(text, Loader=_StrictLoader)  # noqa: S506  # builds strings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"Baris {mark.line + 1}, kolom {mark.column + 1}: " if mark else ""
        if isinstance(error, _Refused):
            raise FrameworkError(f"{place}{error.problem}.") from error
        hint = "tulisan YAML tidak dapat dibaca; periksa spasi, kutip, dan titik dua."
        raise FrameworkError(f"{place}{hint}") from error
    except yaml.YAMLError as error:
        raise FrameworkError("Tulisan YAML memuat aksara yang tidak dapat dibaca.") from error


def _look(text: str) -> None:
    """Refuse what could grow or sink before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        mark: Any = event.start_mark  # of the C parser or of the Python one
        if isinstance(event, yaml.AliasEvent):
            problem = "alias YAML (*) tidak didukung"
            raise _Refused(problem=problem, problem_mark=mark)
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
        if depth > MAX_DEPTH:
            raise _Refused(problem="susunan terlalu dalam", problem_mark=mark)
