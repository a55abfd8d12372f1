"""The walk through docs/uk that the pictures are taken on: the steps of its pages, one scene for each task."""

from __future__ import annotations

from html import escape

from playwright.sync_api import expect

from . import papers
from .camera import Camera
from .checkout import EDITOR, Checkout
from .window import Window

DRAFT = "Проєкт рішення «Про лавки на Набережній» (зразок)"
PETITION = "Поставити лавки зі спинками на Набережній (зразок)"
VIDEO = "Як ремонтують міст: друга смуга (зразок)"
WIDE = 1000
"""CSS px of a page of the site in a picture."""

TERMINAL = """\
<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1d2330; color: #e6e9f0; font: 15px/1.5 "DejaVu Sans Mono", monospace; }}
pre {{ margin: 0; padding: 18px 22px; white-space: pre-wrap; overflow-wrap: anywhere; }}
b {{ color: #ffd54a; }}
</style><pre>{}</pre>"""


def first_hour(camera: Camera, checkout: Checkout, url: str) -> None:
    """persha-hodyna.md: a name, the list, a news item with a picture, a fault mended."""
    window = Window(camera, url)
    page = window.page
    window.open("/collections/news")
    page.get_by_label("Ім'я та прізвище").fill(EDITOR)
    camera.take("redaktor-imia", page, page.locator("#introduce"))
    page.get_by_role("button", name="Запам'ятати").click()
    expect(page.get_by_text("Толока 29")).to_be_visible()
    window.quiet()
    camera.take("redaktor-spysok", page)
    window.new("news")
    window.fill(
        {
            "Назва": "Мостом знову їздять автобуси (зразок)",
            "Дата": "20.03.2025",
            "Текст": "З понеділка автобус № 3 знову їде через міст. Розклад той самий.\n",
        }
    )
    window.press_save()
    expect(page.locator(".rada-problems")).to_be_visible()
    window.field("Назва").scroll_into_view_if_needed()
    window.quiet()
    camera.take("redaktor-pomylka", page)
    window.fill({"Дата": "2025-03-20"})
    window.choose("Вибрати зображення", checkout.content / "news/images/avtobus.jpg")
    window.press_save()
    expect(page.locator(".rada-problems")).to_be_visible()
    window.field("Зображення").scroll_into_view_if_needed()
    window.quiet()
    camera.take("redaktor-zobrazhennia", page)
    window.fill({"Опис зображення": "Малюнок: червоний автобус на зупинці біля моста"})
    window.save()


def act(camera: Camera, checkout: Checkout, url: str) -> None:
    """redaktor.md: a decision in its form, and the page beside it."""
    window = Window(camera, url)
    window.document("rishennia-rady", "2025/2025-02-27-1-50-zminy-hromadskyi-biudzhet")
    window.drawn("Про внесення змін")
    window.quiet()
    camera.take("redaktor", window.page)


def draft(camera: Camera, checkout: Checkout, url: str) -> None:
    """proiekt.md: a draft with its day, the last day for remarks, one remark."""
    window = Window(camera, url)
    window.new("proiekt")
    window.fill(
        {
            "Назва": DRAFT,
            "Текст": "Міська рада\n\n**ВИРІШИЛА:**\n\n1. Поставити на Набережній шість лавок зі спинками.\n",
            "Розгляд": "2025-04-10",
            "Зауваження до": "2025-04-07",
            "Куди надсилати": "rada@zorepil.example",
            "Автор": "відділ комунікацій",
        }
    )
    window.add(
        "Зауваження",
        {
            "Пропозиція": "Поставити лавки й біля школи № 2.",
            "Автор": "мешканка Набережної",
            "Рішення": "Враховано частково",
            "Підстава": "Одну лавку додано біля школи, решту — з бюджету наступного року.",
        },
    )
    window.save()


def petition(camera: Camera, checkout: Checkout, url: str) -> None:
    """petytsiia.md: the answer to a petition."""
    window = Window(camera, url)
    window.document("petitions", "2025-02-24-lavky-na-naberezhnii")
    text = window.field("Текст")
    answer = "## Відповідь\n\nПетицію **підтримано**. Шість лавок зі спинками поставимо до 1 травня.\n"
    text.fill(f"{text.input_value()}\n{answer}")
    window.fill(
        {
            "Коротко": "Літнім людям ніде перепочити між мостом і парком. Шість лавок поставлять до травня.",
            "Дата": "2025-01-24",
            "Збір до": "2025-03-10",
            "Підписів": "104",
            "Стан": "— не вказано —",
            "Початок розгляду": "2025-03-11",
            "Відповідь": "2025-03-20",
            "Підтримано": "Так",
            "Відповів": "Світозар Яворенко, міський голова",
            "Що зроблено": "Проєкт рішення оприлюднено 20 березня, сесія розгляне його 10 квітня.",
        }
    )
    window.save()


