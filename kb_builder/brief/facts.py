"""What the pack tells about a guest and a host: gathered once, in plain figures and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kb_builder.brief.errors import BriefError
from kb_builder.model.area import Area
from kb_builder.model.case import Case, Practice
from kb_builder.model.questions import Question
from kb_builder.project import Project
from kb_builder.similarity import HostList, Hosts, Pair, SimilarityError, Typed

FRAMEWORK = "spbe-2020"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question and the host's practices that answer it, none where it is open."""

    question: Question
    practices: tuple[Practice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that the sheets need of one guest, one host and one domain."""

    guest: Area
    host: Area
    domain: str
    year: int
    own: Mapping[str, float]
    theirs: Mapping[str, float]
    rough: bool
    typed: bool
    median: float | None
    rank: int | None
    pair: Pair
    case: Case | None
    practices: tuple[Practice, ...]
    questions: tuple[Answered, ...]
    others: tuple[HostList, ...]
    sources: tuple[str, ...]


def gather(
    project: Project,
    guest: str | Area,
    errors: Mapping[str, str],
    /,
    *,
    host: str | Area | None = None,
    domain: str | None = None,
    scores: Typed | None = None,
) -> Known:
    """What is known; without ``host`` and ``domain`` the best host where the guest is behind most.

    ``errors`` are the sentences of the file of words about pairs that make no sense; ``scores`` are
    the guest's own values by domain. Raises ``BriefError`` for a pair that makes no
    sense, ``UnknownArea`` or ``AmbiguousArea`` for a name.
    """
    place = project.area(guest)
    try:
        hosts = project.hosts(place, scores=scores)
    except SimilarityError as error:
        raise BriefError(str(error)) from error
    nodes = project.frameworks[FRAMEWORK].nodes
    if domain is not None and (domain not in nodes or nodes[domain].parent is not None):
        known = ", ".join(node.id for node in project.frameworks[FRAMEWORK].top)
        raise BriefError(errors["domain"].format(name=domain, all=known))
    found = hosts.of(domain) if domain else _first(hosts)
    chosen = domain or (None if found is None else found.domain) or hosts.leading or "D1"
    if host is not None:
        other = project.area(host)
    elif found is not None and found.hosts:
        other = project.area(found.hosts[0].code)
    else:
        listed = found or next(iter(hosts.lists), None)
        why = hosts.why or (None if listed is None else listed.why) or errors["nobody"]
        raise BriefError(f"{why} {errors['name_one'].format(name=place.name)}")
    if other.code == place.code:
        raise BriefError(errors["self"].format(name=place.name))
    if place.administrative or other.administrative:
        whom = place if place.administrative else other
        raise BriefError(errors["administrative"].format(name=whom.name))
    case = next((c for c in project.cases.values() if c.regency == other.code), None)
    inside = within(project, chosen)
    practices = tuple(p for p in (case.practices if case else ()) if touches(p, inside))
    return Known(
        guest=place,
        host=other,
        domain=chosen,
        year=project.world.year,
        own=dict(hosts.area.scores or {}),
        theirs=scores_of(project, other),
        rough=hosts.area.rough,
        typed=scores is not None,
        median=None
        if found is None or found.own is None or found.behind is None
        else found.own + found.behind,
        rank=rank_of(project, place, other),
        pair=project.compare(place, other),
        case=case,
        practices=practices,
        questions=questions_for(project, inside, case),
        others=() if found is None else (found,),
        sources=hosts.sources,
    )


def _first(hosts: Hosts) -> HostList | None:
    """The domain furthest behind in which somebody leads."""
    with_hosts = (found for found in hosts.lists if found.domain is not None and found.hosts)
    return next(with_hosts, None)


def within(project: Project, domain: str, /) -> frozenset[str]:
    """Nodes of the instrument at and below a domain, as ``spbe-2020/…`` references."""
    nodes = project.frameworks[FRAMEWORK].nodes
    found = {domain}
    for node in nodes.values():  # parents stand before their children
        if node.parent in found:
            found.add(node.id)
    return frozenset(f"{FRAMEWORK}/{name}" for name in found)


def indicators(project: Project, domain: str, /) -> tuple[str, ...]:
    """Ids of the indicators below a domain, in order."""
    inside = within(project, domain)
    nodes = project.frameworks[FRAMEWORK].nodes.values()
    return tuple(n.id for n in nodes if n.answers and f"{FRAMEWORK}/{n.id}" in inside)


def touches(practice: Practice, inside: frozenset[str], /) -> bool:
    """Whether a practice improves one of these nodes."""
    return any(node in inside for node in practice.improves)


def questions_for(
    project: Project, inside: frozenset[str], case: Case | None, /
) -> tuple[Answered, ...]:
    """The questions of the bank about these nodes, with what the host's case answers."""
    bank = project.library.questions
    own = () if case is None else case.practices
    slug = next((name for name, found in project.cases.items() if found is case), "")
    found = []
    for question in () if bank is None else bank.questions:
        nodes = frozenset(question.nodes) & inside
        if not nodes:
            continue
        named = {
            name.partition("/")[2] for name in question.practices if name.startswith(f"{slug}/")
        }
        exact = nodes - {f"{FRAMEWORK}/D{number}" for number in range(1, 5)}
        answers = tuple(p for p in own if p.id in named or exact & frozenset(p.improves))
        found.append(Answered(question=question, practices=answers))
    return tuple(found)


def scores_of(project: Project, area: Area, /) -> dict[str, float]:
    """An area's domain values of the newest comparable round; empty where it has none."""
    row = project.world.scores_of(area)
    top = [node.id for node in project.frameworks[FRAMEWORK].top]
    return {name: value for name, value in zip(top, row, strict=True) if value is not None}


def rank_of(project: Project, guest: Area, host: Area, /) -> int | None:
    """Place of the host among those most like the guest by structure, from 1; None if unknown."""
    world = project.world
    near = world.closeness[world.row(guest)]
    own = near[world.row(host)]
    return int((near > own).sum()) + 1 if own > 0 else None


def weight_of(project: Project, node: str, /) -> Decimal:
    """What one level of a node adds to the index, in points."""
    weight = project.frameworks[FRAMEWORK].nodes[node].weight
    return Decimal(weight.numerator) / Decimal(weight.denominator)
