# %% [markdown]
# # 07 · CBOW
#
# **Many contexts, one centre: who gets how much of the blame?**
#
# Turn the window of chapter 06 round: *queen*, *crown*, *crown* and *bread* stand around a gap, and together they guess *king*.
#
# Four words speak, but the model answers once. So four vectors must become one: their mean. Nothing else is new, and all that it brings is a factor 1/C on the way back.
#
# Programs get that factor wrong, word2vec's own among them. At the end you can prove it.
#
# *About 95 minutes; there is a good place to stop in the middle. You need: chapters 03 and 06; chapter 05 for one section.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.architectures import cbow_examples, hidden_layer, skipgram_examples
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import (
    hierarchical_softmax,
    negative_sampling,
    negative_sampling_loss,
    softmax,
    softmax_loss,
)
from w2v_lib.sgd import init_vectors, step, train

# %% [markdown]
# ## Four words, one guess
#
# The five words and the two tables of chapter 02, and *king's* window from chapter 06.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])
kings_context = [queen, crown, crown, bread]

# %%
print("skip-gram", skipgram_examples((king, kings_context)))
print("CBOW     ", cbow_examples((king, kings_context)))

# %% [markdown]
# Skip-gram makes four examples of this window. CBOW makes one, with four inputs. *Crown* is in it twice.
#
# Letters go with the job, not with the place: $c$ is what we look from, $o$ is what we guess. So in this chapter the context words are $c_1, \dots, c_C$, and the word in the middle is $o$. (In chapter 06 the context words were guessed, and had the letter $o$.)
#
# | letter | meaning |
# |---|---|
# | $C$ | how many context words the window has |
# | $c_1, \dots, c_C$ | the context words; the same word may come twice |
# | $k$ | counts the places $1, \dots, C$ |
# | $x_k$ | the one-hot vector of $c_k$ |
# | $a_w$ | at how many places word $w$ stands |
# | $o$ | the word in the middle; its one-hot vector is $y$ |

# %% [markdown]
# The numbers for the checks: $d = 3$, $n = 7$, and a window of $C = 4$ places in which word 2 stands twice. Columns again, as in the lecture: $V$ holds the input vectors $v_w$, $U$ the output vectors $u_w$.

# %%
rng = np.random.default_rng(7)
U, V = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns u_w and v_w
c, o, C, n = np.array([2, 5, 2, 0]), 4, 4, 7
x, y = np.eye(n)[c], np.eye(n)[o]  # row k of x is the one-hot vector of place k
a = x.sum(axis=0)
print("example", cbow_examples((o, c)))
print("counts ", a)

# %% [markdown]
# ### The mean
#
# Rong's (17) puts all one-hot vectors together, multiplies once, and divides by their number. Let $\bar x$ be the mean of the one-hot vectors. Its entry $\bar x_w = a_w / C$ is the **share** of the places that hold word $w$. His $W$ is our $V^\top$. Then (Rong (17), and (18) is the last line):
#
# $$
# \begin{aligned}
# h &= \frac{1}{C}\, V \sum_{k=1}^{C} x_k && \text{Rong writes } x_1 + \dots + x_C \\
# &= V\, \bar x && \bar x \text{ is the mean of the } x_k \\
# &= \sum_{w} \frac{a_w}{C}\, v_w && \text{a matrix times a vector mixes its columns} \\
# &= \frac{1}{C} \sum_{k=1}^{C} v_{c_k} && \text{place by place: } v_w \text{ comes } a_w \text{ times}
# \end{aligned}
# \tag{07.1}
# $$
#
# With $C = 1$ this is (02.1): one word, its own vector.

# %% tags=["eq-07.1"]
x_bar = x.mean(axis=0)
agree(
    "07.1",
    np.mean([V[:, word] for word in c], axis=0),
    V @ sum(x[k] for k in range(C)) / C,
    V @ x_bar,
    sum(a[w] / C * V[:, w] for w in range(n)),
    sum(V[:, c[k]] for k in range(C)) / C,
    hidden_layer(V.T, c),
)

# %% [markdown]
# ### Exercise 07.1 · Shares
# ★☆☆ · 5 minutes · code · rests on (07.1)
#
# Make $\bar x$. The function gets `context`, a list of word ids in which an id may come several times, and `n_words`, the size of the vocabulary. It returns the share of every word, shape `(n_words,)`.


# %% tags=["exercise-07.1"]
def shares(context, n_words):
    """The share of the places that each word holds: shape (n_words,)."""
    return ...


check("07.1", shares)

# %% tags=["hints-07.1"]
# hint("07.1")
# solution("07.1")

# %% [markdown]
# For *king's* window:

# %%
kings_shares = np.array([0, 1, 2, 1, 0]) / 4  # crown holds two of the four places
hidden = hidden_layer(input_vectors, kings_context)
print("shares", kings_shares)
print("h     ", kings_shares @ input_vectors, "by the library", hidden)

# %% [markdown]
# A mean does not know who spoke first. Turn the context round, and $h$ is the same. That is the *bag* in *continuous bag of words*: CBOW can learn *that* words stand around a gap, and not *where*.

# %%
for order in [[queen, crown, crown, bread], [bread, crown, queen, crown]]:
    print(" ".join(words[word] for word in order), hidden_layer(input_vectors, order))

# %% [markdown]
# ## What four words say together
#
# From $h$ on, everything is as in chapter 02: scores, softmax, one probability per word. But look at the score. Let $S_{kw} = u_w^\top v_{c_k}$ be the score that word $w$ would get from place $k$ *alone*:
#
# $$
# \begin{aligned}
# s_w &= u_w^\top h && \text{(02.2)} \\
# &= \frac{1}{C} \sum_{k=1}^{C} u_w^\top v_{c_k} && \text{(07.1)} \\
# &= \frac{1}{C} \sum_{k=1}^{C} S_{kw} && \text{the mean of the scores of the places}
# \end{aligned}
# \tag{07.2}
# $$
#
# In chapter 06 all places had the same score. Here each has its own, and the model takes their mean.

