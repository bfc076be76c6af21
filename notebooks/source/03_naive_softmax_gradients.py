# %% [markdown]
# # 03 · Naive softmax gradients
#
# **Who is to blame, and by how much?**
#
# The model of chapter 02 gave *crown* 63 %, and *crown* it was. The other 37 % went to words that did not stand there, and that costs 0.46 nats.
#
# Who is to blame? *Queen*, who took 23 %? *Crown*, which did not make itself heard? *King*, who pointed the wrong way? word2vec learns by answering this billions of times. Here you answer it once, with proof. Then you repair the model by one step.
#
# *About two hours, with a good place to stop in the middle. Sections headed "The same, number by number" follow Rong's paper; you may skip them. You need: chapter 02, derivatives, the chain rule.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_softmax
from w2v_lib.architectures import hidden_layer
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.losses import softmax, softmax_loss
from w2v_lib.sgd import step

# %% [markdown]
# ## The case
#
# The same five words and the same two tables as in chapter 02. *King* is the input word, and *crown* is the word that really stood beside it. (Chapter 01 shows how a text becomes such pairs.)

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, crown = 0, 2
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])

# %%
hidden = input_vectors[king]
scores = output_vectors @ hidden
probs = np.exp(scores) / np.exp(scores).sum()
truth = np.eye(5)[crown]


# %% [markdown]
# And the loss, as a function of all the scores $s$ and of the true word $o$. It is (02.7): minus the score of the true word, plus the logarithm of the summed exponentials.


# %%
def J(s, o):
    """Surprise, in nats, at seeing word o when the scores are s."""
    return -s[o] + np.log(np.exp(s).sum())


print(f"loss for king and crown: {J(scores, crown):.4f} nats")

# %% [markdown]
# ## Blame, measured
#
# Before any formula, an experiment. The loss is made from five scores. Push *one* of them up a little, leave the other four alone, and watch the loss.
#
# If the loss rises, that score was too high already. If it falls, the score was too low. And the faster it moves, the more that score is to blame. So blame has a sign and a size: it is a **slope**, $\partial J / \partial s_w$.

# %% [markdown]
# ### Exercise 03.1 · Queen's share
# ★☆☆ · 2 minutes · predict · rests on (02.7)
#
# *Queen* has probability 0.232. Her score goes up by 0.01; nothing else changes. What does the loss do?
#
# - `"a"`: nothing, for $J = -\log \hat y_o$ looks at *crown* alone
# - `"b"`: it rises by about 0.0023
# - `"c"`: it falls by about 0.0023
# - `"d"`: it rises by about 0.01

# %% tags=["exercise-03.1"]
my_answer_03_1 = ...

check("03.1", my_answer_03_1)

# %% tags=["hints-03.1"]
# hint("03.1")
# solution("03.1")

# %% [markdown]
# Now for all five. Each score is pushed up a little and down a little, and the difference of the two losses is divided by the distance between them.

# %%
for word, prob, push in zip(words, probs, 0.001 * np.eye(5), strict=True):
    slope = (J(scores + push, crown) - J(scores - push, crown)) / 0.002
    print(f"{word:7s} probability {prob:.3f}   slope of the loss {slope:+.3f}")

# %% [markdown]
# Compare the two columns before you read on.
#
# Four of the slopes *are* the probabilities. The fifth is *crown's* probability minus 1. So every slope is the **prediction minus the truth**: 0.232 − 0 for *queen*, 0.632 − 1 for *crown*.
#
# That should surprise you. The loss has the logarithm of a sum of exponentials in it. Differentiate such a thing, and you expect something longer than what you started with. What came out is a subtraction of two lists that we already hold.
#
# Is it exact, or does it only look so in three digits? And where did everything go?

# %% [markdown]
# ### The referee
#
# First, what we just did has a name: a **numerical gradient**. For any function $f$ of many numbers, and a small step $\varepsilon$:
#
# $$
# \begin{aligned}
# \frac{\partial f}{\partial s_w} &\approx \frac{f(\dots, s_w + \varepsilon, \dots) - f(\dots, s_w - \varepsilon, \dots)}{2\varepsilon} && \text{move one number both ways}
# \end{aligned}
# \tag{03.1}
# $$
#
# It only calls $f$ and subtracts. There is no calculus in it to get wrong, so it is a fair judge of our calculus. Moving both ways makes it sharp: the bend of the curve adds the same amount to both values, and the subtraction removes it.

# %% [markdown]
# Does the referee itself deserve trust? Ask it something we know: the slope of $s_w^3$ is $3 s_w^2$.

# %% tags=["eq-03.1"]
points, epsilon = np.array([-1.2, 0.4, 2.0]), 1e-5
agree(
    "03.1",
    3 * points**2,
    ((points + epsilon) ** 3 - (points - epsilon) ** 3) / (2 * epsilon),
    numerical_gradient(lambda s: (s**3).sum(), points),
)

# %% [markdown]
# The formulas of this chapter are checked on random numbers, in CS224N's letters: $d = 3$, $n = 7$ words, one word per **column**. The one-hot vectors are $x$ for the input word $c$ and $y$ for the true word $o$.

# %%
rng = np.random.default_rng(3)
U, V = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns u_w and v_w
c, o = 4, 1
x, y, v_c = np.eye(7)[c], np.eye(7)[o], V[:, c]
s = U.T @ v_c  # all scores (02.2)
Z = np.exp(s).sum()  # what softmax divides by
y_hat = np.exp(s) / Z

# %% [markdown]
# Now the referee measures, once for the whole chapter, how the raw loss reacts to every number it is made from. Each slope stands where its number stands: $\partial J / \partial U$ is a $3 \times 7$ table, like $U$, and $\partial J / \partial v_c$ is a column, like $v_c$. This is the **shape convention**. Thanks to it, slopes can later be subtracted from vectors just as they are.
#
# These measurements are the first value in most checks below. You need not read those cells; what counts is the line they print.

# %%
dJ_ds = numerical_gradient(lambda t: J(t, o), s)
dJ_dU = numerical_gradient(lambda A: J(A.T @ v_c, o), U)
dJ_dv = numerical_gradient(lambda v: J(U.T @ v, o), v_c)
dJ_dV = numerical_gradient(lambda A: J(U.T @ (A @ x), o), V)

# %% [markdown]
# ## Prediction minus truth
#
# Now the proof. Fix one word $w$. The sum runs over all words, so its letter must be another one, $j$ (Rong (8)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_w} &= -\frac{\partial s_o}{\partial s_w} + \frac{\partial}{\partial s_w} \log \sum_j \exp(s_j) && \text{the loss (02.7), term by term} \\
# &= -y_w + \frac{\partial}{\partial s_w} \log \sum_j \exp(s_j) && s_o \text{ moves with } s_w \text{ only if } w = o \\
# &= -y_w + \frac{1}{\sum_j \exp(s_j)}\, \frac{\partial}{\partial s_w} \sum_j \exp(s_j) && \text{chain rule: } \log t \text{ has the slope } 1/t \\
# &= -y_w + \frac{\exp(s_w)}{\sum_j \exp(s_j)} && \text{only } j = w \text{ contains } s_w \text{; exp is its own slope} \\
# &= \hat y_w - y_w && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.2}
# $$

