from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from plugins.memory.store import Memory
from plugins.records.check import main
from plugins.records.session import memory_path, pelican_settings
from plugins.records.settings import from_pelican

from ..site import DAY, Site, at_day, header, tree

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def check(site: Site, *paths: Path | str, as_of: str = DAY, as_json: bool = False) -> int:
    return main(site.content, site.memory, [Path(path) for path in paths], as_json=as_json, as_of=as_of)


def said(site: Site, capsys: Capture) -> list[str]:
    check(site)
    return capsys.readouterr().out.splitlines()


def test_clean_content_is_silent_and_gives_zero(site: Site, capsys: Capture) -> None:
    site.act("a", "1-1/2025")
    assert check(site) == 0
    assert capsys.readouterr() == ("", "Зауважень немає.\n")


def test_warnings_alone_give_zero_and_errors_one_with_their_counts(site: Site, capsys: Capture) -> None:
    site.news("a", sumary="Коротко")
    assert check(site) == 0
    assert capsys.readouterr().err == "Застереження (1):\nЗнайдено: 1 застереження.\n"
    site.news("b", date="05.11.2024")
    site.news("c", slug="Б")
    assert check(site) == 1
    printed = capsys.readouterr()
    assert printed.err == "Помилки (2):\nЗастереження (1):\nЗнайдено: 2 помилки, 1 застереження.\n"
    assert [line.split(":")[0] for line in printed.out.splitlines()] == ["news/b.md", "news/c.md", "news/a.md"]


def test_a_line_names_file_line_field_fault_and_remedy(site: Site, capsys: Capture) -> None:
    site.news("a", date="2025-02-30")
    hint = "перевірте місяць, день і час"
    assert said(site, capsys) == [f"news/a.md:3: date: дати «2025-02-30» немає в календарі — {hint}"]


def test_json_is_one_line_with_every_problem(site: Site, capsys: Capture) -> None:
    site.news("a", sumary="Коротко")
    site.write("news/plan.pdf", "%PDF")
    assert check(site, as_json=True) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    first, second = json.loads(out)
    assert first == {
        "path": "news/a.md",
        "line": 4,
        "field": "sumary",
        "rule": None,
        "level": "warning",
        "message": "невідоме поле «sumary»",
        "hint": "можливо, «summary»?",
    }
    assert (second["path"], second["line"], second["field"]) == ("news/plan.pdf", None, None)


def test_json_of_clean_content_is_an_empty_array(site: Site, capsys: Capture) -> None:
    assert check(site, as_json=True) == 0
    assert capsys.readouterr().out == "[]\n"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_command_that_cannot_be_carried_out_says_why_in_the_form_asked_for(
    site: Site, capsys: Capture, as_json: bool
) -> None:
    assert main(site.folder / "nema", site.memory, [], as_json=as_json, as_of="") == 1
    message = f"немає теки документів {site.folder / 'nema'}: перевірте --content"
    out = capsys.readouterr().out
    assert (json.loads(out)[0]["message"] if as_json else out.rstrip("\n")) == message


@pytest.mark.parametrize("day", ["2025-13-01", "01.03.2025", "20250301", "завтра"])
def test_a_day_that_is_none_is_refused(site: Site, capsys: Capture, day: str) -> None:
    assert check(site, as_of=day) == 1
    assert capsys.readouterr().out == f"«{day}» не є датою: запишіть її так: --as-of 2019-12-24\n"


def test_as_of_stands_for_today(site: Site, capsys: Capture) -> None:
    site.news("a", date="2025-03-05")
    assert (check(site, as_of="2025-03-04"), check(site, as_of="2025-03-05")) == (1, 0)
    with at_day("2025-03-04"):
        assert check(site, as_of="2025-03-05") == 0


