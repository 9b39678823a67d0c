"""The worked example is true."""

import doctest
from pathlib import Path

import disclosure


def test_example_in_the_readme_gives_what_it_says():
    readme = Path(disclosure.__file__).parent / "README.md"

    result = doctest.testfile(str(readme), module_relative=False)

    assert result.attempted > 4
    assert result.failed == 0
