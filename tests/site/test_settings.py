"""Settings of whoever keeps the site: read as plain texts, refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.site.build import BuildError, build_site
from kb_builder.site.errors import ContentError
from kb_builder.site.settings import Settings, read_settings
from tests.site.conftest import configure, copy_project, silent

HOME = "https://github.com/contoh/rujukan"


def test_settings_are_read_without_running_the_file(tmp_path: Path) -> None:
    text = "import sys\nrujukan_office = ' Dinas  Kominfo '\nrujukan_address = 'https://a.id'\n"
    (tmp_path / "conf.py").write_text(text + "raise SystemExit\n", encoding="utf-8")
    found = read_settings(tmp_path, repository=f"{HOME}/")
    assert found == Settings(office="Dinas Kominfo", address="https://a.id/", repository=HOME)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("rujukan_mail = 'kominfo'", "alamat surel"),
        ("rujukan_mail = 'a@b.id?cc=c@d.id'", "alamat surel"),
        ("rujukan_address = 'http://a.id'", "alamat https://"),
        ("rujukan_address = 'https://a.id/\"><script>'", "alamat https://"),
        ("rujukan_office = 5", "teks di antara tanda petik"),
    ],
)
def test_wrong_settings_are_refused_by_name(tmp_path: Path, line: str, sentence: str) -> None:
    (tmp_path / "conf.py").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match=sentence) as refused:
        read_settings(tmp_path)
    assert line.split(" ", 1)[0] in str(refused.value)


@pytest.mark.site
def test_a_wrong_setting_stops_the_build(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "p", cases=False)
    configure(root, rujukan_mail="bukan surel")
    with pytest.raises(BuildError, match="rujukan_mail"):
        build_site(root, say=silent)
