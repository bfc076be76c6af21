# %% [markdown]
# # 05 · Negative sampling
#
# **Must we look at every word?**
#
# To learn from one pair of words, *king* and *crown*, the softmax of chapter 03 scores every word it knows and moves every output vector. With 100,000 words that makes 100,000 vectors for a single pair, and nearly all of them hardly move.
#
# A yes/no question looks at a single vector. Here you ask six: one about the word that stood beside *king*, five about words pulled out of a hat. This helped to make word2vec fast. You write it, and take apart somebody else's program.
#
# *About 135 minutes; there is a good place to stop in the middle. You need: chapters 03 and 04.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.losses import negative_sampling, negative_sampling_loss, softmax_loss
from w2v_lib.noise import draw_negatives, noise_probs
from w2v_lib.sgd import init_vectors, step
from w2v_lib.text import docstring_sentences
from w2v_lib.vocab import build_vocab

# %% [markdown]
# ## Questions whose answer is no
#
# A text tells us which words *do* stand beside *king*. It never tells us which do not. Chapter 04 ended there: a model that only ever hears *yes* learns to say yes to everything.
#
# The authors of word2vec take **any** words. A vocabulary has thousands of words, and only some go with *king*. A word drawn blindly is mostly a stranger, so the right answer to it is mostly *no*. Such a word is called a **negative**, or a **noise word**.
#
# So picture a hat full of words, from which we draw blindly. What exactly is in the hat comes later.

# %% [markdown]
# The five words and the two tables of chapter 03. The input word is *king*, and *crown* stood beside it. Out of the hat came *queen*, *bread* and *butter*.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])

# %%
hidden = input_vectors[king]
asked = [crown, queen, bread, butter]
labels = np.array([1, 0, 0, 0])  # 1 is yes, 0 is no
scores = output_vectors[asked] @ hidden

# %% [markdown]
# Four questions. The fifth word, *king* as an output word, is not asked: nobody needs its score.
#
# *Queen* is bad luck. She does go with *king*, and here the model is told that she does not. It happens. But if the hat brings up *queen* now and then, and the text brings her up beside *king* again and again, the text outvotes the hat. The end of the chapter shows how such a vote ends.

# %% [markdown]
# ## The loss
#
# The letters are those of chapter 03: $n$ words, $d$ numbers per vector, the input word $c$ with its vector $v_c$, the true word $o$, and $U$ with the output vectors in its columns. The column of word $j$ is $u_j$. New are:
#
# | letter | meaning |
# |---|---|
# | $K$ | how many words are drawn |
# | $w_1, \dots, w_K$ | the words that were drawn, in order |
#
# Mind the index: $k$ counts *draws*, not words. $w_2$ is the word that came out second, and $u_{w_2}$ is its output vector.
#
# The model should say *yes* to $o$ and *no* to each of the others. Take the $K + 1$ answers as independent. Then the probability that they are all right is a product, and the loss is the surprise at it.

# %% [markdown]
# Rong (55), and the loss of CS224N (f):
#
# $$
# \begin{aligned}
# J &= -\log \Big[ \sigma(u_o^\top v_c) \prod_{k=1}^{K} \sigma(-u_{w_k}^\top v_c) \Big] && \text{one yes and } K \text{ times no (04.8)} \\
# &= -\log \sigma(u_o^\top v_c) - \log \prod_{k=1}^{K} \sigma(-u_{w_k}^\top v_c) && \text{log of a product} \\
# &= -\log \sigma(u_o^\top v_c) - \sum_{k=1}^{K} \log \sigma(-u_{w_k}^\top v_c) && \text{again, } K - 1 \text{ times}
# \end{aligned}
# \tag{05.1}
# $$

# %% [markdown]
# The random numbers for the checks: $d = 3$, $n = 8$ words, and $K = 5$ draws. The list `w` holds the true word at place 0 and the drawn words behind it, so that `w[k]` is $w_k$.

# %%
rng = np.random.default_rng(5)
U, V = rng.normal(size=(3, 8)), rng.normal(size=(3, 8))  # one word per column
n, K, c, o = 8, 5, 2, 1
v_c = V[:, c]
w = np.array([o, 3, 6, 0, 7, 4])  # all different


# %%
def sigma(x):
    """The sigmoid (04.1)."""
    return 1 / (1 + np.exp(-x))


def log_no(v_c, U, draws):
    """The sum of log σ(-u·v_c) over the words that were drawn."""
    return sum(np.log(sigma(-U[:, j] @ v_c)) for j in draws)


def J(v_c, U, w):
    """Loss, in nats, when w[0] is the true word and the words behind it are noise."""
    return -np.log(sigma(U[:, w[0]] @ v_c)) - log_no(v_c, U, w[1:])


# %% tags=["eq-05.1"]
agree(
    "05.1",
    np.logaddexp(0, -U[:, o] @ v_c) + np.logaddexp(0, U[:, w[1:]].T @ v_c).sum(),  # (04.15)
    -np.log(sigma(U[:, o] @ v_c) * np.prod([sigma(-U[:, w[k]] @ v_c) for k in range(1, K + 1)])),
    -np.log(sigma(U[:, o] @ v_c))
    - np.log(np.prod([sigma(-U[:, w[k]] @ v_c) for k in range(1, K + 1)])),
    -np.log(sigma(U[:, o] @ v_c)) - sum(np.log(sigma(-U[:, w[k]] @ v_c)) for k in range(1, K + 1)),
    negative_sampling_loss(v_c, o, U.T, w[1:]).loss,
)

# %% [markdown]
# What does *king* pay for his four answers?

# %%
costs = -np.log(sigma((2 * labels - 1) * scores))
for word_id, score, label, cost in zip(asked, scores, labels, costs, strict=True):
    truth = "yes" if label else "no"
    print(f"{words[word_id]:7s} score {score:+.1f}   truth {truth:3s}   {cost:.3f} nats")
library_loss = negative_sampling_loss(hidden, crown, output_vectors, [queen, bread, butter]).loss
print(f"together {costs.sum():.4f} nats; the library says {library_loss:.4f}")

# %% [markdown]
# Is that good? A model of zero vectors has no opinion, and pays $\log 2$ for each question: $4 \log 2 \approx 2.77$ nats here. So ours is hardly better than nothing, and *queen* is the reason.
#
# The size of the vocabulary has no part in that number. Do not compare it with the 0.46 nats of chapter 02, nor with a loss for another $K$: other questions, other prices.

# %% [markdown]
# ### Exercise 05.1 · Yes to everything
# ★☆☆ · 4 minutes · predict · rests on (05.1)
#
# A lazy model gives every pair of words the score 20. What does it pay for one example with $K = 5$ noise words? Enter a number of nats, to the nearest whole number. You need no calculator: what does a score of 20 cost when the truth is *yes*, and what when it is *no*?

# %% tags=["exercise-05.1"]
my_answer_05_1 = ...

check("05.1", my_answer_05_1)

# %% tags=["hints-05.1"]
# hint("05.1")
# solution("05.1")

# %%
for n_noise in [0, 1, 5]:
    lazy = negative_sampling_loss(np.array([20.0]), 0, np.ones((6, 1)), np.arange(1, n_noise + 1))
    print(f"a lazy model, {n_noise} noise words: {lazy.loss:8.4f} nats")

# %% [markdown]
# Without noise words the lazy model is as good as perfect. With them it is ruined. That is their whole purpose.

# %% [markdown]
# ## Who is to blame?
#
# As in chapter 03, first the blame of each score, then of the vectors behind it. Two lines of chapter 04 do the work, $1 - \sigma(x) = \sigma(-x)$ (04.2), and that the slope of $\log \sigma(x)$ is $\sigma(-x)$ (04.9).
#
# Number the questions from 0 to $K$, and let the true word be number 0: $w_0 = o$. Question $k$ has the score $s_k = u_{w_k}^\top v_c$ and the label $y_k$, with $y_0 = 1$ and all others 0 (Rong: $t_j$). In these letters
#
# $$J = -\log \sigma(s_0) - \sum_{k=1}^{K} \log \sigma(-s_k).$$


