"""What stands on every page: the council's identity, menu and footer, from the settings."""

from __future__ import annotations

from .settings import Settings
from .view_parts import Assets, Link, Site

MENU = (
    Link("/novyny/", "Новини"),
    Link("/akty/", "Акти"),
    Link("/obhovorennia/", "Обговорення"),
    Link("/petytsii/", "Петиції"),
    Link("/zasidannia/", "Засідання"),
    Link("/video/", "Відео"),
    Link("/deputaty/", "Депутати"),
    Link("/dani/", "Дані"),
)
FOOTER = (
    Link("/konsultatsii/", "Консультації"),
    Link("/pidpryiemstva/", "Комунальні підприємства"),
    Link("/pidrozdily/", "Підрозділи"),
    Link("/zhadky/", "Згадки в ЗМІ"),
    Link("/kalendar/", "Календар"),
    Link("/zvity/", "Звіти про роботу"),
    Link("/zminy/", "Останні зміни"),
    Link("/temy/", "Теми"),
    Link("/dostupnist/", "Доступність"),
)
COMPLIANCE = Link("/dotrymannia/", "Дотримання строків")


def make_site(settings: Settings, pages: tuple[Link, ...], assets: Assets) -> Site:
    """The site part of every view. pages: the council's own pages that ask for a place in the footer."""
    chosen = (COMPLIANCE,) if settings.compliance else ()
    footer = FOOTER + chosen + tuple(page for page in pages if page.url not in {link.url for link in FOOTER})
    return Site(
        name=settings.name,
        council=settings.council,
        community=settings.community,
        address=settings.address,
        email=settings.email,
        phone=settings.phone,
        url=settings.site_url,
        timezone=settings.timezone,
        official=settings.official,
        licence=Link(settings.licence_url, settings.licence_name),
        channels=tuple(Link(url, name) for name, url in settings.channels.items()),
        menu=MENU,
        footer=footer,
        assets=assets,
    )
