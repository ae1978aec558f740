"""The scripts of the workflows, tried by Node's own test runner against a GitHub in memory."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.node.programs import node

ROOT = Path(__file__).resolve().parents[2]
TESTS = Path(__file__).resolve().parent / "scripts"
SCRIPTS = ROOT / ".github" / "scripts"


def run(*names: str) -> subprocess.CompletedProcess[str]:
    """Node's test runner on test files, told line by line."""
    return subprocess.run(
        [node(), "--test", "--test-reporter=tap", *names],
        cwd=TESTS,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("path", sorted(TESTS.glob("*.test.cjs")), ids=lambda path: path.stem)
def test_a_script_of_the_workflows_does_what_its_tests_say(path: Path) -> None:
    answer = run(path.name)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    count = re.search(r"^# pass (\d+)$", answer.stdout, re.MULTILINE)
    assert count is not None
    assert int(count.group(1)) >= path.read_text(encoding="utf-8").count("\ntest(")


def test_a_failing_test_would_be_noticed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.test.cjs"
    bad.write_text("require('node:test').test('x', () => { throw new Error('x') });\n", "utf-8")
    assert run(str(bad)).returncode != 0


def test_every_script_is_tested_and_used() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in TESTS.glob("*.test.cjs"))
    flows = [*(ROOT / ".github" / "workflows").glob("*.yml"), *SCRIPTS.glob("*.cjs")]
    users = "".join(path.read_text(encoding="utf-8") for path in flows)
    for path in SCRIPTS.glob("*.cjs"):
        assert f".github/scripts/{path.name}'" in tests, path.name
        assert f"/{path.name}'" in users, path.name