# %% tags=["eq-03.2"]
agree(
    "03.2",
    dJ_ds,
    -numerical_gradient(lambda t: t[o], s)
    + numerical_gradient(lambda t: np.log(np.exp(t).sum()), s),
    -y + numerical_gradient(lambda t: np.log(np.exp(t).sum()), s),
    -y + 1 / np.exp(s).sum() * numerical_gradient(lambda t: np.exp(t).sum(), s),
    -y + np.exp(s) / np.exp(s).sum(),
    y_hat - y,
)

# %% [markdown]
# So that is where everything went. The slope of log is *one over*: it put the sum below the line. The slope of exp is *exp again*: it stayed above. Together they rebuilt softmax, which we had already computed. Loss and prediction were made for each other.
#
# And a word that the model is sure of, wrongly, has an error of almost 1: the worst mistakes teach the most. It need not be so. In chapter 04 you will meet a loss with which they teach almost nothing.
#
# $\hat y - y$ is called the **prediction error**. Rong writes $e_j = y_j - t_j$ for it.

# %% [markdown]
# ### Exercise 03.2 · The prediction error
# ★☆☆ · 5 minutes · code · rests on (03.2)
#
# Write a function that gets `scores` of shape `(n,)` and the id `target` of the true word, and returns the prediction error of every word, shape `(n,)`. Scores of ±1000 must work; `log_softmax` from chapter 02 is imported for you.


# %% tags=["exercise-03.2"]
def prediction_error(scores, target):
    """Prediction minus truth for every word: shape (n,)."""
    return ...


check("03.2", prediction_error)

# %% tags=["hints-03.2"]
# hint("03.2")
# solution("03.2")

# %%
error = probs - truth
plots.bars(
    words,
    error,
    title="One word too low, all others too high",
    quantity="prediction minus truth",
    role="error",
    digits=3,
)

# %% [markdown]
# Purple is *guessed too low*, green is *guessed too high*, here and in the pictures to come.

# %% [markdown]
# ### The blame adds up to nothing
#
# *Crown* lacks 0.368. The four other words together hold exactly 0.368 too much:
#
# $$
# \begin{aligned}
# \sum_{w \ne o} \frac{\partial J}{\partial s_w} &= \sum_{w \ne o} \hat y_w && \text{(03.2), with } y_w = 0 \\
# &= 1 - \hat y_o && \text{all probabilities sum to 1} \\
# &= -(\hat y_o - y_o) && y_o = 1
# \end{aligned}
# \tag{03.3}
# $$
#
# Chapter 02 had a hint of this: lift all scores together and no probability changes (02.4). So the loss does not change, and all slopes together must be zero.

# %% tags=["eq-03.3"]
others = [w for w in range(7) if w != o]
agree(
    "03.3",
    sum(dJ_ds[others]),
    sum(y_hat[w] for w in others),
    1 - y_hat[o],
    -(y_hat[o] - y[o]),
)

# %% [markdown]
# ## First culprit: the output vectors
#
# A score is nothing we can turn like a knob. It is a dot product, $s_w = u_w^\top v_c$. So each score hands its blame on to the two vectors that made it. First to the output vector $u_w$.
#
# For that we need the slope of a dot product *along a vector*, which is one slope for each number of the vector. In $u^\top v = \sum_i u_i v_i$ the number $u_i$ is multiplied by $v_i$, so the slope along $u_i$ is $v_i$. All of them together, as a column: **the slope of $u^\top v$ along $u$ is $v$.**

# %% [markdown]
# ### Exercise 03.3 · The blame of one output vector
# ★★☆ · 5 minutes · pencil · rests on (03.2)
#
# Find $\partial J / \partial u_w$ for one word $w$, which may be the true word $o$ or not. The vector $u_w$ reaches the loss by one road only: through its own score $s_w$. How fast does $s_w$ change when $u_w$ moves? And the loss, when $s_w$ changes?
#
# Names: `v_c`, `y_hat`, `y` (columns), `U`, and the ids `w` and `o`. The entry of a column `a` at place `k` is written `a[k]`. The answer is a column of length $d$. Write it in quotes; it stands below, so decide before you read on.

# %% tags=["exercise-03.3"]
my_answer_03_3 = ...

check("03.3", my_answer_03_3)

# %% tags=["hints-03.3"]
# hint("03.3")
# solution("03.3")

# %% [markdown]
# ### The long way, in two cases
#
# CS224N (c) asks for the same from the raw loss. The true word is special, because $u_o$ stands in it twice: alone, and once inside the sum. So first $w = o$:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_o} &= \frac{\partial}{\partial u_o} \Big[ -u_o^\top v_c + \log \sum_j \exp(u_j^\top v_c) \Big] && \text{the loss (02.7)} \\
# &= -v_c + \frac{\partial}{\partial u_o} \log \sum_j \exp(u_j^\top v_c) && \text{the slope of } u_o^\top v_c \text{ along } u_o \text{ is } v_c \\
# &= -v_c + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_o} \sum_j \exp(u_j^\top v_c) && \text{chain rule: log} \\
# &= -v_c + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_o} \exp(u_o^\top v_c) && \text{only } j = o \text{ contains } u_o \\
# &= -v_c + \frac{\exp(u_o^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, v_c && \text{chain rule: exp, times the inner slope } v_c \\
# &= (\hat y_o - 1)\, v_c && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.4}
# $$
#
# The last value in the checks is the answer of our library. `softmax_loss` returns the slopes along $v_c$ as `hidden`, and those along the output vectors as `output_rows`, one **row** per word.

# %% tags=["eq-03.4"]
library = softmax_loss(v_c, o, U.T)
agree(
    "03.4",
    dJ_dU[:, o],
    numerical_gradient(lambda A: -A[:, o] @ v_c + np.log(np.exp(A.T @ v_c).sum()), U)[:, o],
    -v_c + numerical_gradient(lambda A: np.log(np.exp(A.T @ v_c).sum()), U)[:, o],
    -v_c + 1 / Z * numerical_gradient(lambda A: np.exp(A.T @ v_c).sum(), U)[:, o],
    -v_c + 1 / Z * numerical_gradient(lambda u_o: np.exp(u_o @ v_c), U[:, o]),
    -v_c + np.exp(U[:, o] @ v_c) / Z * v_c,
    (y_hat[o] - 1) * v_c,
    library.output_rows[o],
)

# %% [markdown]
# Then $w \ne o$, any other word (the second case of CS224N (c)). Now $u_w$ stands only inside the sum:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_w} &= \frac{\partial}{\partial u_w} \Big[ -u_o^\top v_c + \log \sum_j \exp(u_j^\top v_c) \Big] && \text{the loss (02.7)} \\
# &= \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_w} \sum_j \exp(u_j^\top v_c) && u_o^\top v_c \text{ contains no } u_w \text{; chain rule: log} \\
# &= \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_w} \exp(u_w^\top v_c) && \text{only } j = w \text{ contains } u_w \\
# &= \frac{\exp(u_w^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, v_c && \text{chain rule: exp, times the inner slope } v_c \\
# &= \hat y_w\, v_c && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.5}
# $$
#
# The check takes all six such words at once, side by side.

