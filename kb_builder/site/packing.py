"""``kb pack``: the site as one zip file, to be carried on a stick and opened without internet.

Only the site that was last built goes in, whole and byte for byte; the same site gives the same
file.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from kb_builder.progress import Progress, unwatched
from kb_builder.site.lock import BusyError, only_one
from kb_builder.site.publishing import FRONT, Places, read_manifest, scan

FOLDER: Final = "rujukan"
"""Where the site lies in the zip."""
START: Final = "BUKA-RUJUKAN.html"
README: Final = "BACA-DAHULU.txt"
MOST_BYTES: Final = 30 * 1024 * 1024
"""So much fits on any stick and into most mail boxes of offices."""
_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The zip format's first day, for every file: the zip must not depend on the clock."""
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3
_START: Final = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rujukan</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; }
body { padding: 0 1rem; }
a { font-weight: 600; }
</style>
</head>
<body>
<h1>Rujukan</h1>
<p><a href="rujukan/index.html">Buka Rujukan</a></p>
<p id="gagal" hidden>Berkas situsnya tidak ditemukan di samping halaman ini. Salin atau ekstrak
seluruh isi zip ke satu folder, lalu buka halaman ini dari folder itu.</p>
<noscript><p>Bila tautan itu tidak terbuka, ekstrak dahulu seluruh isi zip ke satu folder.</p>
</noscript>
<script>
  var mark = new Image();
  mark.onload = function () { location.replace("rujukan/index.html"); };
  mark.onerror = function () { document.getElementById("gagal").hidden = false; };
  mark.src = "rujukan/_static/logo.svg";
</script>
</body>
</html>
"""
_README: Final = """RUJUKAN
Basis pengetahuan studi banding e-government kabupaten dan kota.

1. Ekstrak atau salin seluruh isi zip ini ke satu folder.
2. Buka BUKA-RUJUKAN.html dengan peramban (Chrome, Edge, Firefox, Safari).

Tidak perlu internet dan tidak perlu memasang apa pun. Data untuk diolah ada di
folder rujukan/api/v1.
"""


class PackError(Exception):
    """There is nothing to pack, or it cannot be written; the text says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The zip that was written. ``files`` counts those of the site."""

    path: Path
    files: int
    size: int


def pack_site(
    root: Path,
    target: Path | None = None,
    *,
    most: int = MOST_BYTES,
    progress: Progress = unwatched,
) -> Packed:
    """Pack the site that was built at ``root``; ``target`` is ``_build/rujukan.zip`` unless given.

    Raises PackError where there is no whole site, the zip is larger than ``most`` bytes, or it
    cannot be written; a file that is there already then stays as it is.
    """
    places = Places(root / "_build")
    target = target or places.folder / f"{FOLDER}.zip"
    if target.suffix.lower() != ".zip":
        raise PackError(f"'{target}' bukan nama berkas .zip.")
    if target.is_dir():
        raise PackError(f"'{target}' adalah folder, bukan berkas .zip.")
    if not (places.site / FRONT).is_file():
        raise PackError("Belum ada situs untuk dikemas; jalankan dahulu 'kb build'.")
    if target.resolve().is_relative_to(places.site.resolve()):
        raise PackError("Berkas zip tidak dapat disimpan di dalam situsnya sendiri.")
    try:
        with only_one(places.folder, doing="mengemas", say=_silent, patience=60.0):
            return _pack(places, target, most, progress)
    except BusyError as error:
        raise PackError(str(error)) from error
    except OSError as error:
        raise PackError(f"'{target}' tidak dapat ditulis: {error.strerror or error}.") from error


def _pack(places: Places, target: Path, most: int, progress: Progress) -> Packed:
    progress("Memeriksa situs", 0, 0)
    found = scan(places.site)
    if places.journal.exists() or not read_manifest(places).matches(found):
        raise PackError(
            "Situs di _build/site tidak utuh atau pernah diubah; jalankan dahulu 'kb build'."
        )
    texts = {README: _README.replace("\n", "\r\n"), START: _START}  # for Notepad of any age
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(suffix=".tmp", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            _write(stream, places.site, found, texts, progress)
        size = written.stat().st_size
        if size > most:
            raise PackError(
                f"Kemasannya {size / 1024**2:.0f} MB, lebih besar dari {most / 1024**2:.0f} MB."
            )
        written.chmod(0o644)
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
    return Packed(target, len(found), size)


def _write(
    stream: IO[bytes],
    site: Path,
    names: Mapping[str, str],
    texts: Mapping[str, str],
    progress: Progress,
) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in sorted(texts.items()):
            _add(archive, name, text.encode("utf-8"))
        for done, name in enumerate(sorted(names), start=1):
            _add(archive, f"{FOLDER}/{name}", (site / name).read_bytes())
            progress("Mengemas", done, len(names))


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _MODE
    archive.writestr(info, data)


def _silent(_: str) -> None:
    """Waiting for a build is short enough to say nothing."""
