"""Questions to the tools in the browser, and Python's answers to hold beside theirs."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Iterator
from typing import Any

from kb_builder.model.area import AreaKind
from kb_builder.project import Project
from kb_builder.similarity import (
    Filters,
    Lens,
    Peers,
    SimilarityError,
    Weights,
    as_dict,
    load_weights,
)
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.traits import Block

LENSES = tuple(lens.value for lens in Lens)


def plain(code: str) -> dict[str, Any]:
    """What the page asks when nothing was set."""
    return {
        "code": code,
        "scores": None,
        "lens": None,
        "filters": {"province": "", "kind": "", "km": None},
        "k": 10,
        "hosts": 5,
        "practices": 5,
    }


def settings(project: Project, count: int) -> list[dict[str, Any]]:
    """Random questions: typed values, filters, weights, lists; the same every time."""
    drawn = random.Random(20241)  # noqa: S311
    codes = project.world.codes
    weights = [(None, None)] * 4 + [
        ([drawn.choice([0, 0.25, 0.5, 1, 2, 4]) for _ in Block], drawn.choice([0.5, 1, 2, 4]))
        for _ in range(2)
    ]
    found = []
    for _ in range(count):
        question = plain(drawn.choice(codes))
        blocks, profile = drawn.choice(weights)
        if blocks:
            question |= {"blocks": blocks, "profile": profile}
        if drawn.random() < 0.5:
            question["scores"] = [round(drawn.uniform(1, 5), 2) for _ in DOMAINS]
        question["filters"] = {
            "province": drawn.choice(["", "", "", "sama", "lain"]),
            "kind": drawn.choice(["", "", "", "kabupaten", "kota"]),
            "km": drawn.choice([None, None, 150, 400, 1000]),
        }
        question["lens"] = drawn.choice([None, None, *LENSES])
        question["k"] = drawn.choice([5, 10, 20])
        question["hosts"] = drawn.choice([3, 5, 10])
        question["asks"] = drawn.choice(["peers", "peers", "hosts", "practices"])
        found.append(question)
    return found


def answers(project: Project, questions: list[dict[str, Any]]) -> Iterator[str]:
    """Lines of JSON: the question with what Python answers, or the sentence of its refusal."""
    worlds: dict[str, Project] = {"": project}
    for question in questions:
        key = json.dumps([question.get("blocks"), question.get("profile")])
        asked = project
        if question.get("blocks"):
            asked = worlds.get(key) or worlds.setdefault(key, _weighted(project, question))
        filters = _filters(question["filters"])
        scores = dict(zip(DOMAINS, question["scores"], strict=True)) if question["scores"] else None
        code, line = question["code"], {"question": question}
        try:
            match question["asks"]:
                case "peers":
                    found = asked.peers(
                        code, k=question["k"], lens=question["lens"], scores=scores, filters=filters
                    )
                    line["peers"] = _peers(found) | {"considered": found.considered}
                case "hosts":
                    k = question["hosts"]
                    line["hosts"] = of_hosts(
                        as_dict(project.hosts(code, k=k, scores=scores, filters=filters))
                    )
                case _:
                    k = question["practices"]
                    line["practices"] = of_practices(
                        as_dict(project.practices(code, k=k, scores=scores, filters=filters))
                    )
        except SimilarityError as error:
            line[question["asks"]] = {"nobody": str(error)}
        yield json.dumps(line)


def _weighted(project: Project, question: dict[str, Any]) -> Project:
    weights: Weights = dataclasses.replace(
        load_weights(),
        blocks=dict(zip(Block, question["blocks"], strict=True)),
        profile=question["profile"],
    )
    return dataclasses.replace(project, weights=weights)


def _filters(given: dict[str, Any]) -> Filters:
    return Filters(
        same_province=given["province"] == "sama",
        other_provinces=given["province"] == "lain",
        kind=AreaKind(given["kind"]) if given["kind"] else None,
        max_km=given["km"],
    )


def _peers(answer: Peers) -> dict[str, Any]:
    return of_peers(as_dict(answer))


def of_peers(found: dict[str, Any]) -> dict[str, Any]:
    """What the browser answers too, of the JSON of an answer."""
    why = {lens: text for lens, text in found["why"].items() if text}
    return {**{lens: found[lens] for lens in LENSES}, "why": why}


def of_hosts(found: dict[str, Any]) -> dict[str, Any]:
    """The same of hosts; visitors are told on their page."""
    for listed in found["lists"]:
        for host in listed["hosts"]:
            del host["visitors"]
    return {name: found[name] for name in ("leading", "lists", "why", "notes")}


def of_practices(found: dict[str, Any]) -> dict[str, Any]:
    """The same of practices; what they touch and need is told on their page."""
    for practice in found["practices"]:
        for name in ("domains", "worths", "needs", "rough", "only_case"):
            del practice[name]
    names = ("leading", "considered", "practices", "why", "notes")
    return {name: found[name] for name in names}
