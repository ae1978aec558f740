"""The command ``kb``: one thin function per command.

stdout carries the result, stderr the talk; exit 0 is fine, 1 means problems in the content,
2 means the command was given wrongly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from kb_builder.similarity import Filters

app = typer.Typer(
    name="kb",
    help="Rujukan: basis pengetahuan studi banding e-government kabupaten dan kota.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Entry point of the command: runs it and exits, every message in Indonesian."""
    from typer.exceptions import TyperException

    from kb_builder.cli_usage import UsageError, explain

    # One question is small sums: threads of numpy's library cost more to start than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        code = app(args=arguments, prog_name="kb", standalone_mode=False)
    except TyperException as error:
        _talk(explain(error))
        raise SystemExit(2) from None
    except UsageError as error:
        _tell(str(error))
        raise SystemExit(2) from None
    except (typer.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    raise SystemExit(code if isinstance(code, int) else 0)


class Format(StrEnum):
    """How ``kb check`` prints problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


Root = Annotated[
    Path, typer.Option("--root", help="Folder proyek; bawaannya folder yang sedang dibuka.")
]
HERE = Path()


class Kind(StrEnum):
    """Which areas may be named."""

    REGENCY = "kabupaten"
    CITY = "kota"


Words = Annotated[
    list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten atau kota.")
]
Count = Annotated[int, typer.Option("-k", metavar="N", help="Panjang daftar, 1 sampai 513.")]
Same = Annotated[bool, typer.Option("--same-province", help="Hanya dari provinsi yang sama.")]
Other = Annotated[bool, typer.Option("--other-provinces", help="Hanya dari provinsi lain.")]
OfKind = Annotated[Kind | None, typer.Option("--kind", help="Hanya kabupaten atau hanya kota.")]
Within = Annotated[
    float | None, typer.Option("--max-km", metavar="KM", help="Paling jauh sekian kilometer.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="AREA", help="Jangan sebut daerah ini; boleh diulang."),
]
Scores = Annotated[
    str | None,
    typer.Option(
        metavar="NILAI", help="Nilai domain sendiri, misalnya D1=2.3,D2=2.4,D3=1.55,D4=4.14."
    ),
]
SheetFile = Annotated[
    str | None,
    typer.Option("--sheet", metavar="FILE", help="Lembar nilai spbe-2020, atau pegi secara kasar."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Satu baris tiap isian, titik desimal.")]
AsJson = Annotated[bool, typer.Option("--json", help="Keluaran untuk program.")]


@app.callback()
def main() -> None:
    """Let Indonesian text reach any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@app.command()
def check(
    root: Root = HERE,
    output: Annotated[Format, typer.Option("--format", help="Bentuk keluaran.")] = Format.TEXT,
) -> None:
    """Periksa semua berkas di cases/ dan tunjukkan letak setiap masalah."""
    from kb_builder.reading import load_library
    from kb_builder.reading.library import has_errors
    from kb_builder.reading.problems import as_json

    _, problems = load_library(_project(root) / "cases")
    if output is Format.JSON:
        typer.echo(as_json(problems))
    else:
        for problem in problems:
            typer.echo(problem.as_text() if output is Format.TEXT else problem.as_github())
    if output is Format.TEXT:
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        typer.echo(
            f"{errors} masalah, {warnings} peringatan." if problems else "Tidak ada masalah.",
            err=True,
        )
    raise typer.Exit(1 if has_errors(problems) else 0)


@app.command()
def build(
    root: Root = HERE,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="Banyaknya proses.")] = 1,
    clean: Annotated[bool, typer.Option("--clean", help="Bangun dari awal.")] = False,
) -> None:
    """Bangun situs ke _build/site; bila gagal, situs yang lama tetap ada."""
    from kb_builder.site.build import BuildError, build_site

    try:
        report = build_site(_project(root), jobs=jobs, clean=clean, say=_talk)
    except BuildError as error:
        _talk(str(error))
        raise typer.Exit(1) from None
    typer.echo(report.as_text())


@app.command()
def serve(
    root: Root = HERE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Nomor porta.")] = 8000,
) -> None:
    """Sajikan situs di komputer ini dan muat ulang setiap kali berkas berubah."""
    import gc

    from kb_builder.site.serve import ServeError, serve_site

    gc.enable()  # a server runs on
    try:
        serve_site(_project(root), port=port, say=_talk)
    except ServeError as error:
        _talk(str(error))
        raise typer.Exit(1) from None


@app.command()
def show(
    area: Annotated[
        list[str], typer.Argument(metavar="AREA", help="Nama atau kode kabupaten, kota, provinsi.")
    ],
    as_json: AsJson = False,
    root: Root = HERE,
) -> None:
    """Tunjukkan satu daerah: nilai SPBE, median pembanding, deret indeks, dan kasusnya."""
    from kb_builder.cli_area import find_area, gather, profile_json
    from kb_builder.cli_show import profile_page

    profile, notices = gather(find_area(" ".join(area)), cases=root / "cases")
    for notice in notices:
        _tell(notice)
    if as_json:
        _echo_json(profile_json(profile))
    else:
        profile_page(profile).show()


