"""What the journeys have in common: a described demo, and a page that notices what goes wrong."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, expect

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = {"nb": "", "nn": "/nn", "en": "/en"}


@dataclass(frozen=True)
class Demo:
    """A running demo, as var/demo.json tells of it."""

    description: dict[str, Any]
    var: Path

    @property
    def base_url(self) -> str:
        return self.description["base_url"]

    @property
    def pages(self) -> dict[str, str]:
        return self.description["pages"]

    def people(self, role: str) -> list[dict[str, str]]:
        return [user for user in self.description["users"] if user["role"] == role]

    def person(self, role: str, number: int = 0) -> dict[str, str]:
        return self.people(role)[number]


@dataclass
class Watched:
    """A browser page that collects console errors, policy violations and failed requests."""

    page: Page
    demo: Demo
    problems: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._notice_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._notice_request)
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (event) =>"
            " console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))"
        )

    def _notice_console(self, message: ConsoleMessage) -> None:
        # The browser reports an answer of 4xx as an error; journeys that ask for one expect it.
        if (
            message.type == "error"
            and "the server responded with a status of 4" not in message.text
        ):
            self.problems.append(f"console at {self.page.url}: {message.text}")

    def _notice_request(self, request: Request) -> None:
        if not request.url.startswith((self.demo.base_url, "data:", "blob:")):
            self.problems.append(f"asked outside: {request.url}")
        self.sent.append(f"{request.method} {request.url} {request.post_data or ''}")

    def log_in(self, person: dict[str, str]) -> "Watched":
        """Logs in as a person would: through the page."""
        self.page.goto("/konto/logg-inn/")
        self.page.get_by_label("Innloggingsnavn eller e-post").fill(
            person["email"] or person["login_name"]
        )
        self.page.get_by_label("Passord", exact=True).fill(person["password"])
        self.page.get_by_role("main").get_by_role("button", name="Logg inn").click()
        expect(self.page.locator("body")).to_contain_text("Logg ut")
        return self

    def find_barriers(self) -> list[str]:
        """What axe-core finds on the page as it stands, and whether it scrolls sideways."""
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": RULES}})
        barriers = [
            f"{self.page.url}: {rule['id']} {node['target']} {node.get('failureSummary', '')}"
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        if wide:
            barriers.append(f"{self.page.url}: wider than the window")
        return barriers
