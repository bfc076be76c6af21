# %% [markdown]
# # 02 · Softmax and cross-entropy
#
# **How do two vectors make a prediction?**
#
# Somewhere in a text stands the word *king*. Which words stand near it? A model that has read the text should answer with numbers: *crown* 63 %, *bread* 3 %, and so on for every word it knows.
#
# word2vec makes these numbers from nothing but two short lists of numbers per word. In this chapter you build that prediction, piece by piece, and a way to say how wrong it is. There is no learning yet. Chapter 03 does that.
#
# *About 75 minutes. You need: dot products, matrices times vectors, exp and log.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_softmax
from w2v_lib.architectures import hidden_layer
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.losses import softmax_loss

# %% [markdown]
# ## A vocabulary you can hold in your hand
#
# Five words are enough to see everything. Each word has an **id**: its place in this list.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)

# %% [markdown]
# Every word gets **two** vectors, one for each of its two jobs:
#
# - its **input vector** speaks when the word is the one we *look from*;
# - its **output vector** speaks when the word is the one we *guess*.
#
# Why two? With a single vector, every word would fit itself well, for nothing points more in a vector's direction than the vector. But *king king* is rare. Two tables let a word say one thing and be found by another.
#
# The model is these two tables and nothing else. Here each vector has $d = 2$ numbers, so that we can draw it. Real models use 50 to 300. I chose these numbers by hand; training (chapter 09) finds them by itself.

# %%
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])

# %% [markdown]
# The whole chapter is one walk from left to right through this picture, in four steps. Its numbers are the ones above. Come back to it when you feel lost.
#
# ![The word2vec network from left to right: the one-hot vector x of the input word picks one vector v_c from the table of input vectors; its dot product with every output vector gives one score per word; softmax turns the scores into probabilities ŷ.](../assets/network.svg)

# %% [markdown]
# ## Step 1: a word picks its vector
#
# Formulas need numbers, not words. So we write the input word as a **one-hot** vector $x$: zeros everywhere, and a single 1 at the word's id. Multiplying the table by $x$ then picks out one vector. Try it.

# %%
one_hot = np.eye(len(words))[king]
print("x           ", one_hot)
print("x times table", one_hot @ input_vectors)
print("row of king  ", input_vectors[king])

# %% [markdown]
# The product *copied a row*. All the multiplications by zero did nothing, so programs skip them and look the row up.
#
# Now the same in letters. Two texts stand behind this course, and it covers every equation of both: assignment 2 of Stanford's course **CS224N**, and Xin **Rong's** paper *word2vec Parameter Learning Explained*. We write CS224N's letters:
#
# | letter | meaning |
# |---|---|
# | $c$, $o$ | the input word (the *centre* word), and the word that really stands beside it (*outside*) |
# | $V$, with columns $v_w$ | the input vectors: shape $d \times n$ for $n$ words |
# | $U$, with columns $u_w$ | the output vectors: shape $d \times n$ |
#
# Rong calls $v_c$ the hidden layer $h$, and keeps the input vectors in the rows of $W = V^\top$.

# %% [markdown]
# The same product in these letters (Rong (1)):
#
# $$
# \begin{aligned}
# v_c &= V x && \text{the table times the one-hot vector} \\
# &= \sum_{w} x_w\, v_w && \text{a matrix times a vector mixes its columns}
# \end{aligned}
# \tag{02.1}
# $$
#
# Only $x_c$ is 1, so only $v_c$ survives the sum.

# %% [markdown]
# As in chapter 01, `agree` gets the value of the left-hand side, then one value per line, and at the end, where there is one, the answer of our library. So two lines can make four values.
#
# First the random numbers, with $d = 3$ and $n = 7$. Two sizes that differ show up a matrix that lies the wrong way round.

# %%
rng = np.random.default_rng(2)
U, V = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns u_w and v_w
c, o = 4, 1  # the input word, and the word that really stands beside it
x, y = np.eye(7)[c], np.eye(7)[o]