# %% tags=["eq-03.5"]
agree(
    "03.5",
    dJ_dU[:, others],
    numerical_gradient(lambda A: -A[:, o] @ v_c + np.log(np.exp(A.T @ v_c).sum()), U)[:, others],
    1 / Z * numerical_gradient(lambda A: np.exp(A.T @ v_c).sum(), U)[:, others],
    np.column_stack(
        [1 / Z * numerical_gradient(lambda u_w: np.exp(u_w @ v_c), U[:, w]) for w in others]
    ),
    np.column_stack([np.exp(U[:, w] @ v_c) / Z * v_c for w in others]),
    np.column_stack([y_hat[w] * v_c for w in others]),
    library.output_rows[others].T,
)

# %% [markdown]
# ### Two cases, one line
#
# The truth $y_w$ is 1 in the first case and 0 in the second. So it can say both at once (CS224N (c)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_w} &= \begin{cases} (\hat y_w - 1)\, v_c & \text{if } w = o \\ \hat y_w\, v_c & \text{if } w \ne o \end{cases} && \text{(03.4), (03.5)} \\
# &= (\hat y_w - y_w)\, v_c && y_w = 1 \text{ or } 0
# \end{aligned}
# \tag{03.6}
# $$
#
# Eleven lines. Your road in exercise 03.3 was shorter: the blame of the score, times the slope of the score. The hard part was done once, in (03.2), and used again. That is the whole idea of **backpropagation**.

# %% tags=["eq-03.6"]
agree(
    "03.6",
    dJ_dU,
    np.column_stack([(y_hat[w] - 1) * v_c if w == o else y_hat[w] * v_c for w in range(7)]),
    np.column_stack([(y_hat[w] - y[w]) * v_c for w in range(7)]),
    library.output_rows.T,
)

# %% [markdown]
# ### The same, number by number
#
# Rong takes the short road for a single number $U_{iw}$ of the table (his $w'_{ij}$). Since $s_w = \sum_i U_{iw}\, (v_c)_i$, that number reaches the loss through $s_w$ alone (Rong (9)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial U_{iw}} &= \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial U_{iw}} && \text{chain rule, one road} \\
# &= (\hat y_w - y_w)\, (v_c)_i && \text{(03.2) and (02.2)}
# \end{aligned}
# \tag{03.7}
# $$


# %% tags=["eq-03.7"]
def slope_of_score(w):
    """How score w reacts to every number of the table."""
    return numerical_gradient(lambda A: (A.T @ v_c)[w], U)


agree(
    "03.7",
    dJ_dU,
    np.array([[dJ_ds[w] * slope_of_score(w)[i, w] for w in range(7)] for i in range(3)]),
    np.array([[(y_hat[w] - y[w]) * v_c[i] for w in range(7)] for i in range(3)]),
    library.output_rows.T,
)

# %% [markdown]
# ## All output vectors at once
#
# You hold every column of $\partial J / \partial U$. Put them side by side.

# %% [markdown]
# ### Exercise 03.4 · The whole table in one product
# ★★☆ · 5 minutes · pencil · rests on (03.6)
#
# Column $w$ of $\partial J / \partial U$ is $(\hat y_w - y_w)\, v_c$. Write the whole $d \times n$ matrix as one product, without a sum and without an index.
#
# Names: `v_c` (a column of length $d$), `y_hat`, `y` (columns of length $n$), `U`. A transpose is written `.T`, a matrix product `@`. The answer stands below.

# %% tags=["exercise-03.4"]
my_answer_03_4 = ...

check("03.4", my_answer_03_4)

# %% tags=["hints-03.4"]
# hint("03.4")
# solution("03.4")

# %% [markdown]
# Column by column (CS224N (d)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial U} &= \Big[ \frac{\partial J}{\partial u_1}, \dots, \frac{\partial J}{\partial u_n} \Big] && \text{shape convention} \\
# &= \big[ (\hat y_1 - y_1)\, v_c, \dots, (\hat y_n - y_n)\, v_c \big] && \text{(03.6)} \\
# &= v_c\, \big[ \hat y_1 - y_1, \dots, \hat y_n - y_n \big] && \text{a column times a row of numbers} \\
# &= v_c\, (\hat y - y)^\top && \text{that row is } \hat y - y \text{, transposed}
# \end{aligned}
# \tag{03.8}
# $$
#
# For the first line, the check moves one column at a time. `dense(7)` makes a table for 7 words from the library's rows; other losses will leave some rows out.


# %% tags=["eq-03.8"]
def slope_along_column(table, w, loss_of):
    """Move column w of the table, and nothing else."""
    before, after = table[:, :w], table[:, w + 1 :]
    return numerical_gradient(
        lambda column: loss_of(np.column_stack([before, column, after])), table[:, w]
    )


agree(
    "03.8",
    dJ_dU,
    np.column_stack([slope_along_column(U, w, lambda A: J(A.T @ v_c, o)) for w in range(7)]),
    np.column_stack([(y_hat[w] - y[w]) * v_c for w in range(7)]),
    v_c[:, None] @ np.array([[y_hat[w] - y[w] for w in range(7)]]),
    v_c[:, None] @ (y_hat - y)[:, None].T,
    library.dense(7).T,
)

# %% [markdown]
# ### Why the order matters
#
# $v_c$ is $d \times 1$ and $(\hat y - y)^\top$ is $1 \times n$: the inner sizes are equal, and the product is $d \times n$, like $U$.
#
# - The other way round, $(\hat y - y)^\top v_c$, is $1 \times n$ times $d \times 1$. That does not exist unless $n = d$.
# - $(\hat y - y)\, v_c^\top$ exists, and is $n \times d$: the same numbers, transposed. It is right for a table with one word per **row**, and that is how our code keeps its words: `np.outer(error, hidden)`.

# %% [markdown]
# ## Second culprit: the input word's vector
#
# $u_w$ took part in one score. $v_c$ took part in **all** of them. So blame comes back to it along $n$ roads, and it hears $n$ opinions about where it should have pointed.

# %% [markdown]
# ### Exercise 03.5 · The blame of the input word
# ★★☆ · 8 minutes · pencil · rests on (02.7)
#
# Find $\partial J / \partial v_c$. CS224N (b) wants it in terms of $y$, $\hat y$ and $U$ only: no sum, no single $u_w$. Start from
#
# $$J = -u_o^\top v_c + \log \sum_w \exp(u_w^\top v_c)$$
#
# or from (03.2) and the chain rule. Write out a sum first if it helps; then ask which matrix product it is.
#
# Names: `U` ($d \times n$), `y_hat`, `y` (columns of length $n$), `v_c`. The answer is a column of length $d$. It stands below.

# %% tags=["exercise-03.5"]
my_answer_03_5 = ...

check("03.5", my_answer_03_5)

# %% tags=["hints-03.5"]
# hint("03.5")
# solution("03.5")

