"""The instruments (PeGI, SPBE, Pemdi) as data, and the exact arithmetic on them."""

from __future__ import annotations

from kb_builder.frameworks.calculator import score
from kb_builder.frameworks.crosswalk import load_crosswalks, read_crosswalk
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.identification import Identification, identify
from kb_builder.frameworks.loader import load_frameworks, read_framework
from kb_builder.frameworks.numbers import exact, plain, printed, round_half_up
from kb_builder.frameworks.plan import Plan, Step, cheapest_plan, gain, index_of, step_worth
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
    "step_worth",
    "yaml_template",
]
