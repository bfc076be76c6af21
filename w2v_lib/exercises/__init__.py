"""Exercises: `check` an answer, ask for a `hint`, look at the `solution`, see your `progress`.

`engine.py` judges, `spec.py` says what an exercise is, and `chapter_NN.py` holds everything about
the exercises of one chapter. May import the library; the library never imports this.
"""

from w2v_lib.exercises.engine import check, examine, hint, solution
from w2v_lib.exercises.progress import progress

__all__ = ["check", "examine", "hint", "progress", "solution"]
