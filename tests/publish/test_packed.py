"""Packed copies: what they are made of, when they are made anew, and how they reach a release."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest

from plugins.publish import packed
from plugins.publish.built import built_site
from plugins.publish.folder import Folder
from plugins.publish.manifest import Manifest
from plugins.publish.packed import pack
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .servers import nginx
from .sites import write_site

FILL = 400


def own(output: Path) -> Manifest:
    return built_site(output, None).manifest


def test_each_copy_gives_back_its_file(tmp_path: Path) -> None:
    output = write_site(tmp_path / "output", "перша", fill=FILL)
    site = own(output)
    made = pack(output, site, tmp_path / "packed")
    pages = [path for path in site if path.endswith(".html")]
    assert sorted(made) == sorted(path + suffix for path in pages for suffix in (".br", ".gz"))
    for path in pages:
        data = (output / path).read_bytes()
        assert brotli.decompress((tmp_path / "packed" / f"{path}.br").read_bytes()) == data
        assert gzip.decompress((tmp_path / "packed" / f"{path}.gz").read_bytes()) == data


def test_what_is_small_or_does_not_shrink_has_no_copies(tmp_path: Path) -> None:
    output = write_site(tmp_path / "output", "перша")
    (output / "akty/noise.json").write_bytes(bytes(range(256)) * 2)
    (output / "akty/photo.jpg").write_bytes(b"0" * 1000)
    assert {path for path in pack(output, own(output), tmp_path / "packed") if not path.endswith(".gz")} <= {
        "akty/noise.json.br"
    }


def test_only_what_changed_is_packed_anew_and_what_went_loses_its_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, folder = write_site(tmp_path / "output", "перша", fill=FILL), tmp_path / "packed"
    pack(output, own(output), folder)
    (output / "akty/3/index.html").write_text("змінено" * 100)
    (output / "akty/4/index.html").unlink()
    asked = []
    really = packed._pack
    monkeypatch.setattr(packed, "_pack", lambda file, *rest: asked.append(file) or really(file, *rest))
    made = pack(output, own(output), folder)
    assert asked == [output / "akty/3/index.html"]
    assert not (folder / "akty/4/index.html.br").exists()
    assert made == pack(output, own(output), tmp_path / "anew")


def test_a_killed_run_leaves_no_copy_that_is_taken_for_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, folder = write_site(tmp_path / "output", "перша", fill=FILL), tmp_path / "packed"
    pack(output, own(output), folder)
    write_site(output, "друга", fill=FILL)

    def killed(file: Path, source: str, copy: Path) -> packed.Copies:
        copy.with_name(f"{copy.name}.br").write_bytes(b"half")
        raise KeyboardInterrupt

    site = own(output)
    with monkeypatch.context() as patch:
        patch.setattr(packed, "_pack", killed)
        with pytest.raises(KeyboardInterrupt):
            pack(output, site, folder)
    assert pack(output, own(output), folder) == pack(output, own(output), tmp_path / "anew")
    assert (folder / "index.html.br").read_bytes() == (tmp_path / "anew/index.html.br").read_bytes()


def test_a_damaged_list_means_packing_anew(tmp_path: Path) -> None:
    output, folder = write_site(tmp_path / "output", "перша", fill=FILL), tmp_path / "packed"
    made = pack(output, own(output), folder)
    (folder / packed.LIST).write_bytes(b"\xff not a list")
    assert pack(output, own(output), folder) == made


def test_a_release_holds_the_copies_and_is_as_its_manifest_says(tmp_path: Path, target: Target) -> None:
    output = write_site(tmp_path / "output", "перша", fill=FILL)
    release, _ = publish(output, target, packed=tmp_path / "packed")
    assert release is not None
    live = tmp_path / "server/current"
    assert brotli.decompress((live / "index.html.br").read_bytes()) == (live / "index.html").read_bytes()
    with target.store.reading():
        assert target.store.faults(release.id) == []
    assert publish(output, target, packed=tmp_path / "packed")[0] is None


def test_an_etag_follows_the_bytes_on_any_server_and_through_any_publication(tmp_path: Path) -> None:
    output = write_site(tmp_path / "output", "перша", fill=FILL)
    places = [tmp_path / "one", tmp_path / "two"]
    target = Target("тут", Folder("тут", places[0]))

    def etag(place: Path, path: str) -> str:
        folder = tmp_path / f"nginx-{len(list(tmp_path.iterdir()))}"
        with (
            nginx(folder, place / "current") as url,
            urlopen(Request(f"{url}/{path}", method="HEAD"), timeout=20) as answer,
        ):
            return str(answer.headers["ETag"])

    publish(output, target)
    first = etag(places[0], "akty/1/")
    publish(write_site(output, "перша", fill=FILL), replace(target, store=Folder("там", places[1])))
    assert etag(places[1], "akty/1/") == first
    publish(write_site(output, "друга", fill=FILL), target)
    assert etag(places[0], "akty/1/") != first
    publish(write_site(output, "перша", fill=FILL), target)
    assert etag(places[0], "akty/1/") == first
