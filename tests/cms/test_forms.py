from __future__ import annotations

import json

import pytest

from plugins.cms.forms import configuration, places
from plugins.cms.shapes import shapes
from plugins.cms.values import TEXT
from plugins.model.kinds import KINDS, Record
from plugins.model.validation import key_of
from plugins.model.vocabulary import ACT_KINDS
from plugins.records.session import pelican_settings
from plugins.records.settings import Settings, from_pelican


@pytest.fixture(scope="module")
def settings() -> Settings:
    return from_pelican(pelican_settings())


@pytest.fixture(scope="module")
def collections(settings: Settings) -> dict[str, dict]:
    found = configuration(settings, "2025", "/api/v1/x", {"news": 2784, "protokol": 3})["collections"]
    return {collection["name"]: collection for collection in json.loads(json.dumps(found))}


def kind_of(collection: dict) -> type[Record]:
    return KINDS[collection["folder"].split(".")[0]]


def test_there_is_a_list_for_each_kind_and_for_each_kind_of_act(collections: dict) -> None:
    assert collections.keys() == {*KINDS, *ACT_KINDS} - {"acts"}


def test_a_list_that_is_cut_says_so(collections: dict) -> None:
    assert collections["news"]["description"].startswith("Показано найновіші 300 із 2784.")
    assert "description" not in collections["protokol"]


def test_a_form_has_each_field_of_its_kind_once_with_its_words(collections: dict) -> None:
    for name, collection in collections.items():
        fields = {name: info for name, info in kind_of(collection).model_fields.items() if name != "withdrawn"}
        found = {field["name"]: field for field in collection["fields"]}
        assert len(found) == len(collection["fields"]), name
        assert found.keys() == {key_of(field) for field in fields} | {TEXT}, name
        for field, info in fields.items():
            shown = found[key_of(field)]
            assert shown["label"].casefold() == info.title.casefold()
            assert shown["shape"]["hint"] == info.description
            if info.is_required():
                assert shown["required"]


def test_a_choice_offers_the_whole_vocabulary(collections: dict) -> None:
    for collection in collections.values():
        for field in collection["fields"]:
            info = kind_of(collection).model_fields.get(field["name"])
            vocabulary = info.json_schema_extra["vocabulary"] if info else {}
            if vocabulary:
                offered = {code: words.casefold() for code, words in field["shape"]["choices"]}
                assert offered == {code: words.casefold() for code, words in vocabulary.items()}


def test_nested_values_are_forms_of_their_own_parts(collections: dict) -> None:
    relations = next(field for field in collections["rishennia-rady"]["fields"] if field["name"] == "relations")
    assert relations["shape"]["form"] == "parts"
    parts = {part["name"]: part for part in relations["shape"]["parts"]}
    assert list(parts) == ["type", "act", "clause"]
    assert parts["act"]["shape"]["holds"] == "acts"
    assert parts["type"]["required"]
    assert not parts["clause"]["required"]


def test_every_field_that_names_another_record_is_a_picker(collections: dict) -> None:
    """Whoever adds a field with an identifier must say whose: its help speaks of an identifier."""
    for collection in collections.values():
        for shape in shapes(kind_of(collection)):
            for field in (shape, *shape.parts):
                told = "ідентифікатор" in field.help and field.name != "uid"
                assert not told or field.holds in ("acts", "sessions", "videos", "record"), field


def test_bodies_and_commissions_are_those_of_the_settings(collections: dict, settings: Settings) -> None:
    fields = {field["name"]: field for field in collections["sessions"]["fields"]}
    assert [code for code, _ in fields["body"]["shape"]["choices"]] == list(settings.bodies)


def test_a_kind_without_dates_has_one_list_for_all_times() -> None:
    found = {place.name: str(place) for place in places("2025")}
    assert found["pages"] == "pages"
    assert found["news"] == "news.2025"
    assert found["protokol"] == "acts.protokol.2025"
