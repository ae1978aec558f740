"""Searching in Indonesian: the Snowball stemmer, stop words and spelling variants.

Python indexes, the browser asks; both use Snowball's Indonesian algorithm and the same tables, so
a word and its derivations meet. Where official spelling changed (*perijinan* → *perizinan*), the
table maps the old word to the new before stemming, and irregular stems to one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import snowballstemmer
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from markupsafe import escape
from sphinx.search import _MINIFIED_JS_PATH, SearchLanguage, js_index

from kb_builder.site.pages.data_areas import DataArea
from kb_builder.writing import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

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

_WRAPPER: Final = """
var Stemmer = function () {
  var snowball = new IndonesianStemmer();
  var variants = %s;
  this.stemWord = function (word) {
    return snowball.stemWord(Object.hasOwn(variants, word) ? variants[word] : word);
  };
};
"""


class SearchIndonesian(SearchLanguage):
    """Indonesian for Sphinx's search, which has none of its own."""

    lang = "id"
    language_name = "Indonesian"
    stopwords = STOP_WORDS
    js_stemmer_code = "\n".join(
        (
            (_MINIFIED_JS_PATH / "base-stemmer.js").read_text(encoding="utf-8"),
            (_MINIFIED_JS_PATH / "indonesian-stemmer.js").read_text(encoding="utf-8"),
            _WRAPPER % json.dumps(VARIANTS, sort_keys=True),
        )
    )

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self._stemmer = snowballstemmer.stemmer("indonesian")
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word in any case; remembered, since the same words come again and again."""
        lowered = word.lower()
        stem = self._stems.get(lowered)
        if stem is None:
            stem = self._stemmer.stemWord(VARIANTS.get(lowered, lowered))
            self._stems[lowered] = stem
        return stem

    def word_filter(self, word: str) -> bool:
        """Whether a word is worth an entry: not a number, not one of the words in every text."""
        return not word.isdigit() and word not in self.stopwords


def write_index(builder: StandaloneHTMLBuilder, entries: Iterable[DataArea]) -> None:
    """Write the search index anew, with the data pages by title, place and key words.

    Sphinx drops pages without a document from its index, so they are fed once it is done. It also
    keeps the words of removed pages with empty lists; dropping those makes the index depend on
    the pages alone, not on how the site came about.
    """
    indexer = builder.indexer
    if indexer is None:
        return
    settings = get_default_settings()
    for entry in entries:
        document = new_document(entry.docname, settings)
        section = nodes.section(ids=["isi"])
        section += nodes.title("", entry.title)
        section += nodes.paragraph("", " ".join(entry.keywords))
        document += section
        title = str(escape(entry.title))
        indexer.feed(entry.docname, f"{entry.docname}.html", title, document)
    index = indexer.freeze()
    for key in ("terms", "titleterms"):
        index[key] = {word: pages for word, pages in index[key].items() if pages != []}
    path = Path(builder.outdir) / builder.searchindex_filename
    write_if_changed(path, js_index.dumps(index).encode("utf-8"))
