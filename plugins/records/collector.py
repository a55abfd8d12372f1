"""Python's cycle collector, kept from counting a decade of documents over and over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection inside; what was made stays out of later ones too, until `gc.unfreeze()`.

    Rows and outputs are a million small tuples without cycles: at 56,640 documents collecting them costs more than
    making them. `serve`, which builds again and again, unfreezes between its builds.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
