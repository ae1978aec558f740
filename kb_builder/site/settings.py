"""What whoever keeps a site says about it in ``conf.py``: the office, its mail, the site's address.

Only plain texts count; nothing of the file is run, since Sphinx alone needs that.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kb_builder.model.fields import WEB_ADDRESS
from kb_builder.site.errors import ContentError

FILE: Final = "conf.py"
OFFICE: Final = "rujukan_office"
MAIL: Final = "rujukan_mail"
ADDRESS: Final = "rujukan_address"
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who keeps the site and where it stands; what is not known is empty."""

    repository: str = ""
    """Where its files are kept together, without a slash at the end."""
    office: str = ""
    mail: str = ""
    address: str = ""
    """Where the site is published, with a slash at the end."""


def read_settings(root: Path, /, *, repository: str = "") -> Settings:
    """The settings in ``conf.py`` of the project at ``root``. Raises ContentError."""
    texts = _texts(root / FILE)
    office = " ".join(texts.get(OFFICE, "").split())
    if len(office) > _LONGEST:
        raise _wrong(OFFICE, office, f"nama kantor paling panjang {_LONGEST} huruf")
    mail = texts.get(MAIL, "").strip()
    if mail and not _MAIL.fullmatch(mail):
        raise _wrong(MAIL, mail, "alamat surel, misalnya kominfo@contoh.go.id")
    address = texts.get(ADDRESS, "").strip()
    if address and not _is_web(address):
        raise _wrong(ADDRESS, address, "alamat https:// tempat situs ini terbit")
    return Settings(
        repository=_repository(repository),
        office=office,
        mail=mail,
        address=f"{address.rstrip('/')}/" if address else "",
    )


def _repository(address: str) -> str:
    if address and not _is_web(address):
        raise ContentError(
            f"RUJUKAN_REPOSITORY berisi '{address}', bukan alamat https:// sebuah repositori."
        )
    return address.rstrip("/")


def _is_web(address: str) -> bool:
    return address.startswith("https://") and re.fullmatch(WEB_ADDRESS, address) is not None


def _texts(path: Path) -> dict[str, str]:
    """Names at the top of a Python file that are given a plain text, by name."""
    try:
        module = ast.parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, SyntaxError, ValueError):
        return {}  # Sphinx, which runs the file, says what is wrong with it
    found = {}
    for node in module.body:
        if not isinstance(node, ast.Assign):
            continue
        value = node.value
        for target in node.targets:
            if not isinstance(target, ast.Name) or target.id not in (OFFICE, MAIL, ADDRESS):
                continue
            if not (isinstance(value, ast.Constant) and isinstance(value.value, str)):
                raise _wrong(target.id, ast.unparse(value), "teks di antara tanda petik")
            found[target.id] = value.value
    return found


def _wrong(name: str, value: str, wanted: str) -> ContentError:
    return ContentError(f"{FILE}: {name} berisi {value!r}; yang diminta {wanted}.")
