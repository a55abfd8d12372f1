"""What a target refuses and why, in one place for the folder here and for the server's part, which names it by a code;
and what ssh, rsync and the server's system say in English, in the editor's words with what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .store import PublishError

OWN = frozenset({"releases", "current", "theme", "lock", "lost+found"})
"""What may stand in a target's folder before its first release."""

REFUSALS = {
    "folder": "{root}/{name} — посилання або файл, а має бути тека: приберіть його або вкажіть інший path",
    "link": "{root}/current не посилання на випуск: приберіть його й запустіть ./invoke publish або вкажіть інший path",
    "strangers": "у {root} вже лежить чуже («{name}»), а випусків немає: вкажіть у path порожню теку",
    "write": "у {root} не записати",
    "read": "{root} не прочитати",
    "begin": "не підготувати теку нового випуску",
    "switch": "не зробити випуск живим",
    "prune": "не прибрати випуск",
    "living": "живого випуску не прибирають і не змінюють",
    "moved": "поки готувався випуск, хтось зробив живим {name}: почніть знову",
    "program": "на сервері немає програми {name}: попросіть адміністратора встановити її",
    "key": "цей ключ дозволяє лише публікувати, і то цією ж програмою: оновіть на сервері agent.sh із plugins/publish",
}
"""Code -> words. The same codes stand in agent.sh after «!»."""

_SYSTEM = (
    (r"REMOTE HOST IDENTIFICATION HAS CHANGED", "ключ сервера не той, що був", "якщо сервера не міняли, не публікуйте: "
     "хтось може видавати себе за нього; якщо міняли — ssh-keygen -R і увійдіть раз уручну"),
    (r"Host key verification failed|No .* host key is known", "сервер незнайомий, його ключа немає в known_hosts",
     "додайте його, звіривши відбиток: ssh-keyscan, як у docs/deploy.md"),
    (r"UNPROTECTED PRIVATE KEY|bad permissions", "файл ключа можуть читати інші, тож ssh його не бере",
     "chmod 600 для цього файла"),
    (r"Identity file .* not accessible", "файла ключа, названого після -i в options, немає",
     "виправте шлях до нього в publish.toml"),
    (r"agent\.sh\S*: (No such file|not found)|cannot open \S*agent\.sh", "на сервері немає agent.sh, що обмежує ключ",
     "поставте його знову, як у docs/deploy.md, розділ про ключ"),
    (r"Permission denied \([\w,-]+\)|Too many authentication failures", "сервер не приймає ключа",
     "додайте свій відкритий ключ до authorized_keys на сервері або назвіть файл ключа в options (-i)"),
    (r"Could not resolve hostname|Name or service not known", "такого сервера не знайдено",
     "перевірте host у publish.toml і чи є мережа"),
    (r"Connection refused", "сервер є, але ssh там не відповідає", "перевірте host і порт (-p в options)"),
    (r"kex_exchange_identification|banner exchange", "за цим портом не ssh, або сервер одразу розриває з'єднання",
     "перевірте host і порт (-p в options)"),
    (r"connect to host .* timed out", "сервер не відповів", "перевірте host у publish.toml, мережу й брандмауер"),
    (r"not responding|timed out|timeout in data", "сервер перестав відповідати",
     "перевірте мережу й запустіть ще раз"),
    (r"No route to host|Network is unreachable", "до сервера немає шляху", "перевірте мережу й host у publish.toml"),
    (r"No space left on device", "на диску немає місця (або вільних inode)", "звільніть місце й запустіть ще раз"),
    (r"Disk quota exceeded", "вичерпано відведене місце", "звільніть місце й запустіть ще раз"),
    (r"File too large|File size limit exceeded", "файл більший, ніж там дозволено", "зменшіть його або змініть межу"),
    (r"Read-only file system", "диск відкрито лише для читання", "попросіть адміністратора відкрити його для запису"),
    (r"Permission denied|Operation not permitted", "немає прав",
     "дайте користувачеві права на цю теку або вкажіть інший path"),
    (r"File name too long", "задовге ім'я", "скоротіть path або назву файла"),
    (r"Not a directory|File exists", "на шляху стоїть файл, а не тека", "приберіть його або вкажіть інший path"),
    (r"rsync: (command )?not found|rsync: not found|exec rsync", "на сервері немає програми rsync",
     "попросіть адміністратора встановити її"),
    (r"account is currently not available", "користувачеві заборонено входити",
     "дайте йому оболонку /bin/sh (ключ обмежить, що він може)"),
    (r"is your shell clean|protocol version mismatch", "оболонка сервера друкує зайве при вході",
     "приберіть друк із .bashrc і .profile користувача"),
    (r"[Cc]onnection (reset|closed|unexpectedly closed)|[Bb]roken pipe|disconnect|error in rsync protocol data stream",
     "з'єднання обірвалося", "перевірте мережу й запустіть ще раз"),
)  # fmt: skip
"""What the system says (pattern) -> what it means and what to do; the first that fits."""


def refusal(code: str, root: str, name: str = "") -> PublishError:
    """A refusal by its code. root: the target's folder. name: the value shown."""
    return PublishError(REFUSALS[code].format(root=root, name=name or "ніякий"))


def reason(said: Iterable[str]) -> str:
    """Why, in the editor's words with the remedy; the system's own last line where it is none that we know; or ""."""
    lines = [line.strip() for line in said if line.strip()]
    text = "\n".join(lines)
    for pattern, why, remedy in _SYSTEM:
        if re.search(pattern, text):
            return f"{why} — {remedy}"
    return lines[-1] if lines else ""
