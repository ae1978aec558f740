"""An empty sheet to fill in, as YAML or CSV; ``sheet.py`` reads it back."""

from __future__ import annotations

import csv
import io

from kb_builder.model.framework import Framework


def yaml_template(framework: Framework, /) -> str:
    """A YAML sheet with every answer of the instrument left blank."""
    lines = [
        f"# Lembar nilai {framework.title}",
        f"# {_how(framework)}",
        f"framework: {framework.id}",
        "year:",
        "name:",
        "levels:",
    ]
    lines += [
        f'  "{key}":  # {framework.answers[key].label}{_part(framework, key)}'
        for key in framework.answers
    ]
    return "\n".join(lines) + "\n"


def csv_template(framework: Framework, /) -> str:
    """A CSV sheet with every answer of the instrument left blank."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(["framework", framework.id, framework.title])
    write(["year", "", "tahun penilaian"])
    write(["name", "", "nama daerah atau instansi"])
    write(["key", "value", _how(framework)])
    for key, node in framework.answers.items():
        write([key, "", node.label + _part(framework, key)])
    return out.getvalue()


def _how(framework: Framework) -> str:
    levels = "bilangan bulat" if framework.step == 1 else "boleh desimal dengan titik"
    return (
        f"Isi tingkat {framework.scale_min} sampai {framework.scale_max} ({levels}); "
        "kosongkan yang tidak diketahui."
    )


def _part(framework: Framework, key: str) -> str:
    """Which of several answers to one indicator this is."""
    answers = framework.answers[key].answers
    return f" (jawaban {answers.index(key) + 1} dari {len(answers)})" if len(answers) > 1 else ""
