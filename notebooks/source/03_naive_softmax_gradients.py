# %% [markdown]
# # 03 · Naive softmax gradients
#
# **Who is to blame, and by how much?**
#
# The model of chapter 02 gave *crown* 63 %, and *crown* it was. The other 37 % of its belief went to words that did not stand there, and that costs it 0.46 nats.
#
# Who is to blame? *Queen*, who took 23 %? *Crown*, which did not make itself heard? *King*, who pointed the wrong way? word2vec learns by answering this question billions of times. Here you answer it once, with proof. Then you repair the model by one small step.
#
# *About two hours; there is a good place to stop in the middle. You need: chapter 02, derivatives, the chain rule.*

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
# The same five words and the same two tables as in chapter 02. *King* is the input word, and *crown* is the word that really stood beside it.

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
# That should surprise you. The loss is the logarithm of a fraction with a sum of exponentials in it. Differentiate such a thing, and you expect logarithms, fractions and exponentials. What came out is a subtraction of two lists that we already hold.
#
# Is it exact, or does it only look so in three digits? And where did everything go?

# %% [markdown]
# ### The referee
#
# First, what we just did has a name: a **numerical gradient**. For any function $f$ of many numbers:
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
# From here on, the left-hand side of almost every check is this referee: it measures the slope of the raw loss. `agree` demands that all lines are equal to one part in ten million.
#
# The formulas are checked on random numbers, in CS224N's letters: $d = 3$, $n = 7$ words, one word per **column**. The one-hot vectors are $x$ for the input word $c$ and $y$ for the true word $o$.

# %%
rng = np.random.default_rng(3)
U, V = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns u_w and v_w
c, o = 4, 1
x, y, v_c = np.eye(7)[c], np.eye(7)[o], V[:, c]
s = U.T @ v_c  # all scores (02.2)
Z = np.exp(s).sum()  # what softmax divides by
y_hat = np.exp(s) / Z

# %% [markdown]
# ## Prediction minus truth
#
# Now the proof. Fix one word $w$. The sum runs over all words, so its letter must be another one, $j$ (Rong (8)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_w} &= -\frac{\partial s_o}{\partial s_w} + \frac{\partial}{\partial s_w} \log \sum_j \exp(s_j) && \text{the loss (02.7), term by term} \\
# &= -y_w + \frac{\partial}{\partial s_w} \log \sum_j \exp(s_j) && s_o \text{ moves with } s_w \text{ only if } w = o \\
# &= -y_w + \frac{1}{\sum_j \exp(s_j)}\, \frac{\partial}{\partial s_w} \sum_j \exp(s_j) && \text{chain rule: log has slope one over} \\
# &= -y_w + \frac{\exp(s_w)}{\sum_j \exp(s_j)} && \text{only the term } j = w \text{ contains } s_w \\
# &= \hat y_w - y_w && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.2}
# $$

# %% tags=["eq-03.2"]
agree(
    "03.2",
    numerical_gradient(lambda t: J(t, o), s),
    -numerical_gradient(lambda t: t[o], s)
    + numerical_gradient(lambda t: np.log(np.exp(t).sum()), s),
    -y + numerical_gradient(lambda t: np.log(np.exp(t).sum()), s),
    -y + 1 / np.exp(s).sum() * numerical_gradient(lambda t: np.exp(t).sum(), s),
    -y + np.exp(s) / np.exp(s).sum(),
    y_hat - y,
    softmax_loss(np.ones(1), o, s[:, None]).output_rows[:, 0],  # d = 1, v_c = 1: scores = vectors
)

# %% [markdown]
# So that is where everything went. The slope of log is *one over*: it put the sum below the line. The slope of exp is *exp again*: it stayed above. Together they rebuilt softmax, which we had already computed. Loss and prediction were made for each other.
#
# It need not be so. With a squared error a further factor remains, and it is almost zero when the model is certain and wrong: the worst mistakes would teach the least. Here they teach the most.
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
print("error", np.array2string(error, precision=3, sign="+"))

# %%
plots.bars(
    words,
    error,
    highlight="crown",
    title="One word too low, all others too high",
    quantity="prediction minus truth",
    role="error",
)

# %% [markdown]
# ### The blame adds up to nothing
#
# *Crown* is short of 0.368. The four other words together hold exactly 0.368 too much:
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
    sum(numerical_gradient(lambda t: J(t, o), s)[others]),
    sum(y_hat[w] for w in others),
    1 - y_hat[o],
    -(y_hat[o] - y[o]),
)

