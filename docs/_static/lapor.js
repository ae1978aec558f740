// The correction sheet: fills in the page it was opened from, and writes the sheet out as text for
// mail, clipboard and paper. Nothing is sent from here. The text is that of the form of a correction
// (kb_builder/forms), so that "kb from-form" reads it.
"use strict";

(() => {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form.report-sheet");
  if (!form) return;
  /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
  const fields = form.querySelectorAll("[data-label]");
  const output = /** @type {HTMLTextAreaElement} */ (document.getElementById("lapor-teks"));
  const status = /** @type {HTMLElement} */ (form.querySelector(".report-status"));
  const mail = /** @type {HTMLAnchorElement | null} */ (form.querySelector("[data-act=mail]"));
  // Mail programs on Windows take no longer address.
  const LONGEST_ADDRESS = 1900;

  /** @param {HTMLInputElement | HTMLTextAreaElement} field */
  const answer = (field) => {
    if (field instanceof HTMLInputElement && field.type === "checkbox") {
      return `- [${field.checked ? "X" : " "}] ${field.value}`;
    }
    return field.value.trim() || "_No response_";
  };

  /** The sheet as the text of the form. */
  const text = () =>
    [...fields].map((field) => `### ${field.dataset.label}\n\n${answer(field)}\n`).join("\n");

  /** @param {string} body */
  const mailAddress = (body) => {
    const page = /** @type {HTMLInputElement} */ (fields[0]).value.trim();
    const subject = encodeURIComponent(`${form.dataset.subject}${page}`);
    return `mailto:${form.dataset.mail}?subject=${subject}&body=${encodeURIComponent(body.replace(/\n/g, "\r\n"))}`;
  };

  const update = () => {
    const body = text();
    output.value = body;
    if (!mail) return;
    const whole = mailAddress(body);
    const short = whole.length <= LONGEST_ADDRESS;
    mail.href = short ? whole : mailAddress("Tempelkan teks lembar koreksi di sini.");
    mail.dataset.long = short ? "" : "ya";
  };

  const copy = async () => {
    update();
    try {
      await navigator.clipboard.writeText(output.value);
      return true;
    } catch (refused) {
      // Some browsers refuse on pages opened from disk: the older way still works there.
      const details = /** @type {HTMLDetailsElement} */ (output.closest("details"));
      details.open = true;
      output.focus();
      output.select();
      return document.execCommand("copy");
    }
  };

  /** Puts what the address says into the fields; what people typed stays. */
  const fill = () => {
    const known = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      const value = known.get(field.name);
      if (value && !field.value) field.value = value.slice(0, 1000);
    }
    update();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", update);
  form.querySelector("[data-act=copy]")?.addEventListener("click", async () => {
    status.textContent = (await copy())
      ? "Tersalin. Tempelkan ke surel atau pesan kepada pengelola."
      : "Teksnya sudah dipilih; salin dengan Ctrl+C.";
  });
  form.querySelector("[data-act=print]")?.addEventListener("click", () => window.print());
  mail?.addEventListener("click", () => {
    if (mail.dataset.long) {
      copy();
      status.textContent = "Lembarnya panjang, jadi disalin; tempelkan di dalam surel.";
    }
  });
  const actions = /** @type {HTMLElement} */ (form.querySelector(".report-actions"));
  actions.hidden = false;
  addEventListener("hashchange", fill);
  fill();
})();
