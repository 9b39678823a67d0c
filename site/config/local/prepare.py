"""The demo's steps before anything is served; each is skipped when nothing has changed."""

import hashlib
import json
import secrets
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from psycopg import connect, sql

from config import assets
from config.local import messages, postgres

Step = Callable[[str], AbstractContextManager[None]]
ROOT = postgres.ROOT
APPS = ("programmes", "courses", "surveys", "dashboards")
KEPT = ("queue", "mail", "cache", "media")


def secret_key(var: Path) -> str:
    """A key of this checkout's own, made once."""
    path = var / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def forget(var: Path, database: str) -> None:
    """Removes the demo's database and everything people have left in it."""
    cluster = postgres.start(var)
    cluster.drop_database(database)
    for name in KEPT:
        shutil.rmtree(var / name, ignore_errors=True)
    for name in ("demo.json", "seed.json", "celerybeat"):
        (var / name).unlink(missing_ok=True)


def digest(files: list[Path]) -> str:
    """A digest of the files' names and contents."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file).encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def build(var: Path, step: Step) -> None:
    """Message catalogues, the theme and other assets, and the static files as they are served."""
    messages.compile_all()
    assets.build()
    folders = [*(ROOT / app / "static" for app in APPS), *ROOT.glob("site/*/static")]
    folders.append(var / "assets" / "vendor")
    sources = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    sources += ROOT.glob("requirements/*.txt")
    stamp, now = var / "static.digest", digest(sources)
    if stamp.exists() and stamp.read_text() == now and (var / "static").exists():
        return
    with step("Gathering static files"):
        shutil.rmtree(var / "static", ignore_errors=True)
        postgres.manage(
            "collectstatic", "--no-input", "--verbosity", "0",
            VAR=str(var), DJANGO_SETTINGS_MODULE="config.settings.dev", DATABASE_URL="dbname=none",
        )  # fmt: skip
    stamp.write_text(now)


def _comment(cluster: postgres.Cluster, database: str) -> str:
    """What an earlier run wrote on the database: the state of its migrations."""
    with connect(cluster.admin_url) as connection:
        query = """
            SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s
        """
        row = connection.execute(query, [database]).fetchone()
    return (row and row[0]) or ""


def database(
    cluster: postgres.Cluster, name: str, variables: Mapping[str, str], step: Step
) -> None:
    """A database with every migration run, and a web role that row security binds.

    One whose seeding did not end is made anew.
    """
    if not (Path(variables["VAR"]) / "seed.json").exists():
        cluster.drop_database(name)
    if not cluster.has_database(name):
        cluster.create_database(name)
    now = postgres.migrations_digest()
    if _comment(cluster, name) == now:
        return
    with step("Preparing the database"):
        postgres.migrate(cluster, name)
    cluster.run(
        sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(now))
    )


def seed(var: Path, variables: Mapping[str, str], step: Step) -> dict[str, Any]:
    """Content, and fictional companies and people; returns what the seeding wrote down."""
    written = var / "seed.json"
    if not written.exists():
        with step("Filling in content, and fictional companies and people"):
            subprocess.run(
                [*postgres.MANAGE, "seed_demo", "--output", str(written)],
                check=True,
                env=dict(variables),
            )
    found: dict[str, Any] = json.loads(written.read_text())
    return found
