// The field for files: marks where they can be dropped, names them, and says before they are sent when they are too many.
(() => {
  "use strict";
  const field = document.querySelector("[data-drop]");
  if (!field) return;
  const input = field.querySelector("input[type=file]");
  const list = document.querySelector("[data-dropped]");
  const refusal = document.querySelector("[data-too-large]");
  const form = input.form;
  const show = () => {
    const files = [...input.files];
    const isTooLarge = files.reduce((sum, each) => sum + each.size, 0) > Number(field.dataset.drop);
    list.replaceChildren(...files.slice(0, 30).map((each) => {
      const item = document.createElement("li");
      item.textContent = each.name;
      return item;
    }));
    refusal.hidden = !isTooLarge;
    form.querySelector("button").disabled = isTooLarge;
  };
  for (const name of ["dragenter", "dragover"]) {
    field.addEventListener(name, (event) => { event.preventDefault(); field.classList.add("is-over"); });
  }
  for (const name of ["dragleave", "drop"]) field.addEventListener(name, () => field.classList.remove("is-over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    show();
  });
  input.addEventListener("change", show);
  form.addEventListener("submit", () => { form.querySelector("button").setAttribute("aria-busy", "true"); });
})();
