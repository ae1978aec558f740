"""Names as printed, and as a scan shows them → areas. Never a guess between two areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import Levenshtein

from kb_builder.model.area import Area, AreaKind
from kb_builder.reference import AmbiguousArea, Areas, ReferenceDataError, UnknownArea
from kb_builder.reference.names import KIND_WORDS, SPELLED_OUT
from kb_builder.words.folding import folded

CANDIDATES: Final = 3
_FAR: Final = 5
"""Names that differ in so many letters are not near."""

_MARGINS: Final = {0: 2, 1: 3, 2: 5}
"""Slips of the nearest name → slips that every other area must be away at least."""

_SHORTEST: Final = {0: 1, 1: 4, 2: 8}
"""Slips → letters that a name must have for so many."""

_LONGEST: Final = 80
"""No name is longer; sentences are."""

_AS_LETTERS: Final = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b", "|": "l"})
_SHORT_KINDS: Final = {
    AreaKind.REGENCY: "kab",
    AreaKind.CITY: "kota",
    AreaKind.PROVINCE: "provinsi",
}
_GOVERNMENT: Final = "pemerintah"


@dataclass(frozen=True, slots=True)
class Match:
    """The area that a name means, or ``None`` and the areas that it may mean.

    ``slips`` is how many letters are not as they should be; ``twins`` are areas of the same kind
    that one letter more or less would name just as well.
    """

    area: Area | None
    slips: int = 0
    candidates: tuple[Area, ...] = ()
    twins: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Spelling:
    """One way to write the name of ``area``, in letters only.

    ``core`` counts the letters without the word for the kind.
    """

    text: str
    core: int
    area: Area
    alias: bool = False


class NameMatcher:
    """Looks names up in all areas; remembers what it found."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._found: dict[tuple[str, str | None], Match] = {}

    def match(self, name: str, /, *, province: str | None = None) -> Match:
        """The area ``name`` means. ``province`` is the code under whose heading it stands."""
        key = (name, province)
        if key not in self._found:
            self._found[key] = self._match(name, province)
        return self._found[key]

    def province_of(self, words: str, /) -> str | None:
        """The code of the province that a heading names: "Bali", "Tabel 3 Provinsi Bali"."""
        tail = re.split(r"\bprovinsi\b", words, flags=re.IGNORECASE)[-1]
        if not any(map(str.isalpha, tail)):
            return None  # a page number is not meant as a code
        try:
            return self._areas.resolve(tail, kinds=(AreaKind.PROVINCE,)).code
        except ReferenceDataError:
            return None

    def misspelled(self, name: str, area: Area, /) -> int:
        """How many letters of ``name``, but for the word for the kind, are not ``area``'s."""
        text = "".join(_take_apart(name)[1])
        own = (core.text for core in self._cores[area.kind] if core.area is area)
        return min(Levenshtein.distance(text, name) for name in own)

    def _match(self, name: str, province: str | None) -> Match:
        candidates: tuple[Area, ...] = ()
        if len(name) > _LONGEST or not any(map(str.isalpha, name)):
            return Match(None)
        try:
            area = self._areas.resolve(name)
        except AmbiguousArea as error:
            inside = [area for area in error.candidates if area.province_code == province]
            if len(inside) == 1:
                return Match(inside[0], slips=1, candidates=error.candidates)
            return Match(None, candidates=error.candidates[:CANDIDATES])
        except UnknownArea as error:
            candidates = error.suggestions
        else:
            return Match(area, twins=self._twins(name, area))
        near = self._near(name)
        found = _decide(near, province)
        if found is not None:
            return Match(found.area, slips=max(near[found], 1))
        both = {area.code: area for area in (*(other.area for other in near), *candidates)}
        # the heading cannot decide, but it tells what to offer first
        ordered = sorted(both.values(), key=lambda area: area.province_code != province)
        return Match(None, candidates=tuple(ordered[:CANDIDATES]))

    def _twins(self, name: str, area: Area) -> tuple[Area, ...]:
        """Other areas of the kind whose name is one letter away; by-names count beside by-names."""
        near = self._near(name, far=2)
        by_name = any(spelling.alias for spelling in near if spelling.area is area)
        return tuple(
            spelling.area
            for spelling in near
            if spelling.area is not area
            and spelling.area.kind is area.kind
            and (by_name or not spelling.alias)
        )

    def _near(self, name: str, *, far: int = _FAR) -> dict[_Spelling, int]:
        """The nearest spelling of every area that is less than ``far`` away, nearest first."""
        kind, words = _take_apart(name)
        whole = (_SHORT_KINDS[kind] if kind else "") + "".join(words)
        asked = (
            [("".join(words), self._cores[kind]), (whole, self._like_cities)]
            if kind
            else [(whole, self._wholes)]
        )
        best: dict[str, tuple[int, _Spelling]] = {}
        for text, spellings in asked:
            for slips, spelling in _nearest(text, spellings, far):
                known = best.get(spelling.area.code)
                if known is None or slips < known[0]:
                    best[spelling.area.code] = (slips, spelling)
        ordered = sorted(best.values(), key=lambda pair: (pair[0], pair[1].area.code))
        return {spelling: slips for slips, spelling in ordered}

    @cached_property
    def _cores(self) -> dict[AreaKind, list[_Spelling]]:
        """All names without the word for the kind, by kind."""
        aliases: dict[str, list[str]] = {}
        for alias in self._areas.aliases:
            aliases.setdefault(alias.area.code, []).append(alias.text)
        found: dict[AreaKind, list[_Spelling]] = {kind: [] for kind in AreaKind}
        for area in (*self._areas.regencies, *self._areas.provinces):
            names = _cores_of(area.short_name, area.name)
            others = _cores_of(*aliases.get(area.code, ())) - names
            found[area.kind] += [
                _Spelling(core, len(core), area, core in others) for core in sorted(names | others)
            ]
        return found

    @cached_property
    def _wholes(self) -> list[_Spelling]:
        """All names with and without the word for the kind."""
        cores = [core for spellings in self._cores.values() for core in spellings]
        named = [(_SHORT_KINDS[core.area.kind] + core.text, core) for core in cores]
        return cores + [_Spelling(text, core.core, core.area) for text, core in named]

    @cached_property
    def _like_cities(self) -> list[_Spelling]:
        """Names that begin with a word for a kind without meaning it: Kotabaru is a regency."""
        words = tuple(_SHORT_KINDS.values())
        return [
            core
            for spellings in self._cores.values()
            for core in spellings
            if core.text.startswith(words)
        ]


