# %% [markdown]
# # 08 · Hierarchical softmax
#
# **Or ask log₂ V questions?**
#
# A friend thinks of one word out of a million. You may ask questions, and she answers *yes* or *no*. How many do you need? Twenty, if each of them halves what is left, for $2^{20} = 1\,048\,576$.
#
# Softmax answers the same riddle with a million dot products. Chapter 05 gets away with a handful, but its yes/no answers are no distribution. Can a model play twenty questions, and still give every word its probability? Here you prove that it can, train it, and find out which questions to ask.
#
# *About 140 minutes; there is a good place to stop in the middle. You need: chapters 03 and 04; 05 to 07 help.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.huffman import huffman_tree
from w2v_lib.losses import hierarchical_softmax, hierarchical_softmax_loss
from w2v_lib.sgd import step
from w2v_lib.text import docstring_sentences
from w2v_lib.vocab import build_vocab

# %% [markdown]
# ## A tree of questions
#
# Which questions? You would ask your friend *is it alive?*, but a model knows nothing of life. So we let it ask for the way. Put the words at the ends of a **binary tree**. At every fork the question is: *left?*
#
# Here are our five words, with counts from a small text of 25 words. From the counts, `huffman_tree` makes a tree. How it does so is the second half of this chapter. Until then, any other tree with the words at its ends would do.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)
counts = np.array([8, 7, 3, 1, 6])
tree = huffman_tree(counts)

# %%
plots.binary_tree(
    tree.paths,
    tree.turns,
    words,
    highlight="crown",
    title="Three turns lead from the root to crown",
)

# %% [markdown]
# The words sit at the **leaves**. The numbered circles are **inner nodes**, and the one on top is the **root**. Every inner node has exactly two **children**, one to the left and one to the right.
#
# From the root, one **path** leads to each word. It is a list of inner nodes, with a **turn** at each of them. The path to *crown* runs through the nodes 3, 1 and 0; its turns are left, left, right. (The numbers of the nodes are only names: the order in which they were made.) The library writes a turn as a number: **+1 is left, −1 is right**.

# %%
for word, path, turns in zip(words, tree.paths, tree.turns, strict=True):
    print(f"{word:7s} nodes {path.tolist()!s:10} turns {turns.tolist()}")

# %% [markdown]
# ### Exercise 08.1 · How many vectors?
# ★☆☆ · 3 minutes · predict · rests on (02.2)
#
# In this model words have **no output vectors any more**. Instead, every inner node has one, and the score of its question is that vector's dot product with the input vector (02.2).
#
# A tree has 1000 words at its leaves. How many output vectors does the model have? Enter a number. The shape of the tree does not matter. If you do not believe that, draw two trees of different shape for four words, and count.

# %% tags=["exercise-08.1"]
my_answer_08_1 = ...

check("08.1", my_answer_08_1)

# %% tags=["hints-08.1"]
# hint("08.1")
# solution("08.1")

# %% [markdown]
# Build any such tree from below. Begin with $V$ loose words: in this chapter $V$ is their number. Every inner node joins two pieces into one, so it leaves one piece fewer than before. After $V - 1$ joins a single piece is left, and that is the tree. So $V$ words need $V - 1$ inner nodes, whatever the shape: $V - 1$ output vectors, where softmax has $V$. The input vectors stay as they were.
#
# Here are four node vectors, in the order of the nodes' numbers. I chose them by hand. The input word is *king*, as in chapter 02.

# %%
node_vectors = np.array([[-2.0, -0.5], [0.0, 1.0], [0.5, -1.5], [0.5, 0.0]])
hidden = np.array([1.0, 1.0])  # the input vector of king
print("output vectors that the tree asks for:", hierarchical_softmax(tree).n_rows)
print("and a tree of 1000 words:", hierarchical_softmax(huffman_tree([1] * 1000)).n_rows)

# %% [markdown]
# CS224N does not ask about this loss, so the letters are now closer to Rong's:
#
# | letter | meaning |
# |---|---|
# | $V$ | the number of words (so far $n$; and $V$ was the table of input vectors) |
# | $n$ | an inner node (so far the number of words) |
# | $u_n$ | the vector of node $n$ (Rong: $v'_n$) |
# | $h$ | what the input words say together: $v_c$ in skip-gram, a mean in CBOW (chapter 07) |
# | $p_w$ | the probability that the model gives to word $w$ (chapter 02: $\hat y_w$) |

# %% [markdown]
# ## One question
#
# At node $n$ the model asks: *left?* That is a yes/no question, and chapter 04 answers it. The score is the dot product $u_n^\top h$, and the sigmoid makes a probability of it (Rong (39)):
#
# $$
# \begin{aligned}
# p(n, \mathrm{left}) &= \sigma(u_n^\top h) && \text{the probability of yes (04.1)}
# \end{aligned}
# \tag{08.1}
# $$

# %% [markdown]
# For the checks: $d = 6$ numbers per vector, the tree above, and random vectors for its $V - 1 = 4$ nodes, in the columns of `N`. The $h$ is a mean of two random input vectors, as in CBOW.


# %%
def sigma(x):
    """The sigmoid (04.1)."""
    return 1 / (1 + np.exp(-x))


rng = np.random.default_rng(8)
N = rng.normal(size=(6, 4))  # the columns are u_n, for the nodes n = 0, 1, 2, 3
v_pair = rng.normal(size=(6, 2))  # two input vectors
h = (v_pair[:, 0] + v_pair[:, 1]) / 2

# %% tags=["eq-08.1"]
agree(
    "08.1",
    np.exp(N.T @ h) / (np.exp(N.T @ h) + np.exp(0)),
    np.array([sigma(N[:, n] @ h) for n in range(4)]),
    sigmoid(N.T @ h),
)

# %% [markdown]
# And *right*? There is no third way, so right gets the rest (Rong (40)):
#
# $$
# \begin{aligned}
# p(n, \mathrm{right}) &= 1 - \sigma(u_n^\top h) && \text{what (08.1) leaves} \\
# &= \sigma(-u_n^\top h) && \text{(04.2)}
# \end{aligned}
# \tag{08.2}
# $$

# %% tags=["eq-08.2"]
agree(
    "08.2",
    np.exp(0) / (np.exp(N.T @ h) + np.exp(0)),
    np.array([1 - sigma(N[:, n] @ h) for n in range(4)]),
    np.array([sigma(-N[:, n] @ h) for n in range(4)]),
    sigmoid(-N.T @ h),
)

# %% [markdown]
# ## A path of questions
#
# Now go for a walk. Start at the root, and at each node let chance decide: left with the probability (08.1), right with (08.2). Sooner or later you stand at a word. Say that the model's probability $p_w$ of a word is the probability that **this walk ends there**.
#
# To end at *crown*, the walk must turn left at its first node, left at its second, and right at its third. Each turn is decided by itself, so the three probabilities multiply.

# %% [markdown]
# Write $n_1, n_2, n_3$ for the nodes on the way to the word, root first. And write $u_j$ for the vector of the $j$-th of them, which is short for $u_{n_j}$ (Rong (45)). Mind the index: a $j$ now counts *places on a path*. It used to be a word.
#
# For a word $w$ at the end of left, left, right (Rong (41), (42)):
#
# $$
# \begin{aligned}
# p_w &= p(n_1, \mathrm{left})\; p(n_2, \mathrm{left})\; p(n_3, \mathrm{right}) && \text{three turns in a row} \\
# &= \sigma(u_{n_1}^\top h)\, \sigma(u_{n_2}^\top h)\, \sigma(-u_{n_3}^\top h) && \text{(08.1), (08.2)} \\
# &= \sigma(u_1^\top h)\, \sigma(u_2^\top h)\, \sigma(-u_3^\top h) && u_j \text{ is short for } u_{n_j}
# \end{aligned}
# \tag{08.3}
# $$

# %% [markdown]
# Rong draws a tree with such a path in his figure 4; his word is $w_2$. Ours is *crown*. For the checks, the vectors on its path stand in the columns of $U$.

