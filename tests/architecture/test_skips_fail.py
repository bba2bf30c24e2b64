"""With ECHOPROOF_NO_SKIP a skipped test fails the run; without it, it does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SKIPS = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no reason')\ndef test_it(): pass\n",
    "call": "import pytest\ndef test_it(): pytest.skip('no reason')\n",
    "fixture": "import pytest\n@pytest.fixture\ndef f(): pytest.skip('no reason')\ndef test_it(f): pass\n",
    "module": "import pytest\npytest.skip('no reason', allow_module_level=True)\n",
    "importorskip": "import pytest\npytest.importorskip('no_such_module')\n",
}


@pytest.mark.parametrize("way", SKIPS)
def test_a_skip_fails_where_it_must_not_be(tmp_path, way):
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_other.py").write_text("def test_other(): pass\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(SKIPS[way], encoding="utf-8")

    def exit_code(**variables):
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("ECHOPROOF_", "PYTEST_"))}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-c", os.devnull, str(tmp_path)]
        return subprocess.run(command, env=clean | variables, capture_output=True, check=False).returncode

    assert exit_code() == 0
    assert exit_code(ECHOPROOF_NO_SKIP="1") in (1, 2)  # a test failed, or a file could not be collected
