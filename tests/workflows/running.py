"""Steps of the workflows, run as they stand in the workflow files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from tests.node.programs import node

ROOT: Final = Path(__file__).resolve().parents[2]
WORKFLOWS: Final = ROOT / ".github" / "workflows"
BASH: Final = shutil.which("bash") or ""
_RUNNER: Final = Path(__file__).resolve().parent / "scripts" / "run-step.cjs"


@dataclass(frozen=True)
class Ran:
    """What a step of bash left behind: its code, its log and its outputs."""

    code: int
    log: str
    outputs: dict[str, str]


def scripts() -> dict[str, str]:
    """The script of each step that talks to GitHub, under ``workflow/job``."""
    found = {}
    for path in sorted(WORKFLOWS.glob("*.yml")):
        for name, steps in _jobs(path).items():
            for step in steps:
                if "github-script" in step.get("uses", ""):
                    found[f"{path.stem}/{name}"] = step["with"]["script"]
    return found


def run_script(
    name: str, *, state: dict[str, Any], payload: dict[str, Any], **variables: str
) -> tuple[list[tuple[str, dict[str, Any]]], dict[str, Any]]:
    """What such a step changed at a GitHub in memory, call by call, and what it put out."""
    answer = subprocess.run(
        [node(), str(_RUNNER)],
        input=json.dumps({"script": scripts()[name], "state": state, "payload": payload}),
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    return [(call, given) for call, given in told["calls"]], told["outputs"]


def run_shell(workflow: str, job: str, name: str, *, at: Path, **variables: str) -> Ran:
    """Run a step of bash in the folder ``at`` as a runner does."""
    steps = _jobs(WORKFLOWS / f"{workflow}.yml")[job]
    (commands,) = [step["run"] for step in steps if step.get("name") == name]
    outputs = at.parent / "keluaran.txt"
    outputs.write_text("", encoding="utf-8")
    answer = subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", commands],
        cwd=at,
        env={
            **os.environ,
            **variables,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(outputs),
            "PYTHONUTF8": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = outputs.read_text(encoding="utf-8").splitlines()
    return Ran(answer.returncode, answer.stdout, dict(line.split("=", 1) for line in lines))


def _jobs(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The steps of each job."""
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return {name: job["steps"] for name, job in jobs.items()}
