// Keys for pages on which people work: what has data-key is pressed, or reached, by that key. "?" shows them all.
(() => {
  "use strict";
  const list = document.querySelector("[data-keys]");
  if (!list) return;
  const choice = list.querySelector("[data-keys-off]");
  const isOff = () => localStorage.getItem("heeded-keys") === "off";
  if (choice) {
    choice.checked = !isOff();
    choice.addEventListener("change", () => localStorage.setItem("heeded-keys", choice.checked ? "on" : "off"));
  }
  const writes = (where) => where.closest("textarea, select, input:not([type=radio]):not([type=checkbox])");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (writes(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (isOff()) return;
    if (event.key === "?") {
      list.open = !list.open;
      if (list.open) list.querySelector("summary").focus();
      event.preventDefault();
      return;
    }
    const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    const folded = found.closest("details:not([open])");
    if (folded && folded.querySelector("summary") !== found) folded.open = true;
    if (found.matches("a, button, summary, input[type=radio], input[type=checkbox]")) {
      found.focus();
      found.click();
    } else {
      found.focus();
    }
  });
})();
