# %% [markdown]
# # 01 · From text to examples
#
# **What is a training example?**
#
# A word2vec model never reads a text. It is asked small questions, one after the other: *here is the word "king"; which word stands beside it?* A shelf of books becomes a very long list of such questions, and the list is all that the model ever learns from.
#
# This chapter makes the list. There is no learning in it, and hardly any mathematics beyond counting. But every decision here is final: what is lost on the way from text to examples, no training brings back.
#
# *About 110 minutes. You need: a little Python, sums, square roots; at one place exp and the dot product.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.architectures import cbow_examples, skipgram_examples
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.text import docstring_sentences, tokenize
from w2v_lib.vocab import build_vocab, encode, keep_probs
from w2v_lib.windows import windows

# %% [markdown]
# ## From text to tokens
#
# Here is a whole corpus: three lines. One line is one sentence.

# %%
lines = [
    "The king wears the crown.",
    "The queen eats bread and butter,",
    "and the King eats bread!",
]

# %% [markdown]
# A computer sees characters. Is `King` the same word as `king`? Does `bread!` belong to `bread`? Somebody has to decide, and `tokenize` decides like this: everything becomes lower-case, a word is a run of letters (with apostrophes inside), and whatever else there is only separates words.

# %%
sentences = [tokenize(line) for line in lines]
for sentence in sentences:
    print(sentence)
print(tokenize("The Queen's 2 crowns; don't touch the café's bread_knife"))

# %% [markdown]
# Each decision helps and hurts. *King* at the start of a sentence and *king* inside one are now the same word, which is good. But the number 2 is gone, and *Polish* and *polish* can never be told apart again.

# %% [markdown]
# ### Tokens and words
#
# Count the first line. It has 5 **tokens**: places in the text. It has 4 **words**, because *the* comes twice. This difference decides what things cost. A token is something that the model reads; a word is something for which it keeps vectors.
#
# The two are often mixed up. A student's write-up of assignment 2 of Stanford's course CS224N, one of the sources of this course, says that the model compares a word with "all words of the *corpus*". It is the **vocabulary**: the list in which each word stands once. For our three lines that is 9 in place of 16.

# %% [markdown]
# Three letters: $N$ is the number of tokens in the corpus, $T_s$ how many of them stand in sentence $s$, and $n_w$ how many of them are the word $w$, the **count** of $w$. Every token stands in one sentence, and is one word. So we can count them in two ways, and must find the same:
#
# $$
# \begin{aligned}
# N &= \sum_{s} T_s && \text{sentence by sentence} \\
# &= \sum_{w} n_w && \text{word by word}
# \end{aligned}
# \tag{01.1}
# $$

# %% [markdown]
# You should not have to trust a formula in this course. Each one is followed by a cell that computes it line by line and compares. `agree` gets the left-hand side in a way of its own (here: count the gaps between words), then one value for each line, and at the end, where there is one, the answer of our library.

# %%
tokens = [word for sentence in sentences for word in sentence]
lengths = np.array([len(sentence) for sentence in sentences])
n = np.array([tokens.count(word) for word in dict.fromkeys(tokens)])  # each word once

# %% tags=["eq-01.1"]
agree(
    "01.1",
    sum(line.count(" ") + 1 for line in lines),
    lengths.sum(),
    n.sum(),
    build_vocab(sentences).counts.sum(),
)

# %% [markdown]
# ## From tokens to ids
#
# The tables of vectors have one row for each word, so every word needs a row number: its **id**. The usual order is by count, the most frequent word first. It has a practical side: to leave out rare words you cut the list at the end, and to look at the frequent ones you look at its beginning.
#
# Words that come fewer than `min_count` times are left out. One or two places in a text teach a model next to nothing about a word.

# %% [markdown]
# ### Exercise 01.1 · Number the words
# ★★☆ · 10 minutes · code · rests on (01.1)
#
# Write the function that numbers the words. It gets `sentences`, a list of lists of words, and `min_count`. It returns a list of words in the order of their ids:
#
# - a word that comes `min_count` times or more is in the list, once;
# - words with larger counts stand before words with smaller counts;
# - words with equal counts stand in the order in which they first appear in the text.


# %% tags=["exercise-01.1"]
def number_words(sentences, min_count):
    """List the words in the order of their ids: id 0 comes first."""
    return ...


check("01.1", number_words)

# %% tags=["hints-01.1"]
# hint("01.1")  # take away the first # and run; run again for the next hint
# solution("01.1")

# %% [markdown]
# The library's `build_vocab` returns a `Vocab`: the list `words`, the dictionary `ids` (word to id) and the array `counts`.

# %%
everything = build_vocab(sentences)
for word, count in zip(everything.words, everything.counts, strict=True):
    print(f"{everything.ids[word]}  {word:7s} {count}")

# %%
for min_count in [2, 3]:
    print(f"min_count={min_count}:", build_vocab(sentences, min_count).words)

# %% [markdown]
# Look at the ties. *King*, *eats*, *bread* and *and* come twice each, so their order is the order of the text. That rule is not deep, but there must be one: with another, the same text would give other ids, and vectors saved with one list would be read with the other.
#
# (Some programs break ties by the alphabet; word2vec.c takes what its sorting routine happens to give. Never mix the vectors of one program with the word list of another.)

# %% [markdown]
# ### How much does `min_count` throw away?
#
# Three lines cannot tell. But you have a real corpus on your disk: the explanations that the authors of NumPy wrote into its source code, the *docstrings*. The library reads them out. (The versions that come with the course give exactly the numbers below; another NumPy gives slightly others.)

