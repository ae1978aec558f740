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

  /**
   * The area chosen before on this device, one tap away; nothing where it is among `there` already.
   * @param {string[]} there
   * @param {(name: string) => string} says
   * @param {(code: string) => void} chosen
   */
  const mine = (there, says, chosen) => {
    const own = Places.kept() ?? "";
    const row = world.rowOf.get(own);
    if (row === undefined || there.includes(own)) return [];
    const button = Dom.element("button", { type: "button" }, says(tables.areas.name[row]));
    button.addEventListener("click", () => chosen(own));
    return [Dom.element("p", { class: "tool-buttons" }, button)];
  };

  return { tables, world, base, place, trouble, page, province, unknown, pick, mine };
})();