@pytest.mark.parametrize("given", ["news", "news/a.md", "content/news/a.md"])
def test_path_limits_the_report_seen_from_the_caller_or_from_the_content(
    site: Site, capsys: Capture, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.chdir(site.folder)
    site.news("a", sumary="Коротко")
    site.act("b", "1-1/2025", sumary="Коротко", date="2025-02-30")
    assert check(site, Path(given).absolute()) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["news/a.md"]


def test_a_documents_own_path_takes_in_the_files_that_it_names(site: Site, capsys: Capture) -> None:
    site.news("a", date="2025-02-30")
    site.write("enterprises/r.csv", "form,line,name,value\n1,1300,Баланс,багато\n")
    statements = [{"path": "r.csv", "year": "2018"}]
    site.write("enterprises/rynok.md", header(title="Ринок", name="КП «Ринок»", statements=statements))
    site.write("datasets/z.csv", "id\nx\n")
    site.write("datasets/z.json", '{"fields": [{"name": "id", "type": "integer"}]}')
    site.write("datasets/y.csv", "id\n1\n")
    site.write("datasets/y.json", "{")
    resources = [{"path": f"{name}.csv", "title": name, "structure": f"{name}.json"} for name in "zy"]
    site.write("datasets/zupynky.md", header(title="Зупинки", id="zupynky", resources=resources))
    site.write("videos/v.vtt", "WEBVTT\n\n00:09.000 --> 00:02.000\nТак\n")
    site.write(
        "videos/mist.md",
        header(title="Міст", date="2025-02-24", source="https://youtu.be/aaaaaaaaaaa", transcript="v.vtt"),
    )
    site.write("news/t.jpg", "x")
    site.news("t", image="t.jpg")
    for document, faulty in (
        ("enterprises/rynok.md", {"enterprises/r.csv"}),
        ("datasets/zupynky.md", {"datasets/z.csv", "datasets/y.json"}),
        ("videos/mist.md", {"videos/v.vtt"}),
        ("news/t.md", {"news/t.jpg"}),
    ):
        assert check(site, site.content / document, as_json=True) == 1
        found = json.loads(capsys.readouterr().out)
        assert {problem["path"] for problem in found if problem["level"] == "error"} == faulty


def test_what_passports_miss_in_the_settings_is_told_once_and_only_where_there_are_own_sets(
    site: Site, capsys: Capture
) -> None:
    assert said(site, capsys) == []
    fields = {"description": "Опис.", "frequency": "щороку", "keywords": ["а"], "resources": "d.csv"}
    for name in "ab":
        site.write(f"datasets/{name}.md", header(title=name, id=name, **fields))
    site.write("datasets/d.csv", "a\n1\n")
    assert said(site, capsys) == [
        "pelicanconf.py: у паспортах наборів даних бракуватиме відомостей: EDRPOU, DATA_CONTACT, EMAIL (КМУ № 835)"
        " — впишіть їх, щойно вони відомі"
    ]
    assert check(site, site.content / "datasets/a.md") == 0
    assert capsys.readouterr().out == ""
    for name in "ab":
        site.write(
            f"datasets/{name}.md", header(title=name, id=name, publisher="КП «Парк»", contact="відділ", **fields)
        )
    assert check(site) == 0
    assert capsys.readouterr().out == ""


def test_a_path_that_is_not_in_the_content_is_refused(site: Site, capsys: Capture) -> None:
    assert check(site, "/etc/passwd") == 1
    assert capsys.readouterr().out == f"у теці документів {site.content} немає «/etc/passwd»: перевірте --path\n"


def test_a_running_build_is_waited_for_by_the_editor(site: Site, capsys: Capture) -> None:
    settings = from_pelican(pelican_settings(site.content, memory=site.memory))
    with Memory(memory_path(settings)):
        assert check(site) == 1
    assert capsys.readouterr().out == "тут саме триває збірка: зачекайте, доки вона закінчиться\n"


def test_checking_writes_nothing_but_the_memory(site: Site) -> None:
    site.act("a", "1-1/2025", "1. Дивіться [нічого](/akty/nema/).\n")
    assert site.build()["code"] == 0
    before = tree(site.output), tree(site.content)
    check(site)
    assert (tree(site.output), tree(site.content)) == before
    assert site.build()["written"] == 0


# links -----------------------------------------------------------------------------------------------------------


def link(site: Site, address: str, label: str = "сторінка ради") -> None:
    site.write("news/a.md", header(title="Толока", date="2025-02-03") + f"\nДивіться [{label}]({address}).\n")


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/akty/", "/akty/rishennia-rady/2025/1-1-2025/", "/akty/rishennia-rady/2025/", "/novyny/2025/02/a/"),
        *("/obhovorennia/", "/poshuk/?q=бюджет", "/feeds/all.atom.xml", "/temy/", "/sitemap.xml", "/404.html"),
        "https://rada.example/akty/",
        "https://rada.example",
        "/akty/rishennia-rady/2025/1-1-2025/plan.pdf",
        "https://example.com/akty/nema/",
        "mailto:rada@rada.example",
    ],
)
def test_an_address_that_the_site_has_or_that_is_elsewhere_is_fine(site: Site, capsys: Capture, address: str) -> None:
    site.write("acts/plan.pdf", "%PDF")
    site.act("b", "1-1/2025", files=["plan.pdf"])
    link(site, address)
    assert said(site, capsys) == []


@pytest.mark.parametrize(
    ("address", "guess"),
    [
        ("/akty/rishennia-rady/2025/1-2-2025/", "можливо, «/akty/rishennia-rady/2025/1-1-2025/»? "),
        ("https://rada.example/akti/", "можливо, «/akty/»? "),
        ("/akty", "можливо, «/akty/»? "),
        ("/%D1%89%D0%BE%D1%81%D1%8C/", ""),
    ],
)
def test_an_address_that_the_site_will_not_have_is_an_error(
    site: Site, capsys: Capture, address: str, guess: str
) -> None:
    site.act("b", "1-1/2025")
    link(site, address)
    shown = "/щось/" if "%" in address else address
    hint = f"{guess}виправте адресу або напишіть шлях до файла .md"
    assert said(site, capsys) == [f"news/a.md:6: на сайті немає сторінки «{shown}» — {hint}"]
    assert check(site) == 1


