"""Sample pages of records, with texts as long as real ones."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

from markupsafe import Markup

from plugins.records import charts
from plugins.records.view import (
    ActView,
    ConsultationView,
    DatasetView,
    DeputyView,
    DocumentView,
    NewsView,
    PetitionView,
    SittingView,
    VideoView,
)
from plugins.records.view_parts import (
    AgendaItem,
    Discussion,
    Distribution,
    Embed,
    Fact,
    FileView,
    Heading,
    Link,
    Moment,
    Relation,
    Section,
    Speech,
    Step,
    Table,
    VoteView,
)

from .identity import ACTS, HALL, HOME, LONG_TITLE, entry, head, site

CLAUSES = Path(__file__).with_name("act_text.html").read_text("utf-8")


def act() -> ActView:
    return ActView(
        site=site(),
        head=head(
            "/akty/rishennia-rady/2019/3-51-2019/",
            "Рішення ради № 3-51/2019",
            section="/akty/",
            crumbs=(
                HOME,
                ACTS,
                Link("/akty/rishennia-rady/", "Рішення ради"),
                Link("/akty/rishennia-rady/2019/", "2019"),
            ),
        ),
        kind="rishennia-rady",
        title=LONG_TITLE,
        label="Рішення ради № 3-51/2019",
        date="2019-03-28",
        lead="Рада збільшила бюджет розвитку на 6,5 мільйона гривень і назвала вулиці, які відремонтують у 2019 році.",
        facts=(
            Fact("Номер", "№ 3-51/2019"),
            Fact("Прийнято", date="2019-03-28"),
            Fact("Орган", links=(Link("/akty/orhan/rada/2019/", "Верболозька міська рада, VII скликання"),)),
            Fact("Сесія", links=(Link("/zasidannia/rada/2019-03-28-51/", "51-ша сесія"),)),
            Fact("Голосування", "за 27, проти 2, утрималися 3", links=(Link("/dani/holosuvannia/", "поіменно"),)),
            Fact("Підписав", "міський голова О. М. Вербицький"),
        ),
        body=Markup(CLAUSES),
        contents=(
            Heading(2, "roz-1", "Розділ I. Доходи"),
            Heading(2, "roz-2", "Розділ II. Видатки бюджету розвитку"),
            Heading(3, "d1", "Додаток 1. Порядок використання коштів"),
        ),
        files=(
            FileView("/akty/r/3.pdf", "Рішення з підписом", "підписаний оригінал", "PDF", 1_258_291, "3f5a" * 16),
            FileView("/akty/r/dodatok-1.xlsx", "Додаток 1. Перелік об’єктів", "додаток", "XLSX", 48_120, "9b2c" * 16),
        ),
        relations=(
            Relation(
                "Змінює",
                (
                    entry(
                        "12-48/2018",
                        "Про міський бюджет на 2019 рік (зразок)",
                        date="2018-12-24",
                        status="changed",
                        status_label="змінений",
                    ),
                ),
            ),
            Relation(
                "Змінено актом", (entry("5-54/2019", "Про внесення змін до бюджету (зразок)", date="2019-06-27"),)
            ),
        ),
        topics=(Link("/temy/biudzhet/", "бюджет"), Link("/temy/dorohy/", "дороги й тротуари")),
        published="2019-04-01",
        updated="2019-06-28 09:30",
        source_url="https://old.rada.example/article/714",
        previous=Link("/akty/rishennia-rady/2019/2-51-2019/", f"Рішення ради № 2-51/2019: {LONG_TITLE}"),
        next=Link("/akty/rishennia-rady/2019/4-51-2019/", "Рішення ради № 4-51/2019: Про план роботи ради (зразок)"),
        picture=None,
        tables=(
            Table(
                "Поіменне голосування",
                ("Депутат", "Фракція", "Голос"),
                (
                    ("Вербова Ганна Петрівна", "Громада", "За"),
                    ("Яворський Іван Іванович", "позафракційний", "Утримався"),
                ),
                source=Link("/dani/holosuvannia/", "Усі голосування як відкриті дані"),
            ),
        ),
        lists=(),
        act_kind="rishennia-rady",
        passed_by="Верболозька міська рада",
        status="changed",
        status_label="змінений",
        status_note="Змінено рішенням № 5-54/2019 від 27 червня 2019 року. Тут текст на день прийняття.",
        number="3-51/2019",
        adopted="2019-03-28",
        no_text="",
        citation="Рішення Верболозької міської ради від 28 березня 2019 року № 3-51/2019 "
        "«Про внесення змін до рішення…». URL: https://rada.example/akty/rishennia-rady/2019/3-51-2019/",
        steps=(
            Step("Проєкт оприлюднено", "2019-02-27", "done", link=Link("/akty/proiekt/2019/3/", "Проєкт рішення")),
            Step("Розглянула комісія", "2019-03-20", "done"),
            Step("Прийнято радою", "2019-03-28", "done"),
            Step("Оприлюднено", "2019-04-01", "done"),
            Step(
                "Змінено",
                "2019-06-27",
                "current",
                link=Link("/akty/rishennia-rady/2019/5-54-2019/", "Рішення № 5-54/2019"),
            ),
        ),
        vote=replace(vote(), links=()),
    )


def draft() -> ActView:
    """A draft open for remarks, whose text is only in a file."""
    return replace(
        act(),
        label="Проєкт рішення № 8-52/2019",
        kind="proiekt",
        act_kind="proiekt",
        title="Про встановлення тарифу на вивезення побутових відходів (зразок)",
        status="considered",
        status_label="на розгляді",
        status_note="",
        lead="",
        body=Markup(""),
        contents=(),
        no_text="Текст подано лише як скановану копію; відділ готує його до оприлюднення.",
        discussion=Discussion(
            since="2019-03-27",
            until="2019-04-26",
            considered="2019-05-16",
            mail="obhovorennia@verboloz.example",
            subject="Зауваження: Про встановлення тарифу (зразок)",
            ways="",
            papers=(
                FileView("poiasniuvalna.pdf", "Пояснювальна записка", "пояснювальна записка", "PDF", 81234, "a" * 64),
            ),
            regulatory=True,
            impact=None,
            waiver="",
        ),
        citation="",
        adopted="",
        relations=(),
        tables=(),
        steps=(
            Step("Проєкт оприлюднено", "2019-03-27", "done"),
            Step("Обговорення", "", "current", until="2019-04-26"),
            Step("Розгляд комісією"),
            Step("Розгляд радою", "2019-05-16"),
        ),
    )


def document() -> DocumentView:
    """A sitting with its agenda."""
    return DocumentView(
        site=site(email=None),
        head=head("/zasidannia/rada/2019-03-28-51/", "51-ша сесія ради", section="/zasidannia/"),
        kind="zasidannia",
        title="51-ша сесія міської ради VII скликання (зразок)",
        label="Засідання ради",
        date="2019-03-28 10:00",
        lead="",
        facts=(
            Fact("Коли", date="2019-03-28 10:00"),
            Fact("Де", "мала зала, пл. Ринкова, 1"),
            Fact(
                "Документи",
                links=(Link("/akty/protokol/2019/51/", "Протокол"), Link("/video/2019/sesiia-51/", "Відео")),
            ),
        ),
        body=Markup("<p>Засідання відкрите для громадян. Записуватися не потрібно.</p>"),
        contents=(),
        files=(),
        relations=(),
        topics=(),
        published="2019-03-14",
        updated="",
        source_url="",
        previous=Link("/zasidannia/rada/2019-02-28-50/", "50-та сесія"),
        next=None,
        picture=None,
        tables=(
            Table(
                "Порядок денний",
                ("№", "Питання", "Доповідач", "За"),
                (
                    (
                        "1",
                        "Про внесення змін до міського бюджету на 2019 рік",
                        "начальниця фінансового управління Л. О. Калина",
                        "27",
                    ),
                    (
                        "2",
                        Link("/akty/rishennia-rady/2019/7-51-2019/", "Про затвердження Положення про консультації"),
                        "керуюча справами С. В. Липа",
                        "31",
                    ),
                ),
                numeric=(3,),
            ),
        ),
        lists=(Section("Прийняті рішення", (entry("1-51/2019"), entry("3-51/2019", LONG_TITLE))),),
    )


def vote(id: str = "holosuvannia-1") -> VoteView:
    people = tuple(Link(f"/deputaty/vii/d{n}/", f"Верболіз Оксана-Марія Костянтинівна {n}") for n in range(24))
    columns = ("Фракція", "За", "Проти", "Утрималися", "Не голосували", "Відсутні")
    factions = (
        ("Об’єднання громадян «Вербові береги»", "20", "0", "3", "1", "2"),
        ("фракцію не вказано", "4", "2", "0", "0", "0"),
        ("Усього", "24", "2", "3", "1", "2"),
    )
    rows = (
        ("За: 24", people),
        ("Не голосували: 2", (people[0], "Людина, якої немає серед депутатів")),
    )
    totals = [charts.Bar("За", 24), charts.Bar("Проти", 2, tone=2), charts.Bar("Не голосували", 1, tone=4)]
    return VoteView(
        id=id,
        title=LONG_TITLE,
        result="Прийнято",
        links=(
            Link("/akty/rishennia-rady/2019/3-51-2019/", "Рішення ради № 3-51/2019"),
            Link("#pytannia-1", "Питання 1"),
        ),
        chart=charts.bars(f"{id}-d", f"Результат голосування: {LONG_TITLE}", totals),
        factions=Table("За фракціями", columns, factions, (1, 2, 3, 4, 5), named=True, about=LONG_TITLE),
        names=Table("Поіменно", ("Голос", "Хто"), rows, named=True),
    )


def sitting() -> SittingView:
    common = {field.name: getattr(document(), field.name) for field in fields(DocumentView)}
    links = (
        Link("/akty/proiekt/2019/p-1/", "Проєкт рішення № п-1"),
        Link("/video/2019/sesiia-51/#t=754", "Запис, 12:34"),
        Link("#holosuvannia-1", "Голосування"),
    )
    agenda = (AgendaItem("pytannia-1", "1", LONG_TITLE, links), AgendaItem("pytannia-2", "2", "Різне", ()))
    bare = replace(vote("holosuvannia-2"), result="", links=(), chart=Markup(""), factions=None)
    own = {"organizer": "Верболозька міська рада", "place": "мала зала"}
    return SittingView(**common, **own, steps=sitting_steps(), agenda=agenda, votes=(vote(), bare))


def consultation() -> ConsultationView:
    """A consultation that is over, with its outcome in words."""
    common = {field.name: getattr(document(), field.name) for field in fields(DocumentView)}
    steps = (
        Step("Проєкт", "2019-02-27", "done", link=Link("/akty/proiekt/2019/3/", "Проєкт рішення")),
        Step("Відкрито", "2019-03-01", "done"),
        Step("Завершено", "2019-03-29", "done"),
        Step("Звіт", "", "done", link=Link("#pidsumok", "Підсумок")),
    )
    outcome = "Надійшло 14 пропозицій, враховано дев’ять."
    return ConsultationView(**common, steps=steps, outcome=outcome)


def sitting_steps(page: str = "") -> tuple[Step, ...]:
    return (
        Step("Оголошено", "2019-03-12", "done"),
        Step("Засідання", "2019-03-28 10:00", "done"),
        Step("Голосування", "2019-03-28", "done", "", Link(f"{page}#holosuvannia", "Хто як голосував")),
        Step("Протокол", "2019-04-02", "done", "", Link("/akty/protokol/2019/rada-51/", "Протокол № 51")),
    )


def deputy() -> DeputyView:
    common = {field.name: getattr(document(), field.name) for field in fields(DocumentView)}
    legend = ("За", "Проти", "Утрималися", "Не голосували", "Відсутні")
    rows = [charts.Row("2018 рік", (120, 30, 9, 1, 40)), charts.Row("2019 рік", (40, 0, 0, 0, 0))]
    member_of = ("Верболозька міська рада", "Громада")
    return DeputyView(**common, member_of=member_of, chart=charts.stacked("holosy", "Голоси за роками", legend, rows))


def news() -> NewsView:
    return NewsView(
        site=site(),
        head=head(
            "/novyny/2019/03/vulytsia-shevchenka/",
            "На вулиці Шевченка відремонтують тротуар",
            section="/novyny/",
            crumbs=(HOME, Link("/novyny/", "Новини"), Link("/novyny/2019/03/", "березень 2019 року")),
        ),
        kind="novyna",
        title="На вулиці Шевченка відремонтують тротуар і зупинку, підрядника шукатимуть у квітні (зразок)",
        label="Анонс",
        date="2019-03-29",
        lead="Рада виділила на це 1,24 мільйона гривень. Роботи почнуться після Великодня й триватимуть до серпня.",
        facts=(),
        body=Markup(
            "<p>Міська рада на сесії 28 березня підтримала зміни до бюджету. Управління ЖКГ оголосить "
            "закупівлю робіт до 15 квітня, а мешканці побачать проєкт на громадському обговоренні.</p>"
            "<p>«Тротуар робимо без сходинок і з тактильною плиткою», — каже начальниця управління.</p>"
            "<h2>Що зміниться</h2><ul><li>покриття на обох боках вулиці;</li><li>водовідведення біля школи № 7;</li>"
            "<li>зупинка з дахом і лавами.</li></ul>"
        ),
        contents=(),
        files=(),
        relations=(),
        topics=(Link("/temy/dorohy/", "дороги й тротуари"),),
        published="",
        updated="2019-03-30 08:15",
        source_url="",
        previous=Link("/novyny/2019/03/konsultatsii/", "Починаються електронні консультації"),
        next=Link("/novyny/2019/03/tolok-a/", "У суботу — міська толока"),
        picture=HALL,
        tables=(),
        lists=(),
        event=(
            Fact("Початок", date="2019-04-05 17:30"),
            Fact("Місце", "школа № 7, актова зала"),
            Fact("Календар", links=(Link("/calendar.ics", "Додати до календаря"),)),
        ),
    )


def petition() -> PetitionView:
    return PetitionView(
        site=site(),
        head=head("/petytsii/17/", "Петиція № 17", section="/petytsii/", crumbs=(HOME, Link("/petytsii/", "Петиції"))),
        kind="petytsiia",
        title="Облаштувати велосипедну доріжку до залізничного вокзалу (зразок)",
        label="Петиція № 17",
        date="2019-03-04",
        lead="",
        facts=(
            Fact("Зареєстровано", date="2019-03-04"),
            Fact("Збір підписів до", date="2019-06-02"),
            Fact("Хто відповів", "міський голова О. М. Вербицький"),
        ),
        body=Markup(
            "<p>Від площі до вокзалу 2,3 кілометра, і щодня цією дорогою їздять сотні людей, серед них школярі.</p>"
        ),
        contents=(),
        files=(),
        relations=(),
        topics=(),
        published="2019-03-05",
        updated="2019-04-18",
        source_url="",
        previous=None,
        next=Link("/petytsii/18/", "Петиція № 18"),
        picture=None,
        tables=(),
        lists=(),
        status="vidpovid",
        status_label="є відповідь",
        steps=(
            Step("Зареєстровано", "2019-03-04", "done"),
            Step("Зібрано підписи", "2019-04-02", "done", "286 підписів за 29 днів"),
            Step("На розгляді", "2019-04-03", "done"),
            Step("Відповідь", "2019-04-17", "current", "Підтримано частково"),
            Step("Виконання"),
        ),
        signatures=286,
        required=250,
        platform=Link("https://petition.example/17", "Петиція на платформі"),
        answer=Markup(
            "<p>Доріжку внесено до програми розвитку на 2020 рік: спершу відтинок від площі до вулиці Вокзальної.</p>"
        ),
    )


def video() -> VideoView:
    watch = "https://www.youtube.com/watch?v=abcdefghijk"
    return VideoView(
        site=site(),
        head=head(
            "/video/2019/sesiia-51/", "Запис 51-ї сесії", section="/video/", crumbs=(HOME, Link("/video/", "Відео"))
        ),
        kind="video",
        title="51-ша сесія міської ради: повний запис (зразок)",
        label="Відео",
        date="2019-03-28",
        lead="",
        facts=(
            Fact("Дата", date="2019-03-28"),
            Fact("Тривалість", "3 год 12 хв"),
            Fact("Знімало", "«Верболозьке телебачення»"),
        ),
        body=Markup(""),
        contents=(),
        files=(),
        relations=(),
        topics=(),
        published="2019-03-29",
        updated="",
        source_url="",
        previous=None,
        next=None,
        picture=None,
        tables=(),
        lists=(),
        steps=sitting_steps("/zasidannia/rada/2019-03-28-51/"),
        embed=Embed(
            "51-ша сесія міської ради",
            watch,
            player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1",
            template="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&start={t}",
            on="YouTube",
            poster=HALL,
            duration="3:12:40",
            source="YouTube, канал «Верболозьке телебачення»",
        ),
        chapters=(
            Moment("t=65", Link(f"{watch}&t=65s", "1:05 Відкриття сесії"), (), 65, 754, "Відкриття сесії"),
            Moment(
                "t=754",
                Link(f"{watch}&t=754s", "12:34 Зміни до бюджету"),
                (
                    Link("/zasidannia/rada/2019-03-28-51/#pytannia-1", "питання 1"),
                    Link("/akty/rishennia-rady/2019/1-51-2019/", "Рішення ради № 1-51/2019"),
                ),
                754,
                11560,
                "Зміни до бюджету",
            ),
        ),
        transcript=(
            Speech(
                Link(f"{watch}&t=65s", "1:05"),
                65,
                "Головуючий",
                "Доброго дня, шановні депутати. Зареєструвалося 32 депутати.",
                "Відкриття сесії",
            ),
        ),
        seconds=11560,
    )


def video_file() -> VideoView:
    """A video kept on the site itself."""
    return replace(
        video(),
        embed=Embed("Сесія", "/video/2019/s/s.mp4", file="/video/2019/s/s.mp4"),
        chapters=(),
        transcript=(),
    )


def dataset() -> DatasetView:
    """A set with files, a preview and the meaning of its columns."""
    plain = document()
    common = {field.name: getattr(plain, field.name) for field in fields(DocumentView)}
    address = "/dani/akty-rishennia-rady/"
    return DatasetView(
        **{**common, "head": head(address, "Рішення ради: набір даних", section="/dani/"), "tables": (), "lists": ()},
        id="akty-rishennia-rady",
        description="Рішення ради, оприлюднені на сайті.",
        frequency="одразу після внесення змін",
        publisher="Зразкова міська рада",
        licence=Link("https://creativecommons.org/licenses/by/4.0/deed.uk", "CC BY 4.0"),
        keywords=("рішення", "рада"),
        distributions=(
            Distribution(f"{address}data.csv", "Увесь набір", "CSV", "text/csv", 120345, 412),
            Distribution(f"{address}data.json", "Увесь набір", "JSON", "application/json", 220345),
        ),
        parts=(Distribution(f"{address}data-2019.csv", "Увесь набір, 2019 рік", "CSV", "text/csv", 20345, 65, "2019"),),
        temporal=("2018-01-11", "2019-03-28"),
        modified="2019-03-29",
        rows=412,
        preview=Table(
            "Увесь набір: 1 з 412",
            ("Ідентифікатор", "Назва", "Адреса"),
            (("rishennia-rady/2019/3-51-2019", LONG_TITLE, f"https://rada.example{address}"),),
        ),
        structure=(
            Table(
                "Стовпчики data.csv",
                ("Стовпчик", "Назва", "Тип", "Що означає"),
                (("identifier", "Ідентифікатор", "string", "Ідентифікатор акта на сайті, що ніколи не змінюється"),),
                named=True,
            ),
        ),
        passport=f"{address}passport.json",
        package=f"{address}datapackage.json",
    )