# %% [markdown]
# ## First culprit: the output vectors
#
# A score is nothing we can turn like a knob. It is a dot product, $s_w = u_w^\top v_c$. So each score hands its blame on to the two vectors that made it. First to the output vector $u_w$.

# %% [markdown]
# ### Exercise 03.3 · The blame of one output vector
# ★★☆ · 5 minutes · pencil · rests on (03.2)
#
# Find $\partial J / \partial u_w$ for one word $w$, which may be the true word $o$ or not. The vector $u_w$ reaches the loss by one road only: through its own score $s_w = u_w^\top v_c$. How fast does $s_w$ change when $u_w$ moves? And the loss, when $s_w$ changes?
#
# Names: `v_c`, `y_hat`, `y` (columns), `U`, and the ids `w` and `o`. The entry of a column `a` at place `k` is written `a[k]`. The answer is a column of length $d$; write it in quotes, before you read on.

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
# &= -v_c + \frac{\partial}{\partial u_o} \log \sum_j \exp(u_j^\top v_c) && \text{the first term is linear in } u_o \\
# &= -v_c + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_o} \sum_j \exp(u_j^\top v_c) && \text{chain rule: log} \\
# &= -v_c + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_o} \exp(u_o^\top v_c) && \text{only } j = o \text{ contains } u_o \\
# &= -v_c + \frac{\exp(u_o^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, v_c && \text{chain rule: exp, times the inner slope} \\
# &= (\hat y_o - 1)\, v_c && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.4}
# $$

# %% tags=["eq-03.4"]
agree(
    "03.4",
    numerical_gradient(lambda A: J(A.T @ v_c, o), U)[:, o],
    numerical_gradient(lambda A: -A[:, o] @ v_c + np.log(np.exp(A.T @ v_c).sum()), U)[:, o],
    -v_c + numerical_gradient(lambda A: np.log(np.exp(A.T @ v_c).sum()), U)[:, o],
    -v_c + 1 / Z * numerical_gradient(lambda A: np.exp(A.T @ v_c).sum(), U)[:, o],
    -v_c + 1 / Z * numerical_gradient(lambda u_o: np.exp(u_o @ v_c), U[:, o]),
    -v_c + np.exp(U[:, o] @ v_c) / Z * v_c,
    (y_hat[o] - 1) * v_c,
    softmax_loss(v_c, o, U.T).output_rows[o],
)

# %% [markdown]
# Then $w \ne o$, any other word (the second case of CS224N (c)). Now $u_w$ stands only inside the sum:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_w} &= \frac{\partial}{\partial u_w} \Big[ -u_o^\top v_c + \log \sum_j \exp(u_j^\top v_c) \Big] && \text{the loss (02.7)} \\
# &= \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_w} \sum_j \exp(u_j^\top v_c) && u_o^\top v_c \text{ contains no } u_w \text{; chain rule: log} \\
# &= \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial u_w} \exp(u_w^\top v_c) && \text{only } j = w \text{ contains } u_w \\
# &= \frac{\exp(u_w^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, v_c && \text{chain rule: exp, times the inner slope} \\
# &= \hat y_w\, v_c && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.5}
# $$
#
# The check takes all six such words at once, side by side.

