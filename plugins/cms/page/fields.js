// The widget that draws every field of the schema, and isValid with the checker's own messages.

import { ask } from "./ask.js";
import { check, hold, listen, plain } from "./checking.js";
import { Body } from "./body.js";
import { Chips, Picker, Upload, When } from "./inputs.js";

const { h, createClass } = window;
let proposed = null;

/** Proposals for one new document; forgotten when another is begun. */
const proposals = (folder) => (proposed ??= ask("propose", { folder }).catch(() => ({})));
export const forgetProposals = () => { proposed = null; };

/** Fields that a copy of a document does not take from it. */
const OF_ONE = new Set(["number", "slug", "id", "approved_by", "embargo", "source_url", "updated"]);

const empty = (value) => value === undefined || value === null || value === "";

/** One value: an input by the field's shape. around: what an upload or a picker must know of the form. */
function input(field, value, change, id, around) {
  const { shape } = field;
  const told = around.wrong ? `${id}-hint ${id}-problems` : `${id}-hint`;
  const common = { id, "aria-describedby": told, "aria-invalid": around.wrong || undefined, className: around.className };
  const text = (more = {}) =>
    h("input", { ...common, type: "text", value: value ?? "", onChange: (event) => change(event.target.value), ...more });
  switch (shape.form) {
    case "body":
      return h(Body, { ...common, value: value ?? "", change, raw: around.raw });
    case "lines":
      return h("textarea", { ...common, rows: 4, value: value ?? "", onChange: (event) => change(event.target.value) });
    case "flag": {
      const on = empty(value) ? Boolean(shape.default) : value;
      return h("span", { className: "rada-flag" },
        h("input", { ...common, className: undefined, type: "checkbox", checked: on,
          onChange: (event) => change(event.target.checked) }), " так");
    }
    case "when":
      return h(When, { ...common, value: value ?? "", change });
    case "count":
      return text({ inputMode: "numeric" });
    case "texts":
      return h(Chips, { ...common, value: value ?? [], change, holds: shape.holds, choices: shape.choices });
    case "part":
      return group(field, value ?? {}, change, id, around);
    case "parts":
      return several(field, value ?? [], change, id, around);
  }
  if (shape.choices) return choice(shape, common, value, change);
  if (["record", "acts", "sessions", "videos"].includes(shape.holds)) {
    return h(Picker, { ...common, value: value ?? "", change, holds: shape.holds });
  }
  if (["file", "picture", "clip"].includes(shape.holds)) {
    return h(Upload, { ...common, value: value ?? "", change, holds: shape.holds });
  }
  if (shape.form !== "text") return text();
  // One line that grows: titles of acts are long.
  const flat = (event) => change(event.target.value.replace(/\s*\n\s*/g, " "));
  return h("textarea", { ...common, className: `${around.className} rada-grow`, rows: 1, value: value ?? "", onChange: flat });
}

function choice(shape, common, value, change) {
  const now = empty(value) ? shape.default ?? "" : value;
  const known = shape.choices.some(([code]) => code === now);
  return h("select", { ...common, value: now, onChange: (event) => change(event.target.value) },
    shape.default === undefined && h("option", { value: "" }, "— не вказано —"),
    !known && !empty(now) && h("option", { value: now }, now),
    shape.choices.map(([code, words]) => h("option", { key: code, value: code }, words)));
}

function group(field, value, change, id, around) {
  return h("div", { className: "rada-part", role: "group", "aria-label": field.label },
    field.shape.parts.map((inner) => {
      const inside = `${id}-${inner.name}`;
      const set = (next) => change({ ...value, [inner.name]: next });
      return h("div", { key: inner.name, className: "rada-inner" },
        h("label", { htmlFor: inside }, inner.label, inner.required && h("span", null, " (потрібно)")),
        input(inner, value[inner.name], set, inside, { ...around, className: "", wrong: false }),
        h("small", { id: `${inside}-hint` }, inner.shape.hint));
    }));
}

function several(field, list, change, id, around) {
  const put = (index, item) => change(list.map((old, number) => (number === index ? item : old)));
  const swap = (a, b) => change(list.map((item, number) => list[number === a ? b : number === b ? a : number]));
  return h("div", { id, className: "rada-list" },
    list.map((item, index) => h("fieldset", { key: index },
      h("legend", null, `${field.label}: ${index + 1}`),
      group(field, item, (next) => put(index, next), `${id}-${index}`, around),
      h("div", { className: "rada-buttons" },
        index > 0 && h("button", { type: "button", onClick: () => swap(index, index - 1) }, "Вище"),
        index < list.length - 1 && h("button", { type: "button", onClick: () => swap(index, index + 1) }, "Нижче"),
        h("button", { type: "button", onClick: () => change(list.filter((_, number) => number !== index)) }, "Прибрати")))),
    h("button", { type: "button", className: "rada-add", onClick: () => change([...list, {}]) }, `Додати: ${field.label.toLowerCase()}`));
}

export const Control = createClass({
  getInitialState() {
    return { problems: [] };
  },

  componentDidMount() {
    const { entry, collection, field, value, onChange } = this.props;
    const name = field.get("name");
    this.deaf = listen((problems) => {
      const own = problems.filter((problem) => problem.field === name);
      if (own.length || this.state.problems.length) this.setState({ problems: own });
    });
    const copy = entry.hasIn(["data", "~path"]);
    if (entry.get("newRecord") && (copy || value === undefined)) {
      proposals(collection.get("folder")).then((found) => {
        const now = this.props.value;
        const next = found[name] !== undefined && (copy || now === undefined) ? found[name] : copy && OF_ONE.has(name) ? undefined : now;
        if (!this.gone && next !== now) onChange(next);
      });
    }
  },

  componentWillUnmount() {
    this.gone = true;
    this.deaf();
  },

  // Decap's own word for an empty required field gives way to the checker's.
  getValidateValue() {
    return " ";
  },

  isValid() {
    const name = this.props.field.get("name");
    const problems = check();
    const own = problems.filter((problem) => problem.stops && problem.field === name);
    if (own.length === 0) return { error: false };
    return { error: { type: "CUSTOM", message: "", parentIds: this.props.parentIds } };
  },

  render() {
    const { field, value, onChange, forID, classNameWrapper, entry, collection } = this.props;
    if (this.seen !== entry) hold(entry, collection);
    this.seen = entry;
    const raw = entry.hasIn(["data", "~raw"]);
    if (raw && field.get("name") !== "~text") return h("span", { className: "rada-off" });
    const { problems } = this.state;
    const around = { className: classNameWrapper, raw, wrong: problems.some((problem) => problem.stops) };
    return h("div", { className: "rada", onFocus: this.props.setActiveStyle, onBlur: this.props.setInactiveStyle },
      input(plain(field), plain(value), onChange, forID, around),
      h("small", { id: `${forID}-hint` }, field.getIn(["shape", "hint"])),
      problems.length > 0 && h("ul", { id: `${forID}-problems`, className: "rada-problems" },
        problems.map((problem) => h("li", { key: problem.text, className: problem.stops ? "" : "rada-warning" },
          problem.inside && `${problem.inside}: `, problem.text))));
  },
});
