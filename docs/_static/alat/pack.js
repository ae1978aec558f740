// The sheets of a visit pack: what kb_builder/brief/content.py and judging.py do, block by block.
// All words come from kb_builder/brief/texts.yaml through siapkan/isi.js. Needs numbers.js,
// phrases.js and earth.js.
"use strict";

/**
 * @typedef {{kind: "heading", text: string}
 *   | {kind: "paragraph", text: string, strong: boolean, small: boolean}
 *   | {kind: "bullets", items: string[], start: number}
 *   | {kind: "table", head: string[], rows: string[][], widths: number[], tall: boolean}
 *   | {kind: "boxes", head: string[], rows: string[]}} PackBlock
 * @typedef {{id: string, title: string, blocks: PackBlock[]}} PackPart
 * @typedef {{title: string, subtitle: string, parts: PackPart[]}} PackDocument
 *
 * @typedef {object} PackArea
 * @property {string} code
 * @property {string} name
 * @property {string} others Former, short and everyday names, by semicolons.
 * @property {string} province
 * @property {"kabupaten" | "kota"} kind
 * @property {string} bare Name without its kind.
 * @property {[number, number] | null} place Latitude and longitude of the capital, in degrees.
 * @property {(number | null)[]} scores Values of D1 to D4; none where it was not evaluated.
 * @property {boolean} administrative
 *
 * @typedef {{id: string, title: string, summary: string, needs: string, improves: string[]}} PackPractice
 * @typedef {object} PackCase
 * @property {string} slug
 * @property {[string, string] | null} office Name and address.
 * @property {string[]} rules
 * @property {string[]} applications
 * @property {PackPractice[]} practices
 *
 * @typedef {{text: string, role: string, nodes: string[], practices: string[]}} PackQuestion
 * @typedef {{id: string, label: string, nodes: string[],
 *   indicators: {id: string, label: string, worth: number}[]}} PackDomain
 *
 * @typedef {object} PackData
 * @property {any} texts
 * @property {number} year
 * @property {string[]} sources
 * @property {PackDomain[]} domains
 * @property {[string, string][]} roles Id and name, in order.
 * @property {PackArea[]} areas
 * @property {Record<string, PackCase>} cases By code of the area.
 * @property {PackQuestion[]} questions
 * @property {{lead: number, far: number, overnight: number, few: number, alike: number,
 *   different: number, questions: number, rows: number, practices: number, others: number,
 *   open: number}} limits
 *
 * @typedef {object} PackGuest
 * @property {string} near Places in `areas` of the most alike, two digits of base 36 each.
 * @property {string} far Who counts as too different: a bit for each of `areas`, as hexadecimal.
 * @property {Record<string, number> | null} guessed Values of an area that was not evaluated.
 * @property {string | null} leading
 * @property {string | null} why
 * @property {{domain: string, median: number | null, hosts: string[], why: string | null}[]} lists
 *
 * @typedef {{guest: PackArea, host: PackArea, domain: string, list: string[],
 *   document: PackDocument}} Pack
 */