# %% tags=["eq-07.2"]
h = V @ x_bar
S = V[:, c].T @ U  # one row for each place
agree(
    "07.2",
    x_bar @ V.T @ U,
    np.array([U[:, w] @ h for w in range(n)]),
    np.array([sum(U[:, w] @ V[:, c[k]] for k in range(C)) / C for w in range(n)]),
    np.array([sum(S[k, w] for k in range(C)) / C for w in range(n)]),
)

# %% [markdown]
# ### Exercise 07.2 · Two voices
# ★★☆ · 4 minutes · predict · rests on (07.2)
#
# The context is two words, *crown* and *queen*. From *crown* alone, the model would find *king* 18 times as probable as *bread*. From *queen* alone, 2 times. How many times as probable does it find *king* from both together? Enter a number; the answer stands below.

# %% tags=["exercise-07.2"]
my_answer_07_2 = ...

check("07.2", my_answer_07_2)

# %% tags=["hints-07.2"]
# hint("07.2")
# solution("07.2")

# %% [markdown]
# A mean of scores, but scores live in exponents. Let $\hat Y_{kw}$ be the probability that place $k$ alone would give to word $w$. For any two words $w$ and $j$:
#
# $$
# \begin{aligned}
# \frac{\hat y_w}{\hat y_j} &= \exp(s_w - s_j) && \text{softmax (02.3); what it divides by cancels} \\
# &= \exp\Big( \frac{1}{C} \sum_{k=1}^{C} (S_{kw} - S_{kj}) \Big) && \text{(07.2)} \\
# &= \prod_{k=1}^{C} \exp(S_{kw} - S_{kj})^{1/C} && \text{exp of a sum is a product} \\
# &= \prod_{k=1}^{C} \Big( \frac{\hat Y_{kw}}{\hat Y_{kj}} \Big)^{1/C} && \text{softmax at each place}
# \end{aligned}
# \tag{07.3}
# $$
#
# The odds of all together are the **geometric mean** of the odds of each: the root of their product. $\sqrt{18 \cdot 2} = 6$.


# %% tags=["eq-07.3"]
s = U.T @ h
y_hat = np.exp(s) / np.exp(s).sum()
Y_hat = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
agree(
    "07.3",
    y_hat[:, None] / y_hat,
    np.array([[np.exp(s[w] - s[j]) for j in range(n)] for w in range(n)]),
    np.exp([[sum(S[k, w] - S[k, j] for k in range(C)) / C for j in range(n)] for w in range(n)]),
    np.prod([np.exp(S[k][:, None] - S[k]) ** (1 / C) for k in range(C)], axis=0),
    np.prod([(Y_hat[k][:, None] / Y_hat[k]) ** (1 / C) for k in range(C)], axis=0),
)


# %%
def softmax_of(scores):
    """Probabilities, for one list of scores or for one list in each row."""
    weights = np.exp(scores)
    return weights / weights.sum(axis=-1, keepdims=True)


alone = softmax_of(input_vectors[kings_context] @ output_vectors.T)
probs = softmax_of(output_vectors @ hidden)
print("            " + "".join(f"{word:>8s}" for word in words))
for word, row in zip(kings_context, alone, strict=True):
    print(f"{words[word]:12s}" + "".join(f"{prob:8.3f}" for prob in row))
print("together    " + "".join(f"{prob:8.3f}" for prob in probs))
print("plain mean  " + "".join(f"{prob:8.3f}" for prob in alone.mean(axis=0)))

# %% [markdown]
# Read the column of *bread*. One voice gives it 65 %, the others little. Their plain mean would be 22 %, but together they give it 16 %: in a product, one small factor does more than one large factor. **Each voice has a veto.** Now the column of *king*. No voice alone gives it more than 13 %, and still all together give it 16 %: the others were vetoed, and nobody speaks against *king*. (That both get 16 % is chance: their scores happen to be equal.)

# %% [markdown]
# ## One loss
#
# There is one guess, so there is one loss, the surprise at the word in the middle (Rong (19), in scores (20), in vectors (21)):
#
# $$
# \begin{aligned}
# J &= -\log \hat y_o && \text{minus log-probability of } o \text{, given all } c_k \\
# &= -s_o + \log \sum_{w} \exp(s_w) && \text{(02.7)} \\
# &= -u_o^\top h + \log \sum_{w} \exp(u_w^\top h) && \text{(07.2)}
# \end{aligned}
# \tag{07.4}
# $$
#
# In (06.5) a factor $C$ stood in front of the logarithm. Not here: one word is guessed, once.


# %%
def J(h):
    """Surprise, in nats, at word o, from the hidden layer."""
    return -U[:, o] @ h + np.log(np.exp(U.T @ h).sum())


# %% tags=["eq-07.4"]
agree(
    "07.4",
    -np.log(softmax_of(np.log(Y_hat).mean(axis=0))[o]),  # a geometric mean, as in (07.3)
    -np.log(y_hat[o]),
    -s[o] + np.log(sum(np.exp(s[w]) for w in range(n))),
    -U[:, o] @ h + np.log(sum(np.exp(U[:, w] @ h) for w in range(n))),
    softmax_loss(h, o, U.T).loss,
)

# %%
print(f"king's window: {-np.log(probs[king]):.3f} nats")
print(f"a model that knows nothing: {np.log(5):.3f} nats")

# %% [markdown]
# A model that knows nothing gives *king* 20 %, this one 16 %. There is much to learn from this window.

