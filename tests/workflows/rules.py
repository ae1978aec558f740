"""What every workflow keeps to, beyond what actionlint and zizmor look for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

PINNED: Final = re.compile(r"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*$")
LONGEST: Final = 120
"""Minutes after which a job hangs for certain."""

_OUTSIDERS: Final = frozenset({"pull_request", "fork", "watch"})
"""Events that anybody can cause and that run the files that they bring along."""

Workflow = dict[str, Any]
Rule = Callable[[str, Workflow], Iterator[str]]


def problems_of(text: str) -> list[str]:
    """What is wrong with a workflow."""
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- texts only; "on" stays "on"
    return [problem for rule in RULES for problem in rule(text, workflow)]


def _pinned(text: str, _: Workflow) -> Iterator[str]:
    """An action is the one that was read, and a person can see which version that is."""
    for line in text.splitlines():
        used = re.match(r"\s*(?:- )?[\"']?(uses[\"']?:.*)", line)
        if used and not PINNED.fullmatch(used[1].rstrip()):
            yield f"not pinned by commit and version: {used[1]}"


def _events(_: str, workflow: Workflow) -> Iterator[str]:
    if "pull_request_target" in _event_names(workflow):
        yield "pull_request_target gives rights to what strangers send"


def _rights(_: str, workflow: Workflow) -> Iterator[str]:
    """Nothing for all jobs; each job says what it needs; strangers' files run without rights."""
    if workflow.get("permissions") != {}:
        yield "the workflow does not begin with 'permissions: {}'"
    for name, job in _jobs(workflow):
        rights = job.get("permissions")
        if not isinstance(rights, dict):
            yield f"{name}: its permissions are not listed"
        elif "write" in rights.values() and _OUTSIDERS & _event_names(workflow):
            yield f"{name}: may write while strangers' files run"


def _secrets(text: str, workflow: Workflow) -> Iterator[str]:
    if _OUTSIDERS & _event_names(workflow) and re.search(r"\bsecrets\b", text):
        yield "a secret where strangers' files run"


def _scripts(_: str, workflow: Workflow) -> Iterator[str]:
    """A value reaches a script through the environment, never as part of its text."""
    for name, step in _steps(workflow):
        given = step.get("with", {})
        for script in (step.get("run", ""), given.get("script", "")):
            for expression in re.findall(r"\$\{\{.*?\}\}", script, re.DOTALL):
                yield f"{name}: an expression in a script: {expression}"


def _checkouts(_: str, workflow: Workflow) -> Iterator[str]:
    """A checkout leaves no token behind and takes nothing that an event names."""
    for name, step in _steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            given = step.get("with", {})
            if given.get("persist-credentials") != "false":
                yield f"{name}: checkout keeps the token"
            for key in ("ref", "repository"):
                if "${{" in given.get(key, ""):
                    yield f"{name}: checkout takes a {key} that is not fixed"


def _ends(_: str, workflow: Workflow) -> Iterator[str]:
    """Nothing runs for hours, nothing runs twice at once."""
    for name, job in _jobs(workflow):
        if not 0 < int(job.get("timeout-minutes", 0)) <= LONGEST:
            yield f"{name}: no sensible timeout-minutes"
        if "concurrency" not in workflow and "concurrency" not in job:
            yield f"{name}: no concurrency"


def _runners(_: str, workflow: Workflow) -> Iterator[str]:
    """GitHub's own machines, in a version that does not change by itself."""
    for name, job in _jobs(workflow):
        if not re.fullmatch(r"(ubuntu|windows|macos)-\d[\d.]*", str(job.get("runs-on"))):
            yield f"{name}: runs on {job.get('runs-on')}"


RULES: Final[tuple[Rule, ...]] = (
    _pinned,
    _events,
    _rights,
    _secrets,
    _scripts,
    _checkouts,
    _ends,
    _runners,
)


def _event_names(workflow: Workflow) -> frozenset[str]:
    events = workflow.get("on", ())
    return frozenset([events] if isinstance(events, str) else events)


def _jobs(workflow: Workflow) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from workflow.get("jobs", {}).items()


def _steps(workflow: Workflow) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in _jobs(workflow):
        for number, step in enumerate(job.get("steps", ()), start=1):
            yield f"{name}, step {number}", step
