"""The answers: frozen, plain, the same for the command line, pages, JSON and Python.

What their fields are called and mean in JSON is said beside them, in the terms of
``serializing.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kb_builder.model.vocabulary import Term
from kb_builder.similarity.serializing import Figure, Hidden, Share

Code = Annotated[str, Field(title="Kode wilayah", pattern=r"^\d\d\.\d\d$")]
AreaName = Annotated[str, Field(title="Nama daerah")]
DomainId = Annotated[str, Field(title="Id domain", description="Simpul SPBE 2020: D1 sampai D4.")]
Sources = Annotated[
    tuple[str, ...], Field(title="Sumber angka", description="Penerbit dan tahun, masing-masing.")
]
Km = Annotated[
    Figure | None,
    Field(
        title="Jarak antar-ibu kota",
        description="Garis lurus; null bila letaknya tidak diketahui.",
        json_schema_extra={"unit": "km"},
    ),
]
Coverage = Annotated[
    Share, Field(title="Kelengkapan", description="Bagian bobot yang angkanya ada pada keduanya.")
]
Words = Annotated[
    str, Field(title="Alasan dalam kata", description="Kalimat yang juga tampil di halaman.")
]
Label = Annotated[str, Field(title="Sebutan")]
Index = Annotated[Figure | None, Field(title="Indeks")]
Distance = Annotated[Figure, Field(title="Jarak", description="Kuadrat, tanpa satuan.")]
Closeness = Annotated[Share, Field(title="Kedekatan keadaan")]
Turn = Annotated[Share, Field(title="Faktor giliran")]
Sure = Annotated[Share, Field(title="Kepastian")]
Leading = Annotated[
    str | None, Field(title="Domain terdepan", description="Paling tertinggal dari padanan.")
]
Because = Annotated[str | None, Field(title="Sebab daftar kosong")]
Notes = Annotated[tuple[str, ...], Field(title="Yang perlu diketahui")]


class Lens(Term):
    """The three lists of peers: each answers one question."""

    SEKEADAAN = "sekeadaan", "Sekeadaan", "siapa yang berangkat dari keadaan yang sama"
    SEPROFIL = "seprofil", "Seprofil", "siapa yang sekarang berdiri di tempat yang sama"
    SEKITAR = "sekitar", "Sekitar", "siapa yang dekat dan sejenis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One trait's or domain's part in a pair's distance, with both figures as people know them."""

    trait: Annotated[str, Field(title="Ciri", description="Kunci di 'traits'.")]
    contribution: Annotated[
        Figure, Field(title="Bagian jarak", description="Jumlah semua bagian sama dengan jarak.")
    ]
    theirs: Annotated[
        Figure | None, Field(title="Angka daerah itu", description="Satuannya ada di 'traits'.")
    ]
    own: Annotated[float | None, Hidden]
    label: Annotated[str, Hidden]
    unit: Annotated[str, Hidden]
    typical: Annotated[float, Hidden]


