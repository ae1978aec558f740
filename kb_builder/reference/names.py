"""What people type → the area they mean, or a clear question back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from kb_builder.model.area import Area, AreaKind
from kb_builder.reference.errors import AmbiguousArea, UnknownArea
from kb_builder.words.folding import folded
from kb_builder.words.nearest import all_near

SUGGESTIONS: Final = 3

_INITIAL: Final = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_WORD: Final = re.compile(r"[a-z0-9]+")
_CODE: Final = re.compile(r"[0-9]{2}(\.?[0-9]{1,2})?\Z")
KIND_WORDS: Final[Mapping[str, AreaKind]] = {
    "kab": AreaKind.REGENCY,
    "kabupaten": AreaKind.REGENCY,
    "pemkab": AreaKind.REGENCY,
    "regency": AreaKind.REGENCY,
    "kota": AreaKind.CITY,
    "pemkot": AreaKind.CITY,
    "city": AreaKind.CITY,
    "prov": AreaKind.PROVINCE,
    "propinsi": AreaKind.PROVINCE,
    "provinsi": AreaKind.PROVINCE,
    "pemprov": AreaKind.PROVINCE,
}
"""Words for a kind of area → the kind."""
_EMPTY_WORDS: Final = frozenset(
    {"pemerintah", "daerah", "pemda", "administrasi", "adm", "kotamadya", "kodya"}
)
_OFFICE: Final = re.compile(
    r"(?:dis|din|dinas)?kominfo[a-z]*|dinas|badan|bappe[a-z]+|bapper[a-z]+|setda|sekda|sekretariat"
    r"|sekretaris|bupati|walikota|wali|inspektorat|bagian|kantor|kepala|wakil|komunikasi|dan"
    r"|informatika|persandian|statistik"
)
"""Words of offices, which people write in front of the area's name."""
SPELLED_OUT: Final[Mapping[str, str]] = {"kep": "kepulauan", "sel": "selatan"}
"""Short forms that the national tables themselves use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an area ("Solo"), or, with ``until``, one that it had until that year.

    ``basis`` is the law that changed it ("PP 14/2020").
    """

    text: str
    area: Area
    until: int | None = None
    basis: str | None = None

    @property
    def official(self) -> bool:
        """Whether this was the name in law, not what people called it ("Tobasa")."""
        return self.until is not None and self.text.startswith(("Kabupaten ", "Kota "))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name taken apart: ``key`` without kind words, spaces and case; the kind if one was said.

    ``province`` is the code of the province that was said behind the name.
    """

    key: str
    kind: AreaKind | None
    province: str | None = None


def _words(text: str) -> list[str]:
    plain = folded(text)
    if "." in plain:
        # "D.I." and "DI" are the same word; other points part words ("Kab.Sumedang")
        plain = _INITIAL.sub(r"\1", plain)
    return _WORD.findall(plain)


def _take_apart(said: Sequence[str], *, one_kind: bool = False) -> _Asked:
    """The words of a name; with ``one_kind`` only the first word for a kind is no part of it."""
    words = list(said)
    kind: AreaKind | None = None
    while len(words) > 1 and (words[0] in _EMPTY_WORDS or words[0] in KIND_WORDS):
        if one_kind and kind is not None and words[0] in KIND_WORDS:
            break
        word = words.pop(0)
        kind = kind or KIND_WORDS.get(word)
    rest = [SPELLED_OUT.get(word, word) for word in words if word not in _EMPTY_WORDS]
    # people put the kind behind, too: "Bandung (Kota)", "Bandung, Kab."
    if kind is None and len(rest) > 1 and rest[-1] in KIND_WORDS:
        kind = KIND_WORDS[rest.pop()]
    return _Asked("".join(rest or words), kind)


def _without_office(words: Sequence[str]) -> Sequence[str]:
    """The area whose office is named: "Kuningan" of "Diskominfo Kuningan"."""
    if not words or not _OFFICE.fullmatch(words[0]):
        return words
    named = [place for place, word in enumerate(words) if word in KIND_WORDS]
    if named:
        return words[named[-1] :]
    first = next((n for n, word in enumerate(words) if not _OFFICE.fullmatch(word)), len(words))
    return words[first:]


def _of_kind(
    found: Mapping[str, Area], asked: _Asked | None, kinds: frozenset[AreaKind]
) -> tuple[Area, ...]:
    """Those of ``kinds``, and of the kind that was said, in the order of their codes."""
    return tuple(
        area
        for _, area in sorted(found.items())
        if area.kind in kinds
        and (
            asked is None
            or (asked.kind in (None, area.kind) and asked.province in (None, area.province_code))
        )
    )


_PROVINCES: Final = frozenset({AreaKind.PROVINCE})


def _indexed(names: Iterable[tuple[str, Area]]) -> dict[str, dict[str, Area]]:
    index: dict[str, dict[str, Area]] = {}
    for name, area in names:
        index.setdefault(_take_apart(_words(name)).key, {})[area.code] = area
    return index


class NameIndex:
    """All names and codes of all areas, prepared once for looking up."""

    def __init__(self, areas: Iterable[Area], *, aliases: Iterable[Alias] = ()) -> None:
        self._areas = tuple(areas)
        self._aliases = tuple(aliases)

    # the indexes are made on first use: most commands load areas and resolve no name
    @cached_property
    def _by_name(self) -> dict[str, dict[str, Area]]:
        own = [(name, area) for area in self._areas for name in (area.name, area.short_name)]
        return _indexed([*own, *((a.text, a.area) for a in self._aliases if a.until is None)])

    @cached_property
    def _by_former_name(self) -> dict[str, dict[str, Area]]:
        """Names of the past: they count only where no area has the name today."""
        return _indexed((a.text, a.area) for a in self._aliases if a.until is not None)

    @cached_property
    def _by_code(self) -> dict[str, dict[str, Area]]:
        index: dict[str, dict[str, Area]] = {}
        for area in self._areas:
            digits = area.code.replace(".", "")
            for code in {area.code, digits, area.bps_code or digits}:
                index.setdefault(code, {})[area.code] = area
        return index

    def resolve(self, text: str, /, *, kinds: frozenset[AreaKind]) -> Area:
        """The one area of ``kinds`` that ``text`` means; see ``Areas.resolve``."""
        asked = text.strip()
        if _CODE.match(asked):
            matches = _of_kind(self._by_code.get(asked, {}), None, kinds)
            near = [] if matches else self._codes_like(asked)
        else:
            readings = list(self._readings(_words(asked)))
            matches = next(filter(None, (self._named(one, kinds) for one in readings)), ())
            near = [] if matches else self._near(readings, kinds)
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise AmbiguousArea(asked, candidates=matches)
        fitting = [area for area in near if area.kind in kinds]
        raise UnknownArea(asked, suggestions=tuple(fitting[:SUGGESTIONS]))

    def _readings(self, words: Sequence[str]) -> Iterator[_Asked]:
        """What the words may mean, the likeliest first.

        Kotabaru is a regency though its name begins like a city's; behind a name its province may
        stand, and before it an office.
        """
        for said in dict.fromkeys((tuple(words), tuple(_without_office(words)))):
            yield _take_apart(said)
            yield _take_apart(said, one_kind=True)
            for place in range(1, len(said)):
                province = self._named(_take_apart(said[place:]), _PROVINCES)
                if len(province) == 1:
                    yield replace(_take_apart(said[:place]), province=province[0].code)

    def _named(self, asked: _Asked, kinds: frozenset[AreaKind]) -> tuple[Area, ...]:
        """The areas of that name; a name of the past counts where none has it today."""
        return _of_kind(self._by_name.get(asked.key, {}), asked, kinds) or _of_kind(
            self._by_former_name.get(asked.key, {}), asked, kinds
        )

    def _near(self, readings: Sequence[_Asked], kinds: frozenset[AreaKind]) -> list[Area]:
        """What may be meant: the name in another province, or a name like it in the one said."""
        asked = next((one for one in readings if one.province), readings[0])
        if asked.province is None:
            return self._names_like(asked)
        like = self._names_like(asked)
        elsewhere = self._named(replace(asked, province=None), kinds)
        like.sort(key=lambda area: area.province_code != asked.province)
        return list({area.code: area for area in (*elsewhere, *like)}.values())

    def _codes_like(self, code: str) -> list[Area]:
        """A code that lost a zero: "35.1" was 35.10 (a number to some programs) or 35.01."""
        province, point, rest = code.partition(".")
        if not point or len(rest) != 1:
            return []
        return [
            area
            for full in (f"{province}.{rest}0", f"{province}.0{rest}")
            for area in self._by_code.get(full, {}).values()
        ]

    def _names_like(self, asked: _Asked) -> list[Area]:
        if not asked.key:
            return []
        keys = all_near(asked.key, self._by_name, most=2 * SUGGESTIONS)
        near = [(key, area) for key in keys for area in self._by_name[key].values()]
        if asked.kind is not None:
            # the name itself with another kind, then the kind with another name; nearest stay first
            near.sort(key=lambda pair: (pair[0] != asked.key, pair[1].kind is not asked.kind))
        return list({area.code: area for _, area in near}.values())
