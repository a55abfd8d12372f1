"""Settings: all faults at once, each with its name and what is asked for."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from plugins.model.law.figures import Figures
from plugins.records.session import pelican_settings
from plugins.records.settings import Settings, SettingsError, from_pelican

from ..site import Site, at_day


def given(**values: Any) -> dict[str, Any]:
    """Pelican's dictionary of a small site, with these values over it."""
    return {
        "PATH": "content",
        "OUTPUT_PATH": "output",
        "MEMORY_PATH": ".memory",
        "THEME": "theme",
        "SITEURL": "https://rada.example",
        "SITENAME": "Рада",
        "COUNCIL": "Рада",
        "COUNCIL_GENITIVE": "Ради",
        "COMMUNITY": "Громада",
        "ADDRESS": "Площа, 1",
        "BODIES": {"rada": "Рада"},
        **values,
    }


def faults(**values: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        from_pelican(given(**values))
    return caught.value.faults


def test_a_small_site_needs_no_more_than_its_identity() -> None:
    settings = from_pelican(given())
    assert (settings.official, settings.email, settings.old_hosts, settings.feed_length) == (False, None, (), 30)
    assert settings.content == Path("content").absolute()


def test_the_projects_own_settings_are_complete_and_known() -> None:
    values = pelican_settings()
    from_pelican(values)
    assert {item.metadata["name"] for item in fields(Settings)} >= {"SITEURL", "BODIES", "OLD_HOSTS", "OFFICIAL"}
    assert all(item.metadata["help"] for item in fields(Settings))


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"OFFICIAL": "так"}, "pelicanconf.py: OFFICIAL: значення 'так' має бути типу bool"),
        ({"FEED_LENGTH": True}, "pelicanconf.py: FEED_LENGTH: значення True має бути типу int"),
        ({"EMAIL": 5}, "pelicanconf.py: EMAIL: значення 5 має бути типу str | None"),
        (
            {"OLD_HOSTS": "old.rada.example"},
            "pelicanconf.py: OLD_HOSTS: значення 'old.rada.example' має бути типу tuple[str, ...]",
        ),
        ({"BODIES": {"rada": 1}}, "pelicanconf.py: BODIES: значення {'rada': 1} має бути типу dict[str, str]"),
        (
            {"BODIES": {"Рада": "Рада"}},
            "pelicanconf.py: BODIES: код «Рада» — лише малі латинські літери, цифри й дефіс",
        ),
        (
            {"SITEURL": "https://rada.example/"},
            "pelicanconf.py: SITEURL: «https://rada.example/» — запишіть адресу кореня сайту, як https://rada.example",
        ),
        (
            {"SITEURL": "rada.example"},
            "pelicanconf.py: SITEURL: «rada.example» — запишіть адресу кореня сайту, як https://rada.example",
        ),
        ({"BUILD_DATE": "01.03.2025"}, "pelicanconf.py: BUILD_DATE: «01.03.2025» — запишіть дату так: 2019-12-24"),
        ({"BUILD_DATE": "2025-02-30"}, "pelicanconf.py: BUILD_DATE: «2025-02-30» — запишіть дату так: 2019-12-24"),
        ({"TIMEZONE": "Europe/Nizhyn"}, "pelicanconf.py: TIMEZONE: немає часового поясу «Europe/Nizhyn»"),
        *(
            (
                {"SECURITY_CONTACT": contact},
                "pelicanconf.py: SECURITY_CONTACT: «{}» — запишіть пошту або адресу https://, mailto: чи tel:".format(
                    contact.replace("\n", "\\u000a")
                ),
            )
            for contact in (
                "http://rada.example/",
                "відділ",
                "a@rada.example\nPolicy: x",
                "rada.example",
                "mailto:відділ",
            )
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(values: dict[str, Any], fault: str) -> None:
    assert faults(**values) == [fault]


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"MARTIAL_LAW": {"24.02.2022": ""}}, "MARTIAL_LAW: «24.02.2022» — запишіть дату так: 2019-12-24"),
        ({"MARTIAL_LAW": {"2022-02-24": "досі"}}, "MARTIAL_LAW: «досі» — запишіть дату так: 2019-12-24"),
        ({"MARTIAL_LAW": {"": ""}}, "MARTIAL_LAW: «» — запишіть дату так: 2019-12-24"),
        ({"WAIVERS_FROM": ""}, "WAIVERS_FROM: «» — запишіть дату так: 2019-12-24"),
        (
            {"DRAFTS_TEN_DAYS_FROM": "2020-10-01 10:00"},
            "DRAFTS_TEN_DAYS_FROM: «2020-10-01 10:00» — запишіть дату так: 2019-12-24",
        ),
        (
            {"COMMISSION_PAPERS_FROM": "2024-02-30"},
            "COMMISSION_PAPERS_FROM: «2024-02-30» — запишіть дату так: 2019-12-24",
        ),
        ({"PETITION_TERMS": {"2024": "250/45"}}, "PETITION_TERMS: «2024» — запишіть дату так: 2019-12-24"),
        ({"PETITION_TERMS": {"2024-01-01": "250"}}, "PETITION_TERMS: «250» — запишіть так: 250/45"),
        ({"COMPOSITION": {"VIII": "вісім"}}, "COMPOSITION: «вісім» — запишіть так: 27"),
    ],
)
def test_a_figure_of_the_law_that_cannot_be_read_is_named(values: dict[str, Any], fault: str) -> None:
    assert faults(**values) == [f"pelicanconf.py: {fault}"]


