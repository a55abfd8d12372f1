"""Servers that do not let in, and connections that are lost: a clear message, and the live release as it was."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publish.ssh import Ssh
from plugins.publish.store import Locked, PublishError
from plugins.publish.targets import Target
from plugins.publish.transaction import publish
from tests import parts

from .servers import free_port, key, processes, sshd
from .sites import write_site

Server = tuple[str, list[str]]
Change = Callable[[Path, list[str]], list[str]]
linux = pytest.mark.skipif(not Path("/proc").is_dir(), reason="процеси шукаються у /proc")


def another_host_key(folder: Path, options: list[str]) -> list[str]:
    made = folder / "another"
    subprocess.run([parts.need("ssh") + "-keygen", "-q", "-t", "ed25519", "-N", "", "-f", made], check=True)
    (folder / "known").write_text(f"[127.0.0.1]:{options[1]} {made.with_suffix('.pub').read_text()}")
    return ["-o", f"UserKnownHostsFile={folder / 'known'}", *options]


def another_key(folder: Path, options: list[str]) -> list[str]:
    made = folder / "unknown"
    subprocess.run([parts.need("ssh") + "-keygen", "-q", "-t", "ed25519", "-N", "", "-f", made], check=True)
    return ["-i", str(made), *options[:2], *options[4:]]


def forced(command: str) -> Change:
    return lambda folder, options: key(folder, options, f'command="{command}"')


def greeting_port() -> int:
    """A port whose server speaks another protocol, and once."""
    listening = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        with listening, listening.accept()[0] as client:
            client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    threading.Thread(target=greet, daemon=True).start()
    return int(listening.getsockname()[1])


def lacking(folder: Path, program: str) -> str:
    """A PATH that has everything but one program."""
    place = folder / "bin"
    place.mkdir()
    for name in os.listdir("/usr/bin"):  # noqa: PTH208 - names only
        if name != program:
            (place / name).symlink_to(f"/usr/bin/{name}")
    return str(place)


def without_rsync(folder: Path, options: list[str]) -> list[str]:
    return key(folder, options, f'command="PATH={lacking(folder, "rsync")}; eval \\"$SSH_ORIGINAL_COMMAND\\""')


WAYS_IN: dict[str, tuple[Change, str]] = {
    "unknown host": (
        lambda _, options: ["-o", "UserKnownHostsFile=/dev/null", *options],
        "сервер незнайомий, його ключа немає в known_hosts — додайте його, звіривши відбиток",
    ),
    "another host key": (another_host_key, "ключ сервера не той, що був — якщо сервера не міняли, не публікуйте"),
    "a key that is not here": (
        lambda folder, options: ["-i", str(folder / "none"), *options[:2], *options[4:]],
        "файла ключа, названого після -i в options, немає — виправте шлях",
    ),
    "a key not known there": (another_key, "сервер не приймає ключа — додайте свій відкритий ключ"),
    "no agent.sh there": (
        forced("sh /opt/nema/agent.sh /srv/site"),
        "на сервері немає agent.sh, що обмежує ключ — поставте його знову",
    ),
    "another server at the port": (
        lambda _, options: ["-p", str(greeting_port()), *options[2:]],
        "за цим портом не ssh, або сервер одразу розриває з'єднання — перевірте host і порт",
    ),
    "no ssh at the port": (
        lambda _, options: ["-p", str(free_port()), *options[2:]],
        "сервер є, але ssh там не відповідає — перевірте host і порт",
    ),
    "a banner": (
        forced(r"echo Вітаємо; eval \"$SSH_ORIGINAL_COMMAND\""),
        r"оболонка сервера друкує зайве \(«Вітаємо»\) — приберіть це з .bashrc",
    ),
    "no login": (
        forced("echo This account is currently not available.; exit 1"),
        "користувачеві заборонено входити — дайте йому оболонку",
    ),
    "a shell that ends": (forced("exit 1"), "з'єднання обірвалося — перевірте мережу"),
    "no rsync there": (without_rsync, "на сервері немає програми rsync: попросіть адміністратора"),
}


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_server_that_does_not_let_in_is_told_with_the_remedy(way: str, server: Server, tmp_path: Path) -> None:
    host, options = server
    change, message = WAYS_IN[way]
    target = Target("там", Ssh("там", host, str(tmp_path / "server"), change(tmp_path, options)))
    with pytest.raises(PublishError, match=f"^{host}: {message}"):
        publish(write_site(tmp_path / "output", "перша"), target)
    assert not list(tmp_path.glob("server/releases/*"))


def test_a_host_that_is_none_is_told(tmp_path: Path) -> None:
    parts.need("ssh")
    target = Target("там", Ssh("там", "rada.invalid", str(tmp_path / "server"), ["-F", "none"]))
    with pytest.raises(PublishError, match=r"^rada.invalid: такого сервера не знайдено — перевірте host"):
        publish(write_site(tmp_path / "output", "перша"), target)


@pytest.mark.parametrize("program", ["ssh", "rsync"])
def test_a_program_that_is_not_here_is_named(
    program: str, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, options = server
    found = lacking(tmp_path, program)
    monkeypatch.setenv("PATH", found)
    with pytest.raises(PublishError, match=f"^немає програми {program}: встановіть"):
        publish(
            write_site(tmp_path / "output", "перша"),
            Target("там", Ssh("там", host, str(tmp_path / "server"), options)),
        )
    assert not list((tmp_path / "server").glob("releases/*"))


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def sshd_of(root: str) -> int:
    """The server's process of a connection: that above the shell which works in the target's folder."""
    inside = [pid for pid in processes(root) if Path(f"/proc/{pid}/cwd").readlink() == Path(root)]
    above = {parent(pid) for pid in inside} - set(inside)
    return next(pid for pid in above if b"sshd" in Path(f"/proc/{pid}/cmdline").read_bytes())


def in_the_middle(output: Path, target: Target, root: Path, act: Callable[[int], None]) -> PublishError:
    """What a publication is refused with when something befalls its connection while a file is on its way."""
    found: list[BaseException] = []

    def run() -> None:
        try:
            publish(output, target)
        except PublishError as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    while thread.is_alive() and not list(root.glob("releases/*.part/.big.bin.*")):
        time.sleep(0.002)
    act(sshd_of(str(root)))
    thread.join(60)
    (error,) = found
    assert isinstance(error, PublishError)
    return error


@linux
@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (signal.SIGKILL, "з'єднання обірвалося — перевірте мережу"),
        (
            signal.SIGSTOP,
            "сервер перестав відповідати|з'єднання обірвалося",
        ),  # whichever of ssh and rsync is heard first
    ],
    ids=["cut", "stalled"],
)
def test_a_connection_lost_in_the_middle_leaves_the_live_release(
    sent: signal.Signals, message: str, server: Server, tmp_path: Path
) -> None:
    host, options = server
    quick = ["-o", "ServerAliveInterval=1", "-o", "ServerAliveCountMax=1", *options]
    root, output = tmp_path / "server", write_site(tmp_path / "output", "перша")
    target = Target("там", Ssh("там", host, str(root), quick))
    first, _ = publish(output, target)
    assert first is not None
    write_site(output, "друга")
    (output / "big.bin").write_bytes(os.urandom(64 * 1024 * 1024))
    stopped: list[int] = []

    def befall(pid: int) -> None:
        os.kill(pid, sent)
        stopped.append(pid)

    error = in_the_middle(output, target, root, befall)
    if sent == signal.SIGSTOP:
        os.kill(stopped[0], signal.SIGKILL)
    assert re.search(message, str(error))
    assert (root / "current").readlink().name == first.id
    (output / "big.bin").unlink()
    for _ in range(100):
        if len(processes(str(root))) == 0:
            break
        time.sleep(0.05)
    second, _ = publish(output, target)
    assert second is not None
    assert second.base == first.id
    assert sorted(path.name for path in (root / "releases").iterdir()) == [first.id, second.id]


@linux
def test_the_servers_lock_is_free_again_when_the_client_dies(server: Server, tmp_path: Path) -> None:
    host, options = server
    root, output = tmp_path / "server", write_site(tmp_path / "output", "перша")
    holder = Ssh("там", host, str(root), options)
    with holder.locked():
        client = next(pid for pid in processes(str(root)) if parent(pid) == os.getpid())
        os.kill(client, signal.SIGKILL)
        time.sleep(0.5)
        publish(output, Target("там", Ssh("там", host, str(root), options)))
        with pytest.raises(PublishError, match="з'єднання обірвалося"):
            holder.current()


@linux
def test_a_client_that_fell_silent_loses_the_lock(tmp_path: Path) -> None:
    root, output = tmp_path / "server", write_site(tmp_path / "output", "перша")
    with sshd(tmp_path / "sshd", "ClientAliveInterval 1", "ClientAliveCountMax 1") as (host, options):
        holder = Ssh("там", host, str(root), options)
        with holder.locked():
            client = next(pid for pid in processes(str(root)) if parent(pid) == os.getpid())
            os.kill(client, signal.SIGSTOP)
            target = Target("там", Ssh("там", host, str(root), options))
            with pytest.raises(Locked):
                publish(output, target)
            time.sleep(4)
            publish(output, target)
            os.kill(client, signal.SIGKILL)


def test_nothing_is_left_in_the_temporary_folder_and_old_leftovers_go(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, options = server
    own = Path("/tmp") / f"rada-test-{os.getpid()}"
    old = own / "rada-left"
    (old / "site").mkdir(parents=True)
    os.utime(old, (time.time() - 90_000,) * 2)
    monkeypatch.setattr("tempfile.tempdir", str(own))
    publish(
        write_site(tmp_path / "output", "перша"), Target("там", Ssh("там", host, str(tmp_path / "server"), options))
    )
    own.rmdir()
