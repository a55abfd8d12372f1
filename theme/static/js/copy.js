/** Copying: buttons with `data-copy` (what to copy) and clause links (their full address). */

async function copy(text) {
  await navigator.clipboard.writeText(text);
  document.querySelector("[data-status]").textContent = "Скопійовано";
}

async function copyFromButton(button) {
  const words = button.textContent;
  await copy(button.dataset.copy);
  button.textContent = "Скопійовано";
  setTimeout(() => (button.textContent = words), 2000);
}

/** Shows the copy buttons where the browser has a clipboard (a secure page). */
export function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-copy]");
    const anchor = target.closest("a.anchor");
    if (button) copyFromButton(button);
    else if (anchor) copy(anchor.href);
  });
}
