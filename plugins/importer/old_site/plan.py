"""A place for every article, before any is written, so that each can link to each.

Reads: articles, the content. Writes: Planned in the order of addresses; twins, and articles that can have no place,
into the journal. The same pages get the same places, whenever they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.model.old_site import normal
from plugins.model.registry import Registry
from plugins.model.row import Row
from plugins.model.sections import topic_slug
from plugins.model.yaml_header import Value

from .article import Article
from .document import header, id_of, path_of
from .journal import FAILED, Journal

_SUSPICIOUS = 5
"""Other pages of one title, from which on that is likely the name of the site."""


@dataclass(frozen=True)
class Planned:
    """What is to become of an article. path: of its document below content/. known: it stands already."""

    article: Article
    values: Mapping[str, Value]
    path: str
    known: Row | None = None


class Plan:
    """Places of this run beside those that are taken. today: ISO day."""

    def __init__(self, registry: Registry, journal: Journal, today: str) -> None:
        self._registry, self._journal, self._today = registry, journal, today
        self._by_source = {normal(row.source_url): row for row in registry.rows if row.source_url}
        by_url = {row.url: row for row in registry.rows}
        lines = [entry for entry in journal.lines() if entry.leads in by_url]
        self._by_saved = {entry.saved: by_url[entry.leads] for entry in lines if not entry.address}
        self._ids = {row.id for row in registry.rows}
        self._paths = {row.path for row in registry.rows}
        self._topics = {topic_slug(topic): topic for topic in sorted(registry.topics)}

    def sources(self, planned: Sequence[Planned]) -> dict[str, str]:
        """Address of an old page -> path of its document, over all runs."""
        by_url = {row.url: row.path for row in self._registry.rows}
        found = {entry.address: by_url[entry.leads] for entry in self._journal.lines() if entry.leads in by_url}
        found |= {address: row.path for address, row in self._by_source.items()}
        for each in planned:
            found |= dict.fromkeys((each.article.address, *each.article.aliases), each.path)
        found.pop("", None)
        return found

    def places(self, articles: Sequence[Article]) -> list[Planned]:
        """The articles that become documents, each with its place."""
        planned: list[Planned] = []
        texts: dict[object, Article] = {}
        titles = Counter(article.title for article in articles)
        for article in sorted(articles, key=lambda each: (each.address, each.name)):
            article.topics = tuple(self._topic(topic) for topic in article.topics)
            if (others := titles[article.title] - 1) >= _SUSPICIOUS:
                article.doubts.append(f"так само звуться ще {others} — назвіть місце назви селектором title у правилах")
            same = (article.title, article.date, article.blocks, article.pictures)
            if twin := texts.get(same):
                self._journal.twin(article, twin)
            elif found := self._placed(article):
                texts[same] = article
                planned.append(found)
        return planned

    def _topic(self, topic: str) -> str:
        """Two spellings of a topic are one: the first that was met."""
        slug = topic_slug(topic)
        return self._topics.setdefault(slug, topic) if slug else topic

    def _placed(self, article: Article) -> Planned | None:
        values = header(article)
        if why := self._unplaced(values):
            self._journal.page(article, FAILED, "", why)
            return None
        known = self._by_source.get(article.address) if article.address else self._by_saved.get(article.name)
        if known:
            slug = {"slug": known.id.rpartition("/")[2]} if "slug" in values else {}
            return Planned(article, {**values, **slug}, known.path, known)
        stem, count = values.get("slug"), 1
        path = path_of(article, values)
        while path in self._paths or (id := id_of(article, values, path)) in self._ids:
            if not isinstance(stem, str) or count > 999:
                self._journal.page(article, FAILED, self._leads(article, values, path), _ANOTHER)
                return None
            count += 1
            values = {**values, "slug": f"{stem}-{count}"}
            path = path_of(article, values)
        self._paths.add(path)
        if id:
            self._ids.add(id)
        return Planned(article, values, path)

    def _leads(self, article: Article, values: Mapping[str, Value], path: str) -> str:
        other = self._registry.by_id.get(id_of(article, values, path))
        return other.url if other else ""

    def _unplaced(self, values: Mapping[str, Value]) -> str:
        if not values.get("title"):
            return "назви не знайдено — назвіть її селектором title у правилах"
        if str(values.get("date", ""))[:10] > self._today:
            return f"дата в майбутньому: {values['date']} — перевірте селектор date або задайте її в правилі"
        return ""


_ANOTHER = "такий документ уже є — якщо це інший, задайте в правилі для цієї адреси fields: {slug: інший-кінець-адреси}"