# %% tags=["eq-03.5"]
agree(
    "03.5",
    numerical_gradient(lambda A: J(A.T @ v_c, o), U)[:, others],
    numerical_gradient(lambda A: -A[:, o] @ v_c + np.log(np.exp(A.T @ v_c).sum()), U)[:, others],
    1 / Z * numerical_gradient(lambda A: np.exp(A.T @ v_c).sum(), U)[:, others],
    np.column_stack(
        [1 / Z * numerical_gradient(lambda u_w: np.exp(u_w @ v_c), U[:, w]) for w in others]
    ),
    np.column_stack([np.exp(U[:, w] @ v_c) / Z * v_c for w in others]),
    np.column_stack([y_hat[w] * v_c for w in others]),
    softmax_loss(v_c, o, U.T).output_rows[others].T,
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

# %% tags=["eq-03.6"]
agree(
    "03.6",
    numerical_gradient(lambda A: J(A.T @ v_c, o), U),
    np.column_stack([(y_hat[w] - 1) * v_c if w == o else y_hat[w] * v_c for w in range(7)]),
    np.column_stack([(y_hat[w] - y[w]) * v_c for w in range(7)]),
    softmax_loss(v_c, o, U.T).output_rows.T,
)

# %% [markdown]
# ### The short way, entry by entry
#
# Rong takes the road of exercise 03.3, for a single number $U_{iw}$ of the table (his $w'_{ij}$). Since $s_w = \sum_i U_{iw}\, (v_c)_i$, that number reaches the loss through $s_w$ alone (Rong (9)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial U_{iw}} &= \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial U_{iw}} && \text{chain rule, one road} \\
# &= (\hat y_w - y_w)\, (v_c)_i && \text{(03.2) and (02.2)}
# \end{aligned}
# \tag{03.7}
# $$
#
# Two lines in place of eleven. The hard part was done once, in (03.2), and used again. That is the whole idea of backpropagation.

# %% tags=["eq-03.7"]
agree(
    "03.7",
    numerical_gradient(lambda A: J(A.T @ v_c, o), U),
    numerical_gradient(lambda t: J(t, o), s)
    * numerical_gradient(lambda A: (A.T @ v_c).sum(), U),  # U_iw stands in one score only
    np.array([[(y_hat[w] - y[w]) * v_c[i] for w in range(7)] for i in range(3)]),
    softmax_loss(v_c, o, U.T).output_rows.T,
)

# %% [markdown]
# ## All output vectors at once
#
# One agreement is needed before we collect the columns. $J$ is a number and $U$ a table, so $\partial J / \partial U$ holds one slope per entry of the table. We give it the **shape of $U$**: slope $(i, w)$ stands where $U_{iw}$ stands. This is the *shape convention*. Its reward: later we can subtract the slopes from the table, just as they are.

# %% [markdown]
# ### Exercise 03.4 · The whole table in one product
# ★★☆ · 5 minutes · pencil · rests on (03.6)
#
# Column $w$ of $\partial J / \partial U$ is $(\hat y_w - y_w)\, v_c$. Write the whole $d \times n$ matrix as one product, without a sum and without an index.
#
# Names: `v_c` (a column of length $d$), `y_hat`, `y` (columns of length $n$), `U`. A transpose is written `.T`, a matrix product `@`.

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


# %% tags=["eq-03.8"]
def one_column(w):
    """Move column w alone: only score w changes."""
    return numerical_gradient(lambda u_w: J(s + (u_w @ v_c - s[w]) * np.eye(7)[w], o), U[:, w])


agree(
    "03.8",
    numerical_gradient(lambda A: J(A.T @ v_c, o), U),
    np.column_stack([one_column(w) for w in range(7)]),
    np.column_stack([(y_hat[w] - y[w]) * v_c for w in range(7)]),
    v_c[:, None] @ np.array([[y_hat[w] - y[w] for w in range(7)]]),
    v_c[:, None] @ (y_hat - y)[:, None].T,
    softmax_loss(v_c, o, U.T).dense(7).T,
)

# %% [markdown]
# ### Why the order matters
#
# $v_c$ is $d \times 1$ and $(\hat y - y)^\top$ is $1 \times n$: the inner sizes are equal, and the product is $d \times n$, like $U$.
#
# - The other way round, $(\hat y - y)^\top v_c$, is $1 \times n$ times $d \times 1$. That does not exist unless $n = d$.
# - $(\hat y - y)\, v_c^\top$ exists. It is $n \times d$: the same numbers, transposed. It is the right answer for a table with one word per **row**, and that is how our code keeps its words.

# %%
print("U", U.shape, "  v_c (ŷ - y)ᵀ", np.outer(v_c, y_hat - y).shape)
print("output_vectors", output_vectors.shape, "  (ŷ - y) v_cᵀ", np.outer(error, hidden).shape)

# %% [markdown]
# ## Second culprit: the input word's vector
#
# $u_w$ took part in one score. $v_c$ took part in **all** of them. So blame comes back to it along $n$ roads, and it hears $n$ opinions about where it should have pointed.

# %% [markdown]
# ### Exercise 03.5 · The blame of the input word
# ★★☆ · 10 minutes · pencil · rests on (02.7)
#
# Find $\partial J / \partial v_c$. CS224N (b) wants it in terms of $y$, $\hat y$ and $U$ only: no sum, no single $u_w$. Start from
#
# $$J = -u_o^\top v_c + \log \sum_w \exp(u_w^\top v_c)$$
#
# or from (03.2) and the chain rule. Write out a sum first if it helps; then ask which matrix product it is.
#
# Names: `U` ($d \times n$), `y_hat`, `y` (columns of length $n$), `v_c`. The answer is a column of length $d$.

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
# &= -u_o + \frac{\partial}{\partial v_c} \log \sum_w \exp(u_w^\top v_c) && \text{the first term is linear in } v_c \\
# &= -u_o + \frac{1}{\sum_j \exp(u_j^\top v_c)}\, \frac{\partial}{\partial v_c} \sum_w \exp(u_w^\top v_c) && \text{chain rule: log} \\
# &= -u_o + \frac{\sum_w \exp(u_w^\top v_c)\, u_w}{\sum_j \exp(u_j^\top v_c)} && \text{chain rule: exp, in every term} \\
# &= -u_o + \sum_w \frac{\exp(u_w^\top v_c)}{\sum_j \exp(u_j^\top v_c)}\, u_w && \text{divide term by term} \\
# &= \sum_w \hat y_w\, u_w - u_o && \text{softmax (02.3)}
# \end{aligned}
# \tag{03.9}
# $$

# %% tags=["eq-03.9"]
agree(
    "03.9",
    numerical_gradient(lambda v: J(U.T @ v, o), v_c),
    numerical_gradient(lambda v: -U[:, o] @ v + np.log(np.exp(U.T @ v).sum()), v_c),
    -U[:, o] + numerical_gradient(lambda v: np.log(np.exp(U.T @ v).sum()), v_c),
    -U[:, o] + 1 / Z * numerical_gradient(lambda v: np.exp(U.T @ v).sum(), v_c),
    -U[:, o] + sum(np.exp(U[:, w] @ v_c) * U[:, w] for w in range(7)) / Z,
    -U[:, o] + sum(np.exp(U[:, w] @ v_c) / Z * U[:, w] for w in range(7)),
    sum(y_hat[w] * U[:, w] for w in range(7)) - U[:, o],
    softmax_loss(v_c, o, U.T).hidden,
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
    numerical_gradient(lambda v: J(U.T @ v, o), v_c),
    sum(y_hat[w] * U[:, w] for w in range(7)) - sum(y[w] * U[:, w] for w in range(7)),
    sum((y_hat[w] - y[w]) * U[:, w] for w in range(7)),
    U @ (y_hat - y),
    softmax_loss(v_c, o, U.T).hidden,
)

# %% [markdown]
# ### The same, entry by entry
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
    numerical_gradient(lambda v: J(U.T @ v, o), v_c),
    sum(
        numerical_gradient(lambda t: J(t, o), s)[w] * numerical_gradient(U[:, w].dot, v_c)
        for w in range(7)
    ),
    np.array([sum((y_hat[w] - y[w]) * U[i, w] for w in range(7)) for i in range(3)]),
    softmax_loss(v_c, o, U.T).hidden,
)

