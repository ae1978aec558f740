"""The file that a form makes, checked as one of the library, in the words of the form."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from kb_builder.forms.content import Content
from kb_builder.forms.definition import Place
from kb_builder.forms.problems import FormProblem
from kb_builder.forms.proposal import Proposal
from kb_builder.model.library import Library
from kb_builder.reading import Problem, Severity, kept_verdicts, load_library
from kb_builder.reading.files import CaseFile, read_file
from kb_builder.reading.yaml_tree import Mapping, Position

_NOT_CITED: Final = "R302"
_OTHERWISE: Final = {
    _NOT_CITED: (
        "Sumber ini belum dirujuk oleh satu baris pun.",
        "Beri tanda [2] di akhir baris yang berasal dari sumber kedua, atau kosongkan sumbernya.",
    ),
    "R316": (
        "Daerah tamu sama dengan daerah yang dikunjungi.",
        "Betulkan salah satunya; kosongkan daerah tamu bila tamunya bukan kabupaten/kota.",
    ),
    "R404": (
        "Di sini tampaknya tertulis nama orang.",
        "Sebut jabatannya saja, misalnya Kepala Dinas Kominfo.",
    ),
    "R405": (
        "Di sini ada yang mirip kode; situs menampilkannya apa adanya.",
        "Tulis kalimat biasa; alamat web ditaruh di isian sumber.",
    ),
}
"""Sentence and hint of problems that for the keepers of files are told in terms of the file."""


def check_draft(draft: Proposal, content: Content) -> tuple[Library, list[FormProblem]]:
    """The library with the draft in it, and what is wrong that was not wrong before."""
    with tempfile.TemporaryDirectory(prefix="rujukan-") as folder:
        cases = Path(folder) / "cases"
        shutil.copytree(content.root / "cases", cases, symlinks=True)
        path = Path(folder) / draft.name
        path.parent.mkdir(exist_ok=True)
        # The copy of a folder that may not be written to may not either.
        path.parent.chmod(0o755)
        path.unlink(missing_ok=True)
        path.write_bytes(draft.text.encode("utf-8"))
        library, problems = load_library(
            cases, content.national, today=content.checked_on, known=kept_verdicts()
        )
        source, _ = read_file(path, draft.name, draft.kind)
    told = Counter(_told(problem) for problem in content.problems)
    found = []
    for problem in problems:
        if told[_told(problem)]:
            told[_told(problem)] -= 1
        elif not (draft.problems and problem.code == _NOT_CITED):
            found.append(_in_the_form(problem, draft, source))
    if draft.problems:  # a stand-in is where an answer was wrong; it says nothing new
        wrong = {None, *(problem.field for problem in draft.problems)}
        found = [problem for problem in found if problem.field not in wrong]
    return library, found


def _told(problem: Problem) -> tuple[str, str, str]:
    """A problem whatever its line: lines move when something is added above."""
    return problem.file, problem.code, problem.message


def _in_the_form(problem: Problem, draft: Proposal, source: CaseFile | None) -> FormProblem:
    here = problem.file == draft.name and source is not None
    place = _place_of(source, Position(problem.line, problem.column)) if here else ()
    message, hint = _OTHERWISE.get(problem.code, (problem.message, problem.hint))
    return FormProblem(
        message=message,
        hint=hint,
        field=draft.field_at(place),
        detail=f"{problem.file}:{problem.line}:{problem.column} {problem.code}",
        stops=problem.severity is Severity.ERROR,
    )


def _place_of(source: CaseFile | None, position: Position) -> Place:
    """The innermost value that begins there, or last before it: texts go on over lines."""
    target = (position.line, position.column)
    found: tuple[tuple[int, int], Place] = ((0, 0), ())
    for place, node in source.nodes if source else ():
        begins = [(node.position, place)]
        if isinstance(node, Mapping):
            begins += [(at, (*place, key)) for key, (at, _) in node.entries.items()]
        for at, inside in begins:
            if (at.line, at.column) <= target:
                found = max(found, ((at.line, at.column), inside), key=lambda f: (f[0], len(f[1])))
    return found[1]
