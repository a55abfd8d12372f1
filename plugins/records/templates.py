"""Filters of the templates: dates, sizes, numbers and plurals in Ukrainian words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..model.mail import MAIL
from ..model.ukrainian import date_words, number_words, plural, size_words
from .moment import moment
from .once import Once
from .player import figure
from .view import View
from .view_parts import Picture


class _Shared(Template):
    """No template is given globals of its own, so macros made for one page do for all; Jinja would ask each time."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - Jinja's signature
        return super()._get_default_module()


def prepare(env: Environment) -> None:
    """Give our filters and tags to an environment whose templates stay as they are while it lives."""
    env.filters.update(FILTERS)
    env.add_extension(Once)
    env.auto_reload = False
    env.cache = {}  # a dict is quicker than Jinja's own, which forgets
    env.template_class = _Shared


def _plural(count: int, one: str, few: str, many: str) -> str:
    return f"{number_words(count)}\u00a0{plural(count, one, few, many)}"


def _mails(text: str) -> Markup:
    found, end = Markup(""), 0
    for match in MAIL.finditer(text):
        found += escape(text[end : match.start()]) + Markup('<a href="mailto:{0}">{0}</a>').format(match[0])
        end = match.end()
    return found + escape(text[end:])


def _json_ld(view: View) -> Markup:
    from .structured import json_ld

    return json_ld(view)


def _card(view: View) -> Picture:
    picture = view.head.picture
    return picture if picture and picture.url.endswith(CARDS) else view.site.assets.card


CARDS = (".jpg", ".jpeg", ".png", ".gif")
"""What every messenger and network can show of a picture."""

FILTERS: dict[str, Callable[..., Any]] = {
    "date": date_words,
    "plural": _plural,
    "size": size_words,
    "number": number_words,
    "mails": _mails,
    "player": figure,
    "moment": moment,
    "json_ld": _json_ld,
    "card": _card,
}
"""date: ISO -> «24 грудня 2019 року»; plural: 5 -> «5 актів»; size: bytes -> «1,2 МБ»; number: 12345 -> «12 345»;
mails: text with its e-mail addresses as links; player: the figure of a video; moment: ISO date or time, zone -> the
same with the offset from UTC; json_ld: a view -> its data block; card: a view -> the picture that stands for the page
elsewhere."""
