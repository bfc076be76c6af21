# %% [markdown]
# # 00 · Start here
#
# **What will I be able to do?**
#
# Click into the grey cell below, press **Shift + Enter**, and give it a few seconds. The machine will read 6000 short sentences, and then complete three comparisons that nobody has told it. You need not understand the code yet. At the end of the course you will.
#
# *About 45 minutes. You need: Python with NumPy, and dot products. Derivatives come in chapter 03, and everything else is built here.*

# %%
import numpy as np

from w2v_lib import architectures, evaluate, huffman, index, losses, noise, plots, sgd, text
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, examine, hint, progress, solution
from w2v_lib.fast.minibatch import train_minibatch
from w2v_lib.vocab import build_vocab, encode, keep_probs
from w2v_lib.windows import windows

rng = np.random.default_rng(0)
sentences = text.planted_sentences(6000, rng)
vocab = build_vocab(sentences)
ids = [encode(sentence, vocab) for sentence in sentences]
noise_probs = noise.noise_probs(vocab.counts)
vectors, *_ = train_minibatch(ids, noise_probs, 32, n_epochs=12, batch_size=32, rng=rng)
for known in (("king", "queen", "wizard"), ("france", "paris", "japan"), ("cat", "cats", "house")):
    print("{} : {} = {} :".format(*known), *evaluate.analogy(*known, vocab, vectors))

# %% [markdown]
# *King* is to *queen* as *wizard* is to … The last word of each line is the machine's answer. Nobody had told it what a witch is, or a capital, or a plural. It had only read sentences such as these:

# %%
for sentence in sentences[:5]:
    print(" ".join(sentence))

# %% [markdown]
# From nothing but *which words stand near which*, it made 32 numbers for every word: the word's **vector**. And with vectors one can calculate. It took the vector of *queen*, subtracted *king*, added *wizard*, and looked which word's vector lies nearest to the result, the three words of the question left out.
#
# The method is **word2vec**. At the end of this course there will be no formula of it that you have not derived and checked, and no step that you have not written yourself.

# %% [markdown]
# ## Was it luck?
#
# Three right answers prove little: perhaps I chose those that work. So the sentences come from a small grammar of our own, which also knows every true answer. The answers are **planted** in the text. That lets us ask *all* the questions, and ask the machine twice: before it has read anything, with random vectors, and after.

# %%
questions = text.planted_analogies()
untrained, _ = sgd.init_vectors(len(vocab.words), 32, np.random.default_rng(0))
for name, table in {"before reading": untrained, "after reading": vectors}.items():
    share = evaluate.analogy_accuracy(questions, vocab, table)
    print(f"{name:15s}{share:4.0%} of {len(questions)} questions right")

# %% [markdown]
# It was not luck. Keep the other number in mind as well: in this course no result stands alone. There is always something to compare it with, such as a machine that has read nothing.

# %% [markdown]
# ### Exercise 00.1 · Who is nearest to king?
# ★☆☆ · 2 minutes · predict · rests on (00.1)
#
# (The line above names the equation that the exercise rests on. This one comes later in the chapter: for now, guess.)
#
# Of all the vectors, which one lies nearest to the vector of *king*?
#
# - `"a"`: that of *throne*: king and throne stand in the same sentence again and again
# - `"b"`: that of *queen*: she has the same throne and the same crown
# - `"c"`: that of another man, such as *waiter*, who was never seen near a throne
#
# Write the letter in place of the three dots, with its quotes, and run the cell. Decide before you read on: the answer comes right below.

# %% tags=["exercise-00.1"]
my_answer_00_1 = ...

check("00.1", my_answer_00_1)

# %% tags=["hints-00.1"]
# hint("00.1")  # take away the first # and run; run again for the next hint
# solution("00.1")

# %%
similarity = dict(evaluate.neighbours("king", vocab, vectors, n=len(vocab.words) - 1))
for name in (*list(similarity)[:3], "queen", "throne"):
    print(f"{name:9s}{similarity[name]:5.2f}")

