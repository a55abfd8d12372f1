"""The figure of a video: its poster and a link, in whose place a script puts the player once it is clicked."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..model.ukrainian import capital
from .view_parts import Embed

_PLAY = Markup(
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 4v16l13-8z"/></svg>'  # as in icon.html
)
PLACEHOLDER = Markup(
    '<svg class="still" viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
    '<path fill="#16325c" d="M0 0h160v90H0z"/><path fill="#2f5d9b" d="M0 78V66h14V54l8-8 8 8v12h14V50h20v10h16V40h4'
    'l8-14 8 14h4v22h16V52h18v8h12l8-6 8 6v18z"/><path stroke="#8fb8de" stroke-width="4" stroke-dasharray="7 6" '
    'd="M3 6h160M3 84h160"/></svg>'
)
"""What stands where nobody gave a picture: a town between the edges of a film. The site's own, so nobody is asked."""


def figure(embed: Embed) -> Markup:
    """The figure. A film of the site is played by the browser itself and loads nothing before its button is pressed."""
    screen = _film(embed) if embed.file else _link(embed)
    return Markup('<figure class="player">{}<figcaption>{}</figcaption></figure>').format(screen, _caption(embed))


def _film(embed: Embed) -> Markup:
    poster = Markup(' poster="{}"').format(embed.poster.url) if embed.poster else ""
    moment = f"#t={embed.start}" if embed.start else ""
    track = Markup("")
    if embed.captions:
        track = Markup('<track kind="captions" srclang="uk" label="Українською" src="{}">').format(embed.captions)
    tag = Markup('<video class="screen" src="{}{}" controls preload="none"{} aria-label="{}">{}</video>')
    return tag.format(embed.file, moment, poster, embed.title, track)


def _link(embed: Embed) -> Markup:
    still = PLACEHOLDER
    if picture := embed.poster:
        tag = Markup('<img src="{}" alt="" width="{}" height="{}"{} decoding="async">')
        lazy = Markup(' loading="lazy"') if embed.page else ""
        still = tag.format(picture.url, picture.width, picture.height, lazy)
    words = (
        Markup('Дивитися відео<span class="unseen">: {}</span>').format(embed.title) if embed.page else "Дивитися відео"
    )
    tag = Markup(
        '<a class="screen" href="{}" data-player="{}" data-start="{}" data-title="{}">{}'
        '<span class="play">{}<span>{}{}</span></span></a>'
    )
    length = f", {embed.duration}" if embed.duration else ""
    return tag.format(embed.url, embed.template, embed.start, embed.title, still, _PLAY, words, length)


def _caption(embed: Embed) -> Markup:
    """Title and page where the figure stands in another text, then whose it is, then what a click does."""
    parts = [Markup("")]
    if embed.page:
        parts.append(Markup('<a href="{}">{}</a>').format(embed.page, embed.title))
    if embed.source:
        parts.append(escape(capital(embed.source)))
    if embed.file and embed.duration:
        parts.append(Markup("{}").format(embed.duration))
    if embed.on:
        words = "До натискання сторінка нічого не завантажує з інших сайтів, після нього — програвач {}"
        parts.append(Markup(words).format(embed.on))
    told = [part for part in parts if part]
    return Markup(". ").join(told) + (Markup(".") if told else Markup(""))
