/** Foreign videos: the frame comes in the place of its link, and only after the visitor's click. */

/** The player's address with the moment to begin at; null if it is not YouTube's site without cookies. */
export function playerAddress(address, start) {
  const url = new URL(address);
  if (url.protocol !== "https:" || url.hostname !== "www.youtube-nocookie.com") return null;
  url.searchParams.set("autoplay", "1");
  if (start > 0) url.searchParams.set("start", String(start));
  return url.href;
}

/** Seconds named by `t` in an address (`?t=754s`, `#t=754`), 0 where there is none. */
export function startOf(address) {
  const url = new URL(address, location.href);
  return Number.parseInt(url.searchParams.get("t") ?? new URLSearchParams(url.hash.slice(1)).get("t") ?? "0", 10) || 0;
}

function load(link, start) {
  const address = playerAddress(link.dataset.player, start);
  if (!address) return false;
  const frame = document.createElement("iframe");
  frame.className = "screen";
  frame.title = link.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // YouTube plays nothing for a page that does not name its site.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = address;
  frame.dataset.player = link.dataset.player;
  frame.dataset.title = link.dataset.title;
  link.replaceWith(frame);
  frame.focus();
  return true;
}

function begin(start) {
  const video = document.querySelector("video.screen");
  if (video) {
    video.currentTime = start;
    video.play();
    video.focus();
    return true;
  }
  const screen = document.querySelector("[data-player]");
  return screen !== null && load(screen, start);
}

/** Makes play links and chapters act in the page; a click with a modifier key still opens the link itself.
 *  An address with a moment (`#t=370`) makes the video begin there. */
export function playOnClick() {
  const video = document.querySelector("video.screen");
  if (video) video.currentTime = startOf(location.href);
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-player]");
    const chapter = event.target.closest("a[data-chapter]");
    const done = link ? load(link, startOf(link.href) || startOf(location.href)) : chapter ? begin(startOf(chapter.href)) : false;
    if (done) event.preventDefault();
  });
}
