// Switches between light and dark; everything else on the site works without JavaScript.
"use strict";

(() => {
  const root = document.documentElement;
  const button = document.querySelector("button.mode");
  if (button) {
    button.hidden = false;
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
  // On a phone the contents of a page start closed; on paper every table is open.
  const contents = document.querySelector(".page-contents details");
  if (contents && matchMedia("(max-width: 64rem)").matches) contents.open = false;
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
  });
})();
