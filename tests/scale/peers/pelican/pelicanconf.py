"""Stock Pelican on the same documents: articles with its own lists, feeds and a theme of equal volume."""

from pathlib import Path

PATH = "content"
THEME = str(Path(__file__).parent / "theme")
THEME_STATIC_DIR = "theme"
STATIC_PATHS = ["files"]
PLUGINS: list[str] = []
SITEURL = "https://rada.example"
SITENAME = "Відкрита рада"
TIMEZONE = "Europe/Kyiv"
DEFAULT_LANG = "uk"
DEFAULT_DATE_FORMAT = "%d.%m.%Y"
DEFAULT_PAGINATION = 150
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "temy/{slug}/"
TAG_SAVE_AS = "temy/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "arkhiv/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "arkhiv/{date:%Y}/{date:%m}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"tag": None, "category": None}
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tema-{slug}.atom.xml"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 30
