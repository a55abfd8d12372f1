"""Duties not kept, by rule of law. Days are such that one rule alone has something to say."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.frontmatter_write import Plain

from .fault import Fault, act, beside, document, draft, found, news, petition, sitting


def faults() -> Iterator[Fault]:
    """One of each duty that documents of one council can miss whatever its settings."""
    yield from _published()
    yield from _drafts()
    yield from _sittings()
    yield from _petitions()
    yield from _regulatory()
    yield from _site()


def _published() -> Iterator[Fault]:
    late = act("pizno", "2019-12-24", published="2020-01-03")
    yield found("рішення оприлюднено на шостий робочий день", late, "published:", rule="R01")
    martial = act("pizno-u-viinu", "2023-08-17", published="2023-08-25")
    what = "рішення оприлюднено запізно: у воєнний стан 24 серпня — робочий день"
    yield found(what, martial, "published:", rule="R01")
    yield found("немає дати оприлюднення", act("bez-dnia", "2019-03-25", published=""), 1, rule="R02")
    budget = act("biudzhet", "2019-12-24", title="Про бюджет громади на 2020 рік (зразок)")
    yield found("бюджет без машиночитаного файла", budget, 1, rule="R27")
    stopped: Plain = [{"type": "suspends", "act": "rishennia-rady/2019/vada-zupynene"}]
    order = act("zupynennia", "2019-03-27", kind="rozporiadzhennia", body="holova", relations=stopped)
    yield found(
        "зупинене рішення не розглянуто повторно", order, "type: suspends", act("zupynene", "2019-03-25"), rule="R31"
    )
    votes: Plain = {"votings": "vada-menshist.csv"}
    few = act("menshist", "2019-03-25", votes=votes, session="1", convocation="VIII")
    voices = beside(few, "menshist.csv", "motionUid,voterName,result\nвада-5,Перша,За\nвада-5,Друга,Проти\n")
    yield found("рішення без більшості голосів", few, "votes:", voices, rule="R07")


def _drafts() -> Iterator[Fault]:
    march = draft("berezen", "2019-02-28", considered="2019-03-28")
    yield found("проєкт 2019 року за 19 робочих днів до розгляду", march, "considered:", rule="R03a")
    january = draft("sichen", "2021-01-15", considered="2021-01-28")
    yield found("проєкт 2021 року за 9 робочих днів до розгляду", january, "considered:", rule="R03b")


def _sittings() -> Iterator[Fault]:
    yield found(
        "сесію оголошено за дев'ять днів", sitting("9101", "2021-05-20", "2021-05-11"), "announced:", rule="R04"
    )
    urgent = sitting("9102", "2021-05-21", "2021-05-21", type="pozacherhova")
    yield found("позачергову сесію оголошено того самого дня", urgent, "announced:", rule="R04")
    agenda: Plain = [{"n": "1", "title": "Про справу", "act": "rishennia-rady/2021/vada-bez-holosuvannia"}]
    voted = sitting("9103", "2021-05-27", "2021-05-06", agenda=agenda)
    decided = act("bez-holosuvannia", "2021-05-27")
    yield found("рішення є, а поіменного голосування немає", voted, 1, decided, rule="R05")
    names: Plain = {"motions": "vada-pytannia.csv", "votings": "vada-spysok.csv"}
    counted = sitting("9104", "2021-06-24", "2021-06-03", votes=names, convocation="VIII")
    columns = "uid,votingFor,votingAgainst,votingAbstain,notVoting,absent"
    motions = beside(counted, "pytannia.csv", f"{columns}\nвада-6,3,0,0,0,0\n")
    voices = beside(counted, "spysok.csv", "motionUid,voterName,result\nвада-6,Перша,За\nвада-6,Друга,За\n")
    yield found("підсумок голосування не збігається зі списком", counted, "votes:", motions, voices, rule="R06")
    yield found("сесія без запису", sitting("9105", "2024-10-24", "2024-10-03"), 1, rule="R08")
    clip: dict[str, Plain] = {"title": "Запис сесії (зразок)", "date": "2024-11-25", "source": "AAAAAAAAAAA"}
    recorded = sitting("9106", "2024-11-21", "2024-11-01", video="video/2024/vada-zapys")
    recording = document("videos/vady/zapys", clip, "Запис.\n")
    yield found("запис оприлюднено на четвертий день", recorded, "video:", recording, rule="R08b")
    gone: dict[str, Plain] = {"date": "2024-12-19", "withdrawn": {"date": "2025-01-10", "basis": "рішення суду"}}
    lost = sitting("9107", "2024-12-19", "2024-11-29", video="video/2024/vada-vyluchenyi")
    bare = document("videos/vady/vyluchenyi", gone, "")
    yield found("запис вилучено раніше, ніж минуло п'ять років", lost, "video:", bare, rule="R09")


def _petitions() -> Iterator[Fault]:
    signed: dict[str, Plain] = {"signatures": 143, "required": 100, "until": "2024-12-19"}
    answer: dict[str, Plain] = {"considered_from": "2024-12-20", "answered": "2024-12-30", "supported": "так"}
    filed = petition("podano", "90101", filed="2024-10-30", **signed, **answer)
    yield found("петицію оприлюднено на третій робочий день", filed, "filed:", rule="R12")
    begun = petition("pochatok", "90102", **signed, **{**answer, "considered_from": "2024-12-25"})
    yield found("розгляд почато на четвертий робочий день", begun, "considered_from:", rule="R14")
    late = petition("vidpovid", "90103", **signed, **{**answer, "answered": "2025-01-06"})
    yield found("відповідь на одинадцятий робочий день", late, "answered:", rule="R15")
    unsaid = {key: value for key, value in answer.items() if key != "supported"}
    yield found("не сказано, чи підтримано", petition("tak-chy-ni", "90104", **signed, **unsaid), 1, rule="R15")
    few = petition("malo", "90105", **{**signed, "signatures": 38})
    yield found("підписів забракло, а стану «звернення» немає", few, 1, rule="R16")


_PLAN = "Про затвердження плану діяльності ради з підготовки проєктів регуляторних актів на {} рік (зразок)"


def _regulatory() -> Iterator[Fault]:
    plan = act("plan", "2019-12-17", title=_PLAN.format(2020))
    yield found("план ухвалено після 15 грудня", plan, "date:", rule="R18")
    sound = _notice("2023-03-24")
    own = act("plan-2025", "2024-12-10", title=_PLAN.format(2025))
    unplanned = draft("poza-planom", "2025-02-21", **_notice("2025-03-24"))
    note = beside(unplanned, "analiz.pdf", b"%PDF-1.4\n")
    yield found("регуляторний проєкт не пов'язано з планом року", unplanned, 1, own, note, rule="R19")
    for name, what, fields, at in (
        ("stroku", "не сказано, доки приймають зауваження", {"comments_until": ""}, 1),
        ("misiatsia", "на зауваження менше місяця", {"comments_until": "2023-03-20"}, "comments_until:"),
        ("adresata", "не сказано, куди слати зауваження", {"contact": ""}, 1),
        ("analizu", "немає аналізу регуляторного впливу", {"files": ""}, 1),
    ):
        lacking: dict[str, Plain] = {**sound, **fields}  # type: ignore[dict-item]
        yield found(f"регуляторний проєкт: {what}", draft(f"bez-{name}", "2023-02-21", **lacking), at, rule="R20")
    act_late = act("rehuliatornyi", "2021-04-29", regulatory=True, published="2021-05-11")
    yield found("регуляторний акт оприлюднено на 12-й день, хоч і 5-й робочий", act_late, "published:", rule="R21")
    tracked = act("vidstezhennia", "2019-02-28", regulatory=True)
    report = news(
        "zvit",
        "Звіт.\n",
        title="Звіт про базове відстеження результативності (зразок)",
        related=["rishennia-rady/2019/vada-vidstezhennia"],
    )
    yield found("після звіту про відстеження минуло три роки", tracked, "regulatory:", report, rule="R22")


def _notice(until: str) -> dict[str, Plain]:
    """What a regulatory draft has to say."""
    analysis: Plain = [{"path": "vada-analiz.pdf", "title": "Аналіз", "kind": "analiz"}]
    return {"regulatory": True, "comments_until": until, "contact": "секретаріат, кабінет 1", "files": analysis}


def _site() -> Iterator[Fault]:
    passport: dict[str, Plain] = {
        "title": "Зупинки (зразок)",
        "id": "vada-pasport",
        "description": "Зупинки автобусів.",
        "frequency": "shchoroku",
        "keywords": ["транспорт"],
        "publisher": "Рада",
        "contact": "відділ",
        "resources": [{"path": "vada-zupynky.csv", "title": "Зупинки"}],
    }
    short = {key: value for key, value in passport.items() if key != "frequency"}
    dataset = document("datasets/vady/pasport", short)
    yield found(
        "паспорт набору без частоти оновлення", dataset, 1, beside(dataset, "zupynky.csv", "a\n1\n"), rule="R23"
    )
    printed: dict[str, Plain] = {"id": "vada-skan", "resources": [{"path": "vada-zupynky.pdf", "title": "Зупинки"}]}
    scan = document("datasets/vady/skan", {**passport, **printed})
    yield found("набір лише в PDF", scan, "resources:", beside(scan, "zupynky.pdf", b"%PDF-1.4\n"), rule="R23")
    english = document("pages/vady/about-en", {"title": "About (зразок)", "lang": "en"}, "About.\n")
    yield found("англійська сторінка без української", english, "lang:", rule="R24")
    request = document(
        "pages/vady/zapyt", {"title": "Запит на інформацію (зразок)"}, "Відповідь — за 5 робочих днів.\n"
    )
    yield found("сторінка про запити не називає строків", request, None, rule="R26")