# %%
def J_of_scores(s):
    """The same loss, from the scores of question 0, 1, …, K."""
    return -np.log(sigma(s[0])) - np.log(sigma(-s[1:])).sum()


s = U[:, w].T @ v_c
y = np.array([1, 0, 0, 0, 0, 0])

# %% [markdown]
# Each score stands in one term only. The true word, as in (04.10):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_0} &= -\frac{\partial}{\partial s_0} \log \sigma(s_0) && \text{no other term contains } s_0 \\
# &= -\sigma(-s_0) && \text{slope of a log-sigmoid (04.9)} \\
# &= -(1 - \sigma(s_0)) && \text{(04.2)} \\
# &= \sigma(s_0) - 1 && \text{the sign goes inside}
# \end{aligned}
# \tag{05.2}
# $$

# %% tags=["eq-05.2"]
agree(
    "05.2",
    numerical_gradient(J_of_scores, s)[0],
    -numerical_gradient(lambda t: np.log(sigma(t)), s[0]),
    -sigma(-s[0]),
    -(1 - sigma(s[0])),
    sigma(s[0]) - 1,
)

# %% [markdown]
# A noise word, $k \ge 1$, as in (04.11). A minus sign stands inside, and the chain rule asks for its slope:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_k} &= -\frac{\partial}{\partial s_k} \log \sigma(-s_k) && \text{no other term contains } s_k \\
# &= -\sigma(s_k) \cdot (-1) && \text{(04.9), at } -s_k \text{; inner slope } -1 \\
# &= \sigma(s_k) && \text{minus times minus}
# \end{aligned}
# \tag{05.3}
# $$

# %% tags=["eq-05.3"]
agree(
    "05.3",
    numerical_gradient(J_of_scores, s)[1:],
    np.array([-numerical_gradient(lambda t: np.log(sigma(-t)), s[k]) for k in range(1, K + 1)]),
    np.array([-sigma(s[k]) * (-1) for k in range(1, K + 1)]),
    np.array([sigma(s[k]) for k in range(1, K + 1)]),
)

# %% [markdown]
# Both cases (Rong (56)), and both in one line (Rong (57)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_k} &= \begin{cases} \sigma(s_k) - 1 & \text{if } k = 0 \\ \sigma(s_k) & \text{if } k \ge 1 \end{cases} && \text{(05.2), (05.3)} \\
# &= \sigma(s_k) - y_k && y_k = 1 \text{ or } 0
# \end{aligned}
# \tag{05.4}
# $$
#
# Prediction minus truth, as always. It is the **error** of question $k$.

# %% tags=["eq-05.4"]
agree(
    "05.4",
    numerical_gradient(J_of_scores, s),
    np.array([sigma(s[k]) - 1 if k == 0 else sigma(s[k]) for k in range(K + 1)]),
    np.array([sigma(s[k]) - y[k] for k in range(K + 1)]),
    negative_sampling_loss(np.ones(1), 0, s[:, None], np.arange(1, K + 1)).output_rows[:, 0],
)

# %%
errors = sigma(scores) - labels
for word_id, error in zip(asked, errors, strict=True):
    print(
        f"{words[word_id]:7s} error {error:+.3f}   so its score must {'rise' if error < 0 else 'fall'}"
    )

# %% [markdown]
# ## Three gradients
#
# CS224N (f) asks for the slopes along $u_o$, along $u_{w_k}$ and along $v_c$. It adds an assumption, and so do we until we say otherwise: **the $K$ words that were drawn are all different, and $o$ is not among them.**
#
# The true word first:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_o} &= -\frac{\partial}{\partial u_o} \log \sigma(u_o^\top v_c) && \text{(05.1); no other term contains } u_o \\
# &= -\sigma(-u_o^\top v_c)\, v_c && \text{(04.9); inner slope } v_c \\
# &= (\sigma(u_o^\top v_c) - 1)\, v_c && \text{(04.2)}
# \end{aligned}
# \tag{05.5}
# $$

# %% tags=["eq-05.5"]
agree(
    "05.5",
    numerical_gradient(lambda M: J(v_c, M, w), U)[:, o],
    -numerical_gradient(lambda u_o: np.log(sigma(u_o @ v_c)), U[:, o]),
    -sigma(-U[:, o] @ v_c) * v_c,
    (sigma(U[:, o] @ v_c) - 1) * v_c,
    negative_sampling_loss(v_c, o, U.T, w[1:]).output_rows[0],
)

# %% [markdown]
# Next a noise word $w_k$:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_{w_k}} &= -\frac{\partial}{\partial u_{w_k}} \log \sigma(-u_{w_k}^\top v_c) && \text{(05.1); no other term contains } u_{w_k} \\
# &= -\sigma(u_{w_k}^\top v_c) \cdot (-v_c) && \text{(04.9), at } -u_{w_k}^\top v_c \text{; inner slope } -v_c \\
# &= \sigma(u_{w_k}^\top v_c)\, v_c && \text{minus times minus}
# \end{aligned}
# \tag{05.6}
# $$
#
# The first lines of both derivations need the assumption: a word that was drawn twice stands in two terms. The check takes the five noise words side by side.

# %% tags=["eq-05.6"]
agree(
    "05.6",
    numerical_gradient(lambda M: J(v_c, M, w), U)[:, w[1:]].T,
    [-numerical_gradient(lambda u: np.log(sigma(-u @ v_c)), U[:, w[k]]) for k in range(1, K + 1)],
    [-sigma(U[:, w[k]] @ v_c) * -v_c for k in range(1, K + 1)],
    [sigma(U[:, w[k]] @ v_c) * v_c for k in range(1, K + 1)],
    negative_sampling_loss(v_c, o, U.T, w[1:]).output_rows[1:],
)

# %% [markdown]
# And every word that was *not* asked? It stands nowhere in the loss, so its slope is zero.

# %% [markdown]
# ### Exercise 05.2 · The blame of the centre word
# ★★☆ · 10 minutes · pencil · rests on (05.1)
#
# $v_c$ took part in all $K + 1$ scores. Find $\partial J / \partial v_c$, without a sum sign: put the output vectors of the drawn words into the columns of one table.
#
# Names: `u_o` and `v_c` (columns of length $d$), `U_neg` (the table $[u_{w_1}, \dots, u_{w_K}]$, $d \times K$), and the function `sigmoid`, which works entry by entry. A dot product is written `a.T @ b`. The answer is a column of length $d$. It stands below as a sum: decide before you read on.

# %% tags=["exercise-05.2"]
my_answer_05_2 = ...

check("05.2", my_answer_05_2)

# %% tags=["hints-05.2"]
# hint("05.2")
# solution("05.2")

# %% [markdown]
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \frac{\partial}{\partial v_c} \Big[ -\log \sigma(u_o^\top v_c) - \sum_{k=1}^{K} \log \sigma(-u_{w_k}^\top v_c) \Big] && \text{the loss (05.1)} \\
# &= -\frac{\partial}{\partial v_c} \log \sigma(u_o^\top v_c) - \sum_{k=1}^{K} \frac{\partial}{\partial v_c} \log \sigma(-u_{w_k}^\top v_c) && \text{term by term} \\
# &= -\sigma(-u_o^\top v_c)\, u_o - \sum_{k=1}^{K} \sigma(u_{w_k}^\top v_c) \cdot (-u_{w_k}) && \text{(04.9); inner slopes } u_o, -u_{w_k} \\
# &= (\sigma(u_o^\top v_c) - 1)\, u_o + \sum_{k=1}^{K} \sigma(u_{w_k}^\top v_c)\, u_{w_k} && \text{(04.2); minus times minus}
# \end{aligned}
# \tag{05.7}
# $$
#
# The notes on CS224N from which this course began give $-[1 - \sigma(u_o^\top v_c)]\, u_o + \sum_k [1 - \sigma(-u_k^\top v_c)]\, u_k$. The same number, one (04.2) earlier, and $u_k$ for $u_{w_k}$.

