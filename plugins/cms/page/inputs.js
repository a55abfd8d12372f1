// Inputs with something of their own: dates, lists of words, other documents, files.

import { ask, base64, settled } from "./ask.js";
import { formOf } from "./checking.js";

const { h, createClass } = window;

/** A date as text, so that nothing is guessed at, with the browser's calendar beside it. */
export const When = createClass({
  render() {
    const { value, change, ...common } = this.props;
    const day = /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? "";
    const pick = (event) => change(event.target.value + (day ? value.slice(10) : ""));
    return h("span", { className: "rada-when" },
      h("input", { ...common, type: "text", placeholder: "РРРР-ММ-ДД", value, onChange: (event) => change(event.target.value) }),
      h("input", { type: "date", "aria-label": "Вибрати в календарі", tabIndex: -1, value: day, onChange: pick }));
  },
});

/** Documents found by words of title or number; gives the id of the chosen one. */
export const Picker = createClass({
  getInitialState() {
    return { words: "", found: null, chosen: null };
  },

  componentDidMount() {
    this.look = settled(200, async (words) => {
      const found = words.trim() ? await ask("search", { query: words, holds: this.props.holds }).catch(() => []) : null;
      if (!this.gone && words === this.state.words) this.setState({ found });
    });
    this.name();
  },

  componentDidUpdate(before) {
    if (before.value !== this.props.value) this.name();
  },

  componentWillUnmount() {
    this.gone = true;
  },

  async name() {
    const { value } = this.props;
    const [chosen = null] = value ? await ask("search", { ids: [value.replace(/^\/|\/$/g, "")], query: "" }).catch(() => []) : [];
    if (!this.gone) this.setState({ chosen });
  },

  take(hit) {
    this.setState({ words: "", found: null });
    this.props.change(hit.id);
  },

  render() {
    const { value, change, holds, ...common } = this.props;
    const { words, found, chosen } = this.state;
    const type = (event) => {
      this.setState({ words: event.target.value });
      this.look(event.target.value);
    };
    return h("div", { className: "rada-picker" },
      value && h("p", { className: "rada-chosen" },
        chosen ? `${chosen.label}. ${chosen.title} ` : `${value} `, chosen && h("code", null, value),
        h("button", { type: "button", onClick: () => change("") }, "Прибрати")),
      h("input", { ...common, type: "search", autoComplete: "off", value: words,
        placeholder: value ? "Знайти інший: слово назви або номер" : "Знайти: слово назви або номер", onChange: type }),
      found && h("ul", { className: "rada-found" },
        found.length === 0 && h("li", null, "Нічого не знайдено"),
        found.map((hit) => h("li", { key: hit.id },
          h("button", { type: "button", onClick: () => this.take(hit) }, h("b", null, hit.label), ` ${hit.title}`)))));
  },
});

/** Several texts: topics, ids of documents, codes. A comma inside one stays in it. */
export const Chips = createClass({
  getInitialState() {
    return { word: "" };
  },

  add(word) {
    const text = word.trim().replace(/\s+/g, " ");
    if (text && !this.props.value.includes(text)) this.props.change([...this.props.value, text]);
    this.setState({ word: "" });
  },

  render() {
    const { value, change, holds, choices, ...common } = this.props;
    const words = new Map(choices ?? []);
    const chips = value.map((item) => h("li", { key: item }, words.get(item) ?? item,
      h("button", { type: "button", "aria-label": `Прибрати: ${item}`, onClick: () => change(value.filter((other) => other !== item)) }, "×")));
    const key = (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.add(this.state.word);
      }
    };
    return h("div", { className: "rada-chips" },
      value.length > 0 && h("ul", null, chips),
      choices
        ? h("select", { ...common, value: "", onChange: (event) => this.add(event.target.value) },
          h("option", { value: "" }, "— додати —"), choices.map(([code, name]) => h("option", { key: code, value: code }, name)))
        : holds
          ? h(Picker, { ...common, holds, value: "", change: (found) => this.add(found) })
          : h("input", { ...common, type: "text", value: this.state.word, placeholder: "напишіть і натисніть Enter",
            onChange: (event) => this.setState({ word: event.target.value }), onKeyDown: key, onBlur: () => this.add(this.state.word) }));
  },
});

/** Put a file beside the document; gives the name under which it stands there. */
export async function upload(file, holds) {
  const limit = Number(document.body.dataset.limit);
  if (file.size > limit * 1e6) {
    throw new Error(`файл більший за ${limit} МБ: зменште його або попросіть збільшити UPLOAD_LIMIT у pelicanconf.py`);
  }
  const { folder, path, data } = formOf();
  const date = data.date ?? data.opens ?? data.from ?? "";
  return (await ask("upload", { folder, path, date, name: file.name, content: await base64(file), holds })).name;
}

export const Upload = createClass({
  getInitialState() {
    return { said: "" };
  },

  async put(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    this.setState({ said: "Завантажую…" });
    try {
      this.props.change(await upload(file, this.props.holds));
      this.setState({ said: `Додано: ${file.name}` });
    } catch (error) {
      this.setState({ said: error.message });
    }
  },

  render() {
    const { value, change, holds, ...common } = this.props;
    return h("div", { className: "rada-upload" },
      h("input", { ...common, type: "text", value,
        placeholder: holds === "clip" ? "https://www.youtube.com/watch?v=… або файл поруч" : "ім'я файла поруч із документом", onChange: (event) => change(event.target.value) }),
      h("label", { className: "rada-file" }, holds === "picture" ? "Вибрати зображення…" : "Вибрати файл…",
        h("input", { type: "file", accept: holds === "picture" ? "image/jpeg,image/png,image/webp,image/gif,image/avif" : undefined,
          onChange: (event) => this.put(event) })),
      h("span", { role: "status" }, this.state.said));
  },
});
