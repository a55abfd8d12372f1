"""What views consist of: links, entries of lists, facts, tables, steps and the like, each frozen and documented."""

from __future__ import annotations

from markupsafe import Markup

from ..model.dataclass import dataclass


@dataclass(frozen=True)
class Link:
    """A link with its words; `current` marks the page one stands on, `count` how many records it leads to."""

    url: str
    text: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture in the output. url: its widest copy in the format that everything can show; width, height: of that.

    modern, plain: `srcset` of all its widths in the modern format and in the other one.
    """

    url: str
    alt: str
    width: int
    height: int
    modern: str = ""
    plain: str = ""


@dataclass(frozen=True)
class Assets:
    """Addresses of hashed theme files: style sheet, scripts by name (`page`, `search`), fonts, icons.

    card: picture of pages that have none of their own, for the cards that messengers and networks draw of a link.
    """

    css: str
    scripts: dict[str, str]
    fonts: tuple[str, ...]
    icon: str
    logo: str
    card: Picture


@dataclass(frozen=True)
class Site:
    """The council's identity and what stands on every page."""

    name: str
    council: str
    community: str
    address: str
    email: str | None
    phone: str | None
    url: str
    timezone: str
    official: bool
    licence: Link
    channels: tuple[Link, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    assets: Assets


@dataclass(frozen=True)
class Head:
    """What stands in <head> and around the page.

    url: root-relative address of the page, with both slashes.
    title: unique in the site, without the site's name.
    crumbs: from the home page to the parent, the page itself excluded.
    section: address of the menu item this page belongs to ("" on the home page).
    feeds: Atom feeds that hold this page's kind of record.
    published, modified: ISO, "" where not known.
    forms: (address, media type, words) of the same document for programs.
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
    published: str = ""
    modified: str = ""
    forms: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Entry:
    """A record as one row of a list: `label` is its kind and number in words («Рішення ради № 33-65/2019»).

    until: last day for remarks or signatures, "" where none is set; `until_words` say what for.
    id: by which others link to a record without a page of its own, "" for all with one. copy: address of an archived
    copy of what stands elsewhere.
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
    copy: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a list under its own heading (a month, a kind); `more` leads to the whole."""

    title: str
    entries: tuple[Entry, ...]
    id: str = ""
    more: Link | None = None


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list, as plain links: «Рік», «Орган», «Стан»."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Fact:
    """One line of the card of facts: a text, dates in `date`, or links."""

    label: str
    text: str = ""
    date: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class FileView:
    """An attached file: `size` in bytes, `sha256` in hex, `suffix` without the dot, upper case."""

    url: str
    title: str
    kind: str
    suffix: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Heading:
    """A line of the contents list of a long text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Relation:
    """Acts related in one way: `words` say how («Змінює», «Скасовано рішенням»).

    type: code of RELATIONS. inverse: those acts do it to this one.
    """

    words: str
    entries: tuple[Entry, ...]
    type: str = "related"
    inverse: bool = False


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Embed:
    """A video that loads only after a click.

    url: where it can be watched without JavaScript; player: address for the frame ("" for a plain file), template: the
    same with `{t}` for the second to begin with, where it can; file: address of a video file of the site itself ("" for
    a provider's); poster: picture of the site or None. source: whose it is. start: second to begin with. captions:
    address of a WebVTT file of the site, or "". on: name of the provider. page: address of its own page where it stands
    in another text.
    """

    title: str
    url: str
    player: str = ""
    file: str = ""
    poster: Picture | None = None
    duration: str = ""
    source: str = ""
    template: str = ""
    start: int = 0
    captions: str = ""
    on: str = ""
    page: str = ""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Happening:
    """An event of a news item; end and place are "" where not known."""

    start: str
    end: str = ""
    place: str = ""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class ChartView:
    """A chart with its heading; words: what it shows and in which unit. id: of the heading."""

    id: str
    title: str
    words: str
    chart: Markup


@dataclass(frozen=True)
class AgendaItem:
    """An item of a sitting's agenda. links: its draft and act, the moment in the recording, its votes."""

    id: str
    number: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Moment:
    """A place in a video. id: `t=370`, in seconds, "" for a repeat of one above. link: plays from there. about: what
    is spoken of then, on this site. start, end: its part of the video in seconds, the end 0 where not known.
    title: what it is about, without the time."""

    id: str
    link: Link
    about: tuple[Link, ...] = ()
    start: int = 0
    end: int = 0
    title: str = ""


@dataclass(frozen=True)
class Speech:
    """A paragraph of a transcript. link: its moment (`1:05`), played from there; start: the same in seconds. speaker:
    "" where not known or the same as above. title: of the chapter that begins here, or ""."""

    link: Link
    start: int
    speaker: str
    text: str
    title: str = ""


@dataclass(frozen=True)
class Distribution:
    """A file of a data set (DCAT). url: root-relative. format: as people say it («CSV»). size: in bytes.

    rows: of its table without the header, None where it is no table that was read. year: of a part by year, else "".
    """

    url: str
    title: str
    format: str
    media_type: str
    size: int
    rows: int | None = None
    year: str = ""