# %% [markdown]
# ## Back to the hidden layer
#
# On the way back, the first stretch is known: $h$ stands where $v_c$ stood in chapter 03. It reaches the loss through every score:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial h} &= \sum_{w} \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial h} && \text{chain rule, } n \text{ roads} \\
# &= \sum_{w} (\hat y_w - y_w)\, u_w && \text{(03.2); } s_w = u_w^\top h \\
# &= U (\hat y - y) && \text{(03.10)}
# \end{aligned}
# \tag{07.5}
# $$
#
# Rong calls this column $\mathrm{EH}$, the *error sent back to the hidden layer*. We need it often from now on, so we take over his name.

# %% tags=["eq-07.5"]
EH = U @ (y_hat - y)
dJ_ds = numerical_gradient(lambda s: -s[o] + np.log(np.exp(s).sum()), s)
agree(
    "07.5",
    numerical_gradient(J, h),
    sum(dJ_ds[w] * numerical_gradient(lambda h, w=w: U[:, w] @ h, h) for w in range(n)),
    sum((y_hat[w] - y[w]) * U[:, w] for w in range(n)),
    U @ (y_hat - y),
    softmax_loss(h, o, U.T).hidden,
)

# %% [markdown]
# ## Back through the mean
#
# Four vectors made $h$. Which of them is to blame, and by how much?
#
# Repeated words make this tricky, so first we pretend, as in chapter 06: let every *place* have a vector of its own. Place $k$ holds $p_k$, which happens to be equal to $v_{c_k}$. The columns $p_1, \dots, p_C$ make a table $P$ of shape $d \times C$, and $h = \frac{1}{C} (p_1 + \dots + p_C)$.

# %%
P = V[:, c]  # one column for each place: column 2 of V comes twice
p = P.T  # p[k] is the vector of place k

# %% [markdown]
# ### Exercise 07.3 · The blame of one place
# ★★☆ · 5 minutes · pencil · rests on (07.5)
#
# Find $\partial J / \partial p_k$ for one place $k$, as a column of length $d$. How fast does $h$ move when $p_k$ moves? And the loss, when $h$ moves?
#
# Names: `U`, `y_hat`, `y`, `C` (and `h`). Write it in quotes. The answer stands below: decide before you read on.

# %% tags=["exercise-07.3"]
my_answer_07_3 = ...

check("07.3", my_answer_07_3)

# %% tags=["hints-07.3"]
# hint("07.3")
# solution("07.3")

# %% [markdown]
# Entry by entry. How fast does $h_i$ move, when entry $j$ of the vector at place $k$ moves?
#
# $$
# \begin{aligned}
# \frac{\partial h_i}{\partial P_{jk}} &= \frac{1}{C} \sum_{q=1}^{C} \frac{\partial P_{iq}}{\partial P_{jk}} && \text{entry } i \text{ of (07.1)} \\
# &= \frac{1}{C}\, I_{ij} && \text{only } P_{jk} \text{ itself moves: } q = k \text{, and } i = j
# \end{aligned}
# \tag{07.6}
# $$
#
# $I$ is the identity matrix: 1 on the diagonal, 0 elsewhere. So the slopes of $h$ along $p_k$ are $\frac{1}{C} I$, for every place. **This is where the 1/C comes from:** pull at one of $C$ vectors, and their mean follows by a $C$-th.


# %%
def mean_of(table):
    """The hidden layer from a table with one column for each place."""
    return table @ np.full(C, 1 / C)


def slopes_of_entry(i, q):
    """How one entry of the table reacts to every number of the table."""
    return numerical_gradient(lambda table: table[i, q], P)


I_d = np.eye(3)

# %% tags=["eq-07.6"]
agree(
    "07.6",
    np.array([numerical_gradient(lambda T, i=i: mean_of(T)[i], P) for i in range(3)]),
    np.array([sum(slopes_of_entry(i, q) for q in range(C)) / C for i in range(3)]),
    np.array([[[I_d[i, j] / C for k in range(C)] for j in range(3)] for i in range(3)]),
)

# %% [markdown]
# Now the loss. The chain rule adds up one road for each entry of $h$, and all but one are closed:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial P_{ik}} &= \sum_{j} \frac{\partial J}{\partial h_j} \cdot \frac{\partial h_j}{\partial P_{ik}} && \text{chain rule, } d \text{ roads} \\
# &= \frac{\partial J}{\partial h_i} \cdot \frac{\partial h_i}{\partial P_{ik}} && \text{(07.6): only } j = i \text{ is open} \\
# &= \frac{1}{C} \cdot \frac{\partial J}{\partial h_i} && \text{(07.6)} \\
# &= \frac{1}{C}\, \mathrm{EH}_i && \text{(07.5)}
# \end{aligned}
# \tag{07.7}
# $$
#
# The place $k$ has gone from the right side. So every place gets the same column, $\partial J / \partial p_k = \mathrm{EH} / C$, whoever stands there.

# %% tags=["eq-07.7"]
dJ_dh = numerical_gradient(J, h)
dh_dP = [numerical_gradient(lambda T, i=i: mean_of(T)[i], P) for i in range(3)]
agree(
    "07.7",
    numerical_gradient(lambda T: J(mean_of(T)), P),
    sum(dJ_dh[j] * dh_dP[j] for j in range(3)),
    np.array([[dJ_dh[i] * dh_dP[i][i, k] for k in range(C)] for i in range(3)]),
    np.array([[dJ_dh[i] / C for k in range(C)] for i in range(3)]),
    np.array([[EH[i] / C for k in range(C)] for i in range(3)]),
)

# %% [markdown]
# Look what that means. *Bread* pulled the guess in quite another direction than *queen*. Both get the same correction, to the last digit. Their voices were mixed in a mean, and a mean cannot be taken apart again. In skip-gram each pair has an error of its own; here the whole window has one.

