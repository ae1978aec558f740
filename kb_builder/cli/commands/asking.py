"""Commands that answer about areas: show, peers, hosts, practices, compare, evaluate, score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb_builder.cli.options import (
    HERE,
    AsCsv,
    AsJson,
    Count,
    Kind,
    OfKind,
    Other,
    Root,
    Same,
    Scores,
    SheetFile,
    Within,
    Without,
    Words,
)
from kb_builder.cli.talking import echo_json, project, tell

if TYPE_CHECKING:
    from kb_builder.similarity import Filters

group = typer.Typer()


@group.command()
def show(
    area: Annotated[
        list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten, kota, provinsi.")
    ],
    as_json: AsJson = False,
    root: Root = HERE,
) -> None:
    """Tunjukkan satu daerah: nilai SPBE, median pembanding, deret indeks, dan kasusnya."""
    from kb_builder.cli.area import find_area, gather, profile_json
    from kb_builder.cli.show import profile_page

    profile, notices = gather(find_area(" ".join(area)), cases=root / "cases")
    for notice in notices:
        tell(notice)
    if as_json:
        echo_json(profile_json(profile))
    else:
        profile_page(profile).show()


@group.command()
def peers(
    area: Words,
    *,
    k: Count = 10,
    same_province: Same = False,
    other_provinces: Other = False,
    kind: OfKind = None,
    max_km: Within = None,
    exclude: Without = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Cari padanan: daerah yang keadaannya paling serupa, dengan alasannya."""
    from kb_builder.cli import peers as cli_peers

    _one_shape(as_json=as_json, as_csv=as_csv)
    filters = _filters(
        same=same_province, other=other_provinces, kind=kind, max_km=max_km, exclude=exclude
    )
    answer = cli_peers.ask(" ".join(area), k=k, filters=filters)
    _deliver(cli_peers, answer, as_json=as_json, as_csv=as_csv)


@group.command()
def hosts(
    area: Words,
    *,
    domain: Annotated[
        str | None, typer.Option(metavar="D1..D4", help="Hanya domain ini; tanpa ini, indeks.")
    ] = None,
    margin: Annotated[
        float, typer.Option(metavar="POIN", help="Keunggulan paling sedikit, dalam poin.")
    ] = 0.5,
    scores: Scores = None,
    sheet: SheetFile = None,
    k: Count = 5,
    same_province: Same = False,
    other_provinces: Other = False,
    kind: OfKind = None,
    max_km: Within = None,
    exclude: Without = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    root: Root = HERE,
) -> None:
    """Cari tuan rumah: daerah serupa dan cukup dekat yang jelas lebih maju."""
    from kb_builder.cli import hosts as cli_hosts
    from kb_builder.cli.asking import read_project, read_scores

    _one_shape(as_json=as_json, as_csv=as_csv)
    filters = _filters(
        same=same_province, other=other_provinces, kind=kind, max_km=max_km, exclude=exclude
    )
    asked = read_scores(scores, sheet)
    known = read_project(root, needed=False)
    answer = cli_hosts.ask(
        " ".join(area),
        k=k,
        domain=domain,
        margin=margin,
        asked=asked,
        visits=known.visits,
        filters=filters,
    )
    for notice in (*asked.notices, *known.notices):
        tell(notice)
    _deliver(cli_hosts, answer, as_json=as_json, as_csv=as_csv)


@group.command()
def practices(
    area: Words,
    *,
    scores: Scores = None,
    sheet: SheetFile = None,
    k: Count = 10,
    same_province: Same = False,
    other_provinces: Other = False,
    kind: OfKind = None,
    max_km: Within = None,
    exclude: Without = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    root: Root = HERE,
) -> None:
    """Cari praktik: apa yang menutup kesenjangan, dari siapa, dan dengan bukti apa."""
    from kb_builder.cli import practices as cli_practices
    from kb_builder.cli.asking import read_project, read_scores

    _one_shape(as_json=as_json, as_csv=as_csv)
    filters = _filters(
        same=same_province, other=other_provinces, kind=kind, max_km=max_km, exclude=exclude
    )
    asked = read_scores(scores, sheet)
    known = read_project(root, needed=True)
    answer = cli_practices.ask(" ".join(area), cases=known.cases, k=k, asked=asked, filters=filters)
    for notice in (*asked.notices, *known.notices):
        tell(notice)
    _deliver(cli_practices, answer, as_json=as_json, as_csv=as_csv)


