"""Make the showcase's PDF files, with a text layer, printed by Chromium.

Run by hand (`python tests/sites/showcase/make_pdfs.py`) after a change of the texts; the files stand in the
repository. The original of decision № 1-48/2024 is its text of today with the later amendments taken back; it is
left untagged to stay small, because its page says the same in HTML, while the other files are tagged.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown import markdown

ACTS = Path(__file__).parent / "content" / "acts"
DECISION = ACTS / "2024" / "2024-10-24-1-48-hromadskyi-biudzhet.md"

PAGE = """<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 20mm 20mm 20mm 25mm }}
* {{ font-weight: 400 }}
body {{ font: 11pt/1.45 "DejaVu Serif Condensed", "DejaVu Serif", serif }}
h1 {{ font-size: 15pt; text-align: center }}
h2 {{ font-size: 13pt; margin-top: 16pt; border-bottom: .5pt solid #555 }}
h3 {{ font-size: 12pt }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: .5pt solid #555; padding: 3pt 5pt; text-align: left }}
th {{ background: #eee }}
.mark {{ text-align: center; color: #555 }}
</style></head><body>
<p class="mark">ЗРАЗОК · вигадана Зорепільська міська рада</p>
<h1>{title}</h1>
{body}
</body></html>
"""

EXPLANATION = """
до проєкту рішення «Про затвердження Положення про громадський бюджет Зорепільської громади»

## Навіщо це рішення

Рада щороку отримує від мешканців десятки пропозицій, але не має правил, за якими їх розглядати. Положення встановлює
строки, вимоги до проєктів і порядок голосування.

## Скільки це коштує

На проєкти у 2025 році передбачено 900,0 тис. грн. Додаткових посад не потрібно.

## Що зміниться для мешканців

Кожен знатиме, коли подати проєкт, хто його перевіряє і чому відхилено. Відхилити проєкт можна лише з причин, названих у
Положенні.

Відділ комунікацій, 4 жовтня 2024 року
"""

COMPARISON = """
до проєкту рішення «Про внесення змін до Положення про громадський бюджет Зорепільської громади»

| Пункт | Чинна редакція | Запропонована редакція |
| --- | --- | --- |
| 3.2 | Проєкти подають з 1 до 31 березня. | Проєкти подають з 1 березня до 10 квітня. |
| 4.4 | …автора запрошують на засідання щонайменше за два робочі дні. | …щонайменше за п’ять робочих днів. |
| 5.6 | Немає. | Для людей, які не можуть прийти самі, голосування організовують удома. |

Відділ комунікацій, 7 лютого 2025 року
"""

ANALYSIS = """
до проєкту рішення «Про Правила благоустрою території Зорепільської громади»

## 1. Проблема

Вимоги до вивісок і літніх майданчиків розкидано по семи рішеннях. Підприємець не може знайти їх в одному місці, а
пішоходу бракує проходу.

## 2. Ціль

Єдині зрозумілі правила, однакові для всіх.

## 3. Альтернативи

| Спосіб | Вигоди | Витрати |
| --- | --- | --- |
| Нічого не змінювати | Немає витрат | Суперечки й скарги тривають |
| Ухвалити Правила | Ясні вимоги, вільний прохід | Заміна частини вивісок |

## 4. На кого вплине

| Суб’єкти | Кількість | Витрати одного, грн |
| --- | --- | --- |
| Малі підприємства | 34 | 2 100 |
| Мікропідприємства | 118 | 900 |

## 5. Строк дії та відстеження

Строк дії необмежений. Результативність перевірять через рік.

Управління житлово-комунального господарства, 21 лютого 2025 року
"""


def first_edition(source: str) -> str:
    """The decision's body as signed: amendments and the notes about them taken back."""
    body = source.split("---\n", 2)[2]
    body = re.sub(r"^\*Текст наведено зі змінами.*\n", "", body, flags=re.M)
    body = re.sub(r"^5\.6\. .*\n\n", "", body, flags=re.M)
    body = re.sub(r" \*\((?:Пункт|Положення)[^)]*\)\*", "", body)
    for now, then in (
        ("з 1 березня до 15 квітня", "з 1 до 31 березня"),
        ("щонайменше за п’ять робочих днів", "щонайменше за два робочі дні"),
    ):
        if now not in body:
            raise ValueError(f"the decision no longer says «{now}»")
        body = body.replace(now, then)
    return body


def pdf(chromium: str, target: Path, title: str, text: str) -> None:
    """Print the text; clause numbers stay as written."""
    escaped = re.sub(r"^(\d+(?:\.\d+)*)\. ", r"\1\\. ", text, flags=re.M)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(PAGE.format(title=title, body=markdown(escaped, extensions=["tables"])), encoding="utf-8")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", page.as_uri()]
        if target.stem.endswith("oryhinal"):
            command.insert(1, "--disable-pdf-tagging")
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def main() -> None:
    """Write every PDF beside the act that names it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Chromium is needed to print the showcase's PDF files and none is on the PATH")
    original = first_edition(DECISION.read_text(encoding="utf-8"))
    for path, title, text in (
        ("2024/1-48-2024-oryhinal.pdf", "РІШЕННЯ від 24 жовтня 2024 року № 1-48/2024", original),
        ("2024/hromadskyi-biudzhet-poiasniuvalna.pdf", "Пояснювальна записка", EXPLANATION),
        ("2025/zminy-do-hromadskoho-biudzhetu-porivnialna.pdf", "Порівняльна таблиця", COMPARISON),
        ("2025/pravyla-blahoustroiu-analiz.pdf", "Аналіз регуляторного впливу", ANALYSIS),
    ):
        pdf(chromium, ACTS / path, title, text)


if __name__ == "__main__":
    main()