# %% [markdown]
# ### Exercise 07.4 · Twice in the window
# ★☆☆ · 3 minutes · predict · rests on (07.7)
#
# The window is *queen crown [king] crown bread*, and the model takes one step. How many times as far does the input vector of *crown* move as the input vector of *queen*? Enter a number.

# %% tags=["exercise-07.4"]
my_answer_07_4 = ...

check("07.4", my_answer_07_4)

# %% tags=["hints-07.4"]
# hint("07.4")
# solution("07.4")

# %% [markdown]
# ### From places to words
#
# Now we stop pretending. The table has one vector for *crown*, and it stands at two places. When $v_w$ moves, it moves at all of them at once. $x_{kw}$ is 1 where place $k$ holds word $w$, and 0 elsewhere:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_w} &= \sum_{k=1}^{C} x_{kw}\, \frac{\partial J}{\partial p_k} && \text{one road for each place that holds } w \\
# &= \frac{1}{C} \sum_{k=1}^{C} x_{kw}\, \mathrm{EH} && \text{(07.7)} \\
# &= \frac{a_w}{C}\, \mathrm{EH} && \text{it holds } a_w \text{ places}
# \end{aligned}
# \tag{07.8}
# $$
#
# A word that stands there twice gets two parts: 2/C. A word that does not stand there gets 0/C, and rests; so does $o$ itself, unless it is in its own context.


# %% tags=["eq-07.8"]
def J_of_V(A):
    """The loss as a function of the whole input table."""
    return J(A[:, c].mean(axis=1))


dJ_dP = numerical_gradient(lambda T: J(mean_of(T)), P)
agree(
    "07.8",
    numerical_gradient(J_of_V, V),
    np.column_stack([sum(x[k, w] * dJ_dP[:, k] for k in range(C)) for w in range(n)]),
    np.column_stack([sum(x[k, w] * EH for k in range(C)) / C for w in range(n)]),
    np.column_stack([a[w] / C * EH for w in range(n)]),
)

# %% [markdown]
# ### Exercise 07.5 · The whole input table
# ★★☆ · 5 minutes · pencil · rests on (07.8)
#
# Column $w$ of $\partial J / \partial V$ is $\frac{a_w}{C}\, \mathrm{EH}$. Write the whole $d \times n$ matrix as one product, without a sum and without an index.
#
# Write it in quotes. Names: `EH` (a column of length $d$), `a` (the counts, a column of length $n$), `C`.

# %% tags=["exercise-07.5"]
my_answer_07_5 = ...

check("07.5", my_answer_07_5)

# %% tags=["hints-07.5"]
# hint("07.5")
# solution("07.5")

# %% [markdown]
# Column by column:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial V} &= \Big[ \frac{a_1}{C}\, \mathrm{EH}, \dots, \frac{a_n}{C}\, \mathrm{EH} \Big] && \text{(07.8)} \\
# &= \mathrm{EH}\; \bar x^\top && \text{a column times the row of shares} \\
# &= U (\hat y - y)\, \bar x^\top && \text{(07.5)}
# \end{aligned}
# \tag{07.9}
# $$
#
# With one input word it was $U(\hat y - y)\, x^\top$ (03.12). A window only puts the mean $\bar x$ where a single word has its one-hot vector $x$. For Rong's $W$ it is the transpose, $\bar x\, \mathrm{EH}^\top$.

# %% tags=["eq-07.9"]
inputs_after_1, outputs_after_1 = V.T.copy(), U.T.copy()
step(cbow_examples((o, c)), inputs_after_1, outputs_after_1, softmax(), 1.0, rng=None)
agree(
    "07.9",
    numerical_gradient(J_of_V, V),
    np.column_stack([a[w] / C * EH for w in range(n)]),
    EH[:, None] @ x_bar[:, None].T,
    (U @ (y_hat - y))[:, None] @ x_bar[:, None].T,
    V - inputs_after_1.T,  # a step of rate 1 takes away the slope itself
)

# %% [markdown]
# In our five words. First $\mathrm{EH}$, then the part of every word:

# %%
error = probs - np.eye(5)[king]
blame = error @ output_vectors
print("EH    ", np.array2string(blame, precision=3, sign="+"))
for word, share in zip(words, kings_shares, strict=True):
    slope = share * blame
    print(f"{word:7s} share {share:4.2f}   slope {slope[0]:+.3f} {slope[1]:+.3f}")

# %%
plots.mean_flow(
    [words[word] for word in kings_context],
    input_vectors[kings_context],
    blame,
    title="Four places in, four equal parts back: crown gets two of them",
    digits=3,
)

# %% [markdown]
# On the left, four vectors go in with a quarter each. In the middle, the loss turns $h$ into its blame, the slope. On the right, four quarters of it come back, and there are only three words to take them. A step then goes *against* what stands on the right.
#
# *A good place to stop for today. You hold all that is new in CBOW: a mean, and its 1/C. What follows is its use: a step, other losses, and what real programs do with the factor.*

# %% [markdown]
# ## One step downhill
#
# The output vectors do not notice that $h$ is a mean:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_w} &= \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial u_w} && \text{chain rule, one road} \\
# &= (\hat y_w - y_w)\, h && \text{(03.2); } s_w = u_w^\top h
# \end{aligned}
# \tag{07.10}
# $$


# %% tags=["eq-07.10"]
def J_of_U(A):
    """The loss as a function of the whole output table."""
    return -A[:, o] @ h + np.log(np.exp(A.T @ h).sum())


agree(
    "07.10",
    numerical_gradient(J_of_U, U),
    np.column_stack(
        [dJ_ds[w] * numerical_gradient(lambda A, w=w: (A.T @ h)[w], U)[:, w] for w in range(n)]
    ),
    np.column_stack([(y_hat[w] - y[w]) * h for w in range(n)]),
    softmax_loss(h, o, U.T).output_rows.T,
)

