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
# The losses of one yes/no question with the score x and the label y.
YES_OR_NO = {
    "J": lambda at: np.logaddexp(0, at["x"]) - at["y"] * at["x"],
    "Q": lambda at: (1 / (1 + np.exp(-at["x"])) - at["y"]) ** 2 / 2,
}
SCORE_OF_VECTORS = {"x": lambda at: (at["U"].T @ np.ravel(at["v_c"]))[at["w"]]}
# The questions on one path, their answers a and labels y; for the others, all nodes or all words.
PATH = {
    "s": lambda at: at["U"].T @ np.ravel(at["h"]),
    "J": lambda at: np.logaddexp(0, -at["a"] * at["s"]).sum(),
}
MEAN_OF_INPUTS = {
    "V": lambda at: at["v_pair"],
    "h": lambda at: at["V"].mean(axis=1),
}
PATHS_OF_CONTEXT = {
    "U": lambda at: at["U_of"],
    "y": lambda at: at["y_of"],
    "h": lambda at: np.ravel(at["v_c"]),
    "J": lambda at: np.array(
        [
            np.logaddexp(0, (1 - 2 * y_o) * (U_o.T @ np.ravel(at["h"]))).sum()
            for U_o, y_o in zip(at["U"], at["y"], strict=True)
        ]
    ),
}
ONE_PLACE = {"o": lambda at: 0, "c": lambda at: 1}  # indices that a slip might write
NODES = {"U": lambda at: at["N"], **ONE_PLACE}
NODES_BY_NAME = {
    f"u_n{place}": lambda at, place=place: at["N"][:, at[f"n_{place}"]] for place in (1, 2, 3)
}
WORDS_OF_A_TREE = {
    "V": lambda at: 9,
    "f": lambda at: at["f_long"],
    "k": lambda at: at["k_long"],
    "k_bar": lambda at: at["f_long"] @ at["k_long"],
    "p": lambda at: at["p_untrained"],
}
# A window: C places share the scores s, one row of S for each; L_k is the loss of one pair.
WINDOW = {
    "v_c": SOFTMAX["v_c"],
    "s": SOFTMAX["s"],
    "y_hat": SOFTMAX["y_hat"],
    "S": lambda at: np.tile(np.ravel(at["s"]), (at["C"], 1)),
    "Y_hat": lambda at: np.array([softmax(row) for row in at["S"]]),
    "L": lambda at: np.array(
        [-np.log(row[o]) for row, o in zip(at["Y_hat"], at["o"], strict=True)]
    ),
    "J": lambda at: at["L"].sum(),
    "g": lambda at: at["C"] * at["y_hat"] - at["a"],
    "F": lambda at: np.log(np.exp(at["s"]).sum()) - at["b"] @ at["s"],
}
# CBOW: P has one column for each place, p[k] is the vector of place k, and h is their mean.
CONTEXT = {
    "P": lambda at: at["V"][:, at["c"]],
    "p": lambda at: at["P"].T,
    "h": lambda at: at["p"].mean(axis=0),
    "s": lambda at: at["U"].T @ np.ravel(at["h"]),
    "y_hat": SOFTMAX["y_hat"],
    "J": SOFTMAX["J"],
    "EH": lambda at: at["U"] @ (at["y_hat"] - at["y"]),
    "I": lambda at: np.eye(len(at["U"])),
}
CONTEXT_AND_NOISE = {
    "J": lambda at: np.logaddexp(
        0, (1 - 2 * at["b"]) * (at["U"][:, at["r"]].T @ np.ravel(at["h"]))
    ).sum()
}
COUNTED_FROM_0 = {"first_place": lambda at: 0}
# The questions of negative sampling: w_0 is the true word; in the second list, r, words repeat.
SAMPLING = COUNTED_FROM_0 | {
    "s": lambda at: at["U"][:, at["w"]].T @ np.ravel(at["v_c"]),
    "J": lambda at: np.logaddexp(0, (1 - 2 * at["y"]) * at["s"]).sum(),
}
SAMPLING_WITH_REPEATS = {
    "x": lambda at: at["U"][:, at["r"]].T @ np.ravel(at["v_c"]),
    "J": lambda at: np.logaddexp(0, (1 - 2 * at["y"]) * at["x"]).sum(),
}
SIGNED_TABLE = {
    "ones": lambda at: np.ones(at["K"] + 1),
    "J": lambda at: np.logaddexp(0, -at["A"].T @ np.ravel(at["v_c"])).sum(),
}
# Appendix A: one unit; a network of two layers; the same with linear hidden units and softmax.
UNIT = ONE_PLACE | {
    "u": lambda at: at["w"] @ at["x"],
    "y": lambda at: 1 / (1 + np.exp(-at["u"])),
    "E": lambda at: (at["t"] - at["y"]) ** 2 / 2,
}
TWO_LAYERS = ONE_PLACE | {
    "W'": lambda at: at["W_prime"],
    "t": lambda at: at["t_two"],
    "u": lambda at: at["W"].T @ at["x"],
    "h": lambda at: 1 / (1 + np.exp(-at["u"])),
    "u'": lambda at: at["W'"].T @ at["h"],
    "y": lambda at: 1 / (1 + np.exp(-at["u'"])),
    "E": lambda at: ((at["y"] - at["t"]) ** 2).sum() / 2,
    "EI'": lambda at: (at["y"] - at["t"]) * at["y"] * (1 - at["y"]),
    "EI": lambda at: (at["W'"] @ at["EI'"]) * at["h"] * (1 - at["h"]),
}
TWO_TABLES = TWO_LAYERS | {
    "x": lambda at: at["x_word"],
    "t": lambda at: at["t_word"],
    "W": lambda at: at["W_in"],
    "W'": lambda at: at["W_out"],
    "h": lambda at: at["u"],
    "y": lambda at: softmax(at["u'"]),
    "EI'": lambda at: at["y"] - at["t"],
    "EI": lambda at: at["W'"] @ at["EI'"],
}
# The K + 1 questions of a pair in the columns of U, with their errors e.
ASKED = {
    "K": lambda at: len(at["e"]) - 1,
    "EH": lambda at: at["U"] @ at["e"],
}
# Both tables with their parts exchanged; and an optimum, made of counts.
EXCHANGED = {"P'": lambda at: at["P_prime"], "Z'": lambda at: at["Z_prime"]}
OPTIMUM = {
    "U": lambda at: at["U_best"],
    "V": lambda at: at["V_best"],
    "Z": lambda at: at["Z_best"],
    "P": lambda at: at["N"] / at["F"][:, None],
}
# By chapter; what holds in one equation only stands under its tag.
DEFINITIONS = {
    "01.1": {"T": lambda at: at["lengths"]},
    "02": SOFTMAX,
    "03": SOFTMAX,
    "04": YES_OR_NO,
    "04.10": {"y": lambda at: 1},
    "04.11": {"y": lambda at: 0},
    "04.13": SCORE_OF_VECTORS,
    "04.14": SCORE_OF_VECTORS,
    "05": SAMPLING,
    "05.11": SIGNED_TABLE,
    "05.12": SIGNED_TABLE,
    "05.15": SAMPLING_WITH_REPEATS,
    "05.20": SAMPLING_WITH_REPEATS,
    "06": WINDOW,
    "07": CONTEXT,
    "07.13": CONTEXT_AND_NOISE,
    "07.14": {"h": lambda at: at["beta"] * at["p"].sum(axis=0)},
    "08.1": NODES,
    "08.2": NODES,
    "08.3": NODES_BY_NAME,
    "08.5": ONE_PLACE,
    "08.7": NODES,
    "08.8": {"q_n1": lambda at: at["q"][at["n_1"]]},
    "08.9": PATH | {"p_w": lambda at: np.exp(-at["J"])},
    **{f"08.{k}": PATH for k in range(10, 15)},
    "08.15": PATH | MEAN_OF_INPUTS | {"o": lambda at: 0},
    "08.16": PATHS_OF_CONTEXT,
    "08.17": {"k": lambda at: at["k_of"]},
    **{f"08.{k}": WORDS_OF_A_TREE for k in range(18, 21)},
    "09.8": ASKED,
    "09.9": ASKED,
    "10.6": EXCHANGED,
    "10.7": OPTIMUM,
    "10.9": COUNTED_FROM_0,
    "A.2": ONE_PLACE,
    "A.4": UNIT | {"y": lambda at: float(at["u"] > 0)},
    "A.5": UNIT,
    "A.6": UNIT,
    "A.7": UNIT,
    **{f"A.{k}": TWO_LAYERS for k in range(8, 21)},
    "A.21": TWO_TABLES,
}

