"""Two passes: host by host, a few hosts at once, and only failures twice."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from kb_builder.upkeep.following import look_at
from kb_builder.upkeep.outcomes import LinkState, Outcome
from kb_builder.upkeep.passes import OfflineError, one_pass, two_passes
from tests.upkeep.sites import Handler, Site, fetcher


def answers(told: dict[str, list[LinkState]]) -> tuple[Callable[[str], Outcome], list[str]]:
    """A look that gives these states in turn, and what it was asked."""
    asked: list[str] = []

    def look(address: str) -> Outcome:
        asked.append(address)
        return Outcome(state=told[address].pop(0))

    return look, asked


def test_only_failures_are_tried_again_and_after_all_the_rest() -> None:
    states = {
        "http://a.test/1": [LinkState.NO_ANSWER, LinkState.OK],
        "http://a.test/2": [LinkState.OK],
        "http://b.test/1": [LinkState.GONE, LinkState.GONE],
        "http://b.test/2": [LinkState.REFUSED],
        "http://b.test/3": [LinkState.MOVED],
        "http://c.test/1": [LinkState.FORBIDDEN],
    }
    addresses = list(states)
    look, asked = answers(states)
    told: list[tuple[str, int, int]] = []
    found = two_passes(
        addresses,
        first=look,
        second=look,
        hosts_at_once=1,
        progress=lambda *told_now: told.append(told_now),
    )
    assert asked == [*addresses, "http://a.test/1", "http://b.test/1"]
    assert [found[address].state for address in addresses] == [
        LinkState.OK,
        LinkState.OK,
        LinkState.GONE,
        LinkState.REFUSED,
        LinkState.MOVED,
        LinkState.FORBIDDEN,
    ]
    first, again = "Memeriksa alamat", "Mencoba lagi yang gagal"
    assert told == [*((first, n, 6) for n in range(7)), *((again, n, 2) for n in range(3))]


def test_there_is_no_second_pass_without_failures() -> None:
    look, asked = answers({"http://a.test/1": [LinkState.OK]})
    two_passes(asked or ["http://a.test/1"], first=look, second=look, hosts_at_once=1)
    assert asked == ["http://a.test/1"]


def test_a_server_that_recovers_is_well(site: Site) -> None:
    address = site.page("dinas.test", "/", 500, 500, 200)
    shared = fetcher()
    found = two_passes(
        [address],
        first=lambda a: look_at(shared, a, seconds=30, lightly=True),
        second=lambda a: look_at(shared, a, seconds=30),
        hosts_at_once=2,
    )
    assert found[address].state is LinkState.OK
    assert site.methods() == ["HEAD", "GET", "GET"]


def test_one_request_at_a_time_reaches_a_host_even_by_way_of_redirects(site: Site) -> None:
    hosts = [f"situs-{number}.test" for number in range(4)]
    goal = site.slow("tujuan.test", "/")
    addresses = [site.redirect(host, f"/{page}", goal) for host in hosts for page in range(3)]
    shared = fetcher()
    found = one_pass(
        addresses, look=lambda a: look_at(shared, a, seconds=30), hosts_at_once=len(hosts)
    )
    assert {outcome.state for outcome in found.values()} == {LinkState.MOVED}
    assert site.busiest == {"tujuan.test": 1}


def test_different_hosts_are_asked_at_the_same_time_but_only_so_many(site: Site) -> None:
    together = threading.Barrier(2)
    hosts = [f"situs-{number}.test" for number in range(6)]

    def meet(handler: Handler) -> None:
        together.wait(timeout=30)  # it breaks if nobody else comes at the same time
        handler.say(200)

    addresses = [site.route(host, "/", meet) for host in hosts]
    shared = fetcher()
    lock, under_way, most = threading.Lock(), [0], [0]

    def look(address: str) -> Outcome:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        try:
            return look_at(shared, address, seconds=30)
        finally:
            with lock:
                under_way[0] -= 1

    found = one_pass(addresses, look=look, hosts_at_once=2)
    assert {outcome.state for outcome in found.values()} == {LinkState.OK}
    assert most == [2]


def test_a_host_that_is_asked_too_often_is_left_in_peace(site: Site) -> None:
    addresses = [site.page("dinas.test", f"/{page}", 200 if page < 2 else 429) for page in range(5)]
    shared = fetcher()
    found = one_pass(addresses, look=lambda a: look_at(shared, a, seconds=30), hosts_at_once=1)
    assert site.paths() == ["/0", "/1", "/2"]
    assert [found[address].state.value for address in addresses] == ["ok"] * 2 + ["refused"] * 3
    assert found[addresses[4]].detail == (
        "tidak ditanyakan, karena situs ini meminta berhenti bertanya"
    )


def test_an_error_of_our_own_is_not_swallowed() -> None:
    def look(_: str) -> Outcome:
        raise ZeroDivisionError

    try:
        one_pass(["http://a.test/1"], look=look, hosts_at_once=2)
    except ZeroDivisionError:
        return
    raise AssertionError("swallowed")


def test_where_no_site_is_found_nothing_is_asked_twice() -> None:
    lost = {f"http://{name}.test/": [LinkState.UNKNOWN_HOST] for name in "abcd"}
    look, asked = answers(lost)
    with pytest.raises(OfflineError):
        two_passes(list(lost), first=look, second=look, hosts_at_once=1)
    assert asked == list(lost)
    few = {f"http://{name}.test/": [LinkState.UNKNOWN_HOST] * 2 for name in "abc"}
    look, asked = answers(few)
    two_passes(list(few), first=look, second=look, hosts_at_once=1)
    assert asked == [*few, *few]
