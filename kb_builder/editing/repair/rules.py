"""All repairs in the order in which they are made: letters first, then what they spell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from kb_builder.editing.repair.addresses import schemes, secure_addresses
from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.characters import (
    byte_order_mark,
    control_characters,
    final_line_end,
    hard_spaces,
    invisible_characters,
    line_ends,
    separators,
    tabs,
    trailing_blanks,
)
from kb_builder.editing.repair.dates import local_dates
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.letters import closed_terms, keys
from kb_builder.editing.repair.numbers import area_codes, decimal_commas
from kb_builder.editing.repair.quotes import quoted_lines, quoted_values
from kb_builder.editing.repair.references import (
    given_ids,
    nodes,
    predicates,
    score_keys,
    shared_sources,
    used_ids,
)


class Rule(NamedTuple):
    """A repair: what it is called, what it does, and which problems can go away with it.

    ``find`` looks at a file and yields what it would change there.
    """

    name: str
    find: Callable[[Draft, Around], Iterator[Repair]]
    does: str
    codes: tuple[str, ...] = ()


_QUOTES: Final = "Kutip lengkung yang mengapit seluruh nilai menjadi kutip lurus atau dihapus."
_IDS: Final = "Huruf besar-kecil pada id disamakan dengan id yang ada."
_NODES: Final = "Huruf besar-kecil pada simpul disamakan dengan instrumennya."
RULES: Final = (
    Rule("tanda BOM", byte_order_mark, "Tanda BOM di awal berkas dihapus."),
    Rule("akhir baris", separators, "Pemisah baris lain menjadi LF, bila tanpanya berkas rusak.",
         ("R106", "R114")),
    Rule("karakter kendali", control_characters, "Karakter kendali dibuang.", ("R114",)),
    Rule("karakter tak terlihat", invisible_characters, "Karakter tak terlihat dihapus.",
         ("R114",)),
    Rule("spasi tak terputus", hard_spaces, "Spasi tak terputus menjadi spasi biasa.",
         ("R106", "R201", "R202")),
    Rule("akhir baris", line_ends, "Akhir baris Windows dan Mac lama menjadi LF.",
         ("R106", "R114")),
    Rule("tab", tabs, "Tab di awal baris menjadi dua spasi, di tempat lain satu spasi.",
         ("R105", "R106")),
    Rule("kutip lengkung", quoted_lines, _QUOTES, ("R106", "R203")),
    Rule("spasi di akhir baris", trailing_blanks, "Spasi di akhir baris dihapus."),
    Rule("akhir berkas", final_line_end, "Baris terakhir diakhiri baris baru."),
    Rule("kutip lengkung", quoted_values, _QUOTES,
         ("R201", "R202", "R205", "R206", "R210", "R211", "R212", "R213", "R214", "R215", "R216",
          "R218", "R301", "R302", "R304", "R308", "R309")),
    Rule("huruf kunci", keys, "Huruf besar pada kunci menjadi huruf kecil.", ("R201", "R202")),
    Rule("koma desimal", decimal_commas, "Koma desimal menjadi titik.", ("R209",)),
    Rule("kode wilayah", area_codes, "Kode wilayah ditulis dengan titik, dalam kutip.", ("R213",)),
    Rule("tanggal", local_dates, "Tanggal ditulis tahun-bulan-hari.", ("R206",)),
    Rule("pilihan", closed_terms, "Huruf besar pada pilihan menjadi huruf kecil.",
         ("R203", "R205", "R206", "R211", "R214")),
    Rule("id", given_ids, _IDS, ("R212", "R301", "R302", "R308", "R309")),
    Rule("id", used_ids, _IDS, ("R212", "R216", "R301", "R302", "R304", "R308", "R309")),
    Rule("id sumber", shared_sources, "Halaman yang sama memakai id sumber yang sama.", ("R322",)),
    Rule("simpul", nodes, _NODES, ("R215", "R304")),
    Rule("simpul", score_keys, _NODES, ("R304",)),
    Rule("predikat", predicates, "Huruf besar-kecil pada predikat disamakan dengan instrumennya.",
         ("R306",)),
    Rule("alamat web", schemes, "Awal alamat web ditulis dengan huruf kecil.", ("R214",)),
    Rule("alamat web", secure_addresses, "http menjadi https pada alamat yang dikenal aman.",
         ("R315",)),
)  # fmt: skip

DECODING: Final = "Berkas berpengodean Windows (cp1252) ditulis ulang sebagai UTF-8."


def _by_code() -> Mapping[str, str]:
    told: dict[str, list[str]] = {"R103": [DECODING]}
    for rule in RULES:
        for code in rule.codes:
            sentences = told.setdefault(code, [])
            if rule.does not in sentences:
                sentences.append(rule.does)
    return MappingProxyType({code: " ".join(told[code]) for code in sorted(told)})


REPAIRS: Final = _by_code()
"""Code of ``kb check`` → what ``kb fix`` can do about it. Other codes need a person."""

MOSTLY: Final = frozenset({"R103", "R105", "R114", "R206", "R209"})
"""Codes that a repair nearly always answers: worth trying before mending by hand."""
