"""The commands. Each names its arguments and hands them on; what it does is in the module it imports.

Start-up counts in every edit, so nothing but invoke and what invoke itself has already loaded is imported up here.
invoke keeps the caller's working directory: a path on the command line means what the caller sees, and the defaults
mean the folders beside the settings, the project's own. What is neither a required argument nor an option named here
invoke refuses.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from invoke import Context, Task, task
from invoke.exceptions import ParseError

ROOT = Path(__file__).parent

gc.set_threshold(100_000)  # the imports alone would start the collector hundreds of times: 0.07 s of every command
# invoke switches this off, so that each command compiled the whole program anew, 0.3 s; the environment's word stands
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)


def chosen(settings: str) -> Path | None:
    return Path(settings).absolute() if settings else None


def folder(given: str, default: str, settings: Path | None) -> Path:
    return Path(given).absolute() if given else (settings.parent if settings else ROOT) / default


def number(given: str, option: str) -> int:
    if not (given.isascii() and given.isdigit()):
        sys.exit(f"{option}: «{given}» не є числом — напишіть цифрами, наприклад {option} 12")
    return int(given)


def heed_signals() -> None:
    """A script's `&` starts programs that ignore Ctrl+C; whoever stops a service sends SIGTERM."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def run(command: Callable[..., int], *given: object, **named: object) -> NoReturn:
    from plugins.records.trouble import carried_out

    heed_signals()
    sys.exit(carried_out(command, *given, **named))


def refusal(error: ParseError) -> str:
    from plugins.records.slips import told

    known = [name for name, value in globals().items() if isinstance(value, Task)]
    return told(str(error.args[0]), (error.context and error.context.name) or "", known)


ParseError.__str__ = refusal  # type: ignore[method-assign]  # invoke prints it, in English

HELP = {
    "basis": "підстава: закон або рішення суду",
    "allow_shrink": "дозволити, щоб зникла помітна частка сторінок",
    "annotate": "github або gitlab: зауваження у формі, яку він показує біля змінених рядків",
    "api": "адреса API, якщо сервер власний",
    "as_of": "дата РРРР-ММ-ДД, на яку перевіряти",
    "branch": "головна гілка репозиторію",
    "clean": "усе заново, забувши попередню збірку",
    "content": "тека вмісту",
    "dry_run": "нічого не змінювати, лише сказати, що зміниться",
    "docs": "нічого не міряти: виміряне раніше — у docs/performance.md з малюнками",
    "docx": "записати документ Word для підпису",
    "email": "пошта для історії змін",
    "faults": "із вадами, щоб випробувати check",
    "file": "документ Word або тека з ними (можна кілька разів)",
    "forge": "github, gitlab або gitea",
    "json": "підсумок одним рядком JSON",
    "kind": "вид акта, якщо його не видно з документа",
    "rules": "файл правил (без вказівки import-site.yaml поруч зі сторінками)",
    "listen": "адреса й порт звичайного HTTP, якщо TLS бере на себе інший сервер (наприклад 127.0.0.1:8080)",
    "limit": "скільки знайденого показати",
    "memory": "тека пам'яті збірки",
    "months": "розмір у місяцях по 472 документи (можна кілька разів; без вказівки 1 і 12)",
    "name": "чиє ім'я писати в історії змін",
    "only": "лише частини: build, live, search",
    "out": "куди писати (обов'язково)",
    "output": "тека готового сайту",
    "path": "лише цей файл чи тека (можна кілька разів)",
    "pictures": "і знімки екрана в docs/images: програма пройде посібник редактора; треба Chromium, хвилини дві",
    "port": "порт на 127.0.0.1",
    "replace": "зробити наново зроблене раніше, якщо його не правили",
    "repo": "репозиторій: власник/назва",
    "root": "тека, яку віддавати (без вказівки current цілі)",
    "rounds": "скільки кіл вимірів",
    "source": "тека сторінок, файл, перелік файлів, карта сайту, експорт WordPress (можна кілька разів)",
    "sample": "скільки файлів завантажити з адреси; 0 — усі",
    "seed": "зерно випадку: те саме зерно дає той самий вміст",
    "since": "гілка, відносно якої зміни: лише про них і йдеться",
    "server": "nginx або caddy",
    "settings": "інший pelicanconf.py; без інших вказівок теки беруться поруч із ним",
    "structure": "для datasets: покласти поруч рекомендовану таблицю, наприклад rehuliatornyi-plan",
    "target": "ціль із publish.toml або PUBLISH; без неї перша",
    "to": "який випуск",
    "verify": "нічого не записувати: лише сказати, чи погоджено",
    "without_brotli": "nginx без модуля brotli: лише gzip",
    "url": "адреса живого сайту: перевірити те, що бачать люди",
    "site_url": "адреса сайту, якщо не та, що в pelicanconf.py",
}


