// The document's text: Markdown as it stands in the file, with buttons that write the signs. Nothing is converted, so
// numbers of clauses, line breaks and tables stay as they were typed.

import { upload } from "./inputs.js";

const { h, createClass } = window;

/** [label, title, what it makes of (selected text) -> [before, inside, after]]. Lines: put before each line. */
const BUTTONS = [
  ["Ж", "Жирний", (text) => ["**", text || "текст", "**"]],
  ["К", "Курсив", (text) => ["*", text || "текст", "*"]],
  ["Підзаголовок", "Підзаголовок", (text) => ["\n## ", text || "Підзаголовок", "\n"]],
  ["• Список", "Список", (text) => ["\n", (text || "перше").split("\n").map((line) => `- ${line}`).join("\n"), "\n"]],
  ["Цитата", "Цитата", (text) => ["\n", (text || "слова").split("\n").map((line) => `> ${line}`).join("\n"), "\n"]],
  ["Таблиця", "Таблиця", (text) => ["\n| Стовпець | Стовпець |\n| --- | --- |\n| ", text || "слова", " | слова |\n"]],
];

export const Body = createClass({
  getInitialState() {
    return { said: "" };
  },

  put(before, inside, after) {
    const area = this.area;
    const { selectionStart: from, selectionEnd: to } = area;
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
      this.put("\n![", words, `](${name})\n`);
      this.setState({ said: `Додано: ${file.name}` });
    } catch (error) {
      this.setState({ said: error.message });
    }
  },

  render() {
    const { value, change, id, className } = this.props;
    const press = (make) => () => this.put(...make(this.area.value.slice(this.area.selectionStart, this.area.selectionEnd)));
    return h("div", { className: "rada-body" },
      h("div", { className: "rada-buttons", role: "toolbar", "aria-label": "Оформлення", "aria-controls": id },
        BUTTONS.map(([label, title, make]) => h("button", { key: title, type: "button", title, onClick: press(make) }, label)),
        h("button", { type: "button", onClick: () => this.link() }, "Посилання"),
        h("label", { className: "rada-file" }, "Зображення…",
          h("input", { type: "file", accept: "image/jpeg,image/png,image/webp,image/gif,image/avif", onChange: (event) => this.picture(event) })),
        h("span", { role: "status" }, this.state.said)),
      h("textarea", { id, className, "aria-describedby": this.props["aria-describedby"], rows: 18, spellCheck: true, lang: "uk", value,
        ref: (area) => { this.area = area; }, onChange: (event) => change(event.target.value) }));
  },
});
