"""What the letters of the displayed formulas stand for, chapter by chapter.

Data of test_formulas.py.
The values come from the chapter's own cells (U, v_c, o …). Here stands only what is made from them,
so that a derivative by v_c reaches ŷ through the scores; and the few rows that cannot be read.
"""

import numpy as np


def softmax(s):
    exp = np.exp(s - np.max(s))
    return exp / exp.sum()


# What letters mean that are made from other letters; a derivative by one goes through the others.
SOFTMAX = {
    "d": lambda at: len(at["U"]),
    "n": lambda at: at["U"].shape[1],
    "v_c": lambda at: np.ravel(at["V"] @ at["x"]),
    "s": lambda at: at["U"].T @ np.ravel(at["v_c"]),
    "y_hat": lambda at: softmax(np.ravel(at["s"])),
    "J": lambda at: -np.log(at["y_hat"][at["o"]]),
}
DEFINITIONS = {"02": SOFTMAX, "03": SOFTMAX}

# Equations whose prose says "for every word but this one": tag -> (index letter, word left out).
LEFT_OUT = {"03.5": ("w", "o")}

# Rows that the reader of LaTeX cannot read, and why.
UNREAD = {
    ("02.6", 1): "an arg max over drawn candidates",
    ("02.6", 2): "an arg max over drawn candidates",
    ("03.1", 1): "dots stand for the other arguments of a function",
    ("03.14", 2): "dots stand for columns of zeros",
    ("03.19", 1): "holds at a point where ŷ is not the chapter's ŷ",
}