# %%
numpy_sentences = docstring_sentences(["numpy"])
numpy_words = build_vocab(numpy_sentences)
print(f"{numpy_words.counts.sum()} tokens in {len(numpy_sentences)} sentences")
for min_count in [1, 2, 5]:
    kept = numpy_words.counts[numpy_words.counts >= min_count]
    share = kept.sum() / numpy_words.counts.sum()
    print(f"min_count={min_count}: {len(kept):5d} words, {share:4.0%} of all tokens")

# %% [markdown]
# With `min_count=5` **more than half of the vocabulary** goes, and with it 3 % of the text. Fewer than half of the words do nearly all the work; the others, names, rarities and slips of the pen, come four times at most. All languages have such a long tail.
#
# For a model this is a bargain: half the vectors, and hardly less to read.

# %% [markdown]
# ### What happens to a word without an id?
#
# `encode` turns the words of a sentence into ids. With `min_count=2` our vocabulary is *the, king, eats, bread, and*. So in the first line, *the king wears the crown*, two words have no id. word2vec has no special id for "unknown": such words are simply **dropped**.

# %% [markdown]
# ### Exercise 01.2 · Who stands beside the king?
# ★☆☆ · 3 minutes · predict · rests on (01.1)
#
# Soon we shall ask which words stand beside *king*. We shall ask the **ids**, for the text is gone by then. In *the king wears the crown*, with `min_count=2`: what stands directly to the right of *king*?
#
# - `"a"`: nothing; the sentence is cut off there
# - `"b"`: an empty place, where *wears* was
# - `"c"`: *the*
#
# Write the letter in place of the three dots, with its quotes, and run the cell. The answer stands below.

# %% tags=["exercise-01.2"]
my_answer_01_2 = ...

check("01.2", my_answer_01_2)

# %% tags=["hints-01.2"]
# hint("01.2")
# solution("01.2")

# %%
frequent = build_vocab(sentences, min_count=2)
for sentence in sentences:
    ids = encode(sentence, frequent)
    print(ids, [frequent.words[word_id] for word_id in ids])
print(encode(["a", "dragon", "wears", "it"], frequent))

# %% [markdown]
# The gap closes. *King* and the second *the* were two steps apart, and now they are neighbours. The model will be told that they stand side by side, and nothing in the ids says otherwise. (And a sentence without a single known word becomes the empty list.)
#
# Keep this in mind. It comes back at the end of the chapter, where we drop words on purpose.

# %% [markdown]
# ## From ids to windows
#
# *You shall know a word by the company it keeps*, said the linguist J. R. Firth. word2vec's idea of company is plain: whoever stands near. Some names for it, in CS224N's letters:
#
# - $t$ is a place in a sentence of $T$ tokens, from 1 to $T$, and $w_t$ the word that stands there;
# - the word we look at is the **centre**;
# - its **window** of radius $m$ holds the words $w_{t+j}$ for all $j$ from $-m$ to $m$ except 0, as far as the sentence has such places;
# - the words in the window are the **context** of the centre.
#
# A window ends where its sentence ends. (From here on, *word* may also mean a token.)

# %% [markdown]
# How many words does the window at place $t$ hold? Call that number $C_t$. There are $t - 1$ words on the left of the place and $T - t$ on the right, and the window takes at most $m$ from each side:
#
# $$
# \begin{aligned}
# C_t &= \min(m,\, t - 1) + \min(m,\, T - t) && \text{left, and right}
# \end{aligned}
# \tag{01.2}
# $$
#
# For the check, the left-hand side tries every $j$ and asks whether the place $t + j$ exists.

# %%
T, m = 8, 3
t = np.arange(1, T + 1)
C = np.array([sum(1 <= place + j <= T for j in range(-m, m + 1) if j != 0) for place in t])
print("place          ", t)
print("context words  ", C)

# %% tags=["eq-01.2"]
agree(
    "01.2",
    C,
    np.minimum(m, t - 1) + np.minimum(m, T - t),
    np.array([len(context) for _, context in windows(range(T), m)]),
)

# %% [markdown]
# ### Exercise 01.3 · Cut the windows
# ★★☆ · 12 minutes · code · rests on (01.2)
#
# Write the function that cuts one sentence into windows. `ids` is a list of ids; `radius` is $m$, at least 1. Return a list of pairs `(center, context)`, one for each place from left to right, where `context` is the list of ids in the window in the order of the text. A place without any neighbour gives no pair.
#
# Python counts places from 0. And mind its slices: `ids[-1:2]` does not begin before the list, it begins at the *last* word.


# %% tags=["exercise-01.3"]
def cut_windows(ids, radius):
    """List the windows of one sentence: (center, context) for every word with a neighbour."""
    return ...


check("01.3", cut_windows)

# %% tags=["hints-01.3"]
# hint("01.3")
# solution("01.3")

# %% [markdown]
# The library's `windows`, on a sentence of five ids in which 8 comes twice. Read each line against the sentence: what is missing at the borders, and what happens to the second 8?

# %%
for center, context in windows([8, 3, 8, 5, 6], radius=2):
    print(center, context)

# %% [markdown]
# At the left border the window has no left half. The two 8s are two different places, so an 8 stands in the window of an 8, and the context of 3 holds 8 twice. The context is a *list* and not a set: what comes twice counts twice.
#
# And the ends of the scale: a radius larger than the sentence, a sentence of one word, no word at all.

# %%
print(list(windows([7, 4, 9], radius=10)))
print(list(windows([7, 4], radius=1)))
print(list(windows([7], radius=2)), list(windows([], radius=2)))

