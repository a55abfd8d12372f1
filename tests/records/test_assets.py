"""Theme files with a digest in the name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.records.assets import AssetError, Pipeline

ROOT = Path(__file__).parents[2]


def theme(folder: Path, **files: str) -> Path:
    """A small theme; files by name with "__" for "/" and "_" for the dot before the suffix."""
    given = {
        "css__index_css": '@import "a.css";\n',
        "css__a_css": "a { color: red; }\n",
        "static__icon_svg": "<svg/>",
        "static__logo_svg": "<svg></svg>",
        "static__card_png": "",
        **files,
    }
    for name, text in given.items():
        path = folder / re.sub(r"_([a-z]+)$", r".\1", name.replace("__", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def written(pipeline: Pipeline) -> dict[str, bytes]:
    """Address -> bytes of everything that the pipeline publishes."""
    return {f"/{output.path}": output.make() for output in pipeline.outputs}  # type: ignore[misc]


def test_another_content_means_another_address(tmp_path: Path) -> None:
    one = Pipeline(theme(tmp_path / "a"), {}).assets
    same = Pipeline(theme(tmp_path / "b"), {}).assets
    other = Pipeline(theme(tmp_path / "c", css__a_css="a { color: blue; }\n"), {}).assets
    assert one == same
    assert one.css != other.css
    assert (one.icon, one.logo) == (other.icon, other.logo)
    assert re.fullmatch(r"/theme/site\.[0-9a-f]{12}\.css", one.css)


def test_the_style_sheet_is_one_file_without_comments_and_idle_space(tmp_path: Path) -> None:
    css = '/* колір */\na {\n  color: red;\n  content: "/  { }";\n}\n'
    pipeline = Pipeline(theme(tmp_path, css__a_css=css), {})
    assert written(pipeline)[pipeline.assets.css].decode() == 'a{color:red;content:"/  { }"}'


def test_a_script_goes_out_without_its_comments_and_with_short_names(tmp_path: Path) -> None:
    script = """/** Що
 * робить. */
export function go() {
  // чому
  const address = location.hash; // тут

  return `${address}//
    текст`;
}
"""
    pipeline = Pipeline(theme(tmp_path, static__js__page_js=script), {})
    expected = "export function go(){const e=location.hash;return`${e}//\n    текст`}"
    assert written(pipeline)[pipeline.assets.scripts["page"]].decode() == expected


def test_a_licence_and_what_is_called_min_are_left_as_they_are(tmp_path: Path) -> None:
    licence, minified = "/*! Copyright X */", "/* Copyright Y */\n  go();\n"
    (tmp_path / "library.min.js").write_text(minified, "utf-8")
    folder = theme(tmp_path, static__js__page_js=licence + "\ngo();\n")
    pipeline = Pipeline(folder, {"library": tmp_path / "library.min.js"})
    scripts, files = pipeline.assets.scripts, written(pipeline)
    assert files[scripts["page"]].decode().startswith(licence)
    assert files[scripts["library"]].decode() == minified


def test_scripts_import_each_other_by_their_hashed_names(tmp_path: Path) -> None:
    folder = theme(
        tmp_path,
        static__js__page_js='import { open } from "./menu.js";\nimport("./late.js");\n',
        static__js__menu_js="export const open = 1;\n",
        static__js__late_js="export {};\n",
    )
    pipeline = Pipeline(folder, {})
    scripts, files = pipeline.assets.scripts, written(pipeline)
    text = files[scripts["page"]].decode()
    assert text == f'import{{open}}from"{scripts["menu"]}";import("{scripts["late"]}")'
    assert files[scripts["menu"]] == b"export const open=1"


def test_a_changed_import_gives_the_importing_script_another_address(tmp_path: Path) -> None:
    page = 'import "./menu.js";\n'
    one = Pipeline(theme(tmp_path / "a", static__js__page_js=page, static__js__menu_js="1;\n"), {}).assets.scripts
    other = Pipeline(theme(tmp_path / "b", static__js__page_js=page, static__js__menu_js="2;\n"), {}).assets.scripts
    assert one["page"] != other["page"]


def test_a_script_of_a_feature_stands_beside_the_themes_own(tmp_path: Path) -> None:
    extra = tmp_path / "search.js"
    extra.write_text("1;\n")
    pipeline = Pipeline(theme(tmp_path / "theme"), {"search": extra})
    assert written(pipeline)[pipeline.assets.scripts["search"]] == b"1"


def test_scripts_that_import_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    folder = theme(tmp_path, static__js__a_js='import "./b.js";\n', static__js__b_js='import "./a.js";\n')
    with pytest.raises(AssetError, match=r"по колу: a\.js"):
        Pipeline(folder, {})


@pytest.mark.parametrize(
    ("files", "name"),
    [({"css__index_css": '@import "none.css";'}, "none.css"), ({"static__js__a_js": 'import "./none.js";'}, "none.js")],
)
def test_a_file_that_is_not_there_is_named(tmp_path: Path, files: dict[str, str], name: str) -> None:
    with pytest.raises(AssetError, match=f"немає файла теми {name}"):
        Pipeline(theme(tmp_path, **files), {})


def test_a_script_that_is_none_is_named_with_its_place(tmp_path: Path) -> None:
    pipeline = Pipeline(theme(tmp_path, static__js__page_js="const = 3;\n"), {})
    with pytest.raises(AssetError, match=r"помилка у файлі теми page\.js: .* line 1"):
        written(pipeline)


def test_no_asset_of_the_site_asks_a_third_party_for_anything() -> None:
    for address, data in written(Pipeline(ROOT / "theme", {})).items():
        if address.endswith((".css", ".js")):
            assert re.findall(rb"(?:url\(|from |import )[\"']?(?:https?:)?//[^\"')]*", data) == [], address
