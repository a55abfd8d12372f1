"""publish.toml as people write it: every slip is told with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publish.store import PublishError
from plugins.publish.targets import find_target


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('kind = "ssh"\n', "publish.toml: перед «kind» бракує назви цілі: напишіть першим рядком, наприклад, [server]"),
        ("server = 5\n", "ціль «server»: опишіть її таблицею [server] у publish.toml"),
        ('[server]\nkeep = "5"\n', "ціль «server»: keep: значення «5» має бути цілим числом"),
        ("[server]\npath = 5\n", "ціль «server»: path: значення «5» має бути текстом у лапках"),
        (
            '[server]\noptions = "-p 2222"\n',
            "ціль «server»: options: значення «-p 2222» має бути переліком у квадратних",
        ),
        ("[server]\noptions = [2222]\n", 'ціль «server»: options: кожне слово в лапках, як ["-p", "2222"]'),
        ('[server]\nhots = "a"\n', "ціль «server»: невідоме «hots». можливо, «host»?"),
        ("[server]\nkind = ssh\n", "publish.toml:2: не прочитати — тексти й назви"),
        ("[server\n", "publish.toml:1: не прочитати — тексти й назви"),
        ('[server]\nhost = "a@b"\npath = "/a"\n', 'ціль «server»: є host, а виду не названо: додайте kind = "ssh"'),
        ('[server]\nbucket = "rada"\n', 'ціль «server»: є bucket, а виду не названо: додайте kind = "s3"'),
        ('[server]\nkind = "folder"\nhost = "a"\npath = "b"\n', "ціль «server»: host: у цілі виду folder його немає"),
        ('[server]\npath = "/a/current/"\n', "ціль «server»: path: «/a/current/» — назвіть теку над current"),
        (
            '[server]\nhots = "a"\nkeep = "five"\n',
            "ціль «server»: невідоме «hots». можливо, «host»?\nціль «server»: keep: значення «five» має бути цілим",
        ),
        (
            '[server]\npath = "/a"\nurl = "rada"\nkeep = 1\n',
            "ціль «server»: url: «rada» — запишіть адресу кореня сайту, як https://rada.example\nціль «server»: keep",
        ),
        ('[server]\nkind = "shs"\npath = "/a"\n', "ціль «server»: невідомий вид «shs». можливо, «ssh»?"),
        ('[server]\nkind = "ssh"\nhost = "a"\npath = "a"\n', "ціль «server»: path на сервері має починатися з «/»"),
        ('[server]\nkind = "ssh"\nhost = "-x"\npath = "/a"\n', "ціль «server»: додайте host — користувача і сервер"),
    ],
)
def test_a_slip_in_a_target_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "publish.toml").write_text(text, "utf-8")
    with pytest.raises(PublishError) as told:
        find_target("", tmp_path, {})
    assert str(told.value).startswith(said)


FOLDER, SERVER = '[a]\nkind = "folder"\n', '[a]\nkind = "ssh"\nhost = "site@rada.example"\n'
HOST = 'запишіть користувача і сервер, як site@rada.example; порт — в options: ["-p", "2222"]'
ROOT = "запишіть адресу кореня сайту, як https://rada.example"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f'{FOLDER}path = "~/site"', "path: «~» тут нічого не означає — запишіть шлях повністю, від «/»"),
        (f'{SERVER}path = "C:/site"', "path: «C:/site» — це шлях Windows, а тут він починається з «/»"),
        (f'{SERVER}path = "/srv/../etc"', "path: «/srv/../etc» — назвіть теку на сервері без «..», як /srv/site"),
        (f'{SERVER}path = "//"', "path: «//» — назвіть теку на сервері без «..», як /srv/site"),
        (f'{FOLDER}path = "a\\u0000b"', "path: недозволений знак U+0000 (порожній байт NUL) — вилучіть його"),
        (f'{SERVER}path = "/a\\nread 000001"', "path: недозволений знак U+000A (керівний знак) — вилучіть його"),
        (f'{SERVER}path = "/a"\noptions = ["\\u202e"]', "options: недозволений знак U+202E (знак, що перевертає"),
        *(
            (f'[a]\nkind = "ssh"\npath = "/s"\nhost = "{host}"', f"host: «{host}» — {HOST}")
            for host in ("u@h x", "u@-h", "h;rm", "$(x)", "u:p@h", "ssh://h", "h:22", "u@@h")
        ),
        *(
            (f'{FOLDER}path = "x"\nurl = "{url}"', f"url: «{url}» — {ROOT}")
            for url in ("https://u:p@h", "https://h/a", "https://h?x", "https://h:99999", "https:// h", "https:")
        ),
        ('["\\u202ea"]\nkind = "folder"\npath = "x"', "недозволений знак U+202E (знак, що перевертає напрям письма)"),
    ],
)
def test_what_a_terminal_a_server_or_a_citizen_would_misunderstand_is_told(
    tmp_path: Path, text: str, told: str
) -> None:
    (tmp_path / "publish.toml").write_text(text, "utf-8")
    with pytest.raises(PublishError) as refused:
        find_target("", tmp_path, {})
    assert str(refused.value).startswith((f"ціль «a»: {told}", f"ціль «\\u202ea»: {told}"))


@pytest.mark.parametrize("host", ["rada", "site@rada.example", "127.0.0.1", "site@::1", "fe80::1", "a_b"])
def test_servers_as_ssh_knows_them_are_taken(tmp_path: Path, host: str) -> None:
    (tmp_path / "publish.toml").write_text(f'[a]\nkind = "ssh"\npath = "/s"\nhost = "{host}"\n', "utf-8")
    assert find_target("", tmp_path, {}).path == "/s"


def test_a_publish_toml_that_is_no_file_does_not_send_the_site_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "publish.toml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PublishError, match=r"publish.toml: це не файл — приберіть його"):
        find_target("", tmp_path, {})


@pytest.mark.parametrize("value", [None, ["a"], "a"])
def test_a_setting_publish_that_is_no_table_is_told(tmp_path: Path, value: object) -> None:
    with pytest.raises(PublishError, match=r"pelicanconf.py: PUBLISH: .* — тут має бути словник цілей"):
        find_target("", tmp_path, {"PUBLISH": value})