# %%
w = crown
n_1, n_2, n_3 = tree.paths[w]
U = N[:, [n_1, n_2, n_3]]  # the columns are u_j, for the places j on the path
left, right = sigma(N.T @ h), sigma(-N.T @ h)

# %% tags=["eq-08.3"]
agree(
    "08.3",
    np.exp(-np.logaddexp(0, [-U[:, 0] @ h, -U[:, 1] @ h, U[:, 2] @ h]).sum()),
    left[n_1] * left[n_2] * right[n_3],
    sigma(N[:, n_1] @ h) * sigma(N[:, n_2] @ h) * sigma(-N[:, n_3] @ h),
    sigma(U[:, 0] @ h) * sigma(U[:, 1] @ h) * sigma(-U[:, 2] @ h),
)

# %% [markdown]
# And for *king* and our four hand-made vectors:

# %%
left_probs = sigmoid(node_vectors @ hidden)
crown_prob = left_probs[3] * left_probs[1] * (1 - left_probs[0])
print("probability of left, at the nodes 0 to 3:", np.array2string(left_probs, precision=3))
print(f"{left_probs[3]:.3f} x {left_probs[1]:.3f} x {1 - left_probs[0]:.3f} = {crown_prob:.3f}")

# %%
plots.binary_tree(
    tree.paths,
    tree.turns,
    words,
    highlight="crown",
    left_probs=left_probs,
    title="Beside king: three turns, multiplied, give crown its 42 %",
)

# %% [markdown]
# Beside each turn to *crown* stands its probability, and below each word the product of all turns that lead to it. *Crown* took three dot products. The node vector 2 had no say in it.

# %% [markdown]
# ### One formula for every path
#
# Left has a plus inside the sigmoid, right has a minus. Rong writes this sign with a bracket around a statement $A$ (Rong (38)):
#
# $$
# \begin{aligned}
# {[\![ A ]\!]} &= \begin{cases} 1 & \text{if } A \text{ is true} \\ -1 & \text{if } A \text{ is false} \end{cases} && \text{a sign, not 1 and 0}
# \end{aligned}
# \tag{08.4}
# $$

# %% tags=["eq-08.4"]
A = np.array([True, False, False, True])
agree(
    "08.4",
    2.0 * A - 1,
    np.array([1 if statement else -1 for statement in A]),
)

# %% [markdown]
# The statement that we need is: *the next node on the path is the left child*. (After the last inner node the next is the leaf.) With $\mathrm{ch}(n)$ for the left child of $n$, Rong puts that into the bracket, and from then on writes only $[\![ \cdot ]\!]$ for it (Rong (44)). We write $a_j$, the **answer** to question $j$:
#
# $$
# \begin{aligned}
# a_j &= [\![\, n_{j+1} = \mathrm{ch}(n_j) \,]\!] && +1 \text{ is left}, -1 \text{ is right} \\
# &= 2 y_j - 1 && \text{with a label as in (04.8)}
# \end{aligned}
# \tag{08.5}
# $$
#
# The **label** $y_j$ says the same with other numbers: 1 is left, 0 is right (Rong: $t_j$). Answers stand inside a sigmoid; labels are subtracted from one, as you will see.

# %%
ch = {3: 1, 2: "queen", 1: 0, 0: "bread"}  # the left children, read off the picture
way = [n_1, n_2, n_3, "crown"]
a = np.array([1, 1, -1])  # left, left, right
y = np.array([1, 1, 0])
k = len(a)  # turns on the path

# %% tags=["eq-08.5"]
agree(
    "08.5",
    a,
    np.array([1 if way[j + 1] == ch[way[j]] else -1 for j in range(k)]),
    2 * y - 1,
    tree.turns[w],
)

# %% [markdown]
# Let a path have $k$ turns. Now one formula does for all words (Rong (37)):
#
# $$
# \begin{aligned}
# p_w &= \prod_{j=1}^{k} \begin{cases} \sigma(u_j^\top h) & \text{if } a_j > 0 \\ \sigma(-u_j^\top h) & \text{if } a_j < 0 \end{cases} && \text{(08.1) or (08.2), turn by turn} \\
# &= \prod_{j=1}^{k} \sigma(a_j\, u_j^\top h) && \text{the sign does both}
# \end{aligned}
# \tag{08.6}
# $$
#
# Rong's product ends at $L(w) - 1$. His $L(w)$ counts **all** nodes on the path, the leaf among them: four for *crown*. But at a leaf there is nothing to ask. So $k = L(w) - 1$.

# %% tags=["eq-08.6"]
agree(
    "08.6",
    np.exp(-np.logaddexp(0, -a * (U.T @ h)).sum()),
    np.prod([sigma(U[:, j] @ h) if a[j] > 0 else sigma(-U[:, j] @ h) for j in range(k)]),
    np.prod([sigma(a[j] * U[:, j] @ h) for j in range(k)]),
    np.exp(-hierarchical_softmax_loss(h, tree.paths[w], tree.turns[w], N.T).loss),
)


# %%
def word_probs(tree, node_vectors, hidden):
    """The probability of every word (08.6): shape (n_words,)."""
    ways = zip(tree.paths, tree.turns, strict=True)
    return np.array([np.prod(sigma(turns * (node_vectors[path] @ hidden))) for path, turns in ways])


probs = word_probs(tree, node_vectors, hidden)
for word, prob in zip(words, probs, strict=True):
    print(f"{word:7s} {prob:.3f}")
print(f"sum     {probs.sum():.3f}")

# %% [markdown]
# The sum is 1, and nobody has divided by anything. Chance, or a law?

# %% [markdown]
# ### Exercise 08.2 · Before any training
# ★★☆ · 4 minutes · pencil · rests on (08.6)
#
# word2vec begins with all node vectors at zero. Before the first step, what is the probability $p_w$ of a word whose path has $k$ turns?
#
# Names: `k` (the number of turns) and `V` (the number of words), both numbers; `exp`, `log`, and `**` for a power. Write it in quotes. The answer stands below: decide before you read on.

# %% tags=["exercise-08.2"]
my_answer_08_2 = ...

check("08.2", my_answer_08_2)

# %% tags=["hints-08.2"]
# hint("08.2")
# solution("08.2")

# %%
untrained = word_probs(tree, np.zeros((4, 2)), hidden)
for word, prob, in_text in zip(words, untrained, counts / counts.sum(), strict=True):
    print(f"{word:7s} untrained {prob:.3f}   share of the text {in_text:.2f}")

# %% [markdown]
# Every score is 0, so every turn is a toss of a coin, and a path of $k$ turns has probability $\frac{1}{2} \cdot \frac{1}{2} \cdots = 2^{-k}$.
#
# A new softmax model gives each of the five words 1/5. This model is just as new, and already it has opinions: the words with short paths are the likelier ones. And they are no bad ones: compare the two columns. For each of the five, the opinion is nearer to its share than 1/5 is. The second half of the chapter measures how good they are.

# %% [markdown]
# ## Why the probabilities sum to one
#
# Softmax divides by the sum of everything, so its probabilities sum to one by force. Here each word has its own product. Rong says that the sum is easily verified, and leaves it there. Let us do it.
#
# Not every walk comes to every node. Call $q_n$ the probability that a walk comes to node $n$: the product of the turns that lead there. For a leaf it is the probability of its word. And call $W_n$ the set of all words below $n$.
#
# The claim: **what comes to a node arrives at its words.** The probabilities of the words in $W_n$ add up to $q_n$, at every node.

# %% [markdown]
# Let $l$ be the left child of $n$, and $r$ the right one; a child may be a leaf. **If** the claim holds for both children, **then** it holds for $n$:
#
# $$
# \begin{aligned}
# \sum_{w \in W_n} p_w &= \sum_{w \in W_l} p_w + \sum_{w \in W_r} p_w && \text{each word lies below one child} \\
# &= q_l + q_r && \text{the claim, for both children} \\
# &= q_n\, \sigma(u_n^\top h) + q_n\, \sigma(-u_n^\top h) && \text{come to } n \text{, then turn} \\
# &= q_n\, (\sigma(u_n^\top h) + \sigma(-u_n^\top h)) && \text{take } q_n \text{ out} \\
# &= q_n && \text{(04.2): the two turns share one whole}
# \end{aligned}
# \tag{08.7}
# $$

