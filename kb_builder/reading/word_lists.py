"""The words by which texts are told apart: offices, titles, names of HTML elements. Pure data."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ROLE_FIELDS: Final = _words(
    "speaker asked_by verified_by owner contact_office lead_role received_by assessors delegation"
)
"""Keys that hold an office or a role, never a name."""

AS_PRINTED: Final = frozenset(_words("title publisher"))
"""Keys that repeat what others printed, names and all."""

_OFFICES: Final = """
    presiden menteri gubernur bupati wali walikota camat lurah kades wakil deputi dirjen direktur
    direksi komisaris inspektur sekretaris sekda sekcam asisten kepala ketua kadis kaban kabag
    kabid kasi kasubag kasubbag kasubbid kasubid koordinator manajer pelaksana plt plh pj penjabat
    pejabat pimpinan pemimpin staf pegawai karyawan petugas aparatur perangkat jajaran anggota
    bendahara pembina penasihat penanggung operator administrator pranata analis auditor evaluator
    pengawas juru kapolres dandim jaksa
"""
_PARTS: Final = """
    asesor penilai pakar ahli akademisi praktisi profesional konsultan dosen guru rektor dekan
    peneliti mahasiswa narasumber moderator peserta tamu rombongan delegasi perwakilan utusan
    pengelola penyusun pengembang pemrogram penggiat pegiat relawan tokoh warga masyarakat pelaku
    pembicara penyaji pendamping fasilitator wartawan redaksi penulis
"""
_BODIES: Final = """
    negara pemerintah pemerintahan pemkab pemkot pemprov pemda kabupaten kota provinsi daerah
    kecamatan kelurahan desa kementerian lembaga badan dinas kantor balai unit bagian subbagian
    bidang subbidang seksi sekretariat setda inspektorat direktorat kedeputian kominfo diskominfo
    dinkominfo bappeda bapenda puskesmas rumah dewan majelis komisi komite forum kelompok tim
    satuan gugus panitia asosiasi yayasan koperasi perusahaan bank media berita situs universitas
    institut politeknik akademi sekolah fakultas pusat program pt cv
"""
_NEVER_NAMES: Final = "tidak belum semua seluruh para pihak bersama kedua anak hamil"

OFFICE_WORDS: Final = frozenset(_words(f"{_OFFICES} {_PARTS} {_BODIES} {_NEVER_NAMES}"))
"""Two capitalised words without any of these look like a name."""

OFFICES_OF_AREAS: Final = (
    *("bupati", r"wali\s?kota", "gubernur", "presiden", "sekda", r"sekretaris\s+daerah"),
    *(r"kadis\s?kominfo", r"(?:kepala|sekretaris)\s+(?:dinas\s+)?\w*kominfo", r"ketua\s+dprd"),
    *(r"kepala\s+bappe\w+", "sekdis", "kadis"),
)
"""Patterns of offices after which only the name of their area stands, or nothing."""

KIND_WORDS: Final = frozenset(_words("kabupaten kab kota provinsi prov daerah administrasi"))
"""What may stand between an office and its area."""

AFTER_OFFICE: Final = frozenset(
    _words("nomor no tahun republik indonesia dalam terpilih cup award awards kominfo")
)
"""Other words with which a sentence goes on after an office or its area."""

HONORIFICS: Final = _words("Bapak Pak Ibu Bu Saudara Saudari Sdr Sdri Kang Mas Mbak Gus")
"""What people are called by; an office may follow too ("Bapak Bupati")."""

TITLES_BEFORE: Final = _words("Prof Dr dr Drs Dra Ir H Hj KH K.H")
"""Titles that stand before a name, always with a point."""

DEGREES: Final = _words(
    """
    A.Md S.H S.E S.T S.P S.Sos S.Kom S.I.Kom S.Pd S.AP S.IP S.STP S.Si S.Hum S.Kep S.KM S.Ag S.Pt
    S.Hut S.Psi S.Stat S.Tr S.ST M.A M.H M.E M.M M.P M.T M.Si M.Sc M.Sos M.Kom M.I.Kom M.Pd M.AP
    M.IP M.Hum M.Kes M.KM M.Kn M.Ag M.Psi M.Eng M.Ec.Dev M.Tr M.TI M.PM M.B.A M.P.A M.P.P M.P.W.K
    Ph.D LL.M
    """
)
"""Titles that stand after a name; often written without some of the points."""

BARE_DEGREES: Final = _words("SH SE ST MH MM MT")
"""Degrees that without their points can mean something else, such as SE (surat edaran)."""

NAMESAKES: Final = _words(
    "RS RSU RSUD RSUP Sakit Jalan Jl Gedung Bandara Stadion Universitas Pendopo Alun-alun"
)
"""Places that are named after people, title and all ("RSUD Dr. Soetomo")."""

HTML_ELEMENTS: Final = _words(
    """
    a abbr b body br button code div em font form h1 h2 h3 h4 h5 h6 head hr html i input li link
    math meta ol p pre span strong style sub sup table tbody td textarea th thead title tr u ul
    """
)

HTML_WITH_POWER: Final = _words("script img iframe svg object embed audio video")
"""Elements that load or run something: told even where the tag is not whole."""