# %% [markdown]
# From the loss, line by line (CS224N (b)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \frac{\partial}{\partial v_c} \Big[ -u_o^\top v_c + \log \sum_w \exp(u_w^\top v_c) \Big] && \text{the loss (02.7)} \\
# &= -u_o + \frac{\partial}{\partial v_c} \log \sum_w \exp(u_w^\top v_c) && \text{the slope of } u_o^\top v_c \text{ along } v_c \text{ is } u_o \\
# &= -u_o + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial v_c} \sum_w \exp(u_w^\top v_c) && \text{chain rule: log; a new letter below} \\
# &= -u_o + \frac{\sum_w \exp(u_w^\top v_c)\, u_w}{\sum_j \exp(u_j^\top v_c)} && \text{chain rule: exp, with the inner slope } u_w \\
# &= -u_o + \sum_w \frac{\exp(u_w^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, u_w && \text{divide term by term} \\
# &= \sum_w \hat y_w\, u_w - u_o && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.9}
# $$

# %% tags=["eq-03.9"]
agree(
    "03.9",
    dJ_dv,
    numerical_gradient(lambda v: -U[:, o] @ v + np.log(np.exp(U.T @ v).sum()), v_c),
    -U[:, o] + numerical_gradient(lambda v: np.log(np.exp(U.T @ v).sum()), v_c),
    -U[:, o] + 1 / Z * numerical_gradient(lambda v: np.exp(U.T @ v).sum(), v_c),
    -U[:, o] + sum(np.exp(U[:, w] @ v_c) * U[:, w] for w in range(7)) / Z,
    -U[:, o] + sum(np.exp(U[:, w] @ v_c) / Z * U[:, w] for w in range(7)),
    sum(y_hat[w] * U[:, w] for w in range(7)) - U[:, o],
    library.hidden,
)

# %% [markdown]
# In (03.4) one term of the sum survived. Here every term contains $v_c$, so every term stays. CS224N (b) wants no sum and no lonely $u_o$:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \sum_w \hat y_w\, u_w - \sum_w y_w\, u_w && y \text{ is 1 at } o \text{ and 0 elsewhere} \\
# &= \sum_w (\hat y_w - y_w)\, u_w && \text{one sum} \\
# &= U\, (\hat y - y) && \text{a matrix times a vector mixes its columns}
# \end{aligned}
# \tag{03.10}
# $$

# %% tags=["eq-03.10"]
agree(
    "03.10",
    dJ_dv,
    sum(y_hat[w] * U[:, w] for w in range(7)) - sum(y[w] * U[:, w] for w in range(7)),
    sum((y_hat[w] - y[w]) * U[:, w] for w in range(7)),
    U @ (y_hat - y),
    library.hidden,
)

# %% [markdown]
# ### The same, number by number
#
# Rong counts the roads. Entry $i$ of $v_c$ (his $h_i$) stands in every score, so the chain rule adds up $n$ products (Rong (12), who calls the result $\mathrm{EH}_i$, the *error sent back to the hidden layer*):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial (v_c)_i} &= \sum_w \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial (v_c)_i} && \text{chain rule, } n \text{ roads} \\
# &= \sum_w (\hat y_w - y_w)\, U_{iw} && \text{(03.2) and (02.2)}
# \end{aligned}
# \tag{03.11}
# $$

# %% tags=["eq-03.11"]
agree(
    "03.11",
    dJ_dv,
    sum(dJ_ds[w] * numerical_gradient(U[:, w].dot, v_c) for w in range(7)),
    [sum((y_hat[w] - y[w]) * U[i, w] for w in range(7)) for i in range(3)],
    library.hidden,
)

# %% [markdown]
# ## The function the assignment asks for
#
# The loss, the blame of $v_c$, the blame of every $u_w$: you hold all three.

# %% [markdown]
# ### Exercise 03.6 · Naive softmax
# ★★★ · 15 minutes · code · rests on (03.10)
#
# The function gets `hidden` ($v_c$, shape `(dim,)`), the id `target` of the true word, and `output_vectors` of shape `(vocab_size, dim)`. It returns three things:
#
# - the loss in nats, a number;
# - `grad_hidden`, $\partial J / \partial v_c$, shape `(dim,)`;
# - `grad_output_vectors`, shape `(vocab_size, dim)`.
#
# Mind the table: here the words are in the **rows**. Scores of ±1000 must work, and the inputs must stay as they were. `log_softmax` is at hand.


# %% tags=["exercise-03.6"]
def naive_softmax(hidden, target, output_vectors):
    """Loss of one example, and its slopes: (loss, grad_hidden, grad_output_vectors)."""
    return ...


check("03.6", naive_softmax)

# %% tags=["hints-03.6"]
# hint("03.6")
# solution("03.6")

# %% [markdown]
# For *king* and *crown*, by hand. Each row is the slope along one vector:

# %%
grad_hidden, grad_outputs = error @ output_vectors, np.outer(error, hidden)
gradients = softmax_loss(hidden, crown, output_vectors)
by_hand = [grad_hidden, *grad_outputs]
by_library = [gradients.hidden, *gradients.output_rows]
for name, numbers in zip(["king (input)", *words], by_hand, strict=True):
    print(f"{name:12s} {numbers[0]:+.3f} {numbers[1]:+.3f}")
print("the library finds the same:", np.allclose(by_hand, by_library))

# %% [markdown]
# ### Exercise 03.7 · The very first example
# ★★☆ · 3 minutes · predict · rests on (03.10)
#
# word2vec begins with small random input vectors, and with **all output vectors zero**. The first example is *king* with *crown*. Which vectors get a slope that is not zero? Decide before you read on.
#
# - `"a"`: none: all the scores are zero, so there is no slope
# - `"b"`: the input vector of *king*, and no other
# - `"c"`: all output vectors, and no input vector
# - `"d"`: all output vectors, and the input vector of *king*

# %% tags=["exercise-03.7"]
my_answer_03_7 = ...

check("03.7", my_answer_03_7)

# %% tags=["hints-03.7"]
# hint("03.7")
# solution("03.7")

# %%
blank = np.zeros((5, 2))  # every output vector zero
at_start = softmax_loss(hidden, crown, blank)
print("slopes along king's input vector:", at_start.hidden + 0.0)  # + 0.0: no minus before a 0
print("slopes along the output vectors:")
print(np.array2string(at_start.dense(5), precision=1, sign="+", floatmode="fixed"))

# %% [markdown]
# From the second example on, both tables learn. But had the input vectors been zero as well, then $(\hat y_w - y_w)\, v_c$ would be zero too, for every word, and nothing would ever move. So one of the two tables must not start at zero. Small random numbers will do.

# %% [markdown]
# ### What the referee cannot see
#
# A numerical gradient compares your slopes with *your own* loss. It cannot know whether that is the loss you wanted. Here is a function that claims there is never anything to learn:


# %%
def lazy_loss(hidden):
    """No surprise, ever."""
    return 0.0


lazy_gradient = np.zeros(2)
measured = numerical_gradient(lazy_loss, hidden)
print("the referee finds no fault:", np.allclose(lazy_gradient, measured))

# %% [markdown]
# A zero loss with a zero gradient passes. So the *value* of a loss must be checked too, against a second computation; exercise 03.6 did.
#
# The referee also has a blind spot: a place where the slope is zero, such as the one you just met. With all output vectors at zero, $U(\hat y - y)$ is zero, and so is $-U(\hat y - y)$. A wrong sign passes there. word2vec starts its training at exactly that place, so always test at random numbers.

