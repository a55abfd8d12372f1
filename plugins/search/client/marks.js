/**
 * Marks in a document the words of the query that led to it (#znaity=…), by the search's own keys. The marks are CSS
 * highlights: the document's nodes stay as they are, so nothing of them is copied or printed.
 */
import { openSearch } from "./engine.js";
import { make } from "./open.js";

const NAME = "found";
const LOOK = `@media screen { ::highlight(${NAME}) { background: var(--mark, #ffe36e); text-decoration: underline .125em } }`;
const SKIPPED = "script, style, svg, nav, form, button, .anchor, .unseen, .marks";
const TURN = 12; // ms of work after which the page has its turn

export async function markWords(main) {
  const query = new URLSearchParams(location.hash.slice(1)).get("znaity");
  if (!query || !main || !globalThis.CSS?.highlights) return;
  let ranges;
  try {
    const search = await openSearch("", { fetch: (address) => fetch(address) });
    ranges = await rangesOf(main, await search.marker(query));
  } catch {
    return; // a page without marks is whole
  }
  if (!ranges.length) return;
  dress();
  CSS.highlights.set(NAME, new Highlight(...ranges));
  main.append(panel(main, ranges));
}

/** The look comes with the marks: a page without them needs no rule for them. */
function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

async function rangesOf(main, mark) {
  const ranges = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let began = performance.now();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!/\p{L}|\p{N}/u.test(node.data) || node.parentElement.closest(SKIPPED)) continue;
    let at = 0;
    for (const { text, hit } of mark(node.data)) {
      if (hit) {
        const range = new StaticRange({
          startContainer: node, startOffset: at, endContainer: node, endOffset: at + text.length,
        });
        ranges.push(range);
      }
      at += text.length;
    }
    if (performance.now() - began > TURN) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
  }
  return ranges;
}

function panel(main, ranges) {
  let at = -1;
  const said = make("span", {}, `Слів: ${ranges.length}`);
  said.setAttribute("role", "status");
  const next = make("button", { type: "button", className: "button" }, "Далі");
  const remove = make("button", { type: "button", className: "button" }, "Прибрати позначки");
  const bar = make("div", { className: "marks" }, said, next, remove);
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Слова вашого пошуку");

  next.addEventListener("click", () => {
    at = (at + 1) % ranges.length;
    ranges[at].startContainer.parentElement.scrollIntoView({ block: "center" });
    said.textContent = `${at + 1} з ${ranges.length}`;
  });
  remove.addEventListener("click", clear);
  document.addEventListener("keydown", escape);

  function escape(event) {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest("input, textarea, select")) clear();
  }

  function clear() {
    CSS.highlights.delete(NAME);
    document.removeEventListener("keydown", escape);
    const focused = bar.contains(document.activeElement);
    bar.remove();
    if (focused) main.focus({ preventScroll: true });
    history.replaceState(history.state, "", location.pathname + location.search);
  }

  return bar;
}
