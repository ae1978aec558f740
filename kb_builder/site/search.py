"""Searching in Indonesian, without a server: words of all pages in small files, read as needed.

Python indexes, the browser asks (``docs/_static/cari.js``); both use Snowball's Indonesian
algorithm and the same tables, so a word and its derivations meet. Where official spelling changed
(*perijinan* → *perizinan*), a table maps the old word to the new before stemming, and irregular
stems to one. The index is cut by the first letters of words, and the list of pages by number, so a
search loads what its words need; see docs/adr/0014-indeks-pencarian.md, and 0016 for the order.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import snowballstemmer

from kb_builder.model.area import Area
from kb_builder.model.docnames import (
    ALL_AREAS,
    ALL_GUIDES,
    ALL_INSTRUMENTS,
    ALL_METHOD,
    ALL_PRACTICES,
    ALL_QUESTIONS,
    ALL_VISITS,
    area_page,
)
from kb_builder.reference import Areas
from kb_builder.site.page import Page
from kb_builder.site.postings import file_of, postings_of, shards_of
from kb_builder.site.search_words import STOP_WORDS, VARIANTS
from kb_builder.site.synonyms import SYNONYMS
from kb_builder.words.base36 import DIGITS
from kb_builder.words.shortening import shortened

FOLDER: Final = "cari"
"""Where the index lies, from the root of the site."""
PAGES_IN_FILE: Final = 200
WEIGHTS: Final = (
    ("adr/", 1),
    ("pengembang/", 1),
    (ALL_GUIDES, 3),
    (ALL_METHOD, 3),
    (ALL_INSTRUMENTS, 6),
    (ALL_QUESTIONS, 8),
    (ALL_VISITS, 9),
    (ALL_PRACTICES, 9),
    (ALL_AREAS, 9),
)
"""How much a word on a page counts, from 0 to 9, by how its address begins; others count ``5``."""
OTHER_WEIGHT: Final = 5
"""Also of lists, which have the words of all that they list."""
CALLED: Final[Mapping[str, str]] = {
    "api": "data",
    "csv": "data",
    "data terbuka": "data",
    "hubungi kami": "lapor",
    "json": "data",
    "kontak": "lapor",
    "kontak pengelola": "lapor",
    "laporkan kesalahan": "lapor",
    "open data": "data",
    "pengelola": "lapor",
    "singkatan": "istilah",
    "unduh data": "data",
}
"""What people call pages of the site that are not called so."""
SPELT_LEAST: Final = 2
"""On so many pages a word must stand, or else in a title, to be what somebody meant to type."""
SHORTEST_SPELT: Final = 4
LONGEST_EXCERPT: Final = 180
_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
_HEADING: Final = re.compile(r"<h[2-4][^>]*>(.*?)</h[2-4]>", re.DOTALL)
_WRAPPER: Final = """
var Kata = (function () {
  var snowball = new IndonesianStemmer();
  var variants = %s;
  var ignored = new Set(%s);
  var groups = %s;
  return {
    // Groups of phrases that mean the same; a phrase is a list of stems.
    groups: groups,
    stem: function (word) {
      return snowball.stemWord(Object.hasOwn(variants, word) ? variants[word] : word);
    },
    ignored: function (word) { return ignored.has(word); },
  };
})();
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What search knows of a page: its title, and its stems by where they stand, each once.

    A stem stands in ``titles`` (with the order and number of the title's words), else in
    ``headings`` (and keywords), else in ``words``.
    """

    title: str
    excerpt: str
    """What the page is about, in a line."""
    titles: str
    headings: str
    words: str
    named: str
    """The words of the title and the keywords as they are written."""
    spelt: str
    """The other words as they are written."""


class Stemmer:
    """Words to stems; remembered, since the same words come again and again."""

    def __init__(self) -> None:
        self._snowball = snowballstemmer.stemmer("indonesian")
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word in any case."""
        lowered = word.lower()
        stem = self._stems.get(lowered)
        if stem is None:
            stem = self._snowball.stemWord(VARIANTS.get(lowered, lowered))
            self._stems[lowered] = stem
        return stem

    def stems(self, text: str) -> list[str]:
        """The stems of a text in order; without words that every text has, and bare numbers."""
        lowered = text.lower()
        return [
            self.stem(word)
            for word in _WORD.findall(lowered)
            if word not in STOP_WORDS and not word.isdigit()
        ]

    def entry(self, page: Page) -> Entry:
        """What search knows of a page."""
        titles = self._stems_and_numbers(page.title)
        keywords = " ".join(page.keywords)
        headings = dict.fromkeys(self._stems_and_numbers(keywords))
        words: dict[str, None] = {}
        written = ""
        if page.whole_text:
            body = page.body or page.lead
            parts = [body, *(part.html for part in page.sections)]
            heads = [part.title for part in page.sections]
            heads += [text_of(found) for part in parts for found in _HEADING.findall(part)]
            headings |= dict.fromkeys(self._stems_and_numbers(" ".join(heads)))
            written = " ".join(text_of(part) for part in parts)
            words = dict.fromkeys(self.stems(written))
        own = set(titles)
        named = _spelt(f"{page.title} {keywords}")
        return Entry(
            title=page.title,
            excerpt=shortened(page.description, LONGEST_EXCERPT, whole_words=True),
            titles=" ".join(titles),
            headings=" ".join(sorted(headings.keys() - own)),
            words=" ".join(sorted(words.keys() - own - headings.keys())),
            named=" ".join(sorted(named)),
            spelt=" ".join(sorted(_spelt(written) - named)),
        )

    def _stems_and_numbers(self, text: str) -> list[str]:
        """Titles and headings are also found by the numbers in them."""
        lowered = text.lower()
        return [self.stem(word) for word in _WORD.findall(lowered) if word not in STOP_WORDS]


def names_of(areas: Areas) -> dict[str, list[str]]:
    """What people call areas, and some pages of the site → addresses of the pages.

    Names are words in small letters, or a code with a space for the point.
    """
    found: dict[str, set[str]] = {name: {page} for name, page in CALLED.items()}

    def add(name: str, area: Area) -> None:
        words = " ".join(_WORD.findall(name.lower()))
        found.setdefault(words, set()).add(area_page(area.slug))

    for area in (*areas.regencies, *areas.provinces):
        for name in (area.name, area.short_name, area.code, area.code.replace(".", "")):
            add(name, area)
        # "bandung" is both the regency and the city
        add(area.short_name.removeprefix("Kota "), area)
    for alias in areas.aliases:
        add(alias.text, alias.area)
    return {name: sorted(pages) for name, pages in sorted(found.items())}


def text_of(markup: str) -> str:
    """The text of HTML, elements apart."""
    return html.unescape(_TAG.sub(" ", markup))


def index_files(
    entries: Mapping[str, Entry], *, called: Mapping[str, Iterable[str]]
) -> dict[str, bytes]:
    """The files of the index for entries by page address; the same entries give the same bytes.

    ``called`` tells which pages are about what has a name, as ``names_of`` does.
    """
    names = sorted(entries)
    files: dict[str, bytes] = {}
    for start in range(0, len(names), PAGES_IN_FILE):
        rows = [
            [name, entries[name].title, entries[name].excerpt]
            for name in names[start : start + PAGES_IN_FILE]
        ]
        number = start // PAGES_IN_FILE
        files[f"{FOLDER}/h{number}.js"] = _call("Cari.halaman", number, rows)
    pages = (entries[name] for name in names)
    shards = shards_of(postings_of([(p.titles, p.headings, p.words) for p in pages]))
    for prefix, words in shards.items():
        files[f"{FOLDER}/{file_of(prefix)}.js"] = _call("Cari.kata", prefix, words)
    lengths = "".join(
        DIGITS[min(len(entries[name].titles.split()), len(DIGITS) - 1)] for name in names
    )
    places = {name: number for number, name in enumerate(names)}
    found = {
        name: [places[page] for page in pages if page in places] for name, pages in called.items()
    }
    files[f"{FOLDER}/nama.js"] = _call("Cari.nama", {n: p for n, p in found.items() if p})
    files[f"{FOLDER}/ejaan.js"] = _call("Cari.ejaan", " ".join(_known_words(entries, found)))
    about = {
        "jumlah": len(names),
        "perBerkas": PAGES_IN_FILE,
        "panjang": lengths,
        "bobot": "".join(str(_weight(name)) for name in names),
        "awalan": {prefix: file_of(prefix) for prefix in shards},
    }
    files[f"{FOLDER}/indeks.js"] = _call("Cari.mulai", about)
    return dict(sorted(files.items()))


def language_script() -> bytes:
    """The stemmer for the browser, with our variants and ignored words."""
    spec = importlib.util.find_spec("sphinx")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("sphinx")
    folder = Path(spec.submodule_search_locations[0]) / "search" / "minified-js"
    scripts = [
        (folder / f"{name}.js").read_text(encoding="utf-8")
        for name in ("base-stemmer", "indonesian-stemmer")
    ]
    stemmer = Stemmer()
    groups = [[stems for phrase in group if (stems := stemmer.stems(phrase))] for group in SYNONYMS]
    tables = [json.dumps(table) for table in (dict(sorted(VARIANTS.items())), sorted(STOP_WORDS))]
    tables.append(json.dumps(groups, separators=(",", ":")))
    return "\n".join([*scripts, _WRAPPER % tuple(tables)]).encode("utf-8")


def _weight(name: str) -> int:
    if name.endswith("/index"):
        return min(OTHER_WEIGHT, _weight(name.removesuffix("index")))
    return next((weight for start, weight in WEIGHTS if name.startswith(start)), OTHER_WEIGHT)


def _known_words(entries: Mapping[str, Entry], called: Mapping[str, object]) -> list[str]:
    """Words as they are written, those on most pages first: what a slip of the pen may mean."""
    counts: Counter[str] = Counter()
    certain = {word for name in called for word in _spelt(name)}
    for entry in entries.values():
        counts.update(entry.spelt.split())
        named = entry.named.split()
        counts.update(named)
        certain.update(named)
    known = certain | {word for word, count in counts.items() if count >= SPELT_LEAST}
    return sorted(known, key=lambda word: (-counts[word], word))


def _spelt(text: str) -> set[str]:
    """Words worth proposing to whoever mistyped one."""
    return {
        word
        for word in _WORD.findall(text.lower())
        if len(word) >= SHORTEST_SPELT and word.isalpha() and word not in STOP_WORDS
    }


def _call(name: str, *arguments: object) -> bytes:
    texts = [json.dumps(a, ensure_ascii=True, separators=(",", ":")) for a in arguments]
    # A page that is pasted into another could end a script early; nothing here may say so.
    return f"{name}({','.join(texts)});\n".replace("</", "<\\/").encode("ascii")