# %% [markdown]
# ## The function the assignment asks for
#
# You now hold all three: the loss, the blame of $v_c$, and the blame of every $u_w$. Put them into one function.

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
# For *king* and *crown*, the library says:

# %%
gradients = softmax_loss(hidden, crown, output_vectors)
print(f"loss {gradients.loss:.4f}")
print("grad_hidden", np.array2string(gradients.hidden, precision=3, sign="+"))
print("grad_output_vectors")
print(np.array2string(gradients.dense(5), precision=3, sign="+"))

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
# A zero loss with a zero gradient passes. So the *value* of a loss must be checked too, against a second computation; the exercise above did.
#
# The referee also has a blind spot: places where the slope happens to be zero. With all output vectors at zero, $U(\hat y - y)$ is zero, and so is $-U(\hat y - y)$. A wrong sign passes there. word2vec starts its training at exactly that place, so always test at random numbers.

# %%
blank = np.zeros((5, 2))  # every output vector zero
with_slip = -(error @ blank)
measured_blank = numerical_gradient(lambda v: J(blank @ v, crown), hidden)
print("the wrong sign passes:", np.allclose(with_slip, measured_blank))

# %% [markdown]
# *A good place to stop for today. The hard derivations are behind you. What follows is their use: a step, a picture of it, and what a slope of zero means.*

# %% [markdown]
# ## Back to the input table
#
# One road is still open. $v_c$ is not a parameter of its own: it was picked out of the table $V$ by the one-hot vector $x$. Which numbers of the table carry the blame? Entry by entry (Rong (13), whose $w_{ki}$ is our $V_{ik}$):
#
# $$
# \begin{aligned}
# (v_c)_i &= \sum_k V_{ik}\, x_k && (02.1), \text{ one entry} \\
# &= V_{ic} && x_k \text{ is 1 at } k = c \text{ and 0 elsewhere}
# \end{aligned}
# \tag{03.12}
# $$

