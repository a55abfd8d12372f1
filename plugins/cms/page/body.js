// The document's text: Markdown as it stands in the file, with buttons that write the signs. Nothing is converted, so
// numbers of clauses, line breaks and tables stay as they were typed.

import { upload } from "./inputs.js";

const { h, createClass } = window;

/** [label, title, what it makes of (selected text) -> [before, inside, after], whether that is a block of its own]. */
const BUTTONS = [
  ["Ж", "Жирний", (text) => ["**", text || "текст", "**"]],
  ["К", "Курсив", (text) => ["*", text || "текст", "*"]],
  ["Підзаголовок", "Підзаголовок", (text) => ["## ", text || "Підзаголовок", ""], true],
  ["• Список", "Список", (text) => ["", (text || "перше").split("\n").map((line) => `- ${line}`).join("\n"), ""], true],
  ["Цитата", "Цитата", (text) => ["", (text || "слова").split("\n").map((line) => `> ${line}`).join("\n"), ""], true],
  ["Таблиця", "Таблиця", (text) => ["| Стовпець | Стовпець |\n| --- | --- |\n| ", text || "слова", " | слова |"], true],
];

/** Line ends that are missing of the blank line which sets a block apart from these words. */
const apart = (words, has) => (words === "" || has(words, "\n\n") ? "" : has(words, "\n") ? "\n" : "\n\n");
const ends = (words, what) => words.endsWith(what);
const begins = (words, what) => words.startsWith(what);

export const Body = createClass({
  getInitialState() {
    return { said: "" };
  },

  put(before, inside, after, block = false) {
    const area = this.area;
    const { selectionStart: from, selectionEnd: to, value } = area;
    if (block) {
      before = apart(value.slice(0, from), ends) + before;
      after += apart(value.slice(to), begins) || (to === value.length ? "\n" : "");
    }
    area.focus();
    area.setSelectionRange(from, to);
    // insertText keeps the browser's own undo; the event that follows tells Decap.
    document.execCommand("insertText", false, `${before}${inside}${after}`);
    area.setSelectionRange(from + before.length, from + before.length + inside.length);
  },

  link() {
    const address = window.prompt("Адреса (https://…) або шлях до файла документа:");
    if (!address) return;
    const text = this.area.value.slice(this.area.selectionStart, this.area.selectionEnd);
    this.put("[", text || "слова посилання", `](${address.trim()})`);
  },

  async picture(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    const words = (window.prompt("Що на зображенні? Ці слова почує той, хто його не бачить:") ?? "").replace(/[[\]\n]/g, " ").trim();
    if (!words) {
      this.setState({ said: "зображення не додано: без опису його не покажуть" });
      return;
    }
    this.setState({ said: "Завантажую…" });
    try {
      const name = await upload(file, "picture");
      this.put("![", words, `](${name})`, true);
      this.setState({ said: `Додано: ${file.name}` });
    } catch (error) {
      this.setState({ said: error.message });
    }
  },

  render() {
    const { value, change, raw, ...common } = this.props;
    const press = (make, block) => () => this.put(...make(this.area.value.slice(this.area.selectionStart, this.area.selectionEnd)), block);
    return h("div", { className: "rada-body" },
      raw && h("p", { className: "rada-raw" },
        "Поля цього документа не читаються, тож тут увесь файл, як він є: поля між рядками --- і текст під ними. " +
        "Виправте назване нижче, збережіть і відкрийте документ знову: тоді буде форма."),
      h("div", { className: "rada-buttons", role: "toolbar", "aria-label": "Оформлення", "aria-controls": common.id },
        BUTTONS.map(([label, title, make, block]) => h("button", { key: title, type: "button", title, onClick: press(make, block) }, label)),
        h("button", { type: "button", onClick: () => this.link() }, "Посилання"),
        h("label", { className: "rada-file" }, "Зображення…",
          h("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/gif,image/avif", onChange: (event) => this.picture(event) })),
        h("span", { role: "status" }, this.state.said)),
      h("textarea", { ...common, rows: 18, spellCheck: true, lang: "uk", value,
        ref: (area) => { this.area = area; }, onChange: (event) => change(event.target.value) }));
  },
});
