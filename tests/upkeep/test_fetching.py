"""One request at a time, to the open internet only, and never more than its beginning."""

from __future__ import annotations

import socket
import threading
from queue import Queue
from typing import Any

import pytest

from kb_builder.upkeep.fetching import Reply
from kb_builder.upkeep.outcomes import LinkError, LinkState
from kb_builder.upkeep.servers import is_public
from tests.upkeep.sites import CERTIFICATE, HERE, TICK, Handler, Site, fetcher

SHORT = 0.5
"""Seconds that a test waits for what never comes."""
LONG = 30.0
"""Seconds that no test waits."""


def ask(address: str, *, method: str = "GET", seconds: float = LONG, **options: Any) -> Reply:
    return fetcher(**options).ask(method, address, seconds=seconds)


def trouble(address: str, *, seconds: float = LONG, **options: Any) -> tuple[LinkState, str]:
    with pytest.raises(LinkError) as caught:
        ask(address, seconds=seconds, **options)
    return caught.value.state, caught.value.detail


def test_the_request_says_who_asks_and_nothing_more(site: Site) -> None:
    assert ask(site.page("dinas.test", "/berita")).status == 200
    (asked,) = site.asked
    assert asked.headers["User-Agent"].startswith("Rujukan ")
    assert "kb links" in asked.headers["User-Agent"]
    assert set(asked.headers) == {"Host", "Accept-Encoding", "User-Agent", "Accept", "Connection"}
    assert asked.headers["Accept-Encoding"] == "identity"


def test_a_redirect_is_told_and_not_followed(site: Site) -> None:
    reply = ask(site.redirect("dinas.test", "/lama", "/baru", 302))
    assert (reply.status, reply.location, site.paths()) == (302, "/baru", ["/lama"])


@pytest.mark.parametrize("method", ["HEAD", "GET"])
@pytest.mark.parametrize("status", [200, 302, 404])
def test_an_endless_body_is_left_alone(site: Site, method: str, status: int) -> None:
    poured: Queue[int] = Queue()

    def endless(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Location", "/lagi")
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        poured.put(handler.pour(bytes(65536)))

    reply = ask(site.route("dinas.test", "/besar", endless), method=method)
    assert (reply.status, reply.body) == (status, b"")
    assert poured.get(timeout=LONG) < 1000  # what the machine itself holds back, not what was read


def test_a_body_is_read_up_to_its_limit_and_never_unpacked(site: Site) -> None:
    def bomb(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        handler.pour(b"\x1f\x8b" * 5000)

    address = site.route("dinas.test", "/bom", bomb)
    reply = fetcher().ask("GET", address, seconds=LONG, body_limit=10_000)
    assert reply.body == b"\x1f\x8b" * 5000


def test_a_body_that_drips_is_left_when_the_time_is_over(site: Site) -> None:
    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.over.wait(TICK):
            handler.wfile.write(b"x")

    address = site.route("dinas.test", "/tetes", drip)
    reply = fetcher().ask("GET", address, seconds=SHORT, body_limit=1_000_000)
    assert 0 < len(reply.body) < 1_000_000


def test_a_server_that_says_nothing_is_left_when_the_time_is_over(site: Site) -> None:
    found = trouble(site.hang("dinas.test", "/diam"), seconds=SHORT)
    assert found == (LinkState.NO_ANSWER, "tidak ada jawaban dalam 0,5 detik")


@pytest.mark.parametrize(
    "part", [b"X-Lagi: 1\r\n", b"x", b"HTTP/1.1 100 Continue\r\n\r\n"], ids=["lines", "line", "100"]
)
def test_headers_that_drip_are_cut_when_the_time_is_over(site: Site, part: bytes) -> None:
    def drip(handler: Handler) -> None:
        if not part.startswith(b"HTTP"):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not site.over.wait(TICK):
            handler.wfile.write(part)

    found = trouble(site.route("dinas.test", "/tetes", drip), seconds=SHORT)
    assert found == (LinkState.NO_ANSWER, "tidak ada jawaban dalam 0,5 detik")


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 dua ratus\r\n\r\n"])
def test_what_is_no_web_server_does_not_answer(site: Site, said: bytes) -> None:
    def speak(handler: Handler) -> None:
        handler.wfile.write(said)
        handler.close_connection = True

    found = trouble(site.route("dinas.test", "/", speak))
    assert found == (LinkState.NO_ANSWER, "sambungan gagal atau terputus")


def test_a_closed_door_does_not_answer() -> None:
    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
    found = trouble(f"http://dinas.test:{port}/")
    assert found == (LinkState.NO_ANSWER, "sambungan gagal atau terputus")


def test_the_second_address_of_a_host_is_tried_where_the_first_is_closed(site: Site) -> None:
    address = site.page("dinas.test", "/")
    reply = ask(address, resolver=lambda *_: ("::1", HERE), may_visit=lambda _: True)
    assert reply.status == 200


def test_a_name_that_leads_nowhere_is_told_apart() -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        raise LinkError(LinkState.UNKNOWN_HOST, f"{host}:{port}")

    assert trouble("https://hilang.test/x", resolver=resolver) == (
        LinkState.UNKNOWN_HOST,
        "hilang.test:443",
    )


@pytest.mark.parametrize("numbers", [(HERE,), ("10.0.0.1",), ("8.8.8.8", HERE), ("::ffff:7f00:1",)])
def test_our_own_network_is_never_visited(site: Site, numbers: tuple[str, ...]) -> None:
    found = trouble(site.page("dinas.test", "/"), resolver=lambda *_: numbers, may_visit=is_public)
    assert found[0] is LinkState.FORBIDDEN
    assert site.asked == []


def test_the_connection_goes_to_the_numbers_that_were_judged(site: Site) -> None:
    """A name that means something else a moment later (DNS rebinding) gains nothing."""
    answers = [(HERE,), ("10.0.0.1",)]
    address = site.page("nama-yang-tidak-ada.invalid", "/")
    assert ask(address, resolver=lambda *_: answers.pop(0)).status == 200
    assert len(answers) == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://dinas.test/x",
        "javascript:alert(1)",
        "http:///tanpa-situs",
        "http://[::1",
        "http://[::1]oops/",
        "http://orang:sandi@dinas.test/",
        "http://dinas.test:99999/",
        "http://*.test/",
        "",
    ],
)
def test_only_plain_web_addresses_are_asked(address: str) -> None:
    def resolver(*_: object) -> tuple[str, ...]:
        raise AssertionError("looked up")

    assert trouble(address, resolver=resolver)[0] is LinkState.FORBIDDEN