# %% tags=["eq-02.1"]
agree(
    "02.1",
    V[:, c],
    V @ x,
    sum(x[w] * V[:, w] for w in range(7)),
    hidden_layer(V.T, [c]),
)

# %% [markdown]
# `V.T` in the last line: our library keeps one word per **row**, as NumPy likes it, and so did the product `one_hot @ input_vectors`. The formulas keep one word per column, as the lecture does, so they write $Vx$. The numbers are the same.

# %% [markdown]
# ### Exercise 02.1 · Which numbers matter?
# ★☆☆ · 2 minutes · predict · rests on (02.1)
#
# The table `input_vectors` above holds 5 × 2 = 10 numbers. The input word is *king*. How many of these ten numbers can change the prediction?
#
# - `"a"`: all 10
# - `"b"`: 5, one per word
# - `"c"`: 2, the vector of *king*
#
# Write the letter in place of the three dots, with its quotes, and run the cell.

# %% tags=["exercise-02.1"]
my_answer_02_1 = ...

check("02.1", my_answer_02_1)

# %% tags=["hints-02.1"]
# hint("02.1")  # take away the first # and run; run again for the next hint
# solution("02.1")

# %% [markdown]
# ## Step 2: a dot product gives a score
#
# We hold $v_c$, the vector of *king*. Now every word $w$ in the vocabulary applies for the place beside it, and sends its output vector $u_w$. How well do $u_w$ and $v_c$ fit?
#
# word2vec asks the simplest question there is: the **dot product**. It is large when the two vectors point the same way, zero when they stand at a right angle, and negative when they point apart.

# %%
hidden = input_vectors[king]
print(f"king · crown  = {hidden @ output_vectors[crown]:+.1f}")
print(f"king · butter = {hidden @ output_vectors[butter]:+.1f}")

# %% [markdown]
# In letters (Rong (2), who writes $u_j$ for the score; we write $s_w$ and keep $u_w$ for the vector):
#
# $$
# \begin{aligned}
# s_w &= u_w^\top v_c && \text{the score of word } w \\
# &= \sum_{i=1}^{d} U_{iw}\,(v_c)_i && \text{the dot product, written out}
# \end{aligned}
# \tag{02.2}
# $$

# %% tags=["eq-02.2"]
v_c = V[:, c]
agree(
    "02.2",
    v_c @ U,
    np.array([U[:, w] @ v_c for w in range(7)]),
    np.array([sum(U[i, w] * v_c[i] for i in range(3)) for w in range(7)]),
)

# %% [markdown]
# ### Exercise 02.2 · All the scores at once
# ★☆☆ · 5 minutes · code · rests on (02.2)
#
# Write a function that returns the scores of **all** words. It gets `hidden`, the vector $v_c$ with shape `(dim,)`, and `output_vectors` with shape `(vocab_size, dim)`: one word per row. It returns shape `(vocab_size,)`.
#
# One line is enough.


# %% tags=["exercise-02.2"]
def all_scores(hidden, output_vectors):
    """Score every word of the vocabulary: shape (vocab_size,)."""
    return ...


check("02.2", all_scores)

# %% tags=["hints-02.2"]
# hint("02.2")
# solution("02.2")

# %% [markdown]
# ### Close is not the same as high
#
# People say that words with a high score are "close". Careful. Look which output vector is *nearest* to the vector of *king*, and which one has the *highest score*.

# %%
scores = output_vectors @ hidden
distances = np.linalg.norm(output_vectors - hidden, axis=1)
print("nearest output vector:", words[distances.argmin()])
print("highest score:        ", words[scores.argmax()])

# %% [markdown]
# The dot product is the length of one vector times the **shadow** that the other casts on it. First *queen*, then *crown*:

# %%
plots.shadow(
    hidden,
    output_vectors[queen],
    title="Queen ends near king and casts a short shadow",
    names=("king (input)", "queen (output)"),
    frame=[(0, 0), (2, 1.4)],
)

