// Starts Decap with the server's configuration and our widget, format and preview; the bar below it is in bar.js.

import { ask, proxy } from "./ask.js";
import { begin } from "./bar.js";
import { forget, listen, plain, tried } from "./checking.js";
import { Control, forgetProposals } from "./fields.js";
import { Preview } from "./preview.js";
import "./words.js";

const { CMS } = window;
const newer = new Map();

/** The version of a file after this page's own saves of it. */
function latest(version) {
  let found = version;
  while (newer.has(found)) found = newer.get(found);
  return found;
}

// Documents travel as JSON: the server alone reads and writes their files.
CMS.registerCustomFormat("rada", "md", {
  fromFile: (text) => JSON.parse(text),
  toFile: (data) => JSON.stringify(data["~version"] ? { ...data, "~version": latest(data["~version"]) } : data),
});

CMS.registerWidget("rada", Control, () => null);

// Decap's own proxy backend, but for its habit of saying API_ERROR before the server's words.
CMS.registerBackend("rada", class {
  constructor(config, options) {
    const backend = CMS.getBackend("proxy").init(config, options);
    const request = backend.request.bind(backend);
    backend.request = (asked) => request(asked).catch((error) => {
      error.name = "";
      throw error;
    });
    return backend;
  }
});

CMS.registerEventListener({
  name: "preSave",
  handler: async ({ entry }) => {
    const data = entry.get("data");
    if (!entry.get("newRecord")) return data;
    const folder = collections.get(entry.get("collection"));
    const own = data.delete("~version").delete("~path"); // a copy is a document of its own
    return own.merge(await ask("prepare", { folder, data: plain(own) }));
  },
});

CMS.registerEventListener({
  name: "postSave",
  handler: async ({ entry }) => {
    forget();
    forgetProposals();
    const before = entry.getIn(["data", "~version"]);
    if (!before) return;
    const saved = JSON.parse((await ask("getEntry", { path: entry.get("path") })).data)["~version"];
    const now = latest(before);
    if (saved === now) return;
    newer.delete(saved);
    newer.set(now, saved);
  },
});

window.addEventListener("hashchange", () => {
  forget();
  forgetProposals();
});

const period = new URLSearchParams(location.search).get("period") ?? "";
const start = await ask("config", { period, proxy });
const collections = new Map(start.config.collections.map(({ name, folder }) => [name, folder]));
const labels = new Map(start.config.collections.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])));
for (const name of collections.keys()) CMS.registerPreviewTemplate(name, Preview);
document.body.dataset.limit = start.limit;
begin(start);

const notice = document.querySelector("#notice");
listen((problems) => {
  const stops = problems.filter((problem) => problem.stops);
  notice.hidden = stops.length === 0;
  notice.replaceChildren(...stops.map(({ field, inside, text }) => {
    const line = document.createElement("p");
    line.textContent = [field && (labels.get(field) ?? field), inside, text].filter(Boolean).join(": ");
    return line;
  }));
  const count = `${tried() ? "Ще не збережено. Помилок" : "Помилок у документі"}: ${stops.length}`;
  if (stops.length) notice.prepend(Object.assign(document.createElement("b"), { textContent: count }));
});

// A phone has no room for a page beside the form: there the eye shows the one or the other.
if (matchMedia("(max-width: 799px)").matches) localStorage.setItem("cms.right-pane", "none");

// Nobody signs in: the server answers on this computer only.
localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "rada" }));
CMS.init({ config: start.config });
