"""What all tests share: the same hypothesis draws every time, and warnings that count."""

import pytest
from hypothesis import settings

# A test that fails must fail again: the examples follow from the test, not from the clock.
settings.register_profile("course", derandomize=True, deadline=None, database=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """An overflow or a division by zero inside the library is an error."""
    for item in items:
        item.add_marker(pytest.mark.filterwarnings("error::RuntimeWarning"), append=False)


collect_ignore = ["grading.py"]  # a script of another environment, with nbgrader
