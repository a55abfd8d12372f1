"""nginx and Caddy by the printed configuration under wrk: five hundred connections at once and not one error."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plugins.publish.manifest import files_below, manifest_of
from plugins.publish.packed import pack
from tests import parts
from tests.site import Site

from .servers import configured

CONNECTIONS = 500
REQUESTS = """
local targets = {"/", "/akty/", "/akty/rishennia-rady/2025/1-1-2025/", "/poshuk/", "/dani/", "/robots.txt", "%s"}
local next_one = 0
request = function()
  next_one = next_one %% #targets + 1
  return wrk.format("GET", targets[next_one], {["Accept-Encoding"] = "br, gzip"})
end
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with its packed copies, as a release has them."""
    site = Site(tmp_path_factory.mktemp("load"))
    site.act("a", "1-1/2025", text="1. Зробити.\n" * 200)
    assert site.build()["code"] == 0
    packed = site.folder / "packed"
    pack(site.output, manifest_of(site.output, files_below(site.output), ""), packed)
    for path in [path for path in packed.rglob("*") if path.suffix in (".br", ".gz")]:
        path.rename(site.output / path.relative_to(packed))
    return site


@pytest.mark.parametrize(
    ("server", "seconds"),
    [("nginx", 1), *(pytest.param(name, 10, marks=pytest.mark.long) for name in ("nginx", "caddy"))],
)
def test_five_hundred_connections_bring_no_error(server: str, seconds: int, site: Site, tmp_path: Path) -> None:
    sheet = next(path.relative_to(site.output).as_posix() for path in site.output.rglob("*.css"))
    (tmp_path / "requests.lua").write_text(REQUESTS % f"/{sheet}")
    with configured(server, tmp_path / "own", site) as (host, port):
        load = ["-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout=10s", "--latency"]
        script = ["-s", str(tmp_path / "requests.lua"), f"http://{host}:{port}"]
        done = subprocess.run([parts.need("wrk"), *load, *script], capture_output=True, text=True, check=True)
    said = done.stdout
    assert "Socket errors" not in said, said
    assert "Non-2xx" not in said, said
    answered = re.search(r"(\d+) requests in", said)
    assert answered is not None
    assert int(answered[1]) >= CONNECTIONS, said