def helps(*names: str) -> dict[str, str]:
    return {name: HELP[name] for name in names}


@task(help=helps("content", "output", "memory", "settings", "site_url", "clean", "json"))
def build(
    c: Context,
    content: str = "",
    output: str = "",
    memory: str = "",
    settings: str = "",
    site_url: str = "",
    clean: bool = False,
    json: bool = False,
) -> None:
    """Зібрати сайт: перечитати лише те, що змінилося."""
    from plugins.records.build import build

    own = chosen(settings)
    folders = folder(content, "content", own), folder(output, "output", own), folder(memory, ".memory", own)
    run(build, *folders, site_url=site_url, clean=clean, as_json=json, settings=own)


@task(help=helps("content", "output", "memory", "settings", "port"))
def serve(
    c: Context, content: str = "", output: str = "", memory: str = "", settings: str = "", port: str = "8000"
) -> None:
    """Зібрати сайт, показати його на цьому комп'ютері й оновлювати після кожної зміни."""
    from plugins.serve import serve

    own = chosen(settings)
    kept = folder(memory, ".memory", own)
    # output/ always holds the site's real addresses; pages of a preview know its port
    shown = Path(output).absolute() if output else kept / ("preview" if port == "8000" else f"preview-{port}")
    folders = folder(content, "content", own), shown, kept
    run(serve, *folders, port=number(port, "--port"), settings=own)


@task(help=helps("content", "memory", "settings", "port", "name", "email"))
def editor(
    c: Context,
    content: str = "",
    memory: str = "",
    settings: str = "",
    port: str = "8001",
    name: str = "",
    email: str = "",
) -> None:
    """Редагувати документи у браузері на цьому комп'ютері."""
    from plugins.cms import editor

    own = chosen(settings)
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    run(editor, *folders, port=number(port, "--port"), settings=own, name=name, email=email)


@task(name="remote-editor", help=helps("repo", "out", "forge", "api", "branch", "content", "settings"))
def remote_editor(
    c: Context,
    repo: str,
    out: str,
    forge: str = "github",
    api: str = "",
    branch: str = "main",
    content: str = "",
    settings: str = "",
) -> None:
    """Тека з редактором для тих, хто пише прямо в репозиторій на GitHub, GitLab чи Gitea."""
    from plugins.cms.remote import main

    own = chosen(settings)
    folders = folder(content, "content", own), Path(out).absolute()
    run(main, *folders, repo, forge=forge, api=api, branch=branch, settings=own)


@task(iterable=["path"], help=helps("content", "memory", "settings", "path", "json", "as_of", "annotate", "since"))
def check(
    c: Context,
    path: list[str],
    content: str = "",
    memory: str = "",
    settings: str = "",
    json: bool = False,
    as_of: str = "",
    annotate: str = "",
    since: str = "",
) -> None:
    """Перевірити вміст: схему, закон, зв'язки, посилання."""
    from plugins.records.check import main

    own = chosen(settings)
    paths = [Path(name).absolute() for name in path]
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    options = {"as_json": json, "as_of": as_of, "annotate": annotate, "since": since}
    run(main, *folders, paths=paths, settings=own, **options)


