// What the tools' pages have alike: tables, world, addresses of areas, and the field of an area.
"use strict";

const Tool = (() => {
  const tables = RUJUKAN_TABEL;
  const world = new World(tables, RUJUKAN_PUSTAKA);
  const base = document.documentElement.dataset.content_root ?? "";
  const place = Dom.field("daerah");
  const trouble = Dom.byId("galat");

  /** @param {number} row */
  const page = (row) => `${base}daerah/${tables.areas.slug[row]}.html`;

  /** @param {string} code */
  const province = (code) => tables.provinces[code.slice(0, 2)] ?? "";

  /** @param {string[]} codes */
  const unknown = (codes) => {
    trouble.textContent = `Tidak ada kabupaten atau kota dengan kode ${codes.join(", ")}. Pilih daerah di atas.`;
  };

  /** @param {(row: number) => void} chosen */
  const pick = (chosen) => {
    const { code, name, others } = tables.areas;
    const places = Places.index(
      code.map((code, row) => ({
        code,
        name: name[row],
        others: others[row],
        province: province(code),
        known: tables.provinceNames[code.slice(0, 2)] ?? "",
      })),
    );
    Places.picker(place, Dom.byId("daerah-cocok"), Dom.byId("kabar"), places, chosen);
  };

  return { tables, world, base, place, trouble, page, province, unknown, pick };
})();
