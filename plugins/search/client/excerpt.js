/** The place of a result's own page where the words of the query stand closest together. */

const LONGEST = 200; // letters shown
const BEFORE = 50; // letters shown before the first word
const MOST = 200_000; // letters of a page that are looked at
const BLOCKS = "p, li, td, th, dt, dd, h2, h3, h4, h5, h6, blockquote, pre, figcaption, br";
const SKIPPED = "script, style, svg, nav, form, button, .anchor, .unseen, .contents, .facts, .print";

/** Pieces as `mark` gives them, or null where the page has none of the words. */
export async function excerpt(address, mark, signal) {
  const { pathname, search, hash } = new URL(address, location.origin);
  const response = await fetch(pathname + search, { signal, priority: "low" });
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html"); // runs and loads nothing
  const named = hash && page.getElementById(decodeURIComponent(hash.slice(1)));
  return densest(mark(words(named || page.querySelector("main .text") || page.querySelector("main"))));
}

function words(root) {
  if (!root) return "";
  for (const skipped of root.querySelectorAll(SKIPPED)) skipped.remove();
  for (const block of root.querySelectorAll(BLOCKS)) block.append(" ");
  return root.textContent.replace(/\s+/gu, " ").trim().slice(0, MOST);
}

function densest(pieces) {
  const hits = [];
  let at = 0;
  for (const { text, hit, word } of pieces) {
    if (hit) hits.push({ from: at, to: at + text.length, word });
    at += text.length;
  }
  if (!hits.length) return null;
  let best = { different: 0 };
  for (let first = 0, last = 0; first < hits.length; first += 1) {
    while (last < hits.length && hits[last].to - hits[first].from <= LONGEST - BEFORE) last += 1;
    const different = new Set(hits.slice(first, last).map(({ word }) => word)).size;
    if (different > best.different) best = { different, from: hits[first].from };
  }
  return cut(pieces, Math.max(0, best.from - BEFORE), best.from - BEFORE + LONGEST);
}

/** The pieces between two places, at whole words, with dots where something was left out. */
function cut(pieces, from, to) {
  const shown = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    if (end > from && at < to) {
      let { text } = piece;
      if (!piece.hit && end > to) text = text.slice(0, to - at).replace(/\S*$/u, "…");
      if (!piece.hit && at < from) text = text.slice(from - at).replace(/^\S*\s?/u, "… ");
      shown.push({ ...piece, text });
    }
    at = end;
  }
  return shown;
}