@task(help=helps("since", "name", "email", "verify", "content", "settings"))
def approve(
    c: Context,
    since: str = "origin/main",
    name: str = "",
    email: str = "",
    verify: bool = False,
    content: str = "",
    settings: str = "",
) -> None:
    """Погодити зміни, які зробили інші: записати в документи, хто погодив."""
    from plugins.cms.approval import main

    run(main, folder(content, "content", chosen(settings)), since, name=name, email=email, verify=verify)


@task(help=helps("content", "settings", "structure"))
def new(c: Context, kind: str, title: str, content: str = "", settings: str = "", structure: str = "") -> None:
    """Новий файл із полями схеми: new acts «Про бюджет громади»."""
    from plugins.records.new import main

    own = chosen(settings)
    run(main, kind, title, folder(content, "content", own), settings=own, structure=structure)


@task(name="import-docx", iterable=["file"], help=helps("file", "content", "settings", "kind", "dry_run", "replace"))
def import_docx(
    c: Context,
    file: list[str],
    content: str = "",
    settings: str = "",
    kind: str = "",
    dry_run: bool = False,
    replace: bool = False,
) -> None:
    """Акти з документів Word: текст, номери, таблиці, додатки; сам файл прикладається до акта."""
    from plugins.importer.command import main

    own = chosen(settings)
    files = [Path(name).absolute() for name in file]
    run(main, files, folder(content, "content", own), kind=kind, dry_run=dry_run, replace=replace, settings=own)


@task(
    name="import-site",
    iterable=["source"],
    help=helps("source", "content", "settings", "rules", "dry_run", "replace"),
)
def import_site(
    c: Context,
    source: list[str],
    content: str = "",
    settings: str = "",
    rules: str = "",
    dry_run: bool = False,
    replace: bool = False,
) -> None:
    """Збережені сторінки старого сайту: тексти, файли, зображення й переспрямування; журнал про кожну."""
    from plugins.importer.old_site.command import main

    own = chosen(settings)
    given, mapping = [Path(name).absolute() for name in source], Path(rules).absolute() if rules else None
    run(main, given, folder(content, "content", own), mapping=mapping, replace=replace, dry_run=dry_run, settings=own)


@task(help=helps("basis", "content", "memory", "settings", "dry_run"))
def withdraw(
    c: Context,
    id: str,
    basis: str = "",
    content: str = "",
    memory: str = "",
    settings: str = "",
    dry_run: bool = False,
) -> None:
    """Вилучити текст за законом чи рішенням суду: лишаться номер, дата і підстава."""
    from plugins.withdrawal.command import main

    own = chosen(settings)
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    run(main, id, basis, *folders, dry_run=dry_run, settings=own)


@task(iterable=["path"], help=helps("path", "content", "memory", "settings", "dry_run"))
def posters(
    c: Context,
    path: list[str],
    content: str = "",
    memory: str = "",
    settings: str = "",
    dry_run: bool = False,
) -> None:
    """Завантажити кадри відео, які їх не мають: єдине, за чим сайт ходить до постачальника відео."""
    from plugins.videos.posters import main

    own = chosen(settings)
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    run(main, *folders, [Path(name).absolute() for name in path], dry_run=dry_run, settings=own)


@task(help=helps("output", "settings", "json", "limit"))
def search(c: Context, query: str, output: str = "", settings: str = "", json: bool = False, limit: str = "10") -> None:
    """Шукати в зібраному сайті так, як шукає сторінка пошуку."""
    from plugins.site_search.command import main

    own = chosen(settings)
    run(main, query, folder(output, "output", own), as_json=json, limit=number(limit, "--limit"))


@task(help=helps("content", "memory", "settings"))
def redirects(c: Context, content: str = "", memory: str = "", settings: str = "") -> None:
    """Усі старі адреси, і ті, що із запитом (?id=5), для вебсервера nginx."""
    from plugins.publish.servers.command import redirects_main

    own = chosen(settings)
    run(redirects_main, folder(content, "content", own), folder(memory, ".memory", own), own)


