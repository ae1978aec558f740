// Switches between light and dark; everything else on the site works without JavaScript.
"use strict";

(() => {
  const root = document.documentElement;
  /**
   * Elements of HTML that match; anything else with such a name is not meant.
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement[]}
   */
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter((e) => e instanceof HTMLElement);

  const button = document.querySelector("button.mode");
  if (button) {
    button.addEventListener("click", () => {
      const mode = root.dataset.theme === "dark" ? "light" : "dark";
      root.dataset.theme = root.dataset.mode = mode;
      try {
        localStorage.setItem("rujukan-mode", mode);
      } catch (blocked) {
        // Opened from disk with storage switched off: the choice holds for this page.
      }
    });
  }
  // The list of areas: shows those whose name, province or code holds every word typed.
  const filter = document.querySelector("input[data-filter]");
  const island = document.getElementById("pulau");
  const recorded = document.getElementById("tercatat");
  if (filter instanceof HTMLInputElement && island instanceof HTMLSelectElement && recorded instanceof HTMLInputElement) {
    const entries = all(filter.dataset.filter ?? "");
    const groups = all("section.province");
    const count = document.querySelector(".filter-count");
    const narrow = () => {
      const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry) => {
        const here = !island.value || entry.closest("section")?.dataset.island === island.value;
        const told = !recorded.checked || "recorded" in entry.dataset;
        entry.hidden = !(here && told && wanted.every((word) => entry.dataset.name?.includes(word)));
        shown += entry.hidden ? 0 : 1;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      if (count) count.textContent = shown < entries.length ? `${shown} daerah` : "";
    };
    [filter, island, recorded].forEach((control) => control.addEventListener("input", narrow));
    narrow();
  }
  // The list of practices: shows those that have everything chosen.
  const facets = document.querySelector("form.facets");
  if (facets instanceof HTMLFormElement) {
    const entries = all(".practice-entry[data-facets]");
    const count = facets.querySelector(".facet-count");
    const [fold] = all("details.facet-fold");
    const narrow = () => {
      const wanted = [...new FormData(facets).values()].map(String).filter(Boolean);
      let shown = 0;
      entries.forEach((entry) => {
        const has = (entry.dataset.facets ?? "").split(" ");
        entry.hidden = !wanted.every((facet) => has.includes(facet));
        shown += entry.hidden ? 0 : 1;
      });
      fold?.toggleAttribute("open", wanted.length > 0);
      if (count) count.textContent = wanted.length ? `${shown} praktik` : "";
    };
    facets.addEventListener("input", narrow);
    facets.addEventListener("submit", (event) => event.preventDefault());
    narrow();
  }
  // What an address points at is shown even where it lies in something folded.
  const unfold = () => {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    for (let e = wanted.closest("details"); e; e = e.parentElement?.closest("details") ?? null) e.open = true;
    wanted.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  // What a reader marked on the page is taken along to the correction sheet.
  let marked = "";
  document.addEventListener("selectionchange", () => {
    const text = String(getSelection() ?? "").trim().slice(0, 500);
    if (text) marked = text;
  });
  document.querySelectorAll("a.report[href*='lapor.html#']").forEach((link) => {
    if (!(link instanceof HTMLAnchorElement)) return;
    link.addEventListener("click", () => {
      if (marked && !link.hash.includes("&tertulis=")) link.hash += `&tertulis=${encodeURIComponent(marked)}`;
    });
  });
  // On paper: tables of figures and lists of sources are open, reasons stay folded.
  addEventListener("beforeprint", () => {
    all("details:not(.why)").forEach((details) => details.toggleAttribute("open", true));
  });
})();
