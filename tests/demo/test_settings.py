from __future__ import annotations

from dataclasses import fields

from plugins.demo.settings import DEMO_SETTINGS
from plugins.records.settings import Settings, from_pelican

PLACES = {"PATH": "content", "OUTPUT_PATH": "output", "MEMORY_PATH": "memory", "THEME": "theme"}


def test_the_identity_is_one_that_the_site_accepts() -> None:
    settings = from_pelican({**PLACES, "SITEURL": "https://rada.example", **DEMO_SETTINGS})
    assert settings.council == "Взірцеградська міська рада"
    assert not settings.official


def test_every_setting_has_a_name_that_the_site_reads() -> None:
    assert DEMO_SETTINGS.keys() <= {field.metadata["name"] for field in fields(Settings)}
