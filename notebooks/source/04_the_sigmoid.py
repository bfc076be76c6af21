# %% [markdown]
# # 04 · The sigmoid
#
# **How does a yes/no question learn?**
#
# Softmax asks one large question: *which of all words stands beside king?* To answer it, the model scores every word it knows. To learn from it, the model moves every output vector.
#
# Here is a smaller question: *does crown stand beside king, yes or no?* It needs a single score. This chapter shows how such a question is answered, what a wrong answer costs, and who is to blame. Both cheap ways to train word2vec, chapters 05 and 08, are made of nothing else.
#
# *About 110 minutes; there is a good place to stop in the middle. You need: chapters 02 and 03, the chain rule, the quotient rule.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.activations import log_sigmoid, sigmoid
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient

# %% [markdown]
# ## A question with one score
#
# The five words and the two tables of chapter 02, with *king* as the input word.

# %%
words = ["king", "queen", "crown", "bread", "butter"]
king, queen, crown, bread, butter = range(5)
input_vectors = np.array([[1.0, 1.0], [1.0, 0.5], [0.5, 1.0], [-1.0, 0.5], [-0.5, -1.0]])
output_vectors = np.array([[0.5, 0.0], [1.0, 0.5], [2.0, 0.5], [-1.0, 0.5], [0.0, -1.0]])
scores = output_vectors @ input_vectors[king]
print("scores beside king:", dict(zip(words, scores.tolist(), strict=True)))

# %% [markdown]
# *Crown* has the score 2.5. Is that a yes? We want a probability.
#
# We already own a machine that turns scores into probabilities: softmax. Give it two candidates, **yes** and **no**. *Yes* gets the score. And *no*? Softmax sees only differences (02.4), so we may give one of the two any score we like. We give *no* the score 0.
#
# In this chapter $x$ stands for a score, one number, as in question (e) of CS224N. It is the $s_w$ of chapters 02 and 03, and Rong's $u$. (The one-hot vector $x$ of chapter 02 does not appear here.)

# %% [markdown]
# The probability of *yes* is called the **sigmoid** of the score, and written $\sigma(x)$ (Rong (67) is the last line):
#
# $$
# \begin{aligned}
# \sigma(x) &= \frac{\exp(x)}{\exp(x) + \exp(0)} && \text{softmax (02.3) over yes and no} \\
# &= \frac{\exp(x)}{\exp(x) + 1} && \exp(0) = 1 \\
# &= \frac{1}{1 + \exp(-x)} && \text{divide above and below by } \exp(x)
# \end{aligned}
# \tag{04.1}
# $$
#
# At $x = 0$ it is 1/2: no opinion.

# %% [markdown]
# The checks of this chapter use five random scores $x$, made of random vectors as always: $d = 3$, and $n = 5$ output vectors $u_w$ in the columns of $U$. All five are computed at once, entry by entry. The left-hand side is a definition, so it is computed a second way, through logarithms: `np.logaddexp(x, 0)` is $\log(\exp(x) + \exp(0))$.

# %%
rng = np.random.default_rng(8)
U, v_c = rng.normal(size=(3, 5)), rng.normal(size=3)
x = U.T @ v_c
print("x =", np.array2string(x, precision=2, sign="+"))

# %% tags=["eq-04.1"]
agree(
    "04.1",
    np.exp(x - np.logaddexp(x, 0)),
    np.exp(x) / (np.exp(x) + np.exp(0)),
    np.exp(x) / (np.exp(x) + 1),
    1 / (1 + np.exp(-x)),
    sigmoid(x),
)

# %% [markdown]
# Ask all five words, once with softmax and once with five sigmoids:

# %%
softmax_probs = np.exp(scores) / np.exp(scores).sum()
yes_probs = sigmoid(scores)
for word, score, one, each in zip(words, scores, softmax_probs, yes_probs, strict=True):
    print(f"{word:7s} score {score:+.1f}   softmax {one:.3f}   sigmoid {each:.3f}")
print(f"{'sum':22s} softmax {softmax_probs.sum():.3f}   sigmoid {yes_probs.sum():.3f}")

# %%
plots.compare_bars(
    words,
    softmax_probs,
    yes_probs,
    title="One question for all words, or one question each",
    quantity="probability",
    names=("softmax", "sigmoid"),
    digits=3,
)

# %% [markdown]
# The softmax bars share one whole: what *crown* wins, the others lose. The sigmoid bars do not share anything, and they sum to 3.0. That is no mistake. They answer five separate questions, and the answer to several of them may be yes: *queen* and *crown* can both stand beside *king*.

# %% [markdown]
# ### What is left for *no*
#
# Rong (68), line by line:
#
# $$
# \begin{aligned}
# 1 - \sigma(x) &= 1 - \frac{\exp(x)}{\exp(x) + 1} && \text{(04.1)} \\
# &= \frac{\exp(x) + 1 - \exp(x)}{\exp(x) + 1} && \text{one fraction} \\
# &= \frac{1}{\exp(x) + 1} && \exp(x) \text{ cancels} \\
# &= \frac{1}{1 + \exp(-(-x))} && x = -(-x) \\
# &= \sigma(-x) && \text{(04.1), at } -x
# \end{aligned}
# \tag{04.2}
# $$
#
# Turn the sign of the score round, and *yes* becomes *no*. The chapters that follow need this small line again and again.


# %% tags=["eq-04.2"]
def sigma(t):
    """The last line of (04.1), for use in the checks."""
    return 1 / (1 + np.exp(-t))


agree(
    "04.2",
    1 - sigma(x),
    1 - np.exp(x) / (np.exp(x) + 1),
    (np.exp(x) + 1 - np.exp(x)) / (np.exp(x) + 1),
    1 / (np.exp(x) + 1),
    1 / (1 + np.exp(-(-1 * x))),
    sigma(-x),
    sigmoid(-x),
)

