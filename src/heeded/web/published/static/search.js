// Searches in the browser what is published: a script for each State, loaded where it is asked for, brings what it holds.
const HEEDED = [];
(() => {
  "use strict";
  const PAGE = 50;
  const ASKED = "recommendation", DOCUMENT = "document";
  const byId = (id) => document.getElementById(id);
  const form = byId("search"), told = byId("told"), more = byId("more"), ways = byId("ways");
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}’'ʼ]/gu, (sign) => (/\p{M}/u.test(sign) ? "" : " ")).toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  const load = (state) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `search/${state}.js`;
    script.onload = done;
    script.onerror = () => failed(new Error(script.src));
    document.head.append(script);
  });

  // What a script holds is packed: JSON, gzip, base64.
  const unpacked = (packed) => {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };

  // What the scripts hold, each with what is searched, what is shown, and where it leads.
  const itemsOf = (held) => {
    const { documents, names, name, state } = held, { kinds, positions } = form.dataset;
    const kindOf = kinds.split(" "), positionOf = positions.split(" ");
    const linesOf = (...parts) => parts.filter(Boolean).join(" · ");
    return [
      ...held.asked.map(([id, href, cycle, position, text, by]) => ({
        kind: ASKED, state, cycle, position: positionOf[position], id, text, searched: by.map((each) => names[each]).join(", "),
        title: id, href, about: name, by: by.map((each) => names[each]).join(", "),
      })),
      ...documents.map(([href, own, title, kind, date]) => ({
        kind: DOCUMENT, state, id: own, text: title, title: own, href, about: names[kind], by: linesOf(name, date),
      })),
      ...held.said.map(([kind, at, file, place, where, text, by]) => ({
        kind: kindOf[kind], state, text, title: form.elements.kind.namedItem(kindOf[kind]).text, about: name,
        href: `${held.files[file]}#${place}`,
        by: linesOf(names[by], linesOf(documents[at][1], where, documents[at][4])),
      })),
    ];
  };

  // The term of each form of a word: "torture -d -s|woman women"
  const termsOf = (forms) => forms.split("|").flatMap((row) => {
    const [term, ...words] = row.split(" ");
    return words.map((word) => [word[0] === "-" ? term + word.slice(1) : word, term]);
  });

  const understood = (query, termOf, nearest) => {
    const parts = [], phrases = [], instead = [];
    const rest = query.replace(/["“”«»]([^"“”«»]*)["“”«»]/g, (_, row) => {
      phrases.push(wordsOf(row).map(termOf).join(" "));
      return ` ${row} `;
    });
    for (const piece of rest.split(/\s+/)) {
      const words = wordsOf(piece), isStart = piece.endsWith("*");
      words.forEach((word, at) => {
        if (isStart && at === words.length - 1) parts.push({ queries: [word], prefix: true });
        else {
          const near = nearest(word);
          if (near !== word) instead.push(near);
          parts.push({ queries: [termOf(near)] });
        }
      });
    }
    return { parts, phrases: phrases.filter(Boolean), instead };
  };

  const search = (asked) => {
    const files = new Set();
    const items = HEEDED.flatMap(itemsOf).filter((each) => {
      const isNew = each.kind !== DOCUMENT || !files.has(each.href);
      if (each.kind === DOCUMENT) files.add(each.href);
      return isNew;
    });
    const terms = new Map(HEEDED.flatMap((held) => termsOf(held.forms)));
    const termOf = (word) => terms.get(word) || word;
    const known = [...new Set(items.flatMap((each) => wordsOf(`${each.id || ""} ${each.text} ${each.searched || ""}`)))].sort();
    const isKnown = new Set(known);

    // A form of a word that stands nowhere: the known word with which it has the longest beginning in common.
    const nearest = (word) => {
      if (isKnown.has(word) || word.length < 5) return word;
      for (let length = word.length - 1; length >= Math.max(4, word.length * 0.6); length -= 1) {
        const found = known.find((each) => each.startsWith(word.slice(0, length)) && each.length <= word.length + 3);
        if (found) return found;
      }
      return word;
    };
    const query = understood(asked.get("q") || "", termOf, nearest);
    const fits = (each) => ["state", "kind", "cycle", "position"].every((name) => !asked.get(name) || String(each[name]) === asked.get(name));
    const holds = (each) => query.phrases.every((row) => ` ${wordsOf(each.text).map(termOf).join(" ")} `.includes(` ${row} `));
    if (!query.parts.length) return { ...query, found: items.filter((each) => fits(each) && holds(each)) };
    const index = new MiniSearch({
      fields: ["id", "text", "searched"], idField: "at", tokenize: wordsOf, processTerm: termOf,
      searchOptions: { processTerm: (word) => word, tokenize: (word) => [word], combineWith: "AND", boost: { text: 2 } },
    });
    const wanted = items.filter(fits);
    index.addAll(wanted.map(({ id, text, searched }, at) => ({ at, id, text, searched })));
    const found = index.search({ combineWith: "AND", queries: query.parts }).map((hit) => wanted[hit.id]).filter(holds);
    return { ...query, found };
  };

  // "KAZ 124.3", "Kazakhstan 2 124.3", "124.3"; "KAZ/2", "KAZ/2/124.3"; "a/hrc/28/10"
  const NUMBERED = /^(?:(\S.*?)[\s/]+(?:(\d{1,2})[\s/]+)?)?(\d{1,3}\.\d{1,3})$/;
  const ADDRESS = /^([^/]+)\/(\d{1,2})(?:\/([^/]+))?$/;
  const SYMBOL = /^[A-Z]\/[A-Z0-9./()-]+\d[A-Z0-9./()-]*$/;
  const lettersOf = (text) => (fold(text).match(/\p{L}+/gu) || []).filter((word) => word !== "the").join("");
  const toldOf = (kind, words) => ways.dataset[kind].replace(/%\((\w+)\)s/g, (_, name) => words[name]);

  // The pages that words name, each with where it is; and what is said where they name something that is not here.
  const named = (typed) => {
    const words = typed.trim().replace(/^\/+|\/+$/g, ""), symbol = words.replace(/\s+/g, "").toUpperCase();
    const documents = new Map(HEEDED.flatMap((held) => held.documents).filter(([, own]) => own.toUpperCase() === symbol)
      .map(([href, own, title]) => [href, title ? `${own}: ${title}` : own]));
    if (documents.size || SYMBOL.test(symbol)) {
      return { found: [...documents], missing: documents.size ? "" : toldOf("missingDocument", { name: symbol }) };
    }
    const [, called = "", cycle, number] = words.match(NUMBERED) || words.match(ADDRESS) || [words, words];
    const of = HEEDED.filter((held) => !called || held.called.includes(lettersOf(called)));
    const isOf = (each) => !cycle || each === Number(cycle);
    const found = of.flatMap(({ name, home, reviews, asked }) => {
      if (number) {
        return asked.filter(([id, , own]) => id.endsWith(`/${number}`) && isOf(own))
          .map(([id, href, own]) => [href, toldOf("recommendation", { id, name, cycle: own })]);
      }
      if (cycle) return reviews.filter(([own]) => isOf(own)).map(([own, href]) => [href, toldOf("review", { name, cycle: own })]);
      return called ? [[home, toldOf("state", { name })]] : [];
    });
    const isMissing = number && of.length && !found.length;
    return { found, missing: isMissing ? toldOf("missingRecommendation", { name: words }) : "" };
  };

  const lead = ([href, title]) => {
    const way = byId("way").content.cloneNode(true), link = way.querySelector("a");
    link.href = href;
    link.textContent = title;
    return way;
  };

  const shown = (each) => {
    const one = byId("one").content.cloneNode(true);
    const link = one.querySelector("a");
    link.href = each.href;
    link.textContent = each.title;
    if (each.position) link.after(" ", byId(`badge-${each.position}`).content.cloneNode(true));
    one.querySelector(".about").textContent = each.about;
    one.querySelector(".ask-text").textContent = each.text;
    one.querySelector(".ask-by").textContent = each.by;
    return one;
  };

  const show = ({ found, instead }, to) => {
    ways.hidden = !to.found.length;
    ways.querySelector("ul").append(...to.found.map(lead));
    const none = to.missing || to.found.length ? "" : told.dataset.none;
    told.textContent = [to.missing, found.length ? `${told.dataset.many} ${found.length}` : none].filter(Boolean).join(" ");
    if (instead.length) told.append(` ${told.dataset.instead} ${instead.join(", ")}`);
    let at = 0;
    const next = () => {
      byId("found").append(...found.slice(at, at + PAGE).map(shown));
      at += PAGE;
      more.hidden = at >= found.length;
    };
    more.addEventListener("click", next);
    next();
  };

  const asked = new URLSearchParams(location.search);
  form.hidden = false;
  for (const [name, value] of asked) {
    const field = form.elements.namedItem(name); // elements["length"] is a number
    if (field) field.value = value;
  }
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
  if (![...asked.values()].some(Boolean)) return;
  const states = form.dataset.states.split(" ").filter((each) => !asked.get("state") || each === asked.get("state"));
  Promise.all(states.map(load)).then(() => Promise.all(HEEDED.map(unpacked))).then((all) => {
    HEEDED.splice(0, HEEDED.length, ...all);
    show(search(asked), named(asked.get("q") || ""));
  }).catch((lost) => {
    told.textContent = `${told.dataset.lost} ${lost.message}`;
  });
})();