# %% [markdown]
# The check looks at all four nodes at once. For each, the children are read off the picture.

# %%
p = word_probs(tree, N.T, h)
q = np.array([left[3] * left[1], left[3], right[3], 1.0])  # the ways to the nodes 0, 1, 2 and 3
W_l = [[bread], [crown, bread], [queen], [crown, bread, butter]]
W_r = [[crown], [butter], [king], [king, queen]]
q_l = np.array([p[bread], q[0], p[queen], q[1]])
q_r = np.array([p[crown], p[butter], p[king], q[2]])

# %% tags=["eq-08.7"]
agree(
    "08.7",
    np.array([sum(p[w] for w in range(5) if n in tree.paths[w]) for n in range(4)]),
    np.array([sum(p[w] for w in W_l[n]) + sum(p[w] for w in W_r[n]) for n in range(4)]),
    q_l + q_r,
    np.array([q[n] * sigma(N[:, n] @ h) + q[n] * sigma(-N[:, n] @ h) for n in range(4)]),
    np.array([q[n] * (sigma(N[:, n] @ h) + sigma(-N[:, n] @ h)) for n in range(4)]),
    q,
)

# %% [markdown]
# Now climb. At a leaf the claim says $p_w = p_w$. So it holds at every node with leaves on both sides (0 and 2 in our tree), then at the nodes above those, and so on up to the root $n_1$. This way of proving is called *induction*. At the root (Rong (43)):
#
# $$
# \begin{aligned}
# \sum_{w=1}^{V} p_w &= q_{n_1} && \text{(08.7): all words are below the root} \\
# &= 1 && \text{every walk begins there}
# \end{aligned}
# \tag{08.8}
# $$
#
# At each fork the walk splits, and nothing is lost. It holds for any binary tree, and for any vectors.

# %% tags=["eq-08.8"]
agree(
    "08.8",
    sum(p[w] for w in range(5)),
    q[n_1],
    1.0,
    sum(np.exp(-hierarchical_softmax(tree)(h, i, N.T, rng=None).loss) for i in range(5)),
)

# %% [markdown]
# So the sum is a test, free of charge, for a program that computes these probabilities. How sharp is it?

# %% [markdown]
# ### Exercise 08.3 · A slip that passes
# ★★☆ · 5 minutes · predict · rests on (08.7)
#
# Four programs compute $p_w$, each with a slip that is often made. In one of them the five probabilities sum to one all the same, whatever the vectors. In which?
#
# - `"a"`: it takes the nodes from the root down, but the turns from the leaf up
# - `"b"`: it writes +1 for right and −1 for left, at every node
# - `"c"`: it counts the leaf as one more node, with a vector and a question of its own
# - `"d"`: it forgets the root, and begins with the second node of each path

# %% tags=["exercise-08.3"]
my_answer_08_3 = ...

check("08.3", my_answer_08_3)

# %% tags=["hints-08.3"]
# hint("08.3")
# solution("08.3")


# %%
def sum_with(factors_of):
    """The sum over all words, when the factors of a word are factors_of(path, turns)."""
    ways = zip(tree.paths, tree.turns, strict=True)
    return sum(np.prod(factors_of(path, turns)) for path, turns in ways)


node_scores = node_vectors @ hidden
slips = {
    "no slip": lambda path, turns: sigma(turns * node_scores[path]),
    "turns from the leaf up": lambda path, turns: sigma(turns[::-1] * node_scores[path]),
    "left and right swapped": lambda path, turns: sigma(-turns * node_scores[path]),
    "the leaf asked too": lambda path, turns: [*sigma(turns * node_scores[path]), 0.7],  # say
    "the root forgotten": lambda path, turns: sigma(turns[1:] * node_scores[path[1:]]),
}

# %%
for name, factors_of in slips.items():
    print(f"{name:23s} sum {sum_with(factors_of):.3f}")

# %% [markdown]
# Swap left and right everywhere, and you still have a tree, the mirror image of the first. It is not even a worse model: flip the sign of every node vector, and both give the same probabilities.
#
# It hurts when two conventions meet. word2vec.c stores a **bit** $b_j$ for every turn, and its 0 is left: the label is $y_j = 1 - b_j$, the answer $a_j = 1 - 2 b_j$. Whoever takes the bit for the label teaches the model every turn the wrong way round. No sum will tell.

# %% [markdown]
# ## What a path costs
#
# The loss is the surprise at the word $w$ that did stand there, as always (Rong (46)):
#
# $$
# \begin{aligned}
# J &= -\log p_w && \text{surprise (02.5)} \\
# &= -\log \prod_{j=1}^{k} \sigma(a_j\, u_j^\top h) && \text{(08.6)} \\
# &= -\sum_{j=1}^{k} \log \sigma(a_j\, u_j^\top h) && \text{log of a product}
# \end{aligned}
# \tag{08.9}
# $$
#
# Every turn pays for itself: it is the logistic loss of chapter 04, once per question.

# %% tags=["eq-08.9"]
agree(
    "08.9",
    np.logaddexp(0, -a * (U.T @ h)).sum(),
    -np.log(sigma(U[:, 0] @ h) * sigma(U[:, 1] @ h) * sigma(-U[:, 2] @ h)),
    -np.log(np.prod([sigma(a[j] * U[:, j] @ h) for j in range(k)])),
    -sum(np.log(sigma(a[j] * U[:, j] @ h)) for j in range(k)),
    hierarchical_softmax_loss(h, tree.paths[w], tree.turns[w], N.T).loss,
)

# %%
crown_path, crown_turns = tree.paths[crown], tree.turns[crown]
costs = -log_sigmoid(crown_turns * (node_vectors[crown_path] @ hidden))
for node, turn, cost in zip(crown_path, crown_turns, costs, strict=True):
    print(f"node {node}: {'left ' if turn > 0 else 'right'} costs {cost:.3f} nats")
print(
    f"crown costs {costs.sum():.3f} nats, and -log of its probability is {-np.log(crown_prob):.3f}"
)

# %% [markdown]
# ## Who is to blame?
#
# Write $s_j = u_j^\top h$ for the score of question $j$. Fix one $j$, so that the sum needs another letter, $i$ (Rong (47)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_j} &= -\frac{\partial}{\partial s_j} \sum_{i=1}^{k} \log \sigma(a_i\, s_i) && \text{the loss (08.9)} \\
# &= -\frac{\partial}{\partial s_j} \log \sigma(a_j\, s_j) && \text{a path meets no node twice: only } i = j \\
# &= -\sigma(-a_j\, s_j) \cdot a_j && \text{slope of a log-sigmoid (04.9); inner slope } a_j \\
# &= (\sigma(a_j\, s_j) - 1)\, a_j && \text{(04.2)}
# \end{aligned}
# \tag{08.10}
# $$


# %%
def J(s):
    """Surprise, in nats, when the questions on the path have the scores s."""
    return -np.log(sigma(a * s)).sum()


s = U.T @ h
scores_as_vectors = np.zeros((4, 1))
scores_as_vectors[tree.paths[w], 0] = s  # with d = 1 and h = 1 the scores are the vectors

# %% tags=["eq-08.10"]
agree(
    "08.10",
    numerical_gradient(J, s),
    -numerical_gradient(lambda t: sum(np.log(sigma(a[i] * t[i])) for i in range(k)), s),
    np.array([-numerical_gradient(lambda t, j=j: np.log(sigma(a[j] * t)), s[j]) for j in range(k)]),
    np.array([-sigma(-a[j] * s[j]) * a[j] for j in range(k)]),
    np.array([(sigma(a[j] * s[j]) - 1) * a[j] for j in range(k)]),
    hierarchical_softmax_loss(np.ones(1), tree.paths[w], a, scores_as_vectors).output_rows[:, 0],
)

