"""Questions that several forms ask: the sources, who fills in, and the promise on private data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kb_builder.forms.definition import Empty, Field, Place, Widget
from kb_builder.forms.statements import statements
from kb_builder.forms.values import address, date, one_of, promise, text
from kb_builder.model.vocabulary import Reading, SourceKind, Term

READING: Final = "cara_membaca"

LINES: Final = "Satu pernyataan satu baris."
SKIP: Final = "Kosongkan bila tidak diketahui."


def labels(terms: Iterable[Term]) -> tuple[str, ...]:
    """What people choose from."""
    return tuple(term.label for term in terms)


def statement_field(
    name: str,
    *,
    label: str,
    example: str,
    place: Place,
    says: str = "",
    empty: Empty = Empty.UNKNOWN,
) -> Field:
    """A question that is answered with statements, one a line; ``example`` is one of them.

    What the model wants answered may be left empty: that is "tidak diketahui".
    """
    skip = SKIP if empty is Empty.UNKNOWN else ""
    return Field(
        id=name,
        label=label,
        reads=statements,
        help=" ".join(filter(None, (says, LINES, skip))),
        example=f"- {example}",
        widget=Widget.TEXTAREA,
        empty=empty,
        place=place,
    )


def source_fields(number: int, *, which: str, required: bool, help_text: str) -> tuple[Field, ...]:
    """The questions on one source; ``which`` tells it from the other one."""
    needed = Empty.REFUSED if required else Empty.LEFT_OUT
    return (
        Field(
            id=f"alamat_sumber_{number}",
            label=f"Alamat sumber {which}",
            reads=address,
            help=help_text,
            example="https://dinkominfo.bojonegorokab.go.id/berita/baca/528",
            empty=Empty.UNKNOWN,
        ),
        Field(
            id=f"judul_sumber_{number}",
            label=f"Judul sumber {which}",
            reads=text,
            help="Judul berita, laporan, atau peraturan seperti tercetak.",
            example="Kunjungan kerja Kabupaten Sumedang ke Bojonegoro",
            empty=needed,
        ),
        Field(
            id=f"penerbit_sumber_{number}",
            label=f"Penerbit sumber {which}",
            reads=text,
            help="Lembaga atau media yang menerbitkan, bukan nama penulis.",
            example="Dinas Kominfo Kabupaten Bojonegoro",
            empty=needed,
        ),
        Field(
            id=f"jenis_sumber_{number}",
            label=f"Jenis sumber {which}",
            reads=one_of(SourceKind),
            widget=Widget.DROPDOWN,
            options=labels(SourceKind),
            empty=needed,
        ),
        Field(
            id=f"terbit_sumber_{number}",
            label=f"Tanggal terbit sumber {which}",
            reads=date,
            help=SKIP,
            example="2 Mei 2019",
            empty=Empty.UNKNOWN,
        ),
    )


SOURCES: Final = (
    *source_fields(
        1,
        which="pertama",
        required=True,
        help_text="Salin dari peramban. Kosongkan bila sumber ini tidak ada di internet.",
    ),
    *source_fields(
        2,
        which="kedua",
        required=False,
        help_text=(
            "Bila ada sumber lain. Beri tanda [2] di akhir baris yang berasal dari sumber kedua, "
            "atau [1, 2] bila dari keduanya."
        ),
    ),
    Field(
        id=READING,
        label="Cara sumber dibaca",
        reads=one_of(Reading),
        help="Apakah Anda sendiri membaca sumber itu dari awal sampai akhir?",
        widget=Widget.DROPDOWN,
        options=labels(Reading),
        empty=Empty.REFUSED,
    ),
)

OFFICE: Final = Field(
    id="kantor_pengisi",
    label="Kantor pengisi formulir",
    reads=text,
    help="Nama kantor Anda, bukan nama Anda. Ditampilkan sebagai pemeriksa isi.",
    example="Dinas Kominfo Kabupaten Sumedang",
    empty=Empty.REFUSED,
    place=("verified_by",),
)

PROMISE: Final = Field(
    id="janji",
    label="Sebelum dikirim",
    reads=promise,
    widget=Widget.CHECKBOXES,
    options=("Isian ini tidak memuat NIK, nomor telepon, surel, atau nama perorangan.",),
    empty=Empty.REFUSED,
)
