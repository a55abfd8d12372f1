"""`invoke search`: the browser's engine, run by Node over the built site, so that both rank alike by construction."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..records.npm import node_file, npm_file
from ..search.index import FORM, MANIFEST

ASK = Path(__file__).parents[1] / "search/client/ask.mjs"


def answer(query: str, output: Path, limit: int) -> dict[str, Any]:
    """The engine's answer to a query (see plugins/search/client/engine.js), with at most `limit` results.

    FileNotFoundError, with what to do, where the index, Node or lunr.js is not there.
    """
    manifest = output / "poshuk/index" / MANIFEST
    if not manifest.is_file():
        raise FileNotFoundError(f"Немає пошукового індексу в «{output}»: спершу запустіть ./invoke build")
    if _form(manifest) != FORM:
        raise OSError(f"Пошук не вдався: індекс у «{output}» зібрала інша версія програми: запустіть ./invoke build")
    questions = [[query, {"limit": limit, "facets": []}]]
    asked = {"site": str(output.resolve()), "lunr": str(npm_file("lunr/lunr.js")), "questions": questions}
    done = subprocess.run(
        [node_file(), ASK], input=json.dumps(asked), capture_output=True, check=False, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise OSError(f"Пошук не вдався: {_reason(done.stderr)}")
    [found] = json.loads(done.stdout)
    return dict(found)


def _form(manifest: Path) -> object:
    try:
        return json.loads(manifest.read_bytes())["form"]
    except (KeyError, TypeError, ValueError):
        return None


def _reason(said: str) -> str:
    """The line of Node's complaint that names the error; it ends with a line of its version."""
    lines = said.strip().splitlines()
    last = lines[-1] if lines else "Node.js не відповів"
    return next((line for line in lines if re.match(r"\w*Error\b", line)), last)


def main(query: str, output: Path, as_json: bool, limit: int) -> int:
    """Print what a query finds, as a list or as {total, results}; 1 where the search could not run."""
    try:
        found = answer(query, output, limit)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps({"total": found["total"], "results": found["results"]}, ensure_ascii=False))
        return 0
    for result in found["results"]:
        print(f"{result['date'] or '          '}  {result['title']}\n            {result['url']}")
    if found["mode"] == "any" and found["total"]:
        print("Документів з усіма словами немає; ці мають хоча б одне.", file=sys.stderr)
    print(f"Знайдено: {found['total']}", file=sys.stderr)
    return 0
