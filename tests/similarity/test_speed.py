"""A question in a fresh process loads only what it needs; speeds are measured in ``scripts/``."""

from __future__ import annotations

import json
import subprocess
import sys


def test_a_question_in_a_fresh_process_loads_no_heavy_library() -> None:
    code = (
        "import json, sys\n"
        "from kb_builder.reference import load_areas, load_assessments\n"
        "from kb_builder.similarity import make_world, peers\n"
        "areas, found = load_areas(), load_assessments()\n"
        "peers(make_world(areas, found), areas.by_code['33.27'])\n"
        "print(json.dumps([m for m in ('sklearn', 'scipy', 'sphinx') if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
