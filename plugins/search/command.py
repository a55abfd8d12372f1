"""`invoke search`: the browser's engine, run by Node over the built site, so that both rank alike by construction."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from plugins.records.npm import node_file, npm_file
from plugins.search.index import MANIFEST

ASK = Path(__file__).with_name("client") / "ask.mjs"


def answer(query: str, output: Path, limit: int) -> dict[str, Any]:
    """The engine's answer to a query (see client/engine.js), with at most `limit` results.

    FileNotFoundError, with what to do, where the index, Node or lunr.js is not there.
    """
    if not (output / "poshuk/index" / MANIFEST).is_file():
        raise FileNotFoundError(f"Немає пошукового індексу в «{output}»: спершу запустіть ./invoke build")
    questions = [[query, {"limit": limit, "facets": []}]]
    asked = {"site": str(output.resolve()), "lunr": str(npm_file("lunr/lunr.js")), "questions": questions}
    done = subprocess.run(
        [node_file(), ASK], input=json.dumps(asked), capture_output=True, check=False, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise OSError(f"Пошук не вдався: {done.stderr.strip().splitlines()[-1]}")
    [found] = json.loads(done.stdout)
    return dict(found)


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
