"""Views of every kind for tests of the theme."""

from __future__ import annotations

from plugins.records.view import View

from . import count_views, document_views, list_views, money_views, office_views


def samples() -> dict[str, View]:
    """A view of every kind and of every state that looks different, by name."""
    return {
        "home": list_views.home(),
        "acts": list_views.acts_list(),
        "news-list": list_views.news_list(),
        "empty": list_views.empty_list(),
        "document": document_views.document(),
        "act": document_views.act(),
        "draft": document_views.draft(),
        "consultation": document_views.consultation(),
        "sitting": document_views.sitting(),
        "deputy": document_views.deputy(),
        "dataset": document_views.dataset(),
        "catalogue": list_views.catalogue(),
        "enterprise": money_views.enterprise(),
        "enterprises": money_views.enterprises(),
        "news": document_views.news(),
        "petition": document_views.petition(),
        "video": document_views.video(),
        "video-file": document_views.video_file(),
        "search": list_views.search(),
        "404": list_views.not_found(),
        "redirect": list_views.redirect(),
        "compliance": count_views.compliance(),
        "calendar": count_views.calendar(),
        "withdrawn": count_views.withdrawn(),
        "report": office_views.report(),
        "units": office_views.units(),
    }
