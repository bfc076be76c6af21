# %% [markdown]
# # 06 · Skip-gram sums
#
# **One centre, many contexts: what adds up?**
#
# So far the model learned from one pair of words. But a text does not come in pairs. Around *king* stand four words, or ten, and *crown* may be among them twice.
#
# Here a whole window takes one step. Nothing in it is harder than a sum, and yet many programs go wrong here: they take the mean, or the last word only, or they move vectors that should rest. You will meet one by the author of the paper that we follow, in which a single factor is missing.
#
# *About 105 minutes; there is a good place to stop in the middle. You need: chapters 01, 03 and 05.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_softmax
from w2v_lib.architectures import hidden_layer, skipgram_examples
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.losses import negative_sampling, softmax, softmax_loss
from w2v_lib.noise import noise_probs
from w2v_lib.sgd import init_vectors, step, train
from w2v_lib.windows import windows

# %% [markdown]
# ## Windows and pairs
#
# A text of two sentences, made of our five words:
#
# > queen crown king crown bread
# >
# > bread butter
#
# As in chapter 01, a window has a **centre** word. The words up to $m$ places to the left and to the right of it are its **context**, as far as they stand in the same sentence. **Skip-gram** guesses each context word from the centre, so each of them makes a **pair** with the centre.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)
sentences = [[queen, crown, king, crown, bread], [bread, butter]]

# %% [markdown]
# ### Exercise 06.1 · Count the pairs
# ★☆☆ · 4 minutes · predict · rests on (01.2)
#
# Let $m = 2$, and let each of the seven words be the centre once. How many pairs does this text give? Enter a number.

# %% tags=["exercise-06.1"]
my_answer_06_1 = ...

check("06.1", my_answer_06_1)

# %% tags=["hints-06.1"]
# hint("06.1")
# solution("06.1")

# %%
corpus = [window for sentence in sentences for window in windows(sentence, radius=2)]
for center, context in corpus:
    print(f"{words[center]:7s} | {' '.join(words[word] for word in context)}")
print("pairs:", sum(len(skipgram_examples(window)) for window in corpus))

# %% [markdown]
# Only *king* has a full window. At the ends of a sentence windows are smaller (01.2), and a sentence of two words has windows with a single context word.
#
# The library writes a window as a centre and a list, and a pair as a list of inputs and a target. *Crown* (id 2) stands in *king's* window twice, so it makes two pairs:

# %%
kings_context = [queen, crown, crown, bread]
print(skipgram_examples((king, kings_context)))

# %% [markdown]
# ## One loss for a window
#
# What should a model say about *king's* window? Chapter 02 gave the probability of one context word. Now we want the probability of four: of *queen* at the first place, *crown* at the second, and so on.
#
# | letter | meaning |
# |---|---|
# | $c$ | the centre word |
# | $C$ | how many context words its window has |
# | $o_1, \dots, o_C$ | the context words from left to right; the same word may come twice |
# | $k$ | counts the places $1, \dots, C$ |
#
# All other letters are those of chapter 03: the tables $U$ and $V$ with one word per column, the one-hot vector $x$ of $c$, the scores $s$. Again $w$ and $j$ run over all $n$ words of the vocabulary.
#
# The numbers for the checks: $d = 3$, $n = 7$, a text $z$ of eight words, and the window around its place $t$.

# %%
rng = np.random.default_rng(6)
U, V = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns u_w and v_w
z, t, m, n = np.array([6, 2, 5, 1, 3, 1, 4, 0]), 4, 2, 7
c, o, C = z[t], z[[2, 3, 5, 6]], 4
x, v_c = np.eye(n)[c], V[:, c]
print("centre", c, "  context", o)

# %% [markdown]
# On the left side of the network nothing is new. There is one input word, so the hidden layer is its vector (Rong (24), the same as his (1)):
#
# $$
# \begin{aligned}
# V x &= \sum_{w} x_w\, v_w && \text{a matrix times a vector mixes its columns} \\
# &= v_c && x_w \text{ is 1 at } w = c \text{ and 0 elsewhere}
# \end{aligned}
# \tag{06.1}
# $$

# %% tags=["eq-06.1"]
agree(
    "06.1",
    V @ x,
    sum(x[w] * V[:, w] for w in range(n)),
    v_c,
    hidden_layer(V.T, [c]),
)

# %% [markdown]
# On the right side Rong draws $C$ copies of the output layer, one for each place. He calls them **panels**. Panel $k$ has a score $S_{kw}$ for every word $w$. But there is only one table $U$, and all panels use it (Rong (26)):
#
# $$
# \begin{aligned}
# S_{kw} &= u_w^\top v_c && \text{the same } u_w \text{ at every place } k \\
# &= s_w && \text{the score (02.2)}
# \end{aligned}
# \tag{06.2}
# $$

# %% tags=["eq-06.2"]
s = U.T @ v_c
S = np.tile(s, (C, 1))  # C equal rows
agree(
    "06.2",
    S,
    np.array([[U[:, w] @ v_c for w in range(n)] for k in range(C)]),
    np.array([[s[w] for w in range(n)] for k in range(C)]),
)

# %% [markdown]
# Each panel has its own softmax (Rong (25)). From equal scores come equal probabilities:
#
# $$
# \begin{aligned}
# \hat Y_{kw} &= \frac{\exp(S_{kw})}{\sum_{j} \exp(S_{kj})} && \text{softmax on panel } k \\
# &= \frac{\exp(s_w)}{\sum_{j} \exp(s_j)} && \text{(06.2)} \\
# &= \hat y_w && \text{(02.3)}
# \end{aligned}
# \tag{06.3}
# $$
#
# So the panels are $C$ copies of one and the same prediction. Skip-gram can learn *that* a word stands near *king*. It cannot learn *where*.

# %% tags=["eq-06.3"]
Y_hat = np.array([1 / np.exp(s - s[w]).sum() for w in range(n)]) * np.ones((C, 1))
y_hat = np.exp(s) / np.exp(s).sum()
agree(
    "06.3",
    Y_hat,
    np.exp(S) / np.exp(S).sum(axis=1, keepdims=True),
    np.array([[np.exp(s[w]) / sum(np.exp(s[j]) for j in range(n)) for w in range(n)]] * C),
    np.array([[y_hat[w] for w in range(n)]] * C),
)

