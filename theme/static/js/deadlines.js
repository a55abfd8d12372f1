/** «лишилося 5 днів» after every <time data-until>: pages hold dates only, the day is the visitor's.
 *  In a list of what is open, what has ended since the page was made goes to the end. */

const DAY = 24 * 60 * 60 * 1000;
const form = new Intl.PluralRules("uk");
const LEFT = { one: "лишився", few: "лишилося", many: "лишилося", other: "лишилося" };
const DAYS = { one: "день", few: "дні", many: "днів", other: "дня" };

/** Whole days from `now` to the end of the day `iso` (`2019-04-12`, a time after it is ignored): 0 on the last day. */
export function daysLeft(iso, now) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return (Date.UTC(year, month - 1, day) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY;
}

export function wordsFor(days) {
  if (days < 0) return "строк минув";
  if (days === 0) return "сьогодні останній день";
  const plural = form.select(days);
  return `${LEFT[plural]} ${days} ${DAYS[plural]}`;
}

export function countDays(now) {
  for (const time of document.querySelectorAll("time[data-until]")) {
    const words = document.createElement("span");
    words.className = "left";
    const days = daysLeft(time.dataset.until, now);
    words.textContent = wordsFor(days);
    time.after(" (", words, ")");
    const item = days < 0 && time.closest(".entries > li");
    if (item) item.parentElement.append(item);
  }
}
