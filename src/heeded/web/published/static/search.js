// Searches the recommendations in the browser: HEEDED holds them, and the term of each of their words.
(() => {
  "use strict";
  const PAGE = 50;
  const byId = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}’'ʼ]/gu, (sign) => (/\p{M}/u.test(sign) ? "" : " ")).toLowerCase();
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const forms = new Map(Object.entries(HEEDED.forms));
  const known = [...new Set(HEEDED.items.flatMap((each) => wordsOf(`${each.text} ${each.by}`)))].sort();
  const isKnown = new Set(known);
  const termOf = (word) => forms.get(word) || word;

  // A form of a word that stands nowhere: the known word with which it has the longest beginning in common.
  const nearest = (word) => {
    if (isKnown.has(word) || word.length < 5) return word;
    for (let length = word.length - 1; length >= Math.max(4, word.length * 0.6); length -= 1) {
      const found = known.find((each) => each.startsWith(word.slice(0, length)) && each.length <= word.length + 3);
      if (found) return found;
    }
    return word;
  };

  const index = new MiniSearch({
    fields: ["id", "text", "by"], idField: "at", tokenize: wordsOf, processTerm: termOf,
    searchOptions: { processTerm: (word) => word, tokenize: (word) => [word], combineWith: "AND", boost: { text: 2 } },
  });
  index.addAll(HEEDED.items.map((each, at) => ({ at, id: each.id, text: each.text, by: each.by })));

  const understood = (query) => {
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

  const found = (asked, query) => {
    const fits = (each) => ["state", "cycle", "position"].every((name) => !asked.get(name) || String(each[name]) === asked.get(name));
    const holds = (each) => query.phrases.every((row) => ` ${wordsOf(each.text).map(termOf).join(" ")} `.includes(` ${row} `));
    const all = query.parts.length
      ? index.search({ combineWith: "AND", queries: query.parts }).map((hit) => HEEDED.items[hit.id])
      : HEEDED.items;
    return all.filter((each) => fits(each) && holds(each));
  };

  const shown = (each) => {
    const one = byId("one").content.cloneNode(true);
    const link = one.querySelector("a");
    link.href = each.href;
    link.textContent = each.id;
    link.after(" ", byId(`badge-${each.position}`).content.cloneNode(true));
    one.querySelector(".about").textContent = each.about;
    one.querySelector(".ask-text").textContent = each.text;
    one.querySelector(".ask-by").textContent = each.by;
    return one;
  };

  const asked = new URLSearchParams(location.search);
  const form = byId("search"), told = byId("told"), more = byId("more");
  form.hidden = false;
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value;
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
  if (![...asked.values()].some(Boolean)) return;
  const query = understood(asked.get("q") || "");
  const results = found(asked, query);
  told.textContent = results.length ? `${told.dataset.many} ${results.length}` : told.dataset.none;
  if (query.instead.length) told.append(` ${told.dataset.instead} ${query.instead.join(", ")}`);
  let at = 0;
  const next = () => {
    byId("found").append(...results.slice(at, at + PAGE).map(shown));
    at += PAGE;
    more.hidden = at >= results.length;
  };
  more.addEventListener("click", next);
  next();
})();
