// Data that a page loads once it needs them, as scripts, so that it works from file://.
"use strict";

const Loading = (() => {
  /** @type {Map<string, Promise<void>>} */
  const under = new Map();

  /**
   * Runs a script of the site, once; where it cannot be had, the error names it.
   * @param {string} folder
   * @param {string} name
   */
  const load = (folder, name) => {
    const address = `${document.documentElement.dataset.content_root ?? ""}${folder}/${name}.js`;
    const known = under.get(address);
    if (known) return known;
    /** @type {Promise<void>} */
    const made = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve();
      script.onerror = () => {
        under.delete(address);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    under.set(address, made);
    return made;
  };

  return { load };
})();