# %% [markdown]
# So their step is the one of chapter 03, with $h$ in the place of $v_c$ (Rong (22), the same as his (11)), and this for every $w$:
#
# $$
# \begin{aligned}
# u_w^{\text{new}} &= u_w - \eta\, \frac{\partial J}{\partial u_w} && \text{downhill} \\
# &= u_w - \eta\, (\hat y_w - y_w)\, h && \text{(07.10)}
# \end{aligned}
# \tag{07.11}
# $$

# %% tags=["eq-07.11"]
eta = 0.3
new_inputs, new_outputs = V.T.copy(), U.T.copy()  # one word per row, as the library keeps them
step(cbow_examples((o, c)), new_inputs, new_outputs, softmax(), eta, rng=None)
dJ_dU = numerical_gradient(J_of_U, U)
agree(
    "07.11",
    U - eta * h[:, None] @ (y_hat - y)[:, None].T,
    np.column_stack([U[:, w] - eta * dJ_dU[:, w] for w in range(n)]),
    np.column_stack([U[:, w] - eta * (y_hat[w] - y[w]) * h for w in range(n)]),
    new_outputs.T,
)

# %% [markdown]
# Rong's (23) moves the vector of each of the $C$ places by $\frac{\eta}{C}\, \mathrm{EH}$. Whoever stands at two places moves twice:
#
# $$
# \begin{aligned}
# v_w^{\text{new}} &= v_w - \eta\, \frac{\partial J}{\partial v_w} && \text{downhill} \\
# &= v_w - \sum_{k=1}^{C} x_{kw}\, \frac{\eta}{C}\, \mathrm{EH} && \text{(07.8): Rong (23) at each place of } w \\
# &= v_w - \eta\, \frac{a_w}{C}\, U (\hat y - y) && \text{(07.8), (07.5)}
# \end{aligned}
# \tag{07.12}
# $$
#
# Both steps use the *old* vectors: the old $h$ in (07.11), the old $U$ in (07.12).

# %% tags=["eq-07.12"]
dJ_dV = numerical_gradient(J_of_V, V)
agree(
    "07.12",
    V - eta * EH[:, None] @ x_bar[:, None].T,
    np.column_stack([V[:, w] - eta * dJ_dV[:, w] for w in range(n)]),
    np.column_stack([V[:, w] - sum(x[k, w] * eta / C * EH for k in range(C)) for w in range(n)]),
    np.column_stack([V[:, w] - eta * a[w] / C * (U @ (y_hat - y)) for w in range(n)]),
    new_inputs.T,
)

# %% [markdown]
# ### Exercise 07.6 · Find the slips
# ★★☆ · 5 minutes · predict · rests on (07.12)
#
# Four statements about CBOW, from Rong's paper and from notes on it. $h$ and $\mathrm{EH}$ are as here. His $E$ is the loss, $V$ the number of words, $W$ the input table with a word in each row, $v'_{w}$ the output vector of $w$. Three contain a slip. Which one is **right**?
#
# - `"a"`: $E = -{v'_{w_O}}^{\top} h + \log \sum_{j'=1}^{V} \exp({v'_{w_j}}^{\top} h)$
# - `"b"`: "In (23), $\mathrm{EH} = \partial E / \partial h_i$."
# - `"c"`: "(22) and (23) go through every word of the vocabulary, for every example. That is what makes the output vectors expensive."
# - `"d"`: "With $C$ different context words, (23) changes $C$ rows of $W$, each by the same amount."

# %% tags=["exercise-07.6"]
my_answer_07_6 = ...

check("07.6", my_answer_07_6)

# %% tags=["hints-07.6"]
# hint("07.6")
# solution("07.6")

# %% [markdown]
# ### Exercise 07.7 · One step of CBOW
# ★★☆ · 10 minutes · code · rests on (07.12)
#
# Make the step. The function gets the list `context` of ids, the id `target` of the word in the middle, both tables with one word per **row**, and `learning_rate`. It returns the new input table and the new output table, as **new arrays**: the old ones stay as they were.
#
# The loss is softmax. You may call `gradients = softmax_loss(hidden, target, output_vectors)`: then `gradients.hidden` is $\mathrm{EH}$, and `gradients.output_rows` holds the slope of every output vector, one in each row. The context may hold a word several times, also the target.


# %% tags=["exercise-07.7"]
def cbow_step(context, target, input_vectors, output_vectors, learning_rate):
    """One step downhill: (new_input_vectors, new_output_vectors), in new arrays."""
    return ...


check("07.7", cbow_step)

# %% tags=["hints-07.7"]
# hint("07.7")
# solution("07.7")

# %% [markdown]
# ### Who moves first?
#
# Nobody. But many programs have one line for each table, and the second line then sees what the first has changed. If the output vectors go first, $\mathrm{EH}$ is taken from the new ones. If the input vectors go first and $h$ is computed again, the output vectors get the new $h$. How much does it matter for *king's* window, at the rate 0.5?

# %%
old_u, old_h = output_vectors, hidden
right_u = old_u - 0.5 * np.outer(error, old_h)
new_h = hidden_layer(
    np.array([v - 0.5 * share * blame for v, share in zip(input_vectors, kings_shares)]),
    kings_context,
)
print("EH from the old U ", np.array2string(error @ old_u, precision=3, sign="+"))
print("EH from the new U ", np.array2string(error @ right_u, precision=3, sign="+"))
print("h from the old V  ", np.array2string(old_h, precision=3))
print("h from the new V  ", np.array2string(new_h, precision=3))

# %% [markdown]
# In one step the second entry of $\mathrm{EH}$ has even changed its sign. At word2vec's small rates the difference is as small as the rate. But such a step is the slope of nothing, and no check with numbers will pass. The library's `step` computes everything first and moves then.

