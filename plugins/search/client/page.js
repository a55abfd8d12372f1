/** The results page: asks the engine what the address asks for, and keeps the address in step. See ../README.md. */
import { counted, day, engine, found, make, marked, number, unfinished } from "./open.js";

const PER_PAGE = 10;
const MOST_VALUES = 12;
const PATIENCE = 1000; // ms without an answer before it is said that there will be one
const PAUSE = 400; // ms without typing before the search runs and its outcome is announced

const root = document.getElementById("search");
const titles = JSON.parse(root.dataset.filters); // of filters by their names
const { many } = root.dataset; // the filter that costs files of its own
const quick = Object.keys(titles).filter((name) => name !== many);
const field = root.querySelector("input[name=q]");
const status = document.getElementById("search-status");
const list = document.getElementById("search-results");
const narrowing = document.getElementById("search-facets");
const registers = document.getElementById("search-registers");

let latest = 0;
let reading = new AbortController();
let seen = null; // watches for results that come into sight
const acts = new WeakMap(); // what to do then

function asked() {
  const address = new URLSearchParams(location.search);
  const filters = {};
  for (const name of Object.keys(titles)) if (address.get(name)) filters[name] = address.get(name);
  return {
    query: (address.get("q") ?? "").trim(),
    filters,
    sort: address.get("poriadok") === "data" ? "date" : "relevance",
    page: Math.max(1, Number.parseInt(address.get("storinka") ?? "1", 10) || 1),
  };
}

function addressOf({ query, filters, sort, page }) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const [name, value] of Object.entries(filters)) if (value) address.set(name, value);
  if (sort === "date") address.set("poriadok", "data");
  if (page > 1) address.set("storinka", String(page));
  const words = address.toString();
  return words ? `${location.pathname}?${words}` : location.pathname;
}

/** Shows what the address asks for; an answer that comes after a newer question is dropped. */
async function show({ typing = false } = {}) {
  const question = asked();
  const turn = (latest += 1);
  if (document.activeElement !== field) field.value = question.query;
  if (!question.query && !Object.keys(question.filters).length) {
    clear();
    return;
  }
  const slow = setTimeout(() => turn === latest && (status.textContent = "Шукаю…"), PATIENCE);
  try {
    const search = await engine({ index: root.dataset.index, lunr: field.form.dataset.lunr });
    const options = { ...question, offset: (question.page - 1) * PER_PAGE, limit: PER_PAGE };
    const query = typing ? unfinished(question.query) : question.query;
    const answer = await search.search(query, { ...options, facets: question.filters[many] ? undefined : quick });
    const mark = await search.marker(query);
    if (turn !== latest) return;
    const last = Math.max(1, Math.ceil(answer.total / PER_PAGE));
    if (question.page > last) {
      history.replaceState(history.state, "", addressOf({ ...question, page: last }));
      await show({ typing });
      return;
    }
    const topics = () => search.search(query, { ...options, limit: 0, facets: [many] });
    draw(question, answer, topics, { query, mark });
  } catch {
    if (turn === latest) drawFailure();
  } finally {
    clearTimeout(slow);
  }
}

function clear() {
  forgetExcerpts();
  status.textContent = "";
  list.replaceChildren();
  narrowing.replaceChildren();
  narrowing.hidden = true;
  registers.hidden = false;
}

function draw(question, answer, topics, sought) {
  const focused = document.activeElement?.dataset.chip;
  forgetExcerpts();
  const { total, mode, results } = answer;
  registers.hidden = total > 0;
  if (!total) {
    status.textContent = "Нічого не знайдено. Спробуйте інші слова або пошукайте в реєстрах.";
  } else if (mode === "any") {
    status.textContent = `Документів з усіма словами немає. Хоча б одне з них має ${counted(total)}.`;
  } else {
    status.textContent = `Знайдено ${counted(total)}.`;
  }
  const rows = results.map((result) => entry(result, sought));
  const offered = answer.suggestions.length ? [suggested(question, answer.suggestions)] : [];
  const shown = total ? [order(question), make("ul", { className: "entries register" }, ...rows)] : [];
  if (total > PER_PAGE) shown.push(pages(question, total));
  list.replaceChildren(...offered, ...shown);
  drawFacets(question, answer, topics);
  if (focused) root.querySelector(`[data-chip="${CSS.escape(focused)}"]`)?.focus();
  returned(rows);
}

function entry({ url, title, kind_label: label, date, lead }, { query, mark }) {
  const meta = make("p", { className: "meta" }, make("b", {}, label));
  if (date) meta.append(" ", make("time", { dateTime: date }, day.format(new Date(`${date}T00:00:00Z`))));
  const words = make("div", { className: "words" });
  const link = make("a", { href: found(url, query) }, ...marked(mark(title)));
  const lines = make("p", { className: "lead" }, ...marked(mark(lead)));
  words.append(make("h2", {}, link), lines);
  const row = make("li", {}, meta, words);
  link.addEventListener("click", () => remember(link));
  const shown = new Set(mark(`${title} ${lead}`).flatMap(({ hit, word }) => (hit ? [word] : [])));
  if (shown.size < mark.words) whenSeen(row, () => showExcerpt(link.href, lines, mark));
  return row;
}

/** Puts into the lines the place of the page that the words of the query were found at; till then they show the lead. */
async function showExcerpt(address, lines, mark) {
  const { signal } = reading;
  try {
    const { excerpt } = await import("./excerpt.js");
    const pieces = await excerpt(address, mark, signal);
    if (pieces && !signal.aborted) lines.replaceChildren(...marked(pieces));
  } catch {
    // The lead is good enough.
  }
}

