// The small parts of the tools: figures, words, addresses, files, names, levels.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";

const FOLDER = new URL("../../docs/_static/alat/", import.meta.url);
for (const name of ["numbers", "phrases", "reasons", "order", "random", "address", "saving", "slips", "places", "levels"]) {
  const file = fileURLToPath(new URL(`${name}.js`, FOLDER));
  runInThisContext(readFileSync(file, "utf8"), { filename: file });
}
const { Numbers, Phrases, Reasons, Order, Address, Saving, slips, Places, Levels } = runInThisContext(
  "({ Numbers, Phrases, Reasons, Order, Address, Saving, slips, Places, Levels })",
);

test("figures are rounded half up on the digits that are shown", () => {
  assert.equal(Numbers.number(2.675), "2,68");
  assert.equal(Numbers.number(-0.001), "0,00");
  assert.equal(Numbers.number(1234567.5, 0), "1.234.568");
  assert.equal(Numbers.number(999.995), "1.000,00");
  assert.equal(Numbers.number(1.5e-7), "0,00");
  assert.equal(Numbers.trait(1410.2), "1.410");
  assert.equal(Numbers.trait(72.345), "72,35");
  assert.equal(Numbers.trait(26), "26");
  assert.equal(Numbers.points(0.001), "kurang dari 0,01");
});

test("typed numbers take comma or point, and nothing else", () => {
  assert.equal(Numbers.typed(" 2,75 "), 2.75);
  assert.equal(Numbers.typed("2.75"), 2.75);
  for (const wrong of ["", "dua", "1e3", "2,7,5", "-1", "0x10"]) assert.ok(Number.isNaN(Numbers.typed(wrong)), wrong);
});

test("several names make one phrase, and labels keep their abbreviations", () => {
  assert.equal(Phrases.listed(["A"]), "A");
  assert.equal(Phrases.listed(["A", "B"]), "A dan B");
  assert.equal(Phrases.listed(["A", "B", "C"]), "A, B, dan C");
  assert.equal(Reasons.lowered("Jumlah desa"), "jumlah desa");
  assert.equal(Reasons.lowered("PDRB per orang"), "PDRB per orang");
  assert.equal(Phrases.filled("{name} dan {lain}", { name: "{lain}" }), "{lain} dan {lain}");
});

test("the first few are those that sorting gives, equal ones in their order", () => {
  const values = Float64Array.from([3, 1, Infinity, 1, 2, Infinity, 0]);
  for (const k of [1, 3, 5, 7, 9]) assert.deepEqual(Order.first(values, k), Order.rising(values).slice(0, k));
  assert.equal(Order.smallest(values, 3), 1);
  assert.equal(Order.median([4, 1, 3, 2]), 2.5);
  assert.ok(Number.isNaN(Order.median([])));
});

test("an address says again what was chosen, and wrong parts are left out", () => {
  const state = {
    code: "35.22",
    scores: [1, 2.5, 3, 4],
    preset: "anggaran",
    weights: [1, 1, 0, 4, 1, 1, 2],
    filters: { province: "lain", kind: "kota", km: 300 },
  };
  assert.deepEqual(Address.read(Address.write(state)), state);
  const wrong = Address.read("#tamu=<b>&nilai=1,2,3,9&daftar=x&bobot=0,0,0,0,0,0,1&km=-1&jenis=desa");
  assert.deepEqual(wrong, {
    code: "",
    scores: null,
    preset: "sekeadaan",
    weights: null,
    filters: { province: "", kind: "", km: null },
  });
  assert.equal(Address.read(Address.given({ hash: "", search: "?daerah=95.03" })).code, "95.03");
  assert.equal(Address.read(Address.given({ hash: "#tamu=33.27", search: "?daerah=95.03" })).code, "33.27");
  assert.deepEqual(Address.areas("#tamu=33.27&daerah=35.22,33.27,x,32.11", 4), ["33.27", "35.22", "32.11"]);
});

test("no cell of a saved table can act as a formula", () => {
  assert.equal(Saving.cell("=1+1"), "'=1+1");
  assert.equal(Saving.cell("\u200b=1"), "\ufffd=1");
  assert.equal(Saving.cell("＝1"), "'＝1");
  assert.equal(Saving.cell("a; =1"), "a; '=1");
  assert.equal(Saving.cell(-0.5), "-0.5");
  assert.equal(Saving.cell('a "b", c'), '"a ""b"", c"');
  assert.equal(Saving.cell("a\nb"), "a b");
  assert.equal(Saving.cell(null), "");
  assert.equal(Saving.csv(["a", "b"], [[1, "x,y"]]), 'a,b\n1,"x,y"\n');
  assert.equal(Saving.json({ a: 0.1 + 0.2 }), '{\n  "a": 0.3\n}\n');
});