# %%
plots.shadow(
    hidden,
    output_vectors[crown],
    title="Crown ends further away and casts a long one",
    names=("king (input)", "crown (output)"),
    frame=[(0, 0), (2, 1.4)],
)

# %% [markdown]
# *Queen* ends nearer to *king*. But *crown* reaches further in *king's* direction, so its shadow is longer, and its score is higher. A long vector that points the right way beats a near one. (*Butter's* shadow falls on the other side of zero: its score is negative.) When word2vec says close, it means the dot product.

# %% [markdown]
# ## Step 3: softmax turns scores into probabilities
#
# Scores are any numbers, some of them negative. Probabilities must be positive and sum to 1. What could turn one into the other?
#
# - Divide by the sum? Negative scores give negative "probabilities".
# - Square them first? Then −2 beats 1, and the order is lost.
# - Cut off at zero? Then all words below zero get exactly 0, and the model cannot tell a bad guess from a terrible one.
#
# So make every score positive in a way that keeps the order: take $\exp$. Then divide by the sum. (Other functions could do that. What is special about $\exp$ comes with (02.4).)

# %% [markdown]
# That is **softmax** (Rong (3), and with the scores written out, Rong (4)):
#
# $$
# \begin{aligned}
# \hat y_w &= \frac{\exp(s_w)}{\sum_{j} \exp(s_j)} && \text{positive, and the sum is 1} \\
# &= \frac{\exp(u_w^\top v_c)}{\sum_{j} \exp(u_j^\top v_c)} && \text{put in the scores (02.2)}
# \end{aligned}
# \tag{02.3}
# $$
#
# The letter $w$ is taken, so the sum runs over $j$: all $n$ words, $w$ among them. CS224N also writes $\hat y_w = P(O = w \mid C = c)$: the probability that the outside word is $w$ when the centre word is $c$.
#
# Rong draws each word as a **unit** at the right end of the network: the score goes in, the probability comes out.
#
# The left-hand side of the check needs a way of its own, or it would check nothing. Here: divide above and below by $\exp(s_w)$, which leaves $1 / \sum_j \exp(s_j - s_w)$.

# %% tags=["eq-02.3"]
s = U.T @ v_c
total = sum(np.exp(U[:, w] @ v_c) for w in range(7))
agree(
    "02.3",
    np.array([1 / sum(np.exp(s[j] - s[w]) for j in range(7)) for w in range(7)]),
    np.exp(s) / np.exp(s).sum(),
    np.array([np.exp(U[:, w] @ v_c) / total for w in range(7)]),
    np.exp(log_softmax(U.T @ v_c)),
)

# %% [markdown]
# Our five words, asked who stands beside *king*:

# %%
probs = np.exp(scores) / np.exp(scores).sum()
for word, score, prob in zip(words, scores, probs, strict=True):
    print(f"{word:7s} score {score:+.1f}   probability {prob:.3f}")
print(f"sum of the probabilities: {probs.sum():.3f}")

# %%
plots.bars(
    words,
    probs,
    highlight="crown",
    title="Beside king, the model expects crown most of all",
    quantity="probability ŷ",
)

# %% [markdown]
# *Crown* scores 1.0 more than *queen*, and is $e^{1.0} \approx 2.7$ times as likely. *King* itself gets only 9 % beside *king*: that is what the second table is for.
#
# And nobody gets zero. *Butter* keeps 2 %. On paper softmax never gives an exact 0, so there is always a door left open.

# %% [markdown]
# ### Exercise 02.3 · Lift every score
# ★☆☆ · 3 minutes · predict · rests on (02.3)
#
# Someone adds 100 to **every** score. What happens to the probabilities?
#
# - `"a"`: the largest goes to 1, all others to 0
# - `"b"`: they all move towards 1/5
# - `"c"`: nothing at all
# - `"d"`: they all grow by the same factor
#
# Decide before you read on: the answer comes right below.

# %% tags=["exercise-02.3"]
my_answer_02_3 = ...