# %% tags=["eq-05.7"]
agree(
    "05.7",
    numerical_gradient(lambda v: J(v, U, w), v_c),
    numerical_gradient(lambda v: -np.log(sigma(U[:, o] @ v)) - log_no(v, U, w[1:]), v_c),
    -numerical_gradient(lambda v: np.log(sigma(U[:, o] @ v)), v_c)
    - sum(numerical_gradient(lambda v, j=j: np.log(sigma(-U[:, j] @ v)), v_c) for j in w[1:]),
    -sigma(-U[:, o] @ v_c) * U[:, o] - sum(sigma(U[:, j] @ v_c) * -U[:, j] for j in w[1:]),
    (sigma(U[:, o] @ v_c) - 1) * U[:, o] + sum(sigma(U[:, j] @ v_c) * U[:, j] for j in w[1:]),
    negative_sampling_loss(v_c, o, U.T, w[1:]).hidden,
)

# %% [markdown]
# ### The short way
#
# Rong lets the score do the work, once for all $K + 1$ questions. Each output vector reaches the loss through its own score (Rong (58)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_{w_k}} &= \frac{\partial J}{\partial s_k} \cdot \frac{\partial s_k}{\partial u_{w_k}} && \text{chain rule, one road} \\
# &= (\sigma(s_k) - y_k)\, v_c && \text{(05.4); } s_k = u_{w_k}^\top v_c
# \end{aligned}
# \tag{05.8}
# $$
#
# With $k = 0$ this is (05.5), with $k \ge 1$ it is (05.6).

# %% tags=["eq-05.8"]
agree(
    "05.8",
    numerical_gradient(lambda M: J(v_c, M, w), U)[:, w],
    np.column_stack(
        [
            numerical_gradient(J_of_scores, s)[k]
            * numerical_gradient(lambda u: u @ v_c, U[:, w[k]])
            for k in range(K + 1)
        ]
    ),
    np.column_stack([(sigma(s[k]) - y[k]) * v_c for k in range(K + 1)]),
    negative_sampling_loss(v_c, o, U.T, w[1:]).output_rows.T,
)

# %% [markdown]
# $v_c$ reaches the loss along $K + 1$ roads (Rong (60), (61); he calls the result $\mathrm{EH}$, as in chapter 03):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \sum_{k=0}^{K} \frac{\partial J}{\partial s_k} \cdot \frac{\partial s_k}{\partial v_c} && \text{chain rule, } K + 1 \text{ roads} \\
# &= \sum_{k=0}^{K} (\sigma(s_k) - y_k)\, u_{w_k} && \text{(05.4); } s_k = u_{w_k}^\top v_c
# \end{aligned}
# \tag{05.9}
# $$

# %% tags=["eq-05.9"]
agree(
    "05.9",
    numerical_gradient(lambda v: J(v, U, w), v_c),
    sum(
        numerical_gradient(J_of_scores, s)[k]
        * numerical_gradient(lambda v, k=k: U[:, w[k]] @ v, v_c)
        for k in range(K + 1)
    ),
    sum((sigma(s[k]) - y[k]) * U[:, w[k]] for k in range(K + 1)),
    negative_sampling_loss(v_c, o, U.T, w[1:]).hidden,
)

# %% [markdown]
# ### Compute once, use three times
#
# All three gradients are made of the same $K + 1$ errors. In 2022 CS224N began to ask *which quantity* a program should compute once and use again, and gave a notation for the answer. Put the vectors into one table, the drawn ones with a **minus sign**:
#
# $$A = \big[\, u_o,\; -u_{w_1},\; \dots,\; -u_{w_K} \big]$$
#
# (CS224N writes $U_{o, \{w_1, \dots, w_K\}}$.) Call its columns $a_0, \dots, a_K$. With the minus signs put away, *every* question has the answer yes:
#
# $$
# \begin{aligned}
# J &= -\log \sigma(a_0^\top v_c) - \sum_{k=1}^{K} \log \sigma(a_k^\top v_c) && a_0 = u_o \text{ and } a_k = -u_{w_k} \text{ in (05.1)} \\
# &= -\sum_{k=0}^{K} \log \sigma(a_k^\top v_c) && \text{one sum}
# \end{aligned}
# \tag{05.10}
# $$

# %% tags=["eq-05.10"]
A = np.column_stack([U[:, o], -U[:, w[1:]]])
agree(
    "05.10",
    J(v_c, U, w),
    -np.log(sigma(A[:, 0] @ v_c)) - sum(np.log(sigma(A[:, k] @ v_c)) for k in range(1, K + 1)),
    -sum(np.log(sigma(A[:, k] @ v_c)) for k in range(K + 1)),
)

# %% [markdown]
# ### Exercise 05.3 · All output vectors at once
# ★★☆ · 8 minutes · pencil · rests on (05.10)
#
# Write the table of slopes $\partial J / \partial A$ as one product, without a sum and without an index. By the shape convention it is $d \times (K + 1)$, like $A$.
#
# Names: `A`, `v_c` (a column of length $d$), `sigmoid`. A number may be subtracted from a whole column: `a - 1`. The answer stands below: decide before you read on.

# %% tags=["exercise-05.3"]
my_answer_05_3 = ...

check("05.3", my_answer_05_3)

# %% tags=["hints-05.3"]
# hint("05.3")
# solution("05.3")

# %% [markdown]
# Column by column, with $\mathbf{1}$ for a column of $K + 1$ ones:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial A} &= \Big[ \frac{\partial J}{\partial a_0}, \dots, \frac{\partial J}{\partial a_K} \Big] && \text{shape convention} \\
# &= \big[ (\sigma(a_0^\top v_c) - 1)\, v_c, \dots, (\sigma(a_K^\top v_c) - 1)\, v_c \big] && \text{each is a yes (04.13)} \\
# &= v_c\, (\sigma(A^\top v_c) - \mathbf{1})^\top && \text{a column times a row of numbers}
# \end{aligned}
# \tag{05.11}
# $$


# %% tags=["eq-05.11"]
def J_of_A(M):
    return -np.log(sigma(M.T @ v_c)).sum()


agree(
    "05.11",
    numerical_gradient(J_of_A, A),
    np.column_stack(
        [numerical_gradient(lambda a: -np.log(sigma(a @ v_c)), A[:, k]) for k in range(K + 1)]
    ),
    np.column_stack([(sigma(A[:, k] @ v_c) - 1) * v_c for k in range(K + 1)]),
    v_c[:, None] @ (sigma(A.T @ v_c) - np.ones(K + 1))[:, None].T,
    negative_sampling_loss(v_c, o, U.T, w[1:]).output_rows.T * (2 * y - 1),
)

# %% [markdown]
# Column 0 is $\partial J / \partial u_o$. Column $k$ is *minus* $\partial J / \partial u_{w_k}$, because $a_k$ is minus $u_{w_k}$. And the centre word:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \sum_{k=0}^{K} (\sigma(a_k^\top v_c) - 1)\, a_k && \text{each is a yes (04.14)} \\
# &= A\, (\sigma(A^\top v_c) - \mathbf{1}) && \text{a matrix times a vector mixes its columns}
# \end{aligned}
# \tag{05.12}
# $$
#
# So CS224N's answer is the column $\sigma(A^\top v_c) - \mathbf{1}$: one number for each question. Compute it once, and each gradient is one product away. Compare $U(\hat y - y)$ and $v_c (\hat y - y)^\top$ in chapter 03: the same two products.

# %% tags=["eq-05.12"]
agree(
    "05.12",
    numerical_gradient(lambda v: J(v, U, w), v_c),
    sum((sigma(A[:, k] @ v_c) - 1) * A[:, k] for k in range(K + 1)),
    A @ (sigma(A.T @ v_c) - np.ones(K + 1)),
    negative_sampling_loss(v_c, o, U.T, w[1:]).hidden,
)