# %% [markdown]
# ### Why sentence by sentence?
#
# It is tempting to glue the corpus into one long list and slide the window over that. Let us see what it does. How many pairs of a centre and a word in its window are there, in three sentences and in one long list?

# %%
id_lists = [encode(sentence, everything) for sentence in sentences]
glued = [word_id for ids in id_lists for word_id in ids]
apart = sum(len(context) for ids in id_lists for _, context in windows(ids, 2))
together = sum(len(context) for _, context in windows(glued, 2))
print(f"three sentences: {apart} pairs; glued together: {together} pairs")
_, context_of_crown = list(windows(glued, 2))[4]
print("crown ->", [everything.words[word_id] for word_id in context_of_crown])

# %% [markdown]
# 12 pairs more, and every one of them joins words of different sentences: *crown* is told that *queen* is its neighbour. In a text where one sentence follows from the other this may not hurt. In a list of lines that have nothing to do with each other it is noise.

# %% [markdown]
# ### Exercise 01.4 · Find the slip
# ★☆☆ · 4 minutes · predict · rests on (01.2)
#
# Four ways to describe the window of the word at place $t$. Three of them mean the same words. One is another window, and it is real: it stands in the write-up mentioned above. Which one? (All four mean only places that exist. In the line of Python they count from 0.)
#
# - `"a"`: all $w_{t+j}$ with $-m \le j \le m$ and $j \ne 0$
# - `"b"`: all $w_{t+j}$ with $-m < j < m$ and $j \ne 0$
# - `"c"`: `ids[max(0, t - m) : t] + ids[t + 1 : t + m + 1]`
# - `"d"`: all words that are at least 1 and at most $m$ steps away from place $t$

# %% tags=["exercise-01.4"]
my_answer_01_4 = ...

check("01.4", my_answer_01_4)

# %% tags=["hints-01.4"]
# hint("01.4")
# solution("01.4")

# %%
for radius in [1, 2, 5]:
    meant = [j for j in range(-radius, radius + 1) if j != 0]
    printed = [j for j in range(-radius, radius + 1) if -radius < j < radius and j != 0]
    print(f"m = {radius}: {len(meant):2d} words are meant, {len(printed)} are printed")

# %% [markdown]
# The slip loses the two outermost words. That is a fifth of the window for $m = 5$, half of it for $m = 2$, and for $m = 1$ nothing is left to learn from.

# %% [markdown]
# ## From windows to examples
#
# A window says who stands near whom. It does not say yet what the model is asked. An **example** does. It has two parts: the **inputs**, one or more words that are given, and the **target**, the one word that is to be guessed. word2vec knows two ways to make examples from a window, and they are its two *architectures*.

# %%
sentence_2 = sentences[1]
plots.window(
    sentence_2,
    2,  # the place of the centre, counted from 0
    [1, 1, 0, 1, 1, 0],  # 1 for the words in its window
    title="Skip-gram: each arrow is one question",
)

# %%
plots.window(
    sentence_2,
    2,
    [1, 1, 0, 1, 1, 0],
    toward_center=True,
    title="CBOW: all arrows together are one question",
)

# %% [markdown]
# The same window of radius 2 around *eats* (the numbers are the $j$ of $w_{t+j}$). Given words are blue, guessed words orange; it will stay like that in the whole course.
#
# - **Skip-gram** gives the centre and asks for each context word by itself: four examples with one input each. Such an example is called a **pair**.
# - **CBOW** (*continuous bag of words*) gives the whole context and asks for the centre: one example with four inputs. "Bag" means that their order does not count.

# %%
second_window = list(windows([8, 3, 8, 5, 6], radius=2))[1]
print("window   ", second_window)
print("skip-gram", skipgram_examples(second_window))
print("CBOW     ", cbow_examples(second_window))

# %% [markdown]
# ### How many examples?
#
# That is how often the model will be asked, so it is the length of training. CBOW makes one example for each place that has a neighbour: simple. Skip-gram makes one for each word in each window, and the borders make that harder to count.

# %% [markdown]
# ### Exercise 01.5 · Count the pairs
# ★★☆ · 10 minutes · pencil · rests on (01.2)
#
# Skip-gram, radius $m$, one sentence of $T$ tokens, with $T > m$. How many pairs does it give? Find a formula without a sum in it. If all windows were full, there would be $2mT$; the borders take some away.
#
# Write it in quotes. Names: `m`, `T` (numbers). Write `2 * m`, not `2m`. Any equal form passes. The derivation stands below: decide before you read on.

# %% tags=["exercise-01.5"]
my_answer_01_5 = ...

check("01.5", my_answer_01_5)

# %% tags=["hints-01.5"]
# hint("01.5")
# solution("01.5")

# %% [markdown]
# Count by distance. How many pairs are $k$ steps apart? The left one of the two can stand at places 1 to $T - k$, and each of the two may be the centre: $2(T - k)$ pairs.
#
# $$
# \begin{aligned}
# \text{pairs} &= \sum_{k=1}^{m} 2(T - k) && \text{all distances up to } m \\
# &= 2mT - 2 \sum_{k=1}^{m} k && \text{the first part is the same } m \text{ times} \\
# &= 2mT - 2 \cdot \frac{m(m + 1)}{2} && \text{forwards plus backwards is } m \text{ times } m + 1 \\
# &= 2mT - m(m + 1) && \text{2 cancels}
# \end{aligned}
# \tag{01.3}
# $$
#
# The borders cost $m(m+1)$ pairs, however long the sentence is.

