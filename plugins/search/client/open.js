/** The engine in a page, one for all that asks it. */
import { openSearch } from "./engine.js";

const LONGEST = 200; // letters of a query that marks are made for

let opening = null;

/**
 * The engine, opened by the first question; a failure is forgotten, so that the next question tries again.
 * lunr: address of lunr.min.js; index: of the index's folder.
 */
export function engine({ lunr, index = "/poshuk/index/" }) {
  const ready = {}; // lunr comes while the index is opened; it ranks, so nothing needs it before
  const base = index.replace(/\/poshuk\/index\/$/u, "");
  opening ??= Promise.all([openSearch(base, { fetch: get, lunr: ready }), loadLunr(lunr, ready)])
    .then(([search]) => search)
    .catch((error) => {
      opening = null;
      throw error;
    });
  return opening;
}

/** The query of somebody who is still typing: its last word may go on. */
export const unfinished = (query) => query.replace(/([\p{L}\p{N}])$/u, "$1*");

/** An element with properties; children are nodes and texts, never HTML. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Pieces of `mark` as nodes. */
export const marked = (pieces) => pieces.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

const plurals = new Intl.PluralRules("uk");

export const number = new Intl.NumberFormat("uk");
export const day = new Intl.DateTimeFormat("uk", { dateStyle: "long", timeZone: "UTC" });

export function counted(total) {
  const words = { one: "документ", few: "документи", many: "документів", other: "документа" };
  return `${number.format(total)} ${words[plurals.select(total)]}`;
}

/** The address of a result, with the query that found it for marks.js; only ever on this site. */
export function found(url, query) {
  const address = new URL(url, location.origin);
  if (address.origin !== location.origin) return "/";
  if (query && !address.hash) address.hash = new URLSearchParams({ znaity: query.slice(0, LONGEST) }).toString();
  return address.pathname + address.search + address.hash;
}

const get = (address) => fetch(address);

/** Stock lunr.js is a plain script, not a module. */
function loadLunr(address, place) {
  return new Promise((resolve, reject) => {
    const done = () => resolve(Object.assign(place, globalThis.lunr));
    if (globalThis.lunr) {
      done();
      return;
    }
    const script = make("script", { src: address });
    script.addEventListener("load", done);
    script.addEventListener("error", () => reject(new Error("lunr")));
    document.head.append(script);
  });
}
