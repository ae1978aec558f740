"""Where a name leads, who is public, and the pause between two requests."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.upkeep.outcomes import LinkError, LinkState
from kb_builder.upkeep.servers import Turnstile, is_public, resolve


@pytest.mark.parametrize("address", ["8.8.8.8", "103.30.180.1", "2606:4700:4700::1111"])
def test_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("0.0.0.0", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1"),  # noqa: S104
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "ff0e::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::1"),
        *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "fec0::1", "64:ff9b:1::7f00:1", "4000::1"),
        *("::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8"),
        *("168.63.129.16", "::ffff:168.63.129.16", "2002:a83f:8110::1"),
    ],
)
def test_not_the_open_internet(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_no_more_public_when_written_as_ipv6(
    address: ipaddress.IPv4Address,
) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    for other in (f"::{address}", f"::ffff:0:{address}", f"64:ff9b::{address}"):
        assert not is_public(other)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1"])
def test_every_way_of_writing_this_machine_leads_to_it(host: str) -> None:
    try:
        numbers = resolve(host, 80)
    except LinkError:
        pytest.skip("this machine does not know this way of writing an address")
    assert not any(map(is_public, numbers))


def test_a_name_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(LinkError) as caught:
        resolve("hilang.test", 443)
    assert caught.value.state is LinkState.UNKNOWN_HOST
    assert str(caught.value) == "nama situsnya tidak ada atau tidak ditemukan"


def test_an_impossible_name_is_unknown_too() -> None:
    with pytest.raises(LinkError) as caught:
        resolve("a" * 70 + ".test", 443)
    assert caught.value.state is LinkState.UNKNOWN_HOST


def test_each_address_of_a_name_comes_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:4700::1", 443, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443)),
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:4700::1", 443, 0, 0)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert resolve("dinas.test", 443) == ("2606:4700::1", "8.8.8.8")


def test_the_pause_is_for_each_host_and_starts_when_a_request_ends() -> None:
    now = [0.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    turnstile = Turnstile(pause=1.0, clock=lambda: now[0], sleep=sleep)
    with turnstile.passing("satu.test"):
        now[0] += 5.0  # a slow answer
    with turnstile.passing("dua.test"):
        pass
    assert slept == []
    with turnstile.passing("satu.test"):
        now[0] += 0.25
    assert slept == [1.0]
    now[0] += 0.75
    with turnstile.passing("satu.test"):
        pass
    assert slept == [1.0, 0.25]


def test_a_request_that_fails_lets_the_next_one_through() -> None:
    turnstile = Turnstile(pause=0)
    with pytest.raises(LinkError), turnstile.passing("satu.test"):
        raise LinkError(LinkState.NO_ANSWER, "")
    with turnstile.passing("satu.test"):
        pass
