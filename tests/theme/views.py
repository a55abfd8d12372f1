"""Views of every kind for tests of the theme: a council that does not exist, with texts as long as real ones."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from plugins.records.view import (
    ActView,
    Assets,
    DocumentView,
    Embed,
    Entry,
    Fact,
    FileView,
    Filter,
    Head,
    Heading,
    HomeView,
    Link,
    ListView,
    NewsView,
    NotFoundView,
    PetitionView,
    Picture,
    RedirectView,
    Relation,
    SearchView,
    Section,
    Site,
    Step,
    Table,
    VideoView,
    View,
)

HOME = Link("/", "Головна")
ACTS = Link("/akty/", "Акти")
HALL = Picture("/novyny/2019/03/zala.svg", "Сесійна зала під час засідання", 1200, 800)
LONG_TITLE = (
    "Про внесення змін до рішення Верболозької міської ради VII скликання від 24 грудня 2018 року № 12-48/2018 "
    "«Про міський бюджет на 2019 рік» та затвердження переліку об’єктів, видатки на які у 2019 році проводитимуться "
    "за рахунок коштів бюджету розвитку (зразок)"
)


def site(*, official: bool = False, email: str | None = "rada@verboloz.example") -> Site:
    return Site(
        name="Відкрита рада",
        council="Верболозька міська рада",
        community="Верболозька міська територіальна громада",
        address="17000, м. Верболіз, пл. Ринкова, 1",
        email=email,
        phone="+380 44 000 00 00",
        url="https://rada.example",
        official=official,
        licence=Link("https://creativecommons.org/licenses/by/4.0/deed.uk", "CC BY 4.0"),
        channels=(Link("https://t.me/verboloz_example", "Telegram"), Link("https://facebook.com/example", "Facebook")),
        menu=(
            Link("/novyny/", "Новини"),
            ACTS,
            Link("/obhovorennia/", "Обговорення"),
            Link("/petytsii/", "Петиції"),
            Link("/zasidannia/", "Засідання"),
            Link("/video/", "Відео"),
            Link("/dani/", "Дані"),
            Link("/kontakty/", "Контакти"),
        ),
        footer=(
            Link("/dostupnist/", "Доступність сайту"),
            Link("/dotrymannia/", "Чи дотримано строків"),
            Link("/kalendar/", "Календар"),
            Link("/feeds/all.atom.xml", "Стрічка всіх оновлень (Atom)"),
            Link("/dani/", "Відкриті дані"),
        ),
        assets=Assets(
            css="/assets/site.css",
            scripts={"choices": "/assets/choices.js", "page": "/assets/page.js", "search": "/assets/search.js"},
            fonts=(
                "/assets/source-sans-3-cyrillic-wght-normal.woff2",
                "/assets/source-sans-3-latin-wght-normal.woff2",
            ),
            icon="/assets/icon.svg",
            logo="/assets/logo.svg",
        ),
    )


def head(url: str, title: str, *, section: str = "", crumbs: tuple[Link, ...] = (HOME,)) -> Head:
    return Head(
        url=url,
        title=title,
        description=f"{title}. Сторінка сайту відкритої ради.",
        crumbs=crumbs,
        section=section,
        feeds=(Link("/feeds/all.atom.xml", "Усі оновлення"),),
        picture=HALL,
        json_ld=Markup('{"@context":"https://schema.org","@type":"WebPage"}'),
    )


def entry(
    number: str = "7-51/2019",
    title: str = "Про затвердження Положення про електронні консультації з громадськістю (зразок)",
    *,
    date: str = "2019-03-28",
    status: str = "in-force",
    status_label: str = "чинний",
    lead: str = "",
    until: str = "",
) -> Entry:
    return Entry(
        f"/akty/rishennia-rady/2019/{number.replace('/', '-')}/",
        title,
        f"Рішення ради № {number}",
        date,
        status,
        status_label,
        lead,
        until=until,
    )


def news_entry(slug: str, title: str, date: str, *, picture: Picture | None = None) -> Entry:
    return Entry(
        f"/novyny/2019/03/{slug}/",
        title,
        "Новина",
        date,
        lead="Роботи почнуться у квітні: підрядник замінить покриття, відновить водовідведення й облаштує переходи.",
        picture=picture,
    )


CLAUSES = """
<p>Керуючись статтями 26, 42, 59, 61, 73 Закону України
<a href="https://zakon.rada.gov.ua/laws/show/280/97-%D0%B2%D1%80">«Про місцеве самоврядування в Україні»</a>, Регламентом
ради, <em>розглянувши подання фінансового управління</em> та висновок постійної комісії, міська рада <strong>вирішила</strong>:</p>
<h2 id="roz-1">Розділ I. Доходи</h2>
<p class="clause level-1" id="p-1"><span class="num">1.</span> Унести до рішення міської ради від 24 грудня 2018 року
<a href="/akty/rishennia-rady/2018/12-48-2018/">№ 12-48/2018</a> такі зміни: <a class="anchor" href="#p-1" tabindex="-1" aria-label="Посилання на пункт 1"></a></p>
<p class="clause level-2" id="p-1-1"><span class="num">1.1.</span> у пункті 1 цифри «612 345,6 тис. грн» замінити цифрами
«618 902,1 тис. грн», у тому числі доходи загального фонду — 598 110,0 тис. грн;
<a class="anchor" href="#p-1-1" tabindex="-1" aria-label="Посилання на пункт 1.1"></a></p>
<p class="clause level-2" id="p-1-2"><span class="num">1.2.</span> додатки 1, 3, 5 викласти в новій редакції, що додається.
<a class="anchor" href="#p-1-2" tabindex="-1" aria-label="Посилання на пункт 1.2"></a></p>
<h2 id="roz-2">Розділ II. Видатки бюджету розвитку</h2>
<p class="clause level-1" id="p-2"><span class="num">2.</span> Затвердити перелік об’єктів згідно з таблицею.
<a class="anchor" href="#p-2" tabindex="-1" aria-label="Посилання на пункт 2"></a></p>
<div class="table" role="region" aria-label="Таблиця 1" tabindex="0"><table>
<thead><tr><th scope="col">№</th><th scope="col">Об’єкт</th><th scope="col">Розпорядник коштів</th><th scope="col" class="right">Сума, тис. грн</th></tr></thead>
<tbody><tr><td>1</td><td>Капітальний ремонт тротуару вулиці Шевченка від площі Ринкової до школи № 7</td><td>Управління житлово-комунального господарства</td><td class="right">1 240,0</td></tr>
<tr><td>2</td><td>Пандус і підіймач у будинку культури</td><td>Управління культури</td><td class="right">318,4</td></tr></tbody></table></div>
<p class="item"><span class="num">а)</span> спочатку об’єкти біля шкіл;</p>
<p class="item"><span class="num">—</span> потім решта.</p>
<section id="d1" class="annex"><h2>Додаток 1. Порядок використання коштів</h2>
<p class="clause level-1" id="d1-p-1"><span class="num">1.</span> Кошти спрямовуються лише на об’єкти переліку<sup id="fnref:1"><a href="#fn:1">1</a></sup>.
<a class="anchor" href="#d1-p-1" tabindex="-1" aria-label="Посилання на пункт 1 додатка 1"></a></p>
<ul><li>замовником робіт є розпорядник коштів;</li><li>звіт про використання оприлюднюється щокварталу.</li></ul>
<blockquote><p>Гарантійний строк на виконані роботи — не менше п’яти років.</p></blockquote></section>
<p class="clause level-1" id="p-3"><span class="num">3.</span> Контроль за виконанням рішення покласти на постійну комісію з питань бюджету.
<a class="anchor" href="#p-3" tabindex="-1" aria-label="Посилання на пункт 3"></a></p>
<div class="footnote"><ol><li id="fn:1"><p>Станом на 1 березня 2019 року. <a href="#fnref:1" aria-label="Назад до тексту">↩</a></p></li></ol></div>
"""


def act() -> ActView:
    return ActView(
        site=site(),
        head=head(
            "/akty/rishennia-rady/2019/3-51-2019/",
            "Рішення ради № 3-51/2019",
            section="/akty/",
            crumbs=(HOME, ACTS, Link("/akty/rishennia-rady/", "Рішення ради"), Link("/akty/rishennia-rady/2019/", "2019")),
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
            Fact("Голосування", "за 27, проти 2, утрималися 3", links=(Link("#holosuvannia", "поіменно"),)),
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
            Relation("Змінює", (entry("12-48/2018", "Про міський бюджет на 2019 рік (зразок)", date="2018-12-24", status="changed", status_label="змінений"),)),
            Relation("Змінено актом", (entry("5-54/2019", "Про внесення змін до бюджету (зразок)", date="2019-06-27"),)),
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
                (("Вербова Ганна Петрівна", "Громада", "За"), ("Яворський Іван Іванович", "позафракційний", "Утримався")),
                source=Link("/dani/holosuvannia/", "Усі голосування як відкриті дані"),
            ),
        ),
        lists=(),
        status="changed",
        status_label="змінений",
        status_note="Змінено рішенням № 5-54/2019 від 27 червня 2019 року. Тут текст на день прийняття.",
        number="3-51/2019",
        adopted="2019-03-28",
        no_text="",
        citation="Рішення Верболозької міської ради від 28 березня 2019 року № 3-51/2019 «Про внесення змін до рішення…». "
        "URL: https://rada.example/akty/rishennia-rady/2019/3-51-2019/",
        steps=(
            Step("Проєкт оприлюднено", "2019-02-27", "done", link=Link("/akty/proiekt/2019/3/", "Проєкт рішення")),
            Step("Розглянула комісія", "2019-03-20", "done"),
            Step("Прийнято радою", "2019-03-28", "done"),
            Step("Оприлюднено", "2019-04-01", "done"),
            Step("Змінено", "2019-06-27", "current", link=Link("/akty/rishennia-rady/2019/5-54-2019/", "Рішення № 5-54/2019")),
        ),
        comments_until="",
        contact="",
    )


def draft() -> ActView:
    """A draft open for remarks, whose text is only in a file."""
    return replace(
        act(),
        label="Проєкт рішення № 8-52/2019",
        kind="proiekt",
        title="Про встановлення тарифу на вивезення побутових відходів (зразок)",
        status="considered",
        status_label="на розгляді",
        status_note="",
        lead="",
        body=Markup(""),
        contents=(),
        no_text="Текст подано лише як скановану копію; відділ готує його до оприлюднення.",
        comments_until="2019-04-26",
        contact="obhovorennia@verboloz.example",
        citation="",
        adopted="",
        relations=(),
        tables=(),
        steps=(
            Step("Проєкт оприлюднено", "2019-03-27", "done"),
            Step("Обговорення", "", "current", "до 26 квітня"),
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
            Fact("Документи", links=(Link("/akty/protokol/2019/51/", "Протокол"), Link("/video/2019/sesiia-51/", "Відео"))),
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
                    ("1", "Про внесення змін до міського бюджету на 2019 рік", "начальниця фінансового управління Л. О. Калина", "27"),
                    ("2", "Про затвердження Положення про електронні консультації", "керуюча справами С. В. Липа", "31"),
                ),
                numeric=(3,),
            ),
        ),
        lists=(Section("Прийняті рішення", (entry("1-51/2019"), entry("3-51/2019", LONG_TITLE))),),
    )


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
            "<p>Міська рада на сесії 28 березня підтримала зміни до бюджету. Управління житлово-комунального господарства "
            "оголосить закупівлю робіт до 15 квітня, а мешканці зможуть побачити проєкт на громадському обговоренні.</p>"
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
        body=Markup("<p>Від площі до вокзалу 2,3 кілометра, і щодня цією дорогою їздять сотні людей, серед них школярі.</p>"),
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
        answer=Markup("<p>Доріжку внесено до програми розвитку на 2020 рік: спершу відтинок від площі до вулиці Вокзальної.</p>"),
    )


def video() -> VideoView:
    watch = "https://www.youtube.com/watch?v=abcdefghijk"
    return VideoView(
        site=site(),
        head=head("/video/2019/sesiia-51/", "Запис 51-ї сесії", section="/video/", crumbs=(HOME, Link("/video/", "Відео"))),
        kind="video",
        title="51-ша сесія міської ради: повний запис (зразок)",
        label="Відео",
        date="2019-03-28",
        lead="",
        facts=(Fact("Дата", date="2019-03-28"), Fact("Тривалість", "3 год 12 хв"), Fact("Знімало", "«Верболозьке телебачення»")),
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
        embed=Embed(
            "51-ша сесія міської ради",
            watch,
            player="https://www.youtube-nocookie.com/embed/abcdefghijk",
            poster=HALL,
            duration="3:12:40",
            source="YouTube, канал «Верболозьке телебачення»",
        ),
        chapters=(Link(f"{watch}&t=65s", "1:05 Відкриття сесії"), Link(f"{watch}&t=754s", "12:34 Зміни до бюджету")),
        transcript=Markup("<p><strong>Головуючий:</strong> Доброго дня, шановні депутати. Зареєструвалося 32 депутати.</p>"),
    )


def video_file() -> VideoView:
    """A video kept on the site itself."""
    return replace(video(), embed=Embed("Сесія", "/video/2019/s/s.mp4", file="/video/2019/s/s.mp4"), chapters=(), transcript=Markup(""))


def acts_list() -> ListView:
    years = tuple(Link(f"/akty/rishennia-rady/{year}/", str(year), current=year == 2019) for year in range(2019, 2009, -1))
    return ListView(
        site=site(),
        head=head("/akty/rishennia-rady/2019/", "Рішення ради за 2019 рік", section="/akty/", crumbs=(HOME, ACTS)),
        title="Рішення ради за 2019 рік",
        intro="Усі рішення, прийняті на пленарних засіданнях, від нових до старих.",
        filters=(
            Filter("Рік", years),
            Filter("Стан", (Link("/akty/stan/chynnyi/2019/", "чинні", 196), Link("/akty/stan/zminenyi/2019/", "змінені", 18), Link("/akty/stan/vtratyv-chynnist/2019/", "втратили чинність", 4))),
        ),
        sections=(
            Section(
                "Березень",
                (
                    entry("7-51/2019"),
                    entry("3-51/2019", LONG_TITLE, status="changed", status_label="змінений"),
                    entry("2-51/2019", "Про Програму підтримки ОСББ (зразок)", lead="Співвласники отримають до 70 % вартості утеплення."),
                    entry("1-51/2019", "Про звіт міського голови (зразок)", status="repealed", status_label="втратив чинність"),
                ),
                id="berezen",
            ),
            Section("Лютий", (entry("9-50/2019", "Про надання дозволу на розроблення проєкту землеустрою (зразок)", date="2019-02-28"),), more=Link("/akty/rishennia-rady/2019/02/", "Усі 41 рішення лютого")),
        ),
        older=Link("/akty/rishennia-rady/2018/", "2018 рік"),
        feed=Link("/feeds/akty-rishennia-rady.atom.xml", "Стрічка рішень ради (Atom)"),
    )


def news_list() -> ListView:
    return ListView(
        site=site(),
        head=head("/novyny/2019/03/", "Новини за березень 2019 року", section="/novyny/", crumbs=(HOME, Link("/novyny/", "Новини"))),
        title="Новини за березень 2019 року",
        sections=(
            Section(
                "",
                (
                    news_entry("a", "На вулиці Шевченка відремонтують тротуар (зразок)", "2019-03-29", picture=HALL),
                    news_entry("b", "Починаються електронні консультації про Положення (зразок)", "2019-03-25"),
                    news_entry("c", "У суботу — міська толока (зразок)", "2019-03-22", picture=HALL),
                ),
            ),
        ),
        newer=Link("/novyny/2019/04/", "квітень 2019 року"),
        older=Link("/novyny/2019/02/", "лютий 2019 року"),
    )


def empty_list() -> ListView:
    return ListView(site=site(), head=head("/zhadky/", "Згадки в ЗМІ"), title="Згадки в ЗМІ")


def home() -> HomeView:
    return HomeView(
        site=site(),
        head=replace(head("/", "Верболозька міська рада", crumbs=())),
        tasks=(
            Link("/akty/", "Знайти рішення чи розпорядження"),
            Link("/obhovorennia/", "Подати зауваження до проєкту"),
            Link("/petytsii/", "Підписати петицію"),
            Link("/zasidannia/", "Дізнатися, коли засідання"),
            Link("/deputaty/", "Знайти свого депутата"),
            Link("/kontakty/", "Написати до ради"),
        ),
        news=(
            news_entry("a", "На вулиці Шевченка відремонтують тротуар (зразок)", "2019-03-29", picture=HALL),
            news_entry("b", "Починаються електронні консультації про Положення (зразок)", "2019-03-25"),
            news_entry("c", "У суботу — міська толока (зразок)", "2019-03-22"),
        ),
        acts=(entry("7-51/2019"), entry("3-51/2019", LONG_TITLE, status="changed", status_label="змінений"), entry("2-51/2019", "Про Програму підтримки ОСББ (зразок)")),
        open_now=(
            replace(entry("8-52/2019", "Про встановлення тарифу на вивезення побутових відходів (зразок)", date="", status="", status_label="", until="2019-04-26"), label="Проєкт рішення"),
            replace(entry("9-52/2019", "Про правила благоустрою (зразок)", date="", status="", status_label="", until="2027-05-03"), label="Електронна консультація"),
        ),
        events=(
            Entry("/zasidannia/rada/2019-04-25-52/", "52-га сесія міської ради (зразок)", "Засідання", "2019-04-25 10:00", lead="мала зала"),
            Entry("/novyny/2019/03/a/", "Обговорення ремонту вулиці Шевченка (зразок)", "Зустріч", "2019-04-05 17:30", lead="школа № 7"),
        ),
        petitions=(Entry("/petytsii/17/", "Облаштувати велосипедну доріжку до вокзалу (зразок)", "Петиція № 17", "2019-03-04", "vidpovid", "є відповідь"),),
        videos=(Entry("/video/2019/sesiia-51/", "51-ша сесія: повний запис (зразок)", "Відео", "2019-03-28"),),
        counts=(Link("/akty/rishennia-rady/", "рішень ради", 5664), Link("/akty/proiekt/", "проєктів рішень", 1204), Link("/novyny/", "новини", 23), Link("/video/", "записів", 118)),
        intro="Рішення, проєкти, засідання й новини Верболозької громади — з датами, текстами й відкритими даними.",
    )


def search() -> SearchView:
    return SearchView(
        site=site(),
        head=head("/poshuk/", "Пошук"),
        registers=(Filter("Рішення ради", acts_list().filters[0].links), Filter("Новини", (Link("/novyny/2019/03/", "березень 2019 року", 232),))),
        index_url="/poshuk/index/",
    )


def not_found() -> NotFoundView:
    return NotFoundView(
        site=site(official=True),
        head=replace(head("/404.html", "Сторінку не знайдено", crumbs=()), index=False),
        ways=(HOME, ACTS, Link("/novyny/", "Новини"), Link("/poshuk/", "Пошук")),
    )


def redirect() -> RedirectView:
    return RedirectView(site=site(), head=head("/article/714", "Сторінку перенесено"), target=Link("/novyny/2019/03/a/", "Новина"))


def samples() -> dict[str, View]:
    """A view of every kind and of every state that looks different, by name."""
    return {
        "home": home(),
        "acts": acts_list(),
        "news-list": news_list(),
        "empty": empty_list(),
        "document": document(),
        "act": act(),
        "draft": draft(),
        "news": news(),
        "petition": petition(),
        "video": video(),
        "video-file": video_file(),
        "search": search(),
        "404": not_found(),
        "redirect": redirect(),
    }