# %% [markdown]
# ### A product, then a sum
#
# How likely is the window as a whole? The model assumes: **given the centre word, the places know nothing of each other.** In a real text they do: after *of* often comes *the*. Skip-gram ignores that, and in return the probability of a window is a product of $C$ factors.
#
# Is that a proper distribution? Compare it with one large softmax over all $7^4$ windows of four words, where the score of a window is the sum of its four scores. The $\exp$ of a sum is a product, so nothing changes:

# %%
exp_s = np.exp(s)
pair_weights = np.multiply.outer(exp_s, exp_s)  # all products of two; below, of four
window_weights = np.multiply.outer(pair_weights, pair_weights)
window_probs = window_weights / window_weights.sum()
print(f"this one of {window_probs.size} windows: {window_probs[tuple(o)]:.3e}")
print(f"the product of its four factors: {y_hat[o].prod():.3e}")

# %% [markdown]
# The loss of the window is the surprise at all of it, $J = -\log P(o_1, \dots, o_C \mid c)$ (Rong (27); CS224N calls it $J_{\text{skip-gram}}$). Write $L_k = -\log \hat y_{o_k}$ for the loss of the pair at place $k$, our (02.5). Then (Rong (28)):
#
# $$
# \begin{aligned}
# J &= -\log \prod_{k=1}^{C} \hat y_{o_k} && \text{places are independent} \\
# &= -\sum_{k=1}^{C} \log \hat y_{o_k} && \text{log of a product} \\
# &= \sum_{k=1}^{C} L_k && \text{the pair losses (02.5)} \\
# &= -\sum_{-m \le q \le m,\, q \ne 0} \log \hat y_{z_{t+q}} && \text{the same words, by their place in the text}
# \end{aligned}
# \tag{06.4}
# $$
#
# The last line is in CS224N's style: $z_{t+q}$ is the word that stands $q$ places to the right of the centre (CS224N: $w_{t+j}$).


# %%
def L(s, word):
    """Loss of one pair, in nats, from the scores (02.7)."""
    return -s[word] + np.log(np.exp(s).sum())


def J_of_panels(S):
    """Loss of the window, when every place has scores of its own."""
    return sum(L(S[k], o[k]) for k in range(C))


def J(s):
    """Loss of the window, when all places share the scores."""
    return sum(L(s, o[k]) for k in range(C))


