"""The instruments (PeGI, SPBE, Pemdi) as data, and the exact arithmetic on them.

Who needs the data only does not wait for the arithmetic: it is imported when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from kb_builder.frameworks.crosswalk import load_crosswalks, read_crosswalk
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.loader import load_frameworks, read_framework

if TYPE_CHECKING:
    from kb_builder.frameworks.calculator import score
    from kb_builder.frameworks.identification import Identification, identify
    from kb_builder.frameworks.numbers import exact, plain, printed, round_half_up
    from kb_builder.frameworks.plan import Plan, Step, cheapest_plan, gain, index_of
    from kb_builder.frameworks.predicates import needed_for, predicates_of
    from kb_builder.frameworks.report import score_json
    from kb_builder.frameworks.sheet import Sheet, read_sheet
    from kb_builder.frameworks.template import csv_template, yaml_template
    from kb_builder.frameworks.values import NodeValue, Score
    from kb_builder.frameworks.verify import Comparison, Outcome, compare

__all__ = [
    "Comparison",
    "FrameworkError",
    "Identification",
    "NodeValue",
    "Outcome",
    "Plan",
    "Score",
    "Sheet",
    "Step",
    "cheapest_plan",
    "compare",
    "csv_template",
    "exact",
    "gain",
    "identify",
    "index_of",
    "load_crosswalks",
    "load_frameworks",
    "needed_for",
    "plain",
    "predicates_of",
    "printed",
    "read_crosswalk",
    "read_framework",
    "read_sheet",
    "round_half_up",
    "score",
    "score_json",
    "yaml_template",
]

_HOMES: Final = {
    "calculator": ("score",),
    "identification": ("Identification", "identify"),
    "numbers": ("exact", "plain", "printed", "round_half_up"),
    "plan": ("Plan", "Step", "cheapest_plan", "gain", "index_of"),
    "predicates": ("needed_for", "predicates_of"),
    "report": ("score_json",),
    "sheet": ("Sheet", "read_sheet"),
    "template": ("csv_template", "yaml_template"),
    "values": ("NodeValue", "Score"),
    "verify": ("Comparison", "Outcome", "compare"),
}
"""Modules of the arithmetic and what is asked of each."""


def __getattr__(name: str) -> Any:
    """A part of the arithmetic, imported now."""
    for module, parts in _HOMES.items():
        if name in parts:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
