/** The search field: a combobox whose script comes when somebody turns to it; and marks for who came from a search. */

export function offerSearch() {
  const form = document.querySelector("form.search[data-combobox]");
  const field = form?.querySelector("input");
  if (!field) return;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  const load = (before) => import(form.dataset.combobox).then(({ offer }) => offer(form, before), () => {});
  if (document.activeElement === field) load(field.defaultValue);
  else field.addEventListener("focus", () => load(field.value), { once: true });
  if (location.hash.startsWith("#znaity=")) {
    import(form.dataset.marks).then(({ markWords }) => markWords(document.getElementById("main")), () => {});
  }
}
