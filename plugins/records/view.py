"""What a template may read: frozen views, nothing else.

A template gets exactly one name, `view`. Dates are ISO text (`2019-12-24`, `2019-12-24 10:00`) and are
put into words by the template filters; labels are Ukrainian words ready to print; `Markup` fields are
HTML that this project made and sanitised, every other string is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `current` marks the page one stands on, `count` how many records it leads to."""

    url: str
    text: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the output, with its size in CSS pixels."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of hashed theme files: style sheet, scripts by name (`page`, `search`), fonts, icons."""

    css: str
    scripts: dict[str, str]
    fonts: tuple[str, ...]
    icon: str
    logo: str


@dataclass(frozen=True, slots=True)
class Site:
    """The council's identity and what stands on every page."""

    name: str
    council: str
    community: str
    address: str
    email: str | None
    phone: str | None
    url: str
    official: bool
    licence: Link
    channels: tuple[Link, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    assets: Assets


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in <head> and around the page.

    url: root-relative address of the page, with both slashes.
    title: unique in the site, without the site's name.
    crumbs: from the home page to the parent, the page itself excluded.
    section: address of the menu item this page belongs to ("" on the home page).
    feeds: Atom feeds that hold this page's kind of record.
    json_ld: canonical JSON-LD text, already safe inside <script type="application/ld+json">, or "".
    """

    url: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    section: str = ""
    feeds: tuple[Link, ...] = ()
    lang: str = "uk"
    index: bool = True
    og_type: str = "website"
    picture: Picture | None = None
    json_ld: Markup = Markup("")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as one row of a list: `label` is its kind and number in words («Рішення ради № 33-65/2019»).

    until: last day for remarks or signatures, "" where none is set; `until_words` say what for.
    id: by which others link to a record without a page of its own, "" for all with one.
    """

    url: str
    title: str
    label: str = ""
    date: str = ""
    status: str = ""
    status_label: str = ""
    lead: str = ""
    picture: Picture | None = None
    until: str = ""
    until_words: str = "Зауваження приймають до"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list under its own heading (a month, a kind); `more` leads to the whole."""

    title: str
    entries: tuple[Entry, ...]
    id: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list, as plain links: «Рік», «Орган», «Стан»."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card of facts: a text, dates in `date`, or links."""

    label: str
    text: str = ""
    date: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FileView:
    """An attached file: `size` in bytes, `sha256` in hex, `suffix` without the dot, upper case."""

    url: str
    title: str
    kind: str
    suffix: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents list of a long text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Acts related in one way: `words` say how («Змінює», «Скасовано рішенням»)."""

    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Small tabular data (attendance, proposals, votes): cells of text, a link or several; `numeric` columns by index.

    named: the first cell of a row is its heading. about: what the caption adds for those who do not see where the table
    stands, where a page has several of one caption.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Link | tuple[str | Link, ...], ...], ...]
    numeric: tuple[int, ...] = ()
    source: Link | None = None
    named: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Embed:
    """A video that loads only after a click.

    url: where it can be watched without JavaScript; player: address for the frame ("" for a plain file);
    file: address of a video file of the site itself ("" for YouTube); poster: picture of the site or None.
    """

    title: str
    url: str
    player: str = ""
    file: str = ""
    poster: Picture | None = None
    duration: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a petition or of a decision's life: done, current, or still ahead.

    date: when it happened or happens. until: the last day for it.
    """

    title: str
    date: str = ""
    state: str = "ahead"
    note: str = ""
    link: Link | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class Discussion:
    """How to take part in what is decided on a draft.

    since, until: days of remarks; considered: day of consideration; "" where not known. mail: an e-mail address, with
    the subject of a letter, or "". ways: where else to write. papers: what was published with the draft. impact: its
    impact analysis; regulatory: it needs one. waiver: why the term is shorter.
    """

    since: str
    until: str
    considered: str
    mail: str
    subject: str
    ways: str
    papers: tuple[FileView, ...]
    regulatory: bool
    impact: FileView | None
    waiver: str


@dataclass(frozen=True, slots=True)
class VoteView:
    """One motion of a roll call.

    id: of its heading. result: as the file has it («прийнято»), or "". links: what was voted on, where else it is
    shown. chart: totals. factions: None where no faction is known. names: who voted how, a row for each result.
    """

    id: str
    title: str
    result: str
    links: tuple[Link, ...]
    chart: Markup
    factions: Table | None
    names: Table


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of a sitting's agenda. links: its draft and act, the moment in the recording, its votes."""

    id: str
    number: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a video. id: `t=370`, in seconds, "" for a repeat of one above. link: plays from there. about: what
    is spoken of then, on this site."""

    id: str
    link: Link
    about: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The page of any kind; subclasses name their template."""

    template: ClassVar[str] = ""
    site: Site
    head: Head


@dataclass(frozen=True, slots=True)
class ListView(View):
    """A list of records: a month of news, a year of decisions, a topic, the register's front page."""

    template: ClassVar[str] = "list"
    title: str
    intro: str = ""
    filters: tuple[Filter, ...] = ()
    sections: tuple[Section, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    feed: Link | None = None
    empty: str = "Тут поки що нічого немає."
    body: Markup = Markup("")
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarView(ListView):
    """The calendar. address: of its file, in full, for subscribing to it."""

    template: ClassVar[str] = "calendar"
    address: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView(View):
    """The page of one record. `label` stands above the title, `facts` in the card beside the text."""

    template: ClassVar[str] = "document"
    kind: str
    title: str
    label: str
    date: str
    lead: str
    facts: tuple[Fact, ...]
    body: Markup
    contents: tuple[Heading, ...]
    files: tuple[FileView, ...]
    relations: tuple[Relation, ...]
    topics: tuple[Link, ...]
    published: str
    updated: str
    source_url: str
    previous: Link | None
    next: Link | None
    picture: Picture | None
    tables: tuple[Table, ...]
    lists: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ActView(DocumentView):
    """An act, draft, minutes, conclusion or agenda.

    status: draft, considered, in-force, changed, repealed, suspended or "" for minutes and the like.
    no_text: why the text is not on the site ("" when it is). citation: ready to copy.
    superseded: what replaced or repealed it, for the banner above the text.
    """

    template: ClassVar[str] = "act"
    status: str
    status_label: str
    status_note: str
    number: str
    adopted: str
    no_text: str
    citation: str
    steps: tuple[Step, ...]
    discussion: Discussion | None = None
    vote: VoteView | None = None


@dataclass(frozen=True, slots=True)
class NewsView(DocumentView):
    """A news item; `event` is the announced event's time and place as facts."""

    template: ClassVar[str] = "news"
    event: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PetitionView(DocumentView):
    """A petition with its stages; `signatures` of `required` (0 where unknown)."""

    template: ClassVar[str] = "petition"
    status: str
    status_label: str
    steps: tuple[Step, ...]
    signatures: int
    required: int
    platform: Link | None
    answer: Markup


@dataclass(frozen=True, slots=True)
class VideoView(DocumentView):
    """A clip: the life of the sitting that it recorded, embed, its moments in order, transcript."""

    template: ClassVar[str] = "video"
    steps: tuple[Step, ...]
    embed: Embed
    chapters: tuple[Moment, ...]
    transcript: Markup


@dataclass(frozen=True, slots=True)
class SittingView(DocumentView):
    """A sitting: its life, the agenda, every vote; attendance stands among `tables`."""

    template: ClassVar[str] = "sitting"
    steps: tuple[Step, ...]
    agenda: tuple[AgendaItem, ...]
    votes: tuple[VoteView, ...]


@dataclass(frozen=True, slots=True)
class ConsultationView(DocumentView):
    """A consultation: its stages, and in words what came of it."""

    template: ClassVar[str] = "consultation"
    steps: tuple[Step, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class DeputyView(DocumentView):
    """A deputy: the chart of all votes ("" where there are none), then `tables` of votes and attendance."""

    template: ClassVar[str] = "deputy"
    chart: Markup


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The home page: what is being decided, what is new, where to go.

    alert: the site-wide banner's words and address ("" where it leads nowhere); other pages get it by script.
    """

    template: ClassVar[str] = "home"
    tasks: tuple[Link, ...]
    news: tuple[Entry, ...]
    acts: tuple[Entry, ...]
    open_now: tuple[Entry, ...]
    events: tuple[Entry, ...]
    petitions: tuple[Entry, ...]
    videos: tuple[Entry, ...]
    counts: tuple[Link, ...]
    intro: str
    alert: Link | None = None


@dataclass(frozen=True, slots=True)
class ComplianceView(View):
    """Which deadlines were kept. day: as of which, "" for a month's page; above: tables before the chart.

    title_of_chart: its heading, "" where there is none.
    """

    template: ClassVar[str] = "compliance"
    title: str
    intro: str
    day: str = ""
    empty: str = ""
    filters: tuple[Filter, ...] = ()
    above: tuple[Table, ...] = ()
    title_of_chart: str = ""
    chart: Markup = Markup("")
    tables: tuple[Table, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    feed: Link | None = None


@dataclass(frozen=True, slots=True)
class WithdrawnView(View):
    """What stays of a document whose text was taken down: when and by what; title: kind and number in words."""

    template: ClassVar[str] = "withdrawn"
    title: str
    day: str
    basis: str
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """The results page; without JavaScript `registers` lead on. `index_url` is the folder of the index.

    filters: titles by the names that stand in addresses; many: the one that takes several values.
    """

    template: ClassVar[str] = "search"
    registers: tuple[Filter, ...]
    index_url: str
    filters: Mapping[str, str]
    many: str


@dataclass(frozen=True, slots=True)
class NotFoundView(View):
    """404 with search and the ways on."""

    template: ClassVar[str] = "404"
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """An old address: leads on at once and says where."""

    template: ClassVar[str] = "redirect"
    target: Link
