/** The form of the visitor's choices; choices.js applies them on the next page, this module on the present one. */

function remember(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Storage may be forbidden: the choice then lives as long as the page.
  }
}

/** Shows the form inside `place` (a <details>), with the choices in force, and obeys it. */
export function offerChoices(place) {
  const chosen = document.documentElement.dataset;
  for (const input of place.querySelectorAll("input")) {
    input.checked = input.value === (chosen[input.name] ?? "");
  }
  place.addEventListener("change", ({ target: { name, value } }) => {
    if (value) chosen[name] = value;
    else delete chosen[name];
    remember(name, value);
  });
  place.hidden = false;
}
