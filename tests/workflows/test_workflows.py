"""The workflows pass actionlint, zizmor and our own rules; and each of these would notice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.node import programs
from tests.workflows.rules import problems_of

ROOT: Final = Path(__file__).resolve().parents[2]
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
SAMPLES: Final = ROOT / "tests" / "data" / "workflows"
GOOD: Final = SAMPLES / "good.yml"

# Sample → what must notice it: a finding of actionlint, an audit of zizmor, a problem of ours.
NOTICED: Final[dict[str, dict[str, str]]] = {
    "any-runner": {"rules": "runs on ubuntu-latest"},
    "head-checked-out": {"zizmor": "dangerous-triggers", "rules": "takes a ref that is not fixed"},
    "job-unknown": {"actionlint": 'needs job "bangun" which does not exist'},
    "misspelt-key": {"actionlint": 'unexpected key "step"'},
    "misspelt-value": {"actionlint": 'property "evnt" is not defined'},
    "no-concurrency": {"zizmor": "concurrency-limits", "rules": "no concurrency"},
    "no-timeout": {"rules": "no sensible timeout-minutes"},
    "output-in-shell": {"zizmor": "template-injection", "rules": "an expression in a script"},
    "pull-request-target": {"zizmor": "dangerous-triggers", "rules": "pull_request_target"},
    "rights-for-all": {"zizmor": "excessive-permissions", "rules": "permissions: {}"},
    "rights-unsaid": {"zizmor": "excessive-permissions", "rules": "permissions are not listed"},
    "stranger-has-secret": {"zizmor": "secrets-outside-env", "rules": "a secret"},
    "stranger-may-write": {"rules": "may write while strangers' files run"},
    "title-in-script": {
        "actionlint": "potentially untrusted",
        "zizmor": "template-injection",
        "rules": "an expression in a script",
    },
    "title-in-shell": {
        "actionlint": "potentially untrusted",
        "zizmor": "template-injection",
        "rules": "an expression in a script",
    },
    "token-kept": {"zizmor": "artipacked", "rules": "keeps the token"},
    "unpinned": {"zizmor": "unpinned-uses", "rules": "not pinned"},
    "version-unsaid": {"rules": "not pinned by commit and version"},
}


@cache
def linted() -> list[tuple[Path, str]]:
    """What actionlint says of all files: the program is slow to start and quick to read."""
    programs.package("actionlint")
    paths = map(str, [*WORKFLOWS, *SAMPLES.glob("*.yml")])
    answer = subprocess.run(
        [programs.node(), "--require", "./offline.cjs", "actionlint.mjs", *paths],
        cwd=programs.FOLDER,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [
        (Path(found["file"]), f"{Path(found['file']).name}:{found['line']}: {found['message']}")
        for found in json.loads(answer.stdout)
        if found["kind"] != "runner-label"
    ]


def actionlint(*paths: Path) -> list[str]:
    """What actionlint says. It is older than some of GitHub's machines; our rules know these."""
    return [message for path, message in linted() if path in paths]


def zizmor(*paths: Path) -> list[str]:
    """What zizmor says at its strictest, without network and without a configuration."""
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert program, "zizmor is in requirements/test.lock"
    options = ["--offline", "--no-config", "--strict-collection", "--persona=auditor"]
    answer = subprocess.run(
        [program, *options, "--no-exit-codes", "--quiet", "--format=json-v1", *map(str, paths)],
        env={name: value for name, value in os.environ.items() if not _speaks_to_zizmor(name)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    findings: list[dict[str, Any]] = json.loads(answer.stdout)
    return [f"{found['ident']}: {_place(found)}" for found in findings]


def _speaks_to_zizmor(variable: str) -> bool:
    return variable.startswith(("ZIZMOR_", "GH_")) or variable == "GITHUB_TOKEN"


def _place(found: dict[str, Any]) -> str:
    location = found["locations"][0]
    row = location["concrete"]["location"]["start_point"]["row"] + 1
    return f"{Path(location['symbolic']['key']['Local']['verbatim_path']).name}:{row}"


def rules(*paths: Path) -> list[str]:
    return [problem for path in paths for problem in problems_of(path.read_text(encoding="utf-8"))]


CHECKERS: Final = {"actionlint": actionlint, "zizmor": zizmor, "rules": rules}


def test_there_are_workflows() -> None:
    assert WORKFLOWS
    assert all(path.suffix == ".yml" for path in WORKFLOWS)


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_workflows_have_no_problem(checker: str) -> None:
    assert CHECKERS[checker](*WORKFLOWS) == []


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_good_sample_has_no_problem(checker: str) -> None:
    assert CHECKERS[checker](GOOD) == []


def test_every_sample_is_expected_to_be_noticed() -> None:
    assert {path.stem for path in SAMPLES.glob("*.yml")} == {"good", *NOTICED}


@pytest.mark.parametrize(
    ("sample", "checker"), [(name, who) for name, found in NOTICED.items() for who in found]
)
def test_a_bad_sample_is_noticed(sample: str, checker: str) -> None:
    found = CHECKERS[checker](SAMPLES / f"{sample}.yml")
    assert any(NOTICED[sample][checker] in problem for problem in found), found


def test_a_bad_sample_breaks_one_rule_only() -> None:
    """Else it would not be known which slip was noticed."""
    broken = {sample: rules(SAMPLES / f"{sample}.yml") for sample in NOTICED}
    assert len(broken.pop("rights-unsaid")) == 2, "of the workflow and of its job"
    assert {sample: len(found) for sample, found in broken.items()} == {
        sample: int("rules" in NOTICED[sample]) for sample in broken
    }


def test_an_exception_is_granted_only_with_its_reason() -> None:
    """zizmor skips a line with its remark; the line above says why it may."""
    for path in WORKFLOWS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for before, line in pairwise(lines):
            if "zizmor: ignore" in line:
                assert before.lstrip().startswith("# "), f"{path.name}: {line.strip()}"


@pytest.mark.parametrize(
    ("result", "cancelled", "told"),
    [
        ("success", False, True),
        ("failure", False, True),
        ("cancelled", False, False),
        ("cancelled", True, False),
        ("success", True, False),
        ("skipped", False, False),
    ],
)
def test_who_sent_a_form_is_told_how_it_ended_unless_a_newer_run_took_over(
    result: str, cancelled: bool, told: bool
) -> None:
    flow = (ROOT / ".github" / "workflows" / "formulir.yml").read_text(encoding="utf-8")
    condition = yaml.safe_load(flow)["jobs"]["kabari"]["if"]
    parts = [part.strip() for part in condition.split("&&")]
    known = {"!cancelled()": not cancelled}
    for other in ("skipped", "cancelled"):
        known[f"needs.siapkan.result != '{other}'"] = result != other
    assert all(known[part] for part in parts) is told
