"""The catalogue of problem codes: what each means and how to mend it.

The page ``panduan/kode-masalah`` is made from this table, so a code without an entry cannot be
reported.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Code(NamedTuple):
    """Title and remedy of a problem code, in Indonesian."""

    title: str
    remedy: str


CODES: Final[dict[str, Code]] = {
    "R101": Code(
        "Berkas tidak dapat dibaca",
        "Berkas harus berupa berkas biasa di dalam folder cases/; tautan simbolik tidak diterima.",
    ),
    "R102": Code("Berkas terlalu besar", "Satu berkas paling besar 256 kB; pecah atau ringkaskan."),
    "R103": Code("Bukan UTF-8", "Simpan ulang berkas dengan pengodean UTF-8."),
    "R104": Code("Berkas kosong", "Isi berkas, atau hapus bila memang tidak dipakai."),
    "R105": Code("Ada tab", "Ganti tab dengan spasi; satu tingkat adalah dua spasi."),
    "R106": Code("Susunan YAML rusak", "Perbaiki baris yang ditunjuk atau baris tepat di atasnya."),
    "R107": Code("Lebih dari satu dokumen", "Satu berkas hanya satu dokumen; hapus baris '---'."),
    "R108": Code("Jangkar atau alias", "Tulis isinya langsung; '&nama' dan '*nama' tidak dipakai."),
    "R109": Code("Tag YAML", "Hapus tag seperti '!!str'; apit teks dengan tanda kutip."),
    "R110": Code(
        "Pemetaan sebaris",
        "Tulis 'kunci: nilai' di baris sendiri-sendiri, tanpa kurung kurawal.",
    ),
    "R111": Code("Kunci ganda", "Satu kunci hanya boleh muncul sekali di tempat yang sama."),
    "R112": Code("Terlalu dalam", "Paling dalam 12 tingkat; sederhanakan susunannya."),
    "R113": Code("Kunci bukan teks", "Kunci harus satu kata biasa yang diikuti titik dua."),
    "R114": Code(
        "Karakter kendali",
        "Hapus karakter tak terlihat itu; biasanya terbawa saat menyalin dari dokumen lain.",
    ),
    "R115": Code(
        "Berkas tidak dikenal",
        "Di cases/ hanya ada <daerah>.yaml, questions.yaml, dan visits/<kunjungan>.yaml.",
    ),
    "R201": Code("Kunci tidak dikenal", "Periksa ejaan kunci; lihat daftar kunci di panduan."),
    "R202": Code("Kunci wajib belum ada", "Tambahkan kunci itu; 'tidak diketahui' juga jawaban."),
    "R203": Code("Bentuk nilai keliru", "Periksa apakah di sini teks, daftar, atau pemetaan."),
    "R204": Code("Nilai kosong", "Isi nilainya, atau hapus kuncinya bila tidak wajib."),
    "R205": Code("Pilihan tidak dikenal", "Pakai salah satu pilihan yang disebut."),
    "R206": Code("Bentuk tanggal keliru", "Tulis tanggal sebagai 2019-04-30, 2019-04, atau 2019."),
    "R207": Code("Tanggal mustahil", "Hari itu tidak ada di kalender; periksa bulan dan harinya."),
    "R208": Code("Tanggal di masa depan", "Tanggal ini belum terjadi; periksa tahunnya."),
    "R209": Code("Koma desimal", "Pakai titik sebagai tanda desimal, misalnya 3.5."),
    "R210": Code("Bukan angka", "Tulis angka saja, misalnya 3.33; satuan ada di kunci lain."),
    "R211": Code("Bukan bilangan bulat", "Tulis bilangan bulat tanpa titik dan tanpa satuan."),
    "R212": Code("Bentuk id keliru", "Id hanya huruf kecil, angka, dan tanda hubung."),
    "R213": Code(
        "Bentuk kode wilayah keliru", 'Tulis kode Kemendagri dalam kutip, misalnya "35.22".'
    ),
    "R214": Code("Alamat web keliru", "Alamat harus diawali http:// atau https:// tanpa spasi."),
    "R215": Code("Bentuk acuan simpul keliru", "Tulis 'instrumen/simpul', misalnya spbe-2020/I17."),
    "R216": Code("Bentuk acuan keliru", "Tulis 'daerah/id', misalnya bojonegoro/dewan-tik."),
    "R217": Code("Daftar kosong", "Beri paling sedikit satu butir."),
    "R218": Code("Versi skema keliru", "Tulis 'schema_version: 1'."),
    "R219": Code("Teks terlalu panjang", "Pecah menjadi beberapa pernyataan yang lebih pendek."),
    "R220": Code("Tanggal akhir mendahului awal", "Periksa kedua tanggalnya."),
    "R301": Code(
        "Sumber tidak ada", "Id di 'cites' harus ada di bagian 'sources' berkas yang sama."
    ),
    "R302": Code("Sumber tidak dipakai", "Hapus sumber itu, atau rujuk dari pernyataannya."),
    "R303": Code("Kode wilayah tidak dikenal", "Periksa kode Kemendagri daerah itu."),
    "R304": Code("Instrumen atau simpul tidak dikenal", "Periksa id instrumen dan simpulnya."),
    "R305": Code("Nilai di luar skala", "Periksa angkanya; skala ada pada halaman instrumen."),
    "R306": Code(
        "Predikat tidak dikenal", "Pakai nama predikat seperti diterbitkan instrumen itu."
    ),
    "R307": Code("Id ganda", "Beri id lain; id praktik berlaku untuk seluruh folder cases/."),
    "R308": Code("Praktik tidak ada", "Periksa 'daerah/id-praktik' yang dirujuk."),
    "R309": Code("Kunjungan atau pertemuan tidak ada", "Periksa nama yang dirujuk."),
    "R310": Code("Nama berkas tidak sesuai isi", "Samakan nama berkas dengan isinya."),
    "R311": Code("Bukti tidak sesuai angka", "Tingkat bukti harus didukung angka yang tertulis."),
    "R312": Code("Profil tanpa nilai", "Isi 'scores' atau 'index'."),
    "R313": Code("Profil ganda", "Satu instrumen, tahun, dan penilai hanya satu profil."),
    "R314": Code("Id dipakai situs", "Id itu sudah menjadi alamat halaman lain; pilih id lain."),
    "R315": Code(
        "Satu id, dua sumber",
        "Samakan alamat dan penerbitnya, atau beri id lain bila sumbernya memang lain.",
    ),
    "R316": Code(
        "Tuan rumah dan tamu sama",
        "Betulkan kode salah satunya; hapus kode tamu bila tamunya bukan pemerintah daerah.",
    ),
    "R317": Code(
        "Berbeda dari tabel nasional",
        "Cocokkan dengan laporannya; bila memang berbeda, jelaskan di 'note'.",
    ),
    "R318": Code(
        "Asal praktik tidak jelas",
        "Isi tepat satu: 'practice' (praktik di sini), 'regency' (kode daerah), atau 'body' "
        "(lembaga lain).",
    ),
    "R319": Code(
        "Tanggal disimpulkan tanpa dasar",
        "Tulis di 'date_note' dari apa tanggal itu disimpulkan.",
    ),
    "R320": Code(
        "Sumber belum dibaca sampai selesai",
        "Tulis 'status: needs-review', atau baca sumbernya sampai selesai lalu tulis "
        "'reading: full-text'.",
    ),
    "R321": Code(
        "Pemeriksaan ganda atau terlalu dini",
        "Tiap pemeriksaan (3, 6, 12 bulan) satu butir, bertanggal sesudah kunjungan.",
    ),
    "R322": Code(
        "Satu alamat, dua id",
        "Pakai id yang sama untuk halaman yang sama; antarberkas 'kb fix' menyamakannya.",
    ),
    "R401": Code("Angka seperti NIK", "Hapus angka itu; data pribadi tidak boleh ada di berkas."),
    "R402": Code(
        "Angka seperti nomor telepon",
        "Hapus nomor itu; cukup sebutkan nama kantor yang dapat dihubungi.",
    ),
    "R403": Code(
        "Alamat surel", "Hapus alamat itu; cukup sebutkan nama kantor yang dapat dihubungi."
    ),
    "R404": Code(
        "Nama orang",
        "Sebutkan jabatan, bukan nama; misalnya 'Kepala Dinas Kominfo Kabupaten Sumedang'.",
    ),
    "R405": Code(
        "Teks mirip kode",
        "Tulis kalimat biasa tanpa HTML, Markdown, atau rumus; alamat web ditaruh di 'sources'.",
    ),
    "R406": Code(
        "Huruf mirip",
        "Ketik ulang kata itu dengan papan ketik biasa; yang disalin dari tempat lain dapat memuat "
        "huruf aksara lain.",
    ),
}
