from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.publish.folder import Folder
from plugins.publish.ssh import Ssh
from plugins.publish.targets import Target

from .servers import sshd


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    with sshd(tmp_path_factory.mktemp("ssh") / "sshd") as found:
        yield found


@pytest.fixture(params=["folder", "ssh"])
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Target]:
    """Makes targets of each kind that are one place: `tmp_path / "server"`."""
    root = tmp_path / "server"
    if request.param == "folder":
        return lambda: Target("тут", Folder("тут", root))
    host, options = request.getfixturevalue("server")
    return lambda: Target("там", Ssh("там", host, str(root), options))


@pytest.fixture
def target(another: Callable[[], Target]) -> Target:
    """An empty target of each kind."""
    return another()