def test_an_address_of_a_file_of_the_content_is_told_how_to_be_published(site: Site, capsys: Capture) -> None:
    site.write("files/statut.pdf", "%PDF")
    link(site, "/files/statut.pdf")
    error, _unclaimed = sorted(said(site, capsys), reverse=True)
    hint = "щоб сайт опублікував цей файл, напишіть «{static}/files/statut.pdf»"
    assert error == f"news/a.md:6: на сайті немає сторінки «/files/statut.pdf» — {hint}"
    link(site, "{static}/files/statut.pdf")
    assert said(site, capsys) == []


@pytest.mark.parametrize("address", ["{filename}../acts/b.md", "/akty/rishennia-rady/2025/1-1-2025/"])
def test_a_place_in_another_document_is_there(site: Site, capsys: Capture, address: str) -> None:
    site.act("b", "1-1/2025", "1. Перше.\n\n2. Друге.\n\n## Порядок\n\n2.1. Третє.\n")
    for place in ("#p-1", "#p-2-1", "#roz-poriadok"):
        link(site, f"{address}{place}")
        assert said(site, capsys) == []
    link(site, f"{address}#p-3")
    written = f"{address}#p-3".removeprefix("{filename}")
    hint = "перевірте «#p-3»: відкрийте документ і скопіюйте адресу пункту або розділу"
    assert said(site, capsys) == [f"news/a.md:6: посилання «{written}» веде на місце, якого в документі немає — {hint}"]
    assert check(site) == 0


@pytest.mark.parametrize("label", ["тут", "Тут", "«тут»", "here", "читати далі…", "**Детальніше**", "*за посиланням*"])
def test_the_words_of_a_link_say_where_it_leads(site: Site, capsys: Capture, label: str) -> None:
    link(site, "/akty/", label)
    (line,) = said(site, capsys)
    assert line.startswith("news/a.md:6: посилання підписане «")
    assert line.endswith("» — назвіть у квадратних дужках сторінку чи документ, куди воно веде")


def test_a_bare_address_is_no_name_of_a_link_but_a_host_is(site: Site, capsys: Capture) -> None:
    site.news("a", "Портал <https://data.gov.ua/>, тобто [data.gov.ua](https://data.gov.ua/).\n")
    (line,) = said(site, capsys)
    assert line.startswith("news/a.md:5: замість підпису посилання стоїть адреса «https://data.gov.ua/» — ")


def test_links_that_the_site_itself_makes_are_not_judged(site: Site, capsys: Capture) -> None:
    site.act("b", "1-1/2025", "1. Відповідно до Закону № 2939-VI[^1].\n\n2. Далі.\n\n[^1]: Про доступ.\n")
    assert said(site, capsys) == []


# headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "## Перший\n\n### Другий\n\n## Третій\n",
        "# Перший\n\n## Другий\n",
        "Перший\n======\n\nДругий\n------\n\n### Третій\n",
        "| а |\n| --- |\n| б |\n\n## Перший\n",
        "Текст без заголовків.\n\n    #### код\n",
    ],
)
def test_headings_that_go_step_by_step_are_fine(site: Site, capsys: Capture, text: str) -> None:
    site.news("a", text)
    assert said(site, capsys) == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("## А\n\n#### Б\n", 7, "після заголовка ## стоїть #### — поставте ###"),
        ("### А\n", 5, "перший заголовок тут ### — поставте ##"),
        ("А\n===\n\n### Б\n", 8, "після заголовка # стоїть ### — поставте ##"),
    ],
)
def test_a_skipped_level_of_headings_is_named(site: Site, capsys: Capture, text: str, line: int, words: str) -> None:
    site.news("a", text)
    assert said(site, capsys) == [f"news/a.md:{line}: пропущено рівень: {words}"]


def test_json_tells_of_a_memory_that_cannot_be_too(site: Site, capsys: Capture) -> None:
    site.memory.write_text("файл")
    assert check(site, as_json=True) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["message"].endswith(": на шляху стоїть файл, а не тека")


def test_what_accessibility_asks_for_has_its_rule(site: Site, capsys: Capture) -> None:
    site.news("a", "Рішення [тут](/akty/).\n\n### Друге\n\nА.\n\n[](/akty/)\n", image="a.png")
    Image.new("RGB", (2, 2)).save(site.content / "news/a.png")
    check(site, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert [(each["line"], each["field"], each["rule"]) for each in found] == [
        (4, "image_alt", "R25"),
        (6, None, "R25"),
        (8, None, "R25"),
        (12, None, "R25"),
    ]


def test_a_hash_in_a_block_of_code_is_no_heading(site: Site, capsys: Capture) -> None:
    site.news("a", "## Перше\n\n```\n#### не заголовок\n```\n\n### Друге\n\nА.\n")
    assert said(site, capsys) == []
