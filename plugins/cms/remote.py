"""A folder with Sveltia CMS for editors who have no checkout: it writes to a forge's repository from any browser.

Sveltia has none of our own widgets, so its forms are made of stock ones: what a header holds is typed as text, the
text of a document is Markdown as it stands. The checks come with the forge's review (docs/uk/skhvalennia.md).
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model.ukrainian import capital
from ..model.validation import key_of
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY, DECISIONS
from ..records.npm import npm_file
from ..records.proposals import NAMED_BY_SLUG
from ..records.scan import SHARED
from ..records.session import Refused, pelican_settings
from ..records.settings import Settings, SettingsError, from_pelican
from .forms import LEADING, TITLES, choices, places
from .names import Place
from .shapes import Shape, shapes
from .values import TEXT

FORGES = {"github": "https://api.github.com", "gitlab": "https://gitlab.com/api/v4", "gitea": ""}
"""Forge -> address of its API where it is the public one."""
PACKAGE = "@sveltia/cms"
PAGE = Path(__file__).parent / "page" / "remote"
DEEPEST = 10
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_DATE = r"^\d{4}-\d\d-\d\d( \d\d:\d\d)?$"


def main(content: Path, out: Path, repo: str, *, forge: str, api: str, branch: str, settings: Path | None) -> int:
    """Write the folder: a page, its configuration, Sveltia's own files. 1: refused.

    repo: owner/name. api: address of the forge's API where it is not the public one.
    """
    if forge not in FORGES or repo.count("/") < 1 or (not api and not FORGES[forge]):
        words = f"--forge: один із {', '.join(FORGES)}; --repo: власник/назва; --api: адреса API, якщо сервер власний"
        print(words, file=sys.stderr)
        return 1
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"тека {out} не порожня: назвіть іншу або приберіть її", file=sys.stderr)
        return 1
    try:
        found = from_pelican(pelican_settings(content, settings=settings))
        words, script = (npm_file(f"{PACKAGE}/{name}") for name in ("locales/uk.json", "npm/index.js"))
    except (Refused, SettingsError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    backend = {"name": forge, "repo": repo, "branch": branch, **({"api_root": api} if api else {})}
    shutil.copytree(PAGE, out, dirs_exist_ok=True)
    shutil.copytree(script.parent, out / "sveltia/npm", ignore=shutil.ignore_patterns("*.map"))
    (out / "words.js").write_text(f"export default {words.read_text('utf-8')}", "utf-8")
    whole = configuration(found, backend, content.name)
    (out / "config.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"Записано {out}: викладіть цю теку на сервер, окремо від сайту (docs/uk/skhvalennia.md)")
    return 0


def configuration(settings: Settings, backend: Mapping[str, Any], content: str) -> dict[str, Any]:
    """What Sveltia's `init` takes. content: the folder of documents in the repository."""
    return {
        "load_config_file": False,
        "backend": dict(backend),
        **({"publish_mode": "editorial_workflow"} if backend["name"] in ("github", "gitlab") else {}),
        "app_title": settings.council,
        "site_url": settings.site_url,
        "media_folder": f"{content}/{SHARED}",
        "public_folder": f"/{SHARED}",
        "slug": {"encoding": "ascii"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(where, settings, content) for where in places("")],
    }


def _collection(where: Place, settings: Settings, content: str) -> dict[str, Any]:
    kind, dated = where.kind, key_of(where.kind.dated)
    by_slug = kind in NAMED_BY_SLUG or bool(where.act_kind and where.act_kind not in DECISIONS)
    own = [shape for shape in shapes(kind) if shape.name != "kind" or not where.act_kind]
    named = next((shape.name for shape in own if shape.name in ("number", "id")), "")
    return {
        "name": where.name,
        "label": capital(ACT_KINDS_MANY[where.act_kind] if where.act_kind else TITLES[where.folder]),
        "label_singular": capital(ACT_KINDS.get(where.act_kind, kind.name)),
        "folder": f"{content}/{where.folder}",
        "nested": {"depth": DEEPEST, "subfolders": False},
        **({"filter": {"field": "kind", "value": where.act_kind}} if where.act_kind else {}),
        "media_folder": "",
        "public_folder": "",
        "slug": {
            "template": "{{fields.slug}}"
            if by_slug
            else "-".join(f"{{{{fields.{name}}}}}" for name in (dated, named) if name),
            "editable": False,
        },
        "body_field": {"key": TEXT},
        "summary": (f"{{{{{dated}}}}} " if dated else "") + "{{title}}",
        "fields": list(_fields(where, own, by_slug, settings)),
    }


def _fields(where: Place, own: list[Shape], by_slug: bool, settings: Settings) -> Iterator[dict[str, Any]]:
    """What must be filled in, the text, then the rest: the order of our own editor."""
    if where.act_kind:
        yield {"name": "kind", "widget": "hidden", "default": where.act_kind}
    first = [shape for shape in own if shape.required or shape.name in LEADING or (shape.name == "slug" and by_slug)]
    for shape in first:
        yield _field(shape, settings) | ({"required": True} if shape.name == "slug" else {})
    yield {"name": TEXT, "label": "Текст", "widget": "markdown", "modes": ["raw"], "required": where.kind.text_required}
    for shape in own:
        if shape not in first:
            yield _field(shape, settings)


def _field(shape: Shape, settings: Settings) -> dict[str, Any]:
    common = {"name": shape.name, "label": capital(shape.label), "hint": shape.help, "required": shape.required}
    match shape.form:
        case "parts" | "part":
            widget = {"widget": "list" if shape.form == "parts" else "object"}
            return common | widget | {"fields": [_field(part, settings) for part in shape.parts], "collapsed": True}
        case "texts":
            return common | {"widget": "list"}
        case "lines":
            return common | {"widget": "text"}
        case "flag":
            return common | {"widget": "select", "options": ["так", "ні"]}  # a switch has no third state: not said
        case "when":
            how = "2019-12-24 або 2019-12-24 10:00"
            return common | {"hint": f"{shape.help}: {how}", "pattern": [_DATE, how], "widget": "string"}
        case "slug":
            return common | {"pattern": [_SLUG, "малі латинські літери, цифри, дефіси"], "widget": "string"}
    if shape.holds in ("picture", "file"):
        return common | {"widget": "image" if shape.holds == "picture" else "file"}
    if words := choices(shape, settings):
        options = [{"value": code, "label": capital(label)} for code, label in words.items()]
        return common | {"widget": "select", "options": options}
    return common | {"widget": "string"}