# %% tags=["eq-01.3"]
agree(
    "01.3",
    sum(0 < abs(i - j) <= m for i in range(T) for j in range(T)),
    sum(2 * (T - k) for k in range(1, m + 1)),
    2 * m * T - 2 * sum(range(1, m + 1)),
    2 * m * T - 2 * (m * (m + 1) / 2),
    2 * m * T - m * (m + 1),
    sum(len(skipgram_examples(window)) for window in windows(range(T), m)),
)

# %% [markdown]
# A sentence of $T \le m + 1$ words is simpler: everybody is in everybody's window, which makes $T(T - 1)$ pairs. For $T = m + 1$ both formulas give the same.
#
# Divide by $T$, and you have how many inputs a CBOW example has on average:
#
# $$
# \begin{aligned}
# \frac{1}{T} \sum_{t} C_t &= \frac{2mT - m(m + 1)}{T} && \text{the } C_t \text{ together are all pairs (01.3)} \\
# &= 2m - \frac{m(m + 1)}{T} && \text{divide both terms}
# \end{aligned}
# \tag{01.4}
# $$

# %% tags=["eq-01.4"]
agree(
    "01.4",
    C.mean(),
    (2 * m * T - m * (m + 1)) / T,
    2 * m - m * (m + 1) / T,
    np.mean([len(cbow_examples(window)[0][0]) for window in windows(range(T), m)]),
)

# %%
for n_words in [4, 8, 24, 1000]:
    inputs = 2 * m - m * (m + 1) / n_words
    print(
        f"{n_words:4d} words: {inputs * n_words:5.0f} pairs, {inputs:.2f} inputs per CBOW example"
    )

# %% [markdown]
# The sentences of NumPy's docstrings have 24 words on average. With $m = 5$ the borders take 30 of 240 pairs: one in eight. Short sentences pay more.

# %% [markdown]
# ### Exercise 01.6 · The wrong way round
# ★★☆ · 5 minutes · predict · rests on (01.3)
#
# Somebody mixes up the roles: his program gives the *context word* and asks for the *centre*, one pair at a time. The radius is fixed, and he cuts the same windows as we do. Then he compares the list of all his pairs `(input, target)` with the list of all ours. What does he find?
#
# - `"a"`: his pairs are ours turned round, so the two lists have hardly a pair in common
# - `"b"`: the same pairs, each of them as often, in another order
# - `"c"`: he has fewer pairs, since words at the borders have fewer neighbours
# - `"d"`: he has made the examples of CBOW
#
# The answer stands below.

# %% tags=["exercise-01.6"]
my_answer_01_6 = ...

check("01.6", my_answer_01_6)

# %% tags=["hints-01.6"]
# hint("01.6")
# solution("01.6")

# %%
window_list = [window for ids in id_lists for window in windows(ids, 2)]
ours = [(center, other) for center, context in window_list for other in context]
his = [(other, center) for center, context in window_list for other in context]
print("ours", ours[:5])
print("his ", his[:5])
print("the same pairs?", sorted(ours) == sorted(his))

# %% [markdown]
# If *queen* is two steps from *bread*, then *bread* is two steps from *queen*. So a fixed window that makes the pair (queen, bread) makes the pair (bread, queen) somewhere else: pairs come in **mirror images**. Turn all of them round, and you have the same collection.
#
# This is no idle riddle. The program word2vec.c really does it: its skip-gram gives the context word and asks for the centre. Nobody notices.

# %% [markdown]
# ## What is a pair?
#
# So every two neighbours meet twice, once in each role. What does that mean for the model? A student's notes on Xin Rong's paper *word2vec Parameter Learning Explained*, another source of this course, close with an example that asks just this. Skip-gram, radius 1, and a text of four words: *a b c d*.

# %%
a, b, c, d = range(4)
letters = "abcd"
for center, context in windows([a, b, c, d], radius=1):
    for (given,), target in skipgram_examples((center, context)):
        print(f"given {letters[given]}, guess {letters[target]}")

# %% [markdown]
# Six questions, $2 \cdot 4 - 2$ as (01.3) says. Write $P(b \mid a)$ for the probability that the model gives to the answer $b$ when $a$ is given. A good model gives high probabilities to all six answers, so the product of all six should be large. The notes write it like this:
#
# $$P(b \mid a)\,P(a \mid b)\;\; P(c \mid b)\,P(b \mid c)\;\; P(d \mid c)\,P(c \mid d)$$
#
# "You will notice that there are three pairs which produce each other. For example this pair:" they say, and there the text breaks off. The formula was lost. Let us put it back.

# %% [markdown]
# For that we must know how the model makes a probability. Chapter 02 builds the formula piece by piece; here, take it as a fact. Each word has **two** vectors: $v_a$ speaks when the word $a$ is *given*, $u_a$ when it is *guessed*. The dot product $u_b^\top v_a$ says how well the answer $b$ fits the given word $a$. Then
#
# $$P(b \mid a) = \frac{\exp(u_b^\top v_a)}{\sum_{x} \exp(u_x^\top v_a)}$$
#
# where $x$ runs through all words. Above stands one answer. Below stand all possible answers, so that the probabilities sum to 1.

# %% [markdown]
# What was lost is most likely this:
#
# $$
# \begin{aligned}
# P(b \mid a)\,P(a \mid b) &= \frac{\exp(u_b^\top v_a)}{\sum_{x} \exp(u_x^\top v_a)} \cdot \frac{\exp(u_a^\top v_b)}{\sum_{x} \exp(u_x^\top v_b)} && \text{the formula, twice} \\
# &= \frac{\exp(u_b^\top v_a)\, \exp(u_a^\top v_b)}{\Big( \sum_{x} \exp(u_x^\top v_a) \Big) \Big( \sum_{x} \exp(u_x^\top v_b) \Big)} && \text{one fraction}
# \end{aligned}
# \tag{01.5}
# $$
#
# We check it with random vectors of 3 numbers for the four words: $u_x$ and $v_x$ stand in the columns of two tables $U$ and $V$. The left-hand side is computed another way: divide above and below by the numerator.

