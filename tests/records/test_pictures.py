"""Pictures: three widths in two formats, nothing of the camera's, each decoded once."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from bs4 import Tag
from PIL import Image, ImageCms

from plugins.records import darkroom
from plugins.records.darkroom import PIXELS, WIDTHS, widths
from plugins.records.pictures import Pictures

from ..photographs import SECRET, exif, photograph, saved, scene
from ..site import Site, tree

URL = "/novyny/2025/02/mist/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def shown(site: Site, data: bytes, name: str = "mist.jpg") -> dict[str, Image.Image]:
    """What comes out of a picture of a news item, by suffix and width (`960.webp`)."""
    site.write(f"news/{name}", data)
    site.news("mist", image=name, image_alt="Міст")
    report = site.build()
    assert report["code"] == 0, report["problems"]
    folder = site.output / URL[1:]
    return {file.name.rpartition("-")[2]: opened(file) for file in sorted(folder.glob("mist-*"))}


def opened(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        picture.load()
        return picture


def told(site: Site) -> list[tuple[str, str, str]]:
    report = site.build()
    return [(problem["level"], problem["path"], problem["message"]) for problem in report["problems"]]


def test_a_photograph_comes_out_in_three_widths_and_two_formats(site: Site) -> None:
    found = shown(site, photograph(2000, 1500))
    assert sorted(found) == sorted(f"{width}.{kind}" for width in WIDTHS for kind in ("jpg", "webp"))
    assert {name: (picture.format, picture.size) for name, picture in found.items() if name.startswith("960")} == {
        "960.jpg": ("JPEG", (960, 720)),
        "960.webp": ("WEBP", (960, 720)),
    }


def test_a_browser_is_offered_all_widths_and_the_size_and_loads_the_first_at_once(site: Site) -> None:
    site.write("news/2.jpg", photograph(700, 500, seed=2))
    site.write("news/mist.jpg", photograph(2000, 1500))
    site.news("mist", "![Інший бік](2.jpg)\n", image="mist.jpg", image_alt="Міст")
    site.news("bez", "![Один](2.jpg)\n\n![Два](mist.jpg)\n")
    assert told(site) == []
    first, second = site.soup(URL).select("figure.picture img")
    source = first.find_previous_sibling("source")
    assert isinstance(source, Tag)
    addresses = [part.split() for part in str(source["srcset"]).split(", ")]
    assert [width for _, width in addresses] == ["480w", "960w", "1600w"]
    assert all((site.output / address[1:]).is_file() for address, _ in addresses)
    assert source["type"] == "image/webp"
    assert source["sizes"] == first["sizes"]
    assert (first["width"], first["height"], first["decoding"]) == ("1600", "1200", "async")
    assert "loading" not in first.attrs
    assert (second["loading"], second["width"], second["height"]) == ("lazy", "700", "500")
    assert [image.get("loading") for image in site.soup("/novyny/2025/02/bez/").select("img")[:2]] == [None, "lazy"]


def test_nothing_that_the_camera_wrote_is_published_whichever_way_the_picture_came(site: Site) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>' + SECRET + b"</a></x:xmpmeta>"
    site.write("news/shapka.jpg", photograph(600, 400, comment=SECRET, xmp=xmp))
    site.write("news/tekst.png", photograph(500, 400, seed=2, form="PNG"))
    site.write("news/posylannia.jpg", photograph(700, 500, seed=3, comment=SECRET))
    site.write("news/fail.webp", photograph(800, 500, seed=4, form="WEBP", xmp=xmp))
    site.write("deputies/portret.jpg", photograph(400, 600, seed=5))
    text = "![Вода](tekst.png)\n\n[Уся світлина](posylannia.jpg)\n"
    site.news("mist", text, image="shapka.jpg", image_alt="Міст", files=["fail.webp"])
    person = "---\ntitle: Іван Зразок\nconvocation: VIII\nimage: portret.jpg\nimage_alt: Іван Зразок\n---\n"
    site.write("deputies/ivan.md", person)
    assert told(site) == []
    pictures = [
        path
        for path in site.output.rglob("*")
        if path.suffix in (".jpg", ".png", ".webp") and "theme" not in path.relative_to(site.output).parts
    ]
    assert {path.name.partition("-")[0].partition(".")[0] for path in pictures} == {
        "shapka",
        "tekst",
        "posylannia",
        "fail",
        "portret",
    }
    for path in pictures:
        assert SECRET not in path.read_bytes(), path
        assert not opened(path).getexif(), path
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(opened(path).info), path


def test_a_picture_given_as_a_file_has_the_size_and_sum_of_what_is_published(site: Site) -> None:
    site.write("news/skan.jpg", photograph(600, 400))
    site.news("mist", files=["skan.jpg"])
    assert told(site) == []
    published = (site.output / URL[1:] / "skan.jpg").read_bytes()
    assert hashlib.sha256(published).hexdigest() in site.page(URL)
    assert opened(site.output / URL[1:] / "skan.jpg").size == (600, 400)


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_stands_as_the_camera_was_held(site: Site, orientation: int) -> None:
    upright = Image.new("RGB", (600, 1000), "white")
    upright.paste("red", (0, 0, 600, 200))
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    data = saved(upright.transpose(turns[orientation]), "JPEG", exif=exif(orientation), quality=90)
    found = shown(site, data)
    for picture in found.values():
        assert picture.width < picture.height
        assert picture.convert("RGB").getpixel((picture.width // 2, 20))[1] < 60  # type: ignore[index]
        assert picture.convert("RGB").getpixel((picture.width // 2, picture.height - 20))[1] > 200  # type: ignore[index]
    image = site.soup(URL).select_one("figure.picture img")
    assert image is not None
    assert int(str(image["width"])) < int(str(image["height"]))


def test_colours_of_another_profile_become_those_of_the_screen(site: Site) -> None:
    linear = _gamma_one()
    data = saved(Image.new("RGB", (50, 50), (128, 128, 128)), "JPEG", icc_profile=linear, quality=95)
    grey = shown(site, data)["50.jpg"].convert("RGB").getpixel((25, 25))
    assert isinstance(grey, tuple)
    assert grey[0] > 170  # half the light is 188 in sRGB, not 128


def _gamma_one() -> bytes:
    """The sRGB profile with its curves made straight: numbers are light itself (ICC.1, `curv` of no points)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    for number in range(count):
        name, place, _ = struct.unpack(">4sII", profile[132 + 12 * number : 144 + 12 * number])
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            profile[place : place + 12] = b"curv" + bytes(8)
    return bytes(profile).replace(b"sRGB", b"LINE").replace(b"s\0R\0G\0B", b"L\0I\0N\0E")


