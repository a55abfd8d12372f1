// Requests to the editor's server. The token stands only in our own page, so no other page can send them.

export const proxy = `/api/v1/${document.querySelector('meta[name="token"]').content}`;

const body = (action, params) => JSON.stringify({ action, params });

/** Carry out an action; rejects with the server's words. */
export async function ask(action, params = {}) {
  let answer;
  try {
    answer = await fetch(proxy, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: body(action, params),
    });
  } catch {
    throw new Error("редактор не відповідає: перевірте, чи не закрито вікно, де його запущено");
  }
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

/** The same at once: Decap asks a field whether it is valid and does not wait. */
export function askNow(action, params = {}) {
  const request = new XMLHttpRequest();
  request.open("POST", proxy, false);
  request.setRequestHeader("Content-Type", "application/json");
  request.send(body(action, params));
  const found = JSON.parse(request.responseText);
  if (request.status !== 200) throw new Error(found.error);
  return found;
}

/** A file's bytes in base64. */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error("файл не прочитати: виберіть його ще раз"));
    reader.readAsDataURL(file);
  });
}

/** Call a function once its callers have been quiet for so many milliseconds. */
export function settled(milliseconds, call) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), milliseconds);
  };
}