def video(camera: Camera, checkout: Checkout, url: str) -> None:
    """video.md: a story from YouTube with a poster and chapters."""
    window = Window(camera, url)
    window.new("videos")
    window.fill({"Назва": VIDEO, "Джерело відео": "https://www.youtube.com/watch?v=zrazok-0007", "Тривалість": "4:10"})
    window.fill({"Текст": "Що зроблено за місяць і коли відкриють другу смугу.\n"})
    window.choose("Вибрати зображення", checkout.content / "videos/images/kadr-mist.jpg")
    window.add("Розділи", {"Час": "0:00", "Назва": "Що зроблено"})
    window.add("Розділи", {"Час": "2:15", "Назва": "Коли відкриють"})
    window.save()


def undo(camera: Camera, checkout: Checkout, url: str) -> None:
    """pomylka.md: a save that was a mistake, taken back."""
    window = Window(camera, url)
    page = window.page
    window.document("news", "2025-03-10-toloka-na-berezi")
    window.fill({"Назва": "Толока 30 березня: посадимо сто двадцять дерев (зразок)"})
    window.save()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Останні збереження").click()
    page.get_by_role("button", name="Скасувати останнє збереження").click()
    expect(page.locator("#history")).to_be_hidden()
    expect(window.field("Назва")).to_have_value("Толока 29 березня: посадимо сто двадцять дерев (зразок)")
    page.get_by_role("button", name="Останні збереження").click()
    expect(page.locator("#history-list li")).to_have_count(6)
    window.quiet()
    camera.take("skasuvaty", page, page.locator("#history"))


def pages(camera: Camera, checkout: Checkout, url: str) -> None:
    """What citizens see of the documents saved above."""
    for name, list_, title in (
        ("proiekt", "/obhovorennia/", DRAFT),
        ("petytsiia", "/petytsii/", PETITION),
        ("video", "/video/", VIDEO),
    ):
        page = camera.open(f"{url}{list_}", WIDE)
        page.get_by_role("link", name=title).first.click()
        expect(page.locator("h1")).to_contain_text(title)
        camera.take(name, page, page.locator("main"), height=840)


def broken(camera: Camera, checkout: Checkout, url: str) -> None:
    """faily.md: what serve says of a broken file."""
    page = camera.open(f"{url}/novyny/2025/03/toloka-na-berezi/", 1100, 620)
    file = checkout.content / "news/2025-03-10-toloka-na-berezi.md"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("date: 2025-03-10", "date: 10.03.2025"), "utf-8")
    expect(page.get_by_text("Сайт не оновлено")).to_be_visible()
    page.wait_for_timeout(1_000)
    camera.take("povidomlennia", page)
    file.write_text(whole, "utf-8")


def commands(camera: Camera, checkout: Checkout) -> None:
    """word.md and povidomlennia.md: what import and check say."""
    papers.write(checkout.folder / "Сесія 50")
    terminal(camera, checkout, "import-docx", "import-docx", "--file", "Сесія 50")
    terminal(camera, checkout, "perevirka", "check")


def terminal(camera: Camera, checkout: Checkout, name: str, *words: str) -> None:
    """A command with what it really says, as a terminal shows it."""
    shown = " ".join(f'"{word}"' if " " in word else word for word in words)
    page = camera.open(width=1100, height=600)
    page.set_content(TERMINAL.format(f"<b>$ ./invoke {escape(shown)}</b>\n{escape(checkout.run(*words))}"))
    camera.take(name, page, page.locator("pre"))


def showcase(camera: Camera, checkout: Checkout, url: str) -> None:
    """README.md: an act on a desktop, the home page on a phone."""
    desktop = camera.open(f"{url}/akty/rishennia-rady/2024/1-48-2024/", 1000, 860)
    phone = camera.open(f"{url}/", 354, 764)
    camera.pair("showcase", desktop, phone)


IN_EDITOR = (first_hour, act, draft, petition, video, undo)
ON_SITE = (pages, broken, showcase)
