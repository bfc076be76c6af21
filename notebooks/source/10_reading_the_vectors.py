# %% [markdown]
# # 10 · Reading the vectors
#
# **What did it learn, and how would we know?**
#
# *King* minus *man* plus *woman* is *queen*: everybody has heard it. So is the map on which words of a kind lie together.
#
# Here you ask the vectors yourself, on a text whose true answers are known. They have learned a great deal. You will also find clusters in pure noise, a famous test that answers itself, and a way to count words that does better. Afterwards you can tell a good claim about word vectors from a bad one.
#
# *About 105 minutes; there is a good place to stop in the middle. You need: chapters 00 and 02; chapter 05 for what is trained here.*

# %%
import csv

import numpy as np
from sklearn.decomposition import PCA

from w2v_lib import evaluate, losses, plots, sgd, text
from w2v_lib.architectures import skipgram_examples
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.fast.minibatch import train_minibatch
from w2v_lib.index import INDEX_FILE
from w2v_lib.noise import noise_probs
from w2v_lib.vocab import build_vocab, encode
from w2v_lib.windows import windows

# %% [markdown]
# ## A text whose answers are known
#
# In a real text nobody can say how similar *king* and *monk* truly are. So we use the planted text of chapter 00: its grammar is ours, and it treats all *men* alike, all *capitals* alike, and so on. There are nine such classes. Nothing else is to be learned, and what is to be learned, we know.

# %%
rng = np.random.default_rng(0)
sentences = text.planted_sentences(6000, rng)
vocab = build_vocab(sentences)
ids = [encode(sentence, vocab) for sentence in sentences]
inputs, outputs, _ = train_minibatch(
    ids, noise_probs(vocab.counts), 32, n_epochs=15, batch_size=64, n_negatives=5, rng=rng
)
print(f"{sum(map(len, ids))} tokens, {len(vocab.words)} words, {inputs.shape[1]} numbers for each")

# %%
classes = text.planted_classes()
class_of = {word: name for name, members in classes.items() for word in members}
for name, members in classes.items():
    print(f"{name:10s}{' '.join(members[:5])} …")

# %% [markdown]
# One training run is an anecdote. What the tables of this chapter claim was therefore measured five times, with five seeds, each with a text and a start of its own. (Two exceptions: the documentation of NumPy and others is one text with five starts, and the maps are drawn five times from the same vectors.) That takes minutes, so it was done beforehand: `assets/measurements.py` writes the file that the next cell reads, and you can run it. Each line has a **mean**, and behind ± the **spread**: how far a single seed typically lies from the mean.

# %%
stored_file = INDEX_FILE.with_name("measurements.csv")
measured = {
    (row["experiment"], row["variant"], row["measure"]): [float(row[f"seed {k}"]) for k in range(5)]
    for row in csv.DictReader(stored_file.read_text(encoding="utf-8").splitlines())
}


def by_seed(experiment, variant, measure):
    """What was measured, one number for each of the five seeds."""
    return np.array(measured[experiment, variant, measure])


# %%
def table(experiment, *measures):
    """One line for each variant: mean ± spread over the seeds."""
    width = max(len(variant) for name, variant, _ in measured if name == experiment) + 8
    print(f"{experiment:{width}s}" + "".join(f"{measure:>20s}" for measure in measures))
    for name, variant, measure in measured:
        if (name, measure) == (experiment, measures[0]):
            found = [by_seed(experiment, variant, measure) for measure in measures]
            cells = [f"{round(x.mean(), 2) + 0.0:13.2f} ± {x.std(ddof=1):.2f}" for x in found]
            print(f"{variant:{width}s}{''.join(cells)}")


# %% [markdown]
# ## Neighbours
#
# The first thing to ask: which words lie near?

# %%
for word in ["king", "paris", "cats", "monday"]:
    near = evaluate.neighbours(word, vocab, inputs, n=4)
    print(f"{word:8s}" + "  ".join(f"{other} {cosine:.2f}" for other, cosine in near))

# %% [markdown]
# Men near men, capitals near capitals. But *near* in which sense? The library took cosines (00.2). A score of the model is a dot product. What is the difference?
#
# Let $x_w = v_w / \lVert v_w \rVert$ be the **direction** of the vector of word $w$: the same arrow, brought to length 1. For two words $a$ and $b$:
#
# $$
# \begin{aligned}
# v_a^\top v_b &= (\lVert v_a \rVert\, x_a)^\top (\lVert v_b \rVert\, x_b) && \text{a vector is its length times its direction} \\
# &= \lVert v_a \rVert \lVert v_b \rVert\, x_a^\top x_b && \text{numbers go in front; } x_a^\top x_b \text{ is the cosine (00.2)}
# \end{aligned}
# \tag{10.1}
# $$

# %%
rng = np.random.default_rng(10)
V, U = rng.normal(size=(3, 7)), rng.normal(size=(3, 7))  # columns v_w and u_w
lengths = np.linalg.norm(V, axis=0)
x = (V / lengths).T  # row w is the direction x_w
a, b, c, d = 2, 5, 0, 3

# %% tags=["eq-10.1"]
agree(
    "10.1",
    sum(V[i, a] * V[i, b] for i in range(3)),
    (lengths[a] * x[a]) @ (lengths[b] * x[b]),
    lengths[a] * lengths[b] * (x[a] @ x[b]),
    lengths[a] * lengths[b] * evaluate.cosine_similarities(V[:, a], V.T)[b],
)

# %% [markdown]
# When you look for the neighbours of $a$, its own length is the same factor everywhere and changes no order. The lengths of the *others* do: whoever has a long vector moves up in everybody's list.

# %% [markdown]
# ### Exercise 10.1 · Neighbours
# ★★☆ · 8 minutes · code · rests on (10.1)
#
# Your function gets `word_id`, the table `vectors` of shape `(n_words, dim)`, none of them zero, and `n`. It returns the ids of the `n` words with the highest cosine, the highest first, as a list. The word itself is not its own neighbour.


# %% tags=["exercise-10.1"]
def nearest(word_id, vectors, n):
    """The ids of the n words whose vectors point most nearly where this word's vector points."""
    return ...


check("10.1", nearest)

# %% tags=["hints-10.1"]
# hint("10.1")
# solution("10.1")

# %% [markdown]
# The library at the edges: a vector of zeros has no direction, so its cosine is 0 with everybody; and words that are equally near come in the order of their ids.

# %%
print(evaluate.cosine_similarities([0, 2], [[0, 1], [3, 0], [0, -5], [0, 0]]))
five = build_vocab([["man", "woman", "king", "queen", "bread"]])
square = [[1.0, 0.0], [1.0, 1.0], [3.0, 0.0], [4.0, 4.0], [-1.0, 2.0]]
for word, cosine in evaluate.neighbours("woman", five, square, n=4):
    print(f"{word:6s}{cosine:6.2f}")