# %% [markdown]
# *A good place to stop for today. You hold the loss and its three gradients, for words that are all different. What follows is what a real hat does, and a real program.*

# %% [markdown]
# ## A word that is drawn twice
#
# Each drawn word goes back into the hat, so it can come out again. Question (g) of CS224N drops the assumption that the words differ.
#
# The loss stays as it is, and so do the blame of the scores and of $v_c$: there we counted draws, and never asked whether two of them gave the same word. Only the blame of an *output vector* must be done again. One vector can now stand in several terms.
#
# Let this second list have letters of its own: $r_0 = o$, the draws $r_1, \dots, r_K$, and the scores $x_k = u_{r_k}^\top v_c$. Word 3 came twice, and so did the true word $o$. Let $m_j$ count the draws that gave word $j$.

# %%
r = np.array([o, 3, o, 3, o, 6])  # r[0] is the true word, the others were drawn
x = U[:, r].T @ v_c
m = np.bincount(r[1:], minlength=n)
print("m =", m, "  for the words 0 to 7")

# %% [markdown]
# Take a word $j$ that is not the true word. CS224N (g) gives a hint: *split the sum*, into the draws that gave $j$ and those that did not. All sums run over $k = 1, \dots, K$.
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_j} &= \frac{\partial}{\partial u_j} \Big[ -\log \sigma(u_o^\top v_c) - \sum_{r_k = j} \log \sigma(-u_{r_k}^\top v_c) - \sum_{r_k \ne j} \log \sigma(-u_{r_k}^\top v_c) \Big] && \text{(05.1), split} \\
# &= -\frac{\partial}{\partial u_j} \sum_{r_k = j} \log \sigma(-u_j^\top v_c) && \text{no } u_j \text{ elsewhere} \\
# &= -\sum_{r_k = j} \sigma(u_j^\top v_c) \cdot (-v_c) && \text{slope (04.9)} \\
# &= m_j\, \sigma(u_j^\top v_c)\, v_c && m_j \text{ equal terms}
# \end{aligned}
# \tag{05.13}
# $$

# %% [markdown]
# The check takes all seven such words side by side. Word 3 was drawn twice and word 6 once. The others never came: for them $m_j = 0$, and nothing happens.


# %%
def split_loss(M, j):
    """The loss with the draws that gave j apart from those that did not."""
    same = [i for i in r[1:] if i == j]
    other = [i for i in r[1:] if i != j]
    return -np.log(sigma(M[:, o] @ v_c)) - log_no(v_c, M, same) - log_no(v_c, M, other)


others = [j for j in range(n) if j != o]
print(f"the loss {J(v_c, U, r):.6f}, split for word 3: {split_loss(U, 3):.6f}")

# %% tags=["eq-05.13"]
agree(
    "05.13",
    numerical_gradient(lambda M: J(v_c, M, r), U).T[others],
    [numerical_gradient(lambda M, j=j: split_loss(M, j), U)[:, j] for j in others],
    [
        -numerical_gradient(
            lambda u, j=j: sum(np.log(sigma(-u @ v_c)) for i in r[1:] if i == j), U[:, j]
        )
        for j in others
    ],
    [-sum((sigma(U[:, j] @ v_c) * -v_c for i in r[1:] if i == j), np.zeros(3)) for j in others],
    [m[j] * sigma(U[:, j] @ v_c) * v_c for j in others],
    negative_sampling_loss(v_c, o, U.T, r[1:]).dense(n)[others],
)

# %% [markdown]
# In words: a word that was drawn twice is pushed away twice.
#
# (The notes use one letter $k$ for the fixed word and for the draws, and then nobody can say which term contains what. Two things, two letters.)
#
# ### A list, not a set
#
# Rong writes the second sum of (55) over $w_j \in \mathcal{W}_{\text{neg}}$, and calls $\mathcal{W}_{\text{neg}}$ a *set*. A set holds each thing once. Take him at his word, and see what becomes of *butter*, drawn twice:

# %%
drawn = [butter, bread, butter]
for name, noise in [("list", drawn), ("set", sorted(set(drawn)))]:
    asked_for = negative_sampling_loss(hidden, crown, output_vectors, noise)
    slope = asked_for.dense(5)[butter]
    print(
        f"as a {name:5s} loss {asked_for.loss:.4f}   slope along butter's vector {slope.round(4)}"
    )

# %% [markdown]
# Half of the push is gone. Rong's formulas are right if you read $\mathcal{W}_{\text{neg}}$ as a **list**, and take one step of his update for each *draw*.

# %% [markdown]
# ### Exercise 05.4 · Equal words, or equal vectors?
# ★★☆ · 5 minutes · predict · rests on (05.13)
#
# The notes on question (g) begin with "assume $u_i = u_k$": equal *vectors*, where CS224N says equal *words*. A student turns the notes into a program. For each noise word it counts the draws that have the same **vector**, takes this count as $m_j$, and uses (05.13). It passes all tests on random vectors.
#
# Then training begins. As always in word2vec, all output vectors are zero at first. Out of the hat come $K = 5$ different words. By what factor is the program's gradient for each of them too large? Enter a number.

# %% tags=["exercise-05.4"]
my_answer_05_4 = ...

check("05.4", my_answer_05_4)

# %% tags=["hints-05.4"]
# hint("05.4")
# solution("05.4")

# %%
blank = np.zeros((n, 3))  # one word per row, as the library keeps them
for word_id in w[1:]:
    n_same_id = np.sum(w[1:] == word_id)
    n_same_vector = np.all(blank[w[1:]] == blank[word_id], axis=1).sum()
    print(f"word {word_id}: drawn {n_same_id} time; draws with an equal vector: {n_same_vector}")

# %% [markdown]
# Vectors may be equal by chance, or because nobody has moved them yet. Words are equal if their **ids** are. The library compares ids, so two words with the same vector remain two words:

# %%
twins = np.array([[1.0, 0.5], [0.5, -1.0], [0.5, -1.0]])  # words 1 and 2 have equal vectors
print(negative_sampling_loss(hidden, 0, twins, [1, 1, 2]).dense(3).round(4))

# %% [markdown]
# ### When the hat brings up the true word
#
# *Crown* stood beside *king*, and then *crown* comes out of the hat. The model is asked about *crown* twice. One time the right answer is *yes*, the other time it is *no*. What does the gradient make of that?

# %% [markdown]
# ### Exercise 05.5 · Yes and no at once
# ★★☆ · 8 minutes · pencil · rests on (05.1)
#
# The true word $o$ was drawn $m$ times as noise. Find $\partial J / \partial u_o$.
#
# Names: `u_o`, `v_c` (columns of length $d$), `m` (a number), `sigmoid`. The answer is a column of length $d$. Then ask yourself: for $m = 1$, at which score is it zero? Both answers stand below: decide before you read on.

# %% tags=["exercise-05.5"]
my_answer_05_5 = ...

check("05.5", my_answer_05_5)

# %% tags=["hints-05.5"]
# hint("05.5")
# solution("05.5")

# %% [markdown]
# $u_o$ stands in the first term, and in each of the $m_o$ terms where $o$ was drawn:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_o} &= \frac{\partial}{\partial u_o} \Big[ -\log \sigma(u_o^\top v_c) - m_o \log \sigma(-u_o^\top v_c) \Big] && \text{no other term contains } u_o \\
# &= (\sigma(u_o^\top v_c) - 1)\, v_c + m_o\, \sigma(u_o^\top v_c)\, v_c && \text{one yes (05.5), } m_o \text{ times no (05.6)} \\
# &= \big( (1 + m_o)\, \sigma(u_o^\top v_c) - 1 \big)\, v_c && \text{collect } \sigma
# \end{aligned}
# \tag{05.14}
# $$