check("02.3", my_answer_02_3)

# %% tags=["hints-02.3"]
# hint("02.3")
# solution("02.3")

# %% [markdown]
# ## Two ways to the same numbers, and only one survives
#
# Take the same number $m$ away from every score, and follow it (to add 100, take away −100):
#
# $$
# \begin{aligned}
# \frac{\exp(s_w - m)}{\sum_j \exp(s_j - m)} &= \frac{\exp(-m)\exp(s_w)}{\sum_j \exp(-m)\exp(s_j)} && \text{a sum in exp is a product} \\
# &= \frac{\exp(-m)\exp(s_w)}{\exp(-m)\sum_j \exp(s_j)} && m \text{ does not depend on } j \\
# &= \hat y_w && \exp(-m) \text{ cancels}
# \end{aligned}
# \tag{02.4}
# $$
#
# Softmax sees *differences* of scores only. A difference of scores is a ratio of probabilities.

# %% tags=["eq-02.4"]
m = 1.7
y_hat = np.exp(s) / np.exp(s).sum()
agree(
    "02.4",
    np.exp(s - m) / np.exp(s - m).sum(),
    np.exp(-m) * np.exp(s) / sum(np.exp(-m) * np.exp(s[j]) for j in range(7)),
    np.exp(-m) * np.exp(s) / (np.exp(-m) * np.exp(s).sum()),
    y_hat,
    np.exp(log_softmax(s - m)),
)

# %% [markdown]
# Softmax cannot see a shift. Is that only a curiosity? Watch what happens when scores are large, as they become when training takes steps that are too long.

# %%
large_scores = np.array([1000.0, 999.0, 0.0])
with np.errstate(over="ignore", invalid="ignore"):  # we know what is coming
    print("as the formula says:", np.exp(large_scores) / np.exp(large_scores).sum())

# %% [markdown]
# `nan`: *not a number*. A computer's largest number is about $10^{308}$, and $e^{1000}$ is about $10^{434}$. So it becomes infinity, and infinity divided by infinity has no answer. The last score gives $1$ over infinity, which is 0.
#
# The true answer is harmless: about 73 %, 27 %, and something too small to print. Equation (02.4) is the way out, since it allows *any* shift $m$. Which shift keeps every $\exp$ small?

# %% [markdown]
# ### Exercise 02.4 · Softmax that survives
# ★★☆ · 8 minutes · code · rests on (02.4)
#
# Write softmax so that it works for scores of 1000 and of −1000, and for small ones as before. It gets `scores` of shape `(n,)` and returns probabilities of the same shape. It must not change `scores` itself.


# %% tags=["exercise-02.4"]
def safe_softmax(scores):
    """Turn scores of any size into probabilities: shape (n,) -> (n,)."""
    return ...


check("02.4", safe_softmax)

# %% tags=["hints-02.4"]
# hint("02.4")
# solution("02.4")

# %% [markdown]
# Here is our library's answer to the three large scores, and to three that are larger still, the largest last. Its `log_softmax` returns the *logarithms* of the probabilities, for a reason: a probability may be too small for a computer and become 0, but its logarithm is an ordinary number.

# %%
for three in (large_scores, np.array([0.0, 2998.0, 3000.0])):
    for score, log_prob in zip(three, log_softmax(three), strict=True):
        print(f"score {score:6.1f}: probability {np.exp(log_prob):.3f}, its log {log_prob:9.3f}")

# %% [markdown]
# ## Step 4: how wrong is a prediction?
#
# The model said: *crown* 63 %. Then we look at the text, and *crown* it is. Is 63 % good? We want one number, the **loss** $J$, that is small when the model gave the true word a high probability.
#
# Write the truth as a one-hot vector $y$ too: 1 for the word $o$ that really stood there, 0 for all others. Then both $y$ and $\hat y$ give every word a probability, and the **cross-entropy** compares them: $-\sum_w y_w \log \hat y_w$.

