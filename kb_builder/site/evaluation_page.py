"""The measured quality of the lists: what ``kb evaluate`` shows, and ``docs/metode/ukuran.md``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kb_builder.reference.areas import short_name_of
from kb_builder.words.numbers import number
from kb_builder.words.page import Column, Page

TASKS: Final = {
    "R1": "menduga indeks putaran terakhir dari keadaan daerah saja",
    "R2": "menduga satu domain yang disembunyikan dari tiga lainnya",
    "R3": "menduga indeks putaran terakhir dari putaran sebelumnya",
}
WAYS: Final = {
    "sekeadaan": "daftar sekeadaan",
    "seprofil": "daftar seprofil",
    "seprofil_nested": "daftar seprofil, bobot dipilih tersarang",
    "sekitar": "daftar sekitar",
    "together": "sekeadaan dan sekitar, masing-masing separuh",
    "together_equal_data": "sekeadaan dan sekitar, data sebanyak kotak hitam",
    "national_mean": "rata-rata nasional",
    "province_mean": "rata-rata provinsi",
    "nearest_km": "sepuluh daerah terdekat",
    "z_context": "jarak baku biasa atas semua ciri",
    "z_profile": "daerah dengan profil SPBE serupa",
    "ridge": "regresi ridge",
    "ridge_province": "regresi ridge dengan provinsi",
    "trees": "400 pohon acak (kotak hitam)",
    "nearest_index": "daerah dengan indeks terdekat",
    "unchanged": "tidak berubah",
    "national_change": "nilai sendiri ditambah perubahan nasional",
    "province_change": "nilai sendiri ditambah perubahan provinsi",
    "hosts": "daftar tuan rumah",
    "hosts_without_library": "daftar tuan rumah seandainya tidak ada kasus",
    "highest_index": "indeks tertinggi",
}
GOALS: Final = {
    "own_province": "Sekeadaan: bagian dari provinsi sendiri",
    "overlap_nearest": "Sekeadaan: sama dengan sepuluh daerah terdekat",
    "other_island": "Sekeadaan: daerah yang mendapat padanan di kelompok pulau lain",
    "residual": "Sekeadaan: galat sisa sesudah rata-rata provinsi dikurangkan",
    "residual_correlation": "Sekeadaan: korelasi sisa",
    "residual_second": "Sekeadaan: galat sisa, sasaran kedua",
    "residual_correlation_second": "Sekeadaan: korelasi sisa, sasaran kedua",
    "r1_together": "R1 sekeadaan dan sekitar bersama",
    "r1_together_second": "R1 sekeadaan dan sekitar bersama, sasaran kedua",
    "r2_seprofil": "R2 daftar seprofil",
    "index_gap": "Seprofil: beda indeks rata-rata",
    "survival_blur": "Seprofil: tetap terpilih bila nilai dikaburkan 0,1",
    "mutual": "Sekeadaan: saling memilih",
    "nobodys": "Sekeadaan: daerah yang tidak ada di daftar mana pun",
    "busiest": "Sekeadaan: daerah tersering, kali panjang daftar",
    "survival_weights": "Sekeadaan: tetap terpilih bila bobot digeser 25 persen",
    "fewer_than_three": "Daerah dengan kurang dari tiga tuan rumah padahal ada yang unggul",
    "r4_top10": "R4: tuan rumah yang dipilih ada di 10 teratas",
    "r4_top20": "R4: tuan rumah yang dipilih ada di 20 teratas",
    "host_share": "Tuan rumah tersering, bagian dari daftar domainnya",
    "furthest_behind_touched": "Praktik: domain paling tertinggal disentuh lima teratas",
    "practice_leads": "Praktik yang paling sering di urutan pertama",
}
_LISTS: Final = {
    "own_province": "dari provinsi sendiri",
    "overlap_nearest": "sama dengan sepuluh daerah terdekat",
    "other_island": "daerah dengan padanan di kelompok pulau lain",
    "mutual": "saling memilih",
    "nobodys": "daerah yang tidak ada di daftar mana pun",
    "busiest": "daerah tersering, kali panjang daftar",
    "index_gap": "beda indeks rata-rata",
    "confidence": "kepastian rata-rata",
    "with_list": "daerah yang mendapat daftar",
    "survival_weights": "tetap terpilih bila bobot digeser 25 persen",
    "survival_years": "tetap sama dari putaran ke putaran",
}
_HOSTING: Final = {
    "fewer_than_three": "daerah dengan kurang dari tiga tuan rumah padahal ada yang unggul",
    "without_any": "daerah bernilai tanpa tuan rumah sama sekali (tidak ada yang unggul)",
    "largest_share": "tuan rumah tersering, bagian dari daftar domainnya",
    "first_list_documented": "daftar pertama memuat daerah dengan praktik tercatat",
    "documented_left_out": "daftar pertama tanpa daerah tercatat padahal ada yang unggul",
    "median_km": "jarak tengah ke tuan rumah, km",
    "beyond_500_km": "tuan rumah lebih jauh dari 500 km",
    "leading_D1": "daftar pertama: Kebijakan Internal SPBE",
    "leading_D2": "daftar pertama: Tata Kelola SPBE",
    "leading_D3": "daftar pertama: Manajemen SPBE",
    "leading_D4": "daftar pertama: Layanan SPBE",
    "unscored_with_list": "daerah yang belum dievaluasi dan mendapat daftar kasar",
}
_PRACTISING: Final = {
    "furthest_behind_touched": "domain paling tertinggal disentuh lima teratas",
    "leads_most": "praktik yang paling sering di urutan pertama, bagian dari semua daftar",
    "areas_with_list": "daerah yang mendapat daftar praktik",
    "leading_practices": "praktik berbeda yang pernah di urutan pertama",
}
_COUNTS: Final = frozenset(
    (
        *("nobodys", "busiest", "index_gap", "fewer_than_three", "without_any"),
        *("documented_left_out", "median_km", "unscored_with_list", "areas_with_list"),
        "leading_practices",
    )
)
"""Figures that are no shares."""
_FACES: Final = {
    "sumedang": "Kabupaten besar di Jawa dengan banyak kecamatan; padanannya kebanyakan di Jawa "
    "Timur dan Jawa Tengah, jadi bukan lagi tetangganya sendiri.",
    "bojonegoro": "Padanannya kabupaten besar yang berpendapatan dari sumber daya alam dan "
    "pertanian, sampai ke Lampung; masuk akal.",
    "pemalang": "Kabupaten padat dengan kemiskinan menengah; Sampang dan Bangkalan di Madura "
    "tidak terduga, tetapi ciri-cirinya memang dekat.",
    "kota-surabaya": "Kota-kota terbesar di luar Jakarta; itulah yang diharapkan pejabatnya. "
    "Yogyakarta jauh lebih kecil dan kurang meyakinkan.",
    "banyuwangi": "Kabupaten luas di pesisir; Langkat, Asahan, dan Simalungun di Sumatera masuk "
    "akal menurut ukuran, tetapi pejabatnya mungkin tidak mengenalnya.",
    "kota-bontang": "Kota kecil dan kaya di luar Jawa; Tarakan dan Balikpapan tepat. PDRB per "
    "orangnya di daftar ini hanya dilampaui Kota Kediri.",
    "puncak": "Semuanya di pegunungan Papua; tidak ada daerah lain yang keadaannya serupa.",
    "banyumas": "Kabupaten besar berpenduduk padat di Jawa; masuk akal. Penduduk Kabupaten "
    "Bandung dua kali lipat lebih.",
}


def evaluation_page(found: Mapping[str, Any]) -> Page:
    """The page, from the plain data of an evaluation (``Evaluation.as_dict``): goals first."""
    found = json.loads(evaluation_json(found))  # the order of the file, whoever asks
    before, after = found["years"]
    page = Page()
    page.title("Ukuran", level=1)
    page.lines(
        "Setiap angka tentang daftar dihitung dengan fungsi yang juga dipakai halaman, perintah, "
        "dan data terbuka.",
        f"Diukur pada {found['places']} kabupaten dan kota yang bernilai pada {before} dan "
        f"{after}, dengan {found['cases']} kasus, {found['practices']} praktik, dan "
        f"{found['visits']} kunjungan.",
    )
    page.title("Sasaran dan hasil")
    page.table(
        (Column("Yang diukur"), *_numbers("Sasaran", "Terukur"), Column("Tercapai")),
        map(_goal, found["goals"]),
    )
    page.title("Wajah daftar")
    page.lines("Delapan daerah, supaya orang yang mengenalnya dapat menilai sendiri.")
    for face in found["faces"]:
        _add_face(page, face)
    for name, task in found["tasks"].items():
        page.title(f"{name}: {TASKS[name]}")
        _add_task(page, task)
    page.title("Sisa sesudah provinsi")
    page.lines(
        "Indeks dikurangi rata-rata daerah lain di provinsi yang sama, diduga dari rata-rata sisa "
        "daerah yang ada di daftar. Inilah yang tidak diketahui dari provinsinya saja."
    )
    page.table(
        (Column("Daftar"), *_numbers("Galat", "Korelasi")),
        (
            (name, _figure(error, decimals=4), _figure(correlation, decimals=3))
            for name, (error, correlation) in found["residual"].items()
        ),
    )
    page.title("R4: tuan rumah yang benar-benar dipilih")
    _add_visits(page, found)
    page.title("Apakah berkunjung membuahkan hasil?")
    page.lines(visits_pay(found["paying"], found["years"]))
    page.title("Sifat daftar padanan")
    _add_figures(page, found["lists"])
    page.title("Sifat daftar tuan rumah")
    _add_values(page, _HOSTING, found["hosting"])
    page.title("Sifat daftar praktik")
    _add_values(page, _PRACTISING, found["practising"])
    page.title("Bobot")
    _add_weights(page, found)
    page.title("Yang dipilih sesudah melihat data")
    page.items(*_CHOSEN)
    page.title("Yang perlu diingat")
    page.items(*_CAVEATS)
    return page


def evaluation_markdown(found: Mapping[str, Any]) -> str:
    """The text of ``docs/metode/ukuran.md``; its last line is for editors only."""
    note = "% Halaman ini dibuat oleh kb evaluate --write; jangan disunting.\n"
    return f"{evaluation_page(found).markdown()}\n{note}"


def evaluation_json(found: Mapping[str, Any]) -> str:
    """The same plain data as the text of the JSON file beside the page."""
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _goal(goal: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        GOALS.get(goal["id"], goal["id"]),
        f"{'paling besar' if goal['at_most'] else 'paling sedikit'} {_plain(goal['asked'])}",
        _plain(goal["measured"]),
        "ya" if goal["met"] else "belum",
    )


def _plain(value: float | None) -> str:
    return _figure(value, decimals=0 if value is not None and value == int(value) else 3)


def _figure(value: float | None, *, decimals: int = 2) -> str:
    return "–" if value is None else number(value, decimals=decimals)


def _numbers(*headings: str) -> list[Column]:
    return [Column(heading, numbers=True) for heading in headings]


def _add_face(page: Page, face: Mapping[str, Any]) -> None:
    page.title(face["name"], level=3)
    if about := _FACES.get(face["slug"]):
        page.lines(about)
    labels = ("Sekeadaan", "Seprofil", "Sekitar")
    told = [(label, face[label.lower()]) for label in labels]
    told.append((f"Tuan rumah untuk {face['leading']}", face["hosts"]))
    page.items(
        *(f"{label}: {', '.join(map(short_name_of, names))}." for label, names in told if names)
    )


def _add_task(page: Page, task: Mapping[str, Any]) -> None:
    rows = [
        *task["ours"].items(),
        *sorted(task["rivals"].items(), key=lambda row: float(row[1]["mae"])),
    ]
    page.table(
        (
            Column("Cara"),
            *_numbers("Galat, poin SPBE", "Selang 95 persen", "Antara lima pembagian"),
        ),
        (
            (
                WAYS.get(name, name),
                _figure(value["mae"], decimals=4),
                _span(value["ci95"]),
                _span(value["spread"]) if value["spread"][0] != value["spread"][1] else "–",
            )
            for name, value in rows
        ),
    )
    page.lines(
        "Galat pembanding dikurangi galat daftar, selang 95 persen; di atas nol berarti daftar "
        "lebih baik:"
    )
    page.items(
        *(
            f"dibandingkan {WAYS.get(name, name)}: {_span(span)}"
            for name, span in task["better"].items()
        )
    )


def _add_visits(page: Page, found: Mapping[str, Any]) -> None:
    page.lines(
        f"Dari {found['visits']} kunjungan antara dua daerah yang bernilai: seberapa sering tuan "
        "rumah yang dipilih ada di daftar untuk seluruh indeks. Delegasi sering mengikuti "
        "ketenaran, bukan kemiripan; kunjungan tidak dipakai untuk memilih apa pun. Daerah yang "
        "kunjungannya tercatat biasanya juga punya kasus, dan daftar menyebut daerah yang punya "
        "kasus; karena itu hasil tanpa kasus ikut ditunjukkan."
    )
    page.table(
        (
            Column("Cara"),
            *_numbers("Di 10 teratas", "Selang 95 persen", "Di 20 teratas", "Selang 95 persen"),
        ),
        (
            (
                WAYS.get(name, name),
                _figure(rate["top10"]),
                _span(rate["top10_ci95"], decimals=2),
                _figure(rate["top20"]),
                _span(rate["top20_ci95"], decimals=2),
            )
            for name, rate in found["hits"].items()
        ),
    )


def visits_pay(paying: Mapping[str, Any], years: Sequence[int], /) -> str:
    """What is known of guests beside places that started where they did, in one paragraph."""
    before, after = years
    if paying["difference"] is None:
        return (
            f"Belum dapat dijawab: baru {paying['guests']} tamu tercatat yang bernilai pada "
            f"{before} dan {after}, sedangkan untuk membandingkan diperlukan sedikitnya "
            f"{paying['enough']}."
        )
    apart, (low, high) = paying["difference"], paying["ci95"]
    answer = "Data ini tidak menunjukkannya."
    if low > 0:
        answer = "Tamu naik lebih banyak, tetapi sebabnya belum tentu kunjungan."
    if high < 0:
        answer = "Tidak: tamu naik lebih sedikit daripada daerah yang sepadan."
    return (
        f"{answer} Indeks {paying['guests']} tamu pada kunjungan yang tercatat rata-rata "
        f"{_moved(paying['guests_changed'])} poin dari {before} ke {after}; masing-masing "
        f"{paying['matches']} daerah paling sekeadaan yang berangkat dari indeks serupa (beda "
        f"paling banyak {number(paying['near_start'])}) dan tanpa kunjungan tercatat "
        f"{_moved(paying['matched_changed'])}. Kenaikan tamu {_beside(apart)} pembandingnya "
        f"(selang 95 persen: {_beside(low)} sampai {_beside(high)}). Hanya {paying['recent']} dari "
        f"tamu itu berkunjung pada {before} atau sesudahnya; selebihnya jauh lebih dahulu. Banyak "
        "kunjungan tidak diberitakan, jadi pembandingnya mungkin berkunjung juga. Yang berkunjung "
        "mungkin memang lebih bersungguh-sungguh, dan topik kunjungannya tidak selalu SPBE. "
        "Selisih ini karena itu bukan ukuran pengaruh."
    )


def _moved(change: float) -> str:
    """A change in words: signs are read over."""
    return f"{'turun' if change < 0 else 'naik'} {number(abs(change))}"


def _beside(apart: float) -> str:
    """How far a change is above or below another, in points."""
    return f"{number(abs(apart))} poin di {'bawah' if apart < 0 else 'atas'}"


def _add_figures(page: Page, lists: Mapping[str, Mapping[str, float | None]]) -> None:
    names = [name for name in _LISTS if any(name in values for values in lists.values())]
    page.table(
        (Column("Sifat"), *_numbers(*(name.capitalize() for name in lists))),
        (
            (_LISTS[name], *(_value(name, values.get(name)) for values in lists.values()))
            for name in names
        ),
    )


def _add_values(page: Page, labels: Mapping[str, str], values: Mapping[str, float | None]) -> None:
    page.table(
        (Column("Sifat"), *_numbers("Nilai")),
        ((label, _value(name, values.get(name))) for name, label in labels.items()),
    )


def _value(name: str, value: float | None) -> str:
    if value is None or name not in _COUNTS:
        return "–" if value is None else f"{number(value * 100, decimals=1)} persen"
    return number(value, decimals=0 if value == int(value) else 2)


def _add_weights(page: Page, found: Mapping[str, Any]) -> None:
    page.table(
        (Column("Kelompok ciri"), *_numbers("Bobot tiap ciri")),
        ((_BLOCKS.get(name, name), number(value)) for name, value in found["weights"].items()),
    )
    chosen = ", ".join(
        f"{number(float(weight), decimals=1)} dipilih {count} kali"
        for weight, count in found["profile_weights"].items()
    )
    page.lines(
        "Bobot ciri tidak dicocokkan dengan nilai apa pun; semuanya sama. Bobot profil dipilih "
        f"pada daerah di luar bagian yang diukur: {chosen}."
    )


def _span(pair: Sequence[float], *, decimals: int = 3) -> str:
    low, high = (_figure(end, decimals=decimals) for end in pair)
    return f"{low} sampai {high}"


_BLOCKS: Final = {
    "size": "ukuran (penduduk, luas, kepadatan)",
    "administration": "pembagian wilayah (kecamatan, kelurahan, desa)",
    "people": "keadaan penduduk (pembangunan manusia, pendidikan, kemiskinan)",
    "economy": "ekonomi dan keuangan (pengeluaran, PDRB, pendapatan asli)",
    "kind": "kabupaten atau kota",
    "isolation": "keterpencilan",
    "profile": "profil SPBE terhadap keadaan, hanya pada seprofil",
}
_CHOSEN: Final = (
    "Bahwa kilometer tidak ikut dan keterpencilan ikut: sesudah daftar lama, yang didominasi "
    "jarak, ternyata hanya menyebut tetangga. Lihat keputusan tentang tiga daftar.",
    "Bobot yang sama untuk semua ciri: dibandingkan dengan bobot sama per kelompok, tanpa "
    "kepadatan, dan keterpencilan separuh atau dua kali. Bedanya kecil; yang paling sederhana "
    "yang dipakai.",
    "Skala setempat dua kali dengan tetangga kesepuluh, dan batas nilai baku tiga: dari "
    "putaran sebelumnya.",
    "Rumus tuan rumah (kedekatan terhadap padanan kesepuluh, separuh pada 250 km, seratus "
    "daerah paling serupa, seperlima daftar): ditetapkan dengan melihat nama, jarak, dan "
    "kepadatan daftar, bukan dengan melihat kunjungan yang dipilih.",
)
_CAVEATS: Final = (
    "Daftar bukan ramalan. Ia menyebut nama yang dapat dijelaskan ciri demi ciri; untuk "
    "menduga angka, kotak hitam kadang lebih tepat.",
    "R4 diukur pada sedikit kunjungan, dengan nilai 2024 untuk kunjungan yang lebih lama; "
    "selangnya lebar.",
    "Seprofil berubah dengan putaran penilaian.",
    "Daftar praktik bergantung pada kasus yang tercatat; daerah tanpa kasus tidak berarti "
    "tidak punya praktik.",
)
