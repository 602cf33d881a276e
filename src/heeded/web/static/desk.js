// The workspace: words that save themselves, counts as one types, items that are dragged. Without it every button works.
(() => {
  "use strict";
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const said = desk.querySelector("[data-said]");
  const WAIT = 1200, AGAIN = 5000;
  // what Python's str.split() takes for blanks: words are counted as `heeded check` counts them
  const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
  // a source in a note, and the dash of a list, are no words of the text
  const NOTE = /\s?\^\[((?:[^[\]]|\[[^[\]]*\])+)\]/g, DASH = /^\s*[-*•] /gm;
  const wordsOf = (text) => text.replace(NOTE, (all, source) => (/[\p{L}\p{N}]/u.test(source) ? "" : all)).replace(DASH, "").split(BLANKS).filter(Boolean).length;
  const tell = (text) => { if (said.textContent !== text) said.textContent = text; };

  // ---- counts

  const written = (number) => number.toLocaleString("en");
  const add = (things, words) => [...things].reduce((sum, each) => sum + words(each), 0);
  // a heading counts where something stands below it
  const headed = (thing, own) => own && own + Number(thing.dataset.heading);
  const countSection = (section) => {
    const whole = headed(section, add(section.querySelectorAll("[data-item]"), (each) => Number(each.dataset.words)));
    for (const place of desk.querySelectorAll(`[data-count-of="${section.dataset.section}"]`)) place.textContent = written(whole);
    return whole;
  };
  const count = () => {
    const total = Number(desk.dataset.base) + add(desk.querySelectorAll("[data-part]"),
      (part) => headed(part, add(part.querySelectorAll("[data-section]"), countSection)));
    desk.querySelector("[data-total-count]").textContent = written(total);
    desk.querySelector("[data-total]").classList.toggle("is-over", total > Number(desk.dataset.rule));
  };
  const grow = (field) => {
    field.style.blockSize = "auto";
    field.style.blockSize = `${field.scrollHeight + 4}px`;
  };
  const recount = (field) => {
    const item = field.closest("[data-item]");
    item.dataset.words = wordsOf(field.value);
    item.querySelector("[data-count]").textContent = written(Number(item.dataset.words));
    count();
  };

  // ---- saving

  const unsaved = new Set();
  let waiting = Promise.resolve();
  const send = (form, extra) => {
    const data = new FormData(form);
    if (extra.what !== "write") data.delete("words");  // they are saved by themselves: what is typed meanwhile is newer
    for (const [name, value] of Object.entries(extra)) data.set(name, value);
    return fetch(desk.dataset.desk, { method: "POST", headers: { "X-Desk": "yes" }, body: new URLSearchParams(data) })
      .then(async (answer) => {
        const told = await answer.json();
        if (!answer.ok) throw Object.assign(new Error(told.wrong), { isTold: true });
        return told;
      });
  };
  const ways = (told) => {
    const undo = desk.querySelector("[data-undo]");
    if ("undo" in told) undo.disabled = !told.undo;
    if ("undo_label" in told) {
      undo.textContent = told.undo_label;
      undo.form.querySelector("[name=by]").value = told.undo_by;
    }
    if ("redo" in told) desk.querySelector("[data-redo]").disabled = !told.redo;
  };
  const fail = (error) => tell(error.isTold ? error.message : desk.dataset.lost);
  const write = (field) => {
    clearTimeout(field.timer);
    waiting = waiting.then(async () => {
      if (!unsaved.has(field)) return true;
      const sent = field.value, form = field.form, item = field.closest("[data-item]");
      tell(desk.dataset.saving);
      try {
        const told = await send(form, { what: "write" });
        form.querySelector("[name=seen]").value = told.seen;
        if (told.apart) {
          form.querySelector("[name=item]").value = told.id;
          item.id = item.dataset.item = told.id;
          if (told.theirs && told.theirs.html) put(told.theirs, item);
        }
        if (field.value === sent) unsaved.delete(field);
        if (told.mine) apply({ ...told.mine, id: told.id }, "write");
        ways(told);
        tell(told.said);
        later();
        return true;
      } catch (error) {
        fail(error);
        if (!error.isTold) field.timer = setTimeout(() => write(field), AGAIN);
        return false;
      }
    });
    return waiting;
  };
  const flush = () => Promise.all([...unsaved].map(write))
    .then((all) => all.every(Boolean) && (unsaved.size ? flush() : true));
  desk.addEventListener("input", (event) => {
    const field = event.target.closest("[data-write]");
    if (!field) return;
    unsaved.add(field);
    grow(field);
    recount(field);
    tell(desk.dataset.unsaved);
    clearTimeout(field.timer);
    field.timer = setTimeout(() => write(field), WAIT);
  });
  desk.addEventListener("focusout", (event) => {
    const field = event.target.closest("[data-write]");
    if (field && unsaved.has(field)) write(field);
  });
  document.addEventListener("click", (event) => {  // a link to another page waits until all words are kept
    const link = event.target.closest("a[href]"), isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !unsaved.size || !isPlain || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    flush().then((isSaved) => { if (isSaved) location.assign(link.href); });
  });
  addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });

  // ---- what came back

  const put = (told, before) => {
    const made = document.createElement("template");
    made.innerHTML = told.html;
    const item = made.content.firstElementChild;
    const list = before ? before.parentElement : desk.querySelector(`[data-items="${CSS.escape(told.into)}"]`);
    if (!list) return null;
    const next = before || (told.before ? document.getElementById(told.before) : null);
    list.insertBefore(item, next && next.parentElement === list ? next : null);
    ready(item);
    return item;
  };
  // what was typed while the answer was under way goes on in the new field
  const carry = (field, into) => {
    const isUnsaved = unsaved.delete(field);
    clearTimeout(field.timer);
    if (isUnsaved) {
      into.value = field.value;
      into.form.querySelector("[name=seen]").value = field.form.querySelector("[name=seen]").value;
      unsaved.add(into);
    }
    if (document.activeElement === field) {
      into.focus();
      into.setSelectionRange(field.selectionStart, field.selectionEnd);
    }
    if (!isUnsaved) return;
    grow(into);
    recount(into);
    into.timer = setTimeout(() => write(into), WAIT);
  };
  const apply = (told, what) => {
    ways(told);
    if (!told.id) return;
    const old = document.getElementById(told.id);
    const typed = old && old.querySelector("[data-write]");
    if (told.gone) {
      if (typed && unsaved.has(typed)) {  // typed while it was taken out: kept as words of their own
        write(typed);
        return;
      }
      const next = old && (old.nextElementSibling || old.previousElementSibling);
      if (old) old.remove();
      const near = next && next.querySelector("button:not(.unseen), textarea");
      if (near) near.focus();
    } else if (told.html) {
      const item = put(told, null);
      if (item && typed) carry(typed, item.querySelector("[data-write]"));
      if (item && old) old.remove();
      const isTyping = what === "write" || (item && item.contains(document.activeElement));
      const again = item && item.querySelector(what === "add" ? "textarea, a" : `button[value="${what}"]:not(.unseen)`);
      if (again && !isTyping) again.focus();
      if (item && !isTyping && what !== "drop") item.scrollIntoView({ block: "nearest" });
    }
    count();
    later();
  };
  const act = (form, extra, what) => flush().then((isSaved) => {
    if (!isSaved) return;
    waiting = waiting.then(() => send(form, extra)).then((told) => { apply(told, what); if (told.said) tell(told.said); }, fail);
  });
  desk.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (form.matches("[data-gone]")) {  // what is typed goes with all the rest
      unsaved.clear();
      return;
    }
    event.preventDefault();
    if (form.matches("[data-find]")) {
      flush().then((isSaved) => { if (isSaved) form.submit(); });
      return;
    }
    const what = button && button.name === "what" ? button.value : "add";
    if (what === "write") {
      const field = form.querySelector("[data-write]");
      if (field) { unsaved.add(field); write(field); }
    } else if (form.matches("[data-now]")) {
      act(form, button ? { what, [button.name]: button.value } : { what }, what);
    } else {  // the page is made anew: not before all words are kept
      flush().then((isSaved) => {
        if (!isSaved) return;
        const chosen = (name, value) => form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
        chosen(button.name, button.value);
        form.submit();
      });
    }
  });

  // ---- dragging

  let held = null;
  const line = document.createElement("li");
  line.className = "desk-line";
  const over = (list, y) => [...list.querySelectorAll("[data-item]")].find((each) => {
    const box = each.getBoundingClientRect();
    return each !== held && y < box.top + box.height / 2;
  }) || null;
  const ready = (root) => {
    for (const grip of root.querySelectorAll("[data-grip]")) grip.draggable = true;
    for (const field of root.querySelectorAll("[data-write]")) grow(field);
    for (const button of root.querySelectorAll("[data-move], [data-save]")) button.hidden = true;
  };
  desk.addEventListener("change", (event) => {
    const choice = event.target, button = choice.form && choice.form.querySelector("[data-move]");
    if (choice.name !== "into" || !button) return;
    button.hidden = choice.value === choice.closest("[data-items]").dataset.items;
  });
  document.addEventListener("dragstart", (event) => {
    const grip = event.target.closest && event.target.closest("[data-grip]");
    if (!grip) return;
    held = grip.closest("[data-item], [data-target]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.item || held.dataset.target);
    event.dataTransfer.setDragImage(held, 0, 0);
    held.classList.add("is-held");
  });
  const target = (event) => {
    const link = event.target.closest && event.target.closest("[data-drop]");
    if (link) return desk.querySelector(`[data-items="${CSS.escape(link.dataset.drop)}"]`);
    const section = event.target.closest && event.target.closest("[data-section]");
    return section && section.querySelector("[data-items]");
  };
  document.addEventListener("dragover", (event) => {
    const list = held && target(event);
    if (!list) return;
    event.preventDefault();
    const isLink = event.target.closest("[data-drop]");
    const before = isLink ? null : over(list, event.clientY);
    if (line.parentElement !== list || line.nextElementSibling !== before) list.insertBefore(line, before);
  });
  document.addEventListener("drop", (event) => {
    const list = held && target(event);
    if (!list) return;
    event.preventDefault();
    const isLink = event.target.closest("[data-drop]");
    const before = isLink ? null : over(list, event.clientY);
    const place = { into: list.dataset.items, before: before ? before.dataset.item : "" };
    if (held.dataset.item) act(held.querySelector("form"), { what: "move", ...place }, "drop");
    else act(held.closest("form"), { what: "add", target: held.dataset.target, ...place }, "drop");
  });
  document.addEventListener("dragend", () => {
    if (held) held.classList.remove("is-held");
    held = null;
    line.remove();
  });

  // ---- what the check finds, beside

  const found = desk.querySelector("[data-load]");
  const link = found.innerHTML;
  let checking = null;
  const load = () => fetch(found.dataset.load).then((answer) => (answer.status === 200 ? answer.text() : Promise.reject()))
    .then((text) => { found.innerHTML = text; }, () => { found.innerHTML = link; });
  const later = () => {
    clearTimeout(checking);
    checking = setTimeout(load, AGAIN);
  };
  ready(desk);
  count();
  load();
  const address = new URL(location);  // what was done is told once
  if (address.searchParams.has("did")) {
    for (const name of ["did", "act"]) address.searchParams.delete(name);
    history.replaceState(null, "", address);
  }
  const once = said.innerHTML;  // put in anew, so that a screen reader tells it
  if (once) {
    said.textContent = "";
    setTimeout(() => { if (!said.textContent) said.innerHTML = once; }, 200);
  }
})();