# %% tags=["eq-05.14"]
agree(
    "05.14",
    numerical_gradient(lambda M: J(v_c, M, r), U)[:, o],
    numerical_gradient(
        lambda u_o: -np.log(sigma(u_o @ v_c)) - m[o] * np.log(sigma(-u_o @ v_c)), U[:, o]
    ),
    (sigma(U[:, o] @ v_c) - 1) * v_c + m[o] * sigma(U[:, o] @ v_c) * v_c,
    ((1 + m[o]) * sigma(U[:, o] @ v_c) - 1) * v_c,
    negative_sampling_loss(v_c, o, U.T, r[1:]).dense(n)[o],
)

# %% [markdown]
# It is zero where $\sigma = 1 / (1 + m_o)$. Drawn once, that is the score 0: the two answers meet in the middle, at *no opinion*.
#
# word2vec's own program leaves such a draw out; CS224N's program puts the word back and draws again, and our `draw_negatives` never draws it. But a function that is *given* the drawn words must get this case right, too.

# %% [markdown]
# ### One rule for all words
#
# True word or not, drawn often, once or never: $u_j$ is in every score whose word is $j$, and each of these roads brings back its blame. With $\mathbb{1}(r_k = j)$ for 1 where $r_k = j$ and 0 elsewhere:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_j} &= \sum_{k=0}^{K} \frac{\partial J}{\partial x_k} \cdot \frac{\partial x_k}{\partial u_j} && \text{chain rule, along every score} \\
# &= \sum_{k=0}^{K} (\sigma(x_k) - y_k)\, \mathbb{1}(r_k = j)\, v_c && \text{(05.4); } x_k \text{ contains } u_j \text{ only if } r_k = j
# \end{aligned}
# \tag{05.15}
# $$
#
# For a program that means: go through the questions one by one, and **add** the error times $v_c$ to the row of the word that was asked.

# %% tags=["eq-05.15"]
agree(
    "05.15",
    numerical_gradient(lambda M: J(v_c, M, r), U).T,
    sum(
        numerical_gradient(J_of_scores, x)[k]
        * numerical_gradient(lambda M, k=k: M[:, r[k]] @ v_c, U).T
        for k in range(K + 1)
    ),
    [sum((sigma(x[k]) - y[k]) * (r[k] == j) * v_c for k in range(K + 1)) for j in range(n)],
    negative_sampling_loss(v_c, o, U.T, r[1:]).dense(n),
)

# %% [markdown]
# ## The function the assignment asks for

# %% [markdown]
# ### Exercise 05.6 · Negative sampling
# ★★★ · 20 minutes · code · rests on (05.15)
#
# The function gets `hidden` ($v_c$, shape `(dim,)`), the id `target` of the true word, `output_vectors` of shape `(vocab_size, dim)`, and `negatives`, an array with the ids that were drawn. It returns three things:
#
# - the loss in nats, a number;
# - `grad_hidden`, shape `(dim,)`;
# - `grad_output_vectors`, shape `(vocab_size, dim)`: zero for all words that were not asked.
#
# Words are in the **rows** here. An id may come several times among the negatives, and the target may be one of them. Scores of ±1000 must work. `log_sigmoid` and `sigmoid` are at hand; the inputs must stay as they were.


# %% tags=["exercise-05.6"]
def negative_sampling_gradients(hidden, target, output_vectors, negatives):
    """One yes and some noes: (loss, grad_hidden, grad_output_vectors)."""
    return ...


check("05.6", negative_sampling_gradients)

# %% tags=["hints-05.6"]
# hint("05.6")
# solution("05.6")

# %% [markdown]
# Here is the library's answer for *king* and *crown*, with *butter* drawn twice. It keeps one slope for each *question*, as `rows` and `output_rows`. `dense` adds them up into the table of the formulas.

# %%
gradients = negative_sampling_loss(hidden, crown, output_vectors, [butter, bread, butter])
print(f"loss {gradients.loss:.4f}   grad_hidden {gradients.hidden.round(4)}")
for row, slope_of_row in zip(gradients.rows, gradients.output_rows, strict=True):
    print(f"  {words[row]:7s} {slope_of_row.round(4)}")
print(np.array2string(gradients.dense(5), precision=4, suppress_small=True))

# %% [markdown]
# And some corners. First no noise words at all, then the true word among them, then two others. Below, scores in the hundreds and thousands: a *yes* that is wrongly denied (*bread*), and a *no* that is wrongly affirmed (*queen*).

# %%
corners = [
    (hidden, crown, []),
    (hidden, crown, [crown, bread]),
    (hidden, crown, [queen, bread]),
    (1000 * hidden, bread, [butter]),
    (1000 * hidden, crown, [queen]),
]
for vector, target, noise in corners:
    corner = negative_sampling_loss(vector, target, output_vectors, noise)
    print(f"{noise!s:7s} loss {corner.loss:9.4f}   grad_hidden {corner.hidden.round(4)}")

# %% [markdown]
# ## A program, taken apart
#
# The notes on CS224N contain a program for this function. It is good, and it is instructive in several places. We take it apart, in our words and with short names: `o` and `ks` are the ids of the true word and of the drawn ones, `v` is $v_c$, and `z` are the **negated** scores of the drawn words, $z_k = -u_{r_k}^\top v_c$. (In the notes they are called `u_k_v_c`, without a minus. A name is a claim.)

# %%
rows, ks, v = U.T, r[1:], v_c
z = -(rows[ks] @ v)

# %% [markdown]
# ### The lines that do not end
#
# As it is printed, the program does not run at all. Three of its lines end in `*` and go on below. Python takes the end of the line for the end of the statement, unless a bracket is open.

# %%
printed = "gradCenterVec = -(1 - sigmoid(u_o_v_c)) *\n    outsideVectors[outsideWordIdx]"


def parses(text):
    try:
        return bool(compile(text, "the notes", "exec"))
    except SyntaxError:
        return False


print("as printed: ", parses(printed))
print("in brackets:", parses(printed.replace("= ", "= (") + ")"))

# %% [markdown]
# ### Column times table
#
# For the sum in (05.7) the program computes
#
# `np.sum(np.expand_dims(1 - sigmoid(z), axis=1) * outsideVectors[ks], axis=0)`
#
# A remark explains that `*` multiplies entry by entry while `np.dot` takes inner products, and gives the two factors the shapes $n \times 1$ and $n \times d$, with $n$ words in the vocabulary. The explanation of `*` is right. The shapes?

# %%
column = np.expand_dims(1 - sigmoid(z), axis=1)
print("shapes:", column.shape, "and", rows[ks].shape, "with n =", n)
print("* and then the sum:", np.sum(column * rows[ks], axis=0).round(4))
print("one product with @:", (sigmoid(-z) @ rows[ks]).round(4))
try:
    np.dot(column, rows[ks])
except ValueError:
    print("column and table, np.dot: does not exist")

# %% [markdown]
# $K \times 1$ and $K \times d$: there is a row for each draw, not for each word. That is the whole point of negative sampling.
#
# `*` stretches the column over all $d$ columns of the table, so every row meets its own error, and the sum adds the rows up. A plain product of a row of $K$ numbers with the $K \times d$ table does both at once. `np.dot` of *column* and table does not exist, since $1 \ne K$.

# %% [markdown]
# ### Exercise 05.7 · Where the index stands
# ★★☆ · 5 minutes · predict · rests on (05.15)
#
# A second remark has lost its program. One sentence is left: for the gradient of $u_k$ there are two ways, both right, which differ in the place of the index. They may have been (a) and (b). Learners know two more. `G` is a table of zeros, one row per word, and `ks` is `[3, 1, 3, 1, 6]`.
#
# - `"a"`: `for i, k in enumerate(ks): G[k] += (1 - sigmoid(z[i])) * v`
# - `"b"`: `for i, k in enumerate(ks): G[k] += (1 - sigmoid(z))[i] * v`
# - `"c"`: `G[ks] += np.outer(1 - sigmoid(z), v)`
# - `"d"`: `np.add.at(G, ks, np.outer(1 - sigmoid(z), v))`
#
# One of the four gives another table than the other three. Which?

