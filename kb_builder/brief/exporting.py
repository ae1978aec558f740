"""What the page that makes packs in the browser needs: plain data, read by ``alat/pack.js``.

The shapes are the types ``PackData`` and ``PackGuest`` there; a test holds both sides together.
"""

from __future__ import annotations

from typing import Any

from kb_builder.brief import content, judging
from kb_builder.brief.facts import FRAMEWORK, indicators, weight_of, within
from kb_builder.brief.texts import load_texts
from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.questions import Question
from kb_builder.model.vocabulary import Role
from kb_builder.project import Project
from kb_builder.similarity import Hosts
from kb_builder.similarity.pairs import sources
from kb_builder.words.base36 import base36
from kb_builder.words.shortening import shortened


def shared_data(project: Project, /) -> dict[str, Any]:
    """Words, areas, questions and cases: what every pack may need."""
    bank = project.library.questions
    questions = () if bank is None else bank.questions
    slugs = project.cases.items()
    return {
        "texts": load_texts(),
        "year": project.world.year,
        "sources": list(sources(project.world, scores=True)),
        "domains": [
            {
                "id": node.id,
                "label": node.label,
                "nodes": sorted(bare(within(project, node.id))),
                "indicators": [
                    {"id": name, "label": label_of(project, name), "worth": worth_of(project, name)}
                    for name in indicators(project, node.id)
                ],
            }
            for node in project.frameworks[FRAMEWORK].top
        ],
        "roles": [[role.value, role.label] for role in Role],
        "areas": [_area(project, area) for area in project.areas.regencies],
        "cases": {case.regency: _case(slug, case) for slug, case in slugs},
        "questions": [_question(q) for q in questions if bare(q.nodes)],
        "limits": {
            "lead": judging.LEAD,
            "far": judging.FAR_KM,
            "overnight": judging.OVERNIGHT_KM,
            "few": judging.FEW,
            "alike": judging.ALIKE,
            "different": judging.DIFFERENT,
            "questions": content.MOST_QUESTIONS,
            "rows": content.MOST_ROWS,
            "practices": content.MOST_PRACTICES,
            "others": content.MOST_OTHERS,
            "open": content.MOST_OPEN,
        },
    }


def guest_data(project: Project, area: Area, hosts: Hosts, /) -> dict[str, Any]:
    """What depends on who travels: the most alike, the too different, and hosts by domain."""
    near: list[float] = project.world.closeness[project.world.row(area)].tolist()
    order = sorted(
        (row for row, close in enumerate(near) if close > 0), key=lambda r: (-near[r], r)
    )
    different = set(order[judging.DIFFERENT :])
    far = [
        sum(8 >> place for place in range(4) if first + place in different)
        for first in range(0, len(near), 4)
    ]
    return {
        "near": "".join(base36(row).zfill(2) for row in order[: judging.ALIKE]),
        "far": "".join(f"{four:x}" for four in far),
        "guessed": dict(hosts.area.scores or {}) if hosts.area.rough else None,
        "leading": hosts.leading,
        "why": hosts.why,
        "lists": [
            {
                "domain": found.domain,
                "median": None
                if found.own is None or found.behind is None
                else found.own + found.behind,
                "hosts": [host.code for host in found.hosts],
                "why": found.why,
            }
            for found in hosts.lists
            if found.domain is not None
        ],
    }


def bare(nodes: tuple[str, ...] | frozenset[str], /) -> list[str]:
    """The ids of those nodes that belong to the current instrument."""
    return [name.partition("/")[2] for name in nodes if name.startswith(f"{FRAMEWORK}/")]


def label_of(project: Project, node: str, /) -> str:
    """What a node is called."""
    return project.frameworks[FRAMEWORK].nodes[node].label


def worth_of(project: Project, node: str, /) -> float:
    """What one level of a node adds to the index, in points."""
    return float(weight_of(project, node))


def _area(project: Project, area: Area) -> dict[str, Any]:
    known = area.lat is not None and area.lon is not None
    return {
        "code": area.code,
        "name": area.name,
        "kind": area.kind.value,
        "bare": area.name.removeprefix(f"{area.kind.label} "),
        "slug": area.slug,
        "province": area.province,
        "others": ";".join(project.areas.other_names(area)),
        "place": [float(area.lat), float(area.lon)] if known else None,  # type: ignore[arg-type]
        "scores": project.world.scores_of(area),
        "administrative": area.administrative,
    }


def _case(slug: str, case: Case) -> dict[str, Any]:
    hosting = case.hosting
    office = None if hosting is None else hosting.office
    rules = UNKNOWN if hosting is None else hosting.rules
    given = UNKNOWN if hosting is None else hosting.applications
    return {
        "slug": slug,
        "office": None if office is None else [office.name, office.address],
        "rules": [] if rules == UNKNOWN else [rule.text for rule in rules],
        "applications": [] if given == UNKNOWN else [application.name for application in given],
        "practices": [
            {
                "id": practice.id,
                "title": practice.title,
                "summary": shortened(practice.summary, content.SUMMARY, whole_words=True),
                "needs": content.needs_of(practice.transferability.needs),
                "improves": bare(practice.improves),
            }
            for practice in case.practices
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "role": question.roles[0].value,
        "nodes": bare(question.nodes),
        "practices": list(question.practices),
    }
