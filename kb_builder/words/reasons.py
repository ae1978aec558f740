"""Why two areas are alike or not, in one wording for page, command, JSON and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from kb_builder.words.lists import listed
from kb_builder.words.numbers import kilometres, trait

ALIKE: Final = 2
"""So many traits that bring two places together are named; as many as those that part them."""
BESIDE: Final = frozenset({"km", "city"})
"""Nearly always among what brings a pair together, and told beside the name anyway."""
_SURE: Final = ((0.9, "●●●"), (0.6, "●●○"), (0.0, "●○○"))
CERTAINTY: Final = (
    "Kepastian: ●●● tinggi, ●●○ sedang, ●○○ rendah; seberapa sering daerah itu tetap masuk daftar "
    "bila bobot atau nilai sedikit digeser, atau satu ciri ditiadakan."
)
"""What the marks mean: said once below a list."""
_FIRST_OWN: Final = "Pada setiap pasangan angka, yang pertama milik {area}."


class Told(Protocol):
    """A trait of a pair: both figures as people know them, in ``unit``.

    ``own`` is None for the distance between the capitals (``km``), which only the pair has. For
    ``city`` the figures are 1 for a city, 0 for a regency.
    """

    @property
    def trait(self) -> str:
        """Its id."""

    @property
    def label(self) -> str:
        """What people call it."""

    @property
    def unit(self) -> str:
        """What its figures are counted in."""

    @property
    def own(self) -> float | None:
        """The figure of the area that asks."""

    @property
    def theirs(self) -> float | None:
        """The figure of the other area."""


ToldT = TypeVar("ToldT", bound=Told)


def closest(reasons: Sequence[ToldT], least: Sequence[ToldT], /) -> list[ToldT]:
    """Which of ``reasons`` are named as alike: the first few that tell something new.

    That two places have none of something (no villages, in cities) tells nothing.
    """
    elsewhere = BESIDE | {reason.trait for reason in least}
    return [
        reason
        for reason in reasons
        if reason.trait not in elsewhere and not reason.own == reason.theirs == 0
    ][:ALIKE]


def why(reasons: Sequence[Told], least: Sequence[Told], /) -> str:
    """``Mirip: kepadatan penduduk (1.410 / 1.178 jiwa/km²). Beda: …``.

    ``reasons`` begin with what brings the two together; ``least`` match least.
    """
    near = [said for reason in closest(reasons, least) if (said := reason_text(reason))]
    far = [said for reason in least if (said := reason_text(reason))]
    parts = (("Mirip", near), ("Beda", far))
    return " ".join(f"{head}: {listed(said)}." for head, said in parts if said)


def reason_text(reason: Told, /) -> str:
    """A trait with both figures, inside a sentence; nothing where a figure is not known."""
    if reason.theirs is None:
        return ""
    if reason.own is None:
        return f"jarak {kilometres(reason.theirs)} km" if reason.trait == "km" else ""
    if reason.trait == "city":
        own, theirs = ("kota" if value else "kabupaten" for value in (reason.own, reason.theirs))
        return f"sama-sama {own}" if own == theirs else f"{own} / {theirs}"
    unit = "" if reason.unit in ("", "indeks") else f" {reason.unit}"
    return f"{lowered(reason.label)} ({trait(reason.own)} / {trait(reason.theirs)}{unit})"


def lowered(label: str, /) -> str:
    """A label inside a sentence; an abbreviation or a name of several words stays as it is."""
    named = any(word[:1].isupper() and not word.isupper() for word in label.split()[1:])
    return label if named or label[:2].isupper() else label[:1].lower() + label[1:]


def first_own(area: str, /) -> str:
    """Whose figure stands first: said once below a list."""
    return _FIRST_OWN.format(area=area)


def certainty_mark(confidence: float, /) -> str:
    """A confidence (0 to 1) as a mark: ``●●●`` from 90 percent, ``●●○`` from 60, or ``●○○``."""
    return next(mark for least, mark in _SURE if confidence >= least)
