"""The manager's page of absence figures, beside the time of its SQL alone."""

import http.cookiejar
import json
import re
import subprocess
import urllib.parse
import urllib.request

from config.local import postgres
from config.local.bench.load import ask
from config.local.bench.stage import Stage

REQUESTS = 200


def _session_cookie(stage: Stage, person: dict[str, str]) -> str:
    """Logs in through the page; the cookies as one header."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{stage.port}/konto/logg-inn/"
    page = browser.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise RuntimeError("The log-in page has no form.")
    fields = {
        "csrfmiddlewaretoken": token[1], "login": person["email"], "password": person["password"],
    }  # fmt: skip
    browser.open(address, urllib.parse.urlencode(fields).encode())
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def measure(stage: Stage) -> tuple[float, str, float, str]:
    """The 95th percentile of the page's time, one request at a time, milliseconds (goal ≤ 200).

    Its ratio is to the 95th percentile of the same page's SQL, asked alone over the same
    connection by `bench_sql`.
    """
    manager = next(user for user in stage.seeded["users"] if user["role"] == "manager")
    headers = {"Cookie": _session_cookie(stage, manager)}
    path = stage.seeded["pages"]["absence_dashboard"]
    ask(stage.port, path, headers, count=20)
    page = ask(stage.port, path, headers, count=REQUESTS).p95_ms
    told = subprocess.run(
        [*postgres.MANAGE, "bench_sql", path, manager["login_name"], str(REQUESTS)],
        env=dict(stage.variables),
        capture_output=True,
        text=True,
        check=True,
    )
    sql = float(json.loads(told.stdout)["p95_ms"])
    return page, "ms", page / sql, f"its SQL alone, p95 {sql:.1f} ms"