# %% [markdown]
# Why a logarithm, and not simply the missing $1 - \hat y_o$? The probability that a model gives to a whole text is a *product*, one factor for each example. The logarithm makes it a sum. So the losses of single examples can be added.

# %% [markdown]
# ### Exercise 02.5 · One line
# ★☆☆ · 5 minutes · pencil · rests on (02.3)
#
# The sum $-\sum_w y_w \log \hat y_w$ has one term per word. Since $y$ is one-hot, it is equal to something far shorter. CS224N asks for this as question (a), and warns that the answer is one line.
#
# Write it in quotes, with these names: `y_hat`, a column with one entry per word; `o`, the id of the true word; `log`. The entry of a column `a` at place `k` is written `a[k]`. The answer stands below: decide before you read on.

# %% tags=["exercise-02.5"]
my_answer_02_5 = ...

check("02.5", my_answer_02_5)

# %% tags=["hints-02.5"]
# hint("02.5")
# solution("02.5")

# %% [markdown]
# Here is the line in full (CS224N (a)):
#
# $$
# \begin{aligned}
# J &= -\sum_{w} y_w \log \hat y_w && \text{cross-entropy} \\
# &= -y_o \log \hat y_o - \sum_{w \ne o} 0 \cdot \log \hat y_w && y \text{ is 0 everywhere but at } o \\
# &= -\log \hat y_o && y_o = 1
# \end{aligned}
# \tag{02.5}
# $$
#
# The middle line needs every $\log \hat y_w$ to be finite. On paper softmax promises that. A computer rounds the very smallest probabilities to 0, and you will meet that trap in exercise 02.8.

# %% tags=["eq-02.5"]
agree(
    "02.5",
    -np.log(np.prod(y_hat**y)),  # a product, for a second way: its log is the sum
    -sum(y[w] * np.log(y_hat[w]) for w in range(7)),
    -y[o] * np.log(y_hat[o]) - sum(0 * np.log(y_hat[w]) for w in range(7) if w != o),
    -np.log(y_hat[o]),
    softmax_loss(v_c, o, U.T).loss,
)

# %% [markdown]
# ### What a loss of 0.46 means
#
# The loss is the model's **surprise**, in *nats* (the unit of the natural logarithm). No surprise, 0 nats: it was certain, and right. The surprise grows without end as the probability of the truth goes to zero.

# %%
loss = -np.log(probs[crown])
print(f"crown had probability {probs[crown]:.3f}: surprise {loss:.2f} nats")
print(f"butter had probability {probs[butter]:.3f}: surprise {-np.log(probs[butter]):.2f} nats")

# %%
p = np.linspace(0.004, 1, 250)
plots.curve(
    {"surprise": (p, -np.log(p))},
    title="Certain and right is free, certain and wrong is dear",
    xlabel="probability given to the true word",
    ylabel="loss in nats",
    points={"crown": (probs[crown], loss), "butter": (probs[butter], -np.log(probs[butter]))},
)

# %% [markdown]
# Two lessons sit in this curve. Halving the probability always costs the same, $\log 2 \approx 0.69$ nats, wherever you start. And the curve is highest, and also steepest, on the left: a confident mistake costs the most, and in chapter 03 it will also teach the most.

# %% [markdown]
# ### Exercise 02.6 · A model that knows nothing
# ★★☆ · 4 minutes · predict · rests on (02.5)
#
# Untrained, a model still makes predictions. A new model has a vocabulary of 1000 words, and **all** its vectors are zero. What is its loss, in nats, on any example? Enter a number, to two decimals. A calculator is fine.

# %% tags=["exercise-02.6"]
my_answer_02_6 = ...

check("02.6", my_answer_02_6)

# %% tags=["hints-02.6"]
# hint("02.6")
# solution("02.6")

# %% [markdown]
# Remember how this number comes from the 1000. Training starts with vectors close to zero, so its loss must *start* close to the number for its own vocabulary. Any loss above that is worse than knowing nothing.
#
# (Close to zero, not zero: a model whose two tables are *all* zero stays there for ever. Chapter 03 shows why.)