# %% [markdown]
# ### Exercise 04.1 · Two words on the ballot
# ★☆☆ · 5 minutes · pencil · rests on (04.1)
#
# Now two real words, $a$ and $b$, and nobody else. They have the scores $s_a$ and $s_b$, and neither score is 0. Softmax gives $a$ the probability
#
# $$\hat y_a = \frac{\exp(s_a)}{\exp(s_a) + \exp(s_b)}$$
#
# This is a sigmoid too. What must stand in the box?
#
# $$\hat y_a = \sigma\big( \boxed{\;?\;} \big)$$
#
# Write it in quotes. Names: `s_a`, `s_b` (numbers). The answer stands below: decide before you read on.

# %% tags=["exercise-04.1"]
my_answer_04_1 = ...

check("04.1", my_answer_04_1)

# %% tags=["hints-04.1"]
# hint("04.1")
# solution("04.1")

# %% [markdown]
# Divide above and below by the same number once more:
#
# $$
# \begin{aligned}
# \hat y_a &= \frac{\exp(s_a)}{\exp(s_a) + \exp(s_b)} && \text{softmax (02.3) over two words} \\
# &= \frac{1}{1 + \frac{\exp(s_b)}{\exp(s_a)}} && \text{divide above and below by } \exp(s_a) \\
# &= \frac{1}{1 + \exp(-(s_a - s_b))} && \text{a quotient of exp is a difference} \\
# &= \sigma(s_a - s_b) && \text{(04.1)}
# \end{aligned}
# \tag{04.3}
# $$
#
# Softmax over two words is the sigmoid of the *difference* of their scores. With $s_b = 0$ we are back at (04.1).

# %% tags=["eq-04.3"]
s_a, s_b = x[:2], x[2:4]  # two ballots: x[0] against x[2], x[1] against x[3]
agree(
    "04.3",
    1 / (np.exp(s_a - s_a) + np.exp(s_b - s_a)),
    np.exp(s_a) / (np.exp(s_a) + np.exp(s_b)),
    1 / (1 + np.exp(s_b) / np.exp(s_a)),
    1 / (1 + np.exp(-(s_a - s_b))),
    sigma(s_a - s_b),
    sigmoid(s_a - s_b),
)

# %%
share = softmax_probs[crown] / (softmax_probs[crown] + softmax_probs[queen])
print(f"crown's share of what softmax gave to crown and queen: {share:.3f}")
print(f"sigmoid of the difference 2.5 - 1.5:                   {sigmoid(2.5 - 1.5):.3f}")

# %% [markdown]
# ## Large scores
#
# Scores can be large, and chapter 02 showed what $\exp(1000)$ does. Here are the last two lines of (04.1), at −1000 and at +1000:

# %%
large = np.array([-1000.0, 1000.0])
with np.errstate(over="ignore", invalid="ignore"):  # we know what is coming
    print("exp(x) / (exp(x) + 1):", np.exp(large) / (np.exp(large) + 1))
    print("1 / (1 + exp(-x)):    ", 1 / (1 + np.exp(-large)))

# %% [markdown]
# The first form gives `nan` at +1000: infinity divided by infinity.
#
# The second form is right at both ends. But look how: at −1000 it computes $\exp(1000)$, gets infinity, adds 1, and divides 1 by infinity. Zero comes out, by luck, and NumPy warns of an overflow each time. (`np.errstate` in the cell above has silenced it.) People get used to such warnings. Then they miss the one that matters, and this chapter has one in store.

# %% [markdown]
# ### Exercise 04.2 · A sigmoid that survives
# ★★☆ · 10 minutes · code · rests on (04.1)
#
# CS224N's first coding task. Write the sigmoid for scores of any size: ±1000 must give the right value, **and** no overflow may happen on the way, not even a silenced one. `x` is a number or an array of any shape; the result has the same shape. It must not change `x`.


# %% tags=["exercise-04.2"]
def safe_sigmoid(x):
    """The probability of yes, for scores of any size; same shape as x."""
    return ...


check("04.2", safe_sigmoid)

# %% tags=["hints-04.2"]
# hint("04.2")
# solution("04.2")

# %% [markdown]
# The library's `sigmoid` takes exp only of numbers that are not positive. Small probabilities keep their digits, and the shape stays:

# %%
for score in [-1000, -40, -2, 0, 0.5, 1000]:
    print(f"score {score:6}   sigmoid {sigmoid(score):.6e}")
print(sigmoid(np.array([[0.0, np.log(3)], [-np.log(3), 1000.0]])))

# %% [markdown]
# ## How steep?
#
# A step of learning moves the score a little. How much does the answer move with it? That is the slope of $\sigma$, and question (e) of CS224N.

# %% [markdown]
# ### Exercise 04.3 · The slope
# ★★☆ · 8 minutes · pencil · rests on (04.1)
#
# Differentiate $\sigma(x)$. The quotient rule on $\exp(x) / (\exp(x) + 1)$ will do, and so will the chain rule on $1 / (1 + \exp(-x))$. Then tidy up: CS224N wants a result in which $x$ stands nowhere but inside $\sigma$.
#
# Write it in quotes. Names: `x` (a number), `exp`, `sigmoid`. Any equal form passes, tidy or not. Both roads stand below: decide before you read on.

# %% tags=["exercise-04.3"]
my_answer_04_3 = ...

check("04.3", my_answer_04_3)

# %% tags=["hints-04.3"]
# hint("04.3")
# solution("04.3")

# %% [markdown]
# First road, CS224N (e). The quotient rule says: the slope of $f/g$ is $(f' g - f g') / g^2$. Here both slopes, $f'$ and $g'$, are $\exp(x)$ again.
#
# $$
# \begin{aligned}
# \frac{\partial \sigma(x)}{\partial x} &= \frac{\partial}{\partial x} \frac{\exp(x)}{\exp(x) + 1} && \text{(04.1)} \\
# &= \frac{\exp(x)(\exp(x) + 1) - \exp(x)\exp(x)}{(\exp(x) + 1)^2} && \text{quotient rule} \\
# &= \frac{\exp(x)\exp(x) + \exp(x) - \exp(x)\exp(x)}{(\exp(x) + 1)^2} && \text{multiply out} \\
# &= \frac{\exp(x)}{(\exp(x) + 1)^2} && \exp(x)\exp(x) \text{ cancels} \\
# &= \frac{\exp(x)}{\exp(x) + 1} \cdot \frac{1}{\exp(x) + 1} && \text{two fractions} \\
# &= \sigma(x)(1 - \sigma(x)) && \text{(04.1); (04.2), third line}
# \end{aligned}
# \tag{04.4}
# $$