# %% [markdown]
# The number is the **similarity**: 1 for vectors that point the same way, 0 for vectors at a right angle.
#
# All three nearest are men. *He* said, *he* forgot, *he* blamed *himself*: a king does what a waiter does, in the same places of the same sentences. The throne is often *beside* the king, but a throne never forgets anything. **Near in the text** and **near as vectors** are two different things. Vectors are near when words have the same *company*.

# %% [markdown]
# ## A map of the words
#
# Nobody can see in 32 dimensions. But we can let the vectors throw a shadow on a sheet of paper, and turn the sheet until the shadow is as wide as it can be. That is called *principal component analysis*. Here is the shadow of ten pairs: a man and the matching woman.

# %%
classes = text.planted_classes()
couples = list(zip(classes["men"], classes["women"], strict=True))
people = classes["men"] + classes["women"]
their_vectors = np.array([vectors[vocab.ids[word]] for word in people])
centred = their_vectors - their_vectors.mean(axis=0)
directions = np.linalg.svd(centred)[2][:2]  # the two in which these words differ most
shadows = centred @ directions.T  # (20, 32) @ (32, 2) -> (20, 2)

# %%
plots.word_map(
    people,
    shadows * np.sign(shadows[0]),  # turned so that king is at the top right
    groups=["man"] * len(couples) + ["woman"] * len(couples),
    links=couples,
    title="From he to she: ten times nearly the same step",
)

# %% [markdown]
# Read the arrows. From *king* to *queen*, from *actor* to *actress*, from *monk* to *nun*: nearly the same direction, nearly the same length. That is why the arithmetic worked. Take that step from *wizard*, and you arrive beside *witch*.
#
# The machine does not know what a woman is. It found one direction in which ten pairs of words differ, because *he* and *his* stand near the one half, and *she* and *her* near the other.

# %% [markdown]
# ## Real text, without a download
#
# A grammar of ours shows that the machine can learn what is there. Does it also work on language that people wrote? You have plenty of it: the packages that this course uses carry their manuals inside, as **docstrings**. They hold the English in which programmers explain `sin` or `mean` to each other. Let us collect it from your own disk. (The files are only read; nothing is run, nothing is sent.)

# %%
docs = text.docstring_sentences()
print(f"{sum(map(len, docs)) / 1e6:.1f} million words, for instance:\n")
print(" ".join(docs[0]))

# %% [markdown]
# ### Exercise 00.2 · What is nearest to true?
# ★☆☆ · 2 minutes · predict · rests on (00.1)
#
# In these manuals, which word will have the vector nearest to that of *true*?
#
# - `"a"`: *correct*, which means the same
# - `"b"`: *false*, which means the opposite
# - `"c"`: *if* or *is*, which so often stand beside it

# %% tags=["exercise-00.2"]
my_answer_00_2 = ...

check("00.2", my_answer_00_2)

# %% tags=["hints-00.2"]
# hint("00.2")
# solution("00.2")

# %% [markdown]
# Now the machine reads all of it, twice. This is the longest wait of the chapter: about ten seconds. Millions of times it compares what it expects beside a word with what stands there, and corrects a few numbers a little. What one such correction is, chapter 03 derives.

# %%
doc_vocab = build_vocab(docs, min_count=20)  # a rare word has no company to speak of
doc_ids = [encode(sentence, doc_vocab) for sentence in docs]
doc_noise = noise.noise_probs(doc_vocab.counts)
keep = keep_probs(doc_vocab.counts)
rng = np.random.default_rng(1)
doc_vectors, *_ = train_minibatch(doc_ids, doc_noise, 64, n_epochs=2, keep_probs=keep, rng=rng)
print(f"{len(doc_vocab.words)} words now have a vector of {doc_vectors.shape[1]} numbers")