# %% [markdown]
# ### What lengths know
#
# Does it matter in practice? Here is a real text: the documentation of NumPy, SciPy, scikit-learn and matplotlib, 3,932 words, 64 numbers each, three epochs. Ask by dot product, and see how often a word is at least its *own* nearest word. Then count how many words are nobody's nearest, and how popular the most popular word is.

# %%
measures = ["lengths follow counts", "itself first", "nobody's nearest", "most popular"]
for measure in [*measures, "nobody's nearest, by cosine", "most popular, by cosine"]:
    values = by_seed("docstrings", "input", measure)
    print(f"{measure:30s}{values.mean():8.2f} ± {values.std(ddof=1):.2f}")

# %% [markdown]
# *Lengths follow counts* is a rank correlation, which we derive below: 1 would mean that the more frequent word always has the longer vector. So **lengths remember frequency**, though nobody asked them to.
#
# And by dot product, more than half of all words lose against somebody else *in their own list*. Four of five words are nobody's nearest, while one of them all stands first in more than a hundred lists. By cosine fewer than half are nobody's nearest, and the most popular word stands first in twelve lists. Dot products rank lengths and directions together. When you want to know what is *alike*, ask for directions.

# %% [markdown]
# ### Exercise 10.2 · Find the slip
# ★☆☆ · 4 minutes · predict · rests on (10.1)
#
# Four sentences from a report. Three are true. Which one is **false**?
#
# - `"a"`: "I divided every vector by its length. After that, dot products and cosines gave the same neighbours."
# - `"b"`: "In a list of neighbours by dot product, the length of the vector of the word I ask about plays no part."
# - `"c"`: "The vector with the highest dot product with *king's* vector is the one that points most nearly where *king's* points."
# - `"d"`: "I multiplied all vectors by 3. Neither list of neighbours changed."

# %% tags=["exercise-10.2"]
my_answer_10_2 = ...

check("10.2", my_answer_10_2)

# %% tags=["hints-10.2"]
# hint("10.2")
# solution("10.2")

# %% [markdown]
# ## Analogies
#
# *Man* is to *woman* as *king* is to …? The idea: the arrow from *man* to *woman* should also lead from *king* to the answer. In general, $a$ is to $b$ as $c$ is to $d$. All vectors get length 1, so that only directions speak. Then the arrow is $x_b - x_a$, and laid to $c$ it ends at $x_b - x_a + x_c$. Every word gets a score, its product with this place:
#
# $$
# \begin{aligned}
# s_d &= x_d^\top (x_b - x_a + x_c) && \text{how far } d \text{ lies in that direction} \\
# &= x_d^\top x_b - x_d^\top x_a + x_d^\top x_c && \text{three cosines}
# \end{aligned}
# \tag{10.2}
# $$
#
# Near $b$, not near $a$, near $c$: the word with the highest score is the answer.

# %% tags=["eq-10.2"]
place = x[b] - x[a] + x[c]
agree(
    "10.2",
    sum(x[d, i] * place[i] for i in range(3)),
    x[d] @ (x[b] - x[a] + x[c]),
    x[d] @ x[b] - x[d] @ x[a] + x[d] @ x[c],
    evaluate.cosine_similarities(place, x)[d] * np.linalg.norm(place),
)

# %% [markdown]
# ### Exercise 10.3 · Analogies
# ★★☆ · 8 minutes · code · rests on (10.2)
#
# Your function gets the ids `a`, `b`, `c` and the table `vectors`, one row for each word, of any lengths. It returns the id of the best answer. As everybody does, leave out the three words of the question.


# %% tags=["exercise-10.3"]
def solve_analogy(a, b, c, vectors):
    """The id of the word d in "a is to b as c is to d"."""
    return ...


check("10.3", solve_analogy)

# %% tags=["hints-10.3"]
# hint("10.3")
# solution("10.3")

# %% [markdown]
# Our vectors, and all 270 analogies of the grammar:

# %%
questions = text.planted_analogies()
for question in [questions[0], questions[100], questions[250]]:
    print("{} : {} = {} :".format(*question[:3]), *evaluate.analogy(*question[:3], vocab, inputs))
live_share = evaluate.analogy_accuracy(questions, vocab, inputs)
print(f"right: {live_share:.3f}; in the file: {by_seed('sentences', '6000', 'analogies')[0]:.3f}")

# %% [markdown]
# Nearly all right, and the number that this machine found just now is the one in the file. It looks like understanding. But we left something out: the three words of the question. What if we did not?

# %% [markdown]
# ### Exercise 10.4 · The score of staying where you are
# ★★☆ · 4 minutes · pencil · rests on (10.2)
#
# What is the score $s_c$ of the word $c$ itself? All vectors have length 1. Names: `g_ab`, `g_ac`, `g_bc`, the cosines of the three pairs. The answer is a number.

# %% tags=["exercise-10.4"]
my_answer_10_4 = ...

check("10.4", my_answer_10_4)

# %% tags=["hints-10.4"]
# hint("10.4")
# solution("10.4")

# %% [markdown]
# A small example, five words with three numbers each. The step from *man* to *woman* is short:

# %%
short = np.array([[5.0, 1.0, 0.0], [5.0, 1.5, 0.0], [0.0, 1.0, 5.0], [0.0, 2.0, 5.0], [1, 1, 1]])
man, woman, king, queen, bread = short / np.linalg.norm(short, axis=1, keepdims=True)
for word, vector in zip(five.words, (man, woman, king, queen, bread), strict=True):
    print(f"{word:6s} score {vector @ (woman - man + king):.3f}")
print("the library:", *evaluate.analogy("man", "woman", "king", five, short, n=2))
asked = [("man", "woman", "king", "queen"), ("man", "woman", "king", "bread")]
print("right:", evaluate.analogy_accuracy(asked, five, short))

# %% [markdown]
# The direction is right, and still *king* himself scores higher than *queen*: the step is too short to leave him. The library says *queen* only because *king* is not allowed. (The last line checks two answers, one of them wrong on purpose.)