# %% [markdown]
# Left and right apart (Rong (48)), and then together, with the label (Rong (49)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial s_j} &= \begin{cases} \sigma(s_j) - 1 & \text{if } a_j > 0 \\ -(\sigma(-s_j) - 1) & \text{if } a_j < 0 \end{cases} && \text{(08.10) with } a_j = 1 \text{ and } -1 \\
# &= \begin{cases} \sigma(s_j) - 1 & \text{if } a_j > 0 \\ \sigma(s_j) & \text{if } a_j < 0 \end{cases} && 1 - \sigma(-s_j) = \sigma(s_j) \text{, by (04.2)} \\
# &= \sigma(s_j) - y_j && y_j = 1 \text{ for left, } 0 \text{ for right}
# \end{aligned}
# \tag{08.11}
# $$
#
# The probability of *left*, minus the truth about *left*. Prediction minus truth, as in (03.2) and (04.12). It is the **error** of question $j$.

# %% tags=["eq-08.11"]
agree(
    "08.11",
    numerical_gradient(J, s),
    np.array([sigma(s[j]) - 1 if a[j] > 0 else -(sigma(-s[j]) - 1) for j in range(k)]),
    np.array([sigma(s[j]) - 1 if a[j] > 0 else sigma(s[j]) for j in range(k)]),
    np.array([sigma(s[j]) - y[j] for j in range(k)]),
    hierarchical_softmax_loss(np.ones(1), tree.paths[w], a, scores_as_vectors).output_rows[:, 0],
)

# %% [markdown]
# ### The vectors behind the scores
#
# The score hands its blame on to the two vectors that made it. First to the node's (Rong (50)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_j} &= \frac{\partial J}{\partial s_j} \cdot \frac{\partial (u_j^\top h)}{\partial u_j} && \text{chain rule, one road} \\
# &= (\sigma(u_j^\top h) - y_j)\, h && \text{(08.11); linear in } u_j
# \end{aligned}
# \tag{08.12}
# $$
#
# A node that is not on the path stands nowhere in the loss. Its slope is zero, and nobody has to compute it.

# %% tags=["eq-08.12"]
agree(
    "08.12",
    numerical_gradient(lambda M: J(M.T @ h), U),
    numerical_gradient(J, s)
    * np.array([numerical_gradient(lambda u: u @ h, U[:, j]) for j in range(k)]).T,
    np.column_stack([(sigma(U[:, j] @ h) - y[j]) * h for j in range(k)]),
    hierarchical_softmax_loss(h, tree.paths[w], tree.turns[w], N.T).output_rows.T,
)

# %% [markdown]
# ### Exercise 08.4 · The blame of the hidden layer
# ★★☆ · 8 minutes · pencil · rests on (08.11)
#
# $h$ took part in all $k$ questions. Find $\partial J / \partial h$ without a sum sign.
#
# Names: `U` ($d \times k$: the vectors on the path in its columns, root first), `h` (a column of length $d$), `a` and `y` (columns of length $k$: the answers ±1 and the labels 1 or 0), and `sigmoid`, which works entry by entry. `@` is the matrix product, `*` works entry by entry, a transpose is `.T`. The answer is a column of length $d$. It stands below: decide before you read on.

# %% tags=["exercise-08.4"]
my_answer_08_4 = ...

check("08.4", my_answer_08_4)

# %% tags=["hints-08.4"]
# hint("08.4")
# solution("08.4")

# %% [markdown]
# One road through each question, as in (03.11). Rong (52), (53); he calls the result $\mathrm{EH}$, the error sent back to the hidden layer (Rong (54)):
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial h} &= \sum_{j=1}^{k} \frac{\partial J}{\partial s_j} \cdot \frac{\partial (u_j^\top h)}{\partial h} && \text{chain rule, } k \text{ roads} \\
# &= \sum_{j=1}^{k} (\sigma(u_j^\top h) - y_j)\, u_j && \text{(08.11); linear in } h \\
# &= U\, (\sigma(U^\top h) - y) && \text{a matrix times a vector mixes its columns}
# \end{aligned}
# \tag{08.13}
# $$
#
# Put it beside $U(\hat y - y)$ in (03.10). The same sentence, with other columns in $U$ and a sigmoid for the softmax.

# %% tags=["eq-08.13"]
agree(
    "08.13",
    numerical_gradient(lambda x: J(U.T @ x), h),
    sum(numerical_gradient(J, s)[j] * numerical_gradient(U[:, j].dot, h) for j in range(k)),
    sum((sigma(U[:, j] @ h) - y[j]) * U[:, j] for j in range(k)),
    U @ (sigma(U.T @ h) - y),
    hierarchical_softmax_loss(h, tree.paths[w], tree.turns[w], N.T).hidden,
)

# %% [markdown]
# ### Exercise 08.5 · Hierarchical softmax
# ★★★ · 15 minutes · code · rests on (08.13)
#
# The whole loss in one function. It gets `hidden` ($h$, shape `(dim,)`), the `path` (row numbers, root first), the `turns` (+1 left, −1 right; as long as the path), and `node_vectors` with one row per inner node. It returns three things:
#
# - the loss in nats, a number;
# - `grad_hidden`, $\partial J / \partial h$, shape `(dim,)`;
# - `grad_path`, shape `(k, dim)`: row $j$ is the slope of the $j$-th node **on the path**.
#
# Scores of ±1000 must work. `sigmoid` and `log_sigmoid` from chapter 04 are at hand.


# %% tags=["exercise-08.5"]
def tree_loss(hidden, path, turns, node_vectors):
    """Loss of one path, and its slopes: (loss, grad_hidden, grad_path)."""
    return ...


check("08.5", tree_loss)

# %% tags=["hints-08.5"]
# hint("08.5")
# solution("08.5")

# %% [markdown]
# For *king* and *crown*, the library says:

# %%
gradients = hierarchical_softmax_loss(hidden, crown_path, crown_turns, node_vectors)
print(f"loss {gradients.loss:.4f}")
print("grad_hidden", np.array2string(gradients.hidden, precision=3, sign="+"))
for row, slope in zip(gradients.rows, gradients.output_rows, strict=True):
    print(f"node {row}: slope", np.array2string(slope, precision=3, sign="+"))

# %% [markdown]
# And here is a path of a single turn, under small scores and large ones. Who is sure and wrong pays the whole score; who is sure and right pays nothing.

# %%
for score in [-1000.0, -40.0, 0.0, 40.0, 1000.0]:
    left_cost = hierarchical_softmax_loss([score], [0], [1], [[1.0]]).loss
    right_cost = hierarchical_softmax_loss([score], [0], [-1], [[1.0]]).loss
    print(f"score {score:+6.0f}: left costs {abs(left_cost):8.3f}, right {abs(right_cost):8.3f}")

# %% [markdown]
# ### One step
#
# Downhill, with learning rate $\eta$, for each node on the path (Rong (51)):
#
# $$
# \begin{aligned}
# u_j^{\text{new}} &= u_j - \eta\, \frac{\partial J}{\partial u_j} && \text{downhill} \\
# &= u_j - \eta\, (\sigma(u_j^\top h) - y_j)\, h && \text{(08.12)}
# \end{aligned}
# \tag{08.14}
# $$
#
# Where the path goes left, the error is negative: the node's vector slides forward along $h$, its score rises, and *left* becomes likelier. Where the path goes right, the vector slides back. A node that was sure, and right, hardly moves. And $h$ takes its own step, along (08.13), **at the same time**: both slopes are taken at the old vectors.

# %% tags=["eq-08.14"]
eta = 0.3
new_inputs, new_nodes = v_pair.T.copy(), N.T.copy()  # one vector per row, as the library keeps them
step([([0, 1], w)], new_inputs, new_nodes, hierarchical_softmax(tree), eta, rng=None)
agree(
    "08.14",
    U - eta * np.outer(h, sigma(s) - y),
    U - eta * numerical_gradient(lambda M: J(M.T @ h), U),
    np.column_stack([U[:, j] - eta * (sigma(U[:, j] @ h) - y[j]) * h for j in range(k)]),
    new_nodes[tree.paths[w]].T,
)

