// Buttons that copy a text of the page, and say so; where the browser refuses, the text is selected instead.
(() => {
  "use strict";
  const told = document.querySelector("[data-copied]");
  if (!told) return;
  const select = (text) => getSelection().selectAllChildren(text);
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      told.textContent = "";
      let isCopied = false;
      try {
        await navigator.clipboard.writeText(text.textContent);
        isCopied = true;
      } catch {
        select(text);
      }
      told.textContent = isCopied ? told.dataset.copied : told.dataset.selected;
      for (const each of document.querySelectorAll("[data-copy].is-copied")) each.classList.remove("is-copied");
      if (isCopied) button.classList.add("is-copied");
    });
  }
})();
