"""Words that readers use for the same thing: loan words, short forms, what offices call it.

Each line is one group of phrases. Searching for one finds the others too, counting less. Spelling
of one and the same word is not for here: see ``VARIANTS`` in ``search_words.py``.
"""

from __future__ import annotations

from typing import Final

_TABLE: Final = """
online; daring; elektronik; digital
offline; luring; tatap muka
surat; naskah; persuratan; korespondensi
surat elektronik; naskah dinas elektronik; naskah dinas; e-office; perkantoran elektronik; srikandi
arsip; kearsipan; dokumen
tte; tanda tangan elektronik; tanda tangan digital; sertifikat elektronik; bsre
data center; pusat data; pdn; ruang server; colocation
server; peladen; komputer
super app; superapp; super apps; superapps; satu aplikasi; aplikasi terpadu; portal layanan
aplikasi; app; apps; software; perangkat lunak; sistem informasi
kontak; narahubung; alamat; kantor; telepon; hubungi
email; e-mail; surel; surat elektronik
hp; handphone; ponsel; gawai; seluler; mobile; android
internet; jaringan; network; konektivitas; bandwidth
wifi; wi-fi; hotspot; internet gratis
fiber optik; fo; serat optik; kabel optik
intranet; jaringan intra; jaringan dalam
cloud; komputasi awan; awan
backup; cadangan; pemulihan bencana; drc; disaster recovery
keamanan informasi; cyber security; keamanan siber; siber; csirt; keamanan data; persandian; sandi
hacker; peretas; peretasan; diretas; serangan siber
password; kata sandi
sso; single sign on; akun tunggal; satu akun
dashboard; dasbor; layar pantau; papan pantau
command center; pusat kendali; ruang kendali; pusat komando
smart city; kota cerdas; kabupaten cerdas; smart regency
smart village; desa cerdas; desa digital
big data; mahadata; analitik
ai; kecerdasan buatan; artificial intelligence; kecerdasan artifisial
satu data; open data; data terbuka; sdi; walidata; data sektoral; statistik sektoral
gis; sig; geospasial; peta; pemetaan; geoportal; satu peta
integrasi; interoperabilitas; api; penghubung layanan; pertukaran data; splp; terhubung
website; situs; laman; portal; web
media sosial; medsos; facebook; instagram
pengaduan; aduan; lapor; keluhan; komplain; aspirasi; whistle blowing
izin; oss; dpmptsp; penanaman modal; ptsp; pelayanan terpadu satu pintu
mpp; mal pelayanan publik; pelayanan terpadu
investasi; penanaman modal
absensi; presensi; kehadiran; absen; fingerprint; sidik jari
pegawai; asn; pns; kepegawaian; aparatur; sdm; sumber daya manusia; simpeg
tpp; tunjangan kinerja; tambahan penghasilan; remunerasi
kinerja; sakip; e-kinerja; ekinerja; skp
diklat; bimtek; pelatihan; bimbingan teknis; training; literasi
anggaran; biaya; dana; budget; belanja; apbd; harga; pembiayaan
keuangan; sipd; simda; akuntansi; e-budgeting
perencanaan; e-planning; musrenbang; rpjmd; bappeda
pengadaan; lpse; lelang; e-procurement; spse; tender; e-katalog
pajak; retribusi; pbb; bphtb; pendapatan daerah; pad; e-retribusi; bapenda
aset; barang milik daerah; bmd; inventaris
kesehatan; puskesmas; rumah sakit; rsud; rekam medis; e-health; telemedicine
sekolah; pendidikan; ppdb; siswa; guru; e-learning
kependudukan; dukcapil; ktp; kk; akta; adminduk; disdukcapil
desa; nagari; gampong; kampung; siskeudes
kemiskinan; bansos; bantuan sosial; dtks; warga miskin
umkm; ukm; usaha kecil; koperasi; pasar digital; marketplace
wisata; pariwisata; turis
transportasi; parkir; dishub; lalu lintas
cctv; kamera; pemantauan kamera
bencana; bpbd; darurat; kedaruratan; call center; 112
hukum; jdih; peraturan; regulasi; perda; perbup; perwali; dasar hukum
informasi publik; ppid; keterbukaan; kip
opd; skpd; dinas; perangkat daerah; badan
kominfo; diskominfo; komunikasi dan informatika; dinkominfo
bupati; wali kota; walikota; kepala daerah; pimpinan
tim koordinasi; dewan tik; tim pengarah; gugus tugas; cio; komite
tik; ti; it; ict; teknologi informasi
e-government; egovernment; e-gov; pemerintahan digital; spbe; pemdi
rencana induk; master plan; masterplan; roadmap; peta jalan; cetak biru; blueprint
arsitektur; enterprise architecture; peta rencana
proses bisnis; probis; peta proses
manajemen risiko; risiko
audit; pemeriksaan; audit tik
manajemen perubahan; budaya kerja; perubahan
manajemen pengetahuan; knowledge management; berbagi pengetahuan
manajemen layanan; service desk; helpdesk; meja layanan
evaluasi; penilaian; asesmen; asesor; pemantauan
nilai; skor; indeks; predikat
indikator; aspek; domain
studi banding; studi tiru; kunjungan kerja; kunker; benchmarking; kaji banding; kunjungan
tuan rumah; tempat belajar; daerah tujuan
replikasi; adopsi; meniru; diadopsi; hibah aplikasi; berbagi aplikasi
mou; kerja sama; perjanjian kerja sama; pks; kesepakatan bersama
inovasi; inotek; kovablik; sinovik; penghargaan
tamu; rombongan; delegasi; peserta
jadwal; agenda; susunan acara
pertanyaan; tanya; kuesioner
download; unduh; csv; json; excel
laporkan; kesalahan; koreksi; ralat
lapor; lembar koreksi
istilah; singkatan; kamus; glosarium
stunting; tengkes; gizi
perpustakaan; pustaka
pertanian; petani; nelayan; perikanan
"""

SYNONYMS: Final[tuple[tuple[str, ...], ...]] = tuple(
    tuple(phrase.strip() for phrase in line.split(";")) for line in _TABLE.strip().splitlines()
)
"""Groups of phrases."""
