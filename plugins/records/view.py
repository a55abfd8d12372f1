"""What a template may read: frozen views, nothing else.

A template gets exactly one name, `view`. Dates are ISO text (`2019-12-24`, `2019-12-24 10:00`) and are
put into words by the template filters; labels are Ukrainian words ready to print; `Markup` fields are
HTML that this project made and sanitised, every other string is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from markupsafe import Markup

from ..model.dataclass import dataclass
from .view_parts import (
    AgendaItem,
    ChartView,
    Discussion,
    Distribution,
    Embed,
    Entry,
    Fact,
    FileView,
    Filter,
    Happening,
    Head,
    Heading,
    Link,
    Moment,
    Picture,
    Relation,
    Section,
    Site,
    Speech,
    Step,
    Table,
    VoteView,
)


@dataclass(frozen=True)
class View:
    """The page of any kind; subclasses name their template."""

    template: ClassVar[str] = ""
    site: Site
    head: Head


@dataclass(frozen=True)
class ListView(View):
    """A list of records: a month of news, a year of decisions, a topic, the register's front page.

    data: the page of the data set of the same records.
    """

    template: ClassVar[str] = "list"
    title: str
    intro: str = ""
    filters: tuple[Filter, ...] = ()
    sections: tuple[Section, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    feed: Link | None = None
    data: Link | None = None
    empty: str = "Тут поки що нічого немає."
    body: Markup = Markup("")
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class CalendarView(ListView):
    """The calendar. address: of its file, in full, for subscribing to it."""

    template: ClassVar[str] = "calendar"
    address: str = ""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ActView(DocumentView):
    """An act, draft, minutes, conclusion or agenda.

    act_kind: code of ACT_KINDS. passed_by: name of the body or commission, "" where not known.
    status: draft, considered, in-force, changed, repealed, suspended or "" for minutes and the like.
    no_text: why the text is not on the site ("" when it is). citation: ready to copy.
    superseded: what replaced or repealed it, for the banner above the text.
    """

    template: ClassVar[str] = "act"
    act_kind: str
    passed_by: str
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


@dataclass(frozen=True)
class NewsView(DocumentView):
    """A news item; `event` is the announced event's time and place as facts, `happening` the same for programs.

    credit: whose the picture is; press: the text and pictures as one file.
    """

    template: ClassVar[str] = "news"
    event: tuple[Fact, ...]
    happening: Happening | None = None
    credit: str = ""
    press: Link | None = None


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class VideoView(DocumentView):
    """A clip: the life of the sitting that it recorded, embed, its moments in order, transcript.

    date: when it was published. seconds: its length, 0 where not known.
    """

    template: ClassVar[str] = "video"
    steps: tuple[Step, ...]
    embed: Embed
    chapters: tuple[Moment, ...]
    transcript: tuple[Speech, ...]
    seconds: int = 0


@dataclass(frozen=True)
class SittingView(DocumentView):
    """A sitting: its life, the agenda, every vote; attendance stands among `tables`. organizer: the body that sits."""

    template: ClassVar[str] = "sitting"
    organizer: str
    place: str
    steps: tuple[Step, ...]
    agenda: tuple[AgendaItem, ...]
    votes: tuple[VoteView, ...]


@dataclass(frozen=True)
class ConsultationView(DocumentView):
    """A consultation: its stages, and in words what came of it."""

    template: ClassVar[str] = "consultation"
    steps: tuple[Step, ...]
    outcome: str


@dataclass(frozen=True)
class DeputyView(DocumentView):
    """A deputy: the chart of all votes ("" where there are none), then `tables` of votes and attendance.

    member_of: names of the body, commissions and faction.
    """

    template: ClassVar[str] = "deputy"
    member_of: tuple[str, ...]
    chart: Markup


@dataclass(frozen=True)
class EnterpriseView(DocumentView):
    """An enterprise: summary of its latest statements in words, the main figures by year (None where none are known)
    and their charts; every line of the forms stands in `tables`."""

    template: ClassVar[str] = "enterprise"
    summary: str
    figures: Table | None
    charts: tuple[ChartView, ...]


@dataclass(frozen=True)
class EnterprisesView(ListView):
    """Enterprises of the community beside each other in one year ("" where no statements are known).

    years: pages of the years. figures: the main figures, a row for each enterprise; charts: one for each figure.
    """

    template: ClassVar[str] = "enterprises"
    year: str = ""
    years: tuple[Link, ...] = ()
    figures: Table | None = None
    charts: tuple[ChartView, ...] = ()


@dataclass(frozen=True)
class DatasetView(DocumentView):
    """A data set, made from the site's records or the department's own, with what its passport says.

    description: as in the passport. frequency: words of FREQUENCIES. publisher: its name. licence: of the data.
    distributions: whole files; parts: by year. temporal: first and last day that the data are about ("" where not
    known). modified: the last day on which a record of it changed, or "". rows: of its first table, None where not
    known. preview: its first rows. structure: of each table the columns with what they mean. passport, package:
    addresses of passport.json and of the Data Package; "" where nothing is to be downloaded.
    """

    template: ClassVar[str] = "dataset"
    id: str
    description: str
    frequency: str
    publisher: str
    licence: Link
    keywords: tuple[str, ...] = ()
    distributions: tuple[Distribution, ...] = ()
    parts: tuple[Distribution, ...] = ()
    temporal: tuple[str, str] = ("", "")
    modified: str = ""
    rows: int | None = None
    preview: Table | None = None
    structure: tuple[Table, ...] = ()
    passport: str = ""
    package: str = ""


@dataclass(frozen=True)
class CatalogueView(ListView):
    """/dani/: all data sets; catalogues: the same for programs, in the formats of DCAT-AP."""

    template: ClassVar[str] = "catalogue"
    catalogues: tuple[Link, ...] = ()


@dataclass(frozen=True)
class HomeView(View):
    """The home page: what is being decided, what is new, where to go.

    units: the council's units, told to programs only.
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
    units: tuple[Link, ...] = ()
    alert: Link | None = None


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class WithdrawnView(View):
    """What stays of a document whose text was taken down: when and by what; title: kind and number in words."""

    template: ClassVar[str] = "withdrawn"
    title: str
    day: str
    basis: str
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class SearchView(View):
    """The results page; without JavaScript `registers` lead on. `index_url` is the folder of the index.

    filters: titles by the names that stand in addresses; many: the one that takes several values.
    """

    template: ClassVar[str] = "search"
    registers: tuple[Filter, ...]
    index_url: str
    filters: Mapping[str, str]
    many: str


@dataclass(frozen=True)
class NotFoundView(View):
    """404 with search and the ways on."""

    template: ClassVar[str] = "404"
    ways: tuple[Link, ...]


@dataclass(frozen=True)
class RedirectView(View):
    """An old address: leads on at once and says where."""

    template: ClassVar[str] = "redirect"
    target: Link