# %% [markdown]
# When does the true answer $d$ beat $c$?
#
# $$
# \begin{aligned}
# s_d - s_c &= (x_d - x_c)^\top (x_b - x_a + x_c) && \text{(10.2) twice} \\
# &= (x_d - x_c)^\top (x_b - x_a) + x_d^\top x_c - 1 && x_c^\top x_c = 1 \\
# &= (x_d - x_c)^\top (x_b - x_a) - \frac12 \lVert x_d - x_c \rVert^2 && \text{(00.2)} \\
# &= \frac12 \lVert x_b - x_a \rVert^2 - \frac12 \lVert (x_d - x_c) - (x_b - x_a) \rVert^2 && \lVert r - p \rVert^2 = \lVert r \rVert^2 - 2\, r^\top p + \lVert p \rVert^2
# \end{aligned}
# \tag{10.3}
# $$
#
# Read the last line. On the left is the arrow of the question, on the right its *error*: how far the arrow that is needed differs from the arrow that is given. The answer beats $c$ only if the arrow is **longer than its own error**. Otherwise it is better not to move at all.

# %% tags=["eq-10.3"]
need, given = x[d] - x[c], x[b] - x[a]
agree(
    "10.3",
    (x[d] @ x[b] - x[d] @ x[a] + x[d] @ x[c]) - (x[c] @ x[b] - x[c] @ x[a] + x[c] @ x[c]),
    (x[d] - x[c]) @ (x[b] - x[a] + x[c]),
    (x[d] - x[c]) @ (x[b] - x[a]) + x[d] @ x[c] - 1,
    need @ given - np.linalg.norm(need) ** 2 / 2,
    np.linalg.norm(given) ** 2 / 2 - np.linalg.norm(need - given) ** 2 / 2,
)

# %% [markdown]
# ### Exercise 10.5 · With nothing left out
# ★☆☆ · 3 minutes · predict · rests on (10.3)
#
# Back to the documentation of NumPy and the others. *Array* is to *arrays* as *function* is to …? There are 380 such questions, made of 20 nouns. With the question's words left out, 21 of 100 are answered rightly: not many, but there are thousands of words to choose from. How many are right when nothing is left out?
#
# - `"a"`: about 21 of 100, as before
# - `"b"`: about 10 of 100
# - `"c"`: about 5 of 100
# - `"d"`: fewer than 1 of 100

# %% tags=["exercise-10.5"]
my_answer_10_5 = ...

check("10.5", my_answer_10_5)

# %% tags=["hints-10.5"]
# hint("10.5")
# solution("10.5")

# %%
table("docstrings", "analogies", "nothing excluded", "own word first", "without the arrow")

# %% [markdown]
# *Own word first* is the share of questions for which a word of the question wins. It is nearly all of them. The usual rule forbids this answer, and so turns "it stays where it is" into a success.
#
# Now the last column. There the arrow is not used at all: the answer is the nearest neighbour of $c$, whatever $a$ and $b$ are. That alone scores 14 of the 21. So two thirds of the success say only that *functions* lies near *function*; the arrow adds the remaining third. **When somebody shows you analogies, ask for these two numbers.**

# %% [markdown]
# Are the arrows of the documentation too short? (10.3) says what to measure: the arrow of each question, and its error.

# %%
directions = inputs / np.linalg.norm(inputs, axis=1, keepdims=True)
x_a, x_b, x_c, x_d = (directions[[vocab.ids[q[k]] for q in questions]] for k in range(4))
planted = [np.linalg.norm(v, axis=1).mean() for v in (x_b - x_a, (x_d - x_c) - (x_b - x_a))]
found = [by_seed("docstrings", "input", part).mean() for part in ("arrow", "error")]
print("planted text   arrow {:.2f}   error {:.2f}".format(*planted))
print("documentation  arrow {:.2f}   error {:.2f}".format(*found))

# %% [markdown]
# They are not: both texts have arrows of about the same length. But in the documentation those of two nouns hardly agree. The error is longer than the arrow, and then it is better not to move.
#
# The planted text is kinder: around every *king* stand *he* and *his*, around every *queen* *she* and *her*. Even there it depends on how much text there was:

# %%
table("sentences", "analogies", "nothing excluded", "own word first")

# %% [markdown]
# With 6,000 sentences nothing is hidden: the arrows are longer than their errors. So analogies can be real. You only cannot see it in the usual score.
#
# **A good place to stop.** What follows: which of the two tables to read, then maps, then how to compare two models.

# %% [markdown]
# ## Input, output, or both?
#
# Training made two vectors for every word. We have read $v_w$, the input vector. What about $u_w$? And what does a product of one with the other mean?

# %% [markdown]
# ### Exercise 10.6 · Who is near in the other table?
# ★★☆ · 3 minutes · predict · rests on (02.2)
#
# Take the input vector of *king*, and compare its direction with the directions of all **output** vectors. Which of these four words comes out highest?
#
# - `"a"`: *queen*
# - `"b"`: *prince*
# - `"c"`: *crown*
# - `"d"`: *paris*

# %% tags=["exercise-10.6"]
my_answer_10_6 = ...

check("10.6", my_answer_10_6)

# %% tags=["hints-10.6"]
# hint("10.6")
# solution("10.6")

# %%
for word in ["king", "paris", "cats"]:
    like = [other for other, _ in evaluate.neighbours(word, vocab, inputs, n=3)]
    crosswise = evaluate.cosine_similarities(inputs[vocab.ids[word]], outputs)
    beside = [vocab.words[i] for i in np.argsort(-crosswise)[:3]]
    print(f"{word:6s} alike: {', '.join(like):30s} beside: {', '.join(beside)}")
king_row = evaluate.cosine_similarities(inputs[vocab.ids["king"]], outputs)
print({word: f"{king_row[vocab.ids[word]]:.2f}" for word in ["queen", "prince", "crown", "paris"]})

# %% [markdown]
# Two kinds of nearness! Input with input finds words that **stand in the same places**: they could replace each other. Input with output finds words that **stand side by side**. (Even the best cosine there is low: with five noise words for each neighbour, training pushes most of these products below 0.)
#
# Some people add the two vectors of each word, and read the sum. What does a product of sums contain?
#
# $$
# \begin{aligned}
# (v_a + u_a)^\top (v_b + u_b) &= v_a^\top v_b + v_a^\top u_b + u_a^\top v_b + u_a^\top u_b && \text{each with each} \\
# &= (v_a^\top v_b + u_a^\top u_b) + (u_b^\top v_a + u_a^\top v_b) && \text{sorted}
# \end{aligned}
# \tag{10.4}
# $$
#
# In the first bracket are the words that are alike, in the second those that stand together. The sum mixes the two.

# %% tags=["eq-10.4"]
agree(
    "10.4",
    sum((V[i, a] + U[i, a]) * (V[i, b] + U[i, b]) for i in range(3)),
    V[:, a] @ V[:, b] + V[:, a] @ U[:, b] + U[:, a] @ V[:, b] + U[:, a] @ U[:, b],
    (V[:, a] @ V[:, b] + U[:, a] @ U[:, b]) + (U[:, b] @ V[:, a] + U[:, a] @ V[:, b]),
)