@task(help=helps("content", "memory", "settings", "server", "root", "listen", "target", "without_brotli"))
def server_config(
    c: Context,
    server: str = "nginx",
    content: str = "",
    memory: str = "",
    settings: str = "",
    root: str = "",
    listen: str = "",
    target: str = "",
    without_brotli: bool = False,
) -> None:
    """Налаштування вебсервера: заголовки, стиснуте, старі адреси, вилучене."""
    from plugins.publish.servers.command import server_config_main

    own = chosen(settings)
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    run(
        server_config_main,
        *folders,
        server=server,
        root=root,
        listen=listen,
        target=target,
        without_brotli=without_brotli,
        settings=own,
    )


@task(help=helps("content", "memory", "settings", "json", "docx"))
def report(
    c: Context,
    month: str,
    content: str = "",
    memory: str = "",
    settings: str = "",
    json: bool = False,
    docx: str = "",
) -> None:
    """Місячний звіт відділу за записами сайту: report 2019-03."""
    from plugins.report.command import main

    own = chosen(settings)
    folders = folder(content, "content", own), folder(memory, ".memory", own)
    run(main, month, *folders, json_wanted=json, docx=Path(docx).absolute() if docx else None, settings=own)


@task(help=helps("content", "output", "memory", "settings", "target", "dry_run", "allow_shrink"))
def publish(
    c: Context,
    content: str = "",
    output: str = "",
    memory: str = "",
    settings: str = "",
    target: str = "",
    dry_run: bool = False,
    allow_shrink: bool = False,
) -> None:
    """Перевірити, зібрати й опублікувати; --dry-run лише скаже, що побачать люди."""
    from plugins.publish.command import publish_main

    own = chosen(settings)
    folders = folder(content, "content", own), folder(output, "output", own), folder(memory, ".memory", own)
    run(publish_main, *folders, target=target, dry_run=dry_run, allow_shrink=allow_shrink, settings=own)


@task(help=helps("target", "settings"))
def releases(c: Context, target: str = "", settings: str = "") -> None:
    """Опубліковані випуски, найновіший перший."""
    from plugins.publish.command import releases_main

    run(releases_main, target=target, settings=chosen(settings))


@task(help=helps("target", "settings"))
def publish_unlock(c: Context, target: str = "", settings: str = "") -> None:
    """Зняти в S3 замок, що лишився від публікації, обірваної на іншому комп'ютері."""
    from plugins.publish.command import unlock_main

    run(unlock_main, target=target, settings=chosen(settings))


@task(help=helps("target", "to", "settings"))
def rollback(c: Context, target: str = "", to: str = "", settings: str = "") -> None:
    """Повернути живим попередній випуск або названий."""
    from plugins.publish.command import rollback_main

    run(rollback_main, target=target, to=to, settings=chosen(settings))


@task(help=helps("target", "url", "sample", "settings"))
def verify(c: Context, target: str = "", url: str = "", sample: str = "200", settings: str = "") -> None:
    """Чи живий сайт такий, як опубліковано: на цілі або за адресою."""
    from plugins.publish.command import verify_main

    run(verify_main, target=target, url=url, sample=number(sample, "--sample"), settings=chosen(settings))


@task(help={**helps("content", "settings", "dry_run"), "file": "файл у теці вмісту"})
def media_add(c: Context, file: str, content: str = "", settings: str = "", dry_run: bool = False) -> None:
    """Перенести великий файл із git у сховище; поруч із документом лишиться запис про нього."""
    from plugins.media.command import add_main

    own = chosen(settings)
    run(add_main, file, content=folder(content, "content", own), settings=own, dry_run=dry_run)


@task(help={**helps("content", "settings", "dry_run"), "whole": "перечитати й файли сховища, зіпсовані замінити"})
def media_push(c: Context, content: str = "", settings: str = "", dry_run: bool = False, whole: bool = False) -> None:
    """Надіслати в спільне сховище файли, яких там ще немає."""
    from plugins.media.command import push_main

    own = chosen(settings)
    run(push_main, content=folder(content, "content", own), settings=own, dry_run=dry_run, whole=whole)


