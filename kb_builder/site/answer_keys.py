"""What decides the answers for an area, so that they are not worked out where nothing changed.

Which areas and practices stand in a list is decided by how busy hosts are, by what practices
improve and by the strength of their evidence; that is the *ranking key*. Titles and other words are
only shown. As long as the ranking key stays, an area's answers are known by the digest they had the
last time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kb_builder.model.area import Area
from kb_builder.model.case import Case, Practice
from kb_builder.similarity import as_json
from kb_builder.site.answers import Answers, AnswerView, beside
from kb_builder.site.digest import digest_of


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The digest of an area's answers without words of cases, and the practices they name.

    ``beside`` are the codes of those that stand beside the area where it is compared.
    """

    digest: str
    practices: tuple[str, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """The keys of all areas by code, as they were under a ranking key."""

    ranking: str
    keys: Mapping[str, AnswerKey]


NOTHING_KNOWN = KnownAnswers("", {})


class AnswerKeys:
    """The keys of areas' answers: remembered where the ranking key is the same, else worked out."""

    def __init__(
        self,
        answers: Answers,
        cases: Iterable[Case],
        visits: tuple[tuple[str, str], ...],
        *,
        known: KnownAnswers = NOTHING_KNOWN,
        programs: str = "",
    ) -> None:
        """``programs`` identifies programs and national tables."""
        self._answers = answers
        self._practices = {
            (case.regency, practice.id): practice for case in cases for practice in case.practices
        }
        offers = [
            (code, p.id, p.improves, p.themes, p.strength, str(p.since), p.costs is None)
            for (code, _), p in self._practices.items()
        ]
        self._ranking = digest_of(programs, repr((visits, answers.busy, offers)))
        self._keys = dict(known.keys) if known.ranking == self._ranking else {}

    def work_out(self, areas: Iterable[Area]) -> None:
        """Make the keys of these areas that are not known; their answers are found together."""
        unknown = [area for area in areas if area.code not in self._keys]
        self._answers.expect(area.code for area in unknown)
        for area in unknown:
            self._key(area)

    def of(self, area: Area) -> tuple[str, list[tuple[str, str]]]:
        """Everything that the answers for an area show, besides programs and tables."""
        key = self._key(area)
        return key.digest, [self._words(reference) for reference in key.practices]

    def beside(self, area: Area) -> tuple[str, ...]:
        """Codes of those that stand beside an area where it is compared."""
        return self._key(area).beside

    def _key(self, area: Area) -> AnswerKey:
        key = self._keys.get(area.code)
        if key is None:
            key = self._keys[area.code] = _key(self._answers.view(area))
        return key

    @property
    def known(self) -> KnownAnswers:
        """What to remember."""
        return KnownAnswers(self._ranking, dict(sorted(self._keys.items())))

    def _words(self, reference: str) -> tuple[str, str]:
        code, _, name = reference.partition("/")
        return _shown(self._practices[code, name])


def _shown(practice: Practice) -> tuple[str, str]:
    needs = practice.transferability.needs
    return practice.title, needs if isinstance(needs, str) else repr([c.text for c in needs])


def _key(view: AnswerView) -> AnswerKey:
    fits = view.practices.practices
    wordless = replace(
        view.practices, practices=tuple(replace(f, title="", needs=()) for f in fits)
    )
    # Pairs, which only Python gets, follow from who is named and from programs and tables.
    digest = digest_of(view.as_json["peers"], view.as_json["hosts"], as_json(wordless))
    names = tuple(f"{f.host_code}/{f.reference.partition('/')[2]}" for f in fits)
    return AnswerKey(digest, names, beside(view)[0])