def test_settings_of_the_machine_lead_nowhere_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert ask(site.page("dinas.test", "/")).status == 200


def test_a_certificate_that_nobody_vouches_for(secure_site: Site) -> None:
    address = secure_site.page("dinas.test", "/")
    assert trouble(address) == (LinkState.BAD_CERTIFICATE, "sertifikatnya dibuat sendiri")
    assert secure_site.asked == []


def test_a_certificate_of_another_name(secure_site: Site) -> None:
    address = secure_site.page("lain.test", "/")
    assert trouble(address, trust=str(CERTIFICATE)) == (
        LinkState.BAD_CERTIFICATE,
        "sertifikatnya dibuat untuk nama lain",
    )


def test_a_good_certificate(secure_site: Site) -> None:
    address = secure_site.page("dinas.test", "/")
    assert ask(address, trust=str(CERTIFICATE)).status == 200


def test_headers_that_drip_are_cut_under_encryption_too(secure_site: Site) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not secure_site.over.wait(TICK):
            handler.wfile.write(b"x")

    address = secure_site.route("dinas.test", "/", drip)
    found = trouble(address, seconds=SHORT, trust=str(CERTIFICATE))
    assert found == (LinkState.NO_ANSWER, "tidak ada jawaban dalam 0,5 detik")


def test_a_server_that_does_not_speak_https(site: Site) -> None:
    address = site.page("dinas.test", "/").replace("http:", "https:")
    assert trouble(address) == (LinkState.NO_ANSWER, "sambungan aman tidak dapat dibuat")


def test_a_host_gets_one_request_at_a_time_however_many_want_one(site: Site) -> None:
    address = site.slow("dinas.test", "/")
    shared = fetcher()
    threads = [
        threading.Thread(target=shared.ask, args=("GET", address), kwargs={"seconds": LONG})
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(site.asked), site.busiest) == (8, {"dinas.test": 1})