# %%
crown_errors = sigmoid(node_vectors[crown_path] @ hidden) - (crown_turns + 1) / 2
for node, turn, error in zip(crown_path, crown_turns, crown_errors, strict=True):
    print(f"node {node}: {'left ' if turn > 0 else 'right'}, error {error:+.3f}")

# %%
plots.push_pull(
    hidden,
    node_vectors[crown_path],
    crown_errors,
    [f"node {node}" for node in crown_path],
    1.0,
    title="Nodes 3 and 1 slide forward along king, node 0 slides back",
    hidden_label="king (input)",
)

# %% [markdown]
# One step with $\eta = 1$. The colours are those of chapter 03: orange for the node vectors and blue for $h$, before the step; purple for *too low, so forward along $h$*, and green for *too high, so back*. To *crown* it is left at the nodes 3 and 1, and right at node 0, which hardly moves: it was nearly sure already. The dark arrow is the step of $h$.

# %% [markdown]
# ### Exercise 08.6 · Three vectors move
# ★★☆ · 4 minutes · predict · rests on (08.14)
#
# Take that one step for *king* and *crown*, on the node vectors alone: $h$ stays where it is. Three of the four node vectors have moved. For which words has the probability beside *king* changed?
#
# - `"a"`: *crown* only, the word that was trained
# - `"b"`: *crown* and *bread*, the two words below node 0
# - `"c"`: *crown*, *bread* and *butter*, the three words below node 1
# - `"d"`: all five

# %% tags=["exercise-08.6"]
my_answer_08_6 = ...

check("08.6", my_answer_08_6)

# %% tags=["hints-08.6"]
# hint("08.6")
# solution("08.6")

# %%
moved_nodes = node_vectors.copy()
moved_nodes[crown_path] -= 1.0 * np.outer(crown_errors, hidden)
moved_probs = word_probs(tree, moved_nodes, hidden)
print("sum after the step:", f"{moved_probs.sum():.3f}")

# %%
plots.compare_bars(
    words,
    probs,
    moved_probs,
    highlight="crown",
    title="Three vectors move, and all five words notice",
    quantity="probability beside king",
    digits=3,
)

# %% [markdown]
# Every path begins at the root, and the root has moved. So every word notices, and the sum is still 1: what *crown* wins, the others pay.
#
# All others? Look at *bread*. Its probability has gone **up**, although nobody saw *bread*. It shares two turns with *crown*, and both became likelier; that outweighed the last turn, where they part. (*Butter* shares only the first turn, and pays.) Words that share most of a path often share their fortune. That would be good, if neighbours in the tree were neighbours in meaning. But this tree was made from counts.

# %% [markdown]
# ## Into CBOW and into skip-gram
#
# The slope (08.13) stops at $h$. Where it goes from there depends on the architecture. **CBOW** guesses the centre word $w$ from $C$ context words: $h$ is the mean of their input vectors $v_1, \dots, v_C$, and $w$ gives the path. Its update is (07.12), Rong (23). With our $\partial J / \partial h$ it reads, for each context word $i$:
#
# $$
# \begin{aligned}
# v_i^{\text{new}} &= v_i - \eta\, \frac{\partial J}{\partial v_i} && \text{downhill} \\
# &= v_i - \frac{\eta}{C}\, \frac{\partial J}{\partial h} && h = (v_1 + \dots + v_C) / C \\
# &= v_i - \frac{\eta}{C}\, U\, (\sigma(U^\top h) - y) && \text{(08.13)}
# \end{aligned}
# \tag{08.15}
# $$

# %% tags=["eq-08.15"]
C = 2
blame_of_h = sum((sigma(U[:, j] @ h) - y[j]) * U[:, j] for j in range(k))
agree(
    "08.15",
    np.column_stack([v_pair[:, i] - eta / C * blame_of_h for i in range(C)]),
    v_pair - eta * numerical_gradient(lambda M: J(U.T @ (M[:, 0] + M[:, 1]) / 2), v_pair),
    np.column_stack(
        [v_pair[:, i] - eta / C * numerical_gradient(lambda x: J(U.T @ x), h) for i in range(C)]
    ),
    np.column_stack([v_pair[:, i] - eta / C * U @ (sigma(U.T @ h) - y) for i in range(C)]),
    new_inputs.T,
)

# %% [markdown]
# **Skip-gram** guesses every context word $o$ from the centre word: $h = v_c$. Each context word has a path of its own, with its own vectors $U_o$ and labels $y_o$, and a loss $J_o$. The losses add up (chapter 06), and so do the slopes. (Rong: put the *sum* of the $\mathrm{EH}$ into (35).)
#
# $$
# \begin{aligned}
# v_c^{\text{new}} &= v_c - \eta\, \frac{\partial}{\partial v_c} \sum_{o} J_o && \text{downhill} \\
# &= v_c - \eta \sum_{o} \frac{\partial J_o}{\partial h} && \text{a sum of slopes; } h = v_c \\
# &= v_c - \eta \sum_{o} U_o\, (\sigma(U_o^\top h) - y_o) && \text{(08.13), path by path}
# \end{aligned}
# \tag{08.16}
# $$

# %%
v_c, context = v_pair[:, 0], [king, butter]  # two context words, with two turns each
U_of = np.array([N[:, tree.paths[i]] for i in context])
y_of = np.array([[0, 0], [1, 0]])
new_centre, new_nodes_of_both = v_pair.T[:1].copy(), N.T.copy()
examples = [([0], i) for i in context]
loss_before = step(examples, new_centre, new_nodes_of_both, hierarchical_softmax(tree), eta, None)
print(f"mean loss of the two, before the step: {loss_before:.3f} nats")


# %% tags=["eq-08.16"]
def J_of(o, x):
    """Surprise, in nats, at context word number o, when the hidden layer is x."""
    return -np.log(sigma((2 * y_of[o] - 1) * (U_of[o].T @ x))).sum()


agree(
    "08.16",
    v_c
    - eta * sum(N[:, n] * (sigma(N[:, n] @ v_c) - t) for n, t in [(3, 0), (2, 0), (3, 1), (1, 0)]),
    v_c - eta * numerical_gradient(lambda x: J_of(0, x) + J_of(1, x), v_c),
    v_c - eta * sum(numerical_gradient(lambda x, o=o: J_of(o, x), v_c) for o in range(2)),
    v_c - eta * sum(U_of[o] @ (sigma(U_of[o].T @ v_c) - y_of[o]) for o in range(2)),
    new_centre[0],
)

# %% [markdown]
# So the price is **per path**. A CBOW window walks one path, whatever its size. A skip-gram window with $C$ context words walks $C$ of them. They all begin at the root, so the root hears from every one, and its slopes must be *added*. Here the context words are *king* and *butter*:

# %%
slopes = [
    hierarchical_softmax_loss(v_c, tree.paths[i], tree.turns[i], N.T).dense(4) for i in context
]
for row in range(4):
    guests = [words[i] for i in context if row in tree.paths[i]] or ["nobody"]
    added = N[:, row] - eta * sum(slope[row] for slope in slopes)
    print(f"node {row}: on the path of {' and '.join(guests):15s}", end="   ")
    print("moved by the sum of their steps:", np.allclose(new_nodes_of_both[row], added))

# %% [markdown]
# *A good place to stop for today. The mathematics of the walk is complete. What follows is the tree: how it is made, and how good it can be.*

# %% [markdown]
# ## The price of a tree
#
# Which tree is best? Any will do for the proofs. But training walks to a word as often as the text has it, and each turn costs a dot product. So count the turns per token. Let $f_w$ be word $w$'s share of all tokens, and $k_w$ the turns on its path. Let $B_{wn}$ be 1 if node $n$ lies on the path to $w$, and 0 otherwise. The mean number of turns, $\bar k$, can be counted in two ways:
#
# $$
# \begin{aligned}
# \bar k &= \sum_{w} f_w\, k_w && \text{a mean over tokens} \\
# &= \sum_{w} f_w \sum_{n} B_{wn} && k_w \text{ counts the nodes on the path} \\
# &= \sum_{n} \sum_{w} f_w\, B_{wn} && \text{the same terms in another order} \\
# &= \sum_{n} F_n && F_n \text{: share of the tokens below node } n
# \end{aligned}
# \tag{08.17}
# $$