def _decide(near: dict[_Spelling, int], province: str | None) -> _Spelling | None:
    """The nearest spelling if nothing else is near enough to be meant.

    Areas outside the province under whose heading the name stands count less: it is enough that
    they are not as near.
    """
    if not near:
        return None
    nearest, slips = next(iter(near.items()))
    if slips not in _MARGINS or nearest.core < _SHORTEST[slips]:
        return None
    inside = province is not None and nearest.area.province_code == province
    for other, away in near.items():
        if other is nearest:
            continue
        outside = inside and other.area.province_code != province
        if away < (slips + 1 if outside else _MARGINS[slips]):
            return None
    return nearest


def _nearest(
    text: str, spellings: Sequence[_Spelling], far: int
) -> Iterator[tuple[int, _Spelling]]:
    """Spellings less than ``far`` away from ``text``, with how far."""
    for spelling in spellings:
        slips = Levenshtein.distance(text, spelling.text, score_cutoff=far - 1)
        if slips < far:
            yield slips, spelling


def _take_apart(name: str) -> tuple[AreaKind | None, list[str]]:
    """The kind that a name says, and its other words, in letters only.

    Slips in the long words are forgiven: nothing else looks like them.
    """
    text = folded(name).translate(_AS_LETTERS)
    # a lost blank: "PemerintahKab. Sumedang"
    words = re.findall("[a-z]+", re.sub(rf"\b{_GOVERNMENT}(?=[a-z])", f"{_GOVERNMENT} ", text))
    if len(words) > 2 and _is_word(words[0] + words[1], _GOVERNMENT):
        del words[:2]  # a sign in the middle of the word
    elif len(words) > 1 and _is_word(words[0], _GOVERNMENT):
        del words[0]
    if len(words) > 1 and words[0] == "daerah" and words[1] != "istimewa":
        del words[0]
    for word, kind in KIND_WORDS.items():
        if len(words) > 1 and _is_word(words[0], word):
            return kind, words[1:]
    return None, words


def _is_word(text: str, word: str) -> bool:
    slips = 2 if len(word) > 7 else 0
    return text == word or (slips > 0 and Levenshtein.distance(text, word) <= slips)


def _cores_of(*names: str) -> set[str]:
    """Names in letters only, also with the short forms that tables use for some words."""
    cores = {"".join(_take_apart(name)[1]) for name in names}
    return cores | {
        core.replace(long, short) for core in cores for short, long in SPELLED_OUT.items()
    }
