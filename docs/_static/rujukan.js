// Switches between light and dark; everything else on the site works without JavaScript.
"use strict";

(() => {
  const root = document.documentElement;
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
  if (filter) {
    const entries = [...document.querySelectorAll(filter.dataset.filter)];
    const groups = [...new Set(entries.map((entry) => entry.closest("section.province")))];
    const count = document.querySelector(".filter-count");
    const island = document.getElementById("pulau");
    const recorded = document.getElementById("tercatat");
    const narrow = () => {
      const wanted = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry) => {
        const here = !island.value || entry.closest("section").dataset.island === island.value;
        const told = !recorded.checked || "recorded" in entry.dataset;
        entry.hidden = !(here && told && wanted.every((word) => entry.dataset.name.includes(word)));
        shown += entry.hidden ? 0 : 1;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      count.textContent = shown < entries.length ? `${shown} daerah` : "";
    };
    [filter, island, recorded].forEach((control) => control.addEventListener("input", narrow));
    narrow();
  }
  // The list of practices: shows those that have everything chosen.
  const facets = document.querySelector("form.facets");
  if (facets) {
    const entries = [...document.querySelectorAll(".practice-entry[data-facets]")];
    const count = facets.querySelector(".facet-count");
    const fold = document.querySelector("details.facet-fold");
    const narrow = () => {
      const wanted = [...new FormData(facets).values()].filter(Boolean);
      let shown = 0;
      entries.forEach((entry) => {
        const has = entry.dataset.facets.split(" ");
        entry.hidden = !wanted.every((facet) => has.includes(facet));
        shown += entry.hidden ? 0 : 1;
      });
      if (fold) fold.open = wanted.length > 0;
      count.textContent = wanted.length ? `${shown} praktik` : "";
    };
    facets.addEventListener("input", narrow);
    facets.addEventListener("submit", (event) => event.preventDefault());
    narrow();
  }
  // What an address points at is shown even where it lies in something folded.
  const unfold = () => {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    for (let e = wanted; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
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
    link.addEventListener("click", () => {
      if (marked && !link.hash.includes("&tertulis=")) link.hash += `&tertulis=${encodeURIComponent(marked)}`;
    });
  });
  // On paper: tables of figures and lists of sources are open, reasons stay folded.
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not(.why)").forEach((details) => (details.open = true));
  });
})();
