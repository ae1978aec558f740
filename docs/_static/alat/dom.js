// Elements from data: text goes in as text, never as markup.
"use strict";

const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * @param {Element} node
   * @param {Record<string, string | number | boolean>} attributes
   * @param {(Node | string)[]} children
   */
  const filled = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) node.setAttribute(name, "");
      else if (value !== false) node.setAttribute(name, String(value));
    }
    node.append(...children);
    return node;
  };

  /**
   * @param {string} name
   * @param {Record<string, string | number | boolean>} [attributes]
   * @param {...(Node | string)} children
   * @returns {HTMLElement}
   */
  const element = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    filled(node, attributes, children);
    return node;
  };

  /**
   * @param {string} name
   * @param {Record<string, string | number | boolean>} [attributes]
   * @param {...(Node | string)} children
   */
  const drawn = (name, attributes = {}, ...children) =>
    filled(document.createElementNS(SVG, name), attributes, children);

  /**
   * The element with an id; its absence is a mistake of the page.
   * @param {string} id
   */
  const byId = (id) => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`#${id}`);
    return found;
  };

  /**
   * @param {string} id
   * @returns {HTMLInputElement}
   */
  const field = (id) => /** @type {HTMLInputElement} */ (byId(id));

  /**
   * Says to screen readers what has changed, without reading the whole answer.
   * @param {string} text
   */
  const announce = (text) => {
    byId("kabar").textContent = text;
  };

  /** The first answer stands: what the style sheet kept back until then may be seen. */
  const ready = () => document.body.classList.add("ready");

  return { element, drawn, byId, field, announce, ready };
})();
