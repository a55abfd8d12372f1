/** `/` and Ctrl+K lead to the search field. `/` alone can be switched off (WCAG 2.1.4). */

const typing = "input, textarea, select, [contenteditable]";

export function listenForKeys() {
  const field = document.querySelector(".search input");
  if (!field) return;
  document.addEventListener("keydown", (event) => {
    const slash =
      event.key === "/" &&
      !(event.ctrlKey || event.metaKey || event.altKey) &&
      !event.target.closest(typing) &&
      document.documentElement.dataset.slash !== "off";
    const command = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !command) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