# %% [markdown]
# The left-hand side is measured by the referee of chapter 03, at all five scores. It wants a function with one value, so it gets the sum of the five sigmoids. Each score stands in one of them only, so the slope of the sum along that score is the slope of its own sigmoid.


# %% tags=["eq-04.4"]
def slope(f):
    """The measured slope of f at each of the five scores x."""
    return numerical_gradient(lambda t: f(t).sum(), x)


agree(
    "04.4",
    slope(sigma),
    slope(lambda t: np.exp(t) / (np.exp(t) + 1)),
    (np.exp(x) * (np.exp(x) + 1) - np.exp(x) * np.exp(x)) / (np.exp(x) + 1) ** 2,
    (np.exp(x) * np.exp(x) + np.exp(x) - np.exp(x) * np.exp(x)) / (np.exp(x) + 1) ** 2,
    np.exp(x) / (np.exp(x) + 1) ** 2,
    np.exp(x) / (np.exp(x) + 1) * (1 / (np.exp(x) + 1)),
    sigma(x) * (1 - sigma(x)),
    sigmoid(x) * (1 - sigmoid(x)),
)

# %% [markdown]
# Second road, Rong (69), through the other form. No quotient rule, but two minus signs to lose:
#
# $$
# \begin{aligned}
# \frac{\partial \sigma(x)}{\partial x} &= \frac{\partial}{\partial x} (1 + \exp(-x))^{-1} && \text{(04.1)} \\
# &= -(1 + \exp(-x))^{-2} \cdot \frac{\partial}{\partial x} (1 + \exp(-x)) && \text{chain rule: a power} \\
# &= -(1 + \exp(-x))^{-2} \cdot (-\exp(-x)) && \text{chain rule: exp, inner slope } -1 \\
# &= \frac{\exp(-x)}{(1 + \exp(-x))^2} && \text{minus times minus} \\
# &= \frac{1}{1 + \exp(-x)} \cdot \frac{\exp(-x)}{1 + \exp(-x)} && \text{two fractions} \\
# &= \sigma(x)\, \sigma(-x) && \text{(04.1), at } x \text{ and at } -x
# \end{aligned}
# \tag{04.5}
# $$

# %% tags=["eq-04.5"]
agree(
    "04.5",
    slope(sigma),
    slope(lambda t: (1 + np.exp(-t)) ** -1),
    -((1 + np.exp(-x)) ** -2) * slope(lambda t: 1 + np.exp(-t)),
    -((1 + np.exp(-x)) ** -2) * (-np.exp(-x)),
    np.exp(-x) / (1 + np.exp(-x)) ** 2,
    1 / (1 + np.exp(-x)) * (np.exp(-x) / (1 + np.exp(-x))),
    sigma(x) * sigma(-x),
    sigmoid(x) * sigmoid(-x),
)

# %% [markdown]
# The slope is *the probability of yes times the probability of no*. By (04.2) the two roads end in the same place.
#
# A warning about programs. Many contain a line like `return s * (1 - s)`, and it is right as long as `s` is the **output** of the sigmoid. Give it the score instead, and a score of 2.5 gets a "slope" of −3.75, although $\sigma$ never falls.

# %% [markdown]
# ### Exercise 04.4 · At most
# ★☆☆ · 3 minutes · predict · rests on (04.5)
#
# A step of learning lifts a score by 0.1. By how much can the probability of *yes* rise, **at most**? Choose the best starting score you can think of. Enter a number, to three decimals; a slope is accurate enough for so small a step.

# %% tags=["exercise-04.4"]
my_answer_04_4 = ...

check("04.4", my_answer_04_4)

# %% tags=["hints-04.4"]
# hint("04.4")
# solution("04.4")

# %% [markdown]
# Where is a product of two numbers largest, if their sum is always 1? Complete the square:
#
# $$
# \begin{aligned}
# \frac{\partial \sigma(x)}{\partial x} &= \sigma(x) - \sigma(x)^2 && \text{(04.4), multiplied out} \\
# &= \frac{1}{4} - \Big( \frac{1}{4} - \sigma(x) + \sigma(x)^2 \Big) && \text{add and take away } \tfrac{1}{4} \\
# &= \frac{1}{4} - \Big( \frac{1}{2} - \sigma(x) \Big)^2 && \text{a square}
# \end{aligned}
# \tag{04.6}
# $$
#
# A square is never negative. So the slope is at most $\frac{1}{4}$, where $\sigma(x) = \frac{1}{2}$: at the score 0.

# %% tags=["eq-04.6"]
agree(
    "04.6",
    slope(sigma),
    sigma(x) - sigma(x) ** 2,
    1 / 4 - (1 / 4 - sigma(x) + sigma(x) ** 2),
    1 / 4 - (1 / 2 - sigma(x)) ** 2,
)

# %%
for score in [0, 2.5, 6, 10]:
    print(f"score {score:4}   yes {sigmoid(score):.5f}   slope {sigma(score) * sigma(-score):.5f}")

# %%
line = np.linspace(-8, 8, 161)
plots.curve(
    {"σ(x)": (line, sigma(line)), "its slope": (line, sigma(line) * sigma(-line))},
    title="Steep where it has no opinion, flat where it is certain",
    xlabel="score x",
    ylabel="probability of yes, and its slope",
    points={"steepest: 1/4": (0, 0.25)},
    digits=4,
)

# %% [markdown]
# At a score of 6 the slope is a hundredth of what it is at 0, at a score of 10 nearly nothing. The sigmoid is **saturated** there: you can push the score, and the answer hardly moves. Keep this picture in mind. Saturation returns at the end of the chapter, with a bill.