# %%
f = counts / counts.sum()
k_of = np.array([len(path) for path in tree.paths])
B = np.array([[1 if n in tree.paths[i] else 0 for n in range(4)] for i in range(5)])
F = np.array([counts[W_l[n] + W_r[n]].sum() for n in range(4)]) / counts.sum()

# %% tags=["eq-08.17"]
agree(
    "08.17",
    np.mean([len(tree.paths[i]) for i in range(5) for _ in range(counts[i])]),  # token by token
    sum(f[i] * k_of[i] for i in range(5)),
    sum(f[i] * sum(B[i, n] for n in range(4)) for i in range(5)),
    sum(sum(f[i] * B[i, n] for i in range(5)) for n in range(4)),
    sum(F[n] for n in range(4)),
)

# %% [markdown]
# The last line is the useful one. Every inner node takes a toll from each token whose word is below it. A cheap tree is one whose nodes have little **traffic**.
#
# Now build from below: each join makes a node, and its traffic is the counts of the two pieces together. To keep it small, **join the two rarest pieces**, every time. That is the rule that David Huffman found as a student (published in 1952). For our five words:
#
# | join | left | right | makes | tokens below |
# |---|---|---|---|---|
# | 1 | *bread* 1 | *crown* 3 | node 0 | 4 |
# | 2 | node 0: 4 | *butter* 6 | node 1 | 10 |
# | 3 | *queen* 7 | *king* 8 | node 2 | 15 |
# | 4 | node 1: 10 | node 2: 15 | node 3, the root | 25 |

# %% [markdown]
# Compare it with the first picture. The nodes are numbered as they are made, so the root is always number $V - 2$. The last column sums to $4 + 10 + 15 + 25 = 54$ turns for 25 tokens: $\bar k = 2.16$.

# %% [markdown]
# ### Exercise 08.7 · By hand
# ★★☆ · 8 minutes · predict · rests on (08.17)
#
# A text about breakfast has 28 tokens: *bread* 9, *butter* 7, *tea* 5, *egg* 4, *jam* 3. Draw its Huffman tree on paper; of equally rare pieces, take either. How many turns does it take per token, on average? Enter a number, to two decimals.

# %% tags=["exercise-08.7"]
my_answer_08_7 = ...

check("08.7", my_answer_08_7)

# %% tags=["hints-08.7"]
# hint("08.7")
# solution("08.7")

# %% [markdown]
# ### Whose tree?
#
# Which of the two pieces goes to the left? And if several are equally rare, which are joined? Huffman's rule does not say. Our library decides as **word2vec.c** does, so that the trees can be compared:
#
# - The rarer piece, which is taken first, becomes the **left** child.
# - If a word and an inner node are equally rare, the **inner node** is taken first.
# - Of two equally rare words, the one with the **larger id** is taken first.
# - Of two equally rare inner nodes, the **older** one is taken first.

# %% [markdown]
# ### Exercise 08.8 · Join the rarest
# ★★★ · 20 minutes · code · rests on (08.17)
#
# Write Huffman's rule, with the four decisions above. The function gets `counts`, a list of at least two whole numbers. It returns the list of all joins, in the order in which they are made. A join is a pair `(left, right)` of names. The words $0, \dots, V-1$ are named by their ids. Inner node 0 has the name $V$, inner node 1 the name $V+1$, and so on.
#
# For our five words, the answer is `[(3, 2), (5, 4), (1, 0), (6, 7)]`: compare it with the table. Slow is fine; sorting all pieces before every join is fine, too.


# %% tags=["exercise-08.8"]
def join_rarest(counts):
    """All joins in order, as (left, right); words are 0 … V-1, inner nodes V, V+1, …"""
    return ...


check("08.8", join_rarest)

# %% tags=["hints-08.8"]
# hint("08.8")
# solution("08.8")

# %% [markdown]
# ### From joins to paths
#
# A walk needs the way down, and a join knows only its two children. Programs like word2vec.c start at the *word* and climb: who is my parent, am I its left or its right child? So both lists come out leaf first, and both must be turned round. You have seen in exercise 08.3 what happens if only one of them is.

# %% [markdown]
# ### Exercise 08.9 · The way down
# ★★☆ · 12 minutes · code · rests on (08.5)
#
# Write a function that gets the `joins` of a tree (as in exercise 08.8) and the id of a word. It returns two lists of equal length:
#
# - `path`: the inner nodes on the way, **root first**, as row numbers 0, 1, …: the inner node with the name $V$ has row 0;
# - `turns`: +1 for left, −1 for right, in the same order.
#
# With the joins `[(3, 2), (5, 4), (1, 0), (6, 7)]` and the word 2, the answer is `[3, 1, 0]` and `[1, 1, -1]`. How many words there are, the joins know.


# %% tags=["exercise-08.9"]
def way_down(joins, word_id):
    """The way from the root to a word: (path, turns)."""
    return ...


check("08.9", way_down)

# %% tags=["hints-08.9"]
# hint("08.9")
# solution("08.9")

# %% [markdown]
# The library does both in `huffman_tree`. Here it is on counts that are full of ties: for each word its turns (L is +1, R is −1) and its nodes.


# %%
def show(tree):
    """One line per tree: for each word its turns, and its nodes."""
    for turns, path in zip(tree.turns, tree.paths, strict=True):
        print(f"   {''.join('L' if turn > 0 else 'R' for turn in turns)} {path.tolist()}", end="")
    print()


for tied_counts in [
    [5, 5],
    [3, 1],
    [1, 1, 1, 1],
    [4, 2, 2, 1, 1],
    [2, 3, 1, 3, 5, 2],
    [1, 2, 4, 8],
]:
    print(tied_counts)
    show(huffman_tree(tied_counts))

# %% [markdown]
# Take the fourth, `[4, 2, 2, 1, 1]`. After the first join there are three pieces with count 2: two words, and the new node. word2vec.c takes the node first, and the paths get 1, 2, 3, 4 and 4 turns. Had it taken words first, at this tie and at the next, all paths would have 2 or 3 turns. Per 10 tokens:
#
# - inner node first: $4 \cdot 1 + 2 \cdot 2 + 2 \cdot 3 + 1 \cdot 4 + 1 \cdot 4 = 22$ turns
# - words first: $4 \cdot 2 + 2 \cdot 2 + 2 \cdot 2 + 1 \cdot 3 + 1 \cdot 3 = 22$ turns
#
# A tie changes the tree, and with it every node vector that is ever learned, but not the price.

# %% [markdown]
# ### Nothing is cheaper
#
# Why can no tree ask fewer questions than Huffman's?
#
# **The two rarest words may be siblings at the very bottom.** Take any best tree, and two siblings at its greatest depth. If a rarer word sits higher up, let it change places with one of them. The rarer word gets the longer path, the more frequent one the shorter, and the price does not rise.
#
# **Join them, and forget that they were two.** What is left is a tree for $V - 1$ pieces. It is cheaper by the traffic of the join, whatever the rest looks like. So a best tree for them gives a best one for the $V$ words. And for them, argue again.

# %% [markdown]
# If you trust a machine more: it can try *all* orders of joining. Five words have $10 \cdot 6 \cdot 3 \cdot 1 = 180$ of them.


# %%
def all_prices(pieces):
    """Turns for the whole text, for every order in which the pieces can be joined."""
    if len(pieces) == 1:
        return [0]
    prices = []
    for i in range(len(pieces)):
        for j in range(i):
            rest = [piece for place, piece in enumerate(pieces) if place not in (i, j)]
            joined = pieces[i] + pieces[j]
            prices += [joined + price for price in all_prices([*rest, joined])]
    return prices


prices = np.array(all_prices(counts.tolist()))
print(f"{len(prices)} ways to join: from {prices.min()} to {prices.max()} turns per 25 tokens")
print(f"Huffman: {counts @ k_of} turns")