@task(help=helps("content", "settings", "dry_run"))
def media_fetch(c: Context, content: str = "", settings: str = "", dry_run: bool = False) -> None:
    """Отримати зі спільного сховища файли, яких немає на цьому комп'ютері."""
    from plugins.media.command import fetch_main

    own = chosen(settings)
    run(fetch_main, content=folder(content, "content", own), settings=own, dry_run=dry_run)


@task(help={**helps("content", "settings"), "whole": "перечитати кожен байт, і в сховищі теж"})
def media_check(c: Context, content: str = "", settings: str = "", whole: bool = False) -> None:
    """Чи є в сховищі всі файли, які називає вміст."""
    from plugins.media.command import check_main

    own = chosen(settings)
    run(check_main, content=folder(content, "content", own), settings=own, whole=whole)


@task(help={**helps("out", "seed", "faults"), "media": "із зображеннями в новинах і PDF біля кожного акта"})
def demo(c: Context, months: str, out: str = "", seed: str = "1", faults: bool = False, media: bool = False) -> None:
    """Приклад вмісту: стільки місяців, що закінчуються березнем 2019 року."""
    from plugins.demo import main

    if not (months.isdecimal() and int(months) and out):
        sys.exit("demo: напишіть кількість місяців і теку, наприклад: demo 12 --out приклад")
    run(main, int(months), Path(out).absolute(), seed=number(seed, "--seed"), faults=faults, media=media)


@task(iterable=["months"], help={**helps("months", "rounds", "only", "docs"), "out": "тека для вмісту й таблиць"})
def bench(
    c: Context, months: list[str], rounds: str = "3", only: str = "build,live,search", out: str = "", docs: bool = False
) -> None:
    """Порівняти з Pelican, Hugo й Pagefind на тому самому вмісті; триває хвилини."""
    from plugins.bench import main

    sizes = [number(size, "--months") for size in months]
    kept = folder(out, ".memory/bench", None)
    run(main, sizes, kept, rounds=number(rounds, "--rounds"), only=only.split(","), docs=docs)


@task(help={"all": "із довгими перевірками"})
def test(c: Context, all: bool = False) -> None:
    """Перевірити програму; наприкінці назвати, що лишилося неперевіреним і чому."""
    import subprocess

    from tests.system_packages import install

    install()
    heed_signals()
    options = ["--timeout=300", "-n", "auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
    options += ["--all"] if all else []
    sys.exit(subprocess.call([sys.executable, "-bb", "-m", "pytest", *options], cwd=ROOT))


@task
def lint(c: Context) -> None:
    """Перевірити стиль і типи коду."""
    import subprocess

    steps = ["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]
    sys.exit(max(subprocess.call([sys.executable, "-m", *step], cwd=ROOT) for step in steps))


@task(help=helps("pictures"))
def docs(c: Context, pictures: bool = False) -> None:
    """Записати наново довідники, що складаються зі схеми й налаштувань (після зміни плагінів)."""
    from plugins.records.reference import update

    for name in update(ROOT / "docs"):
        print(f"Записано docs/{name}")
    if pictures:
        from tests.docs.pictures import main

        run(main, ROOT / "docs/images")


@task(help={"upgrade": "взяти й новіші версії, які дозволяє pyproject.toml"})
def lock(c: Context, upgrade: bool = False) -> None:
    """Записати замки залежностей наново (після зміни pyproject.toml або package.json)."""
    import subprocess

    options = ["--upgrade"] if upgrade else []
    sys.exit(subprocess.call([sys.executable, str(ROOT / "requirements" / "lock.py"), *options]))


@task(help={"out": "куди записати (без вказівки sbom.cdx.json)"})
def sbom(c: Context, out: str = "") -> None:
    """Перелік усіх залежностей із SHA й ліцензіями: CycloneDX."""
    from plugins.sbom.command import main

    run(main, ROOT, folder(out, "sbom.cdx.json", None))


@task
def node_path(c: Context) -> None:
    """Показати шлях до Node, яким користуються команди."""
    from plugins.records.npm import node_file

    print(node_file())
