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
        ("[server]\nkind = ssh\n", "publish.toml: не прочитати (Invalid value (at line 2, column 8)) — тексти й назви"),
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
