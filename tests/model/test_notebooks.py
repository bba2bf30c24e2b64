"""What notebooks show of a class and of a decision, and the names of the face."""

from html.parser import HTMLParser

import echoproof
from strategies import integer_class


class Cells(HTMLParser):
    """The rows of the tables of a page, and its tags."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.tags = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])

    def handle_data(self, data):
        if self.rows:
            self.rows[-1].append(data)


def test_a_class_is_shown_by_its_cells_and_a_decision_by_its_verdicts():
    cls = integer_class({"<b>": "x >= 0", "B": "x >= 2"}, title="<script>&")
    page = Cells(cls._repr_html_())
    assert page.rows[1:] == [["<b>", "2", "0, 1"], ["<b> B", "infinite", "2, 3, 4, 5, 6"]]
    assert page.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    proof = echoproof.decide(cls)
    rows = {row[0]: row[1] for row in Cells(proof._repr_html_()).rows[1:]}
    assert rows.keys() == proof.verdicts.keys()
    assert (rows["uniform"], rows["proper-limit"]) == ("generatable from 1", "generatable")


def test_every_name_of_the_face_is_there():
    assert all(callable(getattr(echoproof, name)) for name in echoproof.__all__)
    assert sorted(echoproof._HOMES) == echoproof.__all__


def test_budgets_from_a_program():
    cls = integer_class({"a": "x % 4 == 0 or x in (1, 3)", "b": "x % 2 == 0 or x == 1", "c": "x % 2 == 0 or x == 3"})
    proof = echoproof.decide(cls)
    found = [proof.under(echoproof.parse_budget(text)) for text in ("total:9", "total:finite")]
    assert [under.verdict for under in found] == ["generatable", "not-generatable"]
