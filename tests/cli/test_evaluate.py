"""``kb evaluate``: the table of goals and tasks. What is measured is tested elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kb_builder.similarity.measuring import evaluation
from kb_builder.similarity.measuring.choices import HitRate
from kb_builder.similarity.measuring.evaluation import Evaluation, Face
from kb_builder.similarity.measuring.goals import Goal
from kb_builder.similarity.measuring.predicting import Estimate, Task
from kb_builder.similarity.measuring.visiting import Paying
from tests.cli.running import Kb

ROOT = Path(__file__).resolve().parents[2]
RATE = HitRate(top10=0.25, top10_ci95=(0.05, 0.5), top20=0.5, top20_ci95=(0.25, 0.75))
FOUND = Evaluation(
    places=479,
    areas=514,
    years=(2023, 2024),
    folds=10,
    seeds=(20241, 20242),
    practices=81,
    cases=38,
    goals=(
        Goal(id="own_province", asked=0.35, at_most=True, measured=0.33, met=True),
        Goal(id="r4_top20", asked=0.6, at_most=False, measured=float("nan"), met=False),
    ),
    tasks={
        "R1": Task(
            ours={"together": Estimate(mae=0.3367, ci95=(0.313, 0.361), spread=(0.3367, 0.3367))},
            rivals={"trees": Estimate(mae=0.3385, ci95=(0.317, 0.361), spread=(0.336, 0.341))},
            better={"trees": (-0.004, 0.008)},
        )
    },
    residual={"sekeadaan": (0.363, 0.294)},
    visits=22,
    hits={"hosts": RATE},
    lists={"sekeadaan": {"mutual": 0.9132, "survival_years": float("nan")}},
    hosting={"fewer_than_three": 0.0},
    practising={"leads_most": 0.148},
    profile_weights={"2.0": 50},
    weights={"size": 1.0},
    faces=(
        Face(
            slug="sumedang",
            name="Kabupaten Sumedang",
            sekeadaan=("Kabupaten Jombang",),
            seprofil=("Kabupaten Kediri",),
            sekitar=("Kabupaten Majalengka",),
            leading="Tata Kelola SPBE",
            hosts=("Kota Bandung",),
        ),
    ),
    paying=Paying(guests=7, recent=10, enough=20, matches=5, near_start=0.25),
)
GOLDEN = """\
Ukuran

Setiap angka tentang daftar dihitung dengan fungsi yang juga dipakai halaman, perintah, dan data terbuka.
Diukur pada 479 kabupaten dan kota yang bernilai pada 2023 dan 2024, dengan 38 kasus, 81 praktik, dan 22 kunjungan.

Sasaran dan hasil

Yang diukur                                                  Sasaran   Terukur   Tercapai
─────────────────────────────────────────────────────────────────────────────────────────
Sekeadaan: bagian dari provinsi sendiri           paling besar 0,350     0,330   ya
R4: tuan rumah yang dipilih ada di 20 teratas   paling sedikit 0,600         –   belum

Wajah daftar

Delapan daerah, supaya orang yang mengenalnya dapat menilai sendiri.

Kabupaten Sumedang

Kabupaten besar di Jawa dengan banyak kecamatan; padanannya kebanyakan di Jawa Timur dan Jawa Tengah, jadi bukan lagi tetangganya sendiri.

- Sekeadaan: Jombang.
- Seprofil: Kediri.
- Sekitar: Majalengka.
- Tuan rumah untuk Tata Kelola SPBE: Kota Bandung.

R1: menduga indeks putaran terakhir dari keadaan daerah saja

Cara                                           Galat, poin SPBE     Selang 95 persen   Antara lima pembagian
────────────────────────────────────────────────────────────────────────────────────────────────────────────
sekeadaan dan sekitar, masing-masing separuh             0,3367   0,313 sampai 0,361                       –
400 pohon acak (kotak hitam)                             0,3385   0,317 sampai 0,361      0,336 sampai 0,341

Galat pembanding dikurangi galat daftar, selang 95 persen; di atas nol berarti daftar lebih baik:

- dibandingkan 400 pohon acak (kotak hitam): -0,004 sampai 0,008

Sisa sesudah provinsi

Indeks dikurangi rata-rata daerah lain di provinsi yang sama, diduga dari rata-rata sisa daerah yang ada di daftar. Inilah yang tidak diketahui dari provinsinya saja.

Daftar       Galat   Korelasi
─────────────────────────────
sekeadaan   0,3630      0,294

R4: tuan rumah yang benar-benar dipilih

Dari 22 kunjungan antara dua daerah yang bernilai: seberapa sering tuan rumah yang dipilih ada di daftar untuk seluruh indeks. Delegasi sering mengikuti ketenaran, bukan kemiripan; kunjungan tidak dipakai untuk memilih apa pun. Daerah yang kunjungannya tercatat biasanya juga punya kasus, dan daftar menyebut daerah yang punya kasus; karena itu hasil tanpa kasus ikut ditunjukkan.

Cara                Di 10 teratas   Selang 95 persen   Di 20 teratas   Selang 95 persen
───────────────────────────────────────────────────────────────────────────────────────
daftar tuan rumah            0,25   0,05 sampai 0,50            0,50   0,25 sampai 0,75

Apakah berkunjung membuahkan hasil?

Belum dapat dijawab: baru 7 tamu tercatat yang bernilai pada 2023 dan 2024, sedangkan untuk membandingkan diperlukan sedikitnya 20.

