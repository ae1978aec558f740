// The front page: opens one's own area, and offers the one opened last. Needs daerah.js.
"use strict";

(() => {
  const data = window.RUJUKAN_DAERAH;
  const form = document.querySelector("form.own-area");
  const input = form?.querySelector("input");
  const list = form?.querySelector("ul");
  const last = form?.querySelector(".last-area");
  /** @type {HTMLElement | null | undefined} */
  const said = form?.querySelector("[role=status]");
  if (!data || !form || !input || !list || !said || !last) return;
  const slugs = data.areas.map(([, , slug]) => slug);
  const places = Places.index(
    data.areas.map(([code, name, , others]) => {
      const province = code.slice(0, 2);
      return { code, name, others, province: data.provinces[province], known: data.known[province] };
    }),
  );
  /** @param {number} at */
  const address = (at) => `daerah/${slugs[at]}.html`;

  const open = Places.picker(input, list, said, places, (at) => {
    Places.keep(places[at].code);
    location.href = address(at);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!open()) input.focus();
  });

  const own = places.findIndex(({ code }) => code === Places.kept());
  if (own < 0) return;
  const forget = Dom.element("button", { type: "button" }, "lupakan");
  forget.addEventListener("click", () => {
    Places.keep("");
    last.replaceChildren();
    input.focus();
  });
  last.replaceChildren("Terakhir: ", Dom.element("a", { href: address(own) }, places[own].name), " · ", forget);
})();
