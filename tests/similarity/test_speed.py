"""A question in a fresh process loads only what it needs; speeds are measured in ``scripts/``."""

from __future__ import annotations

import json
import subprocess
import sys


def test_a_question_in_a_fresh_process_loads_no_heavy_library() -> None:
    code = (
        "import json, sys\n"
        "from kb_builder.project import Project\n"
        "from kb_builder.reference.national import load_national\n"
        "Project(load_national()).peers('pemalang')\n"
        "print(json.dumps([m for m in ('sklearn', 'scipy', 'sphinx') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
