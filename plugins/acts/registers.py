"""Lists of acts: the register's front page, by kind, body, status and session, each by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ..model.row import Row
from ..model.sections import topic_slug
from ..model.ukrainian import capital, sort_key
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY
from ..records.lists import List, Part, around, list_output, year_links
from ..records.output import Output
from ..records.view_parts import Filter, Link
from ..records.whole import STATUS_WORDS, Whole
from .views import session_url

LATEST = 20
MOST_TOPICS = 10
ACTS = Link("/akty/", "Акти")
FEED = Link("/feeds/akty.atom.xml", "Нові акти")


def outputs(whole: Whole) -> Iterator[Output]:
    """Every page of the register."""
    rows = whole.registry.registered("acts")
    kinds: dict[tuple[str, str], list[Row]] = defaultdict(list)
    bodies: dict[tuple[str, str], list[Row]] = defaultdict(list)
    statuses: dict[tuple[str, str], list[Row]] = defaultdict(list)
    sessions: dict[str, list[Row]] = defaultdict(list)
    status_of = whole.registry.status
    for row in rows:
        year = row.date[:4]
        kinds[row.kind, year].append(row)
        if row.body:
            bodies[row.body, year].append(row)
        if status := status_of(row):
            statuses[status, year].append(row)
        if row.session:
            sessions[session_url(row.session)].append(row)
    yield list_output(whole, "acts", _front(whole, rows, kinds, bodies, statuses, sessions))
    for kind in ACT_KINDS:
        yield list_output(whole, "acts", _kind(kind, whole.registry.kinds.get(kind, ()), kinds))
    for page in (*_years(whole, "kind", kinds), *_years(whole, "orhan", bodies), *_years(whole, "stan", statuses)):
        yield list_output(whole, "acts", page)
    for url, same in sorted(sessions.items()):
        title = f"Акти сесії {session_words(same[0].session)}"
        page = List(url, title, by_kind(same), crumbs=(ACTS,))
        yield list_output(whole, "acts", page)


Groups = dict[tuple[str, str], list[Row]]


def _front(
    whole: Whole, rows: Sequence[Row], kinds: Groups, bodies: Groups, statuses: Groups, sessions: dict[str, list[Row]]
) -> List:
    newest = sorted(sessions, key=lambda url: sessions[url][-1].sort, reverse=True)[:12]
    filters = (
        Filter(
            "Вид",
            tuple(
                Link(f"/akty/{kind}/", capital(words), _count(kinds, kind)) for kind, words in ACT_KINDS_MANY.items()
            ),
        ),
        Filter("Орган", tuple(_newest_year(bodies, "orhan", whole.body))),
        Filter("Стан", tuple(_newest_year(statuses, "stan", lambda status: capital(STATUS_WORDS[status])))),
        Filter("Сесія", tuple(Link(url, session_words(sessions[url][0].session)) for url in newest)),
        Filter("Рік", tuple(_decision_years(kinds))),
        Filter("Тема", tuple(_topics(rows))),
    )
    changes = Link("/zminy/", "Останні зміни: що оприлюднено, змінено, скасовано")
    latest = Part("Останні акти", list(reversed(rows))[:LATEST], "ostanni", changes)
    intro = "Рішення, розпорядження, проєкти, протоколи й висновки: чинність, зв'язки, файли, повні тексти."
    return List("/akty/", "Реєстр актів", (latest,), intro=intro, filters=_filled(filters), feed=FEED)


def _decision_years(kinds: Groups) -> Iterator[Link]:
    """Years of the council's decisions, what most people look for."""
    for year in sorted((year for kind, year in kinds if kind == "rishennia-rady"), reverse=True):
        yield Link(f"/akty/rishennia-rady/{year}/", f"Рішення {year}")


def _topics(rows: Sequence[Row]) -> Iterator[Link]:
    """The topics that most acts have, then the way to all of them."""
    counted = Counter(topic for row in rows for topic in row.topics)
    most = sorted(counted, key=lambda topic: (-counted[topic], sort_key(topic)))[:MOST_TOPICS]
    for topic in sorted(most, key=sort_key):
        yield Link(f"/temy/{topic_slug(topic)}/", topic)
    yield Link("/temy/", "Усі теми")


