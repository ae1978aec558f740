"""Where citations lead: sources that differ, and their hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kb_builder.model.addresses import site_of
from kb_builder.model.claims import Source
from kb_builder.model.fields import UNKNOWN
from kb_builder.review.differences import Tree
from kb_builder.review.report import (
    MAX_NAME,
    Attention,
    FieldChange,
    Kind,
    Loud,
    SourceChange,
    cut_text,
)

_LINKS: Final[tuple[tuple[str, Loud], ...]] = (
    ("url", "host moved"),
    ("archive_url", "archive moved"),
)


def cited(node: Tree) -> list[str]:
    """The ids that a node cites."""
    names = node.get("cites")
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def source_of(tree: Tree, name: str, key: str) -> str:
    """A value of the source ``name`` of a file; empty where it is missing."""
    source = sources_of(tree).get(name, {})
    value = source.get(key, "")
    return value if isinstance(value, str) else ""


def sources_of(tree: Tree) -> Mapping[str, Mapping[str, Any]]:
    """The sources of a file that are well enough formed to be looked at."""
    found = tree.get("sources") if isinstance(tree, dict) else None
    if not isinstance(found, dict):
        return {}
    return {name: source for name, source in found.items() if isinstance(source, dict)}


def hosts_in(trees: Mapping[str, Tree]) -> set[str]:
    """All hosts that files lead to, their archives included."""
    return {
        found
        for tree in trees.values()
        for source in sources_of(tree).values()
        for key, _ in _LINKS
        if (found := site_of(str(source.get(key, ""))))
    }


def source_changes(file: str, before: Tree, after: Tree) -> Iterator[SourceChange]:
    """Sources of a file that are new, gone or different, in the order of the newer file."""
    old, new = sources_of(before), sources_of(after)
    for name in dict.fromkeys((*new, *old)):
        if name not in new:
            yield _change(file, name, "removed", old[name])
        elif name not in old:
            yield _change(file, name, "added", new[name])
        elif old[name] != new[name]:
            yield _change(file, name, "changed", new[name], old[name])


def source_attentions(file: str, before: Tree, after: Tree) -> Iterator[Attention]:
    """Addresses that lead to another host, nowhere, or over an open line."""
    old, new = sources_of(before), sources_of(after)
    for name, source in new.items():
        for key, moved in _LINKS:
            was, now = str(old.get(name, {}).get(key, "")), str(source.get(key, ""))
            place = _place(name, key)
            if was == now:
                continue
            if site_of(was) and not site_of(now):
                yield _attention("address lost", file, place, was, now)
            elif site_of(was) and site_of(was) != site_of(now):
                yield _attention(moved, file, place, was, now)
            if now.lower().startswith("http:"):
                yield _attention("insecure", file, place, was or None, now)


def _change(
    file: str,
    name: str,
    kind: Kind,
    source: Mapping[str, Any],
    former: Mapping[str, Any] | None = None,
) -> SourceChange:
    fields = [] if former is None else [
        FieldChange(
            title=cut_text(_title(key), MAX_NAME),
            before=_said(former.get(key)),
            after=_said(source.get(key)),
        )
        for key in dict.fromkeys((*source, *former))
        if former.get(key) != source.get(key)
    ]  # fmt: skip
    return SourceChange(
        file=file,
        id=cut_text(name, MAX_NAME),
        kind=kind,
        title=cut_text(str(source.get("title", ""))),
        url=cut_text(str(source.get("url", UNKNOWN))),
        archive_url=cut_text(str(source.get("archive_url", UNKNOWN))),
        fields=tuple(fields[:100]),
    )


def _title(key: str) -> str:
    field = Source.model_fields.get(key)
    return (field.title or key) if field else key


def _place(name: str, key: str) -> str:
    return cut_text(f"sumber {name}, {_title(key)}", MAX_NAME)


def _said(value: Any) -> str | None:
    return None if value is None else cut_text(str(value))


def _attention(kind: Loud, file: str, place: str, before: str | None, after: str) -> Attention:
    return Attention(
        kind=kind,
        file=file,
        place=place,
        before=None if before is None else cut_text(before),
        after=cut_text(after),
    )
