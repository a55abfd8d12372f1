// The bar below Decap: which documents, search, the last saves and their undoing, whose saves they are.

import { ask, settled } from "./ask.js";

const one = (name) => document.querySelector(name);
const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const moment = new Intl.DateTimeFormat("uk", { dateStyle: "medium", timeStyle: "short" });
let last = "";

export function begin({ periods, period, kept, name, site }) {
  document.title = `Редактор — ${site}`;
  fillPeriods(periods, period);
  search();
  who({ kept, name });
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  one("#saves").addEventListener("click", openHistory);
  one("#undo").addEventListener("click", undo);
  one("#who").addEventListener("click", () => one("#introduce").showModal());
  one("#introduce form").addEventListener("submit", introduce);
  if (kept && !name) one("#introduce").showModal();
}

function fillPeriods(periods, chosen) {
  const select = one("#period");
  const open = chosen.slice(0, 4) || periods[0];
  select.append(new Option("найновіші", ""));
  for (const year of periods) {
    select.append(new Option(`${year} рік`, year));
    if (year !== open) continue;
    for (let month = 12; month > 0; month -= 1) {
      const code = `${year}-${String(month).padStart(2, "0")}`;
      select.append(new Option(`\u00a0\u00a0${new Date(2000, month - 1).toLocaleString("uk", { month: "long" })} ${year}`, code));
    }
  }
  select.value = chosen;
  select.addEventListener("change", () => {
    location.assign(`/?period=${select.value}${location.hash.includes("/entries/") ? "" : location.hash}`);
  });
}

function search() {
  const input = one("#find");
  const list = one("#found");
  const look = settled(200, async () => {
    const hits = input.value.trim() ? await ask("search", { query: input.value }).catch(() => []) : [];
    list.hidden = !input.value.trim();
    list.replaceChildren(...(hits.length ? hits.map(line) : [made("li", "Нічого не знайдено")]));
  });
  input.addEventListener("input", look);
  if (input.value) look(); // typed before this script had come
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".find")) list.hidden = true;
  });
  list.addEventListener("click", () => {
    list.hidden = true;
    input.value = "";
  });
}

// Decap does not notice the way from one open document straight to another, so the page is loaded anew.
function line({ route, label, title, period }) {
  const link = made("a", `${label}. ${title}`);
  link.href = `/?period=${period}&at=${Date.now()}#${route}`;
  const item = made("li", "");
  item.append(link);
  return item;
}

function who({ kept, name }) {
  const button = one("#who");
  button.hidden = !kept;
  button.textContent = name ? `Зберігає: ${name}` : "Хто ви?";
  one("#own-name").value = name;
}

async function introduce(event) {
  event.preventDefault();
  try {
    who(await ask("introduce", { name: one("#own-name").value, email: one("#own-email").value }));
    one("#introduce").close();
  } catch (error) {
    one("#introduce-wrong").textContent = error.message;
  }
}

async function openHistory() {
  const { saves, last: standing, kept } = await ask("saves");
  last = standing;
  one("#history-off").hidden = kept;
  one("#history-none").hidden = !kept || saves.length > 0;
  one("#undo").hidden = !standing;
  one("#history-list").replaceChildren(...saves.map(({ subject, author, when, undone, short }) => {
    const item = made("li", "");
    item.append(made(undone ? "s" : "b", subject), made("span", `${author}, ${moment.format(new Date(when))}, ${short}`));
    return item;
  }));
  one("#history").showModal();
}

async function undo() {
  if (!window.confirm("Скасувати останнє збереження? Документ стане таким, яким був до нього.")) return;
  try {
    const { subject } = await ask("undo", { commit: last });
    window.alert(`Скасовано: ${subject}`);
    location.reload();
  } catch (error) {
    window.alert(error.message);
  }
}