# %%
for word in ("true", "before", "high", "left", "row", "horizontal", "numerator", "sin"):
    ((nearest, _),) = evaluate.neighbours(word, doc_vocab, doc_vectors, n=1)
    print(f"{word:12s}→ {nearest}")

# %% [markdown]
# Nobody planted these. They are in the language itself.
#
# And they show what such vectors measure. Opposites come out as *near*: whatever a manual can say of `True`, it can say of `False`. *Correct* means the same as *true* but stands in other places, and is not the nearest. It is not meaning that the vectors hold, it is company.

# %% [markdown]
# ### What is only noise
#
# I chose these words. I had trained six times, from other random numbers each time, and kept words whose nearest neighbour came out the same in all six, by a clear lead. Most words are not so firm. The nearest to *plot* was *plots* once, and the other times *ice*, *directive*, *examples*, *glr*. So it is with the king: that a man stands nearest is firm, *which* man is noise.

# %% [markdown]
# And this will fool you if you don't know it: **a list of neighbours always comes out**. Here is one from vectors that have not been trained at all.

# %%
rng = np.random.default_rng(0)
doc_untrained, _ = sgd.init_vectors(len(doc_vocab.words), 64, rng)
for name, similar in evaluate.neighbours("sin", doc_vocab, doc_untrained, n=3):
    print(f"{name:10s}{similar:5.2f}")

# %% [markdown]
# ### Your own text
#
# Any UTF-8 text file will do; each of its lines counts as one sentence. Put the file beside this notebook, open a new cell (the **+** above), and run
#
# ```python
# docs = list(text.read_sentences("my_text.txt"))
# ```
#
# Then run the training above again, from the cell with `doc_vocab` on, and ask for neighbours of your own words. With less than some hundred thousand words of text, expect more noise than sense.

# %% [markdown]
# ## Six models
#
# What you saw is one of six models: skip-gram with negative sampling. word2vec has two ways to cut a text into questions:
#
# - **skip-gram**: here is a word; which word stands near it?
# - **CBOW**: here are the words around; which word stands in the middle?
#
# and three ways to ask:
#
# - **softmax**: which of *all* the words is it?
# - **negative sampling**: is it this one, or was this one drawn at random?
# - **hierarchical softmax**: left or right? And now, left or right? … down a tree with a word at every leaf.

# %%
ways_to_ask = {
    "softmax": losses.softmax(),
    "negative sampling": losses.negative_sampling(noise_probs, n_negatives=5),
    "hierarchical softmax": losses.hierarchical_softmax(huffman.huffman_tree(vocab.counts)),
}

# %% [markdown]
# All else is shared. Here are all six, each trained on 40 sentences, which it reads five times. The trainer is the slow and clear one that you will write yourself.

# %%
few_windows = [window for sentence in ids[:40] for window in windows(sentence, 2)]
for examples_of in (architectures.skipgram_examples, architectures.cbow_examples):
    for way, loss in ways_to_ask.items():
        rng = np.random.default_rng(0)
        start = sgd.init_vectors(len(vocab.words), 10, rng, loss.n_rows)
        first, *_, last = sgd.train(
            few_windows, examples_of, loss, *start, learning_rate=0.3, n_epochs=5, rng=rng
        )
        print(f"{examples_of.__name__:19s}{way:22s}{first:.1f} → {last:.1f}")

# %% [markdown]
# Each number is a **loss**: how surprised the model is by what really stood there, on average over the first reading and over the fifth. Reading made every one of the six less surprised. (CBOW comes less far here: it makes one question of each place in the text, where skip-gram makes up to four, so it takes fewer steps.)
#
# Two warnings. Compare a number only with the other number in its row: different ways to ask are different currencies. And a smaller loss is not yet a better vector. How good the vectors are, one must ask the vectors, as we did with the analogies.

