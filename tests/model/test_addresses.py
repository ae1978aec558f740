"""Where web addresses lead."""

from __future__ import annotations

import pytest

from kb_builder.model.addresses import host_of, server_of, site_of


@pytest.mark.parametrize(
    ("address", "host", "site", "server"),
    [
        ("https://dinas.test/a?b#c", "dinas.test", "dinas.test", "dinas.test"),
        ("https://WWW.Dinas.TEST:8080/a", "www.dinas.test", "dinas.test", "www.dinas.test:8080"),
        ("http://dinas.test?x=https://lain.test", "dinas.test", "dinas.test", "dinas.test"),
        ("http://[::1", "", "", ""),
        ("tidak diketahui", "", "", ""),
        ("javascript:alert(1)", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_where_an_address_leads(address: str, host: str, site: str, server: str) -> None:
    assert (host_of(address), site_of(address), server_of(address)) == (host, site, server)
