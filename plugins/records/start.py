"""What `./invoke` runs in .venv: `python -m invoke`, without what invoke imports and no command of ours uses.

Plain `python -m invoke` does the same and takes a little longer.
"""

from __future__ import annotations

import gc
import os
import runpy
import sys

gc.set_threshold(100_000)  # as tasks.py says, before invoke is imported too
sys.path.insert(0, os.path.abspath(os.path.join(os.path.dirname(__file__), "../..")))

from plugins.records.postponed import Library, postponed

with postponed((Library(("unittest.mock",), functions=("Mock",)), Library(("invoke.vendor.yaml",)))):
    import invoke  # noqa: F401

runpy.run_module("invoke", run_name="__main__", alter_sys=True)