# %% tags=["eq-03.12"]
agree(
    "03.12",
    V @ x,
    np.array([sum(V[i, k] * x[k] for k in range(7)) for i in range(3)]),
    np.array([V[i, c] for i in range(3)]),
    hidden_layer(V.T, [c]),
)

# %% [markdown]
# $V_{ik}$ reaches the loss through entry $i$ of $v_c$ alone. One road, one product (Rong (14)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial V_{ik}} &= \frac{\partial J}{\partial (v_c)_i} \cdot \frac{\partial (v_c)_i}{\partial V_{ik}} && \text{chain rule} \\
# &= \big( U (\hat y - y) \big)_i\, x_k && \text{(03.10) and (03.12)}
# \end{aligned}
# \tag{03.13}
# $$

# %% tags=["eq-03.13"]
agree(
    "03.13",
    numerical_gradient(lambda A: J(U.T @ (A @ x), o), V),
    numerical_gradient(lambda v: J(U.T @ v, o), v_c)[:, None]
    * numerical_gradient(lambda A: (A @ x).sum(), V),  # V_ik stands in one entry only
    np.array([[(U @ (y_hat - y))[i] * x[k] for k in range(7)] for i in range(3)]),
)

# %% [markdown]
# Every entry is a number of one vector times a number of another: an outer product again (Rong (15)).
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial V} &= U (\hat y - y)\, x^\top && \text{all entries of (03.13)} \\
# &= \big[\, 0, \dots, 0,\; U (\hat y - y),\; 0, \dots, 0 \,\big] && x_k = 0 \text{ in every column but } c
# \end{aligned}
# \tag{03.14}
# $$
#
# Rong's $W$ has the words in its rows, so his version is the transpose, $x\, \mathrm{EH}^\top$ (he also writes $x \otimes \mathrm{EH}$): one non-zero **row**. A word that was not the input has no part in this guess, and no blame.

# %% tags=["eq-03.14"]
agree(
    "03.14",
    numerical_gradient(lambda A: J(U.T @ (A @ x), o), V),
    (U @ (y_hat - y))[:, None] @ x[:, None].T,
    np.column_stack([U @ (y_hat - y) if k == c else np.zeros(3) for k in range(7)]),
)

# %% [markdown]
# ### Exercise 03.7 · Find the slips
# ★★☆ · 5 minutes · predict · rests on (03.14)
#
# Four lines from students' notes on CS224N and on Rong. Three contain a slip. You need no calculus to find them: write the shape under every factor. $U$ is $d \times n$; Rong's $W$ is $V \times N$, with $V$ words and $N$ numbers per word.
#
# - `"a"`: $\partial J / \partial v_c = U(\hat y - v)$
# - `"b"`: "$\partial E / \partial W = x \otimes \mathrm{EH}$, again an $N \times V$ matrix"
# - `"c"`: $\partial J / \partial U = [(\hat y_1 - y_1), \dots, (\hat y_n - y_n)]\; v_c$
# - `"d"`: $\partial J / \partial U^\top = (\hat y - y)\, v_c^\top$
#
# Which line is **right**?

# %% tags=["exercise-03.7"]
my_answer_03_7 = ...

check("03.7", my_answer_03_7)

# %% tags=["hints-03.7"]
# hint("03.7")
# solution("03.7")

# %% [markdown]
# ### All the blame in one table
#
# The model has twenty numbers. Here is the slope of each, for one example: *king*, with *crown* beside it. Words are in rows, output vectors on the left, input vectors on the right.

# %%
grad_outputs = np.outer(error, hidden)
grad_inputs = np.outer(np.eye(5)[king], error @ output_vectors)
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
# A slope says how the loss rises. To make it fall, go the other way: subtract a small multiple of the slope from every number. The multiple is the **learning rate** $\eta > 0$. This is *gradient descent*; with one example at a time it is *stochastic* gradient descent, SGD. For the output table (Rong (10), (11)):
#
# $$
# \begin{aligned}
# U_{iw}^{\text{new}} &= U_{iw} - \eta\, (\hat y_w - y_w)\, (v_c)_i && \text{one number (03.7)} \\
# u_w^{\text{new}} &= u_w - \eta\, (\hat y_w - y_w)\, v_c && \text{a whole column (03.6), for every } w
# \end{aligned}
# \tag{03.15}
# $$

