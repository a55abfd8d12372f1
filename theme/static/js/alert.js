/** The site-wide alert, from /alert.json: {} or {text, url, until}; it can be published without the pages. */
import { daysLeft } from "./deadlines.js";

export async function showAlert(place) {
  // A page that was built with the alert in it needs no second one.
  if (!place?.hidden) return;
  let alert;
  try {
    const answer = await fetch("/alert.json");
    alert = answer.ok ? await answer.json() : {};
  } catch {
    return;
  }
  if (!alert.text || (alert.until && daysLeft(alert.until, new Date()) < 0)) return;
  const words = document.createElement("p");
  words.className = "wrap";
  words.textContent = alert.text;
  // Only addresses of this site: root-relative, and not «//host».
  if (/^\/(?!\/)/.test(alert.url ?? "")) {
    const link = document.createElement("a");
    link.href = alert.url;
    link.textContent = "Докладніше";
    words.append(" ", link);
  }
  place.append(words);
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", "Важливе повідомлення");
  place.hidden = false;
}
