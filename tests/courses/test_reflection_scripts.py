"""The scripts that handle what a reader writes for themselves have no way to send it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

WAYS_OUT = re.compile(
    r"fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\.submit|document\.cookie|"
    r"\blocation\b|innerHTML|\.src\b|\.href\b|\bopen\("
)


@pytest.mark.parametrize("path", ["courses/reflection.js", "website/js/private-store.js"])
def test_a_script_that_reads_reflections_makes_no_request(path):
    source = Path(finders.find(path)).read_text(encoding="utf-8")

    assert WAYS_OUT.findall(source) == []


def test_the_script_imports_nothing_but_the_private_store():
    source = Path(finders.find("courses/reflection.js")).read_text(encoding="utf-8")

    assert re.findall(r'from "([^"]+)"', source) == ["../website/js/private-store.js"]


def test_the_place_to_write_lies_outside_every_form_of_the_page():
    page = get_template("courses/page.html").template.source

    assert "<form" not in page.split("{% include_block block %}")[0]