# Letters that stand for one number in a formula, and for a row of numbers in the cell that checks
# it: the formula is computed for each of them in turn, with w as its place.
ONE_AT_A_TIME = {
    "01.2": ("t",),
    "01.7": ("k",),
    "01.9": ("f",),
    "01.10": ("f",),
    "01.11": ("f",),
    "04": ("x", "y", "m"),
    "04.3": ("s_a", "s_b"),
    "04.7": (),
    **{f"09.{k}": ("K", "b", "b_hat") for k in range(1, 6)},
    "A.3": ("u",),
}

# Equations whose prose says "for every one but this": tag -> (index letter, word or place).
LEFT_OUT = {
    "03.5": ("w", "o"),
    "05.3": ("k", 0),
    "05.6": ("k", 0),
    "05.13": ("j", "o"),
    "05.19": ("j", "o"),
    "10.9": ("j", 0),
}

# Equations that hold for all of an index which some of their rows do not contain:
# tag -> (index letter, letter for how many there are).
SAME_FOR_ALL = dict.fromkeys(("06.2", "06.3", "07.6", "07.7", "07.14"), ("k", "C"))

# Rows that the reader of LaTeX cannot read, and why.
UNREAD = {
    ("00.1", 2): "P(C = c) speaks of a pair drawn at random",
    ("02.6", 1): "an arg max over drawn candidates",
    ("02.6", 2): "an arg max over drawn candidates",
    ("03.1", 1): "dots stand for the other arguments of a function",
    ("03.19", 1): "holds at a point where ŷ is not the chapter's ŷ",
    ("04.7", 1): "the index j stands only in a condition",
    ("04.7", 2): "diag is a word, not a letter",
    ("05.13", 1): "a condition stands under the sum",
    ("05.13", 2): "a condition stands under the sum",
    ("05.13", 3): "a condition stands under the sum",
    ("05.15", 2): "the index j stands only in a condition",
    ("05.19", 1): "dots stand for infinitely many terms",
    ("05.19", 2): "infinitely many terms",
    ("08.3", 1): "left and right are words, not letters",
    ("08.4", 1): "holds for a statement, not for a number",
    ("08.5", 1): "compares two nodes",
    ("08.7", 1): "sums over sets of words",
    ("A.1", 1): "f stands for any function",
}
