"""Rules nobody should have to remember."""

import ast
import re
import site as standard_site
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = [ROOT / "site" / name for name in ("config", "website", "accounts", "disclosure")] + [
    ROOT / name for name in ("programmes", "courses", "surveys", "dashboards")
]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "misc", "base_utils"}
MACHINE_PATH = re.compile(r"(?<![a-z.$}/])/(?:wor[k]|roo[t]|hom[e])/[a-z]|/(?:opt|tm[p])/[a-z]")
ADDRESS = re.compile(r"https?://")


def tracked(*patterns: str) -> list[Path]:
    """Files git tracks or would add."""
    output = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / line for line in output.splitlines() if (ROOT / line).is_file()]


def our_modules() -> list[Path]:
    return [path for app in APPS for path in app.rglob("*.py") if "migrations" not in path.parts]


def test_site_is_the_standard_librarys_and_ours_is_no_package():
    assert not (ROOT / "site" / "__init__.py").exists()
    assert Path(standard_site.__file__).parent != ROOT / "site"


def test_ignore_files_do_not_hide_the_source_root():
    for name in (".gitignore", ".dockerignore"):
        path = ROOT / name
        lines = path.read_text().splitlines() if path.exists() else []
        assert not {"site", "/site", "site/", "/site/"} & {line.strip() for line in lines}


def test_tests_are_no_packages():
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_no_python_file_is_longer_than_400_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > 400
    }

    assert long == {}


def test_no_function_is_longer_than_40_lines():
    long = []
    for path in our_modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                docstring = ast.get_docstring(node, clean=False) or ""
                length = node.end_lineno - node.lineno - docstring.count("\n")
                if length > 40:
                    long.append(f"{path.relative_to(ROOT)}:{node.name} ({length})")

    assert long == []


def test_no_template_is_longer_than_150_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked("*.html")
        if (lines := len(path.read_text().splitlines())) > 150
    }

    assert long == {}


def test_no_module_is_a_bag():
    bags = [path for path in our_modules() if path.stem in FORBIDDEN_NAMES]

    assert bags == []


def test_no_signals_of_our_own():
    users = [
        path
        for path in our_modules()
        if re.search(r"from django\.(db\.models|core)?\.?signals|@receiver", path.read_text())
    ]

    assert users == []


def test_templates_carry_no_inline_style_or_script():
    found = [
        str(path.relative_to(ROOT))
        for path in tracked("*.html")
        if re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*(\ssrc=|application/json))",
                     path.read_text())
    ]  # fmt: skip

    assert found == []


def test_nothing_committed_names_a_path_of_a_machine():
    found = []
    for path in tracked():
        if path.suffix in {".png", ".woff2", ".mo", ".ico"} or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")

    assert found == []


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json"],
    ids=lambda path: path.name,
)
def test_lock_files_carry_no_addresses_of_packages(path):
    resolved = [line for line in path.read_text().splitlines() if ADDRESS.search(line)]

    assert resolved == []


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text()
    dependencies = re.findall(r'^    "[a-z][\w.\[\]-]+[<>=!~]=[^"]*",(.*)$', text, re.MULTILINE)

    assert len(dependencies) > 20
    assert all(rest.strip().startswith("#") for rest in dependencies)


def test_imports_point_downwards_only():
    outcome = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout


def test_the_readme_fits_the_first_screen():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60