def test_figures_of_the_law_are_those_of_the_settings() -> None:
    assert from_pelican(given()).figures == Figures()
    changed = from_pelican(given(NOTICE_DAYS=9, MARTIAL_LAW={"2022-02-24": "2030-01-01"})).figures
    assert (changed.notice_days, changed.martial_law) == (9, {"2022-02-24": "2030-01-01"})


def test_a_setting_that_is_missing_is_named_with_its_meaning() -> None:
    values = given()
    del values["COUNCIL"]
    with pytest.raises(SettingsError, match=r"COUNCIL: немає налаштування \(the council's full name\)"):
        from_pelican(values)


def test_all_faults_are_named_at_once() -> None:
    assert len(faults(OFFICIAL=1, SITEURL="x", BUILD_DATE="x", BODIES={"Рада": "Рада"})) == 4


def test_the_environment_decides_what_day_it_is() -> None:
    with at_day("2025-03-01"):
        settings = from_pelican(given(BUILD_DATE="2019-01-01"))
    assert (settings.today, settings.now) == ("2025-03-01", "2025-03-01 23:59")


def test_a_moment_of_the_build_may_have_minutes() -> None:
    settings = from_pelican(given(BUILD_DATE="2019-01-01 10:30"))
    assert (settings.today, settings.now) == ("2019-01-01", "2019-01-01 10:30")


def test_addresses_that_pages_would_lead_to_must_be_some() -> None:
    assert faults(
        CHANNELS={"Телеграм": "javascript:alert(1)"}, EMAIL="a@b.ua\nBcc: x", ALERT={"url": "//evil.example"}
    ) == [
        "pelicanconf.py: CHANNELS: «javascript:alert(1)» — запишіть так: https://rada.example",
        "pelicanconf.py: ALERT: «//evil.example» — запишіть так: https://rada.example",
        "pelicanconf.py: EMAIL: «a@b.ua\\u000aBcc: x» — запишіть так: rada@rada.example",
    ]
    assert faults(SITEURL='https://a.example"><script>') == [
        'pelicanconf.py: SITEURL: «https://a.example"><script>» — запишіть адресу кореня сайту, як https://rada.example'
    ]


BAD_ROOTS = (
    "https://u:p@rada.example",
    "https://rada.example:99999",
    "https://:80",
    "https://rada.example/a",
    "https://rada.example?a",
    "https://rada.example#a",
    "https://..",
    "https://rada,example",
    "HTTPS://rada.example",
    "",
)