const Packs = (() => {
  const { listed, filled: fill } = Phrases;

  /**
   * @param {PackArea} first
   * @param {PackArea} second
   */
  const kilometresBetween = (first, second) => {
    if (!first.place || !second.place) return null;
    const [lat, lon, lat2, lon2] = [...first.place, ...second.place].map((degrees) => (degrees * Math.PI) / 180);
    return Earth.km(lat, lon, lat2, lon2);
  };

  /**
   * Place of the host among those most like the guest, from 1; beyond the hundredth only whether it
   * counts as too different.
   * @param {PackData} data
   * @param {PackGuest} known
   * @param {PackArea} host
   */
  const rankOf = (data, known, host) => {
    const row = data.areas.indexOf(host);
    for (let at = 0; at < known.near.length; at += 2) {
      if (parseInt(known.near.slice(at, at + 2), 36) === row) return at / 2 + 1;
    }
    const digit = parseInt(known.far[row >> 2] ?? "0", 16);
    return digit & (8 >> (row & 3)) ? data.limits.different + 1 : data.limits.alike + 1;
  };

  /**
   * The advice and the keys of its reasons, the deciding one first.
   * @param {PackData["limits"]} limits
   * @param {{own: number | null, theirs: number | null, rank: number, km: number | null,
   *   asked: number, open: number, rough: boolean}} facts
   * @returns {[string, string[]]}
   */
  const judge = (limits, facts) => {
    const { own, theirs, rank, km, asked, open } = facts;
    let distance = "day";
    if (km === null) distance = "no_km";
    else if (km > limits.far) distance = "far";
    else if (km > limits.overnight) distance = "overnight";
    const like = rank > limits.alike ? [] : ["alike"];
    const rough = facts.rough ? ["rough"] : [];
    const left = open === asked ? "all_open" : "open";
    if (own === null) return ["unknown", ["no_own", ...like, distance]];
    if (theirs === null) return ["unknown", ["no_theirs", ...like, distance]];
    if (apart(own, theirs) < limits.lead) return ["stay", ["behind", ...like, distance, ...rough]];
    if (rank > limits.different) return ["stay", ["different", "lead", distance, ...rough]];
    if (asked && !open) return ["stay", ["answered", "lead", distance, ...rough]];
    if (facts.rough) return ["online", ["rough", "lead", ...like, distance, left]];
    if (distance === "far") return ["online", ["far", "lead", ...like, left]];
    if (open <= limits.few) return ["online", ["few", "lead", ...like, distance]];
    return ["go", ["lead", ...like, distance, left]];
  };

  /**
   * @param {number} own
   * @param {number} theirs
   */
  const apart = (own, theirs) => Number((theirs - own).toFixed(6));

  class PackError extends Error {}

  /**
   * Whom and what a pack is for; what is not named is chosen. Throws PackError.
   * @param {PackData} data
   * @param {Record<string, PackGuest>} guests
   * @param {{guest: string, host?: string | null, domain?: string | null}} asked Codes and id.
   */
  const choose = (data, guests, asked) => {
    const errors = data.texts.errors;
    const find = (/** @type {string} */ code) => {
      const found = data.areas.find((area) => area.code === code);
      if (!found) throw new PackError(fill(errors.area, { name: code }));
      return found;
    };
    const guest = find(asked.guest);
    const known = guests[guest.code];
    const domain = asked.domain || null;
    if (domain && !data.domains.some((d) => d.id === domain)) {
      const all = data.domains.map((d) => d.id).join(", ");
      throw new PackError(fill(errors.domain, { name: domain, all }));
    }
    const list = domain
      ? known.lists.find((l) => l.domain === domain)
      : known.lists.find((l) => l.hosts.length > 0);
    const chosen = domain || (list && list.domain) || known.leading || "D1";
    let code = asked.host || null;
    if (!code && list && list.hosts.length) code = list.hosts[0];
    if (!code) {
      const some = list || known.lists[0];
      const why = known.why || (some && some.why) || errors.nobody;
      throw new PackError(`${why} ${fill(errors.name_one, { name: guest.name })}`);
    }
    const host = find(code);
    if (host === guest) throw new PackError(fill(errors.self, { name: guest.name }));
    if (guest.administrative || host.administrative) {
      const whom = guest.administrative ? guest : host;
      throw new PackError(fill(errors.administrative, { name: whom.name }));
    }
    return { guest, host, known, domain: chosen, list: list || null };
  };

  /** The sheets of one pack; each method makes the blocks of one. */
  class Sheets {
    /**
     * @param {PackData} data
     * @param {ReturnType<typeof choose>} chosen
     */
    constructor(data, { guest, host, known, domain, list }) {
      const { texts, limits } = data;
      this.data = data;
      this.guest = guest;
      this.host = host;
      this.list = list;
      this.domain = /** @type {PackDomain} */ (data.domains.find((d) => d.id === domain));
      this.rough = known.guessed !== null;
      this.own = known.guessed || scoresOf(data, guest);
      this.theirs = scoresOf(data, host);
      this.held = data.cases[host.code] || null;
      const inside = new Set(this.domain.nodes);
      this.practices = (this.held ? this.held.practices : []).filter((p) =>
        p.improves.some((node) => inside.has(node)),
      );
      const asked = questionsFor(data, this.domain, this.held).slice(0, limits.questions);
      this.asked = data.roles
        .flatMap(([role]) => asked.filter((answer) => answer.question.role === role))
        .map((answer, at) => ({ ...answer, number: at + 1 }));
      this.open = this.asked.filter((answer) => !answer.practices.length);
      const own = this.own[domain] ?? null;
      const theirs = this.theirs[domain] ?? null;
      const km = kilometresBetween(guest, host);
      const rank = rankOf(data, known, host);
      const judged = judge(limits, {
        own,
        theirs,
        rank,
        km,
        asked: this.asked.length,
        open: this.open.length,
        rough: this.rough,
      });
      this.verdict = judged[0];
      this.reasons = judged[1];
      this.median = list ? list.median : null;
      /** @type {Record<string, string>} */
      this.fields = {
        guest: guest.name,
        host: host.name,
        domain: this.domain.label,
        year: String(data.year),
        own: own === null ? texts.blank : Numbers.score(own),
        theirs: theirs === null ? texts.blank : Numbers.score(theirs),
        lead: own === null || theirs === null ? "" : Numbers.points(apart(own, theirs)),
        median: this.median === null ? "" : Numbers.score(this.median),
        rank: String(rank),
        km: km === null ? "" : Numbers.kilometres(km),
        open: String(this.open.length),
        all: String(this.asked.length),
        output: texts.output[domain],
        leader: this.leader(host),
        signer: this.leader(guest),
      };
    }

    /**
     * A text with its places filled in.
     * @param {string} text
     * @param {Record<string, string>} [more]
     */
    say(text, more = {}) {
      return fill(text, { ...this.fields, ...more });
    }

    /** @returns {PackDocument} */
    document() {
      const { texts } = this.data;
      /** @type {[string, PackBlock[]][]} */
      const made = [
        ["decision", this.decision()],
        ["questions", this.questions()],
        ["bring", this.bring()],
        ["agenda", this.agenda()],
        ["notes", this.notes()],
        ["follow", this.follow()],
        ["letter", this.letter()],
        ["memo", this.memo()],
      ];
      return {
        title: this.say(texts.title),
        subtitle: this.say(texts.subtitle),
        parts: made.map(([id, blocks]) => ({ id, title: this.say(texts.headings[id]), blocks })),
      };
    }

    /** @param {string} name */
    heading(name) {
      return heading(this.say(this.data.texts.headings[name]));
    }

    gap() {
      const { gap } = this.data.texts;
      if (!(this.domain.id in this.own)) return this.say(gap.unknown);
      if (this.rough) return this.say(gap.rough);
      return this.say(this.median === null ? gap.alone : gap.median);
    }

    levels() {
      const worth = this.domain.indicators.map((indicator) => indicator.worth);
      return this.say(this.data.texts.gap.level, {
        one: Numbers.points(worth[0]),
        count: String(worth.length),
        all: Numbers.points(total(worth)),
      });
    }

    why() {
      const { reasons } = this.data.texts;
      const said = this.reasons.map((name) => this.say(reasons[name]));
      if (this.reasons[0] !== "behind") return said;
      const ahead = this.data.domains
        .filter(({ id }) => id in this.own && id in this.theirs)
        .filter(({ id }) => this.theirs[id] - this.own[id] >= this.data.limits.lead)
        .map(({ label }) => label);
      return ahead.length
        ? [...said, this.say(reasons.elsewhere, { domains: listed(ahead) })]
        : said;
    }

    /** @returns {PackBlock[]} */
    decision() {
      const { texts, sources } = this.data;
      const name = this.domain.id;
      const others = this.hostRows();
      return [
        paragraph(this.say(texts.verdicts[this.verdict]), { strong: true }),
        bullets(this.why()),
        this.heading("gap"),
        paragraph(`${this.gap()} ${this.levels()}`),
        this.heading("host_has"),
        table(this.rough ? texts.columns.rough : texts.columns.scores, this.scoreRows(), [46, 18, 18, 18]),
        bullets([...this.documented(), ...this.visitors()]),
        ...(this.open.length
          ? [this.heading("meeting"), bullets(this.toMeet())]
          : []),
        this.heading("output"),
        paragraph(this.say(texts.output[name])),
        this.heading("who"),
        paragraph(`${listed(texts.who[name])}.`),
        this.heading("cost"),
        table(
          texts.columns.costs,
          texts.costs.map((/** @type {string} */ cost) => [cost, "", "", ""]),
          [40, 20, 18, 22],
        ),
        ...(others.length
          ? [this.heading("others"), table(texts.columns.hosts, others, [40, 20, 15, 25])]
          : []),
        paragraph(this.say(texts.sources_line, { sources: sources.join("; ") }), { small: true }),
      ];
    }

    scoreRows() {
      const first = this.domain;
      const order = [first, ...this.data.domains.filter((d) => d !== first)];
      return order.map(({ id, label }) => {
        const [own, theirs] = [this.own[id] ?? null, this.theirs[id] ?? null];
        return [
          label,
          own === null ? "–" : Numbers.score(own),
          theirs === null ? "–" : Numbers.score(theirs),
          own === null || theirs === null ? "–" : Numbers.score(theirs - own),
        ];
      });
    }

    hostRows() {
      if (!this.list) return [];
      const { known } = this.data.texts;
      const others = this.list.hosts.filter((code) => code !== this.host.code);
      return others.slice(0, this.data.limits.others).map((code) => {
        const host = /** @type {PackArea} */ (this.data.areas.find((area) => area.code === code));
        const km = kilometresBetween(this.guest, host);
        const lead = scoresOf(this.data, host)[this.domain.id] - this.own[this.domain.id];
        const told = this.data.cases[code]?.practices.length;
        return [
          host.name,
          `${Numbers.points(lead)} poin`,
          km === null ? "–" : `${Numbers.kilometres(km)} km`,
          this.say(told ? known.documented : known.not_documented),
        ];
      });
    }

    documented() {
      const { known } = this.data.texts;
      if (!this.held || !this.held.practices.length) return [this.say(known.none)];
      if (!this.practices.length) return [this.say(known.none_here)];
      return this.practices
        .slice(0, this.data.limits.practices)
        .map(({ title, summary }) => this.say(known.practice, { title, summary }));
    }

    visitors() {
      const { visitors } = this.data.texts;
      const found = [];
      if (this.held && this.held.office) {
        const [name, address] = this.held.office;
        found.push(this.say(visitors.office, { name, address }));
      }
      if (this.held) found.push(...this.held.rules);
      if (this.held && this.held.applications.length) {
        found.push(this.say(visitors.handed, { names: listed(this.held.applications) }));
      }
      return found.length ? found : [this.say(visitors.unknown)];
    }

    toMeet() {
      const turns = this.data.roles.flatMap(([role]) =>
        this.open
          .map(({ question }) => question)
          .filter((question) => question.role === role)
          .map(({ text }, turn) => ({ turn, text })),
      );
      turns.sort((a, b) => a.turn - b.turn);
      return turns.slice(0, this.data.limits.open).map(({ text }) => text);
    }

    /** @returns {PackBlock[]} */
    questions() {
      return this.data.roles.flatMap(([id, label]) => {
        const answers = this.asked.filter((answer) => answer.question.role === id);
        const said = answers.map((answer) => this.question(answer));
        return answers.length ? [heading(label), bullets(said, answers[0].number)] : [];
      });
    }

    /** @param {{question: PackQuestion, practices: PackPractice[]}} answer */
    question({ question, practices }) {
      if (!practices.length) return question.text;
      const titles = listed(practices.slice(0, 2).map(({ title }) => `“${title}”`));
      return `${question.text} ${this.say(this.data.texts.known_answer, { titles })}`;
    }

    /** @returns {PackBlock[]} */
    bring() {
      const { texts } = this.data;
      const rows = this.domain.indicators.map(({ id, label }) => `${id.slice(1)}. ${label}`);
      return [
        bullets(texts.bring),
        this.heading("boxes"),
        paragraph(this.say(texts.boxes_intro)),
        { kind: "boxes", head: texts.columns.boxes, rows },
      ];
    }

    /** @returns {PackBlock[]} */
    agenda() {
      const { agendas, columns } = this.data.texts;
      return agendas.flatMap((/** @type {{name: string, rows: string[][]}} */ agenda) => [
        heading(agenda.name),
        table(
          columns.agenda,
          agenda.rows.map((row) => row.map((cell) => this.say(cell))),
          [18, 60, 22],
        ),
      ]);
    }

    /** @returns {PackBlock[]} */
    notes() {
      const answers = this.open.length ? this.open : this.asked;
      const rows = answers.map(({ number, question }) => [`${number}. ${question.text}`, "", ""]);
      return [table(this.data.texts.columns.notes, rows, [34, 40, 26], { tall: true })];
    }

    /** @returns {PackBlock[]} */
    follow() {
      const { texts } = this.data;
      const checks = texts.checks.map((/** @type {string} */ name) => [name, "", "", "", ""]);
      return [
        table(texts.columns.follow, this.followRows(), [24, 20, 16, 12, 14, 14], { tall: true }),
        this.heading("checks"),
        table(texts.columns.checks, checks, [22, 14, 26, 20, 18], { tall: true }),
      ];
    }

    followRows() {
      const { rows } = this.data.limits;
      const filled = this.practices.slice(0, rows).map((practice) => {
        const touched = this.domain.indicators.filter(({ id }) => practice.improves.includes(id));
        const worth = total(touched.map((indicator) => indicator.worth));
        return [
          practice.title,
          practice.needs,
          "",
          "",
          touched.map(({ id }) => id.slice(1)).join(", "),
          touched.length ? `${Numbers.points(worth)} tiap tingkat` : "",
        ];
      });
      return [...filled, ...Array.from({ length: rows }, () => ["", "", "", "", "", ""])];
    }

    /** @returns {PackBlock[]} */
    letter() {
      const { texts } = this.data;
      const { letter } = texts;
      const basis = this.basis();
      const office = this.held && this.held.office ? this.held.office[0] : null;
      return [
        paragraph(this.say(texts.draft), { small: true }),
        ...(this.verdict === "stay" ? [paragraph(this.say(letter.stay), { small: true })] : []),
        this.official(letter.head),
        paragraph(this.say(letter.to)),
        ...(office === null ? [] : [paragraph(this.say(letter.through, { office }))]),
        paragraph(this.say(letter.at)),
        ...letter.body.map((/** @type {string} */ text) => paragraph(this.say(text, { basis }))),
        ...letter.sign.map((/** @type {string} */ text) => paragraph(this.say(text))),
      ];
    }

    /** @param {[string, string][]} rows */
    official(rows) {
      const { blank } = this.data.texts;
      const filled = rows.map(([name, value]) => [name, this.say(value) || blank]);
      return table(["", ""], filled, [22, 78]);
    }

    basis() {
      const { basis } = this.data.texts.letter;
      const own = this.domain.id in this.own && !this.rough;
      const theirs = this.domain.id in this.theirs;
      if (own) return this.say(theirs ? basis.both : basis.no_theirs);
      return this.say(theirs ? basis.no_own : basis.neither);
    }

    /** @param {PackArea} area */
    leader(area) {
      return `${this.data.texts.leaders[area.kind]} ${area.bare}`;
    }

    /** @returns {PackBlock[]} */
    memo() {
      const { texts } = this.data;
      const more = {
        gap: this.gap(),
        reasons: this.why().join(" "),
        verdict: this.say(texts.verdicts[this.verdict]),
        proposal: this.say(texts.proposals[this.verdict]),
      };
      return [
        paragraph(this.say(texts.draft), { small: true }),
        this.official(texts.memo_head),
        ...texts.memo.flatMap((/** @type {{head: string, body: string}} */ part) => [
          heading(part.head),
          part.body === "{facts}"
            ? bullets([...this.documented(), this.say(texts.rule)])
            : paragraph(this.say(part.body, more)),
        ]),
        ...texts.memo_sign.map((/** @type {string} */ text) => paragraph(text)),
      ];
    }
  }

  /**
   * The questions about a domain, with the host's practices that answer each.
   * @param {PackData} data
   * @param {PackDomain} domain
   * @param {PackCase | null} held
   */
  const questionsFor = (data, domain, held) => {
    const inside = new Set(domain.nodes);
    const own = held ? held.practices : [];
    const found = [];
    for (const question of data.questions) {
      const nodes = question.nodes.filter((node) => inside.has(node));
      if (!nodes.length) continue;
      const exact = nodes.filter((node) => node !== domain.id);
      const practices = own.filter(
        ({ id, improves }) =>
          question.practices.includes(`${held?.slug}/${id}`) ||
          improves.some((node) => exact.includes(node)),
      );
      found.push({ question, practices });
    }
    return found;
  };

  /**
   * @param {PackData} data
   * @param {PackArea} area
   * @returns {Record<string, number>}
   */
  const scoresOf = (data, area) =>
    Object.fromEntries(
      area.scores.flatMap((value, at) => (value === null ? [] : [[data.domains[at].id, value]])),
    );

  /** Without the binary tail of the sum. @param {number[]} worths */
  const total = (worths) => Number(worths.reduce((sum, worth) => sum + worth, 0).toFixed(12));

  /** @param {string} text @returns {PackBlock} */
  const heading = (text) => ({ kind: "heading", text });

  /**
   * @param {string} text
   * @param {{strong?: boolean, small?: boolean}} [look]
   * @returns {PackBlock}
   */
  const paragraph = (text, { strong = false, small = false } = {}) => ({
    kind: "paragraph",
    text,
    strong,
    small,
  });

  /**
   * @param {string[]} items
   * @param {number} [start] The first one's number, where they have numbers.
   * @returns {PackBlock}
   */
  const bullets = (items, start = 0) => ({ kind: "bullets", items, start });

  /**
   * @param {string[]} head
   * @param {string[][]} rows
   * @param {number[]} widths
   * @param {{tall?: boolean}} [look]
   * @returns {PackBlock}
   */
  const table = (head, rows, widths, { tall = false } = {}) => ({
    kind: "table",
    head,
    rows,
    widths,
    tall,
  });

  /**
   * The pack for a visit. Throws PackError for a pair that makes no sense.
   * @param {PackData} data
   * @param {Record<string, PackGuest>} guests
   * @param {{guest: string, host?: string | null, domain?: string | null}} asked
   * @returns {Pack}
   */
  const make = (data, guests, asked) => {
    const chosen = choose(data, guests, asked);
    const { guest, host, domain, list } = chosen;
    return {
      guest,
      host,
      domain,
      list: list ? list.hosts : [],
      document: new Sheets(data, chosen).document(),
    };
  };

  return { make, kilometresBetween, PackError };
})();
