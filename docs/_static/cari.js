// Shows the results of Sphinx's search in our own words: title, kind of page, place in the page.
// Titles are put in as text, never as HTML.
"use strict";

// Sphinx would carry the words to the page found and mark them there; we load none of that.
window.SPHINX_HIGHLIGHT_ENABLED = false;

(() => {
  const KINDS = [
    ["daerah/", "Daerah"],
    ["praktik/", "Praktik"],
    ["kunjungan/", "Kunjungan"],
    ["tanya/", "Pertanyaan"],
    ["instrumen/", "Instrumen"],
    ["panduan/", "Panduan"],
    ["adr/", "Keputusan rancangan"],
  ];
  const MOST = 60;
  const output = document.getElementById("search-results");

  const element = (name, text, className) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  };

  // Document titles come from Sphinx as HTML text; a template element reads them without running them.
  const plain = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.textContent;
  };

  const item = ([docname, title, anchor]) => {
    const entry = element("li");
    const link = element("a", plain(title));
    link.href = `${docname}.html${anchor}`;
    entry.append(link);
    const kind = KINDS.find(([prefix]) => docname.startsWith(prefix));
    if (kind) entry.append(" ", element("span", kind[1], "result-kind"));
    return entry;
  };

  const bestOfEachPage = (results) => {
    const seen = new Set();
    return results.filter(([docname]) => !seen.has(docname) && seen.add(docname));
  };

  Search.performSearch = (query) => {
    output.replaceChildren(element("p", "Mencari …"));
    if (Search.hasIndex()) Search.query(query);
    else Search.deferQuery(query);
  };

  Search.query = (query) => {
    // Sphinx returns the best last, because it takes results from the end when it shows them.
    const results = bestOfEachPage(Search._performSearch(...Search._parseQuery(query)).reverse());
    const list = element("ul", "", "search-results");
    list.append(...results.slice(0, MOST).map(item));
    const summary = results.length
      ? `${results.length} halaman untuk “${query}”.`
      : `Tidak ada halaman untuk “${query}”. Coba kata dasar, misalnya “izin”, atau kata lain.`;
    output.replaceChildren(element("p", summary, "search-summary"), list);
  };
})();
