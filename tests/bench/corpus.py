"""A corpus of a few documents, as `demo` writes them."""

from __future__ import annotations

from pathlib import Path

DOCUMENTS = {
    "acts/rozporiadzhennia/2019/03/121-r.md": """\
---
title: "Про звіт: підготовку музею (зразок)"
kind: rozporiadzhennia
date: 2019-03-05
number: 121-р
published: 2019-03-06
body: holova
session: "41"
convocation: VII
draft: proiekt/2019/pr-1
relations:
  - type: changes
    act: rishennia-rady/2018/1-2-2018
topics:
  - культура
  - освіта
files:
  - path: 121-r-oryhinal.pdf
    title: Оригінал
    kind: original
---

1. Підготувати музей.
""",
    "news/2019/03/2019-03-30-sviato.md": """\
---
title: Свято вулиці Польової (зразок)
date: 2019-03-30 10:30
type: anons
topics:
  - культура
---

Запрошуємо на свято.
""",
    "petitions/2019/03/2019-03-04-lavky.md": """\
---
title: Полагодити лавки у сквері (зразок)
date: 2019-03-04
number: "480"
status: vidpovid
topics:
  - благоустрій
---

Просимо полагодити лавки.
""",
    "videos/2019/03/2019-03-04-yarmarok.md": """\
---
title: Ярмарок хліба (зразок)
date: 2019-03-04
duration: "14:51"
topics:
  - культура
---

Ведуча: вітаємо.
""",
    "sessions/2019/03/2019-03-25-rada-41.md": """---
title: Засідання 41 сесії (зразок)
body: rada
date: 2019-03-25 10:00
number: "41"
---
""",
    "deputies/vii/baikiuk.md": """---
title: Байкюк Левко (зразок)
convocation: VII
from: 2015-11-10
---

Депутат.
""",
}


def corpus(folder: Path) -> Path:
    """Write the documents below folder/content, with the file of the act; gives that folder."""
    content = folder / "content"
    for name, text in DOCUMENTS.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (content / "acts/rozporiadzhennia/2019/03/121-r-oryhinal.pdf").write_bytes(b"%PDF-1.7\n")
    return content
