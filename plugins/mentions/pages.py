"""/zhadky/, /zhadky/vydannia/<outlet>/ and /feeds/zhadky.atom.xml.

A mention has no page of its own: its address is its place in the list, so all of them stand on one page, by month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..memory import fingerprint
from ..model.row import Row
from ..model.ukrainian import slugify, sort_key
from ..records.atom import Entry, feed_output
from ..records.lists import List, list_output, months
from ..records.output import Output
from ..records.view_parts import Filter, Link
from ..records.whole import Whole

ROOT = "/zhadky/"
TITLE = "Згадки в ЗМІ"
INTRO = "Що писали про раду в медіа. Посилання ведуть на сайти видань."
FEED = Link("/feeds/zhadky.atom.xml", "Стрічка: згадки в ЗМІ")


def outputs(whole: Whole) -> Iterator[Output]:
    """The lists and the feed."""
    rows = whole.registry.of("mentions")
    outlets: dict[str, list[Row]] = {}
    for row in rows:
        if slug := slugify(row.own("outlet")):
            outlets.setdefault(slug, []).append(row)
    names = {slug: own[0].own("outlet") for slug, own in outlets.items()}
    order = sorted(names, key=lambda slug: (sort_key(names[slug]), slug))

    def filters(current: str = "") -> tuple[Filter, ...]:
        links = (Link(_url(slug), names[slug], current=slug == current) for slug in order)
        return (Filter("Видання", (Link(ROOT, "усі", current=not current), *links)),) if len(order) > 1 else ()

    def page_of(url: str, title: str, own: Sequence[Row], slug: str = "") -> List:
        return List(
            url,
            title,
            months(own),
            intro=INTRO,
            crumbs=(Link(ROOT, TITLE),) if slug else (),
            filters=filters(slug),
            feed=FEED,
            empty="Згадок на сайті ще немає.",
            show="lead",
        )

    yield list_output(whole, "mentions", page_of(ROOT, TITLE, rows))
    for slug in order if len(order) > 1 else ():
        page = page_of(_url(slug), f"{TITLE}: {names[slug]}", outlets[slug], slug)
        yield list_output(whole, "mentions", page)
    yield _feed(whole, rows[-whole.settings.feed_length :][::-1])


def _feed(whole: Whole, newest: tuple[Row, ...]) -> Output:
    shown = [(row.url, row.title, row.lead, row.date, row.own("outlet"), row.topics) for row in newest]

    def entries() -> Iterator[Entry]:
        for row in newest:
            outlet = row.own("outlet")
            title = f"{outlet}: {row.title}" if outlet else row.title
            yield Entry(title, row.url, whole.lead(row), row.date, row.date, row.topics)

    return feed_output(whole, "mentions", "zhadky", TITLE, fingerprint.digest(shown), entries)


def _url(slug: str) -> str:
    return f"{ROOT}vydannia/{slug}/"