# %% [markdown]
# ## How good can a tree be?
#
# Is there a floor below which no tree can go? The answer comes from a place that you know: the untrained model.
#
# Exercise 08.2 found that it gives each word the probability $2^{-k_w}$. And the probabilities of all words sum to one, for *any* vectors, so for these too:
#
# $$
# \begin{aligned}
# \sum_{w=1}^{V} 2^{-k_w} &= \sum_{w=1}^{V} p_w && \text{(08.6) with } u_n = 0 \text{, so that } \sigma(0) = \tfrac{1}{2} \\
# &= 1 && \text{(08.8)}
# \end{aligned}
# \tag{08.18}
# $$

# %% tags=["eq-08.18"]
random_counts = np.random.default_rng(18).integers(1, 100, size=9)
long_tree = huffman_tree(random_counts)
no_vectors = np.zeros((8, 6))
p_untrained = word_probs(long_tree, no_vectors, h)
agree(
    "08.18",
    sum(2.0 ** -len(path) for path in long_tree.paths),
    sum(p_untrained[w] for w in range(9)),
    1.0,
)

# %% [markdown]
# This is *Kraft's equation*, found without a calculation. Short paths are a scarce good: who gives one word a path of a single turn has spent half of everything.
#
# So $2^{-k_w}$ is a distribution over the words, a guess at their shares. The best guess would be the shares $f_w$ themselves. A model that knows them, and nothing else, pays the surprise $-\log_2 f_w$ at each token of $w$. (With base 2 the unit is the **bit**: one coin toss, where $\log 2 \approx 0.69$ nats is the same.) On average that is the **entropy** of the counts:
#
# $$H = -\sum_{w=1}^{V} f_w \log_2 f_w$$

# %% [markdown]
# By how much does $\bar k$ exceed $H$? Write $x_w = 2^{-k_w} / f_w$.
#
# $$
# \begin{aligned}
# \bar k - H &= \sum_{w} f_w\, k_w + \sum_{w} f_w \log_2 f_w && \text{(08.17), and } H \\
# &= -\sum_{w} f_w \log_2 x_w && k_w = -\log_2 2^{-k_w} \text{; log of a fraction} \\
# &= -\frac{1}{\log 2} \sum_{w} f_w \log x_w && \text{to nats} \\
# &= \frac{1}{\log 2} \sum_{w} f_w\, (x_w - 1 - \log x_w) && \sum_w f_w (x_w - 1) = \sum_w 2^{-k_w} - 1 = 0
# \end{aligned}
# \tag{08.19}
# $$
#
# And $\log x$ is never above $x - 1$: that line touches the curve at 1, and the curve bends down. So no term of the last sum is negative. **No tree asks fewer questions per token than the entropy.**

# %% tags=["eq-08.19"]
f_long = random_counts / random_counts.sum()
k_long = np.array([len(path) for path in long_tree.paths])
x = 2.0**-k_long / f_long
agree(
    "08.19",
    (f_long * np.log2(f_long / 2.0**-k_long)).sum(),
    sum(f_long[i] * k_long[i] for i in range(9))
    + sum(f_long[i] * np.log2(f_long[i]) for i in range(9)),
    -sum(f_long[i] * np.log2(x[i]) for i in range(9)),
    -1 / np.log(2) * sum(f_long[i] * np.log(x[i]) for i in range(9)),
    1 / np.log(2) * sum(f_long[i] * (x[i] - 1 - np.log(x[i])) for i in range(9)),
)

# %% [markdown]
# How near does Huffman's tree come? The ideal path to $w$ would have $-\log_2 f_w$ turns, so that $x_w = 1$. That is rarely a whole number. Round it **up**, to $r_w < -\log_2 f_w + 1$.
#
# A tree with room for such paths exists. Place the words one by one, shortest path first, each at a free place of its depth. A path of $r_w$ turns uses the share $2^{-r_w} \le f_w$ of the tree. The shares $f_w$ sum to 1, so there is room for all. (Where a node is left with one child, cut it out; that only shortens paths.)
#
# This tree takes fewer than $H + 1$ turns per token, and Huffman's takes no more than any tree:
#
# $$H \le \bar k < H + 1$$


# %%
def entropy(counts):
    """Bits per token of a model that knows the shares of the words, and nothing else."""
    shares = counts / counts.sum()
    return -(shares * np.log2(shares)).sum()


def turns_per_token(tree, counts):
    """The mean number of turns (08.17)."""
    return sum(n_tokens * len(path) for n_tokens, path in zip(counts, tree.paths)) / counts.sum()


print(f"king and the others: H {entropy(counts):.3f}, Huffman {turns_per_token(tree, counts):.3f}")
for example in [[1, 1, 1, 1], [8, 4, 2, 1, 1], [98, 1, 1], [9, 7, 5, 4, 3]]:
    example_counts, example_tree = np.array(example), huffman_tree(example)
    bits = f"H {entropy(example_counts):.3f}, Huffman {turns_per_token(example_tree, example_counts):.3f}"
    print(f"{example!s:18} {bits}, turns {[len(path) for path in example_tree.paths]}")

# %% [markdown]
# Where all shares are powers of one half, the two are equal. With `[98, 1, 1]` the tree pays 0.86 turns too many: it cannot ask less than a whole question, even if the answer is nearly certain.

# %% [markdown]
# ### Born with opinions
#
# Exercise 08.2 left a promise: how good are the opinions of an untrained tree? Let it pay for a whole text. With all node vectors zero:
#
# $$
# \begin{aligned}
# \sum_{w} f_w\, J_w &= -\sum_{w} f_w \log p_w && \text{mean loss per token (08.9)} \\
# &= -\sum_{w} f_w \log 2^{-k_w} && \text{untrained: } p_w = 2^{-k_w} \\
# &= \log(2) \sum_{w} f_w\, k_w && \text{log of a power} \\
# &= \bar k \log 2 && \text{(08.17)}
# \end{aligned}
# \tag{08.20}
# $$
#
# In bits that is $\bar k$: less than one bit above the entropy, which is the best that the counts alone allow. And that before the tree has read a single window.

# %% tags=["eq-08.20"]
agree(
    "08.20",
    sum(f_long[i] * k_long[i] * -np.log(sigma(0.0)) for i in range(9)),
    -sum(f_long[w] * np.log(p_untrained[w]) for w in range(9)),
    -sum(f_long[i] * np.log(2.0 ** -k_long[i]) for i in range(9)),
    np.log(2) * sum(f_long[i] * k_long[i] for i in range(9)),
    (f_long @ k_long) * np.log(2),
    sum(
        f_long[i] * hierarchical_softmax(long_tree)(h, i, no_vectors.copy(), None).loss
        for i in range(9)
    ),
)

# %% [markdown]
# ## A real vocabulary
#
# Enough of five words. Here is NumPy's own documentation again, as in chapter 05: the text lies on your computer already.

# %%
vocab = build_vocab(docstring_sentences(["numpy"]))
n_words = len(vocab.words)
real_tree = huffman_tree(vocab.counts)
print(f"{vocab.counts.sum()} tokens, {n_words} words; log2 of that is {np.log2(n_words):.2f}")
for word in ["the", "array", "matrix", "cosine"]:
    i = vocab.ids[word]
    letters = "".join("L" if turn > 0 else "R" for turn in real_tree.turns[i])
    print(f"{word:7s} {vocab.counts[i]:6d} times: {len(letters):2d} turns {letters}")

# %% [markdown]
# For comparison, three other trees: a **balanced** one, where all paths are as equal as can be (Huffman's rule makes it when all counts are equal); one where pieces are joined **at random** (the mean of ten such trees); and a **chain**, which asks *is it the first word of the alphabet? the second?* and so on.


# %%
def turns_of(joins):
    """The number of turns to every word, from the joins of a tree, the root's first."""
    depth = np.zeros(2 * len(joins) + 1, dtype=int)
    for row, children in reversed(list(enumerate(joins))):
        depth[list(children)] = depth[len(joins) + 1 + row] + 1
    return depth[: len(joins) + 1]