def test_line_art_stays_sharp_and_clear_parts_stay_clear(site: Site) -> None:
    drawing = Image.new("RGBA", (1000, 400), (0, 0, 0, 0))
    drawing.paste("navy", (100, 100, 900, 120))
    found = shown(site, saved(drawing, "PNG"))
    assert sorted(found) == ["1000.png", "1000.webp", "480.png", "480.webp"]
    for name in ("1000.png", "1000.webp"):
        assert found[name].convert("RGBA").getpixel((500, 110)) == (0, 0, 128, 255)
        assert found[name].convert("RGBA").getpixel((10, 10))[3] == 0  # type: ignore[index]


def test_a_photograph_saved_as_png_is_packed_as_a_photograph(site: Site) -> None:
    assert sorted(shown(site, saved(scene(500, 300), "PNG"), "mist.png")) == ["500.jpg", "500.webp"]


def test_a_photograph_with_clear_parts_keeps_them_and_stays_light(site: Site) -> None:
    cut = scene(500, 300).copy()
    cut.putalpha(Image.linear_gradient("L").resize((500, 300)))
    found = shown(site, saved(cut, "PNG"), "mist.png")
    assert sorted(found) == ["500.png", "500.webp"]
    assert found["500.webp"].convert("RGBA").getpixel((250, 5))[3] < 20  # type: ignore[index]
    light, heavy = (next((site.output / URL[1:]).glob(f"mist-*.{kind}")).stat().st_size for kind in ("webp", "png"))
    assert light * 4 < heavy


@pytest.mark.parametrize(
    ("form", "picture", "options"),
    [
        ("JPEG", scene(300, 200).convert("CMYK"), {}),
        ("JPEG", scene(300, 200).convert("L"), {}),
        ("JPEG", scene(300, 200), {"progressive": True}),
        ("PNG", scene(300, 200).convert("P"), {}),
        ("PNG", scene(300, 200).convert("1"), {}),
        ("GIF", scene(300, 200).convert("P"), {}),
        ("AVIF", scene(300, 200), {"speed": 10}),
    ],
)
def test_every_sort_of_picture_comes_out(site: Site, form: str, picture: Image.Image, options: dict[str, bool]) -> None:
    found = shown(site, saved(picture, form, **options), f"mist.{'jpg' if form == 'JPEG' else form.lower()}")
    assert {picture.size for picture in found.values()} == {(300, 200)}
    assert {picture.mode for picture in found.values()} <= {"RGB", "RGBA"}
    whole = found["300.webp"].convert("RGB").resize((1, 1)).getpixel((0, 0))
    meant = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert isinstance(whole, tuple)
    assert isinstance(meant, tuple)
    assert max(abs(a - b) for a, b in zip(whole, meant, strict=True)) < 12


