"""``kb evaluate``: how good peers and hosts are, beside every baseline on the same folds."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kb_builder.cli import figures as said
from kb_builder.cli.options import HERE, AsJson, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.cli.terminal import Column, Page
from kb_builder.cli.usage import UsageError

if TYPE_CHECKING:
    from kb_builder.similarity.evaluation import Estimate, Evaluation, HitRate

OURS: Final = "ours"
"""How our own way is called among the ways of ``WAYS``."""


def evaluate(
    as_json: AsJson = False,
    no_trees: Annotated[
        bool, typer.Option("--no-trees", help="Tanpa pembanding kotak hitam; lebih cepat.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Tulis juga halaman docs/metode/ukuran.md dan JSON-nya.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Ukur mutu padanan dan tuan rumah di samping semua pembanding; beberapa menit."""
    found = measure(root, trees=not no_trees, say=tell)
    if write:
        write_page(project(root), found)
    if as_json:
        echo_json(answer_json(found))
    else:
        page(found).show()


def measure(root: Path, /, *, trees: bool, say: Callable[[str], None]) -> Evaluation:
    """Measure everything; tells ``say`` how it goes. Raises ``UsageError``."""
    from kb_builder.cli.questions import read_project
    from kb_builder.reference import load_areas, load_assessments
    from kb_builder.similarity import evaluation
    from kb_builder.similarity.sample import FRAMEWORK, read_sample

    known = read_project(root, needed=False)
    for notice in known.notices:
        say(notice)
    assessments = load_assessments()
    before, after = assessments.years_of(FRAMEWORK)[-2:]
    sample = read_sample(load_areas(), assessments, years=(before, after))
    visits = known.visits
    say(
        f"Mengukur {len(sample)} daerah ({before} dan {after}) dan {len(visits)} kunjungan; "
        "ini memakan beberapa menit."
    )
    begun = time.monotonic()
    try:
        found = evaluation.evaluate(sample, pairs=visits, trees=trees)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Pembanding kotak hitam memerlukan scikit-learn ({error.name} tidak ada); pasang, "
            "atau pakai --no-trees."
        ) from None
    say(f"Selesai dalam {time.monotonic() - begun:.0f} detik.")
    return found


def write_page(project: Path, found: Evaluation, /) -> None:
    """Write ``docs/metode/ukuran.md`` and the figures beside it as JSON."""
    from kb_builder.site.evaluation_page import evaluation_json, evaluation_markdown
    from kb_builder.writing import write_if_changed

    figures = answer_json(found)
    folder = project / "docs" / "metode"
    write_if_changed(folder / "ukuran.json", evaluation_json(figures).encode("utf-8"))
    write_if_changed(folder / "ukuran.md", evaluation_markdown(figures).encode("utf-8"))


def answer_json(found: Evaluation, /) -> Any:
    """The evaluation as plain data; what could not be measured is ``null``."""
    return _known(found.as_dict())


def _known(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _known(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_known(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def page(found: Evaluation, /) -> Page:
    """The evaluation for people."""
    from kb_builder.site.evaluation_page import TASKS

    shown = Page()
    shown.title("Ukuran mutu padanan dan tuan rumah")
    shown.lines(
        f"{found.places} kabupaten dan kota bernilai pada {found.years[0]} dan {found.years[1]}; "
        f"{found.folds} bagian yang sama bagi semua cara; benih acak {found.seed}."
    )
    for name, task in found.tasks.items():
        shown.title(f"{name}: {TASKS.get(name, name)}")
        rows = {OURS: task.ours, **task.baselines}
        rows |= dict(task.ideas)
        shown.table(
            (
                Column("Cara"),
                Column("Galat mutlak rata-rata (poin)", numbers=True),
                Column("Selang 95 %", numbers=True),
            ),
            [
                (_way(way, idea=way in task.ideas), _exact(value.mae), _span(value.ci95))
                for way, value in rows.items()
            ],
        )
        shown.lines(*_better(task.ours))
    _add_visits(shown, found)
    _add_properties(shown, found)
    return shown


def _better(ours: Estimate) -> list[str]:
    return [
        f"Galat {_way(OURS)} lebih kecil daripada {_way(name)}: selang 95 % {_span(span)} poin."
        for name, span in ours.better_than.items()
    ]


def _add_visits(shown: Page, found: Evaluation) -> None:
    shown.title(f"R4: tuan rumah yang benar-benar dipilih, {found.visits.visits} kunjungan")
    ours = found.visits.ours
    if ours is None:
        shown.lines("Belum cukup data: tidak ada kunjungan antara dua daerah yang bernilai.")
        return
    rows: dict[str, HitRate] = {OURS: ours, **found.visits.baselines}
    shown.table(
        (
            Column("Cara"),
            Column("10 teratas", numbers=True),
            Column("Selang 95 %", numbers=True),
            Column("20 teratas", numbers=True),
            Column("Selang 95 %", numbers=True),
        ),
        [
            (
                _way(way),
                said.number(rate.top10),
                _span(rate.top10_ci95, decimals=2),
                said.number(rate.top20),
                _span(rate.top20_ci95, decimals=2),
            )
            for way, rate in rows.items()
        ],
    )


def _add_properties(shown: Page, found: Evaluation) -> None:
    from kb_builder.site.evaluation_page import PROPERTIES

    shown.title("Sifat daftar")
    shown.table(
        (Column("Cara"), Column("Sifat"), Column("Nilai", numbers=True)),
        [
            (_way(way), PROPERTIES.get(name, name), _exact(value))
            for way, values in {OURS: found.properties, **found.baseline_properties}.items()
            for name, value in values.items()
        ],
    )


def _way(name: str, *, idea: bool = False) -> str:
    """A way to find peers, as people call it."""
    from kb_builder.site.evaluation_page import WAYS

    return f"{'gagasan: ' * idea}{WAYS.get(name, name)}"


def _exact(value: float) -> str:
    return "–" if math.isnan(value) else said.number(value, decimals=4)


def _span(span: tuple[float, float], *, decimals: int = 4) -> str:
    return "–".join(said.number(end, decimals=decimals) for end in span)
