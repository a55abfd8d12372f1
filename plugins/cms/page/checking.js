// What the checker says of the open form: asked once for each state of it, told to every field.

import { askNow } from "./ask.js";

let known = { key: "", problems: [] };
let shown = [];
let attempted = false;
const listeners = new Set();

export const plain = (value) => (value && typeof value.toJS === "function" ? value.toJS() : value);

/** The open form, as whoever was drawn last has seen it: Decap draws a field anew only when its own value changes. */
let open = null;
export function hold(entry, collection) {
  open = { entry, collection };
}

/** The form as the server takes it. */
export function formOf({ entry, collection } = open) {
  return {
    folder: collection.get("folder"),
    path: entry.get("newRecord") ? "" : entry.get("path"),
    data: plain(entry.get("data")),
  };
}

/** Every problem of the form as it stands now. */
export function check() {
  const form = formOf();
  const key = JSON.stringify(form);
  if (known.key !== key) {
    let problems;
    try {
      problems = askNow("validate", form).problems;
    } catch (error) {
      problems = [{ field: "", inside: "", text: error.message, stops: true }];
    }
    known = { key, problems };
  }
  attempted = true;
  tell(known.problems);
  return known.problems;
}

/** What a preview has found; of a new document it is told after a first attempt to save: an empty form is no fault. */
export function heard(problems) {
  if (attempted || !open?.entry.get("newRecord")) tell(problems);
}

/** Has anybody tried to save the document as it is? */
export const tried = () => attempted;

/** Another document: what was said of the one before is not of this one. */
export function forget() {
  attempted = false;
  known = { key: "", problems: [] };
  tell([]);
}

export function listen(call) {
  listeners.add(call);
  call(shown);
  return () => listeners.delete(call);
}

function tell(problems) {
  shown = problems;
  for (const call of listeners) call(problems);
}