# %% [markdown]
# ### There and back
#
# The notes on Rong's paper from which this course began end with exactly this question: is the result $v$ or $u$? They answer "the input vectors", and give an example. A text of four words, *a b c d*, window 1. Skip-gram wants to make this product large:
#
# $$P(b \mid a)\, P(a \mid b)\, P(c \mid b)\, P(b \mid c)\, P(d \mid c)\, P(c \mid d)$$
#
# It falls into pairs: each two neighbours predict each other. "$u$ and $v$ are equivalent in the numerator, and differ slightly in the denominator", say the notes; their last formula is lost. Let us write it.

# %% [markdown]
# ### Exercise 10.7 · There and back
# ★★☆ · 8 minutes · pencil · rests on (02.3)
#
# Write $\log [P(b \mid a)\, P(a \mid b)]$ with vectors, for the softmax of chapter 02. $P(b \mid a)$ is the probability of the context word $b$, given the centre $a$.
#
# Names: `U` (all output vectors in its columns, $d \times n$), `V` (all input vectors, likewise), `u_a`, `u_b`, `v_a`, `v_b`. `exp` works entry by entry, `sum` adds up all entries. The answer stands below.

# %% tags=["exercise-10.7"]
my_answer_10_7 = ...

check("10.7", my_answer_10_7)

# %% tags=["hints-10.7"]
# hint("10.7")
# solution("10.7")

# %% [markdown]
# Let $P_{ab} = P(b \mid a)$: the first index is the centre. And let $Z_a = \sum_w \exp(u_w^\top v_a)$ be what softmax divides by.
#
# $$
# \begin{aligned}
# \log (P_{ab} P_{ba}) &= \log \frac{\exp(u_b^\top v_a)}{Z_a} + \log \frac{\exp(u_a^\top v_b)}{Z_b} && \text{softmax (02.3), twice} \\
# &= u_b^\top v_a + u_a^\top v_b - \log Z_a - \log Z_b && \text{log of a fraction}
# \end{aligned}
# \tag{10.5}
# $$
#
# The second bracket of (10.4) again: this is what training pulls up for each pair of neighbours.

# %%
Z = np.array([sum(np.exp(U[:, w] @ V[:, i]) for w in range(7)) for i in range(7)])
P = np.exp(V.T @ U) / np.exp(V.T @ U).sum(axis=1, keepdims=True)  # row: the centre

# %% tags=["eq-10.5"]
agree(
    "10.5",
    np.log(P[a, b] * P[b, a]),
    np.log(np.exp(U[:, b] @ V[:, a]) / Z[a]) + np.log(np.exp(U[:, a] @ V[:, b]) / Z[b]),
    U[:, b] @ V[:, a] + U[:, a] @ V[:, b] - np.log(Z[a]) - np.log(Z[b]),
    -losses.softmax_loss(V[:, a], b, U.T).loss - losses.softmax_loss(V[:, b], a, U.T).loss,
)

# %% [markdown]
# Now exchange the tables: every word takes its input vector for output and its output vector for input. Primes mark what comes out, $Z'_a = \sum_w \exp(v_w^\top u_a)$:
#
# $$
# \begin{aligned}
# \log (P'_{ab} P'_{ba}) &= v_b^\top u_a + v_a^\top u_b - \log Z'_a - \log Z'_b && \text{(10.5) with } u \text{ for } v \text{, } v \text{ for } u \\
# &= u_a^\top v_b + u_b^\top v_a - \log Z'_a - \log Z'_b && \text{a dot product has no order} \\
# &= \log (P_{ab} P_{ba}) + \log \frac{Z_a Z_b}{Z'_a Z'_b} && \text{(10.5)}
# \end{aligned}
# \tag{10.6}
# $$
#
# So the notes are right: above nothing changes, below something does. $Z_a$ sums over all $u_w$, $Z'_a$ over all $v_w$.

# %%
Z_prime = np.array([sum(np.exp(V[:, w] @ U[:, i]) for w in range(7)) for i in range(7)])
P_prime = np.exp(U.T @ V) / np.exp(U.T @ V).sum(axis=1, keepdims=True)

# %% tags=["eq-10.6"]
agree(
    "10.6",
    np.log(P_prime[a, b] * P_prime[b, a]),
    V[:, b] @ U[:, a] + V[:, a] @ U[:, b] - np.log(Z_prime[a]) - np.log(Z_prime[b]),
    U[:, a] @ V[:, b] + U[:, b] @ V[:, a] - np.log(Z_prime[a]) - np.log(Z_prime[b]),
    np.log(P[a, b] * P[b, a]) + np.log(Z[a] * Z[b] / (Z_prime[a] * Z_prime[b])),
    -losses.softmax_loss(U[:, a], b, V.T).loss - losses.softmax_loss(U[:, b], a, V.T).loss,
)

# %% [markdown]
# Let the example run. The four words learn their text, with five numbers each. No model can do better than the shares in the text: $P(b \mid a) = 1$, $P(a \mid b) = \frac12$ and so on, which makes $\frac{1}{16}$ for the whole product.

# %%
rng = np.random.default_rng(4)
abcd = list(windows([0, 1, 2, 3], radius=1))
tiny_inputs, tiny_outputs = sgd.init_vectors(4, 5, rng)
tiny = (abcd, skipgram_examples, losses.softmax(), tiny_inputs, tiny_outputs)
tiny_losses = sgd.train(*tiny, learning_rate=0.5, n_epochs=400, rng=None)
print(f"nats per guess: {tiny_losses[0]:.3f} at first, {tiny_losses[-1]:.3f} at last")


# %%
def product_of(inputs, outputs):
    """The six probabilities of a b c d, multiplied."""
    asked = [(i, j) for i, near in abcd for j in near]
    return np.exp(-sum(losses.softmax_loss(inputs[i], j, outputs).loss for i, j in asked))


print(f"best possible    {1 / 16:.4f}")
print(f"as trained       {product_of(tiny_inputs, tiny_outputs):.4f}")
print(f"tables exchanged {product_of(tiny_outputs, tiny_inputs):.4f}")

# %% [markdown]
# The training found all that can be found. And "slightly" was too kind a word: with the tables exchanged, the same numbers make a prediction that is 158 times worse. (Seven other starts: 93 to 183 times.) The numerators did not change. The sums below them did, since nobody trained *them* in this direction.

# %% [markdown]
# ### Exercise 10.8 · Find the slip
# ★★☆ · 4 minutes · predict · rests on (10.6)
#
# What can be concluded from the example? Three of these sentences are true. Which one is **not**?
#
# - `"a"`: "Each pair of neighbours contributes two probabilities, one in each direction."
# - `"b"`: "If we exchange the two tables, the numerators of a pair give the same product as before."
# - `"c"`: "If we exchange the two tables, the denominators change."
# - `"d"`: "So the example shows that the input vectors are the result, and the output vectors only a means."