# %%
blank_error = 0.2 - truth  # equal scores: one fifth for each word
with_slip = -(blank_error @ blank)
measured_blank = numerical_gradient(lambda v: J(blank @ v, crown), hidden)
print("the wrong sign passes:", np.allclose(with_slip, measured_blank))

# %% [markdown]
# *A good place to stop for today. The hard derivations are behind you. What follows is their use: a step, a picture of it, and what a slope of zero means.*

# %% [markdown]
# ## Back to the input table
#
# One road is still open. $v_c$ is not a parameter of its own: it was picked out of the table $V$ by the one-hot vector $x$. Which numbers of the table carry the blame (Rong (15))?
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial V} &= \Big[ \frac{\partial J}{\partial v_1}, \dots, \frac{\partial J}{\partial v_n} \Big] && \text{shape convention} \\
# &= \frac{\partial J}{\partial v_c}\, x^\top && \text{no column but } v_c \text{ takes part: the others are 0} \\
# &= U (\hat y - y)\, x^\top && \text{(03.10)}
# \end{aligned}
# \tag{03.12}
# $$
#
# The row $x^\top$ is 1 at $c$ and 0 elsewhere. So the product has one column that is not zero, and it is $\partial J / \partial v_c$. A word that was not the input has no blame.
#
# Rong's $W$ has the words in its rows, so his version is the transpose, $x\, \mathrm{EH}^\top$, where $\mathrm{EH}$ is our $\partial J / \partial v_c$. He also writes $x \otimes \mathrm{EH}$.

# %% tags=["eq-03.12"]
agree(
    "03.12",
    dJ_dV,
    np.column_stack([slope_along_column(V, k, lambda A: J(U.T @ (A @ x), o)) for k in range(7)]),
    dJ_dv[:, None] @ x[:, None].T,
    (U @ (y_hat - y))[:, None] @ x[:, None].T,
)

# %% [markdown]
# ### The same, number by number
#
# Rong first writes (02.1) for one entry (Rong (13), whose $w_{ki}$ is our $V_{ik}$):
#
# $$
# \begin{aligned}
# (v_c)_i &= \sum_k V_{ik}\, x_k && (02.1), \text{ one entry} \\
# &= V_{ic} && x_k \text{ is 1 at } k = c \text{ and 0 elsewhere}
# \end{aligned}
# \tag{03.13}
# $$

# %% tags=["eq-03.13"]
agree(
    "03.13",
    v_c,
    [sum(V[i, k] * x[k] for k in range(7)) for i in range(3)],
    [V[i, c] for i in range(3)],
    hidden_layer(V.T, [c]),
)

# %% [markdown]
# So $V_{ik}$ reaches the loss through entry $i$ of $v_c$ alone. One road, one product (Rong (14)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial V_{ik}} &= \frac{\partial J}{\partial (v_c)_i} \cdot \frac{\partial (v_c)_i}{\partial V_{ik}} && \text{chain rule} \\
# &= \big( U (\hat y - y) \big)_i\, x_k && \text{(03.10) and (03.13)}
# \end{aligned}
# \tag{03.14}
# $$


# %% tags=["eq-03.14"]
def slope_of_entry(i):
    """How entry i of v_c reacts to every number of the table."""
    return numerical_gradient(lambda A: (A @ x)[i], V)


agree(
    "03.14",
    dJ_dV,
    np.array([[dJ_dv[i] * slope_of_entry(i)[i, k] for k in range(7)] for i in range(3)]),
    np.array([[(U @ (y_hat - y))[i] * x[k] for k in range(7)] for i in range(3)]),
)

# %% [markdown]
# ### Exercise 03.8 · Three slips, one truth
# ★★☆ · 4 minutes · predict · rests on (03.12)
#
# Four lines from students' notes, in our letters. Three contain a slip. You need no calculus to find them: write the shape under every factor. $U$ and $V$ are $d \times n$. $W = V^\top$ has one word per row, and $\mathrm{EH}$ is the column $U(\hat y - y)$.
#
# - `"a"`: $\partial J / \partial v_c = U(\hat y - v_c)$
# - `"b"`: $\partial J / \partial W = x\, \mathrm{EH}^\top$, again a $d \times n$ matrix
# - `"c"`: $\partial J / \partial U = [\hat y_1 - y_1, \dots, \hat y_n - y_n]\; v_c$
# - `"d"`: $(\partial J / \partial v_c)^\top = (\hat y - y)^\top\, U^\top$
#
# Which line is **right**?

# %% tags=["exercise-03.8"]
my_answer_03_8 = ...

check("03.8", my_answer_03_8)

# %% tags=["hints-03.8"]
# hint("03.8")
# solution("03.8")

# %% [markdown]
# ### All the blame in one table
#
# The model has twenty numbers. Here is the slope of each, for one example: *king*, with *crown* beside it. Words are in rows, output vectors on the left, input vectors on the right. As before, green is too high and purple is too low.

# %%
grad_inputs = np.outer(np.eye(5)[king], grad_hidden)
slopes = np.hstack([grad_outputs, grad_inputs])
print("numbers with a slope that is not zero:", np.count_nonzero(slopes), "of", slopes.size)

# %%
plots.heatmap(
    slopes,
    row_labels=words,
    col_labels=["output 1", "output 2", "input 1", "input 2"],
    title="The blame: all outputs, a single input",
    digits=3,
)

# %% [markdown]
# Twelve, as chapter 02 promised. On the left **every** row has a slope: each word, right or wrong, is told. On the right **one** row has.
#
# The left half is the price of naive softmax. With a vocabulary of 100,000 words, every single example moves 100,000 output vectors. Keep that in mind until chapter 05.

# %% [markdown]
# ## One step downhill
#
# A slope says how the loss rises. To make it fall, go the other way: subtract a small multiple of the slope from every number. The multiple is the **learning rate** $\eta > 0$ (Rong's letter; CS224N writes $\alpha$). This is *gradient descent*; with one example at a time it is *stochastic* gradient descent, SGD. For the output table (Rong (10), (11)):
#
# $$
# \begin{aligned}
# U_{iw}^{\text{new}} &= U_{iw} - \eta\, (\hat y_w - y_w)\, (v_c)_i && \text{one number of (03.6)} \\
# u_w^{\text{new}} &= u_w - \eta\, (\hat y_w - y_w)\, v_c && \text{all of } u_w \text{, and this for every } w
# \end{aligned}
# \tag{03.15}
# $$

# %% [markdown]
# The last value of the check comes from the library's `step`. It wants a list of examples; ours is `([c], o)`, the input words and the true word. `softmax()` is the loss to use. Both tables are changed in place, so we give it copies. (`rng` is for losses that draw random numbers. Ours does not.)

# %% tags=["eq-03.15"]
eta = 0.3
new_inputs, new_outputs = V.T.copy(), U.T.copy()  # one word per row, as the library keeps them
step([([c], o)], new_inputs, new_outputs, softmax(), eta, rng=None)
agree(
    "03.15",
    U - eta * dJ_dU,
    np.array([[U[i, w] - eta * (y_hat[w] - y[w]) * v_c[i] for w in range(7)] for i in range(3)]),
    np.column_stack([U[:, w] - eta * (y_hat[w] - y[w]) * v_c for w in range(7)]),
    new_outputs.T,
)