# %%
rng = np.random.default_rng(1)
U, V = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))

# %% tags=["eq-01.5"]
sum_a = sum(np.exp(U[:, x] @ V[:, a]) for x in range(4))
sum_b = sum(np.exp(U[:, x] @ V[:, b]) for x in range(4))
agree(
    "01.5",
    1 / np.exp((U.T - U[:, b]) @ V[:, a]).sum() / np.exp((U.T - U[:, a]) @ V[:, b]).sum(),
    np.exp(U[:, b] @ V[:, a]) / sum_a * (np.exp(U[:, a] @ V[:, b]) / sum_b),
    np.exp(U[:, b] @ V[:, a]) * np.exp(U[:, a] @ V[:, b]) / (sum_a * sum_b),
)

# %% [markdown]
# Now exchange the two tables: write $v$ for every $u$ and $u$ for every $v$. What happens to the numerator?
#
# $$
# \begin{aligned}
# \exp(v_b^\top u_a)\, \exp(v_a^\top u_b) &= \exp(u_a^\top v_b)\, \exp(u_b^\top v_a) && \text{a dot product is symmetric} \\
# &= \exp(u_b^\top v_a)\, \exp(u_a^\top v_b) && \text{factors change places}
# \end{aligned}
# \tag{01.6}
# $$
#
# It is the numerator of (01.5) again. And the denominator?

# %% tags=["eq-01.6"]
agree(
    "01.6",
    np.exp(V[:, b] @ U[:, a] + V[:, a] @ U[:, b]),
    np.exp(U[:, a] @ V[:, b]) * np.exp(U[:, b] @ V[:, a]),
    np.exp(U[:, b] @ V[:, a]) * np.exp(U[:, a] @ V[:, b]),
)


# %%
def fraction(out_table, in_table):
    """Numerator and denominator of P(b|a) P(a|b), with the two tables in these roles."""
    numerator = np.exp(out_table[:, b] @ in_table[:, a] + out_table[:, a] @ in_table[:, b])
    sums = np.exp(out_table.T @ in_table).sum(axis=0)  # one sum for each given word
    return numerator, sums[a] * sums[b]


for name, tables in {"as it is": (U, V), "exchanged": (V, U)}.items():
    above, below = fraction(*tables)
    print(f"{name}: {above:.3f} / {below:.3f} = {above / below:.4f}")

# %% [markdown]
# The notes say: in the numerator $u$ and $v$ are equivalent, in the denominator they differ a little. That is what we see.
#
# It makes sense. The numerator is about these two words only, and each of them was once given and once guessed. The denominator is about *all* words: the guessed word competes with the $u$ of every other, never with a $v$. So the two tables do different work, although the pairs are the same both ways round.

# %% [markdown]
# Which table should you keep as "the" word vectors? The notes use the example to answer: the $v$, the input vectors. Careful. The example shows that the tables differ. It does not show which one is better, and neither does Rong's paper. Keeping the input vectors is a custom. Chapter 10 measures which serve better.

# %% [markdown]
# ## A window that is drawn anew
#
# A fixed window of radius 5 treats the word next door like a word five steps away, though the nearer should count more. word2vec does this without any weights: for each centre it **draws** a half-width from 1, 2, …, $m$, all equally likely. Both word2vec.c and CS224N's training program do so.

# %%
for seed in [0, 1, 2]:
    drawn = windows([8, 3, 8, 5, 6], radius=3, rng=np.random.default_rng(seed))
    print("   ".join(f"{center} {context}" for center, context in drawn))

# %% [markdown]
# ### Exercise 01.7 · In or out?
# ★★☆ · 6 minutes · pencil · rests on (01.2)
#
# The half-width is drawn from 1, 2, …, $m$, all equally likely. A word stands $k$ steps from the centre, with $1 \le k \le m$, and the sentence is long enough. With what probability is it in the window?
#
# Write it in quotes. Names: `k`, `m` (numbers). Test your formula at $k = 1$ before you check it. The answer stands below.

# %% tags=["exercise-01.7"]
my_answer_01_7 = ...

check("01.7", my_answer_01_7)

# %% tags=["hints-01.7"]
# hint("01.7")
# solution("01.7")

# %% [markdown]
# Let $p_k$ be that probability, and $r$ the half-width drawn:
#
# $$
# \begin{aligned}
# p_k &= \sum_{r=k}^{m} \frac{1}{m} && \text{the window reaches it if } r \text{ is } k \text{ or more} \\
# &= (m - k + 1) \cdot \frac{1}{m} && \text{from } k \text{ to } m \text{ there are } m - k + 1 \text{ numbers} \\
# &= \frac{m - k + 1}{m} && \text{one fraction}
# \end{aligned}
# \tag{01.7}
# $$
#
# The probability falls in equal steps, from 1 next door to $1/m$ at the edge.

# %%
k = np.arange(1, m + 1)

# %% tags=["eq-01.7"]
agree(
    "01.7",
    np.array([np.mean([step <= r for r in range(1, m + 1)]) for step in k]),
    np.array([sum(1 / m for r in range(step, m + 1)) for step in k]),
    (m - k + 1) * (1 / m),
    (m - k + 1) / m,
)

