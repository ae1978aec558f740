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
  // On a phone the contents of a page start closed; on paper every table is open.
  const contents = document.querySelector(".page-contents details");
  if (contents && matchMedia("(max-width: 64rem)").matches) contents.open = false;
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
  });
})();
