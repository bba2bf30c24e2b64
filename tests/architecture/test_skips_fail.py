"""With ECHOPROOF_NO_SKIP a skipped test fails the run; without it, it does not."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).parents[1] / "conftest.py"
SKIPS = {
    "mark": "import pytest\n@pytest.mark.skip(reason='no reason')\ndef test_it(): pass\n",
    "call": "import pytest\ndef test_it(): pytest.skip('no reason')\n",
    "fixture": "import pytest\n@pytest.fixture\ndef f(): pytest.skip('no reason')\ndef test_it(f): pass\n",
    "module": "import pytest\npytest.skip('no reason', allow_module_level=True)\n",
    "importorskip": "import pytest\npytest.importorskip('no_such_module')\n",
}


@pytest.mark.parametrize("way", SKIPS)
def test_a_skip_fails_where_it_must_not_be(pytester, monkeypatch, way):
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(test_other="def test_other(): pass", test_it=SKIPS[way])

    def exit_code():
        return pytester.runpytest_inprocess("-p", "no:cacheprovider").ret

    monkeypatch.delenv("ECHOPROOF_NO_SKIP", raising=False)
    assert exit_code() == pytest.ExitCode.OK
    monkeypatch.setenv("ECHOPROOF_NO_SKIP", "1")
    # A test failed, or a file could not be collected.
    assert exit_code() in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