# %% [markdown]
# ### Exercise 04.5 · Four sigmoids
# ★★☆ · 6 minutes · predict · rests on (04.1)
#
# Four expressions that might stand in a function called *sigmoid*. All four go from 0 through 1/2 to 1. Three are $\sigma(x)$. One is something else, and it is real: it stands in the logistic regression among the examples of HIPS autograd, a library that differentiates programs. Which one is **not** $\sigma(x)$? The answer stands below: decide before you read on.
#
# - `"a"`: `1 - 1 / (1 + np.exp(x))`
# - `"b"`: `np.exp(x / 2) / (np.exp(x / 2) + np.exp(-x / 2))`
# - `"c"`: `0.5 * (np.tanh(x) + 1)`
# - `"d"`: `0.5 * (np.tanh(x / 2) + 1)`
#
# To remember: $\tanh(z) = \frac{\exp(z) - \exp(-z)}{\exp(z) + \exp(-z)}$.

# %% tags=["exercise-04.5"]
my_answer_04_5 = ...

check("04.5", my_answer_04_5)

# %% tags=["hints-04.5"]
# hint("04.5")
# solution("04.5")

# %%
for score in [0.0, 1.0, 2.0]:
    theirs = 0.5 * (np.tanh(score) + 1)
    print(
        f"score {score}   theirs {theirs:.4f}   σ(x) {sigma(score):.4f}   σ(2x) {sigma(2 * score):.4f}"
    )

# %% [markdown]
# It is $\sigma(2x)$, twice as steep. That example even checks its gradients numerically, "just to be safe", and the check passes. Chapter 03 said why: the referee compares slopes with *your own* function. It cannot know that you wanted another one.
#
# Does it do harm? The program learns all the same, with weights half as large. But the same weights have other probabilities, another loss and other slopes than in the model it is named after. So test the *value* of a function too, and not at 0, where all four agree.

# %% [markdown]
# ## A column of questions
#
# Let $x$ be a whole column of $n$ scores. A sigmoid works on each entry by itself, so $\sigma(x)$ is a column of $n$ answers. CS224N asked for its derivative in this form in 2019. How many slopes are there? Each of the $n$ answers has one along each of the $n$ scores: $n \times n$ numbers. Put the slope of answer $i$ along score $j$ into row $i$, column $j$. (Such a table of slopes is called a *Jacobian*.)

# %% [markdown]
# ### Exercise 04.6 · The table of slopes
# ★★☆ · 6 minutes · pencil · rests on (04.5)
#
# Write the whole $n \times n$ table as one expression. Which of its entries can be different from zero?
#
# Names: `x` (a column of $n$ scores). Everything that the pencil language knows is allowed: `+ - * / @ .T`, and `exp log sqrt sigmoid softmax sum mean norm diag`. With a column, `sigmoid(x)` works entry by entry, and so does `*` between two columns; `diag(x)` is the square table with `x` on its diagonal and zeros elsewhere. The answer stands below: decide before you read on.

# %% tags=["exercise-04.6"]
my_answer_04_6 = ...

check("04.6", my_answer_04_6)

# %% tags=["hints-04.6"]
# hint("04.6")
# solution("04.6")

# %% [markdown]
# Entry by entry, then all together ($\odot$ multiplies entry by entry):
#
# $$
# \begin{aligned}
# \frac{\partial \sigma(x_i)}{\partial x_j} &= \begin{cases} \sigma(x_i)(1 - \sigma(x_i)) & \text{if } i = j \\ 0 & \text{if } i \ne j \end{cases} && \text{(04.4); answer } i \text{ contains no other score} \\
# \frac{\partial \sigma(x)}{\partial x} &= \operatorname{diag}\big( \sigma(x) \odot (1 - \sigma(x)) \big) && \text{all entries at once}
# \end{aligned}
# \tag{04.7}
# $$
#
# The table is *diagonal*: no score touches another's answer.

# %% tags=["eq-04.7"]
n = len(x)
agree(
    "04.7",
    np.array([numerical_gradient(lambda t, i=i: sigma(t[i]), x) for i in range(n)]),
    np.array(
        [[sigma(x[i]) * (1 - sigma(x[i])) if i == j else 0 for j in range(n)] for i in range(n)]
    ),
    np.diag(sigma(x) * (1 - sigma(x))),
    np.diag(sigmoid(x) * sigmoid(-x)),
)


# %% [markdown]
# Compare that with softmax. Here are both tables, measured, for the scores of *queen*, *crown* and *bread*:


# %%
def softmax_of(t):
    return np.exp(t) / np.exp(t).sum()


three = scores[[queen, crown, bread]]
for name, f in [("sigmoid", sigma), ("softmax", softmax_of)]:
    table = np.array([numerical_gradient(lambda t, i=i, f=f: f(t)[i], three) for i in range(3)])
    shown = table.round(6) + 0.0  # + 0.0: no zero is printed as -0
    print(name, "answers", np.array2string(f(three), precision=3, floatmode="fixed"))
    print(np.array2string(shown, precision=3, sign="+", floatmode="fixed"))

# %% [markdown]
# On both diagonals stands the answer times what is missing to 1, for *queen* $0.818 \times 0.182$ and $0.259 \times 0.741$. Off the diagonal, softmax has slopes and the sigmoid has none.
#
# That is the whole difference between the two questions. In softmax every word's answer depends on every word's score, so no word may be left out. Yes/no questions stand alone. You may ask five of them, or all, or two. Chapter 05 will ask as few as it can.

# %% [markdown]
# ## What does an answer cost?
#
# Now look into the text, and see the true answer. Write it as a **label** $y$: 1 for *yes*, 0 for *no* (Rong: $t$). The loss is the surprise at what is true, as in chapter 02. The model gave *yes* the probability $\sigma(x)$, and *no* the probability $1 - \sigma(x)$:
#
# $$
# \begin{aligned}
# J &= -y \log \sigma(x) - (1 - y) \log (1 - \sigma(x)) && \text{cross-entropy (02.5) over yes and no} \\
# &= -y \log \sigma(x) - (1 - y) \log \sigma(-x) && \text{(04.2)} \\
# &= \begin{cases} -\log \sigma(x) & \text{if } y = 1 \\ -\log \sigma(-x) & \text{if } y = 0 \end{cases} && \text{one of the two terms is zero} \\
# &= -\log \sigma((2y - 1)\, x) && 2y - 1 \text{ is } 1 \text{ or } -1
# \end{aligned}
# \tag{04.8}
# $$

