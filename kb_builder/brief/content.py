"""The sheets of a pack, as blocks: what is known in words, what is not as blanks to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from kb_builder.brief.document import (
    Block,
    Boxes,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from kb_builder.brief.facts import Answered, Known, gather, indicators, weight_of
from kb_builder.brief.judging import Facts, Verdict, judge
from kb_builder.brief.texts import load_texts
from kb_builder.model.area import Area
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import Role
from kb_builder.project import Project
from kb_builder.similarity import HostList, Typed
from kb_builder.words.lists import listed
from kb_builder.words.numbers import kilometres, points, score
from kb_builder.words.shortening import shortened

MOST_QUESTIONS: Final = 24
"""So many questions fit on two sheets and into one visit."""
MOST_ROWS: Final = 4
MOST_PRACTICES: Final = 3
MOST_OPEN: Final = 3
MOST_OTHERS: Final = 3
SUMMARY: Final = 140
"""Letters of a practice's summary on the decision sheet, which is one page."""


def make_brief(
    project: Project,
    guest: str | Area,
    /,
    *,
    host: str | Area | None = None,
    domain: str | None = None,
    scores: Typed | None = None,
) -> Document:
    """The pack for a visit. Raises ``BriefError`` and what ``Project.area`` raises."""
    texts = load_texts()
    known = gather(project, guest, texts["errors"], host=host, domain=domain, scores=scores)
    sheets = Sheets(project, known, texts)
    return Document(
        title=sheets.say("title"),
        subtitle=sheets.say("subtitle"),
        parts=tuple(sheets.parts()),
    )


