"""The command ``kb``: one thin function per command.

stdout carries the result, stderr the talk; exit 0 is fine, 1 means problems in the content,
2 means the command was given wrongly.
"""

from __future__ import annotations

from kb_builder.cli.main import program, run

__all__ = ["program", "run"]