# %% [markdown]
# Derived; now counted. A sentence of 20 000 words that are all different, $m = 5$: how often is the word $k$ steps to the right in the window? (Chance still shows in the third digit.)

# %%
rng = np.random.default_rng(0)
long_windows = list(windows(range(20_000), radius=5, rng=rng))
for step in range(1, 7):
    seen = sum(center + step in context for center, context in long_windows) / 20_000
    print(f"k = {step}: counted {seen:.3f}, derived {max(0, 5 - step + 1) / 5:.3f}")

# %%
plots.window(
    sentence_2,
    2,
    [2 / 3, 1, 0, 1, 2 / 3, 1 / 3],
    title="With m = 3, a drawn window sees butter one time in three",
    quantity="probability to be in the window",
)

# %% [markdown]
# How many context words does a drawn window have on average, far from all borders? Two for each distance $k$, left and right, each with probability $p_k$:
#
# $$
# \begin{aligned}
# \text{mean} &= \sum_{k=1}^{m} 2 \cdot \frac{m - k + 1}{m} && \text{(01.7)} \\
# &= \frac{2}{m} \sum_{k=1}^{m} (m - k + 1) && \text{2 and } m \text{ are the same in all terms} \\
# &= \frac{2}{m} \sum_{k=1}^{m} k && m, m - 1, \dots, 1 \text{ backwards is } 1, 2, \dots, m \\
# &= \frac{2}{m} \cdot \frac{m(m + 1)}{2} && \text{as in (01.3)} \\
# &= m + 1 && \text{2 and } m \text{ cancel}
# \end{aligned}
# \tag{01.8}
# $$

# %% tags=["eq-01.8"]
agree(
    "01.8",
    np.mean([2 * r for r in range(1, m + 1)]),
    sum(2 * ((m - step + 1) / m) for step in range(1, m + 1)),
    2 / m * sum(m - step + 1 for step in range(1, m + 1)),
    2 / m * sum(range(1, m + 1)),
    2 / m * (m * (m + 1) / 2),
    m + 1,
)

# %% [markdown]
# $m + 1$ in place of $2m$. With $m = 5$ skip-gram gets 6 pairs for each word where a fixed window makes 10. What is saved are far pairs: at distance $k$ the share $(k - 1)/m$, nothing next door and four in five at the edge.
#
# Two things are lost with it. The mirror of exercise 01.6 holds only on average, since each centre draws for itself. And two runs see different pairs, unless they begin with the same seed.

# %% [markdown]
# ## Fewer of the most frequent words
#
# One more thing stands between text and examples. Look at what NumPy's pairs are made of, with `min_count=5` and a fixed radius of 5. Small ids are frequent words, so the ten most frequent words have the ids 0 to 9.

# %%
numpy_vocab = build_vocab(numpy_sentences, min_count=5)
numpy_ids = [encode(sentence, numpy_vocab) for sentence in numpy_sentences]
numpy_windows = [window for ids in numpy_ids for window in windows(ids, radius=5)]
n_pairs = sum(len(context) for _, context in numpy_windows)
n_top = sum(min(center, other) < 10 for center, context in numpy_windows for other in context)
print("the ten:", *numpy_vocab.words[:10])
print(f"{n_pairs / 1e6:.1f} million pairs, {n_top / n_pairs:.0%} of them with one of the ten")

# %% [markdown]
# Nearly half of all examples give or ask for *the*, *of*, *a*, *is* … That *the* stands near *matrix* says little about *matrix*, for *the* stands near everything. That *rows* stands near it says a lot.
#
# So word2vec **subsamples**: it throws away some of the tokens of frequent words, by chance, before it cuts the windows. How many depends on the **frequency** of the word, its share of the corpus, and on a threshold $\tau$. For a word $w$ the frequency is $f = n_w / N$. (The paper writes $t$ for the threshold, which is a place here.)

# %% [markdown]
# ### Exercise 01.8 · Keep or drop
# ★★☆ · 8 minutes · code · rests on (01.1)
#
# Mikolov and his colleagues, who invented word2vec, write (*Distributed Representations of Words and Phrases and their Compositionality*, 2013): a token of a word with the frequency $f$ is **discarded** with probability
#
# $$1 - \sqrt{\frac{\tau}{f}}$$
#
# For rare words that is a negative number; they mean that such words lose nothing. Write the function that returns, for each word, the probability that a token is **kept**. `counts` is an array of the $n_w$, all above 0, and `threshold` is $\tau$.


# %% tags=["exercise-01.8"]
def keep_probabilities(counts, threshold):
    """Say how likely each token of a word stays: shape (vocab_size,)."""
    return ...


check("01.8", keep_probabilities)

# %% tags=["hints-01.8"]
# hint("01.8")
# solution("01.8")

# %% [markdown]
# Turned round: whoever is not discarded is kept, and a probability is at most 1.
#
# $$
# \begin{aligned}
# \text{keep} &= \min\Big(1,\, \sqrt{\frac{\tau}{f}}\Big) && \text{1 minus the above, cut off at 1}
# \end{aligned}
# \tag{01.9}
# $$
#
# Keep and drop are easily mixed up: whoever takes the paper's formula for the probability to *keep* throws away all rare words, and the text that is left consists of *the the of the*. For the check: five words, two of them below the threshold.

# %%
N, tau = 1000, 0.05
f = np.array([0.6, 0.25, 0.1, 0.04, 0.01])

