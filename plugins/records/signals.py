"""How a feature takes part. A feature connects in its `register()` and is asked once a build.

`features` is sent with the settings; each receiver answers one `Feature` (plugins.records.feature).
"""

from __future__ import annotations

from blinker import signal

features = signal("vidkryta_rada_features")
