// Shows the page anew when the site was built anew, and draws over it what stopped a build.
// In a window that is not seen nothing listens: a browser allows six connections to a host, and each stream takes one.
(() => {
  const version = document.currentScript.dataset.version;
  let source = null;
  let panel = null;

  function listen() {
    source = new EventSource("/.serve/events");
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.version !== version) {
        source.close();
        location.reload();
      } else {
        draw(news.problems);
      }
    };
  }

  function draw(problems) {
    panel?.remove();
    panel = null;
    if (problems.length === 0) return;
    panel = document.createElement("div");
    const root = panel.attachShadow({ mode: "open" }); // the site's style sheet does not reach in, nor ours out
    const style = add(root, "link", "");
    style.rel = "stylesheet";
    style.href = "/.serve/overlay.css";
    const details = add(root, "details", "");
    details.open = true;
    details.lang = "uk";
    details.setAttribute("role", "alert");
    add(details, "summary", `Сайт не оновлено, помилок: ${problems.length}. Тут його останній справний вигляд`);
    const list = add(details, "ul", "");
    list.tabIndex = 0;
    for (const problem of problems) add(list, "li", problem);
    document.body.append(panel);
  }

  function add(parent, name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  }

  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
