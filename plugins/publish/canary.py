"""Looking at the live site over HTTP as a citizen does."""

from __future__ import annotations

import json
import random
import socket
import ssl
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..records.progress import Progress
from ..records.withdrawn import MARK
from .manifest import CHANGED, MANIFEST, RELEASE, Fault, Manifest, load
from .store import PublishError

PATIENCE = 20
"""Seconds for one answer."""
MOST = 64 * 1024 * 1024
"""Bytes of one file, at most."""


class _Staying(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        return None


def fetch(url: str, query: str = "") -> bytes:
    """The bytes at an address, unpacked, past caches. Raises PublishError: no answer, another status, a redirect.

    query: with a new one, even a CDN that minds no request header has nothing kept.
    """
    status, data = _answer(url, query)
    if status != 200:
        raise PublishError(f"{url}: сервер відповів {status}{_REMEDIES.get(status, '')}")
    return data


_REMEDIES = {
    **dict.fromkeys((301, 302, 303, 307, 308), " — він переспрямовує: вкажіть адресу, на якій сайт відкривається"),
    404: " — це не корінь сайту, або там не наш випуск: перевірте url і на що дивиться сервер",
}


def _reason(error: Exception) -> str:
    """What keeps a server from answering, with what to do."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"сертифікат не підійшов ({cause.verify_message}) — перевірте адресу й термін дії сертифіката"
    if isinstance(cause, socket.gaierror):
        return "такого імені немає в мережі — перевірте адресу й інтернет"
    if isinstance(cause, ConnectionRefusedError):
        return "там ніхто не слухає — перевірте порт і чи працює вебсервер"
    if isinstance(cause, TimeoutError):
        return f"відповіді не було {PATIENCE} с — перевірте мережу й сервер"
    return f"сервер не відповів ({cause})"


def _answer(url: str, query: str = "") -> tuple[int, bytes]:
    if not url.startswith(("https://", "http://")):
        raise PublishError(f"{url}: не адреса сайту — вона починається з https://")
    asked = f"{url}?{query}" if query else url
    request = Request(asked, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})  # noqa: S310
    try:
        with build_opener(_Staying).open(request, timeout=PATIENCE) as answer:
            return 200, bytes(answer.read(MOST))
    except HTTPError as error:
        with error:
            return error.code, error.read(MOST)
    except (OSError, HTTPException, ValueError) as error:
        raise PublishError(f"{url}: {_reason(error)}") from None


def canary(url: str, id: str, home: str) -> str:
    """What is wrong with the live site right after a publication, or "". home: SHA-256 of the home page."""
    try:
        live = json.loads(fetch(f"{url}/{RELEASE}", id)).get("id")
        if live != id:
            return f"{url} показує випуск {live}, а не {id}: чи на current дивиться сервер?"
        if sha256(fetch(f"{url}/", id)).hexdigest() != home:
            return f"{url}/ показує не ту головну сторінку, яку опубліковано"
    except (PublishError, ValueError, AttributeError) as error:
        return str(error)
    return ""


def manifest_at(url: str) -> tuple[str, Manifest]:
    """(id, manifest) of the release that an address shows. Raises PublishError."""
    try:
        release = json.loads(fetch(f"{url}/{RELEASE}"))
        data = fetch(f"{url}/{MANIFEST}")
        if sha256(data).hexdigest() != release["manifest"]:
            raise PublishError(f"{url}: перелік файлів не той, що названо у випуску")
        return str(release["id"]), load(data)
    except (ValueError, KeyError, TypeError):
        raise PublishError(f"{url}: перелік файлів випуску пошкоджено") from None


def faults_at(url: str, manifest: Manifest, sample: int, seed: int) -> list[Fault]:
    """What differs on the live site from its manifest. sample: how many files to fetch, 0 for all."""
    paths: Sequence[str] = sorted(manifest)
    if 0 < sample < len(paths):
        paths = sorted(random.Random(seed).sample(paths, sample))  # noqa: S311 - a sample, not a secret
    faults: list[Fault] = []
    with Progress("Завантажую і перевіряю", len(paths)) as progress, ThreadPoolExecutor(8) as pool:
        for fault in pool.map(lambda path: _fault(url, path, manifest), paths):
            progress.step()
            faults += [fault] if fault else []
    return faults


def _fault(url: str, path: str, manifest: Manifest) -> Fault | None:
    """What is wrong with one file.

    A withdrawn page may come with 410. At an old address servers answer 301 before they look for its page, and give the
    page where a query follows.
    """
    folder, digest = path.removesuffix("index.html"), manifest[path]
    page = folder != path and folder[-1:] in ("", "/")
    address = f"{url}/{quote(folder if page else path)}"
    try:
        status, data = _answer(address)
        if page and status in (301, 308):
            status, data = _answer(address, digest[:8])
        if status != 200 and not (page and status == 410 and f"{folder}{MARK}" in manifest):
            return Fault(path, f"{address}: сервер відповів {status}")
        return None if sha256(data).hexdigest() == digest else Fault(path, CHANGED)
    except PublishError as error:
        return Fault(path, str(error))