Reasons = Annotated[
    tuple[Reason, ...], Field(title="Bagian jarak", description="Dari yang paling mirip.")
]
Least = Annotated[tuple[Reason, ...], Hidden]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitInfo:
    """What a trait is, and the figure of the area asked about."""

    id: Annotated[str, Field(title="Id")]
    label: Label
    unit: Annotated[str, Field(title="Satuan")]
    own: Annotated[Figure | None, Field(title="Angka daerah yang ditanyakan")]
    source: Annotated[str, Field(title="Penerbit dan tahun")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How like two areas are by structure. Traits that one of the two lacks have no part.

    ``distance`` is squared; the contributions of ``reasons`` add up to it. ``reasons`` begin with
    what the two share most, measured by what is usual; ``least`` are the two that match least.
    """

    distance: Distance
    coverage: Coverage
    km: Km
    text: Words
    reasons: Reasons
    least: Least


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The area asked about. ``rough`` marks scores that were converted or estimated."""

    code: Code
    name: AreaName
    scores: Annotated[
        Mapping[str, Figure] | None,
        Field(title="Nilai domain", description="Yang diketahui saja; null bila tidak ada."),
    ]
    index: Index
    score_basis: Annotated[str, Field(title="Dasar nilai")]
    rough: Annotated[bool, Field(title="Kasar", description="Nilainya dialihkan atau ditaksir.")]


Asked = Annotated[Subject, Field(title="Daerah yang ditanyakan")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """An area in one of the three lists.

    ``distance`` adds up from ``reasons``; in *sekitar* it does not decide the order, the km do.
    ``mutual``: it lists the subject among as many of its own, filters aside.
    """

    code: Code
    name: AreaName
    distance: Distance
    km: Km
    confidence: Annotated[
        Share | None,
        Field(
            title="Kepastian",
            description="Bagian pengujian yang tetap memilihnya; null pada 'sekitar'.",
        ),
    ]
    mutual: Annotated[bool, Field(title="Saling memilih")]
    coverage: Coverage
    text: Words
    reasons: Reasons
    least: Least
    scaled: Annotated[float, Hidden]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProfile:
    """A PeGI profile or index that a case holds, beside the one asked about."""

    code: Code
    name: AreaName
    year: Annotated[int, Field(title="Tahun")]
    index: Annotated[Figure | None, Field(title="Indeks PeGI")]
    whole: Annotated[bool, Field(title="Kelima dimensi diketahui")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a list of peers is empty, for people; null where it is not."""

    sekeadaan: Annotated[str | None, Field(title="Sekeadaan")]
    seprofil: Annotated[str | None, Field(title="Seprofil")]
    sekitar: Annotated[str | None, Field(title="Sekitar")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The three lists, each best first."""

    area: Asked
    sekeadaan: Annotated[
        tuple[Peer, ...],
        Field(title="Sekeadaan", description="Yang keadaannya paling serupa; nilai tidak ikut."),
    ]
    seprofil: Annotated[
        tuple[Peer, ...],
        Field(title="Seprofil", description="Yang nilai SPBE dan keadaannya paling serupa."),
    ]
    sekitar: Annotated[
        tuple[Peer, ...], Field(title="Sekitar", description="Yang terdekat dan sejenis.")
    ]
    why: Annotated[Why, Field(title="Sebab daftar kosong")]
    notes: Notes
    known_profiles: Annotated[
        tuple[KnownProfile, ...], Field(title="Profil PeGI lain yang diketahui")
    ]
    traits: Annotated[tuple[TraitInfo, ...], Field(title="Ciri dan domain")]
    sources: Sources
    considered: Annotated[int, Hidden]

    def of(self, lens: Lens, /) -> tuple[Peer, ...]:
        """The list of a lens."""
        found: tuple[Peer, ...] = getattr(self, lens.value)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far a host is ahead in one domain, in points of that domain; negative: behind."""

    domain: DomainId
    label: Annotated[str, Hidden]
    own: Annotated[float, Hidden]
    theirs: Annotated[Figure, Field(title="Nilai tuan rumah")]
    lead: Annotated[Figure, Field(title="Keunggulan", json_schema_extra={"unit": "poin domain"})]


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """How many come in a year, as far as sources or visits in the library tell."""

    per_year: Annotated[Figure, Field(title="Rombongan setahun")]
    stated: Annotated[bool, Field(title="Menurut sumber", description="Bukan dihitung di sini.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """An area worth visiting: ``worth = closeness × lead × travel × load × turn``.

    ``closeness = 1 / (1 + d²/σ²)``, σ² being the distance of the area's own tenth peer; ``travel =
    1 / (1 + km/250)``; ``load`` falls below 1 where more than one group a week is known to come;
    ``turn`` where the host would stand on more than a fifth of all lists of its domain.
    """

    code: Code
    name: AreaName
    worth: Annotated[Figure, Field(title="Kelayakan", description="Hasil kali lima faktor.")]
    closeness: Closeness
    lead: Annotated[
        Figure,
        Field(
            title="Keunggulan",
            description="Poin domain itu; untuk indeks, poin indeks yang dapat dipelajari.",
        ),
    ]
    travel: Annotated[Share, Field(title="Faktor perjalanan")]
    load: Annotated[Share, Field(title="Faktor kesibukan")]
    turn: Turn
    km: Km
    trip: Annotated[str, Field(title="Perjalanan dalam kata")]
    index: Index
    leads: Annotated[
        tuple[Lead, ...], Field(title="Keunggulan tiap domain", description="Terbesar dahulu.")
    ]
    documented: Annotated[bool, Field(title="Ada praktik tercatat")]
    similar: Annotated[
        bool, Field(title="Serupa", description="Di antara seratus yang paling serupa.")
    ]
    visitors: Annotated[Load | None, Field(title="Tamu yang diketahui")]
    confidence: Sure
    coverage: Coverage
    text: Words
    pair: Annotated[Pair, Hidden]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostList:
    """Hosts for one domain, or for the whole index (``domain`` null), best first.

    ``behind`` is the median of the area's own peers minus its value; negative: it is ahead.
    """

    domain: Annotated[str | None, Field(title="Id domain", description="null: seluruh indeks.")]
    label: Label
    own: Annotated[Figure | None, Field(title="Nilai sendiri")]
    behind: Annotated[
        Figure | None,
        Field(
            title="Tertinggal dari padanan", description="Median padanan dikurangi nilai sendiri."
        ),
    ]
    widened: Annotated[
        bool, Field(title="Diperluas", description="Di luar seratus daerah yang paling serupa.")
    ]
    ahead: Annotated[int, Field(title="Banyaknya daerah yang unggul")]
    hosts: Annotated[tuple[Host, ...], Field(title="Tuan rumah")]
    why: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The answer. ``lists`` begin with the domain that matters most; the whole index is last."""

    area: Asked
    margin: Annotated[Figure, Field(title="Keunggulan paling sedikit")]
    leading: Leading
    lists: Annotated[tuple[HostList, ...], Field(title="Daftar")]
    why: Annotated[str | None, Field(title="Sebab tidak ada daftar")]
    notes: Notes
    sources: Sources

    def of(self, domain: str | None, /) -> HostList | None:
        """The list of a domain, ``None`` for the index."""
        return next((found for found in self.lists if found.domain == domain), None)

    @property
    def first(self) -> HostList | None:
        """The list that matters most."""
        return self.lists[0] if self.lists else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What an indicator is worth to the subject: ``points = weight × lead`` in its domain."""

    node: Annotated[str, Field(title="Id indikator")]
    label: Label
    domain: DomainId
    weight: Annotated[Figure, Field(title="Bobot")]
    lead: Annotated[Figure, Field(title="Selisih")]
    points: Annotated[Figure, Field(title="Poin indeks")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFit:
    """A practice: ``fit = closeness × points × evidence × turn`` with ``evidence = step / 5``.

    ``needs`` are what must be there first, empty where the source does not say. ``rough``: its
    indicators came through a crosswalk. ``only_case``: no other case in the library touches the
    same indicators.
    """

    reference: Annotated[str, Field(title="Acuan", description="Nama berkas, garis miring, id.")]
    title: Annotated[str, Field(title="Judul")]
    host_code: Code
    host_name: AreaName
    fit: Annotated[Figure, Field(title="Kecocokan", description="Hasil kali empat faktor.")]
    closeness: Closeness
    points: Annotated[
        Figure, Field(title="Poin indeks", description="Bila kesenjangan itu tertutup.")
    ]
    evidence: Annotated[Share, Field(title="Kekuatan bukti")]
    turn: Turn
    strength: Annotated[str, Field(title="Bukti dalam kata")]
    domains: Annotated[tuple[str, ...], Field(title="Domain yang disentuh")]
    worths: Annotated[tuple[Worth, ...], Field(title="Poin tiap indikator")]
    needs: Annotated[tuple[str, ...], Field(title="Perlu ada dahulu")]
    rough: Annotated[bool, Field(title="Lewat padanan instrumen")]
    only_case: Annotated[bool, Field(title="Satu-satunya kasus untuk indikator itu")]
    km: Km
    confidence: Sure
    text: Words
    pair: Annotated[Pair, Hidden]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How much of the index a domain could still give the subject: ``weight × (5 − own)``.

    ``behind``: the median of its own peers minus its value. ``practices`` counts those in the
    answer's reach that close part of it.
    """

    domain: DomainId
    label: Label
    own: Annotated[Figure, Field(title="Nilai sendiri")]
    behind: Annotated[Figure | None, Field(title="Tertinggal dari padanan")]
    points: Annotated[Figure, Field(title="Poin indeks tersisa")]
    practices: Annotated[int, Field(title="Praktik yang menutup")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """The answer. ``gaps``: furthest behind first, also those that no known practice closes."""

    area: Asked
    leading: Leading
    considered: Annotated[int, Field(title="Banyaknya praktik yang ditimbang")]
    practices: Annotated[
        tuple[PracticeFit, ...], Field(title="Praktik", description="Terbaik dahulu.")
    ]
    gaps: Annotated[tuple[Gap, ...], Field(title="Kesenjangan tiap domain")]
    why: Because
    notes: Notes
    sources: Sources