@app.command()
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
    from kb_builder import cli_peers

    _one_shape(as_json=as_json, as_csv=as_csv)
    filters = _filters(
        same=same_province, other=other_provinces, kind=kind, max_km=max_km, exclude=exclude
    )
    answer = cli_peers.ask(" ".join(area), k=k, filters=filters)
    _deliver(cli_peers, answer, as_json=as_json, as_csv=as_csv)


@app.command()
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
    from kb_builder import cli_hosts
    from kb_builder.cli_asking import read_project, read_scores

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
        _tell(notice)
    _deliver(cli_hosts, answer, as_json=as_json, as_csv=as_csv)


@app.command()
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
    from kb_builder import cli_practices
    from kb_builder.cli_asking import read_project, read_scores

    _one_shape(as_json=as_json, as_csv=as_csv)
    filters = _filters(
        same=same_province, other=other_provinces, kind=kind, max_km=max_km, exclude=exclude
    )
    asked = read_scores(scores, sheet)
    known = read_project(root, needed=True)
    answer = cli_practices.ask(" ".join(area), cases=known.cases, k=k, asked=asked, filters=filters)
    for notice in (*asked.notices, *known.notices):
        _tell(notice)
    _deliver(cli_practices, answer, as_json=as_json, as_csv=as_csv)


@app.command()
def compare(
    areas: Annotated[
        list[str],
        typer.Argument(metavar="AREA", help="Dua atau tiga kabupaten atau kota; satu nama satu."),
    ],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Bandingkan dua atau tiga daerah: nilai, keadaan, dan kesenjangan terbesarnya."""
    from kb_builder import cli_compare

    _one_shape(as_json=as_json, as_csv=as_csv)
    answer = cli_compare.ask(areas)
    _deliver(cli_compare, answer, as_json=as_json, as_csv=as_csv)


@app.command()
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
    from kb_builder import cli_evaluate

    found = cli_evaluate.measure(root, trees=not no_trees, say=_tell)
    if write:
        cli_evaluate.write_page(_project(root), found)
    if as_json:
        _echo_json(cli_evaluate.answer_json(found))
    else:
        cli_evaluate.page(found).show()


@app.command()
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
    from kb_builder.cli_score import answer_json, answer_page, blank_sheet, read_input, work_out
    from kb_builder.cli_usage import UsageError
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
        answer = work_out(read_input(file), plan=plan)
    except FrameworkError as error:
        _tell(f"{'masukan standar' if file == '-' else file}: {error}")
        raise typer.Exit(1) from None
    for notice in answer.sheet.notices:
        _tell(notice)
    if as_json:
        _echo_json(answer_json(answer))
    else:
        answer_page(answer).show()


@app.command()
def schema(
    check_only: Annotated[
        bool, typer.Option("--check", help="Hanya periksa; tidak menulis.")
    ] = False,
) -> None:
    """Tulis skema JSON untuk penyunting dari model, atau periksa apakah sudah cocok."""
    from kb_builder.model.schema import FOLDER, outdated, schema_texts
    from kb_builder.site.writing import write_if_changed

    if check_only:
        names = outdated()
        if names:
            _talk(f"Skema tidak cocok dengan model: {', '.join(names)}. Jalankan 'kb schema'.")
        raise typer.Exit(1 if names else 0)
    for name, text in schema_texts().items():
        write_if_changed(FOLDER / name, text.encode("utf-8"))


def _project(root: Path) -> Path:
    """The project's root, or exit 2 with a sentence."""
    if not (root / "cases").is_dir() or not (root / "conf.py").is_file():
        _talk(
            f"Folder '{root}' bukan folder proyek Rujukan (tidak ada cases/ dan conf.py); "
            "pindah ke folder proyek atau pakai --root."
        )
        raise typer.Exit(2)
    return root.resolve()


def _one_shape(*, as_json: bool, as_csv: bool) -> None:
    """Refuse two shapes of output at once."""
    from kb_builder.cli_usage import UsageError

    if as_json and as_csv:
        raise UsageError("--json dan --csv tidak dapat dipakai bersama; pilih satu.")


def _filters(
    *, same: bool, other: bool, kind: Kind | None, max_km: float | None, exclude: list[str] | None
) -> Filters:
    from kb_builder.cli_asking import read_filters

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
        _echo_json(command.answer_json(answer))
    elif as_csv:
        typer.echo(command.as_csv(answer), nl=False)
        if why := getattr(answer, "why", None):
            _tell(why)
    else:
        command.page(answer).show()


def _echo_json(data: object) -> None:
    import json

    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _tell(sentence: str) -> None:
    """One sentence that may quote what somebody else wrote."""
    from kb_builder.terminal import one_line

    _talk(one_line(sentence))


def _talk(text: str) -> None:
    typer.echo(text, err=True)