@pytest.mark.parametrize("url", BAD_ROOTS)
def test_an_address_that_is_no_root_of_a_site_is_named(url: str) -> None:
    words = "запишіть адресу кореня сайту, як https://rada.example"
    assert faults(SITEURL=url) == [f"pelicanconf.py: SITEURL: «{url}» — {words}"]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8000", "https://рада.укр", "http://[::1]:80", "https://xn--80aaa.example", "http://localhost"],
)
def test_other_roots_are_fine(url: str) -> None:
    assert from_pelican(given(SITEURL=url)).site_url == url


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (
            {"SITENAME": "Ра\u202eда"},
            "SITENAME: недозволений знак U+202E (знак, що перевертає напрям письма) — вилучіть його",
        ),
        ({"COUNCIL": "Рада\x1b[2J"}, "COUNCIL: недозволений знак U+001B (керівний знак) — вилучіть його"),
        ({"MEDIA_FOLDER": "/a\0b"}, "MEDIA_FOLDER: недозволений знак U+0000 (порожній байт NUL) — вилучіть його"),
        (
            {"CHANNELS": {"Вай\x07бер": "https://a.b"}},
            "CHANNELS: недозволений знак U+0007 (керівний знак) — вилучіть його",
        ),
        (
            {"ALERT": {"text": "\u2066а"}},
            "ALERT: недозволений знак U+2066 (знак, що перевертає напрям письма) — вилучіть його",
        ),
        ({"SITENAME": "Р" * 2001}, "SITENAME: 2001 знаків — скоротіть до 2000"),
        ({"FEED_LENGTH": -1}, "FEED_LENGTH: -1 — запишіть число від 0 до 100000"),
        ({"ACT_DAYS": 10**30}, f"ACT_DAYS: {10**30} — запишіть число від 0 до 100000"),
        ({"ALERT": {"text": "Так", "until": "32.13.2025"}}, "ALERT: «32.13.2025» — запишіть дату так: 2019-12-24"),
        ({"ALERT": {"url": "/\\evil.example"}}, "ALERT: «/\\evil.example» — запишіть так: https://rada.example"),
        (
            {"OLD_HOSTS": ("http://old.rada.example/",)},
            "OLD_HOSTS: «http://old.rada.example/» — запишіть так: old.rada.example",
        ),
        ({"OLD_HOSTS": ("Old.rada.example",)}, "OLD_HOSTS: «Old.rada.example» — запишіть так: old.rada.example"),
        ({"EDRPOU": "<b>"}, "EDRPOU: «<b>» — запишіть так: 12345678"),
        ({"MEMORY_PATH": None}, "MEMORY_PATH: None — запишіть теку в лапках"),
        ({"OUTPUT_PATH": ""}, "OUTPUT_PATH: '' — запишіть теку в лапках"),
        ({"PATH": "a\0b"}, "PATH: 'a\\x00b' — запишіть теку в лапках"),
        ({"THEME": "/etc/passwd"}, "THEME: «/etc/passwd» не тека теми — вкажіть ту, де css/index.css і templates"),
        ({"DEFAULT_LANG": "en"}, "DEFAULT_LANG: 'en' — сайт говорить українською, запишіть \"uk\""),
        ({"PLUGINS": None}, "PLUGINS: None — тут має бути список"),
    ],
)
def test_a_value_that_would_do_harm_later_is_named_before_anything_is_read(values: dict[str, Any], fault: str) -> None:
    assert faults(**values) == [f"pelicanconf.py: {fault}"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("THEME = 'nowhere'", "THEME: «{folder}/nowhere» не тека теми — вкажіть ту, де css/index.css і templates"),
        ("THEME = None", "THEME: None — запишіть теку в лапках"),
        ("DEFAULT_LANG = None", 'DEFAULT_LANG: None — сайт говорить українською, запишіть "uk"'),
        ("SITEURL = None", "SITEURL: None — тут має бути текст у лапках"),
        ("JINJA_ENVIRONMENT = None", "JINJA_ENVIRONMENT: None — тут має бути словник"),
    ],
)
def test_what_pelican_itself_stumbles_at_is_said_in_the_users_words(tmp_path: Path, line: str, told: str) -> None:
    site = Site(tmp_path)
    site.configure()
    assert site.settings is not None
    site.settings.write_text(f"{site.settings.read_text('utf-8')}{line}\n", "utf-8")
    report = site.build()
    assert report["code"] == 1
    assert [each["message"] for each in report["problems"]] == [f"pelicanconf.py: {told.format(folder=tmp_path)}"]
    assert not site.output.exists()