# %% [markdown]
# ## Any loss will do
#
# Where does (07.8) speak of softmax? Nowhere. It needs $\partial J / \partial h$, and every loss of this course gives it in the same way: some rows $r_0, r_1, \dots$ of the output table take part, and row $r_j$ has the error $e_j$.
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_w} &= \frac{a_w}{C} \cdot \frac{\partial J}{\partial h} && \text{(07.8), before softmax was put in} \\
# &= \frac{a_w}{C} \sum_{j} e_j\, u_{r_j} && \text{errors times their rows}
# \end{aligned}
# \tag{07.13}
# $$
#
# For the check: negative sampling (05.8), with the true word 4 and three draws, of which two are word 1. The label $b_j$ is 1 for the true word and 0 for a draw.


# %% tags=["eq-07.13"]
r, b = np.array([4, 1, 6, 1]), np.array([1, 0, 0, 0])
e = 1 / (1 + np.exp(-U[:, r].T @ h)) - b  # σ(score) - label


def J_noise(h):
    """Four yes/no questions, in nats (05.1)."""
    return np.logaddexp(0, (1 - 2 * b) * (U[:, r].T @ h)).sum()


noise_blame = negative_sampling_loss(h, 4, U.T, [1, 6, 1]).hidden
agree(
    "07.13",
    numerical_gradient(lambda A: J_noise(A[:, c].mean(axis=1)), V),
    np.column_stack([a[w] / C * numerical_gradient(J_noise, h) for w in range(n)]),
    np.column_stack([a[w] / C * sum(e[j] * U[:, r[j]] for j in range(4)) for w in range(n)]),
    np.column_stack([a[w] / C * noise_blame for w in range(n)]),
)

# %% [markdown]
# So a program for CBOW, too, can get the loss as an argument. Here is one to try things with, the same as in chapter 06:


# %%
def softmax_example(hidden, target, output_vectors):
    """One example: loss, slope along hidden, slopes along all output vectors."""
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


# %% [markdown]
# ### Exercise 07.8 · CBOW
# ★★★ · 15 minutes · code · rests on (07.13)
#
# The function gets the list `context` of ids, the id `target` of the word in the middle, both tables with one word per **row**, and `example_loss`. Call `example_loss(hidden, target, output_vectors)`: it returns three things, as `softmax_example` above does.
#
# Return three things for the whole window:
#
# - the loss, a number;
# - `grad_input_vectors`, with the shape of `input_vectors`;
# - `grad_output_vectors`, with the shape of `output_vectors`.
#
# The context may hold a word several times, also the target itself. The inputs must stay as they were.


# %% tags=["exercise-07.8"]
def cbow(context, target, input_vectors, output_vectors, example_loss):
    """One window: (loss, grad_input_vectors, grad_output_vectors)."""
    return ...


check("07.8", cbow)

# %% tags=["hints-07.8"]
# hint("07.8")
# solution("07.8")

# %% [markdown]
# ### The same mean under three losses
#
# The library's three losses on *king's* window. Hierarchical softmax is the subject of chapter 08. Here it is enough that it asks at the inner nodes of a tree, so its rows are nodes, and that each has an error too. The counts of the words are those of chapter 05's hat.

# %%
counts = [9, 4, 4, 2, 1]
losses = {
    "softmax": softmax(),
    "negative sampling": negative_sampling(np.array(counts) / sum(counts), n_negatives=2),
    "hierarchical softmax": hierarchical_softmax(huffman_tree(counts)),
}
for name, loss in losses.items():
    rng = np.random.default_rng(5)
    result = loss(hidden, king, output_vectors[: loss.n_rows], rng)
    errors = result.output_rows @ hidden / (hidden @ hidden)  # each row is an error times h
    print(f"{name:21s} rows {result.rows}  errors {np.array2string(errors, precision=2)}")

# %% [markdown]
# Five rows, three rows, one row: *king* is so frequent that its path has a single turn. *Bread* was drawn twice. (That *king* and the node have the same error is chance: two equal scores again.)
#
# From there on nothing differs. So let `step` go once with each loss, at the rate 1, and let the referee judge both tables. The losses that draw get the same seed each time, so that they ask the same questions.


# %%
def loss_of_tables(loss, inputs, outputs):
    """The loss of king's window as a function of both tables."""
    hidden = hidden_layer(inputs, kings_context)
    return loss(hidden, king, outputs, np.random.default_rng(5)).loss


for name, loss in losses.items():
    V_5, U_5 = input_vectors.copy(), output_vectors[: loss.n_rows].copy()
    along_V = numerical_gradient(lambda T, loss=loss, U=U_5: loss_of_tables(loss, T, U), V_5)
    along_U = numerical_gradient(lambda T, loss=loss, V=V_5: loss_of_tables(loss, V, T), U_5)
    after = V_5.copy(), U_5.copy()
    step([(kings_context, king)], *after, loss, 1.0, np.random.default_rng(5))
    agreed = np.allclose(V_5 - after[0], along_V), np.allclose(U_5 - after[1], along_U)
    print(f"{name:21s} the referee agrees: inputs {agreed[0]}, outputs {agreed[1]}")

# %% [markdown]
# ## Mean or sum?
#
# Why a mean at all? Some programs add the vectors up. Let us derive both at once, with a factor $\beta$ in front of the sum: $h = \beta\, (p_1 + \dots + p_C)$.
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial P_{ik}} &= \frac{\partial J}{\partial h_i} \cdot \frac{\partial h_i}{\partial P_{ik}} && \text{only } h_i \text{ contains } P_{ik} \\
# &= \beta\, \frac{\partial J}{\partial h_i} && h_i = \beta\, (P_{i1} + \dots + P_{iC})
# \end{aligned}
# \tag{07.14}
# $$
#
# With $\beta = 1/C$ this is (07.7), with $\beta = 1$ it is the sum. **The factor that goes in comes back.** A mean sends back $\mathrm{EH} / C$, a sum sends back all of $\mathrm{EH}$, to each place.