# %% [markdown]
# ## The question behind it all
#
# What does such a model learn? Here is a text of three sentences:
#
# > the king rules · the king sleeps · the queen rules
#
# Choose a word as the **centre**. The words directly beside it, in its sentence, are its **context**. Given that the centre is *king*, how probable is it that a context word is *the*? Simply count. Beside *king* stand *the*, *rules*, *the*, *sleeps*: four places, and *the* has two of them. So the answer is 2/4.

# %% [markdown]
# ### Exercise 00.3 · Who stands beside king?
# ★☆☆ · 4 minutes · predict · rests on (00.1)
#
# The same question for another word: given that the centre is *king*, how probable is it that a context word is *rules*?
#
# This time the answer is a number. Write it with two decimals.

# %% tags=["exercise-00.3"]
my_answer_00_3 = ...

check("00.3", my_answer_00_3)

# %% tags=["hints-00.3"]
# hint("00.3")
# solution("00.3")


# %% [markdown]
# Now all of them, counted by machine. First every pair (centre, context word) of the text, then how often each pair comes, then each row divided by its sum.

# %%
tiny_words = ["the", "king", "queen", "rules", "sleeps"]
tiny_text = [[0, 1, 3], [0, 1, 4], [0, 2, 3]]  # the same three sentences, as numbers of words
pairs = [(center, word) for ids in tiny_text for center, near in windows(ids, 1) for word in near]
N = np.zeros((5, 5))
for center, word in pairs:
    N[center, word] += 1

# %%
plots.heatmap(
    N / N.sum(axis=1, keepdims=True),
    row_labels=tiny_words,
    col_labels=tiny_words,
    title="How probable is each context word (column), given the centre (row)?",
)

# %% [markdown]
# Look at the rows of *king* and *queen*: they are alike. Both stand after *the* and before *rules*. So whoever wants to predict their context needs **similar numbers for both**. A word is known by the company it keeps.
#
# With letters, $c$ for the centre word, $o$ for the other (the *outside*) word and $N_{co}$ for the count of a pair. Read $P(O = o \mid C = c)$ as: the probability that the other word is $o$, given that the centre word is $c$.
#
# $$
# \begin{aligned}
# P(O = o \mid C = c) &= \frac{N_{co}}{\sum_w N_{cw}} && \text{a share among the pairs with centre } c \\
# &= \frac{P(C = c, O = o)}{P(C = c)} && \text{above and below divided by the number of pairs}
# \end{aligned}
# \tag{00.1}
# $$

# %% [markdown]
# You should not have to trust a formula in this course. After each numbered one comes a cell that computes every line of it on its own, beginning with the left-hand side, and compares them.

# %% tags=["eq-00.1"]
c, o = 1, 3  # king, rules
agree(
    "00.1",
    np.mean([word == o for center, word in pairs if center == c]),
    N[c, o] / sum(N[c, w] for w in range(5)),
    np.mean([pair == (c, o) for pair in pairs]) / np.mean([pair[0] == c for pair in pairs]),
)

# %% [markdown]
# So why not just count? Because a real language has tens of thousands of words, and the table has a row *and* a column for each: hundreds of millions of entries, nearly all of them 0, since no text contains every pair that makes sense.
#
# word2vec does not store the table. It gives each word two short vectors, one for its life as a centre and one for its life as a context word, and lets a *dot product* of two vectors stand in for an entry of the table. How a dot product becomes a probability is the matter of chapter 02.

# %% [markdown]
# ## How to read this course: the letters
#
# Two texts have taught word2vec to most people: the assignment of Stanford's course **CS224N** and a paper by **Xin Rong**. They use the same letters for different things. (In Rong's paper $u$ is a score; in CS224N it is a vector.) Our formulas speak CS224N's language (but for the learning rate, which is $\eta$ as in Rong's paper), and say each time which formula of Rong's they are. Programs use whole words. Here is the dictionary; you need not learn it now.

