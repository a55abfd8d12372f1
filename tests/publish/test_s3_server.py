"""A publication through the real rclone into a real S3 server, behind a CDN, while its processes are killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from plugins.publish import objects as module
from plugins.publish.canary import faults_at, manifest_at
from plugins.publish.store import Locked, PublishError
from plugins.publish.targets import Target, find_target
from plugins.publish.transaction import publish

from .cdn import cdn
from .servers import free_port, s3
from .sites import write_site
from .test_killed import PAGES, processes, readers

ROOT = Path(__file__).parents[2]
KEYS = ("klyuch-vidkryto", "taiemnyi-klyuch")
CLIENT = """
import json, sys
from pathlib import Path
from plugins.publish.targets import find_target
from plugins.publish.transaction import publish
output, project, values = json.loads(sys.argv[1])
publish(Path(output), find_target("", Path(project), {"PUBLISH": values}))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("buckets")
    (folder / "rada").mkdir()
    with s3(folder) as address:
        yield address, folder


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), KEYS, strict=True):
        monkeypatch.setenv(name, value)


def described(endpoint: str, name: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {"там": {"kind": "s3", "bucket": "rada", "endpoint": endpoint, "prefix": name, "cache": 2, **more}}


def test_citizens_get_what_was_built_with_its_headers_and_secrets_stay_secret(
    tmp_path: Path, server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, folder = server
    told: list[str] = []
    real = module.rclone
    monkeypatch.setattr(module, "rclone", lambda *given, **more: told.extend(given) or real(*given, **more))
    monkeypatch.setenv("RCLONE_DRY_RUN", "true")
    lines = [f'{key} = "{value}"' for key, value in described(endpoint, "nova")["там"].items() if key != "cache"]
    keys = [f'access_key = "{KEYS[0]}"', f'secret_key = "{KEYS[1]}"']
    (tmp_path / "publish.toml").write_text("\n".join(["[S3]", *lines, *keys, "cache = 2"]))
    target = find_target("S3", tmp_path, {})
    output = write_site(tmp_path / "output", "перша")
    (output / "files").mkdir()
    (output / "files/Рішення № 5 (проєкт) 100%.pdf").write_bytes(b"%PDF-1.7")
    with cdn(f"{endpoint}/rada/nova") as url:
        release, _ = publish(output, target)
        assert release is not None
        assert manifest_at(url)[0] == release.id
        assert faults_at(url, manifest_at(url)[1], 0, 1) == []
    with target.store.locked():
        assert target.store.faults(release.id) == []
        (folder / "rada/nova/akty/3/index.html").write_text("підроблено")
        assert [str(fault) for fault in target.store.faults(release.id)] == ["akty/3/index.html: змінено на сервері"]
    with target.store.reading():
        assert [str(fault) for fault in target.store.faults(release.id)] == ["akty/3/index.html: змінено на сервері"]
    assert {key for key in KEYS if any(key in words for words in told)} == set()
    assert KEYS[1] not in repr(target)


def test_a_store_that_does_not_answer_or_refuses_the_keys_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", ("--low-level-retries", "1"))
    (tmp_path / "buckets/rada").mkdir(parents=True)
    output = write_site(tmp_path / "output", "перша")
    with s3(tmp_path / "buckets", KEYS) as endpoint:
        wrong = described(endpoint, "site", access_key=KEYS[0], secret_key="ne-toi-klyuch")
        (tmp_path / "publish.toml").write_text(_toml(wrong))
        with pytest.raises(PublishError, match="сховище не приймає ключів: перевірте") as refused:
            publish(output, find_target("", tmp_path, {}))
        assert KEYS[0] not in str(refused.value)
        (tmp_path / "publish.toml").write_text(
            _toml(described(endpoint, "site", bucket="nema", access_key=KEYS[0], secret_key=KEYS[1]))
        )
        with pytest.raises(PublishError, match="такого bucket немає: створіть"):
            publish(output, find_target("", tmp_path, {}))
    (tmp_path / "publish.toml").unlink()
    with pytest.raises(PublishError, match="сховище не відповідає: перевірте endpoint і мережу"):
        publish(output, find_target("", tmp_path, {"PUBLISH": described(f"http://127.0.0.1:{free_port()}", "site")}))


def test_a_connection_lost_amid_the_switch_is_told_and_the_next_publication_finishes_it(
    tmp_path: Path, server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, folder = server
    target = find_target("", tmp_path, {"PUBLISH": described(endpoint, "obryv")})
    output = write_site(tmp_path / "output", "перша")
    publish(output, target)
    real, lost = module.rclone, [False]

    def losing(*given: str, env: dict[str, str], **more: Any) -> str:
        lost[0] = lost[0] or any('"dstRemote": "obryv/index.html"' in words for words in given)
        away = {"RCLONE_CONFIG_STORE_ENDPOINT": f"http://127.0.0.1:{free_port()}"} if lost[0] else {}
        return real(*given, env=env | away, **more)

    with monkeypatch.context() as patch:
        patch.setattr(module, "PATIENCE", ("--low-level-retries", "1"))
        patch.setattr(module, "rclone", losing)
        with pytest.raises(PublishError, match=r"сховище не відповідає: .*\nПерехід до випуску 000002-\S+ обірвано"):
            publish(write_site(output, "друга"), target)
    live = folder / "rada/obryv"
    assert "перша" in (live / "index.html").read_text()
    assert "друга" in (live / "akty/3/index.html").read_text()
    assert publish(output, target)[0] is None
    with target.store.reading():
        assert target.store.faults(target.store.current()) == []


def test_no_argument_of_rclone_is_longer_than_a_system_takes() -> None:
    inputs = [module._copying("STORE:rada", "x" * (number * 7), "rada/" + "є" * number) for number in range(900)]
    portions = list(module._portions(inputs))
    assert [given for portion in portions for given in portion] == inputs
    assert max(len(json.dumps(portion)) for portion in portions) <= module.ARGUMENT
    assert max(map(len, portions)) <= module.PORTION


def run_and_kill(arguments: str, word: str, chance: random.Random) -> None:
    """A publication of which the client, rclone or all at once are killed at a random moment; it may be done before."""
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, arguments], cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(chance.uniform(0.2, 4))
    with suppress(ProcessLookupError):
        if chance.random() < 0.4:
            os.killpg(client.pid, signal.SIGKILL)
        elif alive := processes(word):
            os.kill(chance.choice(alive), signal.SIGKILL)
    client.wait(120)
    for _ in range(600):
        if not processes(word):
            return
        time.sleep(0.05)
    raise TimeoutError("щось із вбитої публікації ще живе")


def publish_when_free(output: Path, target: Target) -> None:
    """A process that is being killed holds the lock for as long as the system takes it down."""
    for _ in range(100):
        try:
            publish(output, target)
            return
        except Locked:
            time.sleep(0.1)
    publish(output, target)


def publications(server: tuple[str, Path], folder: Path, times: int) -> None:
    endpoint, _ = server
    output, word = folder / "output", f"vbyta-{times}"
    settings = described(endpoint, word)
    target = find_target("", folder, {"PUBLISH": settings})
    chance = random.Random(7)
    publish(write_site(output, "0", PAGES), target)
    with cdn(f"{endpoint}/rada/{word}") as url, readers(url) as found:
        for number in range(1, times + 1):
            write_site(output, str(number), PAGES, fill=20_000)
            run_and_kill(json.dumps([str(output), str(folder), settings]), word, chance)
            if number % 2 == 0:
                publish_when_free(output, target)
                with target.store.locked():
                    assert target.store.faults(target.store.current()) == []
    assert found.wrong == []
    assert found.seen > times


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="процеси шукаються у /proc")
def test_killed_publications_never_show_a_page_without_its_assets(server: tuple[str, Path], tmp_path: Path) -> None:
    publications(server, tmp_path, 4)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="процеси шукаються у /proc")
def test_forty_killed_publications(server: tuple[str, Path], tmp_path: Path) -> None:
    publications(server, tmp_path, 40)


def _toml(targets: dict[str, dict[str, Any]]) -> str:
    (values,) = targets.values()
    return "\n".join(["[S3]", *(f"{key} = {json.dumps(value)}" for key, value in values.items())])