# %% [markdown]
# ### Push and pull
#
# Read it word by word. What happens to $u_w$ depends on its error alone:
#
# - **Guessed too high**, $\hat y_w > y_w$. True of every wrong word, since $y_w = 0$. A piece of $v_c$ is taken away from $u_w$: it slides *back* along $v_c$.
# - **Guessed too low**, $\hat y_w < y_w$. Possible only for the true word. A piece of $v_c$ is added: it slides *forward* along $v_c$.
# - **Guessed about right**, $\hat y_w \approx y_w$. The piece is nearly nothing, and $u_w$ stays.
#
# Most texts say *pulled in* and *pushed away*, closer and farther. Chapter 02 warned about such words. What changes for certain is the score.

# %% [markdown]
# Take the new $u_w$ and the old $v_c$:
#
# $$
# \begin{aligned}
# (u_w^{\text{new}})^\top v_c &= \big( u_w - \eta\, (\hat y_w - y_w)\, v_c \big)^\top v_c && \text{(03.15)} \\
# &= s_w - \eta\, (\hat y_w - y_w)\, \lVert v_c \rVert^2 && v_c^\top v_c = \lVert v_c \rVert^2
# \end{aligned}
# \tag{03.16}
# $$
#
# The squared length is positive, unless $v_c$ is zero. So the sign of the error decides: the score of the true word rises, every other score falls.

# %% tags=["eq-03.16"]
agree(
    "03.16",
    new_outputs @ v_c,
    np.array([(U[:, w] - eta * (y_hat[w] - y[w]) * v_c) @ v_c for w in range(7)]),
    s - eta * (y_hat - y) * np.linalg.norm(v_c) ** 2,
)

# %% [markdown]
# ### Observed minus expected
#
# The input table has one column that moves (Rong (16)). The last line splits its step into two terms. Since 2022, CS224N asks what each of them does.
#
# $$
# \begin{aligned}
# v_c^{\text{new}} &= v_c - \eta\, \frac{\partial J}{\partial v_c} && \text{downhill} \\
# &= v_c - \eta\, U (\hat y - y) && \text{(03.10)} \\
# &= v_c + \eta\, u_o - \eta \sum_w \hat y_w\, u_w && \text{(03.9)}
# \end{aligned}
# \tag{03.17}
# $$

# %% tags=["eq-03.17"]
agree(
    "03.17",
    new_inputs[c],
    v_c - eta * dJ_dv,
    v_c - eta * U @ (y_hat - y),
    v_c + eta * U[:, o] - eta * sum(y_hat[w] * U[:, w] for w in range(7)),
)

# %% [markdown]
# Read that last line slowly.
#
# - $+\,\eta\, u_o$ adds a piece of the output vector that was **observed**. Alone, it would raise the score of the true word.
# - $-\,\eta \sum_w \hat y_w\, u_w$ takes away a piece of the output vector that was **expected**: the average of all of them, weighted by the model's own belief. The words it believed in most have the largest share in it.
#
# Observed minus expected. Where the two are equal they cancel, and *king's* vector has nothing to learn from this example. (That takes no perfect prediction, as you will see.)

# %%
observed, expected = output_vectors[crown], probs @ output_vectors
for name, vector in [("observed", observed), ("expected", expected), ("move", observed - expected)]:
    print(f"{name:8s}", np.array2string(vector, precision=2, floatmode="fixed"))

# %% [markdown]
# ### One step by hand
#
# Take $\eta = 1$, a very large step, so that one can see it. *Crown's* error is −0.368, and $v_c = (1, 1)$:
#
# $$u_{\text{crown}}^{\text{new}} = (2,\ 0.5) - 1 \cdot (-0.368) \cdot (1,\ 1) = (2.368,\ 0.868)$$
#
# And *king's* input vector goes to $(1,\ 1) + (0.49,\ 0.07) = (1.49,\ 1.07)$. Now all six moves in one picture.

# %%
plots.push_pull(
    hidden,
    output_vectors,
    error,
    words,
    1.0,
    title="Crown slides forward along king, the others slide back",
    hidden_label="king (input)",
)

# %% [markdown]
# Lines are the vectors before the step, blue for the input vector, orange for the output vectors. Arrows are the moves: purple was too low, green was too high, and the dark one is *king's* input vector, which turns towards *crown*.
#
# Purple and green all lie along $v_c$. Their length is in proportion to the error (times the length of $v_c$): *queen*, who took the most, slides back the most. *Bread* and *butter* hardly move.
#
# And *crown*, did it come closer?

# %%
crown_before, crown_after = output_vectors[crown], output_vectors[crown] - grad_outputs[crown]
for name, crown_vector in [("before", crown_before), ("after", crown_after)]:
    distance, score = np.linalg.norm(crown_vector - hidden), crown_vector @ hidden
    print(f"{name:6s} distance to king's tip {distance:.2f}   score with king {score:.2f}")

# %% [markdown]
# No. Its own move took it *further away*, and its score rose all the same, by 0.368 · 2, as (03.16) says. *Pulled in* is about the score.
#
# Now both moves together, made by the library. Is the model repaired?

# %%
inputs_after, outputs_after = input_vectors.copy(), output_vectors.copy()
step([([king], crown)], inputs_after, outputs_after, softmax(), 1.0, rng=None)
scores_after = outputs_after @ inputs_after[king]
probs_after = np.exp(scores_after) / np.exp(scores_after).sum()
for row in zip(words, scores, scores_after, probs, probs_after, strict=True):
    print("{:7s} score {:+.2f} -> {:+.2f}   probability {:5.1%} -> {:5.1%}".format(*row))
print(f"loss    {J(scores, crown):.2f} -> {J(scores_after, crown):.2f} nats")
print("input vectors that moved: ", np.any(inputs_after != input_vectors, axis=1).sum())
print("output vectors that moved:", np.any(outputs_after != output_vectors, axis=1).sum())

# %% [markdown]
# One step, and *crown* goes from 63 % to 93 %. Learning is this step, over and over.
#
# Look at *king's* own score: it rose. (03.16) holds $v_c$ still; here $v_c$ moved too. The probability fell all the same, because *crown's* score rose far more, and softmax sees differences only.
#
# But nobody told *queen* that she is a fine word beside *king*. This example saw *crown*; another will see *queen* and lift her again. The vectors settle where such pushes and pulls balance. Words with the same company get much the same pushes and pulls, so their vectors end up together: chapters 09 and 10 show it.

# %% [markdown]
# ### Exercise 03.9 · One step of SGD
# ★★☆ · 8 minutes · code · rests on (03.17)
#
# Make the step yourself. The function gets `hidden`, `target`, `output_vectors` and `learning_rate`, and returns the new `hidden` and the new `output_vectors`, as **new arrays**: the old ones stay as they were.
#
# Both gradients belong to the *old* vectors. Rong's paper does not say so. You may call `softmax_loss`: it returns `gradients.hidden` and `gradients.output_rows`.


# %% tags=["exercise-03.9"]
def sgd_step(hidden, target, output_vectors, learning_rate):
    """One step downhill: (new_hidden, new_output_vectors), in new arrays."""
    return ...


check("03.9", sgd_step)

