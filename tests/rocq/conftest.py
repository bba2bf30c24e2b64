import os

import coqc
import pytest


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory):
    """Give all processes of a run one directory for the theory; pytest removes it with its own."""
    base = tmp_path_factory.getbasetemp()
    coqc.home = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "rocq"
    coqc.home.mkdir(exist_ok=True)
