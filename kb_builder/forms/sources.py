"""The sources of a form: known ones are used as they are, new ones get an id of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from kb_builder.editing.names import cut, free_name
from kb_builder.forms.definition import Field, Place
from kb_builder.forms.filling import Filled
from kb_builder.forms.shared import READING
from kb_builder.forms.statements import FIRST_SOURCE, SECOND_SOURCE
from kb_builder.model.claims import Source
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.vocabulary import Reading
from kb_builder.reference.areas import slug_of

_PARTS: Final = {
    "title": "judul",
    "publisher": "penerbit",
    "kind": "jenis",
    "published": "terbit",
    "url": "alamat",
}
_SECOND_LEVEL: Final = frozenset(
    {"ac", "biz", "co", "com", "desa", "go", "gov", "mil", "my", "net", "or", "org", "sch", "web"}
)
_GENERIC: Final = frozenset({"www", "m", "web", "portal", "berita", "news"})
_NOTHING_SAID: Final = frozenset({"", "index", "home", "default"})
_TRACKING: Final = re.compile(
    "utm_.*|(?:fb|g|dc|y|tt|tw)clid|msclkid|[gw]braid|gad_source|mc_[ce]id|igsh(?:id)?",
    re.IGNORECASE,
)
"""What is put behind an address to tell where a reader came from."""
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that some file has already."""

    id: str
    source: Source


@dataclass(slots=True)
class Sources:
    """The sources of one form."""

    ids: dict[str, str]
    """By the number that statements cite them with."""
    new: dict[str, dict[str, Any]]
    """What has to be added to the file's ``sources``, by id."""
    remarks: list[str]
    """What the sender should know."""


def settle_sources(
    filled: Filled,
    *,
    own: Mapping[str, Source],
    known: Mapping[str, KnownSource],
    taken: Collection[str],
    today: str,
) -> Sources:
    """The form's sources in a file that has ``own`` already; ``taken`` ids are others'."""
    settled = Sources({}, {}, [])
    told: dict[str, str] = {}
    for number in (FIRST_SOURCE, SECOND_SOURCE):
        names = {key: f"{name}_sumber_{number}" for key, name in _PARTS.items()}
        parts = {key: filled.values.get(name) for key, name in names.items()}
        if number != FIRST_SOURCE and not (any(parts.values()) or filled.wrong & {*names.values()}):
            continue
        address = str(parts["url"] or "")
        key = address_key(address)
        if key and key in told:
            first = told[key]
            settled.remarks.append(
                f"Sumber nomor {number} beralamat sama dengan sumber nomor {first}; keduanya "
                f"dicatat sebagai satu sumber dengan keterangan nomor {first}."
            )
            settled.ids[number] = settled.ids[first]
            continue
        told[key] = number
        found = known.get(key)
        if found and _is(own.get(found.id), found):
            settled.remarks.append(
                f"Alamat sumber nomor {number} sudah dikenal sebagai “{found.source.title}”; "
                "keterangan yang sudah ada dipakai apa adanya."
            )
            settled.ids[number] = found.id
            if found.id not in own:
                settled.new[found.id] = found.source.model_dump(mode="json", exclude_none=True)
            continue
        name = free_name(_id(address, parts), {*own, *taken, *settled.new})
        settled.ids[number] = name
        settled.new[name] = _new_source(parts, filled, today)
        _ask_for_the_rest(parts, filled, number)
        filled.places |= _places(filled, name, number)
    _refer(filled, settled.ids)
    return settled


def _is(own: Source | None, found: KnownSource) -> bool:
    """Whether the file's source of this id, if it has one, is the one that was found."""
    return own is None or address_key(own.url) == address_key(found.source.url)


def _new_source(parts: Mapping[str, object], filled: Filled, today: str) -> dict[str, Any]:
    reading = filled.values.get(READING, Reading.SECOND_HAND.value)
    return {
        **{key: parts[key] or UNKNOWN for key in _PARTS},
        "accessed": UNKNOWN if reading == Reading.SECOND_HAND.value else today,
        "archive_url": UNKNOWN,
        "reading": reading,
    }


def _ask_for_the_rest(parts: Mapping[str, object], filled: Filled, number: str) -> None:
    """A source that is not known needs a title, a publisher and a kind."""
    for key in ("title", "publisher", "kind"):
        name = f"{_PARTS[key]}_sumber_{number}"
        if parts[key] is None and name not in filled.wrong:
            filled.refuse(name, "Sumber ini belum lengkap.", hint=filled.form.field(name).help)


def _places(filled: Filled, name: str, number: str) -> dict[Place, Field]:
    form = filled.form
    asked = {key: form.field(f"{part}_sumber_{number}") for key, part in _PARTS.items()}
    return {
        ("sources", name): asked["url"],
        ("sources", name, "reading"): form.field(READING),
        **{("sources", name, key): field for key, field in asked.items()},
    }


def _refer(filled: Filled, ids: Mapping[str, str]) -> None:
    """Replace the numbers of sources by their ids, wherever something is cited."""
    for place, field in filled.places.items():
        node: Any = filled.tree
        for key in place:
            node = node.get(key, {}) if isinstance(node, dict) else {}
        for entry in _citing(node):
            unknown = [number for number in entry["cites"] if number not in ids]
            if unknown:
                filled.refuse(
                    field.id,
                    f"Ada baris yang merujuk sumber nomor {unknown[0]}, padahal tidak ada.",
                    hint="Isi sumber itu, atau hapus nomornya dari akhir baris.",
                )
            known = dict.fromkeys(ids[number] for number in entry["cites"] if number in ids)
            entry["cites"] = list(known) or [ids[FIRST_SOURCE]]


def _citing(node: Any) -> list[dict[str, Any]]:
    """The entries of a value that cite something."""
    entries = node if isinstance(node, list) else [node]
    return [entry for entry in entries if isinstance(entry, dict) and "cites" in entry]


def address_key(address: str) -> str:
    """What an address comes down to: two ways to write the same page are one key.

    Empty where there is no address. What may tell one page from another stays as it is written.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.")
    if port not in (None, _PORTS.get(parts.scheme)):
        host += f":{port}"
    query = [part for part in parts.query.split("&") if not _TRACKING.fullmatch(_name(part))]
    # sites that are one program name their pages behind the sign that elsewhere marks a section
    page = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{host}{parts.path.rstrip('/')}?{'&'.join(query)}{page}"


def _name(part: str) -> str:
    return part.partition("=")[0]


def _id(address: str, parts: Mapping[str, object]) -> str:
    """``dinkominfo-528`` from the host and the last part of an address; else from the title."""
    words = [_host_word(address), _page_word(address)] if address else []
    wanted = "-".join(word for word in words if word) or slug_of(str(parts["title"] or ""))
    return cut(wanted) or "sumber"


def _host_word(address: str) -> str:
    """What a host is called: of an office its first label, of a medium its domain."""
    labels = (urlsplit(address).hostname or "").split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 1
    own = [label for label in labels[:-ending] if label not in _GENERIC] or labels[:1]
    office = labels[-2:-1] in (["go"], ["desa"])
    return slug_of(own[0] if office else own[-1])


def _page_word(address: str) -> str:
    """The last part of an address that says something."""
    parts = urlsplit(address)
    path = [re.sub(r"\.[a-z]{2,5}$", "", part) for part in parts.path.split("/")]
    said = [slug_of(part) for part in (*path, *(value for _, value in parse_qsl(parts.query)))]
    return next((word for word in reversed(said) if word not in _NOTHING_SAID), "")