# %% tags=["hints-03.9"]
# hint("03.9")
# solution("03.9")

# %% [markdown]
# ## How much better will it be?
#
# Slopes promise what a step will bring. Take one number: the first of *crown's* output vector. Its slope is −0.37, so a step with learning rate $\eta$ moves it by $+0.37\,\eta$. And a number that moves changes the loss by its slope times the move:
#
# $$-0.37 \cdot 0.37\, \eta \approx -0.14\, \eta$$
#
# The slope counts twice, once as the length of the move and once as its effect. So, while the step is small, every number of the model takes its own slope, *squared* and times $\eta$, off the loss.

# %% [markdown]
# Now all numbers together. Let $J$ be the loss after one step with learning rate $\eta$. As the step begins, at $\eta = 0$, it falls at this rate:
#
# $$
# \begin{aligned}
# \frac{dJ}{d\eta} &= - \Big\lVert \frac{\partial J}{\partial v_c} \Big\rVert^2 - \sum_w \Big\lVert \frac{\partial J}{\partial u_w} \Big\rVert^2 && \text{every slope, squared, added up} \\
# &= - \lVert U (\hat y - y) \rVert^2 - \sum_w (\hat y_w - y_w)^2\, \lVert v_c \rVert^2 && \text{(03.10), (03.6)} \\
# &= - \lVert U (\hat y - y) \rVert^2 - \lVert \hat y - y \rVert^2\, \lVert v_c \rVert^2 && \text{a sum of squares}
# \end{aligned}
# \tag{03.18}
# $$
#
# Write $\lVert g \rVert^2$ for the sum of all squared slopes. A small step promises that the loss falls by $\eta\, \lVert g \rVert^2$: always a gain, unless every slope is zero.


# %% tags=["eq-03.18"]
def J_after(eta):
    """The loss after one step with learning rate eta."""
    return J((U - eta * np.outer(v_c, y_hat - y)).T @ (v_c - eta * U @ (y_hat - y)), o)


agree(
    "03.18",
    numerical_gradient(J_after, 0.0),
    -(np.linalg.norm(dJ_dv) ** 2) - sum(np.linalg.norm(dJ_dU[:, w]) ** 2 for w in range(7)),
    -(np.linalg.norm(U @ (y_hat - y)) ** 2)
    - sum((y_hat[w] - y[w]) ** 2 * np.linalg.norm(v_c) ** 2 for w in range(7)),
    -(np.linalg.norm(U @ (y_hat - y)) ** 2)
    - np.linalg.norm(y_hat - y) ** 2 * np.linalg.norm(v_c) ** 2,
)

# %% [markdown]
# For *king* and *crown*:

# %%
g_squared = (slopes**2).sum()
print(f"J = {gradients.loss:.4f}   sum of squared slopes = {g_squared:.4f}")

# %% [markdown]
# ### Exercise 03.10 · A promise
# ★☆☆ · 3 minutes · predict · rests on (03.18)
#
# One step with learning rate $\eta = 0.1$, from the numbers just printed. What loss do the slopes promise? Enter a number; two decimals are enough.

# %% tags=["exercise-03.10"]
my_answer_03_10 = ...

check("03.10", my_answer_03_10)

# %% tags=["hints-03.10"]
# hint("03.10")
# solution("03.10")


# %%
def loss_after(rate):
    """The true loss after one step with this learning rate, for king and crown."""
    return J((output_vectors - rate * grad_outputs) @ (hidden - rate * grad_hidden), crown)


for rate in [0.01, 0.1, 1.0]:
    promised, real = gradients.loss - rate * g_squared, loss_after(rate)
    print(f"learning rate {rate:4.2f}: promised {promised:+.4f}, real {real:+.4f}")

# %%
rates = np.linspace(0, 1, 101)
plots.curve(
    {
        "real": (rates, np.array([loss_after(rate) for rate in rates])),
        "promised": (rates, gradients.loss - rates * g_squared),
    },
    title="The slope keeps its promise for small steps only",
    xlabel="learning rate",
    ylabel="loss after one step (nats)",
)

# %% [markdown]
# With 0.01 the promise holds to four digits. With 1 it is absurd: a loss below zero does not exist. A slope knows the curve *here*; it knows nothing of the bend further on.
#
# Why not take the large step anyway? For this one example it would be fine. But *queen* also stands beside *king*, and *crown* beside others. A large step for one example tramples on all the rest. word2vec uses a learning rate of about 0.025, and lets thousands of examples vote.

# %% [markdown]
# ## When is the input word not to blame?
#
# CS224N asks: when is $\partial J / \partial v_c = U(\hat y - y)$ zero?
#
# The first answer that comes to mind is $\hat y = y$, a perfect prediction. That never happens: softmax gives every word a little, so $\hat y_o$ stays below 1.
#
# The better answer is linear algebra. $U(\hat y - y) = 0$ says that $\hat y - y$ lies in the **null space** of $U$: among the vectors that $U$ turns into zero. $U$ has $d$ rows and $n$ columns, so this space has at least $n - d$ dimensions. With 50 numbers per word and 100,000 words, it has room for many an imperfect prediction.

# %% [markdown]
# What does such a case look like? CS224N wants an equation. Expected equals observed:
#
# $$
# \begin{aligned}
# u_o &= \sum_w \hat y_w\, u_w && U(\hat y - y) = 0 \text{, by (03.9)} \\
# &= \frac{\sum_{w \ne o} \hat y_w\, u_w}{1 - \hat y_o} && \text{bring } \hat y_o\, u_o \text{ to the left, divide} \\
# &= \frac{\sum_{w \ne o} \hat y_w\, u_w}{\sum_{w \ne o} \hat y_w} && \text{(03.3)} \\
# &= \frac{\sum_{w \ne o} \exp(u_w^\top v_c)\, u_w}{\sum_{w \ne o} \exp(u_w^\top v_c)} && \text{softmax (02.3); what it divides by cancels}
# \end{aligned}
# \tag{03.19}
# $$
#
# The first three lines do not yet say where $u_o$ is, for $u_o$ hides in every $\hat y_w$: softmax divides by a sum over *all* words. In the last line that sum has cancelled, and only the **other** words are left. So $u_o$ is an average of all the others, weighted by the exponentials of their scores: it sits in their midst. The check puts it there.

# %% tags=["eq-03.19"]
weights = np.exp(U[:, others].T @ v_c)
U_still = U.copy()
U_still[:, o] = U[:, others] @ weights / weights.sum()
y_still = np.exp(U_still.T @ v_c) / np.exp(U_still.T @ v_c).sum()
agree(
    "03.19",
    U_still[:, o],
    sum(y_still[w] * U_still[:, w] for w in range(7)),
    sum(y_still[w] * U_still[:, w] for w in others) / (1 - y_still[o]),
    sum(y_still[w] * U_still[:, w] for w in others) / sum(y_still[w] for w in others),
    sum(np.exp(U[:, w] @ v_c) * U[:, w] for w in others)
    / sum(np.exp(U[:, w] @ v_c) for w in others),
)

# %% [markdown]
# ### A case you can check in your head
#
# Three words, in order: *cold*, *warm*, *hot*. Their output vectors are (−1, 1), (0, 1) and (1, 1), so *warm* sits in the middle. The input vector is (0, 2), and the true word is *warm*.