# %% [markdown]
# From words to a loss:
#
# | meaning | CS224N | Rong | in our programs | shape |
# |---|---|---|---|---|
# | number of words, length of a vector | $\lvert \text{Vocab} \rvert$, $d$ | $V$, $N$ | `vocab_size`, `dim` | numbers |
# | centre word, words around it | $c$, $o$ | – | `center`, `context` | word ids |
# | how far a window reaches | $m$ | – | `radius` | a number |
# | how many context words | at most $2m$ | $C$ | `n_context` | a number |
# | input words, word to guess | $c$, $o$ | $w_I$, $w_O$ | `inputs`, `target` | word ids |
# | input vectors | columns $v_w$ of $V$ | rows of $W$ | `input_vectors` | (vocab_size, dim) |
# | output vectors | columns $u_w$ of $U$ | columns of $W'$ | `output_vectors` | (vocab_size, dim) |
# | the vector we look from | $v_c$ | $h$ | `hidden` | (dim,) |
# | score of each word | $u_w^\top v_c$ | $u_j$ | `scores` | (vocab_size,) |
# | predicted probability | $\hat y$ | $y_j$ | `probs` | (vocab_size,) |
# | truth | $y$ | $t_j$ | `labels`, `target` | (vocab_size,), an id |
# | loss | $J$ | $E$ | `loss` | a number, in nats |

# %% [markdown]
# And from the loss back to better vectors:
#
# | meaning | CS224N | Rong | in our programs | shape |
# |---|---|---|---|---|
# | prediction error | $\hat y - y$ | $e_j$ | `error` | (vocab_size,) |
# | error added up over a window | $\sum$ | $\text{EI}_j$ | `error_sum` | (vocab_size,) |
# | slope of the loss along the input side | $\partial J / \partial v_c$ | $\text{EH}$ | `grad_hidden` | (dim,) |
# | slope along an output vector | $\partial J / \partial u_w$ | $e_j h$ | `output_rows` | (n_rows, dim) |
# | learning rate | $\alpha$ | $\eta$ | `learning_rate` | a number |
# | words drawn as noise | $w_1, \dots, w_K$ | $W_{\text{neg}}$ | `negatives` | (n_negatives,) |
# | how often noise draws each word | – | $P_n(w)$ | `noise_probs` | (vocab_size,) |
# | way down the tree to a word | – | $n(w, j)$ | `tree.paths` | (length,) |
# | left or right at each fork | – | $[\![\cdot]\!]$ | `tree.turns` | (length,), +1 or −1 |

# %% [markdown]
# One difference bites more than the others. In formulas a vector is a **column** and a word's vector is a column of $U$ or $V$. In programs a word's vector is a **row** of its table. So `output_vectors` is $U^\top$.

# %% [markdown]
# ## How to read this course: derive, then agree
#
# Above I said that a vector lies *nearest* to another. Nearest in which sense? Some vectors are long and some are short. What we compare is only where they *point*: the cosine of the angle between them.

# %% [markdown]
# For any two vectors $a$ and $b$, neither of them zero:
#
# $$
# \begin{aligned}
# \cos(a, b) &= \frac{a^\top b}{\lVert a \rVert \, \lVert b \rVert} && \text{the dot product, divided by both lengths} \\
# &= \Big( \frac{a}{\lVert a \rVert} \Big)^{\!\top} \frac{b}{\lVert b \rVert} && \text{each vector divided by its own length} \\
# &= 1 - \frac12 \Big\lVert \frac{a}{\lVert a \rVert} - \frac{b}{\lVert b \rVert} \Big\rVert^2 && \lVert p - q \rVert^2 = 1 - 2\, p^\top q + 1 \text{ if both have length 1}
# \end{aligned}
# \tag{00.2}
# $$
#
# The last line says: make all vectors equally long, and then the highest cosine *is* the smallest distance.

