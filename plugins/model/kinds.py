"""THE SCHEMA: one frozen class for each kind of record.

Each field carries its Ukrainian label, help and rule. The checker, the templates' cards, `new`, the editor's
forms, the open data and the docs walk these classes; nobody lists the fields a second time.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from .fields import (
    Clock,
    Count,
    Flag,
    Lines,
    Month,
    NumberText,
    Slug,
    Text,
    Texts,
    WebAddress,
    WebAddresses,
    When,
    choice,
    field,
)
from .parts import (
    Agenda,
    Attendances,
    Chapters,
    Event,
    Files,
    Relations,
    Remarks,
    Resources,
    Statements,
    VideoRef,
    Votes,
    Withdrawal,
    part,
)
from .vocabulary import (
    ACT_KINDS,
    CONSULTATION_TYPES,
    DATA_SETS,
    FREQUENCIES,
    LANGUAGES,
    NEWS_TYPES,
    PETITION_ANSWERS,
    PETITION_STATUSES,
    SITTING_TYPES,
    STATUSES,
)

ACT_ID = "ідентифікатор: вид/рік/номер, наприклад rishennia-rady/2019/33-65-2019"
ID_TAIL = "кінець адреси сторінки, наприклад zasidannia/rada/2019-12-24-65"


class Record(BaseModel):
    """What every kind of record has."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    folder: ClassVar[str]
    name: ClassVar[str]
    """Ukrainian name of the kind, for messages and labels."""
    dated: ClassVar[str] = "date"
    """The field that places the record in time."""
    text_required: ClassVar[bool] = False
    remains: ClassVar[tuple[str, ...]] = ()
    """Fields that stay when a text is withdrawn: those of its address, its place in time and its relations."""

    title: Text = field("назва", "назва документа, як її бачитимуть люди", default=..., keys=("заголовок",))
    slug: Slug = field("адреса", "кінець адреси латиницею, якщо не годиться запропонований")
    summary: Text = field("коротко", "одне-два речення простою мовою")
    topics: Texts = field("теми", "до 20 тем через кому", default=(), keys=("tags", "тема", "теги"))
    lang: Annotated[str, BeforeValidator(choice(LANGUAGES))] = field(
        "мова", "мова документа", default="uk", vocabulary=LANGUAGES
    )
    embargo: When = field("ембарго", "не показувати до цієї дати й часу")
    approved_by: Text = field("погодив", "хто погодив оприлюднення")
    source_url: WebAddress = field("джерело", "адреса, звідки взято документ", keys=("першоджерело",))
    files: Files = field("файли", "файли поруч із документом", default=())
    withdrawn: Annotated[Withdrawal | None, BeforeValidator(part("basis"))] = field(
        "вилучено", "коли й на якій підставі текст вилучено; пише команда withdraw", default=None, offered=False
    )


class News(Record):
    """A news item, announcement or report of the council."""

    folder: ClassVar[str] = "news"
    name: ClassVar[str] = "новина"
    text_required: ClassVar[bool] = True
    remains: ClassVar[tuple[str, ...]] = ("date", "type")

    date: When = field("дата", "дата оприлюднення", default=...)
    type: Annotated[str, BeforeValidator(choice(NEWS_TYPES))] = field(
        "вид", "що це за повідомлення", default="novyna", vocabulary=NEWS_TYPES
    )
    updated: When = field("оновлено", "дата останньої зміни", card=True)
    image: Text = field("зображення", "файл зображення поруч із новиною", holds="picture")
    image_alt: Text = field("опис зображення", "що на зображенні, для тих, хто його не бачить")
    image_credit: Text = field("автор зображення", "чиє це зображення, наприклад «фото Оксани Липи»")
    event: Annotated[Event | None, BeforeValidator(part("start"))] = field(
        "подія", "коли й де відбудеться", default=None
    )
    pinned_until: When = field("закріпити до", "до якої дати тримати вгорі")
    related: Texts = field("пов'язане", "ідентифікатори пов'язаних документів", default=(), holds="record")
    press: Flag = field(
        "для преси", "так, щоб текст із зображеннями можна було завантажити одним файлом", default=False
    )