# %% [markdown]
# So the loss of a yes/no question is always $-\log \sigma(\pm x)$: plus for *yes*, minus for *no*. It is called the **logistic loss**, or log loss. The check uses labels of both kinds.

# %%
y = np.array([0, 1, 1, 0, 1])

# %% tags=["eq-04.8"]
agree(
    "04.8",
    np.logaddexp(0, x) - y * x,
    -y * np.log(sigma(x)) - (1 - y) * np.log(1 - sigma(x)),
    -y * np.log(sigma(x)) - (1 - y) * np.log(sigma(-x)),
    np.array(
        [-np.log(sigma(t)) if yes else -np.log(sigma(-t)) for t, yes in zip(x, y, strict=True)]
    ),
    -np.log(sigma((2 * y - 1) * x)),
    -log_sigmoid((2 * y - 1) * x),
)

# %% [markdown]
# Suppose that in our text *queen* and *crown* do stand beside *king*, and the other three words do not. What does each answer cost?

# %%
labels = np.array([0, 1, 1, 0, 0])
costs = -log_sigmoid((2 * labels - 1) * scores)
for word, score, label, cost in zip(words, scores, labels, costs, strict=True):
    print(
        f"{word:7s} score {score:+.1f}   truth {'yes' if label else 'no ':3s}   loss {cost:.3f} nats"
    )
print(f"a question nobody has an opinion on: {-log_sigmoid(0.0):.3f} nats")

# %% [markdown]
# *Crown* is nearly free. *King* is the dearest: the model says 62 % yes to *king king*, and that is wrong. A score of 0 costs $\log 2 \approx 0.693$ nats, whatever the truth is. So a model of zero vectors starts with 0.693 nats for each question it asks.

# %% [markdown]
# ### The slope of a log-sigmoid
#
# One slope is all that we need, for both kinds of answer. Take the logarithm of a sigmoid and differentiate:
#
# $$
# \begin{aligned}
# \frac{\partial}{\partial x} \log \sigma(x) &= \frac{1}{\sigma(x)} \cdot \frac{\partial \sigma(x)}{\partial x} && \text{chain rule: log has slope one over} \\
# &= \frac{1}{\sigma(x)} \cdot \sigma(x)\, \sigma(-x) && \text{(04.5)} \\
# &= \sigma(-x) && \sigma(x) \text{ cancels}
# \end{aligned}
# \tag{04.9}
# $$
#
# Look at the cancellation. The logarithm *divides* by the very factor that the sigmoid *multiplies* with. At the end of the chapter you will see what it is worth.

# %% tags=["eq-04.9"]
agree(
    "04.9",
    slope(lambda t: np.log(sigma(t))),
    1 / sigma(x) * slope(sigma),
    1 / sigma(x) * (sigma(x) * sigma(-x)),
    sigma(-x),
    sigmoid(-x),
)

# %% [markdown]
# ### Exercise 04.7 · The blame of a score
# ★★☆ · 8 minutes · pencil · rests on (04.9)
#
# Find $\partial J / \partial x$, the slope of the loss (04.8). Do it for $y = 1$, then for $y = 0$, and then write **one** expression that is right for both labels. It can be very short, but any equal form passes.
#
# Names: `x` and `y` (numbers; `y` is 1 or 0), `sigmoid`, `log`, `exp`. The answer stands below: decide before you read on.

# %% tags=["exercise-04.7"]
my_answer_04_7 = ...

check("04.7", my_answer_04_7)

# %% tags=["hints-04.7"]
# hint("04.7")
# solution("04.7")

# %% [markdown]
# The truth is *yes*, $y = 1$:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial x} &= \frac{\partial}{\partial x} \big[ -\log \sigma(x) \big] && \text{(04.8)} \\
# &= -\sigma(-x) && \text{(04.9)} \\
# &= -(1 - \sigma(x)) && \text{(04.2)} \\
# &= \sigma(x) - 1 && \text{the sign goes inside}
# \end{aligned}
# \tag{04.10}
# $$
#
# Never positive: a higher score always makes a *yes* cheaper.


# %% tags=["eq-04.10"]
def J(score, label):
    """Surprise, in nats, at the true answer: label 1 is yes, 0 is no (04.8)."""
    return -label * np.log(sigma(score)) - (1 - label) * np.log(sigma(-score))


agree(
    "04.10",
    slope(lambda t: J(t, 1)),
    slope(lambda t: -np.log(sigma(t))),
    -sigma(-x),
    -(1 - sigma(x)),
    sigma(x) - 1,
    sigmoid(x) - 1,
)

# %% [markdown]
# The truth is *no*, $y = 0$. Now $-x$ stands inside, and the chain rule asks for its slope, which is $-1$:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial x} &= \frac{\partial}{\partial x} \big[ -\log \sigma(-x) \big] && \text{(04.8)} \\
# &= -\sigma(-(-x)) \cdot \frac{\partial (-x)}{\partial x} && \text{(04.9), at } -x \text{; chain rule} \\
# &= -\sigma(x) \cdot (-1) && -(-x) = x \\
# &= \sigma(x) && \text{minus times minus}
# \end{aligned}
# \tag{04.11}
# $$
#
# Never negative: a higher score always makes a *no* dearer.

# %% tags=["eq-04.11"]
agree(
    "04.11",
    slope(lambda t: J(t, 0)),
    slope(lambda t: -np.log(sigma(-t))),
    -sigma(-(-1 * x)) * slope(lambda t: -t),
    -sigma(x) * (-1),
    sigma(x),
    sigmoid(x),
)

# %% [markdown]
# ### Prediction minus truth, again
#
# The label says both at once:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial x} &= \begin{cases} \sigma(x) - 1 & \text{if } y = 1 \\ \sigma(x) & \text{if } y = 0 \end{cases} && \text{(04.10), (04.11)} \\
# &= \sigma(x) - y && y = 1 \text{ or } 0
# \end{aligned}
# \tag{04.12}
# $$
#
# Softmax: $\hat y_w - y_w$. Sigmoid: $\sigma(x) - y$. Both times the slope of the loss is *what the model said minus what is true*, and everything else has gone.

