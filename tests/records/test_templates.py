"""Every view has its template in the theme, and no name resolves anywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, meta
from pelican.generators import Generator

from plugins.records import view
from plugins.records.session import pelican_settings
from plugins.records.templates import prepare

THEME = Path(__file__).parents[2] / "theme/templates"
VIEWS = sorted(
    {kind.template for kind in vars(view).values() if isinstance(kind, type) and issubclass(kind, view.View)} - {""}
)


@pytest.fixture(scope="module")
def environment() -> Environment:
    settings = pelican_settings()
    made = Generator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])  # type: ignore[no-untyped-call]
    environment: Environment = made.env
    prepare(environment)
    return environment


def used(environment: Environment, name: str) -> set[str]:
    """The template with all that it extends, includes or imports."""
    assert environment.loader is not None
    found, waiting = set[str](), [name]
    while waiting:
        source, file, _ = environment.loader.get_source(environment, one := waiting.pop())
        assert file is not None
        assert Path(file).is_relative_to(THEME), f"{one} comes from elsewhere"
        found.add(one)
        names = list(meta.find_referenced_templates(environment.parse(source)))
        assert None not in names, f"{one} names a template by a variable: no digest can follow it"
        waiting += [each for each in names if each and each not in found]
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_drawn_by_the_theme_alone(environment: Environment, name: str) -> None:
    assert f"{name}.html" in used(environment, f"{name}.html")


def test_the_digest_of_a_template_follows_all_that_it_uses(environment: Environment, tmp_path: Path) -> None:
    import shutil

    from plugins.records.template_digests import template_digests

    before = template_digests(THEME)
    for name in sorted(used(environment, "act.html")):
        copy = tmp_path / name.replace("/", "-")
        shutil.copytree(THEME, copy)
        (copy / name).write_text((copy / name).read_text("utf-8") + "\n", "utf-8")
        assert template_digests(copy)["act"] != before["act"], name


def test_what_escapes_and_what_is_undefined_is_decided_for_all_templates(environment: Environment) -> None:
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(Exception, match="'y' is undefined"):
        environment.from_string("{{ y }}").render()