# %% tags=["exercise-05.7"]
my_answer_05_7 = ...

check("05.7", my_answer_05_7)

# %% tags=["hints-05.7"]
# hint("05.7")
# solution("05.7")

# %%
a, b, at_once, added = (np.zeros(rows.shape) for _ in range(4))
for place, word_id in enumerate(ks):
    a[word_id] += (1 - sigmoid(z[place])) * v
    b[word_id] += (1 - sigmoid(z))[place] * v
at_once[ks] += np.outer(1 - sigmoid(z), v)
np.add.at(added, ks, np.outer(1 - sigmoid(z), v))
for name, table in [("a", a), ("b", b), ("c", at_once), ("d", added)]:
    print(f"({name}) row 3: {table[3].round(3)}   row 6: {table[6].round(3)}")

# %% [markdown]
# A sigmoid works entry by entry, so it does not matter whether you pick the entry before or after: (a) and (b).
#
# (c) reads like (a), and it is not. It means `G[ks] = G[ks] + …`. NumPy first *reads* the five rows, copies them, adds, and then *writes* the five results back. Row 3 is written twice, and the second writing wipes out the first. Row 6, drawn once, is right. No error, no warning, and a test without repeats passes. `np.add.at` adds one row at a time.

# %% [markdown]
# ### Exercise 05.8 · One line moves down
# ★★☆ · 5 minutes · predict · rests on (05.15)
#
# The program fills the row of the true word by an assignment, with a plain `=`. Then comes the loop:
#
# - `G = np.zeros(outsideVectors.shape)`
# - `G[o] = -(1 - sigmoid(u_o_v_c)) * v`
# - `for i, k in enumerate(ks): G[k] += (1 - sigmoid(z[i])) * v`
#
# Somebody tidies up, and moves the second line below the third. For which examples does the result change?
#
# - `"a"`: for none: the order of a sum does not matter
# - `"b"`: for those in which a noise word was drawn twice
# - `"c"`: for those in which the true word was drawn
# - `"d"`: for all

# %% tags=["exercise-05.8"]
my_answer_05_8 = ...

check("05.8", my_answer_05_8)

# %% tags=["hints-05.8"]
# hint("05.8")
# solution("05.8")


# %%
def true_row(ks, assign_last):
    """Row o of the program's table, with the assignment before or after the loop."""
    G = np.zeros(rows.shape)
    if not assign_last:
        G[o] = -(1 - sigmoid(rows[o] @ v)) * v
    for k in ks:
        G[k] += (1 - sigmoid(-rows[k] @ v)) * v
    if assign_last:
        G[o] = -(1 - sigmoid(rows[o] @ v)) * v
    return G[o].round(3)


for name, draws in [("w, all different", w[1:]), ("r, with the true word", r[1:])]:
    print(f"{name:22s} before {true_row(draws, False)}   after {true_row(draws, True)}")

# %% [markdown]
# Before the loop the row is zero, and to assign is to add. After the loop it may hold something, and to assign is to forget. So the program is right as it stands; but it hangs by the order of two lines, and a `+=` would not.

# %% [markdown]
# ### Large scores
#
# One weakness remains. The program takes the logarithm of a sigmoid. Let the model be sure of *yes* for a noise word, score 800:

# %%
confident = np.array([800.0])
with np.errstate(divide="ignore"):
    print(f"-log(sigmoid(-800))   {-np.log(sigmoid(-confident)).sum():.1f} nats")
one_and_one = negative_sampling_loss(confident, 0, np.array([[1.0], [1.0]]), [1])
print(
    f"the library           {one_and_one.loss:.1f} nats, errors {one_and_one.output_rows[:, 0] / 800}"
)

# %% [markdown]
# Chapter 04 said why, and gave the way out: `log_sigmoid` (04.15). Whoever writes the *no* as $\log(1 - \sigma(s))$ meets infinity already at a score of 37.
#
# The gradients are safer. The error of a *yes*, $\sigma(s_0) - 1$, could also be written as $-\sigma(-s_0)$; that is the second line of (05.2). For large scores only the second form keeps its digits. But what is lost is below $10^{-16}$, and a step downhill would not notice it. In a *loss* it is the difference between 37 nats and infinity.

# %% [markdown]
# ## What it costs
#
# CS224N (f) ends with one more question: why is this loss so much cheaper than naive softmax?
#
# Count the multiplications for one example. Each output vector that takes part needs $d$ of them for its score, $d$ more to send its error back to $v_c$, and $d$ for its own gradient. In softmax all $n$ words take part, here $K + 1$. (So it is with the exponentials, which come on top.) The ratio $R$ of the two costs is then:
#
# $$
# \begin{aligned}
# R &= \frac{n d + n d + n d}{(K + 1)\, d + (K + 1)\, d + (K + 1)\, d} && \text{scores; back to } v_c \text{; to the vectors} \\
# &= \frac{n}{K + 1} && 3 d \text{ cancels}
# \end{aligned}
# \tag{05.16}
# $$

# %% [markdown]
# Do not believe the count: measure it. Here are numbers that note down every multiplication they take part in. (A clock would measure your computer as well. This measures only the mathematics.)


# %%
class Counted(float):
    """A number that counts multiplications."""

    total = 0

    def __mul__(self, other):
        Counted.total += 1
        return Counted(float(self) * float(other))

    def __add__(self, other):
        return Counted(float(self) + float(other))


# %%
counted = np.vectorize(Counted, otypes=[object])


def multiplications(hidden, vectors, error_of):
    """How many there are in the two gradients of one example; one row per word that takes part."""
    Counted.total = 0
    scores = counted(vectors) @ counted(hidden)
    error = counted(error_of(scores.astype(float)))
    error @ counted(vectors), np.outer(error, counted(hidden))  # computed only to be counted
    return Counted.total


def softmax_error(s):
    return np.exp(s) / np.exp(s).sum() - (np.arange(len(s)) == 0)


def sigmoid_error(s):
    return sigma(s) - (np.arange(len(s)) == 0)


# %% tags=["eq-05.16"]
d = 3
agree(
    "05.16",
    multiplications(v_c, U.T, softmax_error) / multiplications(v_c, U[:, w].T, sigmoid_error),
    (n * d + n * d + n * d) / ((K + 1) * d + (K + 1) * d + (K + 1) * d),
    n / (K + 1),
)

# %% [markdown]
# With $n = 8$ words that is little. Now 5000 words, $d = 10$, and $K = 10$ draws:

# %%
rng = np.random.default_rng(16)
wide, narrow = rng.normal(size=(5000, 10)), rng.normal(size=10)
all_words = multiplications(narrow, wide, softmax_error)
eleven = multiplications(narrow, wide[:11], sigmoid_error)
print(f"softmax {all_words}, negative sampling {eleven}: {all_words / eleven:.0f} times as many")

# %% [markdown]
# The larger the vocabulary, the better the bargain: the softmax loss gets dearer with every word, this loss does not even *look* at the other words. To prove it, we write "not a number" into all of them:

# %%
unreadable = np.full((5000, 10), np.nan)
unreadable[:11] = wide[:11]
seen = negative_sampling_loss(narrow, 0, wide, np.arange(1, 11))
unseen = negative_sampling_loss(narrow, 0, unreadable, np.arange(1, 11))
print(f"loss {seen.loss:.4f}, and {unseen.loss:.4f} when 4989 rows cannot be read")
print(
    "rows of the gradient: softmax", len(softmax_loss(narrow, 0, wide).rows), "here", len(seen.rows)
)

# %% [markdown]
# ### Exercise 05.9 · Find the slips
# ★★☆ · 4 minutes · predict · rests on (05.16)
#
# Three sentences from students' notes, the first on CS224N, the others on Rong's paper. Two contain a slip. Which one is **right**?
#
# - `"a"`: "Naive softmax needs the inner products of $v_c$ with the vectors of all words of the corpus."
# - `"b"`: "The author proved that the simple objective (55) gives reliable word vectors of high quality."
# - `"c"`: "The update is applied to the output vectors of $w_O$ and of the drawn words only, not to those of the whole vocabulary."

