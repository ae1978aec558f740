"""Where citations lead, and whether they lead elsewhere than before."""

from __future__ import annotations

from typing import Any

import pytest

from kb_builder.review.addresses import hosts_in, source_attentions, source_changes


def tree(**fields: str) -> dict[str, Any]:
    source = {"title": "Berita", "url": "https://a.go.id/1", "archive_url": "tidak diketahui"}
    return {"sources": {"s": source | fields}}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("https://a.go.id/1", "https://a.go.id/2", []),
        ("https://a.go.id/1", "https://www.a.go.id/1", []),
        ("https://a.go.id/1", "https://A.go.id/1", []),
        ("https://a.go.id/1", "https://b.go.id/1", ["host moved"]),
        ("https://a.go.id/1", "https://a.go.id.example/1", ["host moved"]),
        ("https://a.go.id/1", "http://b.go.id/1", ["host moved", "insecure"]),
        ("https://a.go.id/1", "http://a.go.id/1", ["insecure"]),
        ("http://a.go.id/1", "https://a.go.id/1", []),
        ("http://a.go.id/1", "http://a.go.id/1", []),
        ("https://a.go.id/1", "tidak diketahui", ["address lost"]),
        ("https://a.go.id/1", "javascript:alert(1)", ["address lost"]),
        ("https://a.go.id/1", "https://[", ["address lost"]),
        ("tidak diketahui", "https://b.go.id/1", []),
    ],
)
def test_an_address_that_leads_elsewhere_is_loud(before: str, after: str, kinds: list[str]) -> None:
    found = list(source_attentions("f", tree(url=before), tree(url=after)))
    assert [attention.kind for attention in found] == kinds
    assert all((a.before, a.after) == (before, after) for a in found)


def test_an_archive_that_leads_elsewhere_is_loud() -> None:
    before = tree(archive_url="https://web.archive.org/web/1/https://a.go.id/1")
    (found,) = source_attentions("f", before, tree(archive_url="https://arsip.example/1"))
    assert (found.kind, found.place) == ("archive moved", "sumber s, Alamat arsip")


def test_a_new_source_over_http_is_told() -> None:
    (found,) = source_attentions("f", {}, tree(url="http://a.go.id/1"))
    assert (found.kind, found.before, found.after) == ("insecure", None, "http://a.go.id/1")


def test_sources_are_new_gone_or_changed_field_by_field() -> None:
    before = {"sources": {"a": {"title": "A", "url": "x"}, "b": {"title": "B"}}}
    after = {"sources": {"a": {"title": "A", "url": "y", "note": "n"}, "c": {"title": "C"}}}
    found = list(source_changes("f", before, after))
    assert [(change.id, change.kind, change.title) for change in found] == [
        ("a", "changed", "A"),
        ("c", "added", "C"),
        ("b", "removed", "B"),
    ]
    assert [(field.title, field.before, field.after) for field in found[0].fields] == [
        ("Alamat", "x", "y"),
        ("Catatan", None, "n"),
    ]


def test_malformed_sources_are_passed_over() -> None:
    odd: list[Any] = ["x", {"sources": "x"}, {"sources": {"s": "x"}}, {"sources": []}, {}]
    for one in odd:
        for other in odd:
            assert list(source_changes("f", one, other)) == []
            assert list(source_attentions("f", one, other)) == []


def test_hosts_of_archives_count() -> None:
    trees = {"f": tree(archive_url="https://web.archive.org/web/1")}
    assert hosts_in(trees) == {"a.go.id", "web.archive.org"}