# %% tags=["eq-01.9"]
agree(
    "01.9",
    np.where(f <= tau, 1, np.exp((np.log(tau) - np.log(f)) / 2)),
    np.minimum(1, np.sqrt(tau / f)),
    keep_probs(N * f, tau),
)

# %%
for threshold in [0.05, 0.25]:
    print(f"threshold {threshold:.2f}:", keep_probs(N * f, threshold).round(3))
print("default 0.001: ", keep_probs(N * f).round(3))

# %% [markdown]
# How many tokens of a word are left, on average? The word has $N f$ tokens, each kept with the probability (01.9).
#
# $$
# \begin{aligned}
# \text{left} &= N f \min\Big(1,\, \sqrt{\frac{\tau}{f}}\Big) && \text{tokens times (01.9)} \\
# &= \min\Big(N f,\, N f \sqrt{\frac{\tau}{f}}\Big) && N f \text{ is positive, so it may go inside} \\
# &= \min\Big(N f,\, N \sqrt{f^2 \cdot \frac{\tau}{f}}\Big) && \text{under the root } f \text{ becomes a square} \\
# &= \min\Big(N f,\, N \sqrt{\tau f}\Big) && f \text{ cancels}
# \end{aligned}
# \tag{01.10}
# $$
#
# Above the threshold, what is left grows like the *root* of the frequency: a word that was 100 times as frequent as another is 10 times as frequent now. The gaps shrink, but no order turns round: who was more frequent, still is.

# %% tags=["eq-01.10"]
agree(
    "01.10",
    np.where(f <= tau, N * f, np.exp(np.log(N) + (np.log(tau) + np.log(f)) / 2)),
    N * f * np.minimum(1, np.sqrt(tau / f)),
    np.minimum(N * f, N * f * np.sqrt(tau / f)),
    np.minimum(N * f, N * np.sqrt(f**2 * (tau / f))),
    np.minimum(N * f, N * np.sqrt(tau * f)),
    N * f * keep_probs(N * f, tau),
)

# %% [markdown]
# ### What the program does is not what the paper says
#
# The program word2vec.c, by the same authors, keeps a token with another probability, again cut off at 1. Take it apart:
#
# $$
# \begin{aligned}
# \Big( \sqrt{\frac{f}{\tau}} + 1 \Big) \frac{\tau}{f} &= \sqrt{\frac{f}{\tau}} \cdot \frac{\tau}{f} + \frac{\tau}{f} && \text{multiply out} \\
# &= \sqrt{\frac{f}{\tau} \cdot \frac{\tau^2}{f^2}} + \frac{\tau}{f} && \text{under the root it becomes a square} \\
# &= \sqrt{\frac{\tau}{f}} + \frac{\tau}{f} && f \text{ and } \tau \text{ cancel once}
# \end{aligned}
# \tag{01.11}
# $$
#
# It is the paper's formula, and $\tau / f$ on top of it.

# %% tags=["eq-01.11"]
agree(
    "01.11",
    (np.sqrt(f / tau) + 1) * (tau / f),
    np.sqrt(f / tau) * (tau / f) + tau / f,
    np.sqrt((f / tau) * (tau**2 / f**2)) + tau / f,
    np.sqrt(tau / f) + tau / f,
)

# %% [markdown]
# ### Exercise 01.9 · Where does it begin?
# ★★★ · 12 minutes · pencil · rests on (01.11)
#
# By the paper's formula, words above the frequency $\tau$ lose tokens. By the program's formula (01.11), some words above $\tau$ still lose none. From which frequency $f$ on do words begin to lose tokens there?
#
# Write it in quotes, exact and not rounded. Names: `tau` (a number), `sqrt`. The answer stands below: decide before you read on.

# %% tags=["exercise-01.9"]
my_answer_01_9 = ...

check("01.9", my_answer_01_9)

# %% tags=["hints-01.9"]
# hint("01.9")
# solution("01.9")

# %% [markdown]
# Dropping begins where (01.11) is exactly 1. Write $q$ for $\sqrt{\tau / f}$: then $q + q^2 = 1$. Add $\frac{1}{4}$ on both sides, and the left one is a square: $(q + \frac{1}{2})^2 = \frac{5}{4}$. As $q$ is positive, $q = \frac{\sqrt{5} - 1}{2}$, and
#
# $$
# \begin{aligned}
# \frac{f}{\tau} &= \Big( \frac{1}{q} \Big)^2 && q^2 = \tau / f \\
# &= \Big( \frac{2}{\sqrt{5} - 1} \Big)^2 && \text{put in } q \\
# &= \frac{4}{6 - 2\sqrt{5}} && (\sqrt{5} - 1)^2 = 5 - 2\sqrt{5} + 1 \\
# &= \frac{4(6 + 2\sqrt{5})}{(6 - 2\sqrt{5})(6 + 2\sqrt{5})} && \text{the same factor above and below} \\
# &= \frac{3 + \sqrt{5}}{2} && \text{below: } 36 - 20 = 16; \text{ then divide by 8}
# \end{aligned}
# \tag{01.12}
# $$

# %%
q = np.roots([1.0, 1.0, -1.0]).max()  # the positive solution of q² + q - 1 = 0

# %% tags=["eq-01.12"]
agree(
    "01.12",
    1 + 1 / q,  # divide q² + q = 1 by q²
    (1 / q) ** 2,
    (2 / (np.sqrt(5) - 1)) ** 2,
    4 / (6 - 2 * np.sqrt(5)),
    4 * (6 + 2 * np.sqrt(5)) / ((6 - 2 * np.sqrt(5)) * (6 + 2 * np.sqrt(5))),
    (3 + np.sqrt(5)) / 2,
)