# %% tags=["eq-00.2"]
rng = np.random.default_rng(0)
a, b = rng.normal(size=4), rng.normal(size=4)
length_a, length_b = np.sqrt(a @ a), np.sqrt(b @ b)
difference = a / length_a - b / length_b
agree(
    "00.2",
    (a @ a + b @ b - (a - b) @ (a - b)) / (2 * length_a * length_b),  # the law of cosines
    a @ b / (length_a * length_b),
    (a / length_a) @ (b / length_b),
    1 - difference @ difference / 2,
    evaluate.cosine_similarities(a, b[None, :])[0],
)

# %% [markdown]
# Five values: the left-hand side, worked out in another way (here from the three sides of a triangle), the three lines, and last the function of our library. The numbers are random, so that nothing agrees by accident.
#
# What if a line is wrong? Suppose I had written a plus sign in the third one:

# %%
try:
    agree("00.2", a @ b / (length_a * length_b), 1 + difference @ difference / 2)
except AssertionError as error:
    print(error)

# %% [markdown]
# The check stops, and shows the two values that differ. (Without the `try`, the whole notebook would stop there.) So when you distrust a formula, go to the cell below it, change the line to what you think it should be, and run it.

# %% [markdown]
# ## How exercises work
#
# You have met *predict* exercises. The second kind is **code**: a function with three dots to replace. Run the cell as often as you like. The checker tries your function on small examples and looks for the cause of a mistake; there is no score and no clock.
#
# Stuck? Take away the `#` before `hint` in the cell below the exercise, and run it. Each run gives one more hint, three in all. `solution` shows ours.

# %% [markdown]
# ### Exercise 00.4 · The cosine
# ★☆☆ · 6 minutes · code · rests on (00.2)
#
# Write a function that returns the cosine of the angle between two vectors of shape `(dim,)`. `np.linalg.norm(x)` is the length of a vector, and `x @ y` the dot product of two.


# %% tags=["exercise-00.4"]
def cosine(first, second):
    """Cosine of the angle between two vectors: 1 same direction, 0 right angle, -1 opposite."""
    return ...


check("00.4", cosine)

# %% tags=["hints-00.4"]
# hint("00.4")
# solution("00.4")

# %% [markdown]
# The third kind is **pencil**: take a sheet of paper, derive, and enter what you found as an expression in quotes. *Any* equal form counts, so `"(a + b) ** 2"` and `"a**2 + 2*a*b + b**2"` are the same answer.
#
# Two rules, both from CS224N's formulas. Vectors are **columns**, of shape d × 1, and `.T` lays them down. And shapes must fit: `@` needs equal inner sizes, `+`, `-` and `*` need equal shapes or a number. There are also `/`, `**`, brackets and functions such as `exp`, `log`, `sum` and `norm`; ask for one that is not there, and the checker lists them all.

# %% [markdown]
# ### Exercise 00.5 · Two columns make a number
# ★☆☆ · 4 minutes · pencil · rests on (00.2)
#
# Write the dot product $u_o^\top v_c$ as an expression. The names are `u_o` and `v_c`; both are columns, $d \times 1$. The result must be a single number.

# %% tags=["exercise-00.5"]
my_answer_00_5 = ...

check("00.5", my_answer_00_5)

# %% tags=["hints-00.5"]
# hint("00.5")
# solution("00.5")

# %% [markdown]
# The fourth kind, **order**, shows the lines of a derivation, shuffled and lettered. You write their letters in a right order, such as `"BCA"`, and leave out the lines that contain a slip. Every order counts in which each line stands after the lines that it uses. (The first one waits in chapter 03.)
#
# The checker has four things to say: *not attempted yet*, *could not run*, *not yet* and *correct*. Here are all four, for four answers to the last exercise. (`examine` judges an answer, as `check` does, and hands the verdict over instead of printing it.)

# %%
for attempt in (..., "u_o @ v_c", "u_o @ v_c.T", "v_c.T @ u_o"):
    print(f"--- answer: {attempt}\n\n{examine('00.5', attempt).message}\n")

