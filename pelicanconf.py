"""Settings of the site, grouped by plugin in build order. Every name is explained in plugins/records/settings.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import StrictUndefined

from plugins import (
    acts,
    calendar,
    changes,
    compliance,
    consultations,
    deputies,
    enterprises,
    feeds,
    home,
    mentions,
    news,
    opendata,
    pages,
    petitions,
    records,
    redirects,
    report,
    sessions,
    site_search,
    sitemap,
    topics,
    units,
    videos,
    withdrawal,
)

PLUGINS = [
    records,
    acts,
    news,
    petitions,
    videos,
    sessions,
    deputies,
    consultations,
    calendar,
    compliance,
    enterprises,
    opendata,
    pages,
    units,
    mentions,
    topics,
    report,
    site_search,
    feeds,
    changes,
    sitemap,
    redirects,
    withdrawal,
    home,
]

# Pelican: everything is a record, so its own articles, pages, static files, feeds and template pages are off.
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DEFAULT_LANG = "uk"
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}

# records
MEMORY_PATH = ".memory"
SITEURL = "https://rada.example"
TIMEZONE = "Europe/Kyiv"
OFFICIAL = False

SITENAME = "Відкрита рада"
COUNCIL = "Ніжинська міська рада"
COUNCIL_GENITIVE = "Ніжинської міської ради"
COMMUNITY = "Ніжинська міська територіальна громада"
ADDRESS = "м. Ніжин, пл. Івана Франка, 1"
EMAIL = None
PHONE = None
EDRPOU = None
BODIES = {
    "rada": "Ніжинська міська рада",
    "vykonkom": "Виконавчий комітет Ніжинської міської ради",
    "holova": "Ніжинський міський голова",
}
COMMISSIONS: dict[str, str] = {}
CHANNELS: dict[str, str] = {}

# search
SEARCH_SYNONYMS = ("виконком = виконавчий комітет",)

# The law: first -> last day of martial law ("" while it lasts), and what a statute sets. NOTICE_DAYS and other figures
# of rules have their defaults in docs/developers/settings.md.
MARTIAL_LAW = {"2022-02-24": ""}
PETITION_TERMS: dict[str, str] = {}
COMPOSITION: dict[str, str] = {}

# compliance: whether /dotrymannia/ shows which of the law's deadlines were kept
COMPLIANCE = False

# report
DEPARTMENT = "Відділ інформаційно-аналітичної роботи та комунікацій з громадськістю"
DEPARTMENT_GENITIVE = "відділу інформаційно-аналітичної роботи та комунікацій з громадськістю"

# redirects
OLD_HOSTS = ("old.nizhynrada.gov.ua",)
