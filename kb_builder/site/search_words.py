"""Words as search takes them: spellings that are one word, and words that tell nothing."""

from __future__ import annotations

from typing import Final

VARIANTS: Final[dict[str, str]] = {
    "aktifitas": "aktivitas",
    "analisa": "analisis",
    "database": "data",
    "center": "pusat",
    "centre": "pusat",
    "digitalisasi": "digital",
    "fiber": "serat",
    "fibre": "serat",
    "ijin": "izin",
    "ijinkan": "izin",
    "perijinan": "izin",
    "perizinan": "izin",
    "jaman": "zaman",
    "kelola": "elola",
    "keterbukaan": "terbuka",
    "mengelola": "elola",
    "dikelola": "elola",
    "kuitansi": "kwitansi",
    "nopember": "november",
    "obyek": "objek",
    "optic": "optik",
    "praktek": "praktik",
    "resiko": "risiko",
    "standarisasi": "standar",
    "standardisasi": "standar",
    "subyek": "subjek",
    "tehnik": "teknik",
    "tehnologi": "teknologi",
    "terpadu": "padu",
    "keterpaduan": "padu",
    "website": "situs",
    "web": "situs",
}
"""Word as typed → word to stem instead. A derivation needs an entry of its own."""
STOP_WORDS: Final = frozenset(
    """
    ada adalah agar akan antara apa apabila atas atau bagi bahwa banyak beberapa begitu belum
    berbagai berupa bila bisa bukan dalam dan dapat dari demikian dengan di dia hal hanya harus
    hingga ia ialah ini itu juga jika kah kami karena ke kepada ketika kita lah lain lagi lalu lebih
    maka maupun melalui mengenai menjadi menurut mereka namun nya oleh pada para per pula pun saat
    sangat saya sebagai sebelum sebuah secara sedang sehingga sejak sekitar selama seluruh semua
    seperti serta sesudah setelah setiap suatu sudah supaya tanpa tapi telah tentang terhadap
    tersebut tetapi tiap tidak untuk yaitu yakni yang
    """.split()  # noqa: SIM905 -- a list of 90 quoted words is harder to read
)