# %%
weather = np.array([[-1.0, 1.0], [0.0, 1.0], [1.0, 1.0]])
warm = softmax_loss(np.array([0.0, 2.0]), 1, weather)
print("scores     ", weather @ [0.0, 2.0])
print("grad_hidden", np.array2string(warm.hidden.round(12) + 0.0, precision=2))
print(f"loss        {warm.loss:.4f} = log 3, a third for each word")

# %% [markdown]
# One third is a poor guess, and still the gradient is zero. It tells the truth: **no** input vector can do better. Take any $(a, b)$. The scores are $b - a$, $b$ and $b + a$, so *warm* gets
#
# $$\frac{e^b}{e^{b-a} + e^b + e^{b+a}} = \frac{1}{e^{-a} + 1 + e^{a}} \le \frac13,$$
#
# for a number and its inverse, $e^a + e^{-a}$, never add up to less than 2.

# %% [markdown]
# This is no accident: as long as $U$ stays as it is, the loss over all $v_c$ is a bowl, and where a bowl is level, it is lowest. (Walk in any direction $q$: the slope changes at a rate that is the variance of the numbers $u_w^\top q$, weighted by $\hat y$, and a variance is never negative. Such a loss is called *convex*.)
#
# The blame lies elsewhere. $(\hat y_w - y_w)\, v_c$ is not zero, so the *output* vectors move. Here are their slopes:

# %%
print(np.array2string(warm.dense(3), precision=2, sign="+", floatmode="fixed"))

# %% [markdown]
# A step subtracts them: *warm* moves on along $v_c$, *cold* and *hot* fall back. *Warm* leaves the middle, and from then on $v_c$ too has something to learn.

# %% [markdown]
# ## A question about length
#
# Since 2023, CS224N has one more question, about vectors *after* training. Many programs divide every vector by its length before they use it (L2 normalisation). Does that throw something away? Take two words with $u_a = \alpha\, u_b$ and $\alpha > 0$:
#
# $$
# \begin{aligned}
# \frac{u_a}{\lVert u_a \rVert} &= \frac{\alpha\, u_b}{\lVert \alpha\, u_b \rVert} && u_a = \alpha\, u_b \\
# &= \frac{\alpha\, u_b}{\alpha\, \lVert u_b \rVert} && \lVert \alpha u \rVert = \alpha \lVert u \rVert \text{ for } \alpha > 0 \\
# &= \frac{u_b}{\lVert u_b \rVert} && \alpha \text{ cancels}
# \end{aligned}
# \tag{03.20}
# $$
#
# The two words become one and the same vector.

# %% tags=["eq-03.20"]
alpha, u_b = 2.5, U[:, 5]
u_a = alpha * u_b
agree(
    "03.20",
    u_a / np.sqrt(u_a @ u_a),
    alpha * u_b / np.linalg.norm(alpha * u_b),
    alpha * u_b / (alpha * np.linalg.norm(u_b)),
    u_b / np.linalg.norm(u_b),
)

# %% [markdown]
# ### Exercise 03.11 · Normalise or not?
# ★★☆ · 3 minutes · predict · rests on (03.20)
#
# A program adds up the vectors of a phrase. If the sum points the way of *good*, the verdict is *positive*; if the opposite way, *negative*; if it is zero, *undecided*. When can dividing each vector by its length change the verdict?
#
# - `"a"`: phrases of several words; *superb* = 3 × *good*, *bad* = −2 × *good*
# - `"b"`: phrases of one word; *superb* = 3 × *good*
# - `"c"`: phrases of one word; *bad* = −2 × *good*
# - `"d"`: phrases of several words; all vectors have the same length
#
# The answer stands below.

# %% tags=["exercise-03.11"]
my_answer_03_11 = ...

check("03.11", my_answer_03_11)

# %% tags=["hints-03.11"]
# hint("03.11")
# solution("03.11")

# %% [markdown]
# *Superb but bad* is 3 − 2 = +1: positive. *Good but bad* is 1 − 2 = −1: negative. Normalised, both are 1 − 1 = 0: undecided. Length was the *strength* of the feeling. So nothing is lost where only the direction matters, and something is lost where parallel vectors of different length mean different things.

# %% [markdown]
# ## Once more, from memory
#
# (03.9) went from the raw loss to $\partial J / \partial v_c$ in one go. There is a shorter road, by way of the scores $s_w = u_w^\top v_c$. Close your eyes for a moment and walk it. Then look at the lines below: somebody has shuffled them.

# %% [markdown]
# ### Exercise 03.12 · The road by the scores
# ★★☆ · 5 minutes · order · rests on (03.10)
#
# Six of these lines lead from the loss to $U(\hat y - y)$. Two contain a slip and do not belong. Put the six in an order in which each stands after the lines that it uses. Write the letters in quotes, first line first.
#
# - `A`: $\partial J / \partial v_c = \sum_w (\hat y_w - y_w)\, u_w$
# - `B`: $\partial J / \partial s_w = -y_w + \exp(s_w) / \sum_j \exp(s_j)$
# - `C`: $\partial s_w / \partial v_c = v_c$
# - `D`: $\partial J / \partial v_c = U(\hat y - y)$
# - `E`: $J = -s_o + \log \sum_j \exp(s_j)$
# - `F`: $\partial s_w / \partial v_c = u_w$
# - `G`: $\partial J / \partial v_c = (\hat y_o - y_o)\, u_o$
# - `H`: $\partial J / \partial s_w = \hat y_w - y_w$

# %% tags=["exercise-03.12"]
my_answer_03_12 = ...

check("03.12", my_answer_03_12)

# %% tags=["hints-03.12"]
# hint("03.12")
# solution("03.12")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (03.1) | a slope, measured: the referee | `gradcheck.numerical_gradient` |
# | (03.2) | blame of a score: prediction minus truth | `losses.softmax_loss` |
# | (03.3) | what the true word lacks, the others hold | |
# | (03.4)–(03.7) | blame of $u_w$: its error times $v_c$ | `losses.softmax_loss` |
# | (03.8) | all of them: $v_c (\hat y - y)^\top$ | `Gradients.dense` |
# | (03.9)–(03.11) | blame of $v_c$: $U(\hat y - y)$, expected minus observed | `losses.softmax_loss` |
# | (03.12)–(03.14) | in the input table, one word carries it all | `sgd.step` |
# | (03.15)–(03.17) | a step; were $v_c$ held still: the true word's score up, all others down | `sgd.step` |
# | (03.18) | what a small step is worth | |
# | (03.19) | no slope: the true word sits in the midst of the others | |
# | (03.20) | normalising forgets the length | |

# %% [markdown]
# ## What comes next
#
# You can train word2vec now. Two formulas and a small step are all it takes, and they are exact.
#
# They are also slow. To learn from one pair of words, the model scores every word it knows and moves every output vector, most of them by almost nothing. Could we ask a smaller question? Not *which of all words stands here?*, but *does this word stand here, yes or no?*
#
# A yes-or-no question needs a softmax for two. It has a name of its own, the **sigmoid**, and it is the subject of [chapter 04](04_the_sigmoid.ipynb).
