"""What every command says and asks: the project's folder, sentences on stderr, JSON on stdout."""

from __future__ import annotations

from pathlib import Path

import typer


def save(path: Path, text: str, *, name: str) -> bool:
    """Put a text in its file, whole; tells and returns False where that is not possible."""
    from kb_builder.writing import write_if_changed

    try:
        write_if_changed(path, text.encode("utf-8"))
    except OSError:
        tell(f"{name} tidak dapat ditulis; periksa izin berkas dan foldernya.")
        return False
    return True


def find_project(folder: Path) -> Path | None:
    """The project that ``folder`` is, or lies in; None where there is none."""
    if not folder.is_dir():
        return None
    here = folder.resolve()
    found = (place for place in (here, *here.parents) if (place / "conf.py").is_file())
    return next((place for place in found if (place / "cases").is_dir()), None)


def project(root: Path) -> Path:
    """The project's root, also from a folder inside of it, or exit 2 with a sentence."""
    found = find_project(root)
    if found is None:
        tell(
            f"Folder '{root.resolve()}' bukan folder proyek Rujukan (tidak ada cases/ dan "
            "conf.py); pindah ke folder proyek atau pakai --root."
        )
        raise typer.Exit(2)
    return found


def echo_json(data: object) -> None:
    """The result for programs."""
    import json

    from kb_builder.words.signs import escaped_json

    typer.echo(escaped_json(json.dumps(data, ensure_ascii=False, indent=2)))


def tell(sentence: str) -> None:
    """One sentence that may quote what somebody else wrote."""
    from kb_builder.words.signs import one_line

    talk(one_line(sentence))


def hush(_: str) -> None:
    """Where nothing is to be told."""


def talk(text: str) -> None:
    """Sentences of our own, on stderr."""
    typer.echo(text, err=True)
