/** Foreign videos: the frame comes in the place of its link, and only after the visitor's click. */

/** The player's address from a moment in seconds; null for what is no address of the web. The page's policy lets in
 *  only the players that the site knows. */
export function playerAddress(template, start) {
  const address = template.replace("{t}", String(start));
  return address.startsWith("https://") ? address : null;
}

/** Seconds named by `t` in an address's fragment (`#t=754`), 0 where there is none. */
export function startOf(address) {
  return Number.parseInt(new URLSearchParams(new URL(address, location.href).hash.slice(1)).get("t") ?? "0", 10) || 0;
}

function load(screen, start) {
  const address = playerAddress(screen.dataset.player, start);
  if (!address) return false;
  const frame = document.createElement("iframe");
  frame.className = "screen";
  frame.title = screen.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // YouTube plays nothing for a page that does not name its site.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = address;
  Object.assign(frame.dataset, screen.dataset);
  screen.replaceWith(frame);
  frame.focus();
  return true;
}

function begin(start) {
  const screen = document.querySelector("video.screen, [data-player]");
  if (screen?.tagName !== "VIDEO") return screen !== null && load(screen, start);
  screen.currentTime = start;
  screen.play();
  screen.focus();
  return true;
}

/** Makes play links, chapters and moments of the text act in the page; a click with a modifier key still opens the
 *  link itself. An address with a moment (`#t=370`) makes the video begin there. */
export function playOnClick() {
  const video = document.querySelector("video.screen");
  if (video && startOf(location.href)) video.currentTime = startOf(location.href);
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-player]");
    const chapter = event.target.closest("a[data-chapter]");
    const done = link
      ? load(link, Number(link.dataset.start) || startOf(location.href))
      : chapter && begin(Number(chapter.dataset.chapter));
    if (done) event.preventDefault();
  });
}
