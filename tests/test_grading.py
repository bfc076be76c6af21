"""Points for an answer: raised or not, calmly, and by a library that nobody has touched."""

import importlib
import sys

import numpy as np
import pytest

from w2v_lib.exercises import check, diagnosis, engine, grading
from w2v_lib.exercises.spec import Verdict

RIGHT, WRONG = engine.find("03.3").solution, "-(y_hat[w] - y[w]) * v_c"


def message(answer, exercise_id="03.3"):
    """What a graded cell says; "" if it gives the points."""
    try:
        importlib.reload(grading).grade(exercise_id, answer)
    except grading.NotCorrect as error:
        return str(error)
    return ""


@pytest.mark.parametrize("exercise_id", ["03.1", "03.2", "03.3"])
def test_a_right_answer_raises_nothing(exercise_id):
    assert message(engine.find(exercise_id).solution, exercise_id) == ""


@pytest.mark.parametrize("answer", [WRONG, ..., "not Python", None, 3])
def test_any_other_raises_what_check_prints(answer, capsys):
    check("03.3", answer)
    assert message(answer) == capsys.readouterr().out.removesuffix("\n") != ""


def test_a_notebook_shows_the_message_and_no_traceback():
    with pytest.raises(AssertionError) as caught:
        grading.grade("03.3", WRONG)
    assert "\n".join(caught.value._render_traceback_()) == engine.examine("03.3", WRONG).message


def test_no_change_of_the_library_gives_points(monkeypatch):
    def called_right(*anything):
        return Verdict("correct", "", "")

    monkeypatch.setattr(engine, "examine", called_right)
    monkeypatch.setattr(engine, "judge", called_right)
    monkeypatch.setattr(diagnosis, "findings", lambda *anything: [])
    monkeypatch.setattr(grading, "grade", called_right)
    monkeypatch.setitem(sys.modules, "w2v_lib.exercises.engine", grading)
    assert message(WRONG).startswith("Not yet")


def test_no_change_of_numpy_gives_points_and_it_is_put_back(monkeypatch):
    def yes(*anything, **more):
        return True

    for name in ("all", "allclose", "isclose", "array_equal", "any"):
        monkeypatch.setattr(np, name, yes)
    assert message(WRONG).startswith("Not yet")
    assert np.allclose is yes


def test_the_notebook_keeps_its_library():
    before = {name: module for name, module in sys.modules.items() if name.startswith("w2v_lib")}
    assert message(RIGHT) == ""
    assert message(WRONG)
    after = {name: module for name, module in sys.modules.items() if name.startswith("w2v_lib")}
    assert after == before
    assert sys.modules["w2v_lib.exercises"].engine is engine
