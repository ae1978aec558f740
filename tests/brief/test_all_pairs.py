"""Any two of the 514 get an advice and whole sheets, or one sentence that says why not."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from kb_builder.brief import content
from kb_builder.brief.errors import BriefError
from kb_builder.brief.plain import as_plain
from kb_builder.brief.texts import load_texts
from kb_builder.model.area import Area
from kb_builder.project import Project, load
from kb_builder.similarity import all_hosts

ROOT = Path(__file__).resolve().parents[2]
ADVICE = set(load_texts()["verdicts"].values())


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


@pytest.fixture
def answered_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lists of all areas worked out in one go, and the words read once: the same, sooner."""
    hosts = {found.area.code: found for found in all_hosts(project.world)}
    texts = load_texts()
    monkeypatch.setattr(Project, "hosts", lambda _, area, **__: hosts[area.code])
    monkeypatch.setattr(content, "load_texts", lambda: texts)


@pytest.mark.usefixtures("answered_at_once")
def test_every_guest_gets_an_advice_for_any_host(project: Project) -> None:
    rng = random.Random(514)  # noqa: S311 -- the same pairs each time
    areas = project.areas.regencies
    assert len(areas) == 514
    documented = {case.regency for case in project.cases.values()}
    known = [area for area in areas if area.code in documented]
    seen: Counter[str] = Counter()
    for guest in areas:
        host = rng.choice([rng.choice(areas), rng.choice(known), None])
        seen[advice(project, guest, host, rng.choice([None, "D1", "D2", "D3", "D4"]))] += 1
    assert set(seen) == {*ADVICE, "tidak dapat"}


def advice(project: Project, guest: Area, host: Area | None, domain: str | None) -> str:
    """What the sheet advises, once it was looked through; "tidak dapat" where there is none."""
    try:
        pack = content.make_brief(project, guest, host=host, domain=domain)
    except BriefError as error:
        said = str(error)
        assert re.fullmatch(r"[^{}]+\.", said)
        assert "None" not in said
        assert guest.administrative or host is None or host.administrative or host == guest, said
        return "tidak dapat"
    assert [part.id for part in pack.parts] == [
        *("decision", "questions", "bring", "agenda"),
        *("notes", "follow", "letter", "memo"),
    ]
    everything = str(as_plain(pack)["parts"])
    assert re.search(r"\{\w+\}|\bNone\b|\bnan\b", everything) is None
    for part in pack.parts:
        assert part.blocks, part.id
    first = pack.parts[0].blocks[0]
    assert isinstance(first, content.Paragraph)
    return first.text