function whenSeen(row, act) {
  if (navigator.connection?.saveData) return;
  seen ??= new IntersectionObserver((entries, observer) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      acts.get(target)();
    }
  });
  acts.set(row, act);
  seen.observe(row);
}

function forgetExcerpts() {
  reading.abort();
  reading = new AbortController();
  seen?.disconnect();
  seen = null;
}

/** Where the reader was, for when he comes back by the browser's button. */
function remember(link) {
  history.replaceState({ chosen: link.pathname, top: scrollY }, "");
}

function returned(rows) {
  const { chosen, top } = history.state ?? {};
  if (!chosen) return;
  history.replaceState(null, "");
  scrollTo(0, top);
  const links = rows.map((row) => row.querySelector("h2 a"));
  links.find(({ pathname }) => pathname === chosen)?.focus({ preventScroll: true });
}

function suggested(question, queries) {
  const links = queries.map((query) => make("a", { href: addressOf({ ...question, query, page: 1 }) }, query));
  const listed = links.flatMap((link, n) => (n ? [", ", link] : [link]));
  return make("p", { className: "meant" }, "Можливо, ви шукали: ", ...listed);
}

function order(question) {
  const ways = { relevance: "За відповідністю", date: "Спершу нові" };
  const links = Object.entries(ways).map(([sort, words]) =>
    chip(words, { ...question, sort, page: 1 }, question.sort === sort, `poriadok=${sort}`),
  );
  return make("ul", { className: "chips", ariaLabel: "Порядок" }, ...links);
}

/** name: what the chip is known by when it is drawn anew, so that it keeps the focus. */
function chip(words, question, current, name) {
  const link = make("a", { href: addressOf(question) }, words);
  if (name) link.dataset.chip = name;
  if (current) link.setAttribute("aria-current", "true");
  return make("li", {}, link);
}

function pages(question, total) {
  const last = Math.ceil(total / PER_PAGE);
  const links = [];
  if (question.page > 1) links.push(chip("Попередні", { ...question, page: question.page - 1 }, false));
  links.push(make("li", {}, make("span", {}, `Сторінка ${number.format(question.page)} з ${number.format(last)}`)));
  if (question.page < last) links.push(chip("Наступні", { ...question, page: question.page + 1 }, false));
  return make("nav", { ariaLabel: "Сторінки" }, make("ul", { className: "chips" }, ...links));
}

/** Ways to narrow the list: each value a link, the chosen one takes itself away. Topics are fetched when opened. */
function drawFacets(question, { total, facets }, topics) {
  const groups = Object.entries(facets).flatMap(([name, values]) => {
    const links = facetLinks(question, name, values);
    return links.length ? [make("div", {}, make("h2", {}, titles[name]), make("ul", { className: "chips" }, ...links))] : [];
  });
  if (total && many && !facets[many]) groups.push(closedTopics(question, topics));
  narrowing.replaceChildren(...groups);
  narrowing.hidden = !groups.length;
}

function facetLinks(question, name, values) {
  const chosen = question.filters[name];
  if (values.length < 2 && !chosen) return [];
  const known = values.slice(0, MOST_VALUES);
  const shown = known.some(({ value }) => value === chosen) || !chosen ? known : [...known, labelled(values, chosen)];
  return shown.map(({ value, label, count }) => {
    const filters = { ...question.filters, [name]: value === chosen ? "" : value };
    return chip(`${label} (${number.format(count)})`, { ...question, filters, page: 1 }, value === chosen, `${name}=${value}`);
  });
}

function closedTopics(question, topics) {
  const chips = make("ul", { className: "chips" });
  const part = make("details", {}, make("summary", {}, titles[many]), chips);
  part.addEventListener(
    "toggle",
    async () => {
      try {
        const { facets } = await topics();
        const links = facetLinks(question, many, facets[many] ?? []);
        chips.replaceChildren(...(links.length ? links : [make("li", {}, make("span", {}, "Нічого немає"))]));
      } catch {
        drawFailure();
      }
    },
    { once: true },
  );
  return make("div", {}, part);
}

function labelled(values, chosen) {
  return values.find(({ value }) => value === chosen) ?? { value: chosen, label: chosen, count: 0 };
}

function drawFailure() {
  clear();
  status.textContent = "Не вдалося завантажити пошук. Перевірте зв'язок і спробуйте ще раз або пошукайте в реєстрах нижче.";
}

function go(how, options) {
  const question = { ...asked(), query: field.value.trim(), page: 1 };
  history[how](null, "", addressOf(question));
  show(options);
}

/** The filters stand before the results on a phone, where they are folded; beside them they are many stops of the key. */
function placeFilters() {
  const filters = narrowing.closest("details");
  if (filters && wide.matches) list.after(filters);
  else if (filters) list.before(filters);
}

const wide = matchMedia("(min-width: 62rem)");
wide.addEventListener("change", placeFilters);
placeFilters();

let waiting = 0;

field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go("pushState");
});

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => go("replaceState", { typing: true }), PAUSE);
});

root.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a");
  if (!link || registers.contains(link)) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show().then(() => link.closest("nav") && list.querySelector("h2 a")?.focus());
});

addEventListener("popstate", () => {
  field.value = asked().query;
  show();
});

show();
