/**
 * Documents under the search field while one types: an editable combobox with a list, as the WAI-ARIA Authoring
 * Practices have it. The role stands on the field from the first (theme/static/js/search_field.js).
 */
import { counted, day, engine, found, make, marked, unfinished } from "./open.js";

const MOST = 6;
const SHORTEST = 2; // letters
const PAUSE = 200; // ms without typing

/** before: what the field held when this script was sent for; what was typed since then is answered too. */
export function offer(form, before) {
  const field = form.querySelector("input");
  const list = make("ul", { id: `${field.id}-list`, className: "suggestions plain", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Знайдені документи");
  field.after(list);
  field.setAttribute("aria-controls", list.id);

  let waiting = 0;
  let latest = 0;
  let active = -1;

  function announce(words) {
    // The results page says itself what it found.
    const status = document.getElementById("search-status") ? null : document.querySelector("[data-status]");
    if (status) status.textContent = words;
  }

  function activate(number) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = list.children[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function open() {
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }

  function close() {
    clearTimeout(waiting);
    latest += 1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function option(href, ...words) {
    const element = make("li", { id: `${list.id}-${list.children.length}` }, ...words);
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", "false");
    element.dataset.href = href;
    list.append(element);
  }

  async function ask() {
    const query = field.value.trim();
    const sought = unfinished(query);
    const turn = (latest += 1);
    if (query.length < SHORTEST) {
      close();
      return;
    }
    let answer;
    let mark;
    try {
      const search = await engine(form.dataset);
      answer = await search.search(sought, { limit: MOST, facets: [] });
      mark = await search.marker(sought);
    } catch {
      if (turn === latest) {
        close();
        announce("Підказки не завантажилися. Натисніть Enter, щоб перейти до пошуку.");
      }
      return;
    }
    if (turn !== latest || document.activeElement !== field) return;
    show(query, sought, answer, mark);
  }

  function show(query, sought, { total, mode, results }, mark) {
    const chosen = active;
    activate(-1);
    list.replaceChildren();
    for (const { url, title, kind_label: label, date } of results) {
      const when = date ? ` · ${day.format(new Date(`${date}T00:00:00Z`))}` : "";
      option(found(url, sought), make("span", {}, ...marked(mark(title))), make("span", { className: "meta" }, label + when));
    }
    if (!total) {
      close();
      announce("Нічого не знайдено.");
      return;
    }
    const address = new URL(form.action);
    address.searchParams.set("q", query);
    if (total > results.length) option(address.href, make("span", {}, `Усі результати: ${counted(total)}`));
    const which = mode === "any" ? "Хоча б одне слово має" : "Знайдено";
    announce(`${which} ${counted(total)}. Стрілками вниз і вгору можна вибрати.`);
    open();
    activate(Math.min(chosen, list.children.length - 1)); // who is moving through the list already stays at his place
  }

  field.addEventListener("input", () => {
    activate(-1);
    latest += 1; // an answer to fewer letters that is still on its way is nobody's any more
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (last < 0) return;
      event.preventDefault();
      if (list.hidden) open();
      if (event.altKey) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = active + step;
      activate(next > last ? -1 : next < -1 ? last : next);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.href);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  });

  // A press on an option leaves the focus in the field, so that leaving the field can close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const href = event.target.closest("li")?.dataset.href;
    if (!href) return;
    if (event.ctrlKey || event.metaKey) window.open(href);
    else location.assign(href);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  addEventListener("pagehide", close);
  if (field.value !== before && document.activeElement === field) ask();
}