def _kind(kind: str, own: Sequence[Row], kinds: Groups) -> List:
    years = {year for found, year in kinds if found == kind}
    filters = (
        Filter(
            "Рік",
            tuple(Link(f"/akty/{kind}/{year}/", year, len(kinds[kind, year])) for year in sorted(years, reverse=True)),
        ),
        _kind_links(kind),
    )
    feed = Link(f"/feeds/akty-{kind}.atom.xml", f"Стрічка: {ACT_KINDS_MANY[kind]}")
    latest = Part("Останні", own[::-1][:LATEST], "ostanni")
    return List(
        f"/akty/{kind}/",
        capital(ACT_KINDS_MANY[kind]),
        (latest,),
        crumbs=(ACTS,),
        filters=_filled(filters),
        feed=feed,
        data=f"akty-{kind}",
    )


def _years(whole: Whole, dimension: str, groups: Groups) -> Iterator[List]:
    """Pages of one dimension, a year each; the same value's other years and, for kinds, the other kinds as filters."""
    values = sorted({value for value, _ in groups})
    for value in values:
        years = sorted(year for found, year in groups if found == value)
        root = f"/akty/{value}/" if dimension == "kind" else f"/akty/{dimension}/{value}/"
        words = _words(whole, dimension, value)
        for year in years:
            newer, older = around(years, year, lambda other, root=root: Link(f"{root}{other}/", other))  # type: ignore[misc]
            filters = [year_links(years, lambda other, root=root: f"{root}{other}/", year)]  # type: ignore[misc]
            if dimension != "kind":
                same = [(other, f"/akty/{dimension}/{other}/{year}/") for other in values if (other, year) in groups]
                label = "Орган" if dimension == "orhan" else "Стан"
                links = tuple(Link(url, _words(whole, dimension, other), current=other == value) for other, url in same)
                filters.append(Filter(label, links))
            else:
                filters.append(_kind_links(value))
            crumbs = (ACTS, Link(root, words)) if dimension == "kind" else (ACTS,)
            title = f"{words}, {year} рік" if dimension != "stan" else f"Стан «{words}», {year} рік"
            yield List(
                f"{root}{year}/",
                title,
                (Part("", groups[value, year]),),
                crumbs=crumbs,
                filters=tuple(filters),
                newer=newer,
                older=older,
                by_month=True,
            )


def by_kind(rows: Sequence[Row]) -> tuple[Part, ...]:
    """Rows in parts by kind of act, in the vocabulary's order."""
    parts = []
    for kind, words in ACT_KINDS_MANY.items():
        same = [row for row in rows if row.kind == kind]
        if same:
            parts.append(Part(capital(words), same, kind))
    return tuple(parts)


def session_words(session: str) -> str:
    """`VII-65` -> «65, VII скликання»."""
    convocation, _, number = session.rpartition("-")
    return f"{number}, {convocation} скликання" if convocation else number


def _kind_links(current: str) -> Filter:
    return Filter(
        "Вид",
        tuple(
            Link(f"/akty/{kind}/", capital(words), current=kind == current) for kind, words in ACT_KINDS_MANY.items()
        ),
    )


def _newest_year(groups: Groups, dimension: str, words: object) -> Iterator[Link]:
    newest = dict(sorted(groups))
    for value, year in newest.items():
        yield Link(f"/akty/{dimension}/{value}/{year}/", words(value), _count(groups, value))  # type: ignore[operator]


def _words(whole: Whole, dimension: str, value: str) -> str:
    if dimension == "kind":
        return capital(ACT_KINDS_MANY[value])
    return whole.body(value) if dimension == "orhan" else STATUS_WORDS[value]


def _count(groups: Groups, value: str) -> int:
    return sum(len(rows) for (found, _), rows in groups.items() if found == value)


def _filled(filters: Sequence[Filter]) -> tuple[Filter, ...]:
    return tuple(item for item in filters if item.links)
