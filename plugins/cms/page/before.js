// Decap reads this when its bundle loads: it must wait for our configuration.
window.CMS_MANUAL_INIT = true;

// The first list stands in the page while the bundle loads; it is of no use to one who comes for something else.
if (!["", "#/", `#/collections/${document.querySelector("#first").dataset.of}`].includes(location.hash)) {
  document.querySelector("#first").replaceChildren("Відкриваю редактор…");
}