class Sheets:
    """The sheets of one pack; each method makes the blocks of one."""

    def __init__(self, project: Project, known: Known, texts: Mapping[str, Any]) -> None:
        self.project, self.known, self.texts = project, known, texts
        nodes = project.frameworks["spbe-2020"].nodes
        self.nodes = nodes
        order = {role: number for number, role in enumerate(Role)}
        asked = sorted(
            known.questions[:MOST_QUESTIONS], key=lambda answer: order[answer.question.roles[0]]
        )
        self.numbered = list(enumerate(asked, start=1))
        self.open = [(number, a) for number, a in self.numbered if not a.practices]
        own, theirs = known.own.get(known.domain), known.theirs.get(known.domain)
        facts = Facts(
            own=own,
            theirs=theirs,
            rank=known.rank,
            km=known.pair.km,
            asked=len(asked),
            open=len(self.open),
            rough=known.rough,
        )
        self.verdict, self.reasons = judge(facts)
        blank = texts["blank"]
        self.fields: dict[str, str] = {
            "guest": known.guest.name,
            "host": known.host.name,
            "domain": nodes[known.domain].label,
            "year": str(known.year),
            "own": blank if own is None else score(own),
            "theirs": blank if theirs is None else score(theirs),
            "lead": "" if facts.lead is None else points(facts.lead),
            "median": "" if known.median is None else score(known.median),
            "rank": "" if known.rank is None else str(max(known.rank, 1)),
            "km": "" if known.pair.km is None else kilometres(known.pair.km),
            "open": str(len(self.open)),
            "all": str(len(asked)),
            "output": texts["output"][known.domain],
            "leader": self.leader(known.host),
            "signer": self.leader(known.guest),
        }

    def say(self, *path: str, **more: str) -> str:
        """A text of the file with its places filled in."""
        found: Any = self.texts
        for step in path:
            found = found[step]
        return str(found).format(**{**self.fields, **more})

    def parts(self) -> Iterator[Part]:
        """All sheets in the order of use."""
        for name, blocks in (
            ("decision", self.decision()),
            ("questions", self.questions()),
            ("bring", self.bring()),
            ("agenda", self.agenda()),
            ("notes", self.notes()),
            ("follow", self.follow()),
            ("letter", self.letter()),
            ("memo", self.memo()),
        ):
            yield Part(name, self.say("headings", name), tuple(blocks))

    def heading(self, name: str) -> Heading:
        """A heading inside a sheet."""
        return Heading(self.say("headings", name))

    def gap(self) -> str:
        """How far the guest is behind, in a sentence."""
        known = self.known
        if known.domain not in known.own:
            return self.say("gap", "unknown")
        if known.rough:
            return self.say("gap", "rough")
        return self.say("gap", "alone" if known.median is None else "median")

    def elsewhere(self) -> list[str]:
        """Domains in which the host leads, where it does not in the one asked about."""
        known = self.known
        if self.reasons[0] != "behind":
            return []
        ahead = [
            self.nodes[name].label
            for name, theirs in known.theirs.items()
            if name in known.own and theirs - known.own[name] >= 0.5
        ]
        return [self.say("reasons", "elsewhere", domains=listed(ahead))] if ahead else []

    def why(self) -> tuple[str, ...]:
        """The reasons of the advice, the deciding one first."""
        return (*(self.say("reasons", name) for name in self.reasons), *self.elsewhere())

    def decision(self) -> Iterator[Block]:
        """One A4: advice, gap, what is there, what only a meeting can answer."""
        known = self.known
        yield Paragraph(self.say("verdicts", self.verdict.value), strong=True)
        yield Bullets(self.why())
        yield self.heading("gap")
        yield Paragraph(f"{self.gap()} {self.levels()}")
        yield self.heading("host_has")
        yield Table(
            self.head("rough" if known.rough else "scores"),
            tuple(self.score_rows()),
            (46, 18, 18, 18),
        )
        yield Bullets((*self.documented(), *self.visitors()))
        if self.open:
            yield self.heading("meeting")
            yield Bullets(tuple(self.to_meet()))
        yield self.heading("output")
        yield Paragraph(self.say("output", known.domain))
        yield self.heading("who")
        yield Paragraph(listed(list(self.texts["who"][known.domain])) + ".")
        yield self.heading("cost")
        costs = tuple((name, "", "", "") for name in self.texts["costs"])
        yield Table(self.head("costs"), costs, (40, 20, 18, 22))
        if rows := [row for found in known.others for row in self.host_rows(found)]:
            yield self.heading("others")
            yield Table(self.head("hosts"), tuple(rows), (40, 20, 15, 25))
        yield Paragraph(self.say("sources_line", sources="; ".join(known.sources)), small=True)

    def levels(self) -> str:
        """What a level is worth, in points of the index."""
        names = indicators(self.project, self.known.domain)
        worth = [weight_of(self.project, name) for name in names]
        return self.say(
            "gap", "level", one=points(worth[0]), count=str(len(names)), all=points(sum(worth))
        )

    def head(self, name: str) -> tuple[str, ...]:
        """The head of a table."""
        return tuple(self.texts["columns"][name])

    def score_rows(self) -> Iterator[tuple[str, ...]]:
        """The four domains, the one of the visit first."""
        known = self.known
        names = sorted(
            (node.id for node in self.project.frameworks["spbe-2020"].top),
            key=lambda name: (name != known.domain, name),
        )
        for name in names:
            own, theirs = known.own.get(name), known.theirs.get(name)
            both = own is not None and theirs is not None
            yield (
                self.nodes[name].label,
                "–" if own is None else score(own),
                "–" if theirs is None else score(theirs),
                score(theirs - own) if both else "–",  # type: ignore[operator]
            )

    def host_rows(self, found: HostList) -> Iterator[tuple[str, ...]]:
        """The other hosts of the list."""
        others = [host for host in found.hosts if host.code != self.known.host.code]
        for host in others[:MOST_OTHERS]:
            yield (
                host.name,
                f"{points(host.lead)} poin",
                "–" if host.km is None else f"{kilometres(host.km)} km",
                self.say("known", "documented" if host.documented else "not_documented"),
            )

    def documented(self) -> list[str]:
        """What the library holds of the host for this domain."""
        known = self.known
        if known.case is None or not known.case.practices:
            return [self.say("known", "none")]
        if not known.practices:
            return [self.say("known", "none_here")]
        return [
            self.say(
                "known",
                "practice",
                title=practice.title,
                summary=shortened(practice.summary, SUMMARY, whole_words=True),
            )
            for practice in known.practices[:MOST_PRACTICES]
        ]

    def visitors(self) -> list[str]:
        """What the host tells its guests."""
        hosting = None if self.known.case is None else self.known.case.hosting
        found = []
        if hosting is not None and hosting.office is not None:
            office = hosting.office
            found.append(self.say("visitors", "office", name=office.name, address=office.address))
        if hosting is not None and hosting.rules != UNKNOWN:
            found += [rule.text for rule in hosting.rules]
        if hosting is not None and hosting.applications != UNKNOWN:
            names = listed([application.name for application in hosting.applications])
            found.append(self.say("visitors", "handed", names=names))
        return found or [self.say("visitors", "unknown")]

    def to_meet(self) -> list[str]:
        """Some open questions for the decision sheet, of different roles where there are."""
        by_role = groupby((answer.question for _, answer in self.open), key=lambda q: q.roles[0])
        turns = [(turn, q) for _, found in by_role for turn, q in enumerate(found)]
        return [q.text for _, q in sorted(turns, key=lambda pair: pair[0])[:MOST_OPEN]]

    def questions(self) -> Iterator[Block]:
        """The questions by the role that answers, with what is known already."""
        for role, found in groupby(self.numbered, key=lambda pair: pair[1].question.roles[0]):
            answers = list(found)
            yield Heading(role.label)
            yield Bullets(tuple(self.question(a) for _, a in answers), start=answers[0][0])

    def question(self, answer: Answered) -> str:
        """A question, and the first answer that the host's case gives."""
        text: str = answer.question.text
        if not answer.practices:
            return text
        titles = listed([f"“{practice.title}”" for practice in answer.practices[:2]])
        return f"{text} {self.say('known_answer', titles=titles)}"

    def bring(self) -> Iterator[Block]:
        """Six inventories, and where each indicator stands at home."""
        yield Bullets(tuple(self.texts["bring"]))
        yield self.heading("boxes")
        yield Paragraph(self.say("boxes_intro"))
        names = indicators(self.project, self.known.domain)
        yield Boxes(self.head("boxes"), tuple(f"{n[1:]}. {self.nodes[n].label}" for n in names))

    def agenda(self) -> Iterator[Block]:
        """Three lengths of a meeting."""
        for agenda in self.texts["agendas"]:
            yield Heading(agenda["name"])
            rows = tuple(
                tuple(cell.format(**self.fields) for cell in row) for row in agenda["rows"]
            )
            yield Table(self.head("agenda"), rows, (18, 60, 22))

    def notes(self) -> Iterator[Block]:
        """Room for an answer to each open question, under its number on the sheet of questions."""
        open_ = self.open or self.numbered
        rows = tuple((f"{number}. {a.question.text}", "", "") for number, a in open_)
        yield Table(self.head("notes"), rows, (34, 40, 26), tall=True)

    def follow(self) -> Iterator[Block]:
        """What is adopted, by whom and until when; and three checks."""
        yield Table(
            self.head("follow"), tuple(self.follow_rows()), (24, 20, 16, 12, 14, 14), tall=True
        )
        yield self.heading("checks")
        rows = tuple((name, "", "", "", "") for name in self.texts["checks"])
        yield Table(self.head("checks"), rows, (22, 14, 26, 20, 18), tall=True)

    def follow_rows(self) -> Iterator[tuple[str, ...]]:
        """The host's practices with what they touch, then empty rows."""
        inside = indicators(self.project, self.known.domain)
        for practice in self.known.practices[:MOST_ROWS]:
            touched = [name for name in inside if f"spbe-2020/{name}" in practice.improves]
            worth = sum((weight_of(self.project, name) for name in touched), start=Decimal(0))
            yield (
                practice.title,
                needs_of(practice.transferability.needs),
                "",
                "",
                ", ".join(name[1:] for name in touched),
                f"{points(worth)} tiap tingkat" if touched else "",
            )
        for _ in range(MOST_ROWS):
            yield ("", "", "", "", "", "")

    def letter(self) -> Iterator[Block]:
        """The letter that asks to be received."""
        letter = self.texts["letter"]
        yield Paragraph(self.say("draft"), small=True)
        if self.verdict is Verdict.STAY:
            yield Paragraph(self.say("letter", "stay"), small=True)
        yield self.official(letter["head"])
        hosting = None if self.known.case is None else self.known.case.hosting
        yield Paragraph(self.say("letter", "to"))
        if hosting is not None and hosting.office is not None:
            yield Paragraph(self.say("letter", "through", office=hosting.office.name))
        yield Paragraph(self.say("letter", "at"))
        for text in letter["body"]:
            yield Paragraph(text.format(**self.fields, basis=self.basis()))
        for text in letter["sign"]:
            yield Paragraph(text.format(**self.fields))

    def official(self, rows: Sequence[Sequence[str]]) -> Table:
        """The names and values at the head of a letter; what is not known is a blank."""
        blank = self.texts["blank"]
        filled = tuple((name, value.format(**self.fields) or blank) for name, value in rows)
        return Table(("", ""), filled, (22, 78))

    def basis(self) -> str:
        """The scores that a letter may state: none that was only estimated."""
        known = self.known
        own = known.domain in known.own and not known.rough
        theirs = known.domain in known.theirs
        if own and theirs:
            return self.say("letter", "basis", "typed" if known.typed else "both")
        if own:
            return self.say("letter", "basis", "no_theirs")
        return self.say("letter", "basis", "no_own" if theirs else "neither")

    def leader(self, area: Area) -> str:
        """Who signs letters of an area and receives them."""
        name = area.name.removeprefix(f"{area.kind.label} ")
        return f"{self.texts['leaders'][area.kind.value]} {name}"

    def memo(self) -> Iterator[Block]:
        """The staff's study in its usual six parts."""
        yield Paragraph(self.say("draft"), small=True)
        yield self.official(self.texts["memo_head"])
        more = {
            "gap": self.gap(),
            "reasons": " ".join(self.why()),
            "verdict": self.say("verdicts", self.verdict.value),
            "proposal": self.say("proposals", self.verdict.value),
        }
        for part in self.texts["memo"]:
            yield Heading(part["head"])
            if part["body"] == "{facts}":
                yield Bullets((*self.documented(), self.say("rule")))
            else:
                yield Paragraph(part["body"].format(**{**self.fields, **more}))
        for text in self.texts["memo_sign"]:
            yield Paragraph(text)


def needs_of(needs: Any, /) -> str:
    """What must be there first, in a cell; empty where the source does not say."""
    if needs == UNKNOWN:
        return ""
    claims: Sequence[Any] = needs
    return " ".join(claim.text for claim in claims)