class Act(Record):
    """A decision, order, draft, minutes, conclusion or agenda."""

    folder: ClassVar[str] = "acts"
    name: ClassVar[str] = "акт"
    text_required: ClassVar[bool] = True
    remains: ClassVar[tuple[str, ...]] = (
        *("kind", "date", "number", "published", "body", "session", "convocation", "sitting", "commission"),
        *("status", "draft", "relations"),
    )

    kind: Annotated[str, BeforeValidator(choice(ACT_KINDS))] = field(
        "вид", "вид акта", default=..., vocabulary=ACT_KINDS
    )
    date: When = field("дата", "дата прийняття; для проєкту — оприлюднення", default=..., keys=("прийнято",))
    number: NumberText = field("номер", "номер, як на папері, без «№»")
    published: When = field("оприлюднено", "дата оприлюднення на сайті")
    updated: When = field("оновлено", "дата останньої зміни тексту на сайті")
    body: Text = field("орган", "код органу, що прийняв акт", holds="body")
    session: Text = field("сесія", "номер сесії")
    convocation: Text = field("скликання", "номер скликання, наприклад VII")
    sitting: Text = field("засідання", ID_TAIL, holds="sessions")
    commission: Text = field("комісія", "код постійної комісії", holds="commission")
    status: Annotated[str, BeforeValidator(choice(STATUSES))] = field(
        "стан", "лише якщо його не видно зі зв'язків", vocabulary=STATUSES
    )
    draft: Text = field("проєкт", f"проєкт, з якого прийнято: {ACT_ID}", holds="acts")
    relations: Relations = field("зв'язки", "що цей акт робить з іншими", default=())
    no_text: Text = field("без тексту", "чому тексту немає на сайті")
    normative: Flag = field("нормативний", "так або ні", default=False, card=True)
    regulatory: Flag = field("регуляторний", "так або ні", default=False, card=True)
    considered: When = field("розгляд", "дата розгляду проєкту", card=True)
    comments_until: When = field("зауваження до", "до якої дати приймають зауваження", card=True)
    contact: Text = field("куди надсилати", "куди надсилати зауваження", card=True)
    waiver: Text = field("скорочений строк", "підстава, якщо строк оприлюднення менший за законний", card=True)
    legal_basis: Text = field("правова підстава", "на підставі чого прийнято", card=True)
    author: Text = field("автор", "хто підготував проєкт", card=True)
    speaker: Text = field("доповідач", "хто доповідає", card=True)
    signed_by: Text = field("підписав", "хто підписав", card=True)
    video: Annotated[VideoRef | None, BeforeValidator(part("id"))] = field(
        "відео", "мить розгляду в записі", default=None
    )
    votes: Annotated[Votes | None, BeforeValidator(part("votings"))] = field(
        "голосування", "CSV поіменного голосування", default=None
    )
    remarks: Remarks = field("зауваження", "зауваження до проєкту та їх доля", default=())


class Petition(Record):
    """An electronic petition (280/97-ВР; 393/96-ВР ст. 23-1)."""

    folder: ClassVar[str] = "petitions"
    name: ClassVar[str] = "петиція"
    text_required: ClassVar[bool] = True
    remains: ClassVar[tuple[str, ...]] = ("number", "date")

    number: NumberText = field("номер", "номер петиції на платформі", default=..., card=True)
    date: When = field("дата", "дата оприлюднення петиції", default=..., keys=("зареєстровано",))
    filed: When = field("подано", "коли автор подав петицію на платформі", card=True)
    platform_url: WebAddress = field("на платформі", "адреса петиції на платформі")
    signatures: Count = field("підписів", "скільки підписів зібрано", default=None)
    required: Count = field("потрібно", "скільки підписів потрібно", default=None)
    until: When = field("збір до", "останній день збору підписів", card=True)
    status: Annotated[str, BeforeValidator(choice(PETITION_STATUSES))] = field(
        "стан", "на якому етапі петиція", vocabulary=PETITION_STATUSES
    )
    considered_from: When = field("початок розгляду", "коли почали розгляд", card=True)
    answered: When = field("відповідь", "дата відповіді", card=True)
    supported: Annotated[str, BeforeValidator(choice(PETITION_ANSWERS))] = field(
        "підтримано", "чи підтримано петицію", vocabulary=PETITION_ANSWERS, card=True
    )
    respondent: Text = field("відповів", "хто дав відповідь", card=True)
    act: Text = field("акт", ACT_ID, holds="acts")
    outcome: Lines = field("що зроблено", "що зроблено після відповіді", card=True)


