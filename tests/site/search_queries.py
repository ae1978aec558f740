"""What delegations and keepers type into the search field, and the page that answers it.

In the words of people: loan words, short forms, slips of the pen. Where several pages answer
equally well, any of them will do.
"""

from __future__ import annotations

from typing import Final

QUERIES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    # areas
    ("sumedang", ("daerah/sumedang",)),
    ("Kab. Sumedang", ("daerah/sumedang",)),
    ("pemkab pemalang", ("daerah/pemalang",)),
    ("32.11", ("daerah/sumedang",)),
    ("bandung", ("daerah/bandung", "daerah/kota-bandung")),
    ("kota bandung", ("daerah/kota-bandung",)),
    ("yahukimo", ("daerah/yahukimo",)),
    ("solo", ("daerah/kota-surakarta",)),
    ("diy", ("daerah/provinsi-daerah-istimewa-yogyakarta", "daerah/provinsi-di-yogyakarta")),
    ("jawa tengah", ("daerah/provinsi-jawa-tengah",)),
    ("diskominfo bojonegoro", ("daerah/bojonegoro",)),
    ("banyuwngi", ("daerah/banyuwangi",)),
    ("pemelang", ("daerah/pemalang",)),
    # loan words, spelling, short forms
    ("izin online", ("praktik/paket-izin-daring", "praktik/sipraja")),
    (
        "perijinan",
        ("praktik/surabaya-single-window", "praktik/ssw-alfa", "praktik/paket-izin-daring"),
    ),
    ("surat elektronik", ("praktik/e-surat", "praktik/srikandi-unit-terbawah")),
    ("naskah dinas", ("praktik/e-surat", "praktik/srikandi-unit-terbawah", "praktik/sikawan")),
    ("TTE", ("daerah/luwu-utara", "daerah/bogor", "istilah")),
    ("data center", ("praktik/pusat-data-dan-pemulihan-bencana",)),
    (
        "superapp",
        (
            "praktik/tangerang-live",
            "praktik/jogja-smart-service",
            "praktik/super-aplikasi-e-office",
        ),
    ),
    (
        "super app",
        (
            "praktik/tangerang-live",
            "praktik/jogja-smart-service",
            "praktik/super-aplikasi-e-office",
        ),
    ),
    ("masterplan smart city", ("praktik/master-plan-smart-city", "praktik/masterplan-smart-city")),
    (
        "rencana induk kota cerdas",
        (
            "praktik/rencana-induk-yang-dihitung",
            "praktik/master-plan-smart-city",
            "praktik/masterplan-smart-city",
        ),
    ),
    (
        "fiber optik",
        (
            "praktik/jaringan-serat-optik-milik-sendiri",
            "praktik/serat-optik-milik-sendiri",
            "praktik/bangun-serat-optik-sendiri",
            "praktik/serat-optik-perangkat-daerah",
            "praktik/serat-optik-antar-opd",
        ),
    ),
    (
        "FO milik sendiri",
        (
            "praktik/jaringan-serat-optik-milik-sendiri",
            "praktik/serat-optik-milik-sendiri",
            "praktik/bangun-serat-optik-sendiri",
        ),
    ),
    ("internet desa", ("praktik/internet-semua-desa", "praktik/internet-satelit-desa")),
    ("wifi gratis", ("praktik/internet-gratis-sampai-banjar",)),
    (
        "desa digital",
        ("praktik/smart-kampung", "praktik/sid-kalurahan", "praktik/sidekem", "praktik/spbe-desa"),
    ),
    (
        "sistem informasi desa",
        (
            "praktik/sidekem",
            "praktik/sid-kalurahan",
            "praktik/puspindes-sistem-informasi-desa",
            "praktik/perbup-sistem-informasi-desa",
            "praktik/sid-data-kemiskinan",
        ),
    ),
    (
        "pengaduan masyarakat",
        (
            "praktik/pengaduan-siap",
            "praktik/laksa",
            "praktik/upik",
            "praktik/tangkar",
            "praktik/pro-denpasar",
        ),
    ),
    (
        "aplikasi lapor warga",
        (
            "praktik/laksa",
            "praktik/tangkar",
            "praktik/upik",
            "praktik/pro-denpasar",
            "praktik/pengaduan-siap",
            "praktik/tangerang-live",
        ),
    ),
    (
        "manajemen resiko",
        (
            "praktik/manajemen-risiko-spbe",
            "praktik/pedoman-manajemen-risiko-spbe",
            "praktik/rancangan-manajemen-risiko",
            "praktik/dokumen-manajemen-risiko",
        ),
    ),
    (
        "indikator 21",
        (
            "praktik/indikator",
            "tanya/indikator",
            "instrumen/spbe-2020",
            "praktik/manajemen-risiko-spbe",
            "praktik/pedoman-manajemen-risiko-spbe",
        ),
    ),
    (
        "csirt",
        (
            "praktik/demakkab-csirt",
            "praktik/malang-kota-csirt",
            "praktik/patikab-csirt",
            "praktik/csirt-dan-indeks-kami",
            "praktik/csirt-berjenjang",
            "praktik/csirt-agen-siber",
            "praktik/csirt-sampai-kelurahan",
        ),
    ),
    (
        "keamanan siber",
        (
            "praktik/satgas-insiden-siber",
            "praktik/csirt-agen-siber",
            "praktik/demakkab-csirt",
            "praktik/keamanan-pusat-data-dan-kesadaran-keamanan",
            "praktik/csirt-berjenjang",
        ),
    ),
    (
        "website diretas",
        (
            "praktik/patikab-csirt",
            "praktik/pelajaran-peretasan-sitp",
            "praktik/ukur-dulu-lalu-csirt",
            "praktik/csirt-sampai-kelurahan",
        ),
    ),
    ("indeks KAMI", ("praktik/garis-awal-indeks-kami", "praktik/csirt-dan-indeks-kami")),
    (
        "audit TIK",
        (
            "praktik/pedoman-audit-internal-tik",
            "praktik/audit-bersama-inspektorat",
            "praktik/audit-internal-aplikasi",
            "praktik/audit-aplikasi-bersama-universitas",
        ),
    ),
    (
        "satu data",
        (
            "praktik/satu-data-banggai",
            "praktik/satu-data-walidata",
            "praktik/forum-satu-data",
            "praktik/semar-satata",
        ),
    ),
    (
        "open data",
        (
            "praktik/satu-hulu-data",
            "praktik/data-kontrak-terbuka",
            "data",
            "praktik/satu-data-banggai",
        ),
    ),
    (
        "statistik sektoral",
        (
            "praktik/statistik-sektoral",
            "praktik/statistik-sektoral-kendal",
            "praktik/statistik-sektoral-bersama-bps",
        ),
    ),
    ("ebudgeting", ("praktik/e-planning-e-budgeting", "praktik/grms-perencanaan-sampai-kinerja")),
    ("e-kinerja pegawai", ("praktik/e-kinerja", "praktik/sikap-kinerja-aparatur")),
    (
        "tunjangan kinerja",
        (
            "praktik/e-kinerja",
            "praktik/sikap-kinerja-aparatur",
            "praktik/grms-perencanaan-sampai-kinerja",
        ),
    ),
    ("kenaikan pangkat", ("praktik/si-kepang-papat", "praktik/si-pangkat")),
    ("helpdesk", ("praktik/sim-help-desk", "praktik/helpdesk-tik")),
    (
        "jdih",
        (
            "praktik/jdih-kabupaten-dan-dprd",
            "praktik/jdih-sampai-desa",
            "praktik/jdih-desa-percontohan",
        ),
    ),
    ("ppid desa", ("praktik/ppid-sampai-desa", "praktik/penilaian-ppid-sampai-desa")),
    ("stunting", ("praktik/simpati-pencegahan-stunting",)),
    ("mal pelayanan publik", ("praktik/mpp-digital",)),
    (
        "perbup spbe",
        (
            "praktik/perbup-spbe",
            "praktik/perbup-peta-rencana-aplikasi-sendiri",
            "praktik/rencana-induk-arsitektur-spbe",
        ),
    ),
    (
        "arsitektur spbe",
        ("praktik/rencana-induk-arsitektur-spbe", "praktik/arsitektur-proses-bisnis"),
    ),
    (
        "terlalu banyak aplikasi",
        (
            "praktik/menutup-aplikasi",
            "praktik/pengendalian-91-aplikasi",
            "praktik/rapat-pimpinan-bukti-spbe",
        ),
    ),
    (
        "moratorium aplikasi baru",
        (
            "praktik/anggaran-aplikasi-baru-dicoret",
            "praktik/pengendalian-91-aplikasi",
            "praktik/menutup-aplikasi",
        ),
    ),
    ("interoperabilitas", ("praktik/e-gift", "praktik/kajian-layanan-web")),
    ("stuning", ("praktik/simpati-pencegahan-stunting",)),
    ("wakepo sumedang", ("praktik/gerbang-pesan-wakepo",)),
    ("kunjungan pemalang ke bojonegoro", ("kunjungan/2019-04-29-bojonegoro-pemalang",)),
    (
        "studi tiru sumedang",
        ("praktik/studi-tiru-spbe", "kunjungan/index", "kunjungan/2019-04-30-bojonegoro-sumedang"),
    ),
    # the site itself
    ("kontak pengelola", ("lapor", "tentang")),
    (
        "cara menambah kasus",
        ("panduan/berkas-kasus", "panduan/mengirim-formulir", "panduan/penyunting"),
    ),
    ("unduh data excel", ("data",)),
    ("kode masalah", ("panduan/kode-masalah",)),
    (
        "arti predikat spbe",
        ("istilah", "instrumen/spbe-2020", "panduan/menghitung-nilai", "instrumen/index"),
    ),
)
