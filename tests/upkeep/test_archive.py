"""The Internet Archive's answer about copies."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from kb_builder.upkeep.archive import Snapshot, nearest_snapshot
from kb_builder.upkeep.outcomes import LinkError
from tests.upkeep.sites import Handler, Site, availability, fetcher

PAGE = "http://dinas.test/berita?p=3&id=35#isi"
COPY = "http://web.archive.org/web/20160503101010/http://dinas.test/berita?p=3&id=35"
DAY = dt.date(2016, 5, 1)


def nearest(site: Site, body: bytes, *, day: dt.date | None = DAY) -> Snapshot | None:
    service = site.route("arsip.test", "/wayback/available", lambda h: h.say(200, body))
    return nearest_snapshot(fetcher(), PAGE, day=day, seconds=30, service=service)


def test_the_copy_nearest_to_the_day_is_asked_for_and_found(site: Site) -> None:
    assert nearest(site, availability(COPY)) == Snapshot(
        address=COPY.replace("http://web", "https://web"), taken=dt.date(2016, 5, 3)
    )
    (asked,) = site.asked
    assert asked.method == "GET"
    assert parse_qs(urlsplit(asked.path).query) == {"url": [PAGE], "timestamp": ["20160501"]}


def test_without_a_day_the_archive_chooses(site: Site) -> None:
    nearest(site, availability(COPY), day=None)
    assert parse_qs(urlsplit(site.asked[0].path).query) == {"url": [PAGE]}


@pytest.mark.parametrize(
    "body",
    [
        availability(),
        b'{"archived_snapshots": {"closest": null}}',
        availability(COPY, status="404"),
        availability(COPY, available=False),
        availability(COPY, stamp="kemarin"),
        availability(COPY, timestamp=None),
        availability("http://jahat.test/web/20160503101010/http://dinas.test/"),
        availability("http://web.archive.org.jahat.test/web/2016/http://dinas.test/"),
        availability("javascript:alert(1)"),
        availability("https://web.archive.org/web/2016/`<b>"),
        availability("https://web.archive.org/web/2016/x\nurl: y"),
    ],
)
def test_only_a_good_copy_in_the_archive_itself_is_proposed(site: Site, body: bytes) -> None:
    assert nearest(site, body) is None


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"3", b"{}", b'{"archived_snapshots": []}', b"[" * 60_000]
)
def test_an_answer_that_cannot_be_read_is_no_answer(site: Site, body: bytes) -> None:
    with pytest.raises(LinkError, match="jawabannya tidak terbaca"):
        nearest(site, body)


def test_an_archive_that_is_down_is_told(site: Site) -> None:
    service = site.page("arsip.test", "/", 503)
    with pytest.raises(LinkError, match="dijawab dengan kode 503"):
        nearest_snapshot(fetcher(), PAGE, day=None, seconds=30, service=service)


def test_an_endless_answer_is_not_read_to_its_end(site: Site) -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.pour(b'{"a": 1, ' * 1000)

    service = site.route("arsip.test", "/", endless)
    with pytest.raises(LinkError, match="jawabannya tidak terbaca"):
        nearest_snapshot(fetcher(), PAGE, day=None, seconds=30, service=service)
