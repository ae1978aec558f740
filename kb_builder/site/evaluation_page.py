"""The measured quality of peers and hosts as the page ``docs/metode/ukuran.md``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

TASKS: Final = {
    "R1": "menduga indeks tahun terakhir dari keadaan daerah saja",
    "R2": "menduga satu domain yang disembunyikan dari tiga lainnya",
    "R3": "menduga indeks tahun terakhir dari nilai tahun sebelumnya dan keadaan daerah",
}
_GOALS: Final = {"R1": (0.340, 0.330), "R2": (0.357, 0.345), "R3": (0.233, 0.220)}
WAYS: Final = {
    "ours": "Rujukan",
    "national_mean": "rata-rata nasional",
    "province_mean": "rata-rata provinsi",
    "nearest_km": "sepuluh daerah terdekat",
    "z_context": "jarak baku biasa atas semua ciri",
    "z_profile": "daerah dengan profil SPBE serupa",
    "ridge": "regresi ridge",
    "ridge_province": "regresi ridge dengan provinsi",
    "trees": "400 pohon acak (kotak hitam)",
    "traits_km_scaled": "ciri dan km dengan skala setempat (titik awal)",
    "nearest_index": "daerah dengan indeks terdekat",
    "nearest_index_change": "perubahan daerah dengan indeks terdekat",
    "national_change": "nilai sendiri ditambah perubahan nasional",
    "province_change": "nilai sendiri ditambah perubahan provinsi",
    "unchanged": "tidak berubah",
    "z_profile_change": "perubahan daerah berprofil serupa",
    "fitted_list_mean_only": "rata-rata daftar tanpa garis kecenderungan",
    "km_squared": "kilometer dikuadratkan",
    "mutual_proximity": "kedekatan timbal balik",
    "no_hub_control": "tanpa penyeimbang daftar",
    "shrunk_to_province": "ditarik ke rata-rata provinsi",
    "single_trait_weights": "bobot tiap ciri sendiri-sendiri",
    "start_weights": "bobot awal",
    "tree_leaves": "kesamaan daun pohon",
    "highest_index": "indeks tertinggi",
    "highest_index_of_50_nearest": "indeks tertinggi dari 50 terdekat",
    "index_lead_and_similarity": "keunggulan indeks dan kemiripan",
    "ours_by_earlier_scores": "Rujukan dengan nilai setahun sebelumnya",
    "points_and_km": "poin dan kilometer",
    "points_and_scaled": "poin dan jarak berskala",
    "similarity_alone": "kemiripan saja",
    "similarity_scaled": "kemiripan berskala saja",
}
PROPERTIES: Final = {
    "survival_years": "Padanan yang tetap sama bila bobot dipilih dengan nilai tahun lain",
    "survival_years_z_profile": "Hal yang sama bila padanan dicari dari profil SPBE",
    "survival_weights": "Padanan yang tetap sama bila bobot digeser 25 persen",
    "mutual": "Hubungan yang saling memilih",
    "on_nobodys_list": "Daerah yang tidak ada di daftar mana pun",
    "busiest_times_k": "Daerah tersering muncul, kali panjang daftar",
    "coverage": "Daerah yang mendapat daftar",
    "with_three_hosts": "Daerah dengan tiga tuan rumah unggul 0,5 atau lebih dari 30 terdekat",
}


def evaluation_markdown(found: Mapping[str, Any]) -> str:
    """The page, from the plain data of an evaluation (``Evaluation.as_dict``)."""
    before, after = found["years"]
    parts = [
        "# Ukuran",
        "Halaman ini dibuat oleh `kb evaluate --write`; jangan disunting.",
        f"{found['places']} kabupaten dan kota yang bernilai pada {before} dan {after} dibagi "
        f"menjadi {found['folds']} bagian. Nilai tiap bagian diduga dari bagian lainnya; bobot dan "
        "panjang daftar dipilih di dalam bagian lainnya itu. Makin kecil galat, makin baik. "
        f"Selang 95 persen dihitung dengan mengambil ulang daerah; benih acak {found['seed']}.",
    ]
    for name, task in found["tasks"].items():
        parts += [f"## {name}: {TASKS[name]}", *_task(name, task)]
    parts += ["## R4: tuan rumah yang benar-benar dipilih", *_visits(found["visits"])]
    parts += ["## Sifat daftar", *_properties(found)]
    parts += ["## Bobot", _weights(found["weights"]), "## Yang perlu diingat", _CAVEATS]
    return "\n\n".join(parts) + "\n"


def evaluation_json(found: Mapping[str, Any]) -> str:
    """The same plain data as the text of the JSON file beside the page."""
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _task(name: str, task: Mapping[str, Any]) -> list[str]:
    first, second = _GOALS[name]
    ours = task["ours"]["mae"]
    rows = [("ours", task["ours"]), *sorted(task["baselines"].items(), key=_by_error)]
    ideas = sorted(task["ideas"].items(), key=_by_error)
    verdict = (
        f"Sasaran pertama {_figure(first)} "
        f"{'tercapai' if ours <= first else 'belum tercapai'}; sasaran kedua {_figure(second)} "
        f"{'tercapai' if ours <= second else 'belum tercapai'}."
    )
    columns = ("Galat, poin SPBE", "Selang 95 persen")
    parts = [_table(("Cara", *columns), map(_error_row, rows)), verdict]
    if ideas:
        parts.append("Gagasan lain yang dicoba:")
        parts.append(_table(("Gagasan", *columns), map(_error_row, ideas)))
    return parts


def _by_error(row: tuple[str, Mapping[str, Any]]) -> float:
    return float(row[1]["mae"])


def _error_row(row: tuple[str, Mapping[str, Any]]) -> tuple[str, ...]:
    name, value = row
    return WAYS.get(name, name), _figure(value["mae"]), _span(value["ci95"])


def _visits(visits: Mapping[str, Any]) -> list[str]:
    rows = [*visits["baselines"].items()]
    if visits["ours"]:
        rows.insert(0, ("ours", visits["ours"]))
    table = _table(
        ("Cara", "Di 10 teratas", "Selang 95 persen", "Di 20 teratas", "Selang 95 persen"),
        (
            (
                WAYS.get(name, name),
                _figure(rate["top10"], 2),
                _span(rate["top10_ci95"], 2),
                _figure(rate["top20"], 2),
                _span(rate["top20_ci95"], 2),
            )
            for name, rate in rows
        ),
    )
    about = (
        f"Dari {visits['visits']} kunjungan di `cases/`: seberapa sering tuan rumah yang dipilih "
        "ada di daftar yang kami susun. Delegasi sering mengikuti ketenaran, bukan kemiripan; "
        "kunjungan tidak dipakai untuk memilih bobot. Sasaran pertama 0,35 dan 0,45; sasaran kedua "
        "0,45 dan 0,60. Jumlahnya sedikit, jadi selangnya lebar."
    )
    return [about, table]


def _properties(found: Mapping[str, Any]) -> list[str]:
    rows = [("Rujukan", name, value) for name, value in found["properties"].items()]
    for way, values in found["baseline_properties"].items():
        rows += [(WAYS.get(way, way), name, value) for name, value in values.items()]
    shown = ((way, PROPERTIES.get(name, name), _share(name, value)) for way, name, value in rows)
    return [_table(("Cara", "Sifat", "Nilai"), shown)]


def _share(name: str, value: float) -> str:
    if name == "on_nobodys_list":
        return str(int(value))
    if name == "busiest_times_k":
        return _figure(value, 1)
    return f"{_figure(value * 100, 1)} persen"


def _weights(weights: Mapping[str, float]) -> str:
    names = {
        "size": "ukuran (penduduk, luas, kepadatan)",
        "administration": "administrasi (kecamatan, kelurahan, desa)",
        "people": "manusia (pembangunan manusia, pendidikan, kemiskinan)",
        "economy": "ekonomi (pengeluaran, PDRB, pendapatan asli)",
        "kind": "kabupaten atau kota",
        "place": "letak, setiap seratus kilometer",
    }
    rows = ((names.get(name, name), _figure(value, 2)) for name, value in weights.items())
    return _table(("Kelompok ciri", "Bobot"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("--" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figure(value: float, decimals: int = 4) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def _span(pair: tuple[float, float], decimals: int = 3) -> str:
    low, high = pair
    return f"{_figure(low, decimals)} sampai {_figure(high, decimals)}"


_CAVEATS: Final = "\n".join(
    f"- {text}"
    for text in (
        "R1 setara dengan kotak hitam, tidak lebih baik. Bedanya, setiap pasangan di sini dapat "
        "dijelaskan ciri demi ciri.",
        "Bobot dan panjang daftar dipilih berlapis, tetapi beberapa bentuk rumus (kilometer tidak "
        "dikuadratkan, skala setempat dua kali, batas nilai) ditetapkan sambil melihat data yang "
        "sama. Galat sebenarnya mungkin sedikit lebih besar.",
        "R2 dan R3 memakai provinsi, sedangkan sebagian pembandingnya tidak.",
        "R4 diukur pada sedikit kunjungan, dan beberapa rumus dilihat hasilnya sebelum yang ini "
        "dipilih; angkanya optimistis.",
        "Tidak setiap daerah mempunyai tiga tuan rumah di dekatnya. Bila tidak ada, halamannya "
        "mengatakannya.",
    )
)