# %% tags=["exercise-10.8"]
my_answer_10_8 = ...

check("10.8", my_answer_10_8)

# %% tags=["hints-10.8"]
# hint("10.8")
# solution("10.8")

# %% [markdown]
# What do the crosswise scores mean once training is done? Let $N_{ab}$ count how often $b$ stands beside $a$, with $N_{ab} = N_{ba}$, since neighbours see each other; let $F_a = \sum_w N_{aw}$, and $T$ the number of all pairs. The loss is lowest when $P_{ab} = N_{ab} / F_a$, the share in the text (06.9). There:
#
# $$
# \begin{aligned}
# u_b^\top v_a + u_a^\top v_b &= \log (P_{ab} P_{ba}) + \log (Z_a Z_b) && \text{(10.5)} \\
# &= \log \frac{N_{ab}}{F_a} + \log \frac{N_{ba}}{F_b} + \log (Z_a Z_b) && \text{at the optimum} \\
# &= \log \frac{N_{ab}\, T}{F_a F_b} + \log \frac{N_{ab}}{T} + \log (Z_a Z_b) && N_{ba} = N_{ab}
# \end{aligned}
# \tag{10.7}
# $$

# %% [markdown]
# The first term is how much more often than by chance the two stand together (its name is *pointwise mutual information*; chapter 13 lives on it). The second is how often they do so at all.
#
# The third is a surprise. Nothing in the loss fixes it: add a number to all scores of one centre, and softmax does not notice (02.4). So even at the optimum, dot products of $u$ and $v$ can be compared *within* one centre, but not between two of them.
#
# The check builds an optimum: $n$ numbers per word are enough to give every pair any score.

# %%
rng = np.random.default_rng(3)
half = rng.integers(1, 9, size=(7, 7))
N = half + half.T  # both ends of a pair see each other
T, F = N.sum(), N.sum(axis=1)
V_best = np.eye(7)  # then column w of U_best is the list of the scores of w
U_best = np.log(N / F[:, None]) + rng.normal(size=(7, 1))  # and what softmax does not notice
Z_best = np.exp(U_best.T @ V_best).sum(axis=0)

# %% tags=["eq-10.7"]
constants = np.log(Z_best[a] * Z_best[b])
agree(
    "10.7",
    U_best[:, b] @ V_best[:, a] + U_best[:, a] @ V_best[:, b],
    np.log(N[a, b] / F[a] * N[b, a] / F[b]) + constants,
    np.log(N[a, b] / F[a]) + np.log(N[b, a] / F[b]) + constants,
    np.log(N[a, b] * T / (F[a] * F[b])) + np.log(N[a, b] / T) + constants,
)

# %% [markdown]
# ### Measured
#
# Enough algebra. The usual training, read in five ways. *Same class* is the share of the 83 words whose nearest word is of their class, *stood beside it* the share whose nearest word ever stood near them in the text.

# %%
table("reading", "same class", "stood beside it")
print()
table("reading", "analogies", "rank correlation")

# %% [markdown]
# Compare the columns. Input with output is another kind of nearness indeed: almost every nearest word has stood beside the word, and almost none is of its class. (The 0.28 in the other lines are the days, numbers and colours, 23 of the 83 words: in this grammar only they stand beside their own kind.)

# %% [markdown]
# And input or output? Both find every class. For the analogies the difference, 0.02, is not of the same sign in all runs. In the rank correlation the output vectors are ahead by 0.01, and that in each of the five runs. **Nothing in this text supports the habit of throwing the output vectors away.** In the documentation something did: there the input vectors were ahead, 0.21 to 0.15, in each of the five runs.
#
# Side by side, both together do better at analogies than either alone, in all five runs. The sum does too, but it pays with foreign neighbours.

# %% [markdown]
# ## What frequency does
#
# Now a trap that no demonstration shows. In the text, rename a share of every man: one *king* in ten becomes *king'*, one *monk* in ten *monk'*, and so on. The two names mean exactly the same. How near are their vectors?

# %%
table("twins", "tokens", "cosine", "length")
print()
table("twins", "twin nearest", "rare one nearest")

# %% [markdown]
# Same meaning, same neighbours in the text. With half of the tokens each, twins find each other. With one in ten renamed, 9 tokens, only one twin in 25 does: **the nearest word of a rare name is another rare name**, in 94 of 100 cases.
#
# A likely reason: nine tokens teach a vector that it is a man, and are too few to teach it which. So the rare men lie together. (See *length*: the rare twin's vector over the common one's.) Part of what looks like meaning in a map of words is frequency. Before you say that two rare words are alike, compare with other rare words.

# %% [markdown]
# ## Maps
#
# Nobody can look at 32 numbers. So people flatten them to two, in one of two ways: with a **projection** (PCA) or with a **puzzle** (t-SNE). Both give pretty pictures, and both mislead, each in its own way.
#
# ### PCA: what looks near may be far
#
# PCA chooses two directions at right angles, along which the points spread most, and throws away the rest. Let them be the columns of $W$, of length 1. A word lands at $W^\top x_a$. How far apart do two words land, between whose vectors lies $g = x_a - x_b$?
#
# $$
# \begin{aligned}
# \lVert W^\top g \rVert^2 &= g^\top W W^\top g && \lVert y \rVert^2 = y^\top y \\
# &= \lVert g \rVert^2 - \lVert g - W W^\top g \rVert^2 && \text{Pythagoras: the rest, thrown away}
# \end{aligned}
# \tag{10.8}
# $$
#
# A projection only shrinks. **Far on the map is far. Near on the map may be anything.**

# %%
W, _ = np.linalg.qr(np.random.default_rng(8).normal(size=(3, 2)))  # two columns at right angles

# %% tags=["eq-10.8"]
g = x[a] - x[b]
agree(
    "10.8",
    sum((W[:, k] @ x[a] - W[:, k] @ x[b]) ** 2 for k in range(2)),
    g @ W @ W.T @ g,
    g @ g - np.linalg.norm(g - W @ W.T @ g) ** 2,
)

# %% [markdown]
# How much is thrown away? PCA says what share of all squared distances two directions keep. For comparison, the same for random vectors.

# %%
seven = [word for word, name in class_of.items() if name not in ("numbers", "colours")]
shown = directions[[vocab.ids[word] for word in seven]]
noise = np.random.default_rng(0).normal(size=shown.shape)
for name, vectors in [("trained", shown), ("random", noise)]:
    kept = PCA().fit(vectors).explained_variance_ratio_
    print(f"{name:8s} two directions keep {kept[:2].sum():.0%}, ten keep {kept[:10].sum():.0%}")