# %% tags=["eq-07.14"]
beta = 0.6
slope_of_J = numerical_gradient(J, beta * P.sum(axis=1))
slopes_of_h = [numerical_gradient(lambda T, i=i: beta * T[i].sum(), P) for i in range(3)]
agree(
    "07.14",
    numerical_gradient(lambda T: J(beta * T.sum(axis=1)), P),
    np.array([[slope_of_J[i] * slopes_of_h[i][i, k] for k in range(C)] for i in range(3)]),
    np.array([[beta * slope_of_J[i] for k in range(C)] for i in range(3)]),
)

# %% [markdown]
# Forwards, the two are different models. A sum grows with the window: with ten words of about the same direction, scores are ten times as large, and a window at the end of a sentence speaks with a weaker voice than one in the middle. A mean has the same volume everywhere.

# %%
for inputs in [[queen], [queen, crown], [queen, crown, crown, queen, crown, crown]]:
    with_sum = softmax_of(output_vectors @ input_vectors[inputs].sum(axis=0))
    with_mean = softmax_of(output_vectors @ input_vectors[inputs].mean(axis=0))
    print(
        f"C = {len(inputs)}: crown gets {with_mean[crown]:.3f} by the mean, "
        f"{with_sum[crown]:.3f} by the sum"
    )

# %% [markdown]
# ### Exercise 07.9 · What the referee says of word2vec.c
# ★★☆ · 4 minutes · predict · rests on (07.14)
#
# word2vec's own program computes $h$ as the mean of the context vectors. It collects $-\eta\, \mathrm{EH}$ from the output rows, and adds that, as it is, to the vector of every context word. Each output row $r_j$ gets $-\eta\, e_j\, h$.
#
# Compare this with $-\eta$ times the slopes that the referee measures, in a window of $C = 10$ different words.
#
# - `"a"`: all moves agree
# - `"b"`: the input vectors move 10 times too far, the output vectors are right
# - `"c"`: both move 10 times too far
# - `"d"`: the input vectors move a tenth of the way, the output vectors are right

# %% tags=["exercise-07.9"]
my_answer_07_9 = ...

check("07.9", my_answer_07_9)

# %% tags=["hints-07.9"]
# hint("07.9")
# solution("07.9")

# %% [markdown]
# Four programs are possible: mean or sum on the way in, divided or not on the way back. For each, the move of one input vector as a multiple of what the referee measures, in a window of ten:


# %%
def move_over_slope(beta_in, beta_back):
    """How many times the true slope a program takes, when these are its two factors."""
    rng = np.random.default_rng(4)
    vectors, outputs = rng.normal(size=(10, 3)), rng.normal(size=(6, 3))
    slope = numerical_gradient(
        lambda table: softmax_loss(beta_in * table.sum(axis=0), 0, outputs).loss, vectors
    )
    taken = beta_back * softmax_loss(beta_in * vectors.sum(axis=0), 0, outputs).hidden
    return (taken @ slope[0]) / (slope[0] @ slope[0])


# %%
for name_in, beta_in in [("mean", 0.1), ("sum", 1.0)]:
    for name_back, beta_back in [("divided", 0.1), ("not divided", 1.0)]:
        ratio = move_over_slope(beta_in, beta_back)
        print(f"in: {name_in:4s}   back: {name_back:11s}   {ratio:5.2f} times the slope")

# %% [markdown]
# All four programs exist.
#
# | in | back | who | an input vector moves by |
# |---|---|---|---|
# | mean | divided | Rong; our library | the slope |
# | sum | not divided | an early word2vec.c (version 0.1b); Stanford's CS224N in 2016 | the slope |
# | mean | **not divided** | word2vec.c from 0.1c on; gensim as you get it | $C$ times the slope |
# | sum | **divided** | gensim with `cbow_mean=0` | a $C$-th of the slope |
#
# The early version took the slope of its own model. A later one put a division behind the sum, on the way in, and left the way back as it was. gensim has both divisions, but the one on the way back stands under the *opposite* condition.

# %% [markdown]
# Is that a bug? Say exactly what is wrong. Every single vector moves in the right direction. The proportions are wrong: between the two tables, and from window to window, since $C$ changes at the ends of sentences (and word2vec draws it at random, chapter 01).
#
# Are these moves the slopes of some other loss? For every loss, it is the same whether you ask how the slope of $a$ reacts to $b$, or the slope of $b$ to $a$. Let $a$ be an input number and $b$ an output number, and see how the slope of each reacts to the other:


# %%
def moves(a, b, divided):
    """What a program takes for the slopes of a = v[0, 0] and b = u[0, 0], in a window of ten."""
    rng = np.random.default_rng(4)
    vectors, outputs = rng.normal(size=(10, 3)), rng.normal(size=(6, 3))
    vectors[0, 0], outputs[0, 0] = a, b
    gradients = softmax_loss(vectors.mean(axis=0), 0, outputs)
    return gradients.hidden[0] / (10 if divided else 1), gradients.output_rows[0, 0]


for divided in (True, False):
    of_a = numerical_gradient(lambda b, d=divided: moves(0.3, b[0], d)[0], np.array([0.2]))[0]
    of_b = numerical_gradient(lambda a, d=divided: moves(a[0], 0.2, d)[1], np.array([0.3]))[0]
    print(f"divided on the way back: {divided!s:5}   a reacts {of_a:+.4f}, b {of_b:+.4f}")

# %% [markdown]
# Without the division, one is $C$ times the other: not the slopes of any loss.
#
# If every window had the same $C$, one could call it gradient descent with two learning rates: $\eta$ for the output table and $C \eta$ for the input table. word2vec.c takes $\eta = 0.05$ for CBOW; with ten context words, $C\eta$ is 0.5.