Sifat daftar padanan

Sifat                                  Sekeadaan
────────────────────────────────────────────────
saling memilih                       91,3 persen
tetap sama dari putaran ke putaran             –

Sifat daftar tuan rumah

Sifat                                                                  Nilai
────────────────────────────────────────────────────────────────────────────
daerah dengan kurang dari tiga tuan rumah padahal ada yang unggul          0
daerah bernilai tanpa tuan rumah sama sekali (tidak ada yang unggul)       –
tuan rumah tersering, bagian dari daftar domainnya                         –
daftar pertama memuat daerah dengan praktik tercatat                       –
daftar pertama tanpa daerah tercatat padahal ada yang unggul               –
jarak tengah ke tuan rumah, km                                             –
tuan rumah lebih jauh dari 500 km                                          –
daftar pertama: Kebijakan Internal SPBE                                    –
daftar pertama: Tata Kelola SPBE                                           –
daftar pertama: Manajemen SPBE                                             –
daftar pertama: Layanan SPBE                                               –
daerah yang belum dievaluasi dan mendapat daftar kasar                     –

Sifat daftar praktik

Sifat                                                                          Nilai
────────────────────────────────────────────────────────────────────────────────────
domain paling tertinggal disentuh lima teratas                                     –
praktik yang paling sering di urutan pertama, bagian dari semua daftar   14,8 persen
daerah yang mendapat daftar praktik                                                –
praktik berbeda yang pernah di urutan pertama                                      –

Bobot

Kelompok ciri                        Bobot tiap ciri
────────────────────────────────────────────────────
ukuran (penduduk, luas, kepadatan)              1,00

Bobot ciri tidak dicocokkan dengan nilai apa pun; semuanya sama. Bobot profil dipilih pada daerah di luar bagian yang diukur: 2,0 dipilih 50 kali.

Yang dipilih sesudah melihat data

- Bahwa kilometer tidak ikut dan keterpencilan ikut: sesudah daftar lama, yang didominasi jarak, ternyata hanya menyebut tetangga. Lihat keputusan tentang tiga daftar.
- Bobot yang sama untuk semua ciri: dibandingkan dengan bobot sama per kelompok, tanpa kepadatan, dan keterpencilan separuh atau dua kali. Bedanya kecil; yang paling sederhana yang dipakai.
- Skala setempat dua kali dengan tetangga kesepuluh, dan batas nilai baku tiga: dari putaran sebelumnya.
- Rumus tuan rumah (kedekatan terhadap padanan kesepuluh, separuh pada 250 km, seratus daerah paling serupa, seperlima daftar): ditetapkan dengan melihat nama, jarak, dan kepadatan daftar, bukan dengan melihat kunjungan yang dipilih.

Yang perlu diingat

- Daftar bukan ramalan. Ia menyebut nama yang dapat dijelaskan ciri demi ciri; untuk menduga angka, kotak hitam kadang lebih tepat.
- R4 diukur pada sedikit kunjungan, dengan nilai 2024 untuk kunjungan yang lebih lama; selangnya lebar.
- Seprofil berubah dengan putaran penilaian.
- Daftar praktik bergantung pada kasus yang tercatat; daerah tanpa kasus tidak berarti tidak punya praktik.
"""  # noqa: E501


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What ``evaluate`` was asked, without measuring anything."""
    calls: list[dict[str, Any]] = []

    def evaluate(world: Any, /, **options: Any) -> Evaluation:
        options["progress"]("R1", 0, 15)
        calls.append({"areas": len(world.codes), **options})
        return FOUND

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    return calls


@pytest.mark.usefixtures("project")
def test_tables_for_people(kb: Kb, asked: list[dict[str, Any]]) -> None:
    ran = kb("evaluate", "--root", str(ROOT))
    assert (ran.code, ran.out) == (0, GOLDEN)
    assert ran.err.startswith("Mengukur dengan ")
    assert ran.err.splitlines()[-1].startswith("Selesai dalam ")
    assert len(asked[0]["visits"]) > 0
    assert asked[0]["trees"] is True


@pytest.mark.usefixtures("project")
def test_json(kb: Kb, asked: list[dict[str, Any]]) -> None:
    ran = kb("evaluate", "--json", "--no-trees", "--root", str(ROOT))
    assert ran.code == 0
    assert asked[0]["trees"] is False
    found = json.loads(ran.out)
    assert found["tasks"]["R1"]["ours"]["together"]["mae"] == 0.3367
    assert found["goals"][1]["measured"] is None
    assert found["lists"]["sekeadaan"] == {"mutual": 0.9132, "survival_years": None}


def test_without_visits(kb: Kb, asked: list[dict[str, Any]], tmp_path: Path) -> None:
    ran = kb("evaluate", "--json", "--root", str(tmp_path))
    assert ran.code == 0
    assert asked[0]["visits"] == ()
    assert ran.err.startswith("Tidak ada folder cases/ di sini; ")


@pytest.mark.usefixtures("project")
def test_without_scikit_learn(kb: Kb, monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluate(*_: Any, **__: Any) -> None:
        raise ModuleNotFoundError("No module named 'sklearn'", name="sklearn")

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    ran = kb("evaluate", "--root", str(ROOT))
    assert (ran.code, ran.out) == (2, "")
    assert "pakai --no-trees." in ran.err
