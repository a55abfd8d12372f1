from __future__ import annotations

import pytest

from plugins.search.dictionary import dictionary
from plugins.search.rules import rules


@pytest.fixture(scope="session", autouse=True)
def language() -> None:
    """What the first word in a new environment costs, so that no property test is charged with it."""
    dictionary()
    rules()
