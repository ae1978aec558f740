"""The first screen of an area's page: where it stands, what to work on, whom to ask, in words.

The figures are those of the answers that readers get from every door; only the sentences are made
here, and only for pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kb_builder.model.area import Area
from kb_builder.model.framework import Framework
from kb_builder.model.questions import Question
from kb_builder.model.vocabulary import Strength
from kb_builder.reference.comparison import INDEX, Comparison, GroupKind
from kb_builder.similarity import Host, HostList, PracticeFit
from kb_builder.site.answers import AnswerView
from kb_builder.site.area_view import AssessmentView
from kb_builder.words.numbers import kilometres, points, score
from kb_builder.words.reasons import certainty_mark

SHOWN: Final = 3
"""So many hosts, practices and questions stand on the first screen."""
FAR_BEHIND, BEHIND = 0.75, 0.25
"""Points of a domain from which a lag is called far, and from which it is called one."""
ALIKE: Final = Fraction(1, 20)
"""Points of the index within which two medians are called equal."""
EVIDENCE: Final[Mapping[Strength | None, str]] = {
    None: "hasilnya belum tercatat",
    Strength.DESCRIBED: "hasilnya baru diuraikan",
    Strength.OUTPUT: "keluaran sudah dihitung",
    Strength.BEFORE_AFTER: "ada angka sebelum dan sesudah",
    Strength.COMPARED: "sudah dibandingkan dengan daerah serupa",
    Strength.REPEATED: "terulang di tempat lain",
}
"""How sure the result of a practice is, inside a sentence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an area stands: the sentence after its index, and the one on its surroundings."""

    beside_peers: str
    beside_medians: str


@dataclass(frozen=True, slots=True)
class HostRow:
    """A host as a row: its values beside the area's own, in the order of the domains."""

    area: Area
    host: Host
    lead: str
    aside: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HostTable:
    """The hosts of one list, below the area's own values."""

    found: HostList
    label: str
    place: int | None
    """Which column the list is about; None: the index."""
    rows: tuple[HostRow, ...]


@dataclass(frozen=True, slots=True)
class OwnValues:
    """Values of the area itself by domain, and its index; estimated ones are marked ``±``."""

    values: tuple[str, ...]
    index: str


def short_domain(name: str, /) -> str:
    """A domain as people call it: "Kebijakan", "Tata Kelola", "Manajemen", "Layanan"."""
    return name.removesuffix(" SPBE").removesuffix(" Internal")


def standing(found: AnswerView, shown: AssessmentView) -> Standing:
    """The sentences on an evaluated area."""
    return Standing(_beside_peers(found), _beside_medians(shown.comparison))


def _beside_peers(found: AnswerView) -> str:
    first = found.hosts.first
    if first is None or first.behind is None or first.own is None:
        return ""
    name = short_domain(first.label)
    if first.behind <= 0:
        return "tidak tertinggal dari median daerah sekeadaan pada domain mana pun"
    how = "sedikit di bawah"
    if first.behind >= FAR_BEHIND:
        how = "jauh di bawah"
    elif first.behind >= BEHIND:
        how = "di bawah"
    both = f"{score(first.own)} terhadap {score(first.own + first.behind)}"
    return f"{how} daerah sekeadaan pada {name}: {both}"


def _beside_medians(comparison: Comparison) -> str:
    near, far = comparison.group(GroupKind.PROVINCE), comparison.group(GroupKind.COUNTRY)
    if near is None or far is None or near.count < SHOWN:
        return "" if far is None else f"Median Indonesia {score(far.medians[INDEX])}."
    lead = Fraction(comparison.assessment.index) - near.medians[INDEX]
    how = "Setara" if abs(lead) <= ALIKE else "Di atas" if lead > 0 else "Di bawah"
    return (
        f"{how} median {comparison.area.province} ({score(near.medians[INDEX])}); "
        f"median Indonesia {score(far.medians[INDEX])}."
    )


def host_tables(found: AnswerView, areas: Mapping[str, Area]) -> tuple[HostTable, ...]:
    """All lists of hosts, the one that matters most first."""
    order = tuple(sorted(found.hosts.area.scores or ()))
    return tuple(
        HostTable(
            chosen,
            short_domain(chosen.label),
            order.index(chosen.domain) if chosen.domain in order else None,
            tuple(_host_row(host, chosen, order, areas) for host in chosen.hosts),
        )
        for chosen in found.hosts.lists
    )


def _host_row(
    host: Host, chosen: HostList, order: Sequence[str], areas: Mapping[str, Area]
) -> HostRow:
    leads = {lead.domain: lead for lead in host.leads}
    own = leads.get(chosen.domain) if chosen.domain else None
    lead = f"unggul {points(own.lead)} poin" if own else f"{points(host.lead)} poin indeks"
    beside = (
        *(() if host.km is None else (f"{kilometres(host.km)} km",)),
        *(() if host.similar else ("kurang serupa",)),
        certainty_mark(host.confidence),
    )
    values = tuple(score(leads[d].theirs) if d in leads else "–" for d in order)
    return HostRow(areas[host.code], host, lead, " · ".join(beside), values)


def own_values(found: AnswerView) -> OwnValues:
    """The area's own values, for the first row of each table."""
    subject = found.hosts.area
    values = subject.scores or {}
    mark = "±" if subject.rough else ""
    return OwnValues(
        tuple(mark + score(values[domain]) for domain in sorted(values)),
        "–" if subject.index is None else mark + score(subject.index),
    )


def domain_names(framework: Framework, found: AnswerView) -> tuple[str, ...]:
    """The heads of the tables' columns."""
    return tuple(
        short_domain(framework.nodes[domain].name)
        for domain in sorted(found.hosts.area.scores or ())
    )


def fit_line(fit: PracticeFit, strength: Strength | None, /) -> str:
    """What a practice may bring, and how sure that is."""
    found = points(fit.points)
    about = "" if found.startswith("kurang") else "sekitar "
    return f"dapat menambah {about}{found} pada indeks; {EVIDENCE[strength]}"


def picked(questions: Sequence[Question], /, *, most: int = SHOWN) -> tuple[Question, ...]:
    """A few questions for different people in the room, in the order of the bank."""
    first = {question.roles[0]: question for question in reversed(questions)}
    chosen = {question.id for question in list(first.values())[::-1][:most]}
    for question in questions:
        if len(chosen) >= most:
            break
        chosen.add(question.id)
    return tuple(question for question in questions if question.id in chosen)