# %% [markdown]
# ### What the factor is worth
#
# Those who leave it out say: *the error was measured at $h$, so $h$ should be corrected by all of it.* There is something in that. By how much does $h$ move, if we do it right?
#
# $$
# \begin{aligned}
# h^{\text{new}} - h &= (V - \eta\, \mathrm{EH}\; \bar x^\top)\, \bar x - V \bar x && \text{(07.1) with the new and the old table; (07.9)} \\
# &= -\eta\, \mathrm{EH}\; \bar x^\top \bar x && V \bar x \text{ cancels} \\
# &= -\eta\, \lVert \bar x \rVert^2\, \mathrm{EH} && \bar x^\top \bar x \text{ is a squared length}
# \end{aligned}
# \tag{07.15}
# $$
#
# With $C$ different words, every share is $1/C$, and $\lVert \bar x \rVert^2 = C \cdot 1/C^2 = 1/C$. So in a window of ten, $h$ moves by a tenth of $\eta\, \mathrm{EH}$.

# %% tags=["eq-07.15"]
agree(
    "07.15",
    np.mean([new_inputs[word] - V[:, word] for word in c], axis=0),
    (V - eta * EH[:, None] @ x_bar[:, None].T) @ x_bar - V @ x_bar,
    -eta * EH * (x_bar @ x_bar),
    -eta * np.linalg.norm(x_bar) ** 2 * EH,
)

# %% [markdown]
# So at one and the same rate, CBOW with the true slope learns more slowly than skip-gram. That is an argument for a larger *rate*, and not against the slope.
#
# In 2021 İrsoy, Benton and Stratos put the factor back, and reported that CBOW then keeps up with skip-gram (*Corrected CBOW Performs as well as Skip-gram*). The authors of gensim were not convinced; their program is meant to do what word2vec.c does.
#
# Our library takes the slope.

# %% [markdown]
# ## CBOW against skip-gram
#
# The same window, both architectures. Count what one step costs, with 1000 words, four places (one word twice), and $K = 5$ draws:

# %%
rng = np.random.default_rng(2)
many_inputs, many_outputs = rng.normal(size=(1000, 3)), rng.normal(size=(1000, 3))
big_losses = {"softmax": softmax(), "negatives": negative_sampling(np.full(1000, 1e-3), 5)}
for examples_of in (skipgram_examples, cbow_examples):
    for name, loss in big_losses.items():
        rng = np.random.default_rng(2)
        examples = examples_of((7, [1, 2, 2, 3]))
        moved = {word for inputs, _ in examples for word in inputs}
        n_scores = sum(
            len(loss(hidden_layer(many_inputs, inputs), target, many_outputs, rng).rows)
            for inputs, target in examples
        )
        print(
            f"{examples_of.__name__:17s} {name:9s} {n_scores:4d} scores, {len(moved)} inputs moved"
        )

# %% [markdown]
# CBOW computes a quarter of the scores, in general a $C$-th: one question for each window, and not $C$. That is why it is the fast one.
#
# In return it learns less from each window. Follow one word of the text. In skip-gram it is the centre once, and its input vector gets $C$ whole errors. In CBOW it is in the windows of its $C$ neighbours, and gets a $C$-th of an error from each. Frequent words can afford that; a rare word has few chances.
#
# What does it buy? Take three friends who always come together. Two are there; who is missing?

# %%
friends = [(0, [1, 2]), (1, [0, 2]), (2, [0, 1])]
for examples_of in (skipgram_examples, cbow_examples):
    rng = np.random.default_rng(1)
    trained = init_vectors(3, 4, rng)
    history = train(
        friends, examples_of, softmax(), *trained, learning_rate=1.0, n_epochs=500, rng=None
    )
    print(f"{examples_of.__name__:17s} first {history[0]:.3f}, last {history[-1]:.3f} nats")
print(f"knows nothing {np.log(3):.3f}; skip-gram's floor (06.9) {np.log(2):.3f}")

# %% [markdown]
# Skip-gram looks from one friend, and there are two whom it might meet: it cannot do better than $\log 2$. CBOW sees both who are there, and knows the third. A mean of two vectors says more than either of them alone.
#
# Which is better? Neither, in general. CBOW uses all context words at once and is fast; skip-gram makes more of every single pair. You will train both.

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (07.1) | the hidden layer is the mean of the context words' vectors | `architectures.hidden_layer` |
# | (07.2)–(07.3) | the score is a mean of scores; the odds are a geometric mean | |
# | (07.4) | one guess, one loss | `losses.softmax_loss` |
# | (07.5) | the error sent back to the hidden layer: $U(\hat y - y)$ | `losses.softmax_loss` |
# | (07.6)–(07.7) | each place moves the mean by a $C$-th, and gets a $C$-th of the blame | |
# | (07.8)–(07.9) | a word gets as many parts as it has places: $\mathrm{EH}\, \bar x^\top$ | `sgd.step` |
# | (07.10)–(07.11) | output vectors: as with one input word | `sgd.step` |
# | (07.12) | the step of the context words' vectors | `sgd.step` |
# | (07.13) | the same for any loss: rows and errors | `losses.negative_sampling_loss` |
# | (07.14) | the factor that goes in comes back | |
# | (07.15) | a step moves $h$ by a $C$-th of $\eta\, \mathrm{EH}$, if all words differ | `sgd.step` |

# %% [markdown]
# ## What comes next
#
# You hold both architectures now, and two losses in full. One loss has only shown its rows: the one that asks at the inner nodes of a tree, and for *king* needed a single question. What tree is that? And why should walking through it be cheaper than looking at every word?
#
# [Chapter 08 · Hierarchical softmax](08_hierarchical_softmax.ipynb).