# %% tags=["eq-04.12"]
agree(
    "04.12",
    np.array([numerical_gradient(lambda t, i=i: J(t, y[i]), x[i]) for i in range(n)]),
    np.array([sigma(x[i]) - 1 if y[i] == 1 else sigma(x[i]) for i in range(n)]),
    sigma(x) - y,
    sigmoid(x) - y,
)

# %%
errors = sigmoid(scores) - labels
for word, error in zip(words, errors, strict=True):
    print(f"{word:7s} error {error:+.3f}   so its score must {'rise' if error < 0 else 'fall'}")
print(f"sum of the errors: {errors.sum():+.3f}")

# %% [markdown]
# In softmax the errors always add up to nothing (03.3): what one word lacks, the others hold. Here they need not. Each question keeps its own account.

# %% [markdown]
# ## From the score to the vectors
#
# The score is a dot product, $x = u_w^\top v_c$. As in (03.7), it hands its blame on to the two vectors that made it. First the output vector:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial u_w} &= \frac{\partial J}{\partial x} \cdot \frac{\partial (u_w^\top v_c)}{\partial u_w} && \text{chain rule, one road} \\
# &= (\sigma(u_w^\top v_c) - y)\, v_c && \text{(04.12); linear in } u_w
# \end{aligned}
# \tag{04.13}
# $$
#
# The check asks five separate questions, one for each column of $U$, with the label that belongs to it.

# %% tags=["eq-04.13"]
agree(
    "04.13",
    np.array([numerical_gradient(lambda u, w=w: J(u @ v_c, y[w]), U[:, w]) for w in range(n)]),
    np.array(
        [
            numerical_gradient(lambda t, w=w: J(t, y[w]), x[w])
            * numerical_gradient(lambda u: u @ v_c, U[:, w])
            for w in range(n)
        ]
    ),
    np.array([(sigma(U[:, w] @ v_c) - y[w]) * v_c for w in range(n)]),
)

# %% [markdown]
# Then the input vector:
#
# $$
# \begin{aligned}
# \frac{\partial J}{\partial v_c} &= \frac{\partial J}{\partial x} \cdot \frac{\partial (u_w^\top v_c)}{\partial v_c} && \text{chain rule, one road} \\
# &= (\sigma(u_w^\top v_c) - y)\, u_w && \text{(04.12); linear in } v_c
# \end{aligned}
# \tag{04.14}
# $$
#
# Downhill is minus that. After a *yes* the error is negative, and each vector gets a piece of the other: they are pulled together. After a *no* it is positive, and they are pushed apart. The surer the model was of the wrong answer, the larger the piece.

# %% tags=["eq-04.14"]
agree(
    "04.14",
    np.array([numerical_gradient(lambda v, w=w: J(U[:, w] @ v, y[w]), v_c) for w in range(n)]),
    np.array(
        [
            numerical_gradient(lambda t, w=w: J(t, y[w]), x[w])
            * numerical_gradient(lambda v, w=w: U[:, w] @ v, v_c)
            for w in range(n)
        ]
    ),
    np.array([(sigma(U[:, w] @ v_c) - y[w]) * U[:, w] for w in range(n)]),
)

# %% [markdown]
# *A good place to stop for today. You hold the answer, its cost and its blame. What follows is what happens to them in a computer, and why this loss and no other.*

# %% [markdown]
# ## Large scores, once more
#
# The loss is $-\log \sigma(\pm x)$, and `sigmoid` is safe. So is this?

# %%
with np.errstate(divide="ignore"):  # the warning that matters
    for score in [-40.0, -700.0, -800.0]:
        print(f"score {score:6.0f}   log of its sigmoid {np.log(sigmoid(score)):.1f}")

# %% [markdown]
# At −700 the loss is 700 nats, as it should be. At −800 it is infinite. $\sigma(-800)$ is below $10^{-347}$, and a computer's smallest positive number is about $10^{-324}$. So `sigmoid` returns 0, which is as right as it can be. Its logarithm is not.
#
# This is the warning that matters: one infinite loss makes the sum over all examples infinite, and no later example can repair it.

# %% [markdown]
# ### Exercise 04.8 · A logarithm that survives
# ★★☆ · 10 minutes · code · rests on (02.8)
#
# Write $\log \sigma(x)$ for scores of any size: ±1000 must give the right value, without an overflow on the way. `x` is a number or an array of any shape; the result has the same shape.
#
# Do the algebra first: $\log \sigma(x)$ is minus the logarithm of a sum of exponentials. Chapter 02 knows how to save one of those.


# %% tags=["exercise-04.8"]
def safe_log_sigmoid(x):
    """The log-probability of yes, in nats, for scores of any size; same shape as x."""
    return ...


check("04.8", safe_log_sigmoid)

# %% tags=["hints-04.8"]
# hint("04.8")
# solution("04.8")

# %% [markdown]
# The algebra. In the last line $m$ is any number; choose $m = \max(0, -x)$, the larger of the two exponents:
#
# $$
# \begin{aligned}
# \log \sigma(x) &= \log \frac{1}{1 + \exp(-x)} && \text{(04.1)} \\
# &= -\log (1 + \exp(-x)) && \text{log of a fraction} \\
# &= -\log (\exp(0) + \exp(-x)) && 1 = \exp(0) \\
# &= -m - \log (\exp(-m) + \exp(-x - m)) && \text{(02.8), with the scores 0 and } -x
# \end{aligned}
# \tag{04.15}
# $$
#
# Then no exponent is positive, one of them is 0, and the logarithm sees a number between 1 and 2.

# %% tags=["eq-04.15"]
m = np.maximum(0, -x)
agree(
    "04.15",
    np.log(np.exp(x) / (np.exp(x) + 1)),
    np.log(1 / (1 + np.exp(-x))),
    -np.log(1 + np.exp(-x)),
    -np.log(np.exp(0) + np.exp(-x)),
    -m - np.log(np.exp(-m) + np.exp(-x - m)),
    log_sigmoid(x),
)

# %%
for score in [-1000, -800, -2, 0, 0.5, 40, 1000]:
    print(f"score {score:6}   log_sigmoid {log_sigmoid(score):.6e}")