# %%
plots.clouds(
    {
        "trained vectors": PCA(2).fit_transform(shown),
        "random vectors": PCA(2).fit_transform(noise),
    },
    [class_of[word] for word in seven],
    title="PCA lays men and women on top of each other; in 32 numbers they are apart",
)

# %% [markdown]
# The map keeps 39 % and throws away 61 %. Random vectors keep 15 %: with few points and many directions, some two are always a little longer. So "two directions keep 15 %" is no discovery.
#
# What did the rest hold? In 32 numbers, every one of these words has its nearest neighbour in its own class. On the map, 14 of the 67 lie nearest to a stranger.

# %% [markdown]
# ### t-SNE: what looks like a cluster may be nothing
#
# t-SNE does not project. It asks of each point who its neighbours are, and then lays the points out on a plane until the neighbours there are the same. Take a word $x_0$ and all others, $x_1, \dots, x_m$. How much is $x_j$ its neighbour? A bell around $x_0$, of width $\tau$, shares out one unit:
#
# $$
# \begin{aligned}
# q_j &= \frac{\exp(-\lVert x_0 - x_j \rVert^2 / (2 \tau^2))}{\sum_{k=1}^{m} \exp(-\lVert x_0 - x_k \rVert^2 / (2 \tau^2))} && \text{the definition} \\
# &= \frac{\exp((x_0^\top x_j - 1) / \tau^2)}{\sum_{k=1}^{m} \exp((x_0^\top x_k - 1) / \tau^2)} && \text{length 1, so (00.2)} \\
# &= \frac{\exp(x_0^\top x_j / \tau^2)}{\sum_{k=1}^{m} \exp(x_0^\top x_k / \tau^2)} && \text{the same factor above and below}
# \end{aligned}
# \tag{10.9}
# $$
#
# An old friend: softmax, with cosines as scores.

# %%
m, tau = 6, 0.7
bells = np.exp([-(np.linalg.norm(x[0] - x[j]) ** 2) / (2 * tau**2) for j in range(1, m + 1)])

# %% tags=["eq-10.9"]
agree(
    "10.9",
    np.diff(np.cumsum([0, *bells])) / np.cumsum(bells)[-1],
    bells / sum(bells[k - 1] for k in range(1, m + 1)),
    np.exp([(x[0] @ x[j] - 1) / tau**2 for j in range(1, m + 1)])
    / sum(np.exp((x[0] @ x[k] - 1) / tau**2) for k in range(1, m + 1)),
    np.exp([x[0] @ x[j] / tau**2 for j in range(1, m + 1)])
    / sum(np.exp(x[0] @ x[k] / tau**2) for k in range(1, m + 1)),
)

# %% [markdown]
# Who chooses $\tau$? You choose the **perplexity**, the number of neighbours that a point should have in effect: $\exp$ of the entropy of the shares (08.19), so that even shares among 3 words make 3. Then every point gets a $\tau$ of its own that makes it so. **Whether it has near neighbours or not.**


# %%
def neighbour_shares(cosines, perplexity):
    """The shares (10.9), with the width that gives them this perplexity."""
    low, high = 1e-3, 1e3  # of 1/τ²: halve the interval until it fits
    for _ in range(60):
        middle = np.sqrt(low * high)
        weights = np.exp(middle * (cosines - cosines.max()))
        shares = weights / weights.sum()
        effective = np.exp(-(shares[shares > 0] * np.log(shares[shares > 0])).sum())
        low, high = (middle, high) if effective > perplexity else (low, middle)
    return shares


# %%
for name, vectors in [("trained", shown), ("random", noise)]:
    cosines = np.sort(evaluate.cosine_similarities(vectors[0], vectors[1:]))[::-1]
    shares = neighbour_shares(cosines, perplexity=2)
    print(f"{name:8s} cosines of the nearest three", cosines[:3].round(2), end=" ")
    print("their shares", shares[:3].round(2))

# %% [markdown]
# *King* has near neighbours. The random vector has none: the best of 66 has a cosine of 0.38, hardly more than the next. Both are told to have two, and both get their two. On the map both will sit in a tight little group.

# %% [markdown]
# ### Exercise 10.9 · A map of nothing
# ★☆☆ · 3 minutes · predict · rests on (10.9)
#
# 67 random vectors, 32 numbers each, are given to t-SNE with perplexity 2. What will the map look like?
#
# - `"a"`: an even cloud, since there is nothing to see
# - `"b"`: a line
# - `"c"`: many small clumps
# - `"d"`: seven clusters, one for each class of words

# %% tags=["exercise-10.9"]
my_answer_10_9 = ...

check("10.9", my_answer_10_9)

# %% tags=["hints-10.9"]
# hint("10.9")
# solution("10.9")

# %%
maps_file = INDEX_FILE.with_name("maps.csv")
places = list(csv.DictReader(maps_file.read_text(encoding="utf-8").splitlines()))
names = dict.fromkeys(row["map"] for row in places)
tsne_maps = {
    name: np.array([[float(r["x"]), float(r["y"])] for r in places if r["map"] == name])
    for name in names
}
on_maps = [row["word"] for row in places if row["map"] == "trained, perplexity 2"]

# %%
plots.clouds(
    tsne_maps,
    [class_of[word] for word in on_maps],
    title="Top left: clumps made of random numbers. Colours tell which maps are learned, clumps do not",
)

# %% [markdown]
# Four maps of the same 67 words, from a file that the same command wrote. Upper left: clumps of three or four. Without the colours somebody would soon have found a name for each. With them: 9 of 67 words have their nearest word in their own class, and 9 is just what chance gives.
#
# Lower row: the same trained vectors twice. The classes are real, and both maps show them. But look for the *days*, or ask which class lies beside *men*: another perplexity, another geography. With perplexity 2 even real classes fall apart, the days and the countries into two.

# %%
table("no clusters", "clusteredness")

# %% [markdown]
# *Clusteredness* is a number that people use to prove clusters: the silhouette of the best 16 clusters that an algorithm finds. 1 means far apart, 0 means that they run together. Random vectors have 0.04, as they should. Their map by t-SNE, with perplexity 2, has 0.67. Now look at the second line: points strewn on a plane, like the first drops of rain, have 0.43 already. Eyes and algorithms find clusters everywhere. Compare with rain.

# %%
table("maps", "same class", "order of distances")

# %% [markdown]
# *Same class* is of all 83 words. *Order of distances* is the rank correlation of the 36 distances between the centres of all nine classes, on the map and in truth. The vectors are always the same. t-SNE keeps neighbours, and that is what it promises. Which classes lie near *each other*, it hardly knows: 0.5 on average, and between 0.25 and 0.65 with nothing changed but the seed. (PCA has no seed; with these vectors it is no better.) **On a map by t-SNE, believe who sits together. Do not believe gaps, sizes or places.**

