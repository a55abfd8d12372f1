// The real page of the document in the form, drawn by the server a moment after the last change.

import { ask, settled } from "./ask.js";
import { formOf, heard, hold } from "./checking.js";

const { h, createClass } = window;

export const Preview = createClass({
  getInitialState() {
    return { url: "" };
  },

  componentDidMount() {
    this.draw = settled(400, async (form) => {
      this.asked = JSON.stringify(form);
      try {
        const { url, problems } = await ask("preview", form);
        if (this.gone || this.asked !== JSON.stringify(form)) return;
        heard(problems);
        this.place = this.frame?.contentWindow?.scrollY ?? 0;
        this.setState({ url });
      } catch {
        // The next change asks again; saving says what is wrong.
      }
    });
    this.drawNow();
  },

  componentDidUpdate(before) {
    if (before.entry !== this.props.entry) this.drawNow();
  },

  drawNow() {
    hold(this.props.entry, this.props.collection);
    this.draw(formOf());
  },

  componentWillUnmount() {
    this.gone = true;
  },

  render() {
    const back = () => this.frame?.contentWindow?.scrollTo(0, this.place ?? 0);
    return h("iframe", { src: this.state.url || "about:blank", sandbox: "allow-same-origin", title: "Сторінка, якою вона буде на сайті",
      ref: (frame) => { this.frame = frame; }, onLoad: back,
      style: { position: "fixed", inset: 0, width: "100%", height: "calc(100% - 3.25rem)", border: 0 } });
  },
});