# %% tags=["eq-03.15"]
eta = 0.3
new_inputs, new_outputs = V.T.copy(), U.T.copy()  # one word per row, as the library keeps them
step([([c], o)], new_inputs, new_outputs, softmax(), eta, rng=None)  # the library's own step
agree(
    "03.15",
    U - eta * numerical_gradient(lambda A: J(A.T @ v_c, o), U),
    np.array([[U[i, w] - eta * (y_hat[w] - y[w]) * v_c[i] for w in range(7)] for i in range(3)]),
    np.column_stack([U[:, w] - eta * (y_hat[w] - y[w]) * v_c for w in range(7)]),
    new_outputs.T,
)

# %% [markdown]
# ### Push and pull
#
# Read it word by word. What happens to $u_w$ depends on its error alone:
#
# - **Guessed too high**, $\hat y_w > y_w$. True of every wrong word, since $y_w = 0$. A piece of $v_c$ is taken away from $u_w$: it is *pushed away*.
# - **Guessed too low**, $\hat y_w < y_w$. Possible only for the true word. A piece of $v_c$ is added: it is *pulled in*.
# - **Guessed about right**, $\hat y_w \approx y_w$. The piece is nearly nothing, and $u_w$ stays.
#
# Away from what? People say *farther away*. Chapter 02 warned about that word: what changes for certain is the score.

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
# A squared length is never negative. So the sign of the error decides: the score of the true word rises, every other score falls.

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
# The input table has one column that moves (Rong (16)). Since 2022, CS224N also asks what the two terms of its step do; they stand in the last line:
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
    v_c - eta * numerical_gradient(lambda v: J(U.T @ v, o), v_c),
    v_c - eta * U @ (y_hat - y),
    v_c + eta * U[:, o] - eta * sum(y_hat[w] * U[:, w] for w in range(7)),
)

# %% [markdown]
# Read that last line slowly.
#
# - $+\,\eta\, u_o$ adds a piece of the output vector that was **observed**. Alone, it would raise the score of the true word.
# - $-\,\eta \sum_w \hat y_w\, u_w$ takes away a piece of the output vector that was **expected**: the average of all of them, weighted by the model's own belief. The words it believed in most have the largest share in it.
#
# Observed minus expected. When the model already expects what it sees, the two cancel, and *king's* vector has nothing left to learn from this example.

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
# Its score with the old $v_c$ rises from 2.5 to $2.5 + 0.368 \cdot 2 = 3.24$, as (03.16) says. And *king's* input vector goes to $(1,\ 1) + (0.49,\ 0.07) = (1.49,\ 1.07)$.
#
# Now all six arrows in one picture.

# %%
plots.push_pull(
    hidden,
    output_vectors,
    error,
    words,
    1.0,
    title="Crown is pulled in, the others are pushed away",
    hidden_label="king (input)",
)

# %% [markdown]
# Blue is the input vector, orange are the output vectors, and green is what the step does to them. At the output vectors every green arrow lies along $v_c$, forwards for *crown*, backwards for the others, and is as long as the error is large: *queen*, who took the most, is pushed the most. The input vector of *king* follows *crown*.
#
# Nobody told *queen* that she is a fine word beside *king*. This example saw *crown*; another will see *queen* and pull her back. The vectors settle where all these pulls and pushes balance.

# %% [markdown]
# ### Exercise 03.8 · One step of SGD
# ★★☆ · 10 minutes · code · rests on (03.17)
#
# Make the step. The function gets `hidden`, `target`, `output_vectors` and `learning_rate`, and returns the new `hidden` and the new `output_vectors`, as **new arrays**: the old ones stay as they were.
#
# Both gradients belong to the *old* vectors. Rong's paper does not say so, and many programs get it wrong. You may call `softmax_loss`: it returns `gradients.hidden` and `gradients.output_rows`.


# %% tags=["exercise-03.8"]
def sgd_step(hidden, target, output_vectors, learning_rate):
    """One step downhill: (new_hidden, new_output_vectors), in new arrays."""
    return ...


check("03.8", sgd_step)

# %% tags=["hints-03.8"]
# hint("03.8")
# solution("03.8")