# %% tags=["exercise-05.9"]
my_answer_05_9 = ...

check("05.9", my_answer_05_9)

# %% tags=["hints-05.9"]
# hint("05.9")
# solution("05.9")

# %% [markdown]
# ### What did we pay?
#
# Negative sampling is not a cheaper way to compute softmax. It is **another loss**, with another lowest point. The answers $\sigma(u_j^\top v_c)$ are no distribution over words; in chapter 04 they summed to 3.0. If you need the probability of a word, do not train like this.
#
# There is a method that does approximate softmax with noise words, *noise-contrastive estimation*. It needs to know how likely each noise word was. Negative sampling leaves that out. Its authors wanted no probabilities, only good vectors, and measured how good they were.

# %% [markdown]
# ## What is in the hat?
#
# How many words to draw, and which? The authors advise 5 to 20 draws for small texts, and 2 to 5 for large ones. CS224N takes 10.
#
# For *which*, two ideas come to mind. Put every word in once: then nearly all draws give rare words that the model hardly knows. Or put in every word as often as it occurs in the text: then *the* comes again and again. The authors tried both, and a compromise between them, and the compromise won.

# %% [markdown]
# Let $f_j$ be the number of times that word $j$ occurs in a text of $F$ words. The **noise distribution** $P$ takes these counts to the power $3/4$ (Rong's footnote 6):
#
# $$
# \begin{aligned}
# P_j &= \frac{f_j^{3/4}}{\sum_{i=1}^{n} f_i^{3/4}} && \text{weights, divided by their sum} \\
# &= \frac{(f_j / F)^{3/4}}{\sum_{i=1}^{n} (f_i / F)^{3/4}} && F^{3/4} \text{ cancels}
# \end{aligned}
# \tag{05.17}
# $$
#
# So it does not matter whether you begin with counts or with shares. But *after* the power you must divide by the sum again. Why 3/4? It worked best; the authors give no other reason.

# %%
f = np.array([81, 40, 16, 16, 5, 2, 1, 1])  # how often each of eight words occurs
F = f.sum()
P = f**0.75 / (f**0.75).sum()

# %% tags=["eq-05.17"]
agree(
    "05.17",
    np.array([1 / sum((f[i] / f[j]) ** 0.75 for i in range(n)) for j in range(n)]),
    np.array([f[j] ** 0.75 / sum(f[i] ** 0.75 for i in range(n)) for j in range(n)]),
    np.array([(f[j] / F) ** 0.75 / sum((f[i] / F) ** 0.75 for i in range(n)) for j in range(n)]),
    noise_probs(f),
)

# %% [markdown]
# What does the power do? Compare two words:
#
# $$
# \begin{aligned}
# \frac{P_i}{P_j} &= \frac{f_i^{3/4}}{f_j^{3/4}} && \text{the sum cancels} \\
# &= \Big( \frac{f_i}{f_j} \Big)^{3/4} && \text{a quotient of powers}
# \end{aligned}
# \tag{05.18}
# $$
#
# A word that is 16 times as frequent is drawn only $16^{3/4} = 8$ times as often, and one that is 10,000 times as frequent only 1000 times as often.

# %% tags=["eq-05.18"]
agree(
    "05.18",
    np.array([[P[i] / P[j] for j in range(n)] for i in range(n)]),
    np.array([[f[i] ** 0.75 / f[j] ** 0.75 for j in range(n)] for i in range(n)]),
    np.array([[(f[i] / f[j]) ** 0.75 for j in range(n)] for i in range(n)]),
    noise_probs(f)[:, None] / noise_probs(f),
)

# %% [markdown]
# Now real counts. NumPy's own documentation, which is on your computer already, makes a text of some 180,000 words:

# %%
vocab = build_vocab(docstring_sentences(["numpy"]))
in_text, in_hat = vocab.counts / vocab.counts.sum(), noise_probs(vocab.counts)
examples = ["the", "of", "array", "shape", "matrix", "zero", "random", "cosine"]
for word in examples:
    number = vocab.ids[word]
    print(f"{word:7s} text {100 * in_text[number]:6.3f} %   hat {100 * in_hat[number]:6.3f} %")

# %%
ids = [vocab.ids[word] for word in examples]  # by frequency: the word with id -1 occurs once
plots.bars(
    [*examples, "words that occur once"],
    [*(in_hat[ids] / in_text[ids]), in_hat[-1] / in_text[-1]],
    title="The hat holds back the frequent words and brings out the rare ones",
    quantity="share in the hat ÷ share in the text",
    digits=2,
)

# %% [markdown]
# *The* comes out of the hat about a third as often as it stands in the text, words that occur once nearly four times as often. In between there are words that come out about as often as they occur; here *zero* is one.
#
# The other powers, for a small vocabulary: 1 copies the text, 0 makes all words alike.

# %%
for power in [1, 0.75, 0.5, 0]:
    print(f"power {power:4}  ", noise_probs([81, 16, 16, 1, 0], power=power).round(3))
print("usual power ", noise_probs([81, 16, 16, 1, 0]).round(3))

# %% [markdown]
# A word that never occurs has the count 0, and $0^0 = 1$ puts it into the hat when the power is 0. With any other power it stays out.

# %% [markdown]
# ### Exercise 05.10 · A hat without the true word
# ★★☆ · 10 minutes · code · rests on (05.17)
#
# The rule is: when the true word comes out of the hat, put it back and draw again, until another word comes. What is then the probability of each word to be the one that counts?
#
# Your function gets the `counts` of all words, shape `(n,)`, and the id `target` of the true word. It returns the probabilities, shape `(n,)`, which sum to 1. The algebra stands below: decide before you read on.


# %% tags=["exercise-05.10"]
def probs_without_target(counts, target):
    """The chance of every word to be drawn, if the target is put back and drawn again."""
    return ...


check("05.10", probs_without_target)

# %% tags=["hints-05.10"]
# hint("05.10")
# solution("05.10")

# %% [markdown]
# A word $j \ne o$ can come at once, or after the true word came once, or twice, and so on. Call the probability that it is the one that counts $P'_j$:
#
# $$
# \begin{aligned}
# P'_j &= P_j + P_o\, P_j + P_o^2\, P_j + \cdots && \text{the true word came } 0, 1, 2, \dots \text{ times before} \\
# &= P_j \sum_{i=0}^{\infty} P_o^i && P_j \text{ is in every term} \\
# &= \frac{P_j}{1 - P_o} && \text{geometric series}
# \end{aligned}
# \tag{05.19}
# $$
#
# To draw again is to draw from the *other* words, in the same proportions. So `draw_negatives` sets the true word to zero and divides by what is left. It needs no loop, and it ends even when the true word has nearly all of the probability.

# %%
rest = P[o] ** 3 / (1 - P[o])  # what the dots stand for, after the first three terms

# %% tags=["eq-05.19"]
agree(
    "05.19",
    np.array([f[j] ** 0.75 / sum(f[i] ** 0.75 for i in others) for j in others]),
    np.array([P[j] + P[o] * P[j] + P[o] ** 2 * P[j] + rest * P[j] for j in others]),
    np.array([P[j] * sum(P[o] ** i for i in range(80)) for j in others]),
    np.array([P[j] / (1 - P[o]) for j in others]),
)

# %% [markdown]
# Twelve draws from a hat with the counts 81, 16, 16, 1 and 1 for our five words, when *crown* is the true word. And the shares in 20,000 draws, beside (05.19):

# %%
hat = noise_probs([81, 16, 16, 1, 1])
rng = np.random.default_rng(12)
print(" ".join(words[j] for j in draw_negatives(hat, 12, crown, rng)))
shares = np.bincount(draw_negatives(hat, 20_000, crown, rng), minlength=5) / 20_000
for word, share, prob in zip(words, shares, hat / (1 - hat[crown]), strict=True):
    print(f"{word:7s} drawn {share:.2f}   P' {0 if word == 'crown' else prob:.2f}")