# %% [markdown]
# ## Maximise or minimise?
#
# Rong starts from the other end. He wants the true word to be as *probable* as possible (Rong (5)), takes the logarithm (Rong (6)), and turns the sign round. Does he find the same vectors? Write $\arg\max$ for "the choice that makes this largest". A logarithm always rises, so it keeps the order of candidates. A minus sign turns that order upside down, so the largest becomes the smallest:
#
# $$
# \begin{aligned}
# \arg\max_{v_c}\, \hat y_o &= \arg\max_{v_c}\, \log \hat y_o && \log \text{ keeps the order} \\
# &= \arg\min_{v_c}\, J && J = -\log \hat y_o
# \end{aligned}
# \tag{02.6}
# $$

# %% [markdown]
# To see it, draw 50 candidates for $v_c$ and let each side choose its favourite.

# %%
candidates = np.random.default_rng(6).normal(size=(50, 3))
exp_scores = np.exp(candidates @ U)  # (50, 3) @ (3, 7) -> (50, 7): one candidate per row
truth_probs = exp_scores[:, o] / exp_scores.sum(axis=1)

# %% tags=["eq-02.6"]
agree(
    "02.6",
    np.argmax(truth_probs),
    np.argmax(np.log(truth_probs)),
    np.argmin(-np.log(truth_probs)),
    np.argmin([softmax_loss(candidate, o, U.T).loss for candidate in candidates]),
)

# %% [markdown]
# ## The loss, written in vectors
#
# $J = -\log \hat y_o$ hides the vectors, and the vectors are what we can change. Put softmax in, and take it apart (Rong (7)):
#
# $$
# \begin{aligned}
# J &= -\log \frac{\exp(s_o)}{\sum_w \exp(s_w)} && \text{(02.3) into (02.5)} \\
# &= -s_o + \log \sum_w \exp(s_w) && \text{log of a fraction; log undoes exp} \\
# &= -u_o^\top v_c + \log \sum_w \exp(u_w^\top v_c) && \text{put in the scores (02.2)}
# \end{aligned}
# \tag{02.7}
# $$

# %% tags=["eq-02.7"]
agree(
    "02.7",
    -np.log(y_hat[o]),
    -np.log(np.exp(s[o]) / np.exp(s).sum()),
    -s[o] + np.log(np.exp(s).sum()),
    -U[:, o] @ v_c + np.log(sum(np.exp(U[:, w] @ v_c) for w in range(7))),
    softmax_loss(v_c, o, U.T).loss,
)

# %% [markdown]
# Read the last line as two forces. The first term wants the score of the **true** word up. The second wants the scores of **all** words down, the highest ones most of all (chapter 03 says by how much). The model wins only by lifting the true word *above the others*.
#
# The second term is also the price of it all: one exponential for every word of the vocabulary, for each single example. CS224N calls this loss *naive* softmax for that reason. Chapters 05 and 08 are two ways not to pay.

# %% [markdown]
# ### Exercise 02.7 · The missing term
# ★★☆ · 5 minutes · pencil · rests on (02.7)
#
# The second term, too, breaks for large scores: $\exp(1000)$ is in it. Take a number $m$ away from every score, as in (02.4), so that only $s_w - m$ stands inside the exponentials. This time the number does *not* cancel. What must stand in the box?
#
# $$\log \sum_w \exp(s_w) = \boxed{\;?\;} + \log \sum_w \exp(s_w - m)$$
#
# Write it in quotes. Names: `m` (any number), `log`, `exp`. The answer stands below: decide before you read on.

# %% tags=["exercise-02.7"]
my_answer_02_7 = ...

check("02.7", my_answer_02_7)

# %% tags=["hints-02.7"]
# hint("02.7")
# solution("02.7")