test("slips are letters changed, added, dropped or swapped, counted up to a limit", () => {
  assert.equal(slips("sumedang", "sumedang", 2), 0);
  assert.equal(slips("sumednag", "sumedang", 2), 1);
  assert.equal(slips("sumedan", "sumedang", 2), 1);
  assert.equal(slips("sumedamg", "sumedang", 2), 1);
  assert.equal(slips("sumadenk", "sumedang", 2), 3);
  assert.equal(slips("a", "sumedang", 2), 3);
});

test("areas are found by name, code, kind, province, former name and with slips", () => {
  const rows = [
    ["11.05", "Kabupaten Aceh Barat", "", "Aceh"],
    ["12.13", "Kabupaten Pakpak Bharat", "", "Sumatera Utara Sumut"],
    ["13.07", "Kabupaten Lima Puluh Kota", "50 Kota", "Sumatera Barat Sumbar"],
    ["13.72", "Kota Solok", "", "Sumatera Barat Sumbar"],
    ["31.71", "Kota Administrasi Jakarta Pusat", "", "Jakarta DKI"],
    ["32.11", "Kabupaten Sumedang", "", "Jawa Barat Jabar"],
    ["33.26", "Kabupaten Pekalongan", "", "Jawa Tengah Jateng"],
    ["33.27", "Kabupaten Pemalang", "", "Jawa Tengah Jateng"],
    ["33.72", "Kota Surakarta", "Solo", "Jawa Tengah Jateng"],
    ["33.75", "Kota Pekalongan", "Kota Batik", "Jawa Tengah Jateng"],
    ["73.11", "Kabupaten Barru", "", "Sulawesi Selatan Sulsel"],
    ["95.03", "Kabupaten Yahukimo", "", "Papua Pegunungan"],
  ].map(([code, name, others, known]) => ({ code, name, others, province: known, known }));
  const places = Places.index(rows);
  const found = (typed) => Places.find(places, typed).map((at) => rows[at].name);
  for (const [typed, first] of [
    ["kab. sumedang", "Kabupaten Sumedang"],
    ["SUMEDNAG", "Kabupaten Sumedang"],
    ["yahukmo", "Kabupaten Yahukimo"],
    ["yahu kimo", "Kabupaten Yahukimo"],
    ["33.27", "Kabupaten Pemalang"],
    ["3327", "Kabupaten Pemalang"],
    ["Pemkab Pemalang", "Kabupaten Pemalang"],
    ["pemalang jawa tengah", "Kabupaten Pemalang"],
    ["kota pekalongan", "Kota Pekalongan"],
    ["pekalongan", "Kabupaten Pekalongan"],
    ["kota batik", "Kota Pekalongan"],
    ["pekalongan kota jateng", "Kota Pekalongan"],
    ["solo", "Kota Surakarta"],
    ["solok", "Kota Solok"],
    ["50 kota", "Kabupaten Lima Puluh Kota"],
    ["jakarta pusat", "Kota Administrasi Jakarta Pusat"],
    ["barat", "Kabupaten Aceh Barat"],
  ]) assert.equal(found(typed)[0], first, typed);
  // What begins so stands before what only has such a word.
  assert.deepEqual(found("bar").slice(0, 2), ["Kabupaten Barru", "Kabupaten Aceh Barat"]);
  assert.deepEqual(found("33.7"), ["Kota Surakarta", "Kota Pekalongan"]);
  assert.deepEqual(found("jateng")[0], "Kabupaten Pekalongan");
  for (const none of ["zzzzzz", "  ", "99.99"]) assert.deepEqual(found(none), [], none);
});

test("levels give a domain only when all of its indicators have one", () => {
  const tables = {
    domains: [{ id: "D1" }, { id: "D2" }],
    nodes: { a: { domain: 0, weight: 0.013 }, b: { domain: 0, weight: 0.026 }, c: { domain: 1, weight: 1 } },
  };
  assert.deepEqual(Levels.domains(tables, { a: 3, b: 4 }), [3.67, null]);
  assert.deepEqual(Levels.domains(tables, { a: 1, c: 5 }), [null, 5]);
});