# %% [markdown]
# 2.618: the square of the golden ratio. Nobody planned it; it is what comes out when a number and its square must sum to 1. The two formulas in one picture:

# %%
ratio = np.linspace(0.5, 16, 311)  # f / tau
paper, program = np.sqrt(1 / ratio), np.sqrt(1 / ratio) + 1 / ratio
plots.curve(
    {
        "word2vec.c keeps": (ratio, np.minimum(1, program)),
        "the paper keeps": (ratio, np.minimum(1, paper)),
        "the paper drops": (ratio, np.maximum(0, 1 - paper)),
    },
    title="Both spare rare words, and the program spares more",
    xlabel="frequency of the word, in thresholds τ",
    ylabel="probability for one token",
    points={"2.6 τ": ((3 + np.sqrt(5)) / 2, 1)},
)

# %% [markdown]
# See how the paper's *keep* and *drop* mirror each other around one half. They cross at $4\tau$, where the paper keeps one token in two and the program three in four. For very frequent words the difference fades: at $16\tau$ it is one in four against five in sixteen.
#
# Our `keep_probs` is the paper's formula. The usual threshold is $\tau = 0.001$ or less; the right one depends on the corpus.

# %% [markdown]
# ### What it does to a real text
#
# NumPy's docstrings once more, with $\tau = 0.001$: the frequency of some words, and what is kept.

# %%
numpy_f = numpy_vocab.counts / numpy_vocab.counts.sum()
numpy_keep = keep_probs(numpy_vocab.counts)
for word in ["the", "array", "matrix", "eigenvalues"]:
    word_id = numpy_vocab.ids[word]
    print(f"{word:12s} {numpy_f[word_id]:7.2%} of the text, keeps {numpy_keep[word_id]:4.0%}")
print(f"{(numpy_keep < 1).sum()} of {len(numpy_keep)} words lose tokens")
left = numpy_f * numpy_keep
print(f"{left.sum():.0%} of all tokens stay")
print(
    f"the ten most frequent: {numpy_f[:10].sum():.0%} before, {left[:10].sum() / left.sum():.0%} after"
)

# %% [markdown]
# One word in sixteen is touched at all, and yet nearly 40 % of the tokens go. The ten most frequent words had a quarter of the text and now have a twelfth. *Eigenvalues*, more than 200 times rarer than *the*, loses nothing.
#
# And now remember exercise 01.2: what is dropped leaves no gap. Here is one sentence, subsampled three times:

# %%
phrase = "the returned pointer will keep a reference to the array".split()
phrase_ids = np.array(encode(phrase, numpy_vocab))
for seed in [0, 1, 2]:
    stays = np.random.default_rng(seed).random(len(phrase_ids)) < numpy_keep[phrase_ids]
    print(*(numpy_vocab.words[word_id] for word_id in phrase_ids[stays]))

# %% [markdown]
# *Pointer* and *reference* stood four steps apart; now it is two or three. So subsampling works twice. It saves pairs that teach little, and it lets the window **reach further**, to words that mean something. The order of the two steps matters: drop first, then cut the windows.

# %% [markdown]
# ## The whole way
#
# Text, tokens and ids are done. What is left, in order: thin the tokens, cut drawn windows, make examples.

# %%
rng = np.random.default_rng(0)
thinned_ids = [[i for i in ids if rng.random() < numpy_keep[i]] for ids in numpy_ids]
thinned_windows = [window for ids in thinned_ids for window in windows(ids, 5, rng)]
for (given,), target in skipgram_examples(thinned_windows[2]):
    print(f"given {numpy_vocab.words[given]}, guess {numpy_vocab.words[target]}")
n_thinned = sum(len(context) for _, context in thinned_windows)
print(f"skip-gram: {n_thinned / 1e6:.2f} million examples in place of {n_pairs / 1e6:.2f} million")
print(f"CBOW:      {len(thinned_windows) / 1e6:.2f} million")

# %% [markdown]
# So what is a training example? Some words given, one word to guess, both found near each other in a text that was cut, numbered, thinned and windowed by rules that you now know. Two thirds of the skip-gram examples are gone, mostly pairs with the most frequent words and pairs of words far apart.
#
# All that the text tells the model about *array* is in the examples in which *array* takes part. Not its spelling, not the order of the words around it, not the sentence: only who stood near.

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (01.1) | every token stands in one sentence and is one word | `vocab.build_vocab`, `vocab.encode` |
# | (01.2) | how many words a window holds, borders included | `windows.windows` |
# | (01.3) | skip-gram makes $2mT - m(m+1)$ pairs of a sentence | `architectures.skipgram_examples` |
# | (01.4) | CBOW makes one example for each word, with this many inputs | `architectures.cbow_examples` |
# | (01.5), (01.6) | a pair, both ways: $u$ and $v$ may be exchanged above, not below | |
# | (01.7) | a drawn window holds the word $k$ steps away with probability $(m-k+1)/m$ | `windows.windows` with `rng` |
# | (01.8) | and $m + 1$ words on average | |
# | (01.9), (01.10) | subsampling keeps a share $\sqrt{\tau/f}$ of a frequent word, so a root is left of its frequency | `vocab.keep_probs` |
# | (01.11), (01.12) | word2vec.c keeps more, and begins at $2.618\,\tau$ | |

# %% [markdown]
# ## What comes next
#
# You have half a million questions such as *given array, guess object*. Who answers them, with two short vectors for each word and nothing else?
#
# [Chapter 02 · Softmax and cross-entropy](02_softmax_and_cross_entropy.ipynb) builds the answer, and a number for how wrong it is.
