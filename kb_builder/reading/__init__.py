"""YAML text → plain strings with line and column → typed models → problems.

Knows files, not Sphinx. ``load_library`` reads the whole ``cases/`` folder and reports every
problem at once; nothing here raises for what a contributor wrote.
"""

from kb_builder.reading.library import load_library
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reading.verdicts import Verdicts, kept_verdicts

__all__ = ["Problem", "Severity", "Verdicts", "kept_verdicts", "load_library"]
