"""News, petitions, videos and data sets: works of the council and of citizens."""

from __future__ import annotations

from ...model.clock import iso_duration
from ..view import DatasetView, NewsView, PetitionView, VideoView
from .events import announced
from .terms import CONTEXT, Node, address, council, full, image, page, when, work


def news(view: NewsView) -> list[Node]:
    """The item, and the event that it announces."""
    item = {
        **work(view, "NewsArticle"),
        "headline": view.title,
        "articleSection": view.label,
        "author": council(view.site),
        "mainEntityOfPage": address(view),
    }
    event = announced(view)
    return [{**item, "about": {"@id": event["@id"]}}, event] if event else [item]


def petition(view: PetitionView) -> Node:
    """A petition; citizens wrote it, so it has no publisher's author."""
    return {
        **work(view, "CreativeWork"),
        "genre": "петиція",
        "creativeWorkStatus": view.status_label,
        "sameAs": view.platform.url if view.platform else "",
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": {"@id": f"{CONTEXT}/EndorseAction"},
            "userInteractionCount": view.signatures,
        }
        if view.signatures
        else None,
    }


def video(view: VideoView) -> Node:
    """A recording with its moments as clips; a picture is due, so the site's own stands where it has none."""
    site, embed = view.site, view.embed
    poster = embed.poster or site.assets.card
    return {
        **page(view, "VideoObject", view.title),
        "uploadDate": when(view, view.date),
        "duration": iso_duration(view.seconds),
        "thumbnailUrl": full(site, poster.url),
        "thumbnail": image(site, poster),
        "embedUrl": embed.player,
        "contentUrl": full(site, embed.file),
        "keywords": [topic.text for topic in view.topics],
        "publisher": council(site),
        "productionCompany": {"@type": "Organization", "name": embed.source},
        "hasPart": [
            {
                "@type": "Clip",
                "name": moment.title,
                "startOffset": moment.start,
                "endOffset": moment.end or None,
                "url": f"{address(view)}#{moment.id}",
            }
            for moment in view.chapters
            if moment.id
        ],
    }


def dataset(view: DatasetView) -> Node:
    """A data set with its files."""
    site = view.site
    return {
        **work(view, "Dataset"),
        "identifier": view.id,
        "description": view.description or view.lead or view.head.description,
        "keywords": list(view.keywords),
        "license": view.licence.url,
        "creator": {"@type": "GovernmentOrganization", "name": view.publisher} if view.publisher else council(site),
        "dateModified": view.modified or when(view, view.head.modified),
        "temporalCoverage": "/".join(view.temporal) if all(view.temporal) else "",
        "isAccessibleForFree": True,
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": full(site, "/dani/"), "url": full(site, "/dani/")},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.title,
                "contentUrl": full(site, each.url),
                "encodingFormat": each.media_type,
                "contentSize": f"{each.size} B",
            }
            for each in view.distributions
        ],
    }
