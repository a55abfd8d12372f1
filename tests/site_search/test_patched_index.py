"""The index patched after an edit has the bytes of one built anew, whatever changed places and whoever was at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..site import Site, tree

MANY = 24
"""Documents enough for one or two changed ones to be patched in."""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    for number in range(10, 10 + MANY):
        site.news(f"n{number}", f"Слово{number} про справу.\n", slug=f"n{number}")
    assert site.build()["code"] == 0
    return site


def test_two_documents_that_exchange_their_addresses_keep_their_words(site: Site) -> None:
    site.news("n10", "Слово10 про справу.\n", slug="n11")
    site.news("n11", "Слово11 про справу.\n", slug="n10")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_file_of_rows_that_somebody_made_to_what_comes_next_is_no_dead_end(site: Site) -> None:
    [rows] = [
        file for file in (site.output / "poshuk/index").glob("m-rows-*") if "Новина n20" in file.read_text("utf-8")
    ]
    rows.write_text(rows.read_text("utf-8").replace("Новина n20", "Новина інша"), "utf-8")
    site.news("n20", "Слово20 про справу.\n", slug="n20", title="Новина інша")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_group_of_rows_is_made_again_where_one_of_its_files_is_lost(site: Site) -> None:
    lost = sorted((site.output / "poshuk/index").glob("m-rows-*"))[2]
    lost.unlink()
    report = site.build()
    assert (report["code"], report["read"], report["written"]) == (0, 0, 1)
    assert lost.is_file()
    assert tree(site.output) == tree(site.clean_build())
