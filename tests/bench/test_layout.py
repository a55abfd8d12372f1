"""The corpus as the peers get it; see plugins/bench/layout.py."""

from __future__ import annotations

from pathlib import Path

from plugins.bench.layout import PEERS, for_hugo, for_pelican, hugo_text, pelican_text, place_of, source, sources
from plugins.model.frontmatter import parse
from tests.bench.corpus import DOCUMENTS, corpus

ACT = "acts/rozporiadzhennia/2019/03/121-r.md"


def test_hugo_gets_every_field_under_a_name_that_means_nothing_to_it(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    found = parse(hugo_text(source(content, content / ACT)))
    assert not found.flaws
    assert not {"draft", "kind", "type", "published", "slug", "url", "summary"} & found.values.keys()
    assert found.values["title"] == "Про звіт: підготовку музею (зразок)"
    assert found.values["temy"] == ["культура", "освіта"]
    assert found.values["related"] == ["/akty/rishennia-rady/2018/1-2-2018", "/akty/proiekt/2019/pr-1"]
    assert found.values["attached"] == ["/files/121-r-oryhinal.pdf"]
    assert {"label": "Номер", "value": "121-р"} in found.values["facts"]
    assert found.body.strip() == "1. Підготувати музей."


def test_pelican_gets_one_line_a_field_and_an_address_of_its_own(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    header, _, body = pelican_text(source(content, content / ACT)).partition("\n\n")
    lines = dict(line.split(": ", 1) for line in header.split("\n"))
    assert lines["Title"] == "Про звіт: підготовку музею (зразок)"
    assert lines["Tags"] == "культура, освіта"
    assert lines["Category"] == "rozporiadzhennia"
    assert lines["Slug"] == "rozporiadzhennia-2019-121-r"
    assert body.strip() == "1. Підготувати музей."


def test_a_petitions_status_is_not_taken_for_pelicans(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    text = pelican_text(source(content, content / "petitions/2019/03/2019-03-04-lavky.md"))
    assert "Status:" not in text
    assert "Category: petytsii\n" in text


def test_both_layouts_hold_every_document_and_file(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    hugo, pelican = tmp_path / "hugo", tmp_path / "pelican"
    for_hugo(content, hugo)
    for_pelican(content, pelican)
    documents = list(sources(content))
    assert len(documents) == len(DOCUMENTS)
    for document in documents:
        assert place_of(hugo, document).read_text("utf-8").endswith(document.body)
        assert place_of(pelican, document).read_text("utf-8").endswith(document.body)
    assert (hugo / "static/files/121-r-oryhinal.pdf").read_bytes() == b"%PDF-1.7\n"
    assert (pelican / "content/files/121-r-oryhinal.pdf").read_bytes() == b"%PDF-1.7\n"


def test_hugo_has_a_list_at_every_level(tmp_path: Path) -> None:
    for_hugo(corpus(tmp_path), tmp_path / "hugo")
    lists = {path.parent.relative_to(tmp_path / "hugo/content").as_posix() for path in tmp_path.rglob("_index.md")}
    acts = {"akty", "akty/rozporiadzhennia", "akty/rozporiadzhennia/2019"}
    dated = ("novyny", "petytsii", "video", "zasidannia")
    rest = {f"{section}{deep}" for section in dated for deep in ("", "/2019", "/2019/03")}
    assert lists == acts | rest | {"deputaty", "deputaty/vii"}


def test_both_peers_get_the_same_frame_and_style(tmp_path: Path) -> None:
    content = corpus(tmp_path)
    for_hugo(content, tmp_path / "hugo")
    for_pelican(content, tmp_path / "pelican")
    for name in ("header.html", "footer.html"):
        frame = (PEERS / "frame" / name).read_bytes()
        assert (tmp_path / "hugo/layouts/_partials" / name).read_bytes() == frame
        assert (tmp_path / "pelican/theme/templates" / name).read_bytes() == frame
    style = (tmp_path / "hugo/static/theme/site.css").read_bytes()
    assert style
    assert (tmp_path / "pelican/theme/static/site.css").read_bytes() == style
