from __future__ import annotations

from pathlib import Path

import pytest

from tests import parts, system_packages

pytest_plugins = ["pytester"]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parts, "SEARCHED", str(tmp_path))


def test_a_missing_part_skips_and_names_the_package(nothing_installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"немає nginx \(пакет nginx-light\)"):
        parts.need("nginx")


def test_a_missing_part_fails_under_ci(nothing_installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="немає nginx"):
        parts.need("nginx")


def test_a_part_that_is_there_is_named_by_its_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    monkeypatch.setattr(parts, "SEARCHED", str(tmp_path))
    assert parts.need("chromium") == str(program)


def test_without_root_the_missing_packages_are_named(
    nothing_installed: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    system_packages.install()
    assert "Без пакетів brotli, caddy, chromium, " in capsys.readouterr().err


def test_no_service_starts_while_packages_are_installed(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    with system_packages.services_stay_off(policy):
        assert policy.read_text("ascii").endswith("exit 101\n")
        assert policy.stat().st_mode & 0o111
    assert not policy.exists()


def test_a_policy_of_the_machine_itself_stays(tmp_path: Path) -> None:
    policy = tmp_path / "policy-rc.d"
    policy.write_text("own", encoding="ascii")
    with system_packages.services_stay_off(policy):
        assert policy.read_text("ascii") == "own"
    assert policy.read_text("ascii") == "own"


def test_a_run_ends_by_naming_what_it_left_out(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text("utf-8"))
    pytester.makeini("[pytest]\nmarkers = long: x\n")
    pytester.makepyfile(
        """
        import pytest
        def test_runs(): pass
        def test_lacks(): pytest.skip("немає java")
        @pytest.mark.long
        def test_long(): pass
        """
    )
    usual = pytester.runpytest("-p", "no:timeout")
    usual.stdout.fnmatch_lines(
        ["*не перевірено*", "1: довгі перевірки; *--all", "1: немає java", "*1 passed, 1 skipped*"]
    )
    pytester.runpytest("--all", "-p", "no:timeout").stdout.fnmatch_lines(["*2 passed, 1 skipped*"])