# %% [markdown]
# ## How much better will it be?
#
# Slopes make a promise about the loss. While $\eta$ grows from zero, each number $\theta$ of the model moves at speed $-\partial J / \partial \theta$, and each changes the loss at slope times speed. So at the start of the step:
#
# $$
# \begin{aligned}
# \frac{dJ}{d\eta} \Big|_{\eta = 0} &= - \Big\lVert \frac{\partial J}{\partial v_c} \Big\rVert^2 - \sum_w \Big\lVert \frac{\partial J}{\partial u_w} \Big\rVert^2 && \text{slope times minus slope, added up} \\
# &= - \lVert U (\hat y - y) \rVert^2 - \sum_w (\hat y_w - y_w)^2\, \lVert v_c \rVert^2 && \text{(03.10), (03.6)} \\
# &= - \lVert U (\hat y - y) \rVert^2 - \lVert \hat y - y \rVert^2\, \lVert v_c \rVert^2 && \text{a sum of squares}
# \end{aligned}
# \tag{03.18}
# $$


# %% tags=["eq-03.18"]
def J_after(eta):
    return J((U - eta * np.outer(v_c, y_hat - y)).T @ (v_c - eta * U @ (y_hat - y)), o)


agree(
    "03.18",
    numerical_gradient(J_after, 0.0),
    -(numerical_gradient(lambda v: J(U.T @ v, o), v_c) ** 2).sum()
    - (numerical_gradient(lambda A: J(A.T @ v_c, o), U) ** 2).sum(),
    -(np.linalg.norm(U @ (y_hat - y)) ** 2)
    - sum((y_hat[w] - y[w]) ** 2 * np.linalg.norm(v_c) ** 2 for w in range(7)),
    -(np.linalg.norm(U @ (y_hat - y)) ** 2)
    - np.linalg.norm(y_hat - y) ** 2 * np.linalg.norm(v_c) ** 2,
)

# %% [markdown]
# Write $\lVert g \rVert^2$ for the sum of all squared slopes. Then a small step promises $J_{\text{new}} \approx J - \eta\, \lVert g \rVert^2$: always a decrease, unless every slope is zero. For *king* and *crown*:

# %%
g_squared = (slopes**2).sum()
print(f"J = {gradients.loss:.4f}   sum of squared slopes = {g_squared:.4f}")

# %% [markdown]
# ### Exercise 03.9 · A promise
# ★☆☆ · 3 minutes · predict · rests on (03.18)
#
# One step with learning rate $\eta = 0.1$, from the numbers just printed. What will the loss be afterwards? Enter a number, to three decimals. Being off by 0.005 is fine.

# %% tags=["exercise-03.9"]
my_answer_03_9 = ...

check("03.9", my_answer_03_9)

# %% tags=["hints-03.9"]
# hint("03.9")
# solution("03.9")


# %%
def loss_after(eta):
    """The true loss after one step with learning rate eta, for king and crown."""
    return J((output_vectors - eta * grad_outputs) @ (hidden - eta * grad_inputs[king]), crown)


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
# So why not take the large step anyway? For this one example it would be fine. But *queen* also stands beside *king*, and *crown* beside others. A large step for one example tramples on all the rest. word2vec takes steps of about 0.025, and lets thousands of examples vote.

# %% [markdown]
# ## When is nobody to blame?
#
# CS224N asks: when is $\partial J / \partial v_c = U(\hat y - y)$ zero?
#
# The first answer that comes to mind is $\hat y = y$, a perfect prediction. That never happens: softmax gives every word a little, so $\hat y_o$ stays below 1.
#
# The better answer is linear algebra. $U(\hat y - y) = 0$ says that $\hat y - y$ lies in the **null space** of $U$. $U$ has $d$ rows and $n$ columns, so its null space has at least $n - d$ dimensions. With 50 numbers per word and 100,000 words, that is a lot of room.

# %% [markdown]
# What does such a case look like (CS224N since 2022: "write an equation")? Expected equals observed; solve that for $u_o$:
#
# $$
# \begin{aligned}
# u_o &= \sum_w \hat y_w\, u_w && U(\hat y - y) = 0 \text{, by (03.9)} \\
# &= \frac{\sum_{w \ne o} \hat y_w\, u_w}{1 - \hat y_o} && \text{bring } \hat y_o\, u_o \text{ to the left, divide} \\
# &= \frac{\sum_{w \ne o} \exp(u_w^\top v_c)\, u_w}{\sum_{w \ne o} \exp(u_w^\top v_c)} && 1 - \hat y_o \text{ is what the others hold; softmax (02.3)}
# \end{aligned}
# \tag{03.19}
# $$
#
# The true word's output vector is an average of all the *other* output vectors: it sits in their midst. The last line says where to put it. Let us put it there, and look.