class Video(Record):
    """A clip of the municipal television or a recording of a sitting."""

    folder: ClassVar[str] = "videos"
    name: ClassVar[str] = "відео"
    remains: ClassVar[tuple[str, ...]] = ("date",)

    date: When = field("дата", "дата оприлюднення", default=...)
    source: Text = field("джерело відео", "адреса або код YouTube, або файл поруч", default=..., holds="clip")
    duration: Clock = field("тривалість", "наприклад 12:05 або 1:02:30", card=True)
    broadcaster: Text = field("мовник", "чий сюжет")
    poster: Text = field("кадр", "зображення, поки відео не запущено", holds="picture")
    session: Text = field("засідання", ID_TAIL, holds="sessions")
    chapters: Chapters = field("розділи", "миті з назвами", default=())
    transcript: Text = field("розшифровка", "файл .vtt або .srt поруч", holds="file")
    related: Texts = field("пов'язане", "ідентифікатори пов'язаних документів", default=(), holds="record")


class Sitting(Record):
    """A sitting of the council, the executive committee or a commission."""

    folder: ClassVar[str] = "sessions"
    name: ClassVar[str] = "засідання"
    remains: ClassVar[tuple[str, ...]] = ("body", "date", "number", "convocation", "type")

    body: Text = field("орган", "код органу", default=..., holds="body")
    date: When = field("дата", "дата й час засідання", default=...)
    number: NumberText = field("номер", "номер засідання", default=..., card=True)
    convocation: Text = field("скликання", "номер скликання", card=True)
    type: Annotated[str, BeforeValidator(choice(SITTING_TYPES))] = field(
        "вид", "чергова чи позачергова", vocabulary=SITTING_TYPES, card=True
    )
    place: Text = field("місце", "де відбувається", card=True)
    announced: When = field("оголошено", "коли оприлюднено оголошення", card=True)
    agenda: Agenda = field("порядок денний", "питання з проєктами й актами", default=())
    video: Annotated[VideoRef | None, BeforeValidator(part("id"))] = field("відео", "запис засідання", default=None)
    minutes: Text = field("протокол", "ідентифікатор протоколу", holds="acts")
    attendance: Attendances = field("присутні", "хто був присутній", default=())
    votes: Annotated[Votes | None, BeforeValidator(part("votings"))] = field(
        "голосування", "CSV поіменних голосувань", default=None
    )


class Person(Record):
    """A deputy or an official of the council."""

    folder: ClassVar[str] = "deputies"
    name: ClassVar[str] = "депутат"
    dated: ClassVar[str] = "from_"
    remains: ClassVar[tuple[str, ...]] = ("convocation",)

    convocation: Text = field("скликання", "номер скликання", default=..., card=True)
    body: Text = field("орган", "код органу", holds="body")
    commissions: Texts = field("комісії", "коди комісій", default=(), holds="commission")
    faction: Text = field("фракція", "назва фракції", card=True)
    voter_id: Text = field("код у голосуваннях", "voterId у CSV голосувань, якщо за іменем не впізнати")
    from_: When = field("повноваження з", "початок повноважень", card=True, keys=("from",))
    to: When = field("повноваження до", "кінець повноважень", card=True)
    contacts: Text = field("контакти", "як зв'язатися", card=True)
    reception: Text = field("прийом", "коли й де приймає", card=True)
    image: Text = field("зображення", "файл портрета", holds="picture")
    image_alt: Text = field("опис зображення", "хто на портреті")


class Consultation(Record):
    """An electronic or public consultation."""

    folder: ClassVar[str] = "consultations"
    name: ClassVar[str] = "консультація"
    dated: ClassVar[str] = "opens"
    remains: ClassVar[tuple[str, ...]] = ("opens", "closes", "draft", "act")

    opens: When = field("початок", "коли починається", default=..., card=True)
    closes: When = field("завершення", "коли закінчується", default=..., card=True)
    type: Annotated[str, BeforeValidator(choice(CONSULTATION_TYPES))] = field(
        "вид", "вид консультації", vocabulary=CONSULTATION_TYPES, card=True
    )
    platform_url: WebAddress = field("на платформі", "де взяти участь")
    draft: Text = field("проєкт", ACT_ID, holds="acts")
    audience: Text = field("для кого", "чиєї думки питають", card=True)
    proposals: Remarks = field("пропозиції", "пропозиції та їх доля", default=())
    report: Text = field("звіт", "файл або стислий підсумок")
    act: Text = field("акт", ACT_ID, holds="acts")


