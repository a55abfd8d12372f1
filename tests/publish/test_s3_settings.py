"""A store's settings that cannot be right are told, all at once, with what to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.publish.objects import Connection
from plugins.publish.s3 import S3
from plugins.publish.store import PublishError
from plugins.publish.targets import find_target

GOOD: dict[str, Any] = {"kind": "s3", "bucket": "rada", "endpoint": "https://s3.example.ua"}


def told(project: Path, **values: Any) -> str:
    with pytest.raises(PublishError) as refused:
        find_target("", project, {"PUBLISH": {"S3": GOOD | values}})
    return str(refused.value)


def test_what_is_right_is_a_target_without_packed_copies(tmp_path: Path) -> None:
    for values in ({}, {"prefix": "", "private": "rada-zakryte"}, {"prefix": "sait/rady", "cache": 0, "keep": 3}):
        target = find_target("", tmp_path, {"PUBLISH": {"S3": GOOD | values}})
        assert isinstance(target.store, S3)
        assert not target.packed


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"bucket": ""}, "додайте bucket — назву сховища, у якому лежатиме сайт"),
        ({"bucket": "Рада"}, "bucket: «Рада» — у назві від 3 до 63 малих латинських літер, цифр, крапок і дефісів"),
        ({"prefix": "/site/"}, "prefix: «/site/» — запишіть теку без похилої риски на початку й у кінці, як site"),
        ({"prefix": "../other"}, "prefix: «../other» — запишіть теку"),
        ({"prefix": ""}, 'prefix: "" — тоді вкажіть private, другий bucket: у першому все буде видно людям'),
        ({"prefix": "", "private": "rada"}, 'prefix: "" — тоді вкажіть private'),
        (
            {"endpoint": "s3.example.ua"},
            "endpoint: «s3.example.ua» — запишіть адресу сховища, як https://s3.example.ua",
        ),
        ({"access_key": "а"}, "вкажіть обидва ключі, access_key і secret_key, або жодного"),
        ({"cache": -1}, "cache: -1 — секунди, 0 або більше"),
        ({"cache": "5 хв"}, "cache: значення «5 хв» має бути цілим числом"),
        ({"path": "/srv"}, "path: у цілі виду s3 його немає"),
        ({"bukcet": "rada"}, "невідоме «bukcet». Можливо, «bucket»?"),
        ({"kind": "s4"}, "невідомий вид «s4».\nВиди: folder, ssh, s3"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, values: dict[str, Any], message: str) -> None:
    assert message in told(tmp_path, **values).replace("можливо", "Можливо")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, bucket="Х", prefix="/", cache=-5).splitlines()) == 3


def test_a_secret_is_not_taken_from_the_file_that_everybody_sees_and_never_shown(tmp_path: Path) -> None:
    words = told(tmp_path, access_key="vidkryte", secret_key="taiemne")
    assert words == "ціль «S3»: secret_key у pelicanconf.py побачать усі: перенесіть ціль у publish.toml"
    (tmp_path / "publish.toml").write_text('[S3]\nkind = "s3"\nbucket = "rada"\nsecret_key = 123456\n')
    with pytest.raises(PublishError, match="secret_key: значення має бути текстом у лапках"):
        find_target("", tmp_path, {})
    assert "taiemne" not in repr(Connection(secret_key="taiemne"))