def random_joins(n_words, rng):
    """Join two pieces, drawn blindly, until one is left."""
    pieces, joins = list(range(n_words)), []
    while len(pieces) > 1:
        joins.append([pieces.pop(rng.integers(len(pieces))) for _ in range(2)])
        pieces.append(n_words + len(joins) - 1)
    return joins


# %%
real_shares = vocab.counts / vocab.counts.sum()
places = np.argsort(np.argsort(vocab.words))  # of each word in the alphabet, from 0
rng = np.random.default_rng(0)
turns_in = {
    "Huffman": np.array([len(path) for path in real_tree.paths]),
    "balanced": np.array([len(path) for path in huffman_tree(np.ones(n_words)).paths]),
    "random": np.mean([turns_of(random_joins(n_words, rng)) for _ in range(10)], axis=0),
    "chain": np.minimum(places + 1, n_words - 1),  # the last question tells two words apart
}
print(f"entropy             {entropy(vocab.counts):7.2f} bits per token")
for name, n_turns in turns_in.items():
    print(f"{name:8s} tree       {real_shares @ n_turns:7.2f} dot products per token")
print(f"softmax             {n_words:7d} dot products per token")

# %% [markdown]
# Huffman's tree takes 0.03 turns more than the entropy. It saves three of the twelve turns of a balanced tree, for *the* and *of* come often, and their paths are short. Softmax needs nearly six hundred times as many dot products.
#
# But look at the chain: it saves no more than half of softmax's. People write that hierarchical softmax costs $\log_2 V$, or $O(\log V)$. That is no property of trees. It holds for a balanced tree, and Huffman's takes no more per token. And it is the price of **one** path: skip-gram pays it for each context word anew.

# %% [markdown]
# How does the price grow with the vocabulary? Take the 8 most frequent words only, then the 16 most frequent, and so on.

# %%
sizes = [2**exponent for exponent in range(3, 13)]
growth = {"random": [], "balanced": [], "Huffman": [], "entropy": []}
rng = np.random.default_rng(1)
for size in sizes:
    part = vocab.counts[:size] / vocab.counts[:size].sum()
    ten_trees = [part @ turns_of(random_joins(size, rng)) for _ in range(10)]
    growth["random"].append(np.mean(ten_trees))
    growth["balanced"].append(turns_per_token(huffman_tree(np.ones(size)), part))
    growth["Huffman"].append(turns_per_token(huffman_tree(part), part))
    growth["entropy"].append(entropy(part))
for place in [0, 5, 9]:
    prices_there = ", ".join(f"{name} {line[place]:.1f}" for name, line in growth.items())
    print(f"{sizes[place]:4d} words: {prices_there}")

# %%
plots.curve(
    {name: (np.log2(sizes), np.array(line)) for name, line in growth.items()},
    title="Twice as many words: about one question more",
    xlabel="log₂ of the number of words",
    ylabel="turns per token",
    digits=1,
)

# %% [markdown]
# Softmax would not fit into this picture: its line ends at 4096. A balanced tree asks exactly one question more whenever the vocabulary doubles, a random one about 1.4. Huffman's asks less than one, for the words that come late are rare, and few tokens have to walk to them. Its line lies hidden under its floor, the entropy.
#
# And the untrained model? By (08.20):

# %%
print(f"untrained softmax:      {np.log(n_words):.2f} nats per token")
print(f"untrained Huffman tree: {real_shares @ turns_in['Huffman'] * np.log(2):.2f} nats per token")
print(f"all that counts tell:   {entropy(vocab.counts) * np.log(2):.2f} nats per token")

# %% [markdown]
# Softmax begins by learning, step by step, that *the* is frequent. The tree is born with all that the counts tell, but for 0.02 nats.
#
# What is the price of all this? Three things.
#
# - The tree is cheap only for a word that you name. To find the *likeliest* word you may need every node, up to $V - 1$ dot products.
# - Words that share most of a path often share their fortune, as *bread* and *crown* did. In Huffman's tree they share it because of their counts.
# - The vectors of the nodes belong to no word: of the two tables of chapter 02, only the input vectors are left to read.

# %% [markdown]
# ### Exercise 08.10 · Find the slip
# ★★☆ · 4 minutes · predict · rests on (08.6)
#
# Four sentences from a student's notes on Rong's paper. Rong writes $N$ for the number of entries of a vector. Three sentences are true. Which one is **false**?
#
# - `"a"`: "The path to $w_2$ has the length $L(w_2) = 4$, so its probability is a product of three factors."
# - `"b"`: "The inner nodes are $(V-1)$-dimensional vectors, where the output vectors had $V$ dimensions; so there are hardly fewer parameters."
# - `"c"`: "In hierarchical softmax, the words have no output vectors."
# - `"d"`: "For skip-gram, the update is repeated for each of the $C$ context words."

# %% tags=["exercise-08.10"]
my_answer_08_10 = ...

check("08.10", my_answer_08_10)

# %% tags=["hints-08.10"]
# hint("08.10")
# solution("08.10")

# %% [markdown]
# ## Once more, from memory
#
# Why do the probabilities of all words sum to one, without any division? The claim was: the probabilities of the words $W_n$ below a node $n$ add up to $q_n$, the probability that a walk comes to $n$. Here is its proof, shuffled.

# %% [markdown]
# ### Exercise 08.11 · Up the tree
# ★★☆ · 5 minutes · order · rests on (08.8)
#
# $l$ and $r$ are the children of $n$. One line does not belong. Put the other seven in an order in which each stands after the lines that it uses. Write the letters in quotes, first line first.
#
# - `A`: $\sum_{w \in W_n} p_w = q_n\, \sigma(u_n^\top h) + q_n\, \sigma(-u_n^\top h)$
# - `B`: the sum over all words is $q$ at the root, which is 1
# - `C`: the claim holds at the root, for all probabilities sum to one
# - `D`: $\sum_{w \in W_n} p_w = \sum_{w \in W_l} p_w + \sum_{w \in W_r} p_w$
# - `E`: so the claim holds at every node, up to the root
# - `F`: at a leaf the claim says $p_w = p_w$
# - `G`: so $\sum_{w \in W_n} p_w = q_n$: the claim holds for $n$, too
# - `H`: $\sum_{w \in W_n} p_w = q_l + q_r$, if the claim holds for $l$ and $r$

# %% tags=["exercise-08.11"]
my_answer_08_11 = ...

check("08.11", my_answer_08_11)

# %% tags=["hints-08.11"]
# hint("08.11")
# solution("08.11")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (08.1)–(08.2) | at a node, left gets the sigmoid of the score, right the rest | `activations.sigmoid` |
# | (08.3)–(08.6) | a word's probability: the product of the turns on its path | `losses.hierarchical_softmax_loss` |
# | (08.7)–(08.8) | every fork splits and loses nothing: the sum is one | |
# | (08.9) | the loss: one logistic loss per turn | `losses.hierarchical_softmax_loss` |
# | (08.10)–(08.11) | blame of a score: probability of left minus truth | `losses.hierarchical_softmax_loss` |
# | (08.12)–(08.13) | blame of a node's vector, and of $h$ | `losses.hierarchical_softmax_loss` |
# | (08.14) | a step for the nodes on the path | `sgd.step` |
# | (08.15)–(08.16) | CBOW: one path, shared by $C$; skip-gram: $C$ paths, added up | `sgd.step` |
# | (08.17) | the price of a tree is the traffic through its nodes | `huffman.huffman_tree` |
# | (08.18)–(08.19) | short paths are scarce: no tree beats the entropy | |
# | (08.20) | an untrained tree pays one bit per turn | `losses.hierarchical_softmax` |

# %% [markdown]
# ## What comes next
#
# You now hold all of it: two architectures, skip-gram and CBOW, and three losses, softmax, negative sampling and the tree. Each loss picks some rows and gives each an error, prediction minus truth. The rest is the same two lines: errors times vectors, errors times $h$.
#
# That is six models, and none of them has read a text yet. The next chapter lets them:
#
# [Chapter 09 · Training](09_training.ipynb).