# %% [markdown]
# Step by step:
#
# $$
# \begin{aligned}
# \log \sum_w \exp(s_w) &= \log \Big( \exp(m) \sum_w \exp(s_w - m) \Big) && s_w = m + (s_w - m) \\
# &= m + \log \sum_w \exp(s_w - m) && \text{log of a product}
# \end{aligned}
# \tag{02.8}
# $$
#
# Choose the largest score as $m$. Then no exponential exceeds 1, and one of them is exactly 1. Nothing overflows. And the sum on the right lies between 1 and $n$, so the left side is the largest score plus at most $\log n$: with a thousand words, at most 6.9 more.

# %% tags=["eq-02.8"]
agree(
    "02.8",
    np.logaddexp.reduce(s),
    np.log(np.exp(m) * np.exp(s - m).sum()),
    m + np.log(np.exp(s - m).sum()),
    (s - log_softmax(s))[0],
)

# %% [markdown]
# ### Exercise 02.8 · The whole prediction in one function
# ★★☆ · 10 minutes · code · rests on (02.8)
#
# Everything together. Your function gets `hidden` of shape `(dim,)`, the id `target` of the true word, and `output_vectors` of shape `(vocab_size, dim)`. It returns the loss $J$ in nats: one number. It must give the right answer for scores of ±1000 too.
#
# Mind the trap: $\hat y_o$ may be smaller than any number a computer can hold. It is then rounded to 0, whose logarithm is minus infinity.


# %% tags=["exercise-02.8"]
def naive_softmax_loss(hidden, target, output_vectors):
    """Surprise at the true word, -log of its probability, in nats."""
    return ...


check("02.8", naive_softmax_loss)

# %% tags=["hints-02.8"]
# hint("02.8")
# solution("02.8")

# %% [markdown]
# This is the library's first loss, and here is its answer for *king* and *crown*, next to ours from above. It returns more than a loss: also which way to move each vector. That is the next chapter's question.

# %%
library_loss = softmax_loss(hidden, crown, output_vectors).loss
print(f"library: {library_loss:.4f} nats, by hand: {loss:.4f} nats")

# %% [markdown]
# ### Exercise 02.9 · Find the slip
# ★★☆ · 4 minutes · predict · rests on (02.3)
#
# Four sentences from a student's notes on Rong's paper. Rong writes $h$ for our $v_c$, $u_j$ for our score $s_w$ and $y_j$ for our $\hat y_w$. Three sentences are true. Which one is **false**?
#
# - `"a"`: "$h$ is simply a copy of one row of $W$."
# - `"b"`: "The loss can be read as a special case of cross-entropy."
# - `"c"`: "$u_j$ is the output of unit $j$."
# - `"d"`: "The input vector and the output vector of a word are two different vectors."

# %% tags=["exercise-02.9"]
my_answer_02_9 = ...

check("02.9", my_answer_02_9)

# %% tags=["hints-02.9"]
# hint("02.9")
# solution("02.9")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (02.1) | a one-hot vector picks one input vector, $v_c = Vx$ | `architectures.hidden_layer` |
# | (02.2) | a score is a dot product | `output_vectors @ hidden` |
# | (02.3) | softmax: exp, then divide by the sum | `np.exp(log_softmax(scores))` |
# | (02.4) | a shift of all scores changes nothing | `activations.log_softmax` |
# | (02.5) | cross-entropy is the surprise at the true word | `losses.softmax_loss` |
# | (02.6) | most probable means least surprised | |
# | (02.7) | true score up, all scores down | `losses.softmax_loss` |
# | (02.8) | shift by the largest score: nothing overflows | `activations.log_softmax` |

# %% [markdown]
# ## What comes next
#
# Your model pays 0.46 nats for *crown*. It could pay less. Twelve of its twenty numbers have a say in that loss: the two of *king's* input vector, and all ten of the output table. Which way should each of them move, and how far?
#
# [Chapter 03 · Naive softmax gradients](03_naive_softmax_gradients.ipynb) answers that with one vector: the prediction minus the truth.
