"""`posters`: pictures of videos fetched by command, whole or not at all."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plugins.records.video_source import YOUTUBE, Provider, VideoSource
from plugins.videos.fetching import Answer, NotThere, Unfetched, fetch
from plugins.videos.posters import main, with_poster
from plugins.videos.stills import redrawn, still_of

from ..site import Site, header

ID = "dQw4w9WgXcQ"


def jpeg(width: int, height: int) -> bytes:
    """A picture that says where it was taken."""
    out = io.BytesIO()
    picture = Image.new("RGB", (width, height), "#2f5d9b")
    exif = picture.getexif()
    exif[0x010F] = "Camera"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def answers(**by_end: bytes | Unfetched) -> Callable[[str], Answer]:
    def ask(address: str) -> Answer:
        name = address.rpartition("/")[2].partition(".")[0]
        found = by_end.get(name, NotThere("такого кадру немає (404)"))
        if isinstance(found, Unfetched):
            raise found
        return Answer(found, "application/json" if found.startswith(b"{") else "image/jpeg")

    return ask


def site_of(folder: Path, **sources: str) -> Site:
    site = Site(folder)
    for name, source in sources.items():
        site.write(f"videos/{name}.md", header(title=name, date="2025-01-18", source=source) + "Про що.\n")
    return site


def run(site: Site, ask: Callable[[str], Answer], *paths: str, dry_run: bool = False) -> int:
    chosen = [site.content / path for path in paths]
    return main(site.content, site.memory, chosen, settings=site.settings, dry_run=dry_run, ask=ask)


def test_the_best_picture_is_saved_and_named_in_the_header(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_of(tmp_path, a=ID)
    assert run(site, answers(maxresdefault=jpeg(1920, 1080), hqdefault=jpeg(480, 360))) == 0
    assert "videos/a.md: a.jpg, 1280×720, " in capsys.readouterr().out
    assert "poster: a.jpg\nsource: " in (site.content / "videos/a.md").read_text("utf-8")
    with Image.open(site.content / "videos/a.jpg") as saved:
        assert (saved.format, saved.size, len(saved.getexif())) == ("JPEG", (1280, 720), 0)
    assert run(site, answers()) == 0
    assert capsys.readouterr().out == "Кадри є в усіх відео\n"


def test_clear_parts_of_a_palette_are_white_in_a_still() -> None:
    shape = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    shape.paste("#2f5d9b", (100, 50, 200, 150))
    out = io.BytesIO()
    shape.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG")
    with Image.open(io.BytesIO(redrawn(out.getvalue(), wide=False).data)) as still:
        assert min(still.convert("L").getpixel((5, 5)), 250) == 250  # type: ignore[type-var]
        assert still.convert("L").getpixel((150, 100)) < 120  # type: ignore[operator]


def test_one_that_fails_keeps_none_of_the_others_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = site_of(tmp_path, a=ID, b="bbbbbbbbbbb", c="ccccccccccc")
    before = (site.content / "videos/b.md").read_bytes()

    def ask(address: str) -> Answer:
        if "bbbb" in address:
            return Answer(b"<html>", "text/html")
        if "cccc" in address:
            raise Unfetched("не відповідає за 30 с")
        return Answer(jpeg(1280, 720), "image/jpeg")

    assert run(site, ask) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == "Збережено кадрів: 1, не вдалося: 2"
    assert told.err.splitlines() == [
        "videos/b.md: відповідь — не зображення",
        "videos/c.md: не відповідає за 30 с",
    ]
    assert (site.content / "videos/b.md").read_bytes() == before
    assert sorted(path.name for path in (site.content / "videos").iterdir()) == ["a.jpg", "a.md", "b.md", "c.md"]


@pytest.mark.parametrize("described", [b'{"thumbnail_url": "http://[::1"}', b"[" * 100_000])
def test_a_description_that_cannot_be_used_is_a_line(described: bytes) -> None:
    provider = Provider("P", "https://p.example/w/{id}", "https://p.example/e/{id}", "https://p.example/oembed?id={id}")

    def ask(address: str) -> Answer:
        return Answer(described, "application/json") if "oembed" in address else fetch(address)

    with pytest.raises(Unfetched):
        still_of(VideoSource(provider, "x", 0, ""), ask)


def test_only_the_chosen_documents_are_asked_about_and_a_dry_run_asks_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = site_of(tmp_path, a=ID, b="bbbbbbbbbbb")

    def nobody(address: str) -> Answer:
        raise AssertionError(address)

    assert run(site, nobody, "videos/b.md", dry_run=True) == 0
    assert capsys.readouterr().out == "videos/b.md: https://i.ytimg.com/vi/bbbbbbbbbbb/maxresdefault.jpg\n"
    assert not (site.content / "videos/b.jpg").exists()


def test_a_file_that_stands_there_is_not_written_over(tmp_path: Path) -> None:
    site = site_of(tmp_path, a=ID)
    site.write("videos/a.jpg", b"another")
    assert run(site, answers(maxresdefault=jpeg(1280, 720))) == 0
    assert (site.content / "videos/a.jpg").read_bytes() == b"another"
    assert "poster: a-kadr.jpg" in (site.content / "videos/a.md").read_text("utf-8")


def test_a_smaller_picture_stands_in_for_a_missing_one_without_its_black_edges() -> None:
    source = VideoSource(YOUTUBE, ID, 0, "")
    still = still_of(source, answers(hqdefault=jpeg(480, 360)))
    assert (still.width, still.height) == (480, 270)
    with pytest.raises(NotThere):
        still_of(source, answers(hqdefault=jpeg(120, 90)))


def test_a_description_by_oembed_leads_to_the_picture() -> None:
    provider = Provider("P", "https://p.example/w/{id}", "https://p.example/e/{id}", "https://p.example/oembed?id={id}")
    source = VideoSource(provider, "x", 0, "")
    described = json.dumps({"thumbnail_url": "https://p.example/still.jpg"}).encode()

    def ask(address: str) -> Answer:
        return (
            Answer(jpeg(640, 360), "image/jpeg") if address.endswith("jpg") else Answer(described, "application/json")
        )

    assert still_of(source, ask).width == 640
    with pytest.raises(Unfetched, match="thumbnail_url"):
        still_of(source, lambda _: Answer(b"[]", "application/json"))


@pytest.mark.parametrize("data", [b"", b"<svg/>", jpeg(640, 360)[:200]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Unfetched, match="не зображення"):
        redrawn(data, wide=False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: Х\nsource: y\n---\nТекст\n", "---\ntitle: Х\nposter: k.jpg\nsource: y\n---\nТекст\n"),
        ("---\r\nsource: y\r\n---\r\nТ\r\n", "---\r\nposter: k.jpg\r\nsource: y\r\n---\r\nТ\r\n"),
        ("\ufeffНазва: Х\nДжерело відео: y\n\nТ\n", "\ufeffНазва: Х\nposter: k.jpg\nДжерело відео: y\n\nТ\n"),
        ("---\nsource: y # ось\nкадр:\n---\n", "---\nsource: y # ось\nposter: k.jpg\n---\n"),
    ],
)
def test_the_rest_of_a_header_stays_as_it_is(before: str, after: str) -> None:
    assert with_poster(before.encode(), "k.jpg").decode() == after