# %% tags=["eq-06.4"]
agree(
    "06.4",
    -np.log(window_probs[tuple(o)]),
    -np.log(np.prod([y_hat[o[k]] for k in range(C)])),
    -sum(np.log(y_hat[o[k]]) for k in range(C)),
    sum(L(s, o[k]) for k in range(C)),
    -sum(np.log(y_hat[z[t + q]]) for q in range(-m, m + 1) if q != 0),
    sum(softmax_loss(v_c, target, U.T).loss for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# Look at the bounds, $-m \le q \le m$: both ends belong to the window. Python has a trap here, for a `range` stops one short, and then the last word is lost:

# %%
for name, places in [("range(-m, m + 1)", range(-m, m + 1)), ("range(-m, m)", range(-m, m))]:
    print(f"{name:17s} context {[int(z[t + q]) for q in places if q != 0]}")

# %% [markdown]
# In scores the loss has two parts (Rong (29)):
#
# $$
# \begin{aligned}
# J &= \sum_{k=1}^{C} \Big( -s_{o_k} + \log \sum_{w} \exp(s_w) \Big) && \text{each pair loss is (02.7)} \\
# &= -\sum_{k=1}^{C} s_{o_k} + \sum_{k=1}^{C} \log \sum_{w} \exp(s_w) && \text{two sums} \\
# &= -\sum_{k=1}^{C} s_{o_k} + C \log \sum_{w} \exp(s_w) && C \text{ equal terms}
# \end{aligned}
# \tag{06.5}
# $$
#
# Keep an eye on that $C$ in front of the logarithm.

# %% tags=["eq-06.5"]
agree(
    "06.5",
    -np.log(window_probs[tuple(o)]),
    sum(-s[o[k]] + np.log(np.exp(s).sum()) for k in range(C)),
    -sum(s[o[k]] for k in range(C)) + sum(np.log(np.exp(s).sum()) for k in range(C)),
    -sum(s[o[k]] for k in range(C)) + C * np.log(np.exp(s).sum()),
    sum(softmax_loss(v_c, target, U.T).loss for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# Now *king*, with the two tables of chapter 02:

# %%
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])
hidden = input_vectors[king]
scores = output_vectors @ hidden
probs = np.exp(scores) / np.exp(scores).sum()

# %%
for word in kings_context:
    print(
        f"{words[word]:7s} probability {probs[word]:.3f}   surprise {-np.log(probs[word]):.3f} nats"
    )
kings_loss = -np.log(probs[kings_context]).sum()
print(f"the window {kings_loss:.3f} nats; a model that knows nothing: {4 * np.log(5):.3f}")

# %% [markdown]
# More than half of the surprise comes from one word, *bread*.
#
# ## The blame of a score
#
# First, pretend that the panels had scores of their own. Then each score stands in one pair loss only. Let $Y$ be a table with one row per place: $Y_{kw}$ is 1 if word $w$ stands at place $k$, and 0 if not (Rong's $t_{c,j}$). Then (Rong (30)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial S_{kw}} &= \frac{\partial L_k}{\partial S_{kw}} && \text{no other pair loss contains } S_{kw} \\
# &= \hat Y_{kw} - Y_{kw} && \text{prediction minus truth (03.2)} \\
# &= \hat y_w - Y_{kw} && \text{(06.3)}
# \end{aligned}
# \tag{06.6}
# $$
#
# This is the error at place $k$. The prediction is the same at all places. The truth is not.

# %% tags=["eq-06.6"]
Y = np.eye(n)[o]
agree(
    "06.6",
    numerical_gradient(J_of_panels, S),
    np.array([numerical_gradient(lambda row, k=k: L(row, o[k]), S[k]) for k in range(C)]),
    np.array([[Y_hat[k, w] - Y[k, w] for w in range(n)] for k in range(C)]),
    np.array([[y_hat[w] - Y[k, w] for w in range(n)] for k in range(C)]),
)

# %% [markdown]
# But the panels share their scores. When $s_w$ moves, it moves at all places at once.
#
# One more letter: $a_w$ says at how many places of the window word $w$ stands. For *king's* window it is $a = (0, 1, 2, 1, 0)$, in the order of our five words.

# %% [markdown]
# ### Exercise 06.2 · The blame of a shared score
# ★★☆ · 6 minutes · pencil · rests on (06.6)
#
# Find $\partial J / \partial s$ for the whole window: a column of length $n$, with the slope $\partial J / \partial s_w$ in entry $w$. No sum, no index.
#
# Names: `y_hat`, `a` (columns of length $n$), `C`. Write it in quotes. The answer stands below: decide before you read on.

# %% tags=["exercise-06.2"]
my_answer_06_2 = ...

check("06.2", my_answer_06_2)

# %% tags=["hints-06.2"]
# hint("06.2")
# solution("06.2")

# %% [markdown]
# Call it $g_w$, the **summed error** of word $w$ (Rong (31), who calls it $\mathrm{EI}_w$ and stops at the third line):
#
# $$
# \begin{aligned}
# g_w = \frac{\partial J}{\partial s_w} &= \sum_{k=1}^{C} \frac{\partial J}{\partial S_{kw}} \cdot \frac{\partial S_{kw}}{\partial s_w} && \text{chain rule, one road for each place} \\
# &= \sum_{k=1}^{C} \frac{\partial J}{\partial S_{kw}} && S_{kw} = s_w \text{ has slope 1} \\
# &= \sum_{k=1}^{C} (\hat y_w - Y_{kw}) && \text{(06.6)} \\
# &= C\, \hat y_w - \sum_{k=1}^{C} Y_{kw} && C \text{ equal terms} \\
# &= C\, \hat y_w - a_w && Y_{kw} = 1 \text{ once for each place of } w
# \end{aligned}
# \tag{06.7}
# $$

# %% tags=["eq-06.7"]
a, I_n = np.bincount(o, minlength=n), np.eye(n)
agree(
    "06.7",
    numerical_gradient(J, s),
    sum(
        numerical_gradient(J_of_panels, S)[k]
        @ [numerical_gradient(lambda s, w=w: s[w], s) for w in range(n)]  # S_kw = s_w
        for k in range(C)
    ),
    sum(numerical_gradient(J_of_panels, S)[k] for k in range(C)),
    np.array([sum(y_hat[w] - Y[k, w] for k in range(C)) for w in range(n)]),
    np.array([C * y_hat[w] - sum(Y[k, w] for k in range(C)) for w in range(n)]),
    C * y_hat - a,
    sum(softmax_loss(s, target, I_n).hidden for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# In words: **what the model expects in the whole window, minus what was counted there.** A word with probability 0.1 is expected 0.4 times in a window of four places; if it stands there once, its summed error is −0.6.
#
# (The library's line uses a trick: with $U$ the identity matrix, the hidden layer *is* the scores.)

# %% [markdown]
# ### Exercise 06.3 · Expected minus counted
# ★★☆ · 6 minutes · code · rests on (06.7)
#
# The function gets `probs`, the prediction $\hat y$ with shape `(n,)`, and `context`, a list of word ids in which an id may come several times. It returns the summed error of every word, shape `(n,)`. It must not change `probs`.


# %% tags=["exercise-06.3"]
def summed_error(probs, context):
    """Expected minus counted, for every word of the vocabulary: shape (n,)."""
    return ...


check("06.3", summed_error)

# %% tags=["hints-06.3"]
# hint("06.3")
# solution("06.3")

# %% [markdown]
# ### Exercise 06.4 · Twice there
# ★★☆ · 4 minutes · predict · rests on (06.7)
#
# *Crown* stands in *king's* window twice, more often than any other word. The whole window takes one small step downhill, with the probabilities printed above. What happens to *crown's* output vector?
#
# - `"a"`: it is pulled in, twice as hard as *bread's*
# - `"b"`: it is pulled in, but less hard than *bread's*
# - `"c"`: it stays, because it was right
# - `"d"`: it is pushed away

# %% tags=["exercise-06.4"]
my_answer_06_4 = ...

check("06.4", my_answer_06_4)

# %% tags=["hints-06.4"]
# hint("06.4")
# solution("06.4")

# %%
kings_counts = np.bincount(kings_context, minlength=5)
kings_error = 4 * probs - kings_counts
for word, expected, count, e in zip(words, 4 * probs, kings_counts, kings_error, strict=True):
    print(f"{word:7s} expected {expected:.3f}   counted {count}   summed error {e:+.3f}")

# %%
place_errors = probs - np.eye(5)[kings_context]
plots.heatmap(
    np.column_stack([*place_errors, kings_error]),
    row_labels=words,
    col_labels=["1 queen", "2 crown", "3 crown", "4 bread", "sum"],
    title="Four places, one prediction: the errors add up",
)

# %% [markdown]
# Read the row of *crown*. At two places it was guessed too low, by 0.37 each. At the two others it was guessed too high, by 0.63 each. The sum is above zero: *crown* is **pushed away**. The model was so sure of *crown* that even two crowns in four places were a disappointment.
#
# Each column adds up to zero, as in (03.3). So does the last one, for in all places together as many words are expected as are counted:
#
# $$
# \begin{aligned}
# \sum_{w} C\, \hat y_w &= C && C \text{ times a sum that is 1} \\
# &= \sum_{w} a_w && \text{each place holds one word}
# \end{aligned}
# \tag{06.8}
# $$
#
# The difference of the two sums is $\sum_w g_w = 0$. Remember this small test: near the end, a program will fail it.

# %% tags=["eq-06.8"]
agree(
    "06.8",
    sum(numerical_gradient(J, s)[w] + a[w] for w in range(n)),
    C,
    sum(a[w] for w in range(n)),
)

# %% [markdown]
# ### Exercise 06.5 · The floor
# ★★★ · 10 minutes · pencil · rests on (06.7)
#
# One prediction has to serve all places, so the loss of a window cannot fall to zero unless all its words are the same. How low can it get, with the best vectors there could be? At its lowest point all slopes $g_w$ are zero.
#
# Names: `C`, and `a`, the counts of the *different* words that stand in the window, so all of them are at least 1 (for *king*: 1, 2, 1). `sum(…)` adds up a column, `log` works entry by entry. The answer stands below: decide before you read on.

# %% tags=["exercise-06.5"]
my_answer_06_5 = ...

check("06.5", my_answer_06_5)

# %% tags=["hints-06.5"]
# hint("06.5")
# solution("06.5")

# %% [markdown]
# The slope $C \hat y_w - a_w$ is zero where $\hat y_w = a_w / C$, and nowhere else: the prediction is the **share** of the places. Put that into (06.4) and call the result $J_{\min}$:
#
# $$
# \begin{aligned}
# J_{\min} &= -\sum_{k=1}^{C} \log \frac{a_{o_k}}{C} && \hat y_{o_k} = a_{o_k} / C \\
# &= C \log C - \sum_{k=1}^{C} \log a_{o_k} && \text{log of a fraction}
# \end{aligned}
# \tag{06.9}
# $$
#
# A word that stands at $a_w$ places gives $a_w$ equal terms. Word by word, the second sum is therefore $\sum_w a_w \log a_w$.

# %% [markdown]
# Words that do not stand there should have probability 0. Softmax reaches that only in the limit, so the check gives them a score of −700.

# %% tags=["eq-06.9"]
agree(
    "06.9",
    J(np.array([np.log(a[w]) if a[w] > 0 else -700.0 for w in range(n)])),
    -sum(np.log(a[o[k]] / C) for k in range(C)),
    C * np.log(C) - sum(np.log(a[o[k]]) for k in range(C)),
)

# %% [markdown]
# Do steps downhill get there? Let *king's* window take the same step again and again.

# %%
seen_inputs, seen_outputs = input_vectors.copy(), output_vectors.copy()
kings_pairs = skipgram_examples((king, kings_context))
mean_losses = [
    step(kings_pairs, seen_inputs, seen_outputs, softmax(), 0.1, rng=None) for _ in range(2000)
]
for number in [1, 100, 2000]:
    print(f"step {number:4d} begins with {4 * mean_losses[number - 1]:.3f} nats for the window")
seen_scores = seen_outputs @ seen_inputs[king]
print("prediction", (np.exp(seen_scores) / np.exp(seen_scores).sum()).round(2))
print(f"the floor (06.9): {4 * np.log(4) - 2 * np.log(2):.3f} nats")

# %% [markdown]
# A perfect model of this window still pays 4.16 nats, 1.04 per pair. That is no failure: it is how much the places differ. A loss of skip-gram means little by itself; compare it with a floor, and with a model that knows nothing.

# %% [markdown]
# ## From scores to vectors
#
# The score hands its blame on, as in chapter 03. Entry by entry of the output table (Rong (32), whose $w'_{ij}$ is our $U_{iw}$):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial U_{iw}} &= \sum_{k=1}^{C} \frac{\partial J}{\partial S_{kw}} \cdot \frac{\partial S_{kw}}{\partial U_{iw}} && \text{chain rule, one road for each place} \\
# &= \sum_{k=1}^{C} (\hat y_w - Y_{kw})\, (v_c)_i && \text{(06.6); } S_{kw} = \textstyle\sum_i U_{iw}\, (v_c)_i \\
# &= g_w\, (v_c)_i && \text{(06.7)}
# \end{aligned}
# \tag{06.10}
# $$

# %% tags=["eq-06.10"]
g = C * y_hat - a
agree(
    "06.10",
    numerical_gradient(lambda A: J(A.T @ v_c), U),
    sum(
        numerical_gradient(J_of_panels, S)[k]
        * numerical_gradient(lambda A: (A.T @ v_c).sum(), U)  # U_iw stands in score w only
        for k in range(C)
    ),
    [[sum((y_hat[w] - Y[k, w]) * v_c[i] for k in range(C)) for w in range(n)] for i in range(3)],
    [[g[w] * v_c[i] for w in range(n)] for i in range(3)],
    sum(softmax_loss(v_c, target, U.T).output_rows.T for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# All entries at once. CS224N (h)(i) asks for $\partial J / \partial U$ in terms of the gradients of the single pairs; that is the first line. $Y_k$ is row $k$ of $Y$, written as a column.
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial U} &= \sum_{k=1}^{C} \frac{\partial L_k}{\partial U} && \text{the slope of a sum (06.4)} \\
# &= \sum_{k=1}^{C} v_c\, (\hat y - Y_k)^\top && \text{each pair is (03.8)} \\
# &= v_c \sum_{k=1}^{C} (\hat y - Y_k)^\top && v_c \text{ is the same at all places} \\
# &= v_c\, g^\top && \text{(06.7)}
# \end{aligned}
# \tag{06.11}
# $$

# %% tags=["eq-06.11"]
agree(
    "06.11",
    numerical_gradient(lambda A: J(A.T @ v_c), U),
    sum(numerical_gradient(lambda A, k=k: L(A.T @ v_c, o[k]), U) for k in range(C)),
    sum(v_c[:, None] @ (y_hat - Y[k])[:, None].T for k in range(C)),
    v_c[:, None] @ sum((y_hat - Y[k])[:, None].T for k in range(C)),
    v_c[:, None] @ g[:, None].T,
    sum(softmax_loss(v_c, target, U.T).dense(n).T for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# The centre word's vector took part in every pair (CS224N (h)(ii) is the first line):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \sum_{k=1}^{C} \frac{\partial L_k}{\partial v_c} && \text{the slope of a sum (06.4)} \\
# &= \sum_{k=1}^{C} U\, (\hat y - Y_k) && \text{each pair is (03.10)} \\
# &= U \sum_{k=1}^{C} (\hat y - Y_k) && U \text{ is the same at all places} \\
# &= U g && \text{(06.7)}
# \end{aligned}
# \tag{06.12}
# $$

# %% tags=["eq-06.12"]
agree(
    "06.12",
    numerical_gradient(lambda v: J(U.T @ v), v_c),
    sum(numerical_gradient(lambda v, k=k: L(U.T @ v, o[k]), v_c) for k in range(C)),
    sum(U @ (y_hat - Y[k]) for k in range(C)),
    U @ sum(y_hat - Y[k] for k in range(C)),
    U @ g,
    sum(softmax_loss(v_c, target, U.T).hidden for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# And entry by entry (Rong (36), who calls it $\mathrm{EH}_i$ again):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial (v_c)_i} &= \sum_{w} \frac{\partial J}{\partial s_w} \cdot \frac{\partial s_w}{\partial (v_c)_i} && \text{chain rule, } n \text{ roads} \\
# &= \sum_{w} g_w\, U_{iw} && \text{(06.7) and (02.2)}
# \end{aligned}
# \tag{06.13}
# $$
#
# Compare with chapter 03: $v_c (\hat y - y)^\top$ and $U(\hat y - y)$. A window only puts $g = C \hat y - a$ where a pair has $\hat y - y$.

# %% tags=["eq-06.13"]
agree(
    "06.13",
    numerical_gradient(lambda v: J(U.T @ v), v_c),
    sum(
        numerical_gradient(J, s)[w] * numerical_gradient(lambda v, w=w: U[:, w] @ v, v_c)
        for w in range(n)
    ),
    [sum(g[w] * U[i, w] for w in range(n)) for i in range(3)],
    sum(softmax_loss(v_c, target, U.T).hidden for _, target in skipgram_examples((c, o))),
)

# %% [markdown]
# ### Exercise 06.6 · Who rests?
# ★☆☆ · 3 minutes · predict · rests on (06.1)
#
# The window is *queen crown [king] crown bread*; *butter* does not stand in it. The loss is softmax. Which **input** vectors have a slope that is not zero?
#
# - `"a"`: that of *king*
# - `"b"`: those of *king*, *queen*, *crown* and *bread*
# - `"c"`: those of *queen*, *crown* and *bread*
# - `"d"`: all five

# %% tags=["exercise-06.6"]
my_answer_06_6 = ...

check("06.6", my_answer_06_6)

# %% tags=["hints-06.6"]
# hint("06.6")
# solution("06.6")

# %% [markdown]
# CS224N (h)(iii) asks for $\partial J / \partial v_w$ with $w \ne c$. Take *any* column $v_w$ of the input table:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_w} &= \sum_{k=1}^{C} \frac{\partial L_k}{\partial v_w} && \text{the slope of a sum (06.4)} \\
# &= x_w \sum_{k=1}^{C} \frac{\partial L_k}{\partial v_c} && v_w \text{ reaches } v_c \text{ with weight } x_w \text{ (06.1)} \\
# &= x_w\, U g && \text{(06.12)}
# \end{aligned}
# \tag{06.14}
# $$
#
# For the centre word $x_c = 1$. For **every** other word $x_w = 0$, and the slope is $0 \cdot U g$: the zero *vector*, with $d$ zeros in it. It does not matter whether the word stands in the window. *Queen* does; but there she is *guessed*, and for that she lends her output vector.

# %% tags=["eq-06.14"]
agree(
    "06.14",
    numerical_gradient(lambda A: J(U.T @ (A @ x)), V),
    sum(numerical_gradient(lambda A, k=k: L(U.T @ (A @ x), o[k]), V) for k in range(C)),
    np.column_stack(
        [
            x[w] * sum(numerical_gradient(lambda v, k=k: L(U.T @ v, o[k]), v_c) for k in range(C))
            for w in range(n)
        ]
    ),
    np.column_stack([x[w] * (U @ g) for w in range(n)]),
)

# %% [markdown]
# The same in our five words. One row of the input table, and all rows of the output table:

# %%
print("input vectors            output vectors")
for word, x_w, e in zip(words, np.eye(5)[king], kings_error, strict=True):
    left, right = x_w * (kings_error @ output_vectors) + 0.0, e * hidden  # -0 + 0.0 is 0
    print(f"{word:7s} {left[0]:+.3f} {left[1]:+.3f}   {right[0]:+.3f} {right[1]:+.3f}")

# %% [markdown]
# ### Exercise 06.7 · Find the slips
# ★★☆ · 6 minutes · predict · rests on (06.14)
#
# Four statements from students' notes on CS224N (h). $J(v_c, w_{t+j}, U)$ is their name for the loss of one pair, and softmax is meant. Three contain a slip. Which one is **right**?
#
# - `"a"`: $\displaystyle \frac{\partial J}{\partial U} = \sum_{-m < j < m,\, j \ne 0} \frac{\partial J(v_c, w_{t+j}, U)}{\partial U}$
# - `"b"`: "The gradient matrices of the pairs are stacked on one another; each of them contains other words of the window."
# - `"c"`: $\displaystyle \frac{\partial J}{\partial v_c} = \sum_{-m \le j \le m,\, j \ne 0} \frac{\partial J(v_c, w_{t+j}, U)}{\partial v_c}$
# - `"d"`: "$\partial J / \partial v_w = 0$, for the words $w$ that are not in the window. The words in the window have a slope."

# %% tags=["exercise-06.7"]
my_answer_06_7 = ...

check("06.7", my_answer_06_7)

# %% tags=["hints-06.7"]
# hint("06.7")
# solution("06.7")

# %% [markdown]
# *A good place to stop for today. You hold the loss of a window and all its gradients. What follows is a function for any loss, a step, and a program that explodes.*

# %% [markdown]
# ## Any loss will do
#
# Look at the first lines of (06.11), (06.12) and (06.14). They never ask what $L_k$ is. A window adds up pair losses, whatever these are: softmax, negative sampling (chapter 05), or a third kind (chapter 08).
#
# So a program for skip-gram needs no formula of its own. It can get the loss of a pair as an argument. Here is one such argument, to try things with:


# %%
def softmax_pair(hidden, target, output_vectors):
    """One pair: loss, slope along hidden, slopes along all output vectors."""
    gradients = softmax_loss(hidden, target, output_vectors)
    return gradients.loss, gradients.hidden, gradients.dense(len(output_vectors))


# %% [markdown]
# ### Exercise 06.8 · Skip-gram
# ★★★ · 15 minutes · code · rests on (06.14)
#
# This is the function that the assignment asks for. It gets the id `center`, the list `context` of ids, both tables with one word per **row**, and `pair_loss`. Call `pair_loss(hidden, target, output_vectors)` for a pair: it returns three things, as `softmax_pair` above does.
#
# Return three things for the whole window:
#
# - the loss, a number;
# - `grad_input_vectors`, with the shape of `input_vectors`;
# - `grad_output_vectors`, with the shape of `output_vectors`.
#
# The context may hold a word several times, also the centre word itself. The inputs must stay as they were.


# %% tags=["exercise-06.8"]
def skipgram(center, context, input_vectors, output_vectors, pair_loss):
    """One window: (loss, grad_input_vectors, grad_output_vectors)."""
    return ...


check("06.8", skipgram)

# %% tags=["hints-06.8"]
# hint("06.8")
# solution("06.8")

# %% [markdown]
# The library spreads this over three functions. `skipgram_examples` makes the pairs, a loss gives the gradients of each pair, and `step` adds them up and subtracts. So with the learning rate 1, what `step` takes away is what you had to return:

# %%
new_inputs, new_outputs = input_vectors.copy(), output_vectors.copy()
mean_loss_of_king = step(kings_pairs, new_inputs, new_outputs, softmax(), 1.0, rng=None)
print(f"loss {4 * mean_loss_of_king:.3f}, four times the mean of {mean_loss_of_king:.4f}")
print(np.hstack([input_vectors - new_inputs, output_vectors - new_outputs]).round(3) + 0.0)

# %% [markdown]
# Now negative sampling, by passing in another loss. With $K = 1$, every pair draws one word of its own from the hat, which is filled by the counts of a longer text. Each line shows what was taken away from one output vector:

# %%
rng = np.random.default_rng(3)
drawing = negative_sampling(noise_probs([9, 4, 4, 2, 1]), n_negatives=1)
asked_inputs, asked_outputs = input_vectors.copy(), output_vectors.copy()
mean_loss_of_asked = step(kings_pairs, asked_inputs, asked_outputs, drawing, 1.0, rng)
print(f"loss {4 * mean_loss_of_asked:.3f}")
for word, taken in zip(words, (output_vectors - asked_outputs).round(3) + 0.0, strict=True):
    print(f"{word:7s} {taken}")

# %% [markdown]
# *Butter* came out of the hat for no pair, so its vector rests. *King* came out twice, and is pushed twice, $2 \times \sigma(0.5)$. *Queen* and *bread* came out once, each for a pair with another target: their *yes* and their *no* add up.
#
# How much of the output table does a window touch? Count, with 1000 words, a window of four, and $K = 5$:

# %%
rng = np.random.default_rng(2)
tables = rng.normal(size=(1000, 3)), rng.normal(size=(1000, 3))
for name, loss in [
    ("softmax", softmax()),
    ("negative sampling", negative_sampling(np.full(1000, 1e-3), 5)),
]:
    moved = [table.copy() for table in tables]
    step(skipgram_examples((7, [1, 2, 2, 3])), *moved, loss, 0.1, rng)
    n_inputs, n_outputs = (
        np.any(new != old, axis=1).sum() for new, old in zip(moved, tables, strict=True)
    )
    print(f"{name:17s} moved {n_inputs} input vector and {n_outputs} output vectors")

# %% [markdown]
# With softmax every pair has a *dense* gradient: all words of the vocabulary are in it. With negative sampling a pair touches $K + 1$ words, so a window touches at most $C (K + 1) = 24$; here it is 23, because word 2 stands there twice. Only here do the pairs touch different words, as statement (b) of exercise 06.7 has it.
#
# The input side does not depend on the loss: one vector.

# %% [markdown]
# ## One step for the whole window
#
# Downhill, first the output table (Rong (33) entry by entry, and (34) as a vector, for every word $w$):
#
# $$
# \begin{aligned}
# U_{iw}^{\text{new}} &= U_{iw} - \eta\, g_w\, (v_c)_i && \text{one number (06.10)} \\
# u_w^{\text{new}} &= u_w - \eta\, g_w\, v_c && \text{a whole column}
# \end{aligned}
# \tag{06.15}
# $$

# %% tags=["eq-06.15"]
eta = 0.3
V_rows, U_rows = V.T.copy(), U.T.copy()  # one word per row, as the library keeps them
step(skipgram_examples((c, o)), V_rows, U_rows, softmax(), eta, rng=None)
agree(
    "06.15",
    U - eta * numerical_gradient(lambda A: J(A.T @ v_c), U),
    np.array([[U[i, w] - eta * g[w] * v_c[i] for w in range(n)] for i in range(3)]),
    np.column_stack([U[:, w] - eta * g[w] * v_c for w in range(n)]),
    U_rows.T,
)

# %% [markdown]
# Then the centre word's vector (Rong (35)), with the *old* $U$:
#
# $$
# \begin{aligned}
# v_c^{\text{new}} &= v_c - \eta\, \frac{\partial J}{\partial v_c} && \text{downhill} \\
# &= v_c - \eta\, U g && \text{(06.12)} \\
# &= v_c + \eta \sum_{k=1}^{C} u_{o_k} - \eta\, C \sum_{w} \hat y_w\, u_w && g = C \hat y - a
# \end{aligned}
# \tag{06.16}
# $$
#
# Observed minus expected, as in (03.17), but now $C$ times: the sum of the vectors that were there, minus $C$ times the vector that was expected.

# %% tags=["eq-06.16"]
agree(
    "06.16",
    V_rows[c],
    v_c - eta * numerical_gradient(lambda v: J(U.T @ v), v_c),
    v_c - eta * U @ g,
    v_c
    + eta * sum(U[:, o[k]] for k in range(C))
    - eta * C * sum(y_hat[w] * U[:, w] for w in range(n)),
)

# %%
plots.push_pull(
    hidden,
    output_vectors,
    kings_error,
    words,
    0.4,
    title="Bread is pulled in; crown, twice there, is pushed away",
    hidden_label="king (input)",
)

# %% [markdown]
# Purple arrows go forward along *king's* old vector, green ones back. *King* itself turns towards *bread*: the one word that the model had not expected teaches the most.
#
# ### All at once, or one at a time?
#
# Rong moves once per window. word2vec's own program (whose pairs are turned round, see chapter 01) goes through the pairs of a window one at a time, and moves after each. The gradients of the pairs are the same formulas. The difference is only *where* they are taken: the second pair already sees the vectors that the first has moved.


# %%
def after(steps, rate):
    """Both tables after some steps; each step is a list of pairs that go together."""
    both = input_vectors.copy(), output_vectors.copy()
    for together in steps:
        step(together, *both, softmax(), rate, rng=None)
    return np.hstack(both)


one_by_one = [[pair] for pair in kings_pairs]
gap = np.abs(after([kings_pairs], 0.1) - after(one_by_one, 0.1)).max()
print(f"learning rate 0.1: the two ways differ by up to {gap:.5f}")

# %% [markdown]
# ### Exercise 06.9 · Half the rate
# ★★☆ · 4 minutes · predict · rests on (06.15)
#
# With half the learning rate, 0.05, every vector moves about half as far. And the *difference* between the two ways? How many times smaller does it become, roughly? Enter a number.

# %% tags=["exercise-06.9"]
my_answer_06_9 = ...

check("06.9", my_answer_06_9)

# %% tags=["hints-06.9"]
# hint("06.9")
# solution("06.9")

# %%
for rate in [0.1, 0.05, 0.025, 0.0125]:
    gap_here = np.abs(after([kings_pairs], rate) - after(one_by_one, rate)).max()
    print(f"rate {rate:6.4f}: the two ways differ by up to {gap_here:.6f}")

# %% [markdown]
# Each line is about a quarter of the line above. The first pairs move the vectors by something like $\eta$. So the slopes that the later pairs see are off by something like $\eta$, and a step is $\eta$ times a slope. The difference goes with $\eta^2$. At word2vec's rate of 0.025 it hardly matters which way you take.
#
# There is one more thing. When pairs go together, their order does not matter. One at a time, it does:

# %%
in_three_ways = {
    "together": [kings_pairs],
    "from the left": one_by_one,
    "from the right": one_by_one[::-1],
}
for name, steps in in_three_ways.items():
    moved_king, moved_outputs = after(steps, 0.2)[king, :2], after(steps, 0.2)[:, 2:]
    p = np.exp(moved_outputs @ moved_king) / np.exp(moved_outputs @ moved_king).sum()
    print(f"{name:14s} queen {p[queen]:.3f}   crown {p[crown]:.3f}   bread {p[bread]:.3f}")

# %% [markdown]
# *Bread* is the last word from the left, and the first from the right. It gets 0.12 in the one case and 0.08 in the other, where the steps after its own took back a part of what it had won.

# %% [markdown]
# ### Small windows, and the mean
#
# At the ends of a sentence $C$ is smaller. With $C = 1$ everything in this chapter becomes chapter 03: $g = \hat y - y$.
#
# Should a large window not be divided by its $C$, to be fair? The mean of the pair losses would do that. Then the only neighbour of *butter* would count as much as all four neighbours of *king* together. With the sum, every *pair* counts the same, wherever it stands. Both sources take the sum, and so does word2vec. (CS224N's training then averages over 50 windows. That is another mean: it divides all pairs by the same number.)

# %%
from_a_window = input_vectors.copy(), output_vectors.copy()
step(skipgram_examples((butter, [bread])), *from_a_window, softmax(), 1.0, rng=None)
from_a_pair = softmax_loss(input_vectors[butter], bread, output_vectors)
print("window of one:", (input_vectors - from_a_window[0])[butter].round(4))
print("a single pair:", from_a_pair.hidden.round(4))

# %% [markdown]
# ### A text
#
# `train` goes through all windows of a text, one `step` each, as often as you say. Its learning rate falls in a straight line towards zero. Two numbers to compare with: a model that knows nothing pays $\log 5$ per pair; the floor of a text is (06.9), added up over the *centre words*, each with the counts of all its windows.


# %%
def floor_per_pair(text_windows, n_words):
    """The lowest possible loss per pair, in nats."""
    counts = np.zeros((n_words, n_words))  # one row per centre word
    for center, context in text_windows:
        np.add.at(counts[center], context, 1)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return -(counts * np.log(np.where(counts > 0, shares, 1))).sum() / counts.sum()


# %%
rng = np.random.default_rng(3)
trained = init_vectors(5, 3, rng)
losses = train(
    corpus, skipgram_examples, softmax(), *trained, learning_rate=0.5, n_epochs=200, rng=None
)
print(f"knows nothing {np.log(5):.3f} nats per pair")
print(f"first epoch   {losses[0]:.3f}, last epoch {losses[-1]:.3f}")
print(f"the floor     {floor_per_pair(corpus, 5):.3f}")

# %% [markdown]
# After 200 epochs the loss is less than 0.01 nats above the floor.
#
# Left to itself, `train` takes one epoch at word2vec's rate, 0.025. On a text this small that changes little. By hand, with rates that fall by a seventh of 0.025 from window to window:

# %%
rested, by_hand = [(input_vectors.copy(), output_vectors.copy()) for _ in range(2)]
(mean_loss_of_text,) = train(corpus, skipgram_examples, softmax(), *rested, rng=None)
for i, window in enumerate(corpus):
    step(skipgram_examples(window), *by_hand, softmax(), 0.025 * (1 - i / 7), rng=None)
print(f"loss {mean_loss_of_text:.4f}, farthest move {np.abs(rested[1] - output_vectors).max():.5f}")
print(f"difference from the hand-made: {np.abs(rested[1] - by_hand[1]).max():.6f}")

# %% [markdown]
# ## A demo that explodes
#
# Rong put a demo beside his paper: *wevi*, a small network that learns in your browser while you watch. You type examples, press a button, and see the vectors move. One of the examples that come with it is a text about fruit and juice for skip-gram: twelve windows, each with two different context words.
#
# For its softmax it computes the errors like this, in our letters. Let $b_w$ be 1 for every word that stands in the window, however often, and 0 for all others. The error of word $w$ is $\hat y_w - b_w$. The rest is (06.15) and (06.16), with this error in the place of $g_w$.

# %% [markdown]
# ### Exercise 06.10 · What will it learn?
# ★★☆ · 5 minutes · predict · rests on (06.8)
#
# Train that program on windows with two different context words each. What happens?
#
# - `"a"`: it learns the same as with $g_w$, in smaller steps
# - `"b"`: it learns each context word with probability 1/2, and stops there
# - `"c"`: the scores of context words rise without end
# - `"d"`: all scores sink, and all probabilities become equal

# %% tags=["exercise-06.10"]
my_answer_06_10 = ...

check("06.10", my_answer_06_10)

# %% tags=["hints-06.10"]
# hint("06.10")
# solution("06.10")

# %% [markdown]
# What does that program minimise? The function $F$ whose slopes are its errors:
#
# $$F = \log \sum_{j} \exp(s_j) - \sum_{j} b_j\, s_j$$
#
# Compare (06.5): the $C$ in front of the logarithm is missing. Slope by slope:
#
# $$
# \begin{aligned}
# \frac{\partial F}{\partial s_w} &= \frac{\partial}{\partial s_w} \log \sum_{j} \exp(s_j) - \frac{\partial}{\partial s_w} \sum_{j} b_j\, s_j && \text{term by term} \\
# &= \hat y_w - \frac{\partial}{\partial s_w} \sum_{j} b_j\, s_j && \text{as in (03.2)} \\
# &= \hat y_w - b_w && \text{only the term } j = w \text{ contains } s_w
# \end{aligned}
# \tag{06.17}
# $$


# %%
def F(s):
    return np.log(np.exp(s).sum()) - b @ s


b = (a > 0).astype(float)  # 1 for every word in the window, however often
B = b.sum()  # how many different words stand in it

# %% tags=["eq-06.17"]
agree(
    "06.17",
    numerical_gradient(F, s),
    numerical_gradient(lambda s: np.log(np.exp(s).sum()), s)
    - numerical_gradient(lambda s: b @ s, s),
    y_hat - numerical_gradient(lambda s: b @ s, s),
    y_hat - b,
)

# %% [markdown]
# Now the test of (06.8). Let $B = \sum_w b_w$ be the number of different words in the window:
#
# $$
# \begin{aligned}
# \sum_{w} \frac{\partial F}{\partial s_w} &= \sum_{w} (\hat y_w - b_w) && \text{(06.17)} \\
# &= \sum_{w} \hat y_w - \sum_{w} b_w && \text{two sums} \\
# &= 1 - B && \text{probabilities sum to 1}
# \end{aligned}
# \tag{06.18}
# $$
#
# Lift all scores together, and $F$ changes with slope $1 - B$. For a single context word that is 0, and the demo is right. For two it is $-1$, *wherever the scores are*: to lift them is always downhill, and there is no floor. The right loss $J$ has slope 0 along this road, by (06.8).

# %% tags=["eq-06.18"]
agree(
    "06.18",
    numerical_gradient(lambda lift: F(s + lift), 0.0),
    sum(y_hat[w] - b[w] for w in range(n)),
    sum(y_hat[w] for w in range(n)) - sum(b[w] for w in range(n)),
    1 - B,
)

# %% [markdown]
# Here are its twelve windows, the centre word first. The settings are those of the demo: 5 numbers per word, both tables random between −0.1 and 0.1, learning rate 0.2, one window after the other. Only the random numbers are our own.

# %%
fruit = """apple drink juice, orange eat apple, rice drink juice, juice drink milk,
milk drink rice, water drink milk, juice orange apple, juice apple drink,
milk rice drink, drink milk water, drink water juice, drink juice water"""
fruit_words = sorted(set(fruit.replace(",", "").split()))
fruit_ids = [[fruit_words.index(word) for word in line.split()] for line in fruit.split(",")]
fruit_windows = [(center, context) for center, *context in fruit_ids]
print(fruit_words, fruit_windows[:3])


# %%
def learn_fruit(error_of, n_steps):
    """The largest score (without its sign) after each step, and all scores at the end."""
    rng = np.random.default_rng(1)
    inputs, outputs = rng.uniform(-0.1, 0.1, size=(2, 8, 5))
    largest = []
    for i in range(n_steps):
        center, context = fruit_windows[i % 12]
        h = inputs[center].copy()
        error = error_of(np.exp(log_softmax(outputs @ h)), context)
        inputs[center] -= 0.2 * error @ outputs
        outputs -= 0.2 * np.outer(error, h)
        largest.append(np.abs(inputs @ outputs.T).max())
    return np.array(largest), inputs @ outputs.T


# %% [markdown]
# Two errors, the demo's and (06.7), and nothing else changed:


# %%
def demo_error(probs, context):
    return probs - np.isin(np.arange(8), context)


def right_error(probs, context):
    return len(context) * probs - np.bincount(context, minlength=8)


exploding, demo_scores = learn_fruit(demo_error, 400)
learning, right_scores = learn_fruit(right_error, 400)
for limit in [1, 10, 1000, 1_000_000]:
    first = np.flatnonzero(exploding > limit)[0] + 1
    print(f"the demo's largest score passes {limit:7d} at step {first}")
print(f"with the right error it never passes {np.ceil(learning.max()):.0f} in 400 steps")

# %%
steps_taken = np.arange(1, 401)
plots.curve(
    {
        "demo: ŷ − b": (steps_taken, np.log10(exploding)),
        "right: C ŷ − a": (steps_taken, np.log10(learning)),
    },
    title="One missing factor: the scores grow without end",
    xlabel="steps",
    ylabel="log10 of the largest score",
    baselines={"710, where exp overflows": np.log10(710)},
    digits=1,
)

# %% [markdown]
# Read the left axis as the number of zeros: at 3 the largest score is 1000. The upper line does not stop.
#
# Do the probabilities show it? Not at first, for softmax cannot see a shift (02.4). Later they do: where all scores are huge, their differences are huge too. *Apple* was seen with *drink* and with *juice*, once each. What do the two programs predict?

# %%
early_scores = learn_fruit(demo_error, 100)[1]
tables_of_scores = {"demo, 100 steps": early_scores, "demo": demo_scores, "right": right_scores}
for name, table in tables_of_scores.items():
    both_words = np.exp(log_softmax(table[0]))[fruit_windows[0][1]]
    print(f"{name:15s}  the two words get {max(both_words):.2f} and {min(both_words):.2f}")

# %% [markdown]
# At a score of 710 $\exp$ is more than a computer can hold. The demo does not shift its scores (02.8), so it computed *not a number*. That was noticed. A repair with the title "Fix the skip gram training bug" was accepted in 2016: where $\exp$ is infinite, it takes the largest number there is. The *not a number* went away. The scores still run off. The symptom was mended, not the cause.
#
# With the factor in place, the library learns the twelve windows:

# %%
rng = np.random.default_rng(1)
fruit_tables = rng.uniform(-0.1, 0.1, size=(2, 8, 5))
fruit_losses = train(
    fruit_windows,
    skipgram_examples,
    softmax(),
    *fruit_tables,
    learning_rate=0.2,
    n_epochs=200,
    rng=None,
)
print(f"knows nothing {np.log(8):.3f} nats per pair")
print(f"first epoch   {fruit_losses[0]:.3f}, last epoch {fruit_losses[-1]:.3f}")
print(f"the floor     {floor_per_pair(fruit_windows, 8):.3f}")

# %% [markdown]
# With one context word per example the demo is right, and most of its examples are of that kind. Two habits would have caught the fault: a test with several context words, and a sum that must be zero.

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (06.1) | one centre word, so the hidden layer is its vector | `architectures.hidden_layer` |
# | (06.2)–(06.3) | all places share the output table, so they share one prediction | |
# | (06.4)–(06.5) | the loss of a window is the sum of its pair losses | `architectures.skipgram_examples` |
# | (06.6) | error at one place: prediction minus truth | `losses.softmax_loss` |
# | (06.7)–(06.8) | summed error: expected minus counted, $C \hat y - a$; it sums to zero | |
# | (06.9) | the floor: the prediction is the share of the places | |
# | (06.10)–(06.11) | blame of the output table: $v_c\, g^\top$ | `sgd.step` |
# | (06.12)–(06.13) | blame of the centre word's vector: $U g$ | `sgd.step` |
# | (06.14) | every other input vector rests | `sgd.step` |
# | (06.15)–(06.16) | one step for the whole window | `sgd.step`, `sgd.train` |
# | (06.17)–(06.18) | without the factor $C$ there is no floor | |

# %% [markdown]
# ## What comes next
#
# Skip-gram asks one word for many. Turn the window round: *queen*, *crown*, *crown* and *bread* put their heads together and guess *king*. Then one error has to be shared among four input vectors, and this time there *is* a mean. Where does its 1/C go?
#
# That is [chapter 07 · CBOW](07_cbow.ipynb). The third kind of loss, which needs neither all words nor any noise, waits in chapter 08.
