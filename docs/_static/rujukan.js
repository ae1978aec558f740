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
  // Lists with a filter: shows the entries whose name contains what is typed.
  document.querySelectorAll("input[data-filter]").forEach((input) => {
    const entries = [...document.querySelectorAll(input.dataset.filter)];
    const groups = [...new Set(entries.map((entry) => entry.closest("section.province")))];
    const count = input.parentElement.querySelector(".filter-count");
    input.parentElement.hidden = false;
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      entries.forEach((entry) => {
        entry.hidden = !entry.dataset.name.includes(wanted);
        shown += !entry.hidden;
      });
      groups.forEach((group) => (group.hidden = !group.querySelector("li:not([hidden])")));
      count.textContent = wanted ? `${shown} daerah` : "";
    });
  });
  // What an address points at is shown even where it lies in something folded.
  const unfold = () => {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    for (let e = wanted; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    wanted.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  // On paper: tables of figures and lists of sources are open, reasons stay folded.
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not(.why)").forEach((details) => (details.open = true));
  });
})();
