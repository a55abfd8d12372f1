"""What every run does: leaves the long tests out unless asked, and ends by naming all that it left out, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests import built, order

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("patient", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("patient")

LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="the long tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: order.place(item.path))
    if config.getoption("--all"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.stash[LEFT_OUT] = len(long)
    if hasattr(config, "workeroutput"):
        config.workeroutput["left out"] = len(long)
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker left out is told by the process that started it; every worker collects all tests."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if long := config.stash.get(LEFT_OUT, 0):
        reasons["довгі перевірки; щоб пройти й їх: ./invoke test --all"] = long
    if reasons:
        terminalreporter.section("не перевірено")
        for reason, number in sorted(reasons.items()):
            terminalreporter.line(f"{number}: {reason}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole run: Playwright's synchronous side cannot be started twice in a process."""
    from tests.chromium import started

    with started() as browser:
        yield browser


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the run: one for all its workers, each of which has its own temporary folder below."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def council(common: Path) -> built.Built:
    return built.once(built.council, common / "council")


@pytest.fixture(scope="session")
def showcase(common: Path) -> built.Built:
    return built.once(built.showcase, common / "showcase")


@pytest.fixture(scope="session")
def demo(common: Path) -> built.Built:
    return built.once(built.demo, common / "demo")


@pytest.fixture(scope="session")
def empty(common: Path) -> built.Built:
    return built.once(built.empty, common / "empty")


@pytest.fixture(scope="session", params=["council", "showcase", "demo"])
def site(request: pytest.FixtureRequest) -> built.Built:
    """Each of the sites with content, one after another."""
    return request.getfixturevalue(request.param)
