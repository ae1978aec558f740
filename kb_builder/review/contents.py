"""What the files of both sides say: claims, figures and particulars that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.model.addresses import site_of
from kb_builder.model.fields import UNKNOWN
from kb_builder.reading.yaml_tree import Path
from kb_builder.review.addresses import cited, source_of
from kb_builder.review.differences import Difference, Tree, differences
from kb_builder.review.files import FilePair
from kb_builder.review.places import SAYS, is_claim, place_of, says
from kb_builder.review.report import (
    MAX_NAME,
    Attention,
    Change,
    Cited,
    Kind,
    Loud,
    Topic,
    cut_text,
)
from kb_builder.review.word_changes import pieces

_FIGURES: Final = frozenset(
    ("scores", "index", "predicate", "value", "unit", "period", "strength", "people", "basis",
     "year")
)  # fmt: skip
_UPKEEP: Final = frozenset(("last_verified", "verified_by", "schema_version", "status"))
"""Keys that may change without anybody having to read the file again."""


def changes_of(pair: FilePair) -> Iterator[Change]:
    """What a file says anew, no more, or otherwise; its sources left out."""
    if not pair.change.readable or pair.model is None:
        return
    for found in differences(pair.before, pair.after):
        if found.path[:1] != ("sources",):
            yield from _changes(pair, found)


def attentions_of(pair: FilePair) -> Iterator[Attention]:
    """What must not be overlooked in a file's claims and figures, and in its own upkeep."""
    if not pair.change.readable or not pair.before or not pair.after:
        return
    told = list(differences(pair.before, pair.after))
    for found in told:
        if found.path[0] == "sources":
            continue
        if found.path[-1:] == ("cites",) and found.before and found.after:
            gone, come = _hosts(pair.before, found.before), _hosts(pair.after, found.after)
            if gone - come and come - gone:
                yield _attention(
                    "citation moved", pair, found.path[:-1],
                    ", ".join(sorted(gone - come)), ", ".join(sorted(come - gone)),
                )  # fmt: skip
        elif _is_figure(found.path) and found.before is not None and found.after is not None:
            yield _attention(
                "figure changed", pair, found.path, _spoken(found.before), _spoken(found.after)
            )
    dates = [tree.get("last_verified") for tree in (pair.before, pair.after)]
    if not all(isinstance(date, str) for date in dates):
        return
    if dates[1] < dates[0]:
        yield _attention("verified back", pair, ("last_verified",), *dates)
    elif dates[0] == dates[1] and any(found.path[0] not in _UPKEEP for found in told):
        yield _attention("not verified", pair, ("last_verified",), *dates)


def _changes(pair: FilePair, found: Difference) -> Iterator[Change]:
    before, after, path = found.before, found.after, found.path
    if before is None or after is None or _holds_entries(before) or _holds_entries(after):
        if before is not None:
            yield from _whole(pair, pair.before, path, before, "removed")
        if after is not None:
            yield from _whole(pair, pair.after, path, after, "added")
        return
    claim = _claim_at(pair.after, path)
    topic = _topic(path, in_claim=claim is not None)
    texts = isinstance(before, str) and isinstance(after, str)
    worded = topic in ("claim", "detail") and texts and " " in before + after
    yield Change(
        file=pair.change.name,
        place=_place(pair, pair.after, path),
        topic=topic,
        kind="changed",
        before=None if worded else cut_text(_spoken(before)),
        after=None if worded else cut_text(_spoken(after)),
        pieces=pieces(before, after) if worded else (),
        cites=() if topic == "particular" else _cites(pair.after, path),
        unarchived=(topic == "claim" or (claim is not None and path[-1] == "cites"))
        and _unarchived(pair.after, path),
    )


def _whole(pair: FilePair, tree: Tree, path: Path, node: Tree, kind: Kind) -> Iterator[Change]:
    """Everything that stands at and below a node, as new or gone."""
    if isinstance(node, list) and _holds_entries(node):
        for number, entry in enumerate(node):
            yield from _whole(pair, tree, (*path, number), entry, kind)
        return
    if node == UNKNOWN or path == ("schema_version",):
        return  # says nothing
    claim = is_claim(node)
    if isinstance(node, dict) and not claim:
        for key, value in node.items():
            if (*path, key) != ("sources",):
                yield from _whole(pair, tree, (*path, key), value, kind)
        return
    text = cut_text(says(node) if claim else _spoken(node))
    topic = "claim" if claim else _topic(path, in_claim=_claim_at(tree, path) is not None)
    yield Change(
        file=pair.change.name,
        place=_place(pair, tree, path),
        topic=topic,
        kind=kind,
        before=text if kind == "removed" else None,
        after=text if kind == "added" else None,
        cites=() if topic == "particular" else _cites(tree, path),
        unarchived=claim and kind == "added" and _unarchived(tree, path),
    )
    if claim:
        for key, value in node.items():
            if key not in SAYS and key != "cites":
                yield from _whole(pair, tree, (*path, key), value, kind)


def _topic(path: Path, *, in_claim: bool) -> Topic:
    if _is_figure(path):
        return "figure"
    if in_claim:
        return "claim" if path[-1] in SAYS else "detail"
    return "particular"


def _is_figure(path: Path) -> bool:
    return not _FIGURES.isdisjoint(path)


def _claim_at(tree: Tree, path: Path) -> Tree | None:
    """The claim whose own key ``path`` leads to."""
    node: Tree = tree
    for part in path[:-1]:
        node = node[part]
    return node if is_claim(node) else None


def _cites(tree: Tree, path: Path) -> tuple[Cited, ...]:
    """The sources cited by the innermost node on the way to ``path`` that cites any."""
    names = _names(tree, path)
    return tuple(
        Cited(
            id=cut_text(name, MAX_NAME),
            host=cut_text(site_of(source_of(tree, name, "url")), MAX_NAME),
        )
        for name in names[:50]
    )


def _names(tree: Tree, path: Path) -> list[str]:
    node, found = tree, cited(tree)
    for part in path:
        node = node[part]
        if isinstance(node, dict):
            found = cited(node) or found
    return found


def _unarchived(tree: Tree, path: Path) -> bool:
    copies = [source_of(tree, name, "archive_url") for name in _names(tree, path)]
    return all(copy in ("", UNKNOWN) for copy in copies)


def _hosts(tree: Tree, names: Tree) -> set[str]:
    found = {site_of(source_of(tree, name, "url")) for name in cited({"cites": names})}
    return found - {""}


def _holds_entries(node: Tree) -> bool:
    return isinstance(node, dict) or (
        isinstance(node, list) and any(isinstance(entry, dict | list) for entry in node)
    )


def _spoken(node: Tree) -> str:
    return ", ".join(map(str, node)) if isinstance(node, list) else str(node)


def _place(pair: FilePair, tree: Tree, path: Path) -> str:
    assert pair.model is not None  # noqa: S101 -- only files of a known kind are compared
    return cut_text(place_of(pair.model, tree, path), MAX_NAME)


def _attention(
    kind: Loud, pair: FilePair, path: Path, before: str | None, after: str | None
) -> Attention:
    return Attention(
        kind=kind,
        file=pair.change.name,
        place=_place(pair, pair.after, path),
        before=None if before is None else cut_text(before),
        after=None if after is None else cut_text(after),
    )