@group.command()
def compare(
    areas: Annotated[
        list[str],
        typer.Argument(metavar="AREA", help="Dua atau tiga kabupaten atau kota; satu nama satu."),
    ],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Bandingkan dua atau tiga daerah: nilai, keadaan, dan kesenjangan terbesarnya."""
    from kb_builder.cli import compare as cli_compare

    _one_shape(as_json=as_json, as_csv=as_csv)
    answer = cli_compare.ask(areas)
    _deliver(cli_compare, answer, as_json=as_json, as_csv=as_csv)


@group.command()
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
    from kb_builder.cli import evaluate as cli_evaluate

    found = cli_evaluate.measure(root, trees=not no_trees, say=tell)
    if write:
        cli_evaluate.write_page(project(root), found)
    if as_json:
        echo_json(cli_evaluate.answer_json(found))
    else:
        cli_evaluate.page(found).show()


@group.command()
def score(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="Lembar nilai YAML atau CSV; '-' untuk masukan standar."
        ),
    ] = None,
    as_json: AsJson = False,
    plan: Annotated[
        str | None,
        typer.Option(metavar="PREDIKAT", help="Langkah paling sedikit menuju predikat ini."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="INSTRUMEN", help="Tulis lembar kosong instrumen ini."),
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Lembar kosong berbentuk CSV, bukan YAML.")
    ] = False,
) -> None:
    """Hitung indeks, predikat, dan semua nilai dari satu lembar nilai."""
    from kb_builder.cli.score import (
        answer_json,
        answer_page,
        blank_sheet,
        read_sheet_file,
        work_out,
    )
    from kb_builder.cli.usage import UsageError
    from kb_builder.frameworks import FrameworkError

    if template is not None:
        if file is not None or plan is not None or as_json:
            raise UsageError(
                "--template menulis lembar kosong, jadi tidak dipakai bersama FILE, --json, atau "
                "--plan."
            )
        typer.echo(blank_sheet(template, csv_format=as_csv), nl=False)
        return
    if as_csv:
        raise UsageError("--csv hanya dipakai bersama --template; bentuk FILE dikenali sendiri.")
    if file is None:
        raise UsageError(
            "Lembar nilai belum disebut; buat yang kosong dengan 'kb score --template spbe-2020'."
        )
    try:
        answer = work_out(read_sheet_file(file), plan=plan)
    except FrameworkError as error:
        tell(f"{'masukan standar' if file == '-' else file}: {error}")
        raise typer.Exit(1) from None
    for notice in answer.sheet.notices:
        tell(notice)
    if as_json:
        echo_json(answer_json(answer))
    else:
        answer_page(answer).show()


def _one_shape(*, as_json: bool, as_csv: bool) -> None:
    """Refuse two shapes of output at once."""
    from kb_builder.cli.usage import UsageError

    if as_json and as_csv:
        raise UsageError("--json dan --csv tidak dapat dipakai bersama; pilih satu.")


def _filters(
    *, same: bool, other: bool, kind: Kind | None, max_km: float | None, exclude: list[str] | None
) -> Filters:
    from kb_builder.cli.asking import read_filters

    return read_filters(
        same_province=same,
        other_provinces=other,
        kind=None if kind is None else kind.value,
        max_km=max_km,
        exclude=exclude or (),
    )


def _deliver(command: Any, answer: Any, *, as_json: bool, as_csv: bool) -> None:
    """The answer in the shape asked for, by the module of the command."""
    if as_json:
        echo_json(command.answer_json(answer))
    elif as_csv:
        typer.echo(command.as_csv(answer), nl=False)
        if why := getattr(answer, "why", None):
            tell(why)
    else:
        command.page(answer).show()