# %% tags=["eq-03.19"]
weights = np.exp(U[:, others].T @ v_c)
U_still = U.copy()
U_still[:, o] = U[:, others] @ weights / weights.sum()
y_hat_still = np.exp(U_still.T @ v_c) / np.exp(U_still.T @ v_c).sum()
agree(
    "03.19",
    U_still[:, o],
    sum(y_hat_still[w] * U_still[:, w] for w in range(7)),
    sum(y_hat_still[w] * U_still[:, w] for w in others) / (1 - y_hat_still[o]),
    sum(np.exp(U[:, w] @ v_c) * U[:, w] for w in others)
    / sum(np.exp(U[:, w] @ v_c) for w in others),
)

# %%
measured_slopes = numerical_gradient(lambda v: J(U_still.T @ v, o), v_c)
print(f"largest slope along v_c: {np.abs(measured_slopes).max():.6f}")
print(f"probability of the true word: {y_hat_still[o]:.3f}")

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
#
# The blame lies elsewhere. $(\hat y_w - y_w)\, v_c$ is not zero, so the *output* vectors move. Here are their slopes:

# %%
print(np.array2string(warm.dense(3), precision=2, sign="+", floatmode="fixed"))

# %% [markdown]
# A step subtracts them: *warm* moves on along $v_c$, *cold* and *hot* fall back. *Warm* leaves the middle, and from then on $v_c$ too has something to learn.

# %% [markdown]
# ### Exercise 03.10 · The very first step
# ★★☆ · 4 minutes · predict · rests on (03.15)
#
# word2vec begins with small random input vectors, and with **all output vectors zero**. Take the first step, on *king* and *crown*. Which vectors move?
#
# - `"a"`: none: all the scores are zero, so there is no slope
# - `"b"`: the input vector of *king*, and no other
# - `"c"`: all output vectors, and no input vector
# - `"d"`: all output vectors, and the input vector of *king*

# %% tags=["exercise-03.10"]
my_answer_03_10 = ...

check("03.10", my_answer_03_10)

# %% tags=["hints-03.10"]
# hint("03.10")
# solution("03.10")

# %%
started, empty = input_vectors.copy(), np.zeros((5, 2))
step([([king], crown)], started, empty, softmax(), 1.0, rng=None)
print("input vectors that moved: ", np.any(started != input_vectors, axis=1).sum())
print("output vectors that moved:", np.any(empty != 0, axis=1).sum())

# %% [markdown]
# From the second step on both tables move. But had the input vectors been zero as well, then $(\hat y_w - y_w)\, v_c$ would be zero too, for every word: nothing would ever move. That is why one of the two tables must start with random numbers.

# %% [markdown]
# ## What a length knows
#
# Since 2023, one question of CS224N looks at vectors *after* training. Many programs divide every vector by its length before they use it (L2 normalisation). Does that throw something away? Take two words with $u_a = \alpha\, u_b$ and $\alpha > 0$:
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
# ★★☆ · 4 minutes · predict · rests on (03.20)
#
# A program adds up the vectors of the words of a phrase. A feeling is one direction in space: a sum along it means *positive*, a sum against it *negative*. In which case can dividing each vector by its length change the verdict?
#
# - `"a"`: phrases of several words; *superb* = 3 × *good*, *bad* = −2 × *good*
# - `"b"`: phrases of one word; *superb* = 3 × *good*
# - `"c"`: phrases of one word; *bad* = −2 × *good*
# - `"d"`: phrases of several words; all vectors have the same length

# %% tags=["exercise-03.11"]
my_answer_03_11 = ...

check("03.11", my_answer_03_11)

# %% tags=["hints-03.11"]
# hint("03.11")
# solution("03.11")

# %%
feeling = {"good": 1.0, "superb": 3.0, "bad": -2.0}  # along the direction "good"
for phrase in ["good", "bad", "good but bad", "superb but bad"]:
    known = [feeling[word] for word in phrase.split() if word in feeling]
    print(f"{phrase:15s} raw {sum(known):+.0f}   normalised {sum(np.sign(known)):+.0f}")

# %% [markdown]
# Alone, *good* and *bad* keep their verdicts: their directions differ, and normalising keeps directions. But *superb but bad* was positive and *good but bad* was negative. Normalised, both come to nothing, and no classifier can tell them apart any more. Length was the *strength* of the feeling.
#
# So nothing is lost where only the direction matters. Something is lost where parallel vectors of different length mean different things for the task.

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
# | (03.15)–(03.17) | a step: pull in the true word, push the others away | `sgd.step` |
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