# %% [markdown]
# ## One number for similarity
#
# Lists such as WordSim-353 hold pairs of words, and how similar people find them. Ours is planted: 150 pairs of the same class (truth 2), 150 of related classes, such as countries and capitals (1), and 150 of classes that have nothing to do with each other (0).


# %%
def level(first, second):
    """The planted similarity of two words: 2 same class, 1 related classes, 0 others."""
    related = [{"men", "women"}, {"countries", "capitals"}, {"singular", "plural"}]
    found = {class_of[first], class_of[second]}
    return 2 if len(found) == 1 else int(found in related)


rng = np.random.default_rng(0)
pairs = [(w, other) for k, w in enumerate(class_of) for other in list(class_of)[:k]]
by_level = {n: [pair for pair in pairs if level(*pair) == n] for n in (0, 1, 2)}
judged = [(*pair, n) for n in (0, 1, 2) for pair in rng.permutation(by_level[n])[:150]]
truth = [n for *_, n in judged]

# %% [markdown]
# Cosines and truths have different scales, so only their *order* is compared. Replace the numbers of each list by their ranks, $r_i$ and $s_i$: the smallest gets 1, the largest $n$. Then take the ordinary correlation of the ranks. Without ties, both lists hold the numbers $1, \dots, n$, with the mean $\bar r = \frac{n + 1}{2}$. First their spread:
#
# $$
# \begin{aligned}
# \sum_{i=1}^{n} (r_i - \bar r)^2 &= \sum_{i=1}^{n} r_i^2 - n\, \bar r^2 && \text{the middle terms add up to } -2 n \bar r^2 \\
# &= \frac{n (n + 1) (2 n + 1)}{6} - \frac{n (n + 1)^2}{4} && \text{sum of the first } n \text{ squares} \\
# &= \frac{n (n^2 - 1)}{12} && \frac{n + 1}{12} (4 n + 2 - 3 n - 3) \cdot n
# \end{aligned}
# \tag{10.10}
# $$

# %%
rng = np.random.default_rng(6)
n = 9
r, s = rng.permutation(n) + 1.0, rng.permutation(n) + 1.0
r_bar = (n + 1) / 2

# %% tags=["eq-10.10"]
agree(
    "10.10",
    n * np.var(r),
    sum(r[i] ** 2 for i in range(n)) - n * r_bar**2,
    n * (n + 1) * (2 * n + 1) / 6 - n * (n + 1) ** 2 / 4,
    n * (n**2 - 1) / 12,
)

# %% [markdown]
# Both lists have this spread; call it $S$. Let $p_i = r_i - \bar r$ and $q_i = s_i - \bar r$ say how far a rank lies from the middle. Then
#
# $$
# \begin{aligned}
# \rho &= \frac1S \sum_{i=1}^{n} p_i q_i && \text{the correlation of the ranks} \\
# &= \frac{1}{2 S} \Big( 2 S - \sum_{i=1}^{n} (p_i - q_i)^2 \Big) && 2 p q = p^2 + q^2 - (p - q)^2 \\
# &= 1 - \frac{6 \sum_{i=1}^{n} (r_i - s_i)^2}{n (n^2 - 1)} && p_i - q_i = r_i - s_i \text{; (10.10)}
# \end{aligned}
# \tag{10.11}
# $$
#
# This is Spearman's $\rho$: 1 for the same order, −1 for the opposite one, about 0 for none. The last line needs the ranks 1 to $n$.
#
# With **ties**, equal numbers share the mean of their ranks. Then each list has a spread of its own, smaller than $S$, and $\rho$ is the correlation as it is written for any two lists: $\sum p_i q_i$, divided by the square root of $\sum p_i^2 \sum q_i^2$.

# %%
p, q = r - r_bar, s - r_bar
S = (p**2).sum()

# %% tags=["eq-10.11"]
agree(
    "10.11",
    np.corrcoef(r, s)[0, 1],
    sum(p[i] * q[i] for i in range(n)) / S,
    (2 * S - sum((p[i] - q[i]) ** 2 for i in range(n))) / (2 * S),
    1 - 6 * sum((r[i] - s[i]) ** 2 for i in range(n)) / (n * (n**2 - 1)),
    evaluate.rank_correlation(r, s),
)

# %% [markdown]
# ### Exercise 10.10 · Rank correlation
# ★★★ · 12 minutes · code · rests on (10.11)
#
# Your function gets two arrays of equal length. Each holds at least two different numbers, and equal numbers may come. It returns $\rho$. (Our own list has ties by the hundred: 150 pairs share the truth 2.)


# %% tags=["exercise-10.10"]
def spearman(x, y):
    """The correlation of the ranks; equal numbers share the mean of their ranks."""
    return ...


check("10.10", spearman)

# %% tags=["hints-10.10"]
# hint("10.10")
# solution("10.10")

# %%
print("with ties:", f"{evaluate.rank_correlation([3, 1, 3, 8, 3], [5, 2, 7, 4, 2]):.3f}")
our_cosines = [directions[vocab.ids[w]] @ directions[vocab.ids[other]] for w, other, _ in judged]
perfect = np.array(truth) + np.linspace(0, 0.5, len(truth))
print(f"our vectors {evaluate.rank_correlation(our_cosines, truth):.3f}")
print(f"in the file {by_seed('sentences', '6000', 'rank correlation')[0]:.3f}")
print(f"no error at all {evaluate.rank_correlation(perfect, truth):.3f}")

# %% [markdown]
# Look at the last line. A model that puts every pair of a higher level above every pair of a lower one, without any error, does not get 1: the truth has three values, the cosines have 450, and within a level the model *must* put in order what has none. The ceiling here is $\sqrt{8/9} \approx 0.943$. Before you call 0.84 bad, ask for the ceiling.

# %% [markdown]
# ## Two models compared
#
# "Skip-gram is better than CBOW." "More dimensions are better." Suppose that somebody trains two models, A and B, with five seeds, and A wins every time. Could that be luck?

# %% [markdown]
# ### Exercise 10.11 · Five seeds agree
# ★☆☆ · 3 minutes · predict · rests on (10.12)
#
# Assume that A and B are equally good, so that each seed decides by the toss of a coin. How probable is it that all five seeds favour the *same* model? Enter a number. (Equation (10.12) stands below.)

# %% tags=["exercise-10.11"]
my_answer_10_11 = ...

check("10.11", my_answer_10_11)

# %% tags=["hints-10.11"]
# hint("10.11")
# solution("10.11")

