"""``kb evaluate``: how good peers, hosts and practices are, beside rivals on the same data."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli.options import HERE, AsJson, Quiet, Root
from kb_builder.cli.talking import echo_json, project, tell
from kb_builder.cli.usage import UsageError
from kb_builder.progress import shown

if TYPE_CHECKING:
    from kb_builder.similarity.measuring.evaluation import Evaluation


def evaluate(
    context: typer.Context,
    *,
    as_json: AsJson = False,
    no_trees: Annotated[
        bool, typer.Option("--no-trees", help="Tanpa pembanding kotak hitam; lebih cepat.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Tulis juga halaman docs/metode/ukuran.md dan JSON-nya.")
    ] = False,
    quiet: Quiet = False,
    root: Root = HERE,
) -> None:
    """Ukur mutu padanan, tuan rumah, dan praktik di samping pembandingnya; beberapa menit."""
    found = measure(context, root, trees=not no_trees, quiet=quiet)
    if write:
        write_page(project(root), found)
    if as_json:
        echo_json(answer_json(found))
    else:
        from kb_builder.site.evaluation_page import evaluation_page

        evaluation_page(answer_json(found)).show()


def measure(context: typer.Context, root: Path, /, *, trees: bool, quiet: bool) -> Evaluation:
    """Measure everything; shows how it goes unless ``quiet``. Raises ``UsageError``."""
    from kb_builder.cli.places import tables_of
    from kb_builder.cli.questions import read_project
    from kb_builder.similarity.measuring import evaluation

    found, notices = read_project(tables_of(context), root, needed=False)
    for notice in notices:
        tell(notice)
    opening = (
        f"Mengukur dengan {len(found.cases)} kasus dan {len(found.visits)} kunjungan; ini memakan "
        "beberapa menit."
    )
    begun = time.monotonic()
    try:
        with shown(opening, quiet=quiet) as progress:
            measured = evaluation.evaluate(
                found.world,
                visits=found.visits,
                guests=found.library.last_visits(),
                trees=trees,
                progress=progress,
            )
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Pembanding kotak hitam memerlukan scikit-learn ({error.name} tidak ada); pasang, "
            "atau pakai --no-trees."
        ) from None
    if not quiet:
        tell(f"Selesai dalam {time.monotonic() - begun:.0f} detik.")
    return measured


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