# %% [markdown]
# Typed as it stands, the last line of (04.15) gives 0 at the score 40: a computer rounds $1 + \exp(-40)$ to 1. The library calls `np.logaddexp(0, -x)`. It does the same algebra, and keeps these digits too.

# %% [markdown]
# ## Two ways to write one number
#
# On paper $\sigma(x) - 1$ and $-\sigma(-x)$ are the same (04.10), and so are $1 - \sigma(x)$ and $\sigma(-x)$. In a computer?

# %%
for score in [10.0, 20.0, 30.0, 36.0, 40.0]:
    print(
        f"score {score:.0f}   1 - σ(x) = {1 - sigmoid(score):.4e}   σ(-x) = {sigmoid(-score):.4e}"
    )

# %% [markdown]
# The left column loses its digits one by one, and then everything. Near 1, a computer's numbers lie about $10^{-16}$ apart, so $\sigma(36)$ has been rounded before the subtraction. The subtraction removes the 1 and leaves the rounding. This is called **catastrophic cancellation**: two nearly equal numbers are subtracted, and what remains is mostly noise. Near 0 numbers lie far closer together, so $\sigma(-x)$ keeps all its digits.

# %% [markdown]
# Does it matter? For the slope of a *yes*, hardly: whether you learn $10^{-17}$ or nothing is all the same. For the loss of a *no* it does. Here the model is sure of *yes*, score 40, and the truth is *no*:

# %%
with np.errstate(divide="ignore"):
    print(f"-log(1 - σ(40)) = {-np.log(1 - sigmoid(40.0)):.1f} nats")
    print(f"-log σ(-40)     = {-log_sigmoid(-40.0):.1f} nats")
    for score in [16, 17]:  # single precision: 4 bytes per number, as fast programs use
        print(f"1 - σ({score}) with 4 bytes: {1 - 1 / (1 + np.exp(np.float32(-score))):.1e}")

# %% [markdown]
# Infinite instead of 40. And programs that save memory with 4 bytes per number meet this wall at a score of 17. So write $\log \sigma(-x)$, never $\log (1 - \sigma(x))$.
#
# A student's notes on CS224N write the blame of a *no* as $1 - \sigma(-x)$, in the formula and in the program. Simplify before you type: by (04.2) it is $\sigma(x)$. One sigmoid, no subtraction, nothing to lose, and you can see at once that it is (04.11).

# %% [markdown]
# ## Certain and wrong
#
# Here is the bill for saturation. The truth is *yes*, and the model is sure of *no*: its score is −8, so it gives *yes* 0.03 %. It learns this one thing, by steps on the score with learning rate 1:
#
# $$x^{\text{new}} = x - 1 \cdot \text{slope}$$
#
# With the log loss the slope is $\sigma(x) - 1$. So far out that is nearly $-1$, so the score climbs by nearly 1 at each step. After 9 steps it is above zero, and the model says *yes*.

# %% [markdown]
# Is that a merit of the log loss? Try the loss that everybody meets first, the squared error. Call it $Q$, with $Q = \frac{1}{2}(\sigma(x) - y)^2$. It wants the same as the log loss: it falls towards 0 as $\sigma(x)$ comes near $y$. Its slope:
#
# $$
# \begin{aligned}
# \frac{\partial Q}{\partial x} &= (\sigma(x) - y) \cdot \frac{\partial}{\partial x} (\sigma(x) - y) && \text{chain rule: half a square} \\
# &= (\sigma(x) - y) \cdot \frac{\partial \sigma(x)}{\partial x} && y \text{ does not move} \\
# &= (\sigma(x) - y)\, \sigma(x)(1 - \sigma(x)) && \text{(04.4)}
# \end{aligned}
# \tag{04.16}
# $$
#
# Prediction minus truth, and one factor more. There is no logarithm to cancel it.

# %% tags=["eq-04.16"]
agree(
    "04.16",
    np.array(
        [numerical_gradient(lambda t, i=i: (sigma(t) - y[i]) ** 2 / 2, x[i]) for i in range(n)]
    ),
    (sigma(x) - y) * slope(lambda t: sigma(t) - y),
    (sigma(x) - y) * slope(sigma),
    (sigma(x) - y) * sigma(x) * (1 - sigma(x)),
    (sigmoid(x) - y) * sigmoid(x) * sigmoid(-x),
)

# %% [markdown]
# ### Exercise 04.9 · How long until it says yes?
# ★★☆ · 4 minutes · predict · rests on (04.16)
#
# The same model, the same score −8, the same learning rate 1, but with the squared loss. About how many steps does it take to bring the score above zero? Work out the first step before you choose: $\sigma(-8) \approx 0.0003$. The answer stands below: decide before you read on.
#
# - `"a"`: 9, as before
# - `"b"`: 30
# - `"c"`: 300
# - `"d"`: 3000

# %% tags=["exercise-04.9"]
my_answer_04_9 = ...

check("04.9", my_answer_04_9)

# %% tags=["hints-04.9"]
# hint("04.9")
# solution("04.9")


# %%
def steps_to_yes(score, slope_at):
    """Count steps of learning rate 1 until the score is no longer below zero."""
    n_steps = 0
    while score < 0:
        score, n_steps = score - slope_at(score), n_steps + 1
    return n_steps


for start in [-2.0, -4.0, -6.0, -8.0]:
    n_log = steps_to_yes(start, lambda t: sigma(t) - 1)
    n_squared = steps_to_yes(start, lambda t: (sigma(t) - 1) * sigma(t) * (1 - sigma(t)))
    print(f"from {start:.0f}:  log loss {n_log} steps, squared loss {n_squared} steps")

# %% [markdown]
# Each line starts two units further out. The log loss takes two steps more. The squared loss takes 4 times as many, then 6, then 7: far out on the left $\sigma(x)$ is nearly $\exp(x)$, and (04.16) has it as a factor, so a line comes to cost $e^2 \approx 7.4$ times the one above.

