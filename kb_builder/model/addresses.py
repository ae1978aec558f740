"""What a web address says about where it leads. What is no address leads nowhere: empty text."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urlsplit


def host_of(address: str, /) -> str:
    """The host that an address names, in small letters."""
    return _parts(address).hostname or ""


def site_of(address: str, /) -> str:
    """The host as people know it, without ``www.``."""
    return host_of(address).removeprefix("www.")


def server_of(address: str, /) -> str:
    """The host with its port, if the address names one."""
    return _parts(address).netloc.lower()


def archive_search(address: str, /) -> str:
    """Where the Internet Archive lists its copies of a page, if it has any."""
    return "https://web.archive.org/web/*/" + quote(address, safe=":/?&=%#+~,;@!$()*")


def page_of(address: str, /) -> str:
    """What is the same for two spellings of a page's address: no scheme, ``www.``, last slash."""
    bare = address.partition("#")[0].partition("://")[2] or address
    server, slash, rest = bare.partition("/")
    return f"{server.lower().removeprefix('www.')}{slash}{rest}".rstrip("/")


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")
