"""The programs that some tests need beside Python, and what to do where one is absent.

A test asks `parts.need("chromium")` and gets the program's path. Where it is absent the test is skipped with the
reason, which the run's end repeats; under CI=true it fails, because there everything must have run.
"""

from __future__ import annotations

import os
import shutil
from typing import NamedTuple

import pytest

from plugins.bench.chromium import PROGRAMS
from plugins.records.npm import node_file, npm_file


class Part(NamedTuple):
    """A program: the names it goes by on PATH, and the Debian package that brings it."""

    programs: tuple[str, ...]
    package: str


NGINX_BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
CALC = "/usr/lib/libreoffice/program/libsclo.so"
PARTS = {
    "brotli": Part(("brotli",), "brotli"),
    "calc": Part((CALC,), "libreoffice-calc-nogui"),
    "caddy": Part(("caddy",), "caddy"),
    "chromium": Part(PROGRAMS, "chromium"),
    "java": Part(("java",), "default-jre-headless"),
    "nginx": Part(("nginx",), "nginx-light"),
    "nginx-brotli": Part((NGINX_BROTLI,), "libnginx-mod-http-brotli-static"),
    "openssl": Part(("openssl",), "openssl"),
    "rsync": Part(("rsync",), "rsync"),
    "soffice": Part(("soffice", "libreoffice"), "libreoffice-writer-nogui"),
    "ssh": Part(("ssh",), "openssh-client"),
    "sshd": Part(("sshd",), "openssh-server"),
    "wrk": Part(("wrk",), "wrk"),
}
FROM_NPM = {
    "axe": "axe-core/axe.min.js",
    "decap": "decap-cms/dist/decap-cms.js",
    "lunr": "lunr/lunr.js",
    "schema-dts": "schema-dts/dist/schema.d.ts",
    "vnu": "vnu-jar/build/dist/vnu.jar",
}
# Servers stand where an ordinary user's PATH does not look.
SEARCHED = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/sbin"])


def find(name: str) -> str | None:
    """The path of a part (see PARTS and FROM_NPM; "node" too), or None where it is absent."""
    if name in PARTS:
        return next((path for program in PARTS[name].programs if (path := _place(program))), None)
    try:
        return str(node_file() if name == "node" else npm_file(FROM_NPM[name]))
    except FileNotFoundError:
        return None


def _place(program: str) -> str | None:
    """Where a program stands, or a module of one, which is named by its path."""
    if program.startswith("/"):
        return program if os.path.exists(program) else None  # noqa: PTH110 - text in, text out
    return shutil.which(program, path=SEARCHED)


def need(name: str) -> str:
    """The path of a part; without it the asking test is skipped, and fails under CI=true."""
    path = find(name)
    if path is None:
        reason = f"немає {name} ({f'пакет {PARTS[name].package}' if name in PARTS else './invoke test встановить'})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return path