class Enterprise(Record):
    """A communal enterprise with its yearly statements."""

    folder: ClassVar[str] = "enterprises"
    name: ClassVar[str] = "підприємство"
    dated: ClassVar[str] = ""

    name_: Text = field("повна назва", "офіційна назва підприємства", default=..., keys=("name",))
    edrpou: NumberText = field("ЄДРПОУ", "код за ЄДРПОУ", card=True)
    activity: Text = field("що робить", "чим займається, кількома словами", card=True)
    head: Text = field("керівник", "хто очолює", card=True)
    unit: Text = field("підпорядкування", "який підрозділ ради ним опікується", card=True)
    place: Text = field("розташування", "вулиця, будинок", card=True)
    statements: Statements = field("звітність", "CSV за кожен рік: form, line, name, value", default=())


class Dataset(Record):
    """A data set of the department's own, or one made from the site's records."""

    folder: ClassVar[str] = "datasets"
    name: ClassVar[str] = "набір даних"
    dated: ClassVar[str] = ""
    remains: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug = field("ідентифікатор", "латиницею: кінець адреси набору", default=...)
    description: Lines = field("опис", "про що набір (до 4000 знаків)")
    frequency: Annotated[str, BeforeValidator(choice(FREQUENCIES))] = field(
        "частота оновлення", "як часто оновлюється", vocabulary=FREQUENCIES, card=True
    )
    updated: When = field("оновлено", "коли востаннє оновлено файли набору", card=True)
    keywords: Texts = field("ключові слова", "через кому", default=())
    publisher: Text = field("розпорядник", "хто оприлюднює", card=True)
    contact: Text = field("відповідальний", "до кого звертатися", card=True)
    resources: Resources = field("ресурси", "файли набору", default=())
    source: Annotated[str, BeforeValidator(choice(DATA_SETS))] = field(
        "склад", "з яких записів сайту складено набір", vocabulary=DATA_SETS
    )


class Mention(Record):
    """A mention of the council in media."""

    folder: ClassVar[str] = "mentions"
    name: ClassVar[str] = "згадка"

    date: When = field("дата", "дата публікації", default=...)
    outlet: Text = field("видання", "назва видання", card=True)
    link: WebAddress = field("посилання", "адреса публікації")
    archive: WebAddress = field("копія", "адреса копії публікації в архіві, наприклад web.archive.org")


class Unit(Record):
    """A unit of the council: a department, commission or body, with its official pages."""

    folder: ClassVar[str] = "units"
    name: ClassVar[str] = "підрозділ"
    dated: ClassVar[str] = ""

    head: Text = field("керівник", "хто очолює", card=True)
    place: Text = field("адреса установи", "вулиця, будинок, кабінет", card=True)
    hours: Text = field("години роботи", "дні й години", card=True)
    contacts: Text = field("контакти", "телефон, пошта", card=True)
    parent: Text = field("підпорядкування", "чий це підрозділ: назва підрозділу чи органу або код органу")
    channels: WebAddresses = field(
        "сторінки", "адреси сайту й офіційних сторінок у соціальних мережах, через кому", default=()
    )
    as_of: When = field("станом на", "на яку дату ці відомості", card=True)


class Page(Record):
    """A page of its own: how to ask, statute, accessibility."""

    folder: ClassVar[str] = "pages"
    name: ClassVar[str] = "сторінка"
    dated: ClassVar[str] = ""
    text_required: ClassVar[bool] = True

    updated: When = field("оновлено", "дата останньої зміни", card=True)
    menu: Flag = field("у меню", "чи показувати внизу кожної сторінки", default=False)
    order: Count = field("порядок", "місце серед сторінок меню", default=None)
    report: Month = field("до звіту", "місяць звіту ради, до якого додати цей текст, наприклад 2019-03")


KINDS: dict[str, type[Record]] = {
    kind.folder: kind
    for kind in (
        News,
        Act,
        Petition,
        Video,
        Sitting,
        Person,
        Consultation,
        Enterprise,
        Dataset,
        Mention,
        Unit,
        Page,
    )
}
"""Folder of content/ -> its kind of record."""
