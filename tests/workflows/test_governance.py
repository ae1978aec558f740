"""The files that say how people work together: what they point at is there, and they agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from kb_builder.cli.commands import links, stale
from kb_builder.forms.comment import MARKER as FORM_MARKER
from kb_builder.reading.codes import CODES
from kb_builder.review.markdown import MARKER as DIFF_MARKER

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
PAGES = (
    "README.md",
    "README.id.md",
    "CONTRIBUTING.md",
    "CODE_OF_CONDUCT.md",
    "SECURITY.md",
    "CHANGELOG.md",
)


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_links_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    for target in targets:
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith(("http://", "https://", "../../")):
            assert (ROOT / target).exists(), target


def test_the_pictures_are_small_described_and_used() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = {
        target: " ".join(said.split())
        for said, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text)
    }
    pictures = {f".github/gambar/{path.name}" for path in (GITHUB / "gambar").iterdir()}
    assert set(shown) == pictures
    assert all(len(said) > 40 for said in shown.values())
    assert all((ROOT / name).stat().st_size <= 100_000 for name in pictures)


def test_owned_paths_exist_and_data_stands_apart_from_programs() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owners = dict(line.split() for line in lines if line and not line.startswith("#"))
    for path in owners:
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
    data = [path for path, owner in owners.items() if owner.endswith("-data")]
    assert data == ["/cases/"]


def test_templates_named_in_the_general_one_are_there() -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    named = set(re.findall(r"PULL_REQUEST_TEMPLATE/([\w-]+\.md)", text))
    assert named == {path.name for path in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir()}


def test_the_citation_names_the_version_and_licences_of_the_project() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"]
    assert "CC-BY-4.0" in citation["abstract"]


def test_only_forms_open_an_issue_and_each_bears_the_label_that_is_waited_for() -> None:
    folder = GITHUB / "ISSUE_TEMPLATE"
    config = yaml.safe_load((folder / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": False}
    forms = [path for path in folder.glob("*.yml") if path.name != "config.yml"]
    assert len(forms) == 5
    for path in forms:
        assert "formulir" in yaml.safe_load(path.read_text(encoding="utf-8"))["labels"]
    flow = (GITHUB / "workflows" / "formulir.yml").read_text(encoding="utf-8")
    assert "contains(github.event.issue.labels.*.name, 'formulir')" in flow


@pytest.mark.parametrize(
    ("workflow", "marker"),
    [
        ("komentar", DIFF_MARKER),
        ("formulir", FORM_MARKER),
        ("bulanan", links.MARKER),
        ("bulanan", stale.MARKER),
    ],
)
def test_workflows_find_their_comments_by_the_first_line_that_kb_writes(
    workflow: str, marker: str
) -> None:
    flow = (GITHUB / "workflows" / f"{workflow}.yml").read_text(encoding="utf-8")
    stem = marker.removeprefix("<!-- ").removesuffix(" -->")
    if workflow == "bulanan":
        assert f"['{stem.removeprefix('rujukan:laporan-')}'," in flow
    else:
        assert marker in flow


@pytest.mark.parametrize("name", ["mengelola.md", "model-ancaman.md"])
def test_the_guards_that_a_guide_names_exist(name: str) -> None:
    text = (ROOT / "docs" / "panduan" / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:kb_builder|tests|requirements|docs|\.github)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
    for file in re.findall(r"`([\w-]+\.(?:cjs|yml))`", text):
        folder = "scripts" if file.endswith("cjs") else "workflows"
        assert (GITHUB / folder / file).is_file(), file
    for code in re.findall(r"`(R[0-9]{3})`", text):
        assert code in CODES, code