# %% [markdown]
# (`draw_negatives` adds up the probabilities of the whole vocabulary for every example: slow and clear, but it costs what the loss has saved. word2vec's program fills a table of 100 million places once, each word in as many as it deserves, and then only picks a place.)

# %% [markdown]
# ## One step downhill
#
# With learning rate $\eta$ every word takes a step against its slope (Rong (59), for the words in $\{w_O\} \cup \mathcal{W}_{\text{neg}}$). For a word that was not asked the sum is empty, and it stays where it is:
#
# $$
# \begin{aligned}
# u_j^{\text{new}} &= u_j - \eta\, \frac{\partial J}{\partial u_j} && \text{downhill} \\
# &= u_j - \eta \sum_{k=0}^{K} (\sigma(x_k) - y_k)\, \mathbb{1}(r_k = j)\, v_c && \text{(05.15)}
# \end{aligned}
# \tag{05.20}
# $$
#
# And $v_c^{\text{new}} = v_c - \eta\, \mathrm{EH}$, with the $\mathrm{EH}$ of (05.9). Both use the *old* vectors, as in chapter 03.


# %%
def loss_with_r(hidden, target, output_vectors, rng):
    """What the trainer calls; a usual loss would draw here, this one has its draws already."""
    return negative_sampling_loss(hidden, target, output_vectors, r[1:])


# %% [markdown]
# The left-hand side of the check is computed as Rong's (59) has it: one step for each question, and all with the old vectors.

# %%
eta = 0.3
draw_by_draw = U.T.copy()  # one word per row
for word_id, score, label in zip(r, x, y, strict=True):
    draw_by_draw[word_id] -= eta * (sigma(score) - label) * v_c

# %% tags=["eq-05.20"]
new_inputs, new_outputs = V.T.copy(), U.T.copy()
step([([c], o)], new_inputs, new_outputs, loss_with_r, eta, rng=None)
agree(
    "05.20",
    draw_by_draw,
    [U[:, j] - eta * numerical_gradient(lambda M: J(v_c, M, r), U)[:, j] for j in range(n)],
    [
        U[:, j] - eta * sum((sigma(x[k]) - y[k]) * (r[k] == j) * v_c for k in range(K + 1))
        for j in range(n)
    ],
    new_outputs,
)

# %% [markdown]
# One step for *king* and *crown*, with *butter* drawn twice, as in chapter 03 with $\eta = 1$:

# %%
order = [crown, butter, bread, butter]
error_sums = np.zeros(5)
np.add.at(error_sums, order, sigma(output_vectors[order] @ hidden) - labels)
print("error of each word:", error_sums.round(3))

# %%
plots.push_pull(
    hidden,
    output_vectors,
    error_sums,
    words,
    1.0,
    title="Crown slides forward, the drawn words slide back, the others stay",
    hidden_label="king (input)",
)

# %% [markdown]
# Compare it with the picture in chapter 03. There all five output vectors moved. Here three do, and *butter* moves twice as far as one draw would take it. *Crown* hardly moves: the model had said 92 % yes. With 100,000 words the picture would look the same: a handful of arrows, and nearly 100,000 vectors that nobody touched.

# %% [markdown]
# ## Does it learn?
#
# A small test. Six pairs of neighbours from two families, three draws from a hat in which all words are alike, and vectors of three numbers, which start as word2vec starts them. `negative_sampling` makes the loss for the trainer; it draws anew at each call.

# %%
rng = np.random.default_rng(0)
inputs = [king, queen, crown, crown, bread, butter]
targets = [crown, crown, king, queen, butter, bread]
pairs = [([i], target) for i, target in zip(inputs, targets, strict=True)]
trained_inputs, trained_outputs = init_vectors(5, 3, rng)
loss = negative_sampling(noise_probs(np.ones(5)), n_negatives=3)
losses = [step(pairs, trained_inputs, trained_outputs, loss, 0.2, rng) for _ in range(600)]
print(f"first steps {np.mean(losses[:5]):.1f} nats, last steps {np.mean(losses[-100:]):.1f} nats")

# %%
plots.heatmap(
    sigma(trained_inputs @ trained_outputs.T),
    row_labels=[f"beside {word}" for word in words],
    col_labels=words,
    title="Probability of yes: neighbours high, strangers low",
    digits=1,
)

# %% [markdown]
# Nobody ever said that *king* and *bread* are strangers. The hat said it, by chance, often enough.
#
# One row is undecided. Beside *crown* the text shows *king* half of the time. The other half it shows *queen*, and then the hat brings up *king* as noise, on average 3/4 times: three draws with one chance in four each. So for each *yes* the pair hears 3/4 of a *no*. The two balance where $1 - \sigma = \frac{3}{4} \sigma$, at $\sigma = 4/7 \approx 0.57$. That is the vote of the text against the hat: the more often the hat brings up a pair, the lower its score ends.

# %% [markdown]
# ## Once more, from memory
#
# (05.2) took the slope of $\log \sigma(x)$ as known. Here is the whole way, with nothing but the slope of $\sigma$ itself. Its lines are shuffled.

# %% [markdown]
# ### Exercise 05.11 · From the loss to an error
# ★★☆ · 4 minutes · order · rests on (05.2)
#
# $x$ is the score of the true word. Six of these lines lead from the loss to $\sigma(x) - 1$. Two contain a slip and do not belong. Put the six in an order in which each stands after the lines that it uses. Write the letters in quotes, first line first.
#
# - `A`: $\partial J / \partial x = -(1 - \sigma(x))$
# - `B`: $\partial J / \partial x = -\sigma(x)\, (1 - \sigma(x))$
# - `C`: $\sigma'(x) = \sigma(x)\, (1 - \sigma(x))$
# - `D`: $\partial J / \partial x = \sigma(x) - 1$
# - `E`: $\partial J / \partial x = -\frac{1}{\sigma(x)} \cdot \sigma(x)\, (1 - \sigma(x))$
# - `F`: $J = -\log \sigma(x) + \text{terms without } x$
# - `G`: $\partial J / \partial x = 1 - \sigma(x)$
# - `H`: $\partial J / \partial x = -\frac{1}{\sigma(x)} \cdot \sigma'(x)$

# %% tags=["exercise-05.11"]
my_answer_05_11 = ...

check("05.11", my_answer_05_11)

# %% tags=["hints-05.11"]
# hint("05.11")
# solution("05.11")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (05.1) | one yes and $K$ times no | `losses.negative_sampling_loss` |
# | (05.2)–(05.4) | blame of a score: prediction minus truth | `losses.negative_sampling_loss` |
# | (05.5)–(05.6), (05.8) | blame of an output vector: its error times $v_c$ | `losses.negative_sampling_loss` |
# | (05.7), (05.9) | blame of $v_c$: the vectors that were asked, weighted by their errors | `losses.negative_sampling_loss` |
# | (05.10)–(05.12) | with the signs put away: one column of errors for all | |
# | (05.13)–(05.15) | every draw counts: repeated words add up | `Gradients.dense` |
# | (05.16) | cost: $K + 1$ rows in place of $n$ | |
# | (05.17)–(05.18) | the hat: counts to the power 3/4 | `noise.noise_probs` |
# | (05.19) | the true word is drawn again | `noise.draw_negatives` |
# | (05.20) | a step: $K + 1$ questions, all other words stay | `sgd.step` |

# %% [markdown]
# ## What comes next
#
# You can learn from one pair of words now, and look at $K + 1$ output vectors only, however large the vocabulary is.
#
# But a text does not come in pairs. Around *king* stand four words, or ten, and *crown* may be among them twice. Must each of them take its own step, or may they go together? And which vectors does a whole window leave alone?
#
# [Chapter 06 · Skip-gram sums](06_skip_gram_sums.ipynb).