# %% [markdown]
# ### Exercise 00.6 · A matrix mixes its columns
# ★★☆ · 5 minutes · pencil · rests on (00.3)
#
# Each of $n$ words has an output vector: column $w$ of `U`, which is $d \times n$. And each has a probability: entry $w$ of the column `y_hat`, which is $n \times 1$.
#
# Write the *average* output vector, in which each word counts as much as it is probable. It is a column, $d \times 1$. (Such an average is the heart of chapter 03. Equation (00.3) stands below: find it yourself first.)

# %% tags=["exercise-00.6"]
my_answer_00_6 = ...

check("00.6", my_answer_00_6)

# %% tags=["hints-00.6"]
# hint("00.6")
# solution("00.6")

# %% [markdown]
# The rule behind it deserves a number, since every later chapter uses it. A matrix times a column **mixes the columns of the matrix**:
#
# $$
# \begin{aligned}
# U \hat y &= \sum_{w} \hat y_w\, u_w && \text{column } w \text{ of } U \text{, taken } \hat y_w \text{ times}
# \end{aligned}
# \tag{00.3}
# $$

# %% tags=["eq-00.3"]
U, y_hat = np.arange(15.0).reshape(3, 5) ** 2, np.array([0.4, 0.1, 0.2, 0.05, 0.25])
agree("00.3", U @ y_hat, sum(y_hat[w] * U[:, w] for w in range(5)))

# %% [markdown]
# Your own copy of the course remembers which exercises you have solved. `progress()` lists them all, and this cell those of one chapter:

# %%
progress("00")

# %% [markdown]
# ## Every formula of both sources
#
# The course promises completeness: every numbered equation of Rong's paper and every question of the assignment has its place here. This index keeps the promise, and tests keep the index. Click on a chapter to open its table; *planned* marks what is still to be written.

# %%
index.equation_index()

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (00.1) | a word is known by the company it keeps: the share of each context word | `windows.windows` |
# | (00.2) | the cosine compares where two vectors point | `evaluate.cosine_similarities` |
# | (00.3) | a matrix times a column mixes its columns | `U @ y_hat` |

# %% [markdown]
# ## The chapters
#
# | chapter | its question | time |
# |---|---|---|
# | [01 · From text to examples](01_from_text_to_examples.ipynb) | What is a training example? | 110 minutes |
# | [02 · Softmax and cross-entropy](02_softmax_and_cross_entropy.ipynb) | How do two vectors make a prediction? | 75 minutes |
# | [03 · Naive softmax gradients](03_naive_softmax_gradients.ipynb) | Who is to blame, and by how much? | two hours |
# | [04 · The sigmoid](04_the_sigmoid.ipynb) | How does a yes/no question learn? | 110 minutes |
# | [05 · Negative sampling](05_negative_sampling.ipynb) | Must we look at every word? | 135 minutes |
# | [06 · Skip-gram sums](06_skip_gram_sums.ipynb) | One centre, many contexts: what adds up? | 105 minutes |
# | [07 · CBOW](07_cbow.ipynb) | Many contexts, one centre: who gets how much of the blame? | 95 minutes |
# | [08 · Hierarchical softmax](08_hierarchical_softmax.ipynb) | Or ask log₂ V questions? | 140 minutes |
# | [09 · Training](09_training.ipynb) | How do gradients become vectors? | two hours |
# | [10 · Reading the vectors](10_reading_the_vectors.ipynb) | What did it learn, and how would we know? | 105 minutes |
# | [A · Backpropagation](A_backpropagation.ipynb) | How does blame travel through a network? | 95 minutes |
#
# Still to come: mathematics against production (11), fast (12) and what it factorises (13).

# %% [markdown]
# ## What comes next
#
# A machine read, and found that *witch* is to *wizard* what *queen* is to *king*. All it was ever given were small questions: here is a word; which word stands near it? Where do these questions come from? What of the text do they keep, and what do they lose?
#
# [Chapter 01 · From text to examples](01_from_text_to_examples.ipynb) makes the first of them by hand. (In a hurry for the mathematics? Chapter 02 can be read without it.)