# %%
plots.curve(
    {
        "log loss": (line, 1 - sigma(line)),
        "squared loss": (line, (1 - sigma(line)) * sigma(line) * (1 - sigma(line))),
    },
    title="Certain and wrong: the log loss pushes 3000 times as hard",
    xlabel="score x of a question whose answer is yes",
    ylabel="push on the score: minus the slope",
    points={"0.9997": (-8, 1 - sigma(-8.0)), "0.0003": (-8, sigma(-8.0) * (1 - sigma(-8.0)) ** 2)},
    digits=4,
)

# %% [markdown]
# Read it from right to left. On the right the model is certain and right, and both leave it alone. In the middle both push. On the left it is certain and wrong: the log loss pushes with all its strength, and the squared loss is silent. It is silent for the wrong reason: not because nothing is amiss, but because the sigmoid is flat there.
#
# A larger learning rate is no cure. To come from −8 to 0 in one step it would have to be about 24,000. In the middle, where the push is about 0.1, the next example would fling the score by thousands.

# %% [markdown]
# ## Where no logarithm helps
#
# word2vec has a sigmoid only at its very end, right below the logarithm. Other networks also put one between any two layers. There nothing cancels. Besides its weights, each layer then multiplies the slopes by a factor of at most 1/4 (04.6). Ten layers multiply by at most $4^{-10}$, one millionth.
#
# That is why such networks use other functions inside. CS224N asks for the slopes of two of them, in 2022 and in 2023. word2vec needs neither. They are here because the questions are.

# %% [markdown]
# The first is **ReLU**, $\max(0, x)$ (CS224N 2022). It passes a positive score on and stops a negative one:
#
# $$
# \begin{aligned}
# \frac{\partial}{\partial x} \max(0, x) &= \begin{cases} \frac{\partial}{\partial x} x & \text{if } x > 0 \\ \frac{\partial}{\partial x} 0 & \text{if } x < 0 \end{cases} && \text{the larger of } 0 \text{ and } x \\
# &= \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{if } x < 0 \end{cases} && \text{slope of a line; of a constant}
# \end{aligned}
# \tag{04.17}
# $$
#
# No saturation on the right: ten layers multiply by 1.

# %% tags=["eq-04.17"]
agree(
    "04.17",
    slope(lambda t: np.maximum(0, t)),
    np.where(x > 0, slope(lambda t: t), slope(lambda t: np.zeros(n))),
    np.array([1.0 if t > 0 else 0.0 for t in x]),
)

# %% [markdown]
# And at $x = 0$? The curve has a corner there: slope 0 on its left, 1 on its right. It has no derivative, and the formula does not give one. Programs must return something all the same; most return 0. Our referee is no help, for it averages over both sides:

# %%
corner = numerical_gradient(lambda t: np.maximum(0.0, t), 0.0)
print(f"the referee at the corner of ReLU: {corner:.3f}")

# %% [markdown]
# ### Exercise 04.10 · A leaky ReLU
# ★☆☆ · 6 minutes · code · rests on (04.17)
#
# Where the score is below zero, ReLU has slope 0: no blame goes back, and nothing is learned. The second function lets a little through: $\max(\alpha x, x)$, with a fixed $0 < \alpha < 1$ (CS224N 2023).
#
# Write its **slope**. `x` has shape `(n,)`, `alpha` is a number, and the result has shape `(n,)`. At the corner, return the slope of the left side. Which of $\alpha x$ and $x$ is the larger when $x$ is negative?


# %% tags=["exercise-04.10"]
def leaky_relu_slope(x, alpha):
    """The slope of max(alpha x, x) at each entry of x: shape (n,)."""
    return ...


check("04.10", leaky_relu_slope)

# %% tags=["hints-04.10"]
# hint("04.10")
# solution("04.10")

# %% [markdown]
# Multiplying by $\alpha$ pulls a number towards 0. So for $x > 0$ the larger one is $x$, and for $x < 0$ it is $\alpha x$:
#
# $$
# \begin{aligned}
# \frac{\partial}{\partial x} \max(\alpha x, x) &= \begin{cases} \frac{\partial}{\partial x} x & \text{if } x > 0 \\ \frac{\partial}{\partial x} (\alpha x) & \text{if } x < 0 \end{cases} && \text{the larger of } \alpha x \text{ and } x \\
# &= \begin{cases} 1 & \text{if } x > 0 \\ \alpha & \text{if } x < 0 \end{cases} && \text{slopes of two lines}
# \end{aligned}
# \tag{04.18}
# $$
#
# With $\alpha = 0$ it is (04.17).

# %% tags=["eq-04.18"]
alpha = 0.1
agree(
    "04.18",
    slope(lambda t: np.maximum(alpha * t, t)),
    np.where(x > 0, slope(lambda t: t), slope(lambda t: alpha * t)),
    np.array([1.0 if t > 0 else alpha for t in x]),
)

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (04.1) | a score becomes the probability of yes | `activations.sigmoid` |
# | (04.2) | no is yes with the sign turned round | `activations.sigmoid` |
# | (04.3) | softmax over two words: sigmoid of the difference | |
# | (04.4)–(04.5) | its slope: yes times no | |
# | (04.6) | steepest at 0, slope 1/4 | |
# | (04.7) | a column of scores: no score touches another's answer | |
# | (04.8) | the loss is $-\log \sigma(\pm x)$ | `activations.log_sigmoid` |
# | (04.9) | the slope of $\log \sigma(x)$ is $\sigma(-x)$ | |
# | (04.10)–(04.12) | blame of the score: prediction minus truth | |
# | (04.13)–(04.14) | blame of each vector: the error times the other | |
# | (04.15) | $\log \sigma$ without overflow | `activations.log_sigmoid` |
# | (04.16) | squared loss: a factor too many | |
# | (04.17)–(04.18) | ReLU and leaky ReLU: slopes of two lines | |

# %% [markdown]
# ## What comes next
#
# You can ask one yes/no question, pay for the answer and learn from it. It costs one dot product, whatever the size of the vocabulary.
#
# Ask *does crown stand beside king?* often enough, and the model will learn to say yes. It will learn to say yes to everything: a text only shows which words do stand together, and nothing stops a score from rising. It needs questions whose answer is *no*. Where do they come from, how many must there be, and which words should they ask about?
#
# [Chapter 05 · Negative sampling](05_negative_sampling.ipynb).