def test_sixteen_bits_of_grey_become_eight(site: Site) -> None:
    deep = Image.new("I;16", (40, 30), 0x8000)
    found = shown(site, saved(deep, "PNG"), "mist.png")
    assert found["40.png"].convert("L").getpixel((5, 5)) in (127, 128)


def test_of_an_animation_the_first_frame_is_shown_and_the_editor_told(site: Site) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    site.write("news/ruch.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    site.news("mist", "![Рух](ruch.gif)\n")
    level, path, message = told(site)[0]
    assert (level, path) == ("warning", "news/ruch.gif")
    assert message.startswith("зображення рухається, а на сторінці буде лише перший кадр")
    assert all(not getattr(opened(file), "is_animated", False) for file in (site.output / URL[1:]).glob("ruch-*"))


def test_clear_colours_of_a_palette_stay_clear(site: Site) -> None:
    logo = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    logo.paste(scene(200, 100), (50, 50))
    data = saved(logo.quantize(64, method=Image.Quantize.FASTOCTREE), "PNG")
    assert b"tRNS" in data
    site.write("news/lohotyp.png", data)
    site.news("tekst", "[Логотип](lohotyp.png)\n")
    found = shown(site, data, "mist.png")
    assert sorted(found) == ["300.png", "300.webp"]
    whole = opened(next(site.output.rglob("lohotyp.png")))
    for picture in (*found.values(), whole):
        assert picture.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
        assert picture.convert("RGBA").getpixel((150, 100))[3] == 255  # type: ignore[index]


@pytest.mark.parametrize(
    "told",
    [b"Exif\0\0II*\0\x08\0\0\0\xff\xff", b"Exif\0\0" + SECRET, b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II"],
    ids=["table cut off", "no table", "table outside", "cut off"],
)
def test_damaged_exif_of_a_sound_photograph_is_dropped(site: Site, told: bytes) -> None:
    data = saved(scene(300, 200), "JPEG", exif=told)
    site.write("news/vid.jpg", data)
    site.news("tekst", "[Уся світлина](vid.jpg)\n")
    found = shown(site, data)
    assert sorted(found) == ["300.jpg", "300.webp"]
    whole = next(site.output.rglob("vid.jpg"))
    assert b"Exif" not in whole.read_bytes()
    assert opened(whole).size == (300, 200)


def test_an_encoder_that_refuses_is_told_with_the_picture(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("encoding error 5")

    monkeypatch.setattr(darkroom, "_save", refuse)
    site.write("news/mist.jpg", photograph(60, 40))
    site.news("mist", image="mist.jpg", image_alt="Міст")
    words = "зображення не вдалося зменшити (encoding error 5) — збережіть його ще раз як JPEG або PNG"
    assert [message for _, _, message in told(site)] == [f"{site.content / 'news/mist.jpg'}: {words}"]


def _claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims any size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "зображення порожнє: у файлі 0 байтів"),
        (photograph(300, 200)[:6000], "зображення обірване: файл скопійовано не до кінця"),
        (photograph(300, 200, progressive=True)[:6000], "зображення обірване: файл скопійовано не до кінця"),
        (_claiming(60000, 60000), "зображення завелике: понад 64 мільйони точок"),
        (_claiming(PIXELS // 8000 + 1, 8000), "зображення завелике: понад 64 мільйони точок"),
        (
            saved(Image.new("L", (3, 60000)), "JPEG"),
            "зображення заввишки 60\u00a0000 точок, а завширшки лише кілька",
        ),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "зображення пошкоджене"),
        (b"BM" + bytes(200), "зображення пошкоджене"),
    ],
    ids=["empty", "torn", "torn progressive", "bomb", "too many", "too tall", "svg inside", "another format"],
)
def test_what_is_no_sound_picture_stops_the_build_and_is_told_where_it_is_named(
    site: Site, data: bytes, words: str
) -> None:
    site.write("news/mist.jpg", data)
    site.news("mist", image="mist.jpg", image_alt="Міст")
    assert told(site) == [("error", "news/mist.jpg", f"{words}; його називає news/mist.md:4")]


def test_an_animation_whose_frames_would_take_minutes_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("L", (30, 20), shade) for shade in (0, 80, 160, 240)]
    site.write("news/ruh.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    site.news("ruh", image="ruh.gif", image_alt="Рух")
    monkeypatch.setattr(darkroom, "MOVING", 4 * 30 * 20 - 1)
    words = "зображення рухається задовго: кадри разом мають понад 256 мільйонів точок"
    assert told(site) == [("error", "news/ruh.gif", f"{words}; його називає news/ruh.md:4")]
    site.write("news/ruh.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:3]))
    assert [level for level, *_ in told(site)] == ["warning"]


def test_a_picture_under_a_wrong_suffix_is_shown_and_told(site: Site) -> None:
    site.write("news/mist.jpg", saved(scene(60, 40), "PNG"))
    site.news("mist", image="mist.jpg", image_alt="Міст")
    assert told(site) == [("warning", "news/mist.jpg", "це зображення PNG, а не «.jpg»; його називає news/mist.md:4")]
    assert list((site.output / URL[1:]).glob("mist-*-60.webp"))


def test_a_picture_is_decoded_once_whatever_is_built_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(site, photograph(700, 500))
    before = tree(site.output)

    def never(*_: object) -> None:
        raise AssertionError("decoded again")

    for name in ("look", "develop", "full"):
        monkeypatch.setattr(darkroom, name, never)
    assert site.build(clean=True)["written"] > len(first)
    (site.content / "news/mist.jpg").touch()
    assert site.build()["code"] == 0
    assert tree(site.output) == before


def test_a_changed_a_moved_and_a_removed_picture_leave_what_a_clean_build_makes(site: Site, tmp_path: Path) -> None:
    shown(site, photograph(600, 400))
    site.write("news/mist.jpg", photograph(600, 400, seed=2))
    site.write("news/nova.jpg", photograph(500, 300, seed=3))
    site.news("druha", "![Нова](nova.jpg)\n")
    site.build()
    site.news("mist", "![Нова](nova.jpg)\n")
    (site.content / "news/mist.jpg").unlink()
    assert site.build()["code"] == 0
    assert not list(site.output.rglob("mist-*"))
    site.build(output=tmp_path / "clean", memory=tmp_path / "other")
    assert tree(site.output) == tree(tmp_path / "clean")


def test_copies_of_no_picture_are_removed_after_a_month(site: Site) -> None:
    data = photograph(300, 200)
    shown(site, data)
    kept = Pictures(site.memory / "pictures")
    folder = kept.place(hashlib.sha256(data).hexdigest())
    kept.prune([])
    assert folder.is_dir()
    os.utime(folder, (0, 0))
    kept.prune([hashlib.sha256(data).hexdigest()])
    assert folder.is_dir()
    kept.prune([])
    assert not folder.exists()


def test_no_width_is_wider_than_the_picture_or_taller_than_webp_allows() -> None:
    assert widths(4000, 3000) == (480, 960, 1600)
    assert widths(1000, 10) == (480, 1000)
    assert widths(300, 300) == (300,)
    assert widths(1, 50_000) == (1,)
    assert all(each * 60_000 / 1000 < 16_384 for each in widths(1000, 60_000))


def test_what_is_seen_is_the_same_of_a_file_and_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(photograph(300, 200, orientation=6))
    assert darkroom.look(file) == darkroom.look(io.BytesIO(file.read_bytes()))
    assert darkroom.look(file)[:2] == (200, 300)


@pytest.mark.parametrize(
    "text",
    ["![](mist.jpg)", "![][m]\n\n[m]: mist.jpg", '<img src="mist.jpg">', '<p><img src="mist.jpg" alt=""></p>'],
    ids=["markdown", "reference", "html", "empty alt"],
)
def test_a_picture_without_words_is_told_whichever_way_it_came(site: Site, text: str) -> None:
    site.write("news/mist.jpg", photograph(60, 40))
    site.news("mist", f"Новина.\n\n{text}\n")
    found = site.build()["problems"]
    assert [(problem["level"], problem["rule"]) for problem in found] == [("warning", "R25")]
    assert found[0]["message"].startswith("картинка «mist.jpg» не має опису")


def test_a_picture_called_a_picture_is_told_too(site: Site) -> None:
    site.write("news/mist.jpg", photograph(60, 40))
    site.news("mist", "Новина.\n\n![світлина](mist.jpg)\n\n![Фото мосту](mist.jpg)\n")
    found = [(problem["line"], problem["level"], problem["message"]) for problem in site.build()["problems"]]
    assert found == [(7, "warning", "«світлина» не описує зображення")]
