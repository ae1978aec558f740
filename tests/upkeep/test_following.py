"""From an address to what became of it."""

from __future__ import annotations

from typing import Any

import pytest

from kb_builder.upkeep.following import MAX_REDIRECTS, look_at
from kb_builder.upkeep.outcomes import LinkState, Outcome
from tests.upkeep.sites import Handler, Site, fetcher


def look(address: str, *, lightly: bool = False, **options: Any) -> Outcome:
    return look_at(fetcher(**options), address, seconds=30, lightly=lightly)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, LinkState.OK),
        (204, LinkState.OK),
        (404, LinkState.GONE),
        (410, LinkState.GONE),
        (401, LinkState.REFUSED),
        (403, LinkState.REFUSED),
        (429, LinkState.REFUSED),
        (451, LinkState.REFUSED),
        (304, LinkState.NO_ANSWER),
        (400, LinkState.NO_ANSWER),
        (500, LinkState.NO_ANSWER),
        (503, LinkState.NO_ANSWER),
        (999, LinkState.NO_ANSWER),
    ],
)
def test_what_an_answer_means(site: Site, status: int, state: LinkState) -> None:
    found = look(site.page("dinas.test", "/berita", status))
    assert (found.state, found.status) == (state, status)
    assert found.detail == ("" if status < 300 else f"dijawab dengan kode {status}")


def test_only_what_readers_cannot_open_either_is_broken() -> None:
    assert [state for state in LinkState if not state.broken] == [
        LinkState.MOVED,
        LinkState.REFUSED,
        LinkState.OK,
    ]


def test_a_light_look_asks_with_head_alone_where_that_is_enough(site: Site) -> None:
    assert look(site.page("dinas.test", "/"), lightly=True).state is LinkState.OK
    assert site.methods() == ["HEAD"]


@pytest.mark.parametrize("refusal", [403, 404, 405, 500, 501])
def test_what_head_does_not_find_well_is_asked_with_get(site: Site, refusal: int) -> None:
    address = site.route(
        "dinas.test", "/", lambda h: h.say(refusal if h.command == "HEAD" else 200)
    )
    assert look(address, lightly=True).state is LinkState.OK
    assert site.methods() == ["HEAD", "GET"]


def test_no_answer_to_head_is_left_to_the_second_pass(site: Site) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True

    found = look(site.route("dinas.test", "/", hang_up), lightly=True)
    assert (found.state, site.methods()) == (LinkState.NO_ANSWER, ["HEAD"])


def test_a_site_that_is_asked_too_often_is_not_asked_again_at_once(site: Site) -> None:
    found = look(site.page("dinas.test", "/", 429, 200), lightly=True)
    assert (found.state, site.methods()) == (LinkState.REFUSED, ["HEAD"])


@pytest.mark.parametrize("status", [301, 308])
def test_what_has_moved_for_good_has_a_new_address(site: Site, status: int) -> None:
    new = site.page("dinas.test", "/baru")
    found = look(site.redirect("dinas.test", "/lama", "/baru#isi", status))
    assert found == Outcome(state=LinkState.MOVED, status=200, moved_to=new)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_what_is_elsewhere_for_now_keeps_its_address(site: Site, status: int) -> None:
    site.page("dinas.test", "/baru")
    found = look(site.redirect("dinas.test", "/lama", "/baru", status))
    assert found == Outcome(state=LinkState.OK, status=200)


def test_the_new_address_is_where_the_move_for_good_ends(site: Site) -> None:
    middle = site.redirect("dinas.test", "/tengah", "/kini", 302)
    site.page("dinas.test", "/kini")
    found = look(site.redirect("dinas.test", "/lama", "/tengah", 301))
    assert (found.state, found.moved_to) == (LinkState.MOVED, middle)
    site.redirect("dinas.test", "/kini", "/akhir", 301)
    site.page("dinas.test", "/akhir")
    assert look(site.address("dinas.test", "/lama")).moved_to == middle


def test_another_host_is_told_and_www_is_no_other_host(site: Site) -> None:
    there = site.page("kota.test", "/berita")
    found = look(site.redirect("dinas.test", "/a", there, 302))
    assert (found.state, found.landed_on) == (LinkState.OK, there)
    www = site.page("www.dinas.test", "/berita")
    found = look(site.redirect("dinas.test", "/b", www, 302))
    assert (found.state, found.landed_on) == (LinkState.OK, None)


def test_a_move_to_a_page_that_is_gone_is_gone(site: Site) -> None:
    there = site.page("kota.test", "/berita", 404)
    found = look(site.redirect("dinas.test", "/a", there))
    assert (found.state, found.moved_to, found.landed_on) == (LinkState.GONE, None, there)


@pytest.mark.parametrize(
    "location",
    ["/isi dalam/é".encode().decode("latin-1"), "//dinas.test:{port}/isi%20dalam/%C3%A9"],
)
def test_a_location_may_be_relative_and_raw(site: Site, location: str) -> None:
    new = site.page("dinas.test", "/isi%20dalam/%C3%A9")
    found = look(site.redirect("dinas.test", "/lama", location.format(port=site.port)))
    assert (found.state, found.moved_to) == (LinkState.MOVED, new)


@pytest.mark.parametrize("target", ["/lama", "/tengah"])
def test_a_loop_is_seen(site: Site, target: str) -> None:
    site.redirect("dinas.test", "/tengah", "/lama")
    found = look(site.redirect("dinas.test", "/lama", target))
    assert (found.state, found.detail) == (LinkState.NO_ANSWER, "pengalihannya berputar")


@pytest.mark.parametrize(("hops", "state"), [(5, LinkState.MOVED), (6, LinkState.NO_ANSWER)])
def test_redirects_are_followed_up_to_a_limit(site: Site, hops: int, state: LinkState) -> None:
    for hop in range(hops):
        site.redirect("dinas.test", f"/{hop}", f"/{hop + 1}")
    site.page("dinas.test", f"/{hops}")
    found = look(site.address("dinas.test", "/0"))
    assert found.state is state
    assert len(site.asked) == MAX_REDIRECTS + 1
    if state is LinkState.NO_ANSWER:
        assert found.detail == "dialihkan lebih dari 5 kali"


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://orang:sandi@kota.test/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://dalam.test/",
    ],
)
def test_a_redirect_leads_neither_off_the_web_nor_into_our_own_network(
    site: Site, target: str
) -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        return (
            ("10.1.2.3",) if host == "dalam.test" else (host,) if host[0] == "1" else ("127.0.0.1",)
        )

    found = look(site.redirect("dinas.test", "/lama", target), resolver=resolver)
    assert found.state is LinkState.FORBIDDEN
    assert found.detail.startswith("dialihkan ke tempat lain, dan alamatnya ")
    assert (found.moved_to, len(site.asked)) == (None, 1)


@pytest.mark.parametrize("target", ["http://[::1", ""])
def test_a_location_that_is_no_address(site: Site, target: str) -> None:
    assert look(site.redirect("dinas.test", "/lama", target)).state is LinkState.NO_ANSWER


def test_no_cookie_is_kept_and_no_origin_told(site: Site) -> None:
    site.page("dinas.test", "/baru")
    address = site.route(
        "dinas.test", "/lama", lambda h: h.say(302, Location="/baru", Set_Cookie="a=1; Path=/")
    )
    assert look(address).state is LinkState.OK
    assert not {"Cookie", "Referer", "Authorization"} & set(site.asked[-1].headers)