# %% [markdown]
# With $R$ seeds, let $p$ be the chance that all agree although there is no difference:
#
# $$
# \begin{aligned}
# p &= \Big( \frac12 \Big)^R + \Big( \frac12 \Big)^R && \text{all for A, or all for B} \\
# &= 2^{1 - R} && \text{two equal terms}
# \end{aligned}
# \tag{10.12}
# $$
#
# For five seeds that is 6 %. So even "A won all five times" is no proof, and "A won once" is nothing at all. Look at how large the difference is, measured in spreads.

# %% tags=["eq-10.12"]
R = 5
outcomes = np.indices((2,) * R).reshape(R, -1).sum(axis=0)  # of all 32: how many seeds favour B
agree(
    "10.12",
    np.mean((outcomes == 0) | (outcomes == R)),
    0.5**R + 0.5**R,
    2.0 ** (1 - R),
)

# %% [markdown]
# On both sides of a comparison stood the same five texts, so we can look at the difference for each seed:

# %%
for experiment, first, second, measure in [
    ("reading", "input", "output", "rank correlation"),
    ("reading", "input", "output", "analogies"),
    ("dim", "32", "64", "analogies"),
]:
    gaps = by_seed(experiment, second, measure) - by_seed(experiment, first, measure)
    each = " ".join(f"{gap:+.3f}" for gap in gaps)
    print(f"{second:6s} minus {first:6s} {measure:17s}{each}   mean {gaps.mean():+.3f}")

# %% [markdown]
# The first difference is small, but it is there each time. The second goes up and down: with one seed, you could have "shown" either. The third is probably real, and one of five seeds says the opposite.

# %% [markdown]
# ### The knobs
#
# Now the claims. Everything is skip-gram with negative sampling: 2,000 sentences, 32 numbers, radius 5, 5 negatives, 15 epochs. One setting at a time is changed (in two lines the epochs too).

# %%
for experiment in ["epochs", "dim", "radius", "negatives"]:
    table(experiment, "analogies", "same class", "rank correlation")
    print()

# %% [markdown]
# - **Epochs**: three times as many lift the analogies from 0.56 to 0.97, and *lower* the rank correlation from 0.91 to 0.84, in every run. So did more text: 0.84 with 6,000 sentences. Analogies need what tells *king* from *monk*; the list rewards that they are alike. Whoever tells you the best number has chosen a score first.
# - **Dim**: 2 and 8 are too few. From 32 to 64 little is left to gain, for nine classes and thirty pairs.
# - **Radius** and **negatives**: more is better for analogies. A wide window also makes more pairs, but with equally many (26, 15, 11 epochs) the order stays: 0.31, 0.56, 0.71. More negatives also make longer steps.

# %% [markdown]
# ### Six models
#
# Skip-gram or CBOW, softmax, negative sampling or a tree: 600 sentences, 16 numbers, radius 2, learning rate 0.1, and the slow trainer of chapter 09. (Such a small text is too little for analogies.) CBOW makes one example of a window where skip-gram makes several. So it stands there twice: with as many *epochs* as skip-gram, and with about as many *examples*.

# %%
table("architecture", "same class", "rank correlation")

# %% [markdown]
# "Skip-gram is much better than CBOW": 0.92 to 0.64, 0.87 to 0.26, 0.90 to 0.63. All true, in every run. But when CBOW may see as many examples, it reaches 0.92, 0.88 and 0.86: most of the lead was the longer training. In the rank correlation a part of it stays, 0.02 to 0.13, in every run.
#
# "The tree is better than negative sampling": with skip-gram it is, by 0.05 in the rank correlation, in all five runs. With CBOW and 10 epochs it is worse by 0.06, in all five runs. Neither sentence is about the tree. And a different learning rate for each would be a different table again.

# %% [markdown]
# ### Does it beat counting?
#
# The question that is asked least. What do vectors score that nobody trained? Random ones; the rows of the table of counts (231 numbers per word: how often each other word stands within 5); the same as logarithms; the same as PPMI (chapter 13: how much more often than by chance); and the last two pressed into 32 numbers by a singular value decomposition, which Deerwester and others did to texts in 1990.

# %%
table("baseline", "analogies", "same class", "rank correlation")

# %% [markdown]
# On analogies, **counting wins**: 0.99, where word2vec reaches 0.56 after 15 epochs, and 0.97 after 45. On neighbours, logarithms of counts are as good. On the list of pairs they have 0.87, word2vec 0.91 after 15 epochs and 0.84 after 45. At the same size, 32 numbers per word, the SVD of PPMI solves 0.57 of the analogies: like 15 epochs, far behind 45.
#
# So who is better? It depends on the score, on the training and on the size. What counting does badly is grow: with 100,000 words the table has $10^{10}$ cells. Nearly all are empty, but even the others are many. word2vec keeps two short vectors per word, and never sees a table.

# %% [markdown]
# ## What to ask
#
# Somebody shows you word vectors that have "found meaning". Ask:
#
# 1. Compared with **what**? Random vectors, counts, an SVD?
# 2. **How many seeds**, and what is the spread?
# 3. Analogies: which words were **left out**, and what does the nearest neighbour of $c$ score alone?
# 4. A map: which share is **kept**, or which perplexity? What does the same map show of random vectors?
# 5. Which score? Another one may choose another model.
# 6. How **frequent** are the words? Rare ones are near to rare ones.

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (10.1) | a dot product is the cosine times both lengths; lengths remember frequency | `evaluate.neighbours` |
# | (10.2) | an analogy: three cosines | `evaluate.analogy` |
# | (10.3) | the answer beats $c$ only if the arrow is longer than its error | `evaluate.analogy` |
# | (10.4) | input with input: alike; input with output: side by side; the sum mixes both | |
# | (10.5)–(10.6) | there and back: the tables can be exchanged, but for the sums below | `losses.softmax_loss` |
# | (10.7) | what crosswise scores mean at the optimum, and what stays free | |
# | (10.8) | a projection only shrinks | |
# | (10.9) | t-SNE's neighbours: a softmax of cosines, with as many as you order | |
# | (10.10)–(10.11) | Spearman's rank correlation | `evaluate.rank_correlation` |
# | (10.12) | how often chance makes all seeds agree | |

# %% [markdown]
# ## What comes next
#
# word2vec is not magic, and not nothing. It read a text fifteen times, kept 32 numbers per word, and found all that the grammar had planted. But in one table above, plain counting did it too, and better. That cannot be chance. What do the two have in common? (10.7) has a hint: pointwise mutual information. Chapter 13 will follow it; chapters 11 and 12 come before, on what the real program does, and how it can be fast. They are still to come.
#
# Until then: where does the chain rule itself come from? The appendix begins with a single unit.
#
# [A · Backpropagation](A_backpropagation.ipynb).
