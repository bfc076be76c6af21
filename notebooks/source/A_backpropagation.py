# %% [markdown]
# # A · Backpropagation
#
# **How does blame travel through a network?**
#
# Chapter 03 sent the error of a prediction back to the vectors that made it. That was a short way: nothing stands between word2vec's two tables. In other networks there are units between the tables, and each bends what goes through it. This appendix walks that longer way once, number by number: from one unit, through a network of two layers, to the place where chapter 02 begins. Nothing in the course needs it. It shows where the course's formulas come from.
#
# *About 95 minutes. You need: chapters 02 to 04, the chain rule.*

# %%
import numpy as np

from w2v_lib import plots
from w2v_lib.derivation import agree
from w2v_lib.exercises import check, hint, solution
from w2v_lib.gradcheck import numerical_gradient
from w2v_lib.losses import softmax_loss

# %% [markdown]
# ## Letters
#
# Only Rong's paper has this material, in its appendix A. So here, and here only, we write **Rong's letters**. Some of them mean something else in the other chapters:
#
# | letter | here | in chapters 02–05 |
# |---|---|---|
# | $x$ | the inputs, any numbers | a one-hot vector; in 04 a score |
# | $w_i$, $W_{ki}$ | weights | $w$ is the index of a word |
# | $u$ | a net input: what chapter 02 calls a score $s$ | $u_w$ is an output vector |
# | $y$ | the prediction | the truth |
# | $t$ | the truth | |
# | $E$ | the error, a number to make small | $J$, the loss |
#
# So *prediction minus truth* is $y - t$ here and $\hat y - y$ there. Read slowly where you see a $y$.

# %% [markdown]
# ## One unit
#
# A **unit** takes numbers in and gives one number out. It weighs its inputs and adds them up: that is its **net input** $u$. Then it sends $u$ through a fixed function $f$ (Rong (62)):
#
# $$
# \begin{aligned}
# y &= f(u) && \text{a number in, a number out}
# \end{aligned}
# \tag{A.1}
# $$
#
# The check uses four inputs $x_0, \dots, x_3$, with $x_0 = 1$, four weights, and as $f$ the sigmoid of chapter 04.


# %%
def sigma(u):
    """The sigmoid, the last line of (04.1)."""
    return 1 / (1 + np.exp(-u))


rng = np.random.default_rng(62)
x = np.array([1.0, *rng.normal(size=3)])  # x_0 = 1
w = -rng.normal(size=4)  # a unit that says no, and the truth is yes
t, eta = 1.0, 0.5  # the truth, and the learning rate

# %% tags=["eq-A.1"]
agree("A.1", np.exp(w @ x) / (np.exp(w @ x) + 1), sigma(w @ x))

# %% [markdown]
# The net input is a sum (Rong (63)) and so a dot product (Rong (64)). The sum counts from $i = 0$, and the input $x_0$ is always 1. Its weight $w_0$ is called the **bias**: it is added whatever the other inputs are.
#
# $$
# \begin{aligned}
# u &= \sum_i w_i x_i && i = 0, 1, \dots, K \text{ with } x_0 = 1 \\
# &= w^\top x && \text{a sum of products}
# \end{aligned}
# \tag{A.2}
# $$

# %% tags=["eq-A.2"]
agree(
    "A.2",
    w[0] + w[1:] @ x[1:],
    sum(w[i] * x[i] for i in range(4)),
    w @ x,
)

# %% [markdown]
# ## The oldest unit: yes or no
#
# The simplest $f$ is a step (Rong (65)). Above zero the answer is yes, otherwise no:
#
# $$
# \begin{aligned}
# f(u) &= \begin{cases} 1 & \text{if } u > 0 \\ 0 & \text{if } u \le 0 \end{cases} && \text{the step function}
# \end{aligned}
# \tag{A.3}
# $$
#
# The check tries five net inputs. One of them is exactly 0.

# %% tags=["eq-A.3"]
u = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
# np.heaviside is NumPy's step; the 0 is what it says at u = 0
agree("A.3", np.heaviside(u, 0), np.array([1.0 if one > 0 else 0.0 for one in u]))

# %% [markdown]
# A unit with this step is a **perceptron**. How does it learn? The step is flat on both sides of its jump, so its slope is 0 there and no gradient can help. It gets a rule of its own (Rong (66)):
#
# $$
# \begin{aligned}
# w^{\text{new}} &= w - \eta\, (y - t)\, x && \text{wrong yes: take } x \text{ away; wrong no: add it}
# \end{aligned}
# \tag{A.4}
# $$
#
# If $y = t$ nothing moves. If the unit says 1 and the truth is 0, the net input of this very $x$ falls by $\eta\, x^\top x$. If it says 0 and the truth is 1, the net input rises by as much. The check computes (A.4) weight by weight.


# %% tags=["eq-A.4"]
def step(u):
    """The step function (A.3)."""
    return np.where(u > 0, 1.0, 0.0)


agree(
    "A.4",
    np.array([w[i] - eta * (step(w @ x) - t) * x[i] for i in range(4)]),
    w - eta * (step(w @ x) - t) * x,
)

# %% [markdown]
# Two tasks, four examples each. The inputs are 0 or 1, after the constant 1. **OR** is true if at least one input is 1; **XOR** is true if exactly one is.

# %%
inputs = np.array([[1.0, 0, 0], [1.0, 0, 1], [1.0, 1, 0], [1.0, 1, 1]])  # first column: x_0
or_truth = np.array([0.0, 1.0, 1.0, 1.0])
xor_truth = np.array([0.0, 1.0, 1.0, 0.0])


def perceptron(truth, n_passes):
    """Apply (A.4), rate 1, to one example after the other; how many are right after each pass."""
    weights, n_right = np.zeros(3), []
    for _ in range(n_passes):
        for one, answer in zip(inputs, truth, strict=True):
            weights = weights - (step(weights @ one) - answer) * one
        n_right.append(int((step(inputs @ weights) == truth).sum()))
    return n_right


print("OR, right after each pass: ", perceptron(or_truth, 6))

# %% [markdown]
# ### Exercise A.1 · A perceptron meets XOR
# ★★☆ · 5 minutes · predict · rests on (A.3)
#
# OR is learned after a few passes. Now XOR. Choose the three weights yourself, as well as anybody can. **At most** how many of the four examples does one perceptron get right? Enter a number. The answer stands below: decide before you read on.

# %% tags=["exercise-A.1"]
my_answer_A_1 = ...

check("A.1", my_answer_A_1)

# %% tags=["hints-A.1"]
# hint("A.1")
# solution("A.1")

# %%
passes = perceptron(xor_truth, 1000)
print("XOR, right after each pass:", passes[:6], "…", passes[-3:])
grid = np.linspace(-2, 2, 17)  # each weight from -2 to 2, in steps of 1/4
best = max(
    int((step(inputs @ np.array([a, b, c])) == xor_truth).sum())
    for a in grid
    for b in grid
    for c in grid
)
print(f"best of {len(grid) ** 3} choices of weights: {best} of 4")

# %% [markdown]
# Three are possible, and the rule does not find them. It moves the weights at every wrong answer, and here one is always wrong: the weights go round in a circle.
#
# Why not four? XOR wants four things at once: $w_0 \le 0$, and $w_0 + w_1 + w_2 \le 0$, but $w_0 + w_2 > 0$ and $w_0 + w_1 > 0$. Add the first two: $2 w_0 + w_1 + w_2 \le 0$. Add the last two: $2 w_0 + w_1 + w_2 > 0$. Both cannot be.
#
# No rule of learning is to blame. One unit cannot *say* XOR. It takes a second layer. And to send blame through two layers, it takes an $f$ with a slope.

# %% [markdown]
# ## A unit with a slope
#
# Take the sigmoid in place of the step: $y = \sigma(u)$. It is a perceptron with doubts. What we need of it stands in chapter 04: its definition (04.1), its value at $-u$ (04.2) and its slope (04.5) are Rong's (67), (68) and (69). By (04.4) the slope is $\sigma(u)(1 - \sigma(u))$, so $y (1 - y)$ if we already hold $y$.
#
# How wrong is it? Rong takes half the squared error (Rong (70)):
#
# $$
# \begin{aligned}
# E &= \frac{1}{2} (t - y)^2 && \text{half, so that no 2 is left in the slope} \\
# &= \frac{1}{2} (y - t)^2 && \text{a square does not see the sign}
# \end{aligned}
# \tag{A.5}
# $$

# %% tags=["eq-A.5"]
y = sigma(w @ x)
agree("A.5", y**2 / 2 - y * t + t**2 / 2, 1 / 2 * (t - y) ** 2, 1 / 2 * (y - t) ** 2)

# %% [markdown]
# ### Exercise A.2 · Blame of all weights
# ★★☆ · 8 minutes · pencil · rests on (A.5)
#
# A weight moves the net input, the net input moves the output, the output moves the error. Multiply the three slopes: write the gradient $\partial E / \partial w$, a column like $w$.
#
# Write it in quotes. Names: `x` (a column), `w` (a column), `y`, `t` (numbers; `y` is the output $\sigma(w^\top x)$). The answer stands below: decide before you read on.

# %% tags=["exercise-A.2"]
my_answer_A_2 = ...

check("A.2", my_answer_A_2)

# %% tags=["hints-A.2"]
# hint("A.2")
# solution("A.2")

# %% [markdown]
# The chain rule with its three links (Rong (71)), and what they are (Rong (72)):
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial w_i} &= \frac{\partial E}{\partial y} \cdot \frac{\partial y}{\partial u} \cdot \frac{\partial u}{\partial w_i} && \text{chain rule, one road} \\
# &= (y - t) \cdot \frac{\partial y}{\partial u} \cdot x_i && \text{(A.5), second line; (A.2): linear in } w_i \\
# &= (y - t)\, y (1 - y)\, x_i && \text{(04.4)}
# \end{aligned}
# \tag{A.6}
# $$
#
# This is (04.16), carried one step further, to the weights.

# %% tags=["eq-A.6"]
dE_dy = numerical_gradient(lambda v: (v - t) ** 2 / 2, y)
dy_du = numerical_gradient(sigma, w @ x)
du_dw = numerical_gradient(lambda v: v @ x, w)
agree(
    "A.6",
    numerical_gradient(lambda v: (sigma(v @ x) - t) ** 2 / 2, w),
    np.array([dE_dy * dy_du * du_dw[i] for i in range(4)]),
    np.array([(y - t) * dy_du * x[i] for i in range(4)]),
    np.array([(y - t) * y * (1 - y) * x[i] for i in range(4)]),
)

# %% [markdown]
# One step downhill, for all weights at once (Rong (73)):
#
# $$
# \begin{aligned}
# w^{\text{new}} &= w - \eta\, \frac{\partial E}{\partial w} && \text{against the gradient} \\
# &= w - \eta\, (y - t)\, y (1 - y)\, x && \text{(A.6)}
# \end{aligned}
# \tag{A.7}
# $$
#
# Compare (A.4). The perceptron's rule has the same form, without the slope; its $y$ is 0 or 1.

# %% tags=["eq-A.7"]
agree(
    "A.7",
    np.array([w[i] - eta * (y - t) * dy_du * x[i] for i in range(4)]),
    w - eta * numerical_gradient(lambda v: (sigma(v @ x) - t) ** 2 / 2, w),
    w - eta * (y - t) * y * (1 - y) * x,
)

# %% [markdown]
# ## Two layers
#
# Now put $N$ units side by side: the **hidden** units. All of them see the same $K$ inputs. Their outputs $h_1, \dots, h_N$ are the inputs of $M$ **output** units.
#
# A prime marks what belongs to the upper layer. $W$ has the shape $(K, N)$: its entry $W_{ki}$ leads from input $k$ to hidden unit $i$. $W'$ has the shape $(N, M)$: its entry $W'_{ij}$ leads from hidden unit $i$ to output unit $j$. Rong writes these entries $w_{ki}$ and $w'_{ij}$. Each letter keeps its own index: $k$ below, $i$ in the middle, $j$ on top. Python has no prime, so it says `W_prime`.

# %%
K, N, M = 4, 3, 2
rng = np.random.default_rng(74)
W, W_prime = rng.normal(size=(K, N)), rng.normal(size=(N, M))
t_two = np.array([1.0, 0.0])  # two truths, one for each output unit

# %% [markdown]
# A hidden unit is a unit like any other (Rong (74)). The third line says it for the whole layer: the entry $i$ of a product is that sum.
#
# $$
# \begin{aligned}
# h_i &= \sigma(u_i) && \text{(A.1) with the sigmoid} \\
# &= \sigma\Big( \sum_{k=1}^K W_{ki}\, x_k \Big) && \text{(A.2): column } i \text{ of } W \text{ has its weights} \\
# &= \sigma\big( (W^\top x)_i \big) && \text{all sums in one product}
# \end{aligned}
# \tag{A.8}
# $$
#
# The inputs are those from above, now counted from 1 to $K = 4$; one of them is the constant 1.

# %% tags=["eq-A.8"]
u_hidden = W.T @ x
h = np.exp(u_hidden) / (1 + np.exp(u_hidden))
agree(
    "A.8",
    h,
    np.array([sigma(u_hidden[i]) for i in range(N)]),
    np.array([sigma(sum(W[k, i] * x[k] for k in range(K))) for i in range(N)]),
    sigma(W.T @ x),
)

# %% [markdown]
# And so is an output unit (Rong (75)). Its inputs are the $h_i$:
#
# $$
# \begin{aligned}
# y_j &= \sigma(u'_j) && \text{(A.1) with the sigmoid} \\
# &= \sigma\Big( \sum_{i=1}^N W'_{ij}\, h_i \Big) && \text{(A.2): column } j \text{ of } W' \text{ has its weights} \\
# &= \sigma\big( (W'^\top h)_j \big) && \text{all sums in one product}
# \end{aligned}
# \tag{A.9}
# $$

# %% tags=["eq-A.9"]
u_prime = W_prime.T @ h
y_two = np.exp(u_prime) / (1 + np.exp(u_prime))
agree(
    "A.9",
    y_two,
    np.array([sigma(u_prime[j]) for j in range(M)]),
    np.array([sigma(sum(W_prime[i, j] * h[i] for i in range(N))) for j in range(M)]),
    sigma(W_prime.T @ h),
)

# %% [markdown]
# The error adds up over the outputs (Rong (76)):
#
# $$
# \begin{aligned}
# E &= \frac{1}{2} \sum_{j=1}^M (y_j - t_j)^2 && \text{(A.5), once for each output unit} \\
# &= \frac{1}{2} (y - t)^\top (y - t) && \text{a sum of squares is a dot product}
# \end{aligned}
# \tag{A.10}
# $$
#
# `error_of` below is this error as a function of any place in the network. Give it a value for $y$, $u'$, $h$, $u$ or a table: it computes everything above from there. So the referee can measure the slope of $E$ along each of them.

# %% tags=["eq-A.10"]
agree(
    "A.10",
    np.linalg.norm(y_two - t_two) ** 2 / 2,
    1 / 2 * sum((y_two[j] - t_two[j]) ** 2 for j in range(M)),
    1 / 2 * (y_two - t_two) @ (y_two - t_two),
)


# %%
def error_of(y=None, u_prime=None, h=None, u=None, W_prime=W_prime, W=W):
    """The error (A.10); what is given is taken as it is, the rest is computed."""
    u = W.T @ x if u is None else u
    h = sigma(u) if h is None else h
    u_prime = W_prime.T @ h if u_prime is None else u_prime
    y = sigma(u_prime) if y is None else y
    return ((y - t_two) ** 2).sum() / 2


print(f"E = {error_of():.4f}")

# %% [markdown]
# ## Backwards: the upper layer
#
# We want the slope of $E$ along every weight. Start where $E$ is made, and go back one station at a time. Each station has three steps: the output of a unit, its net input, its weights.
#
# **Step 1**, the output (Rong (77)). Only one term of the sum contains $y_j$:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial y_j} &= \frac{\partial}{\partial y_j} \frac{1}{2} (y_j - t_j)^2 && \text{the other terms do not move} \\
# &= y_j - t_j && \text{half a square}
# \end{aligned}
# \tag{A.11}
# $$

# %% tags=["eq-A.11"]
agree(
    "A.11",
    numerical_gradient(lambda v: error_of(y=v), y_two),
    np.array(
        [numerical_gradient(lambda v, j=j: (v - t_two[j]) ** 2 / 2, y_two[j]) for j in range(M)]
    ),
    np.array([y_two[j] - t_two[j] for j in range(M)]),
)

# %% [markdown]
# **Step 2**, the net input (Rong (78)). $u'_j$ moves $y_j$ and no other output. Rong gives the result a name, $\mathrm{EI}'_j$: the **error of the unit** $j$, seen at its net input.
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial u'_j} &= \frac{\partial E}{\partial y_j} \cdot \frac{\partial y_j}{\partial u'_j} && \text{chain rule, one road} \\
# &= (y_j - t_j)\, y_j (1 - y_j) && \text{(A.11); (04.4)} \\
# &:= \mathrm{EI}'_j && \text{a name}
# \end{aligned}
# \tag{A.12}
# $$

# %% tags=["eq-A.12"]
EI_prime = (y_two - t_two) * y_two * (1 - y_two)
dE_dout = numerical_gradient(lambda v: error_of(y=v), y_two)
dE_dnet = numerical_gradient(lambda v: error_of(u_prime=v), u_prime)
agree(
    "A.12",
    dE_dnet,
    np.array([dE_dout[j] * numerical_gradient(sigma, u_prime[j]) for j in range(M)]),
    np.array([(y_two[j] - t_two[j]) * y_two[j] * (1 - y_two[j]) for j in range(M)]),
    EI_prime,
)

# %% [markdown]
# **Step 3**, the weights (Rong (79)). $W'_{ij}$ stands in $u'_j$ only, and there it is multiplied by $h_i$:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial W'_{ij}} &= \frac{\partial E}{\partial u'_j} \cdot \frac{\partial u'_j}{\partial W'_{ij}} && \text{chain rule, one road} \\
# &= \mathrm{EI}'_j\, h_i && \text{(A.12); (A.9): linear in } W'_{ij}
# \end{aligned}
# \tag{A.13}
# $$
#
# The error above times the number below. It will be so in every layer.


# %% tags=["eq-A.13"]
du_prime_dW = [numerical_gradient(lambda v: v @ h, W_prime[:, j]) for j in range(M)]
agree(
    "A.13",
    numerical_gradient(lambda v: error_of(W_prime=v), W_prime),
    np.array([[dE_dnet[j] * du_prime_dW[j][i] for j in range(M)] for i in range(N)]),
    np.array([[EI_prime[j] * h[i] for j in range(M)] for i in range(N)]),
)

# %% [markdown]
# All $N \cdot M$ entries at once: row $i$, column $j$ holds $h_i$ times $\mathrm{EI}'_j$. That is a column times a row.
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial W'} &= h\, \mathrm{EI}'^\top && \text{the entries (A.13) as a table}
# \end{aligned}
# \tag{A.14}
# $$
#
# The same shape as $W'$, as it must be. Chapter 03 has met this table as (03.8).

# %% tags=["eq-A.14"]
agree(
    "A.14",
    numerical_gradient(lambda v: error_of(W_prime=v), W_prime),
    np.outer(h, EI_prime),
)

# %% [markdown]
# One step downhill (Rong (80)), with what we know (Rong (81)):
#
# $$
# \begin{aligned}
# W'^{\text{new}}_{ij} &= W'_{ij} - \eta\, \frac{\partial E}{\partial W'_{ij}} && \text{against the gradient} \\
# &= W'_{ij} - \eta\, \mathrm{EI}'_j\, h_i && \text{(A.13)}
# \end{aligned}
# \tag{A.15}
# $$
#
# Not yet, though! The way further back leads through $W'$, and it needs the weights that made the prediction. First all gradients, then all steps.

# %% tags=["eq-A.15"]
agree(
    "A.15",
    W_prime - eta * np.outer(h, dE_dnet),
    W_prime - eta * numerical_gradient(lambda v: error_of(W_prime=v), W_prime),
    np.array(
        [[W_prime[i, j] - eta * EI_prime[j] * h[i] for j in range(M)] for i in range(N)],
    ),
)

# %% [markdown]
# ## Backwards: the next layer
#
# The upper layer is done. Its errors $\mathrm{EI}'_j$ are known, and they are all that the layer below needs to hear.

# %% [markdown]
# ### Exercise A.3 · The errors of the hidden units
# ★★★ · 10 minutes · pencil · rests on (A.12)
#
# Each hidden unit feeds **all** output units, so it gets a part of the blame of each. Find $\partial E / \partial u$, the column of the errors of all $N$ hidden units at their net inputs. First ask for $\partial E / \partial h$.
#
# Write it in quotes. Names: `W_prime` (shape $N \times M$), `EI_prime` (a column of length $M$), `h` (a column of length $N$). `@` is the matrix product, `*` multiplies entry by entry. The answer stands below: decide before you read on.

# %% tags=["exercise-A.3"]
my_answer_A_3 = ...

check("A.3", my_answer_A_3)

# %% tags=["hints-A.3"]
# hint("A.3")
# solution("A.3")

# %% [markdown]
# **Step 1**, the output of a hidden unit (Rong (82)). Nobody tells it its truth. But $h_i$ moves every $u'_j$, and the blame that these hold is known:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial h_i} &= \sum_{j=1}^M \frac{\partial E}{\partial u'_j} \cdot \frac{\partial u'_j}{\partial h_i} && \text{chain rule: } M \text{ roads, add them up} \\
# &= \sum_{j=1}^M \mathrm{EI}'_j\, W'_{ij} && \text{(A.12); (A.9): linear in } h_i \\
# &= (W'\, \mathrm{EI}')_i && \text{all sums in one product}
# \end{aligned}
# \tag{A.16}
# $$
#
# Forwards the product had $W'^\top$, backwards it has $W'$. The same wires carry the signal up and the blame down.

# %% tags=["eq-A.16"]
agree(
    "A.16",
    numerical_gradient(lambda v: error_of(h=v), h),
    sum(dE_dnet[j] * numerical_gradient(lambda v, j=j: W_prime[:, j] @ v, h) for j in range(M)),
    np.array([sum(EI_prime[j] * W_prime[i, j] for j in range(M)) for i in range(N)]),
    W_prime @ EI_prime,
)

# %% [markdown]
# **Step 2**, its net input (Rong (83)), and again a name, $\mathrm{EI}_i$ without a prime:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial u_i} &= \frac{\partial E}{\partial h_i} \cdot \frac{\partial h_i}{\partial u_i} && \text{chain rule, one road} \\
# &= \Big( \sum_{j=1}^M \mathrm{EI}'_j\, W'_{ij} \Big)\, h_i (1 - h_i) && \text{(A.16); (04.4)} \\
# &:= \mathrm{EI}_i && \text{a name}
# \end{aligned}
# \tag{A.17}
# $$

# %% tags=["eq-A.17"]
EI = (W_prime @ EI_prime) * h * (1 - h)
dE_dh = numerical_gradient(lambda v: error_of(h=v), h)
dE_du = numerical_gradient(lambda v: error_of(u=v), u_hidden)
agree(
    "A.17",
    dE_du,
    np.array([dE_dh[i] * numerical_gradient(sigma, u_hidden[i]) for i in range(N)]),
    np.array([(EI_prime @ W_prime[i]) * h[i] * (1 - h[i]) for i in range(N)]),
    EI,
)

# %% [markdown]
# **Step 3**, its weights (Rong (84)). $W_{ki}$ stands in $u_i$ only, beside $x_k$:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial W_{ki}} &= \frac{\partial E}{\partial u_i} \cdot \frac{\partial u_i}{\partial W_{ki}} && \text{chain rule, one road} \\
# &= \mathrm{EI}_i\, x_k && \text{(A.17); (A.8): linear in } W_{ki}
# \end{aligned}
# \tag{A.18}
# $$

# %% tags=["eq-A.18"]
du_dW = [numerical_gradient(lambda v: v @ x, W[:, i]) for i in range(N)]
agree(
    "A.18",
    numerical_gradient(lambda v: error_of(W=v), W),
    np.array([[dE_du[i] * du_dW[i][k] for i in range(N)] for k in range(K)]),
    np.array([[EI[i] * x[k] for i in range(N)] for k in range(K)]),
)

# %% [markdown]
# As a table:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial W} &= x\, \mathrm{EI}^\top && \text{the entries (A.18) as a table}
# \end{aligned}
# \tag{A.19}
# $$

# %% tags=["eq-A.19"]
agree("A.19", numerical_gradient(lambda v: error_of(W=v), W), np.outer(x, EI))

# %% [markdown]
# And one step downhill (Rong (85)), the last numbered equation in Rong's paper:
#
# $$
# \begin{aligned}
# W^{\text{new}}_{ki} &= W_{ki} - \eta\, \frac{\partial E}{\partial W_{ki}} && \text{against the gradient} \\
# &= W_{ki} - \eta\, \mathrm{EI}_i\, x_k && \text{(A.18)}
# \end{aligned}
# \tag{A.20}
# $$
#
# Are there more layers below? Then $\mathrm{EI}$ is to them what $\mathrm{EI}'$ was to this one, and steps 1, 2 and 3 begin again. This is all of **backpropagation**.

# %% tags=["eq-A.20"]
agree(
    "A.20",
    W - eta * np.outer(x, dE_du),
    W - eta * numerical_gradient(lambda v: error_of(W=v), W),
    np.array([[W[k, i] - eta * EI[i] * x[k] for i in range(N)] for k in range(K)]),
)

# %% [markdown]
# ### Exercise A.4 · The backward pass
# ★★★ · 15 minutes · code · rests on (A.18)
#
# Write it for one example: forwards (A.8)–(A.10), then backwards (A.12)–(A.19). `x` has shape `(K,)`, `t` shape `(M,)`, `W` shape `(K, N)`, `W_prime` shape `(N, M)`. Return three things: the error $E$, a number (the checker calls it `loss`); the gradient for `W`, shape `(K, N)`; the gradient for `W_prime`, shape `(N, M)`. No step, no change of the inputs. `sigma` exists. Our version stands below.


# %% tags=["exercise-A.4"]
def backward_pass(x, t, W, W_prime):
    """Return (loss, grad_W, grad_W_prime) of the two-layer network for one example."""
    return ...


check("A.4", backward_pass)

# %% tags=["hints-A.4"]
# hint("A.4")
# solution("A.4")


# %% [markdown]
# Ours, with the referee's opinion of it:


# %%
def backpropagate(inputs, truth, W, W_prime):
    """Error and both gradients, (A.8) to (A.19)."""
    h = sigma(W.T @ inputs)
    y = sigma(W_prime.T @ h)
    EI_prime = (y - truth) * y * (1 - y)
    EI = (W_prime @ EI_prime) * h * (1 - h)
    return ((y - truth) ** 2).sum() / 2, np.outer(inputs, EI), np.outer(h, EI_prime)


loss, grad_W, grad_W_prime = backpropagate(x, t_two, W, W_prime)
gap = np.abs(grad_W - numerical_gradient(lambda v: error_of(W=v), W)).max()
gap_prime = np.abs(grad_W_prime - numerical_gradient(lambda v: error_of(W_prime=v), W_prime)).max()
print(f"E = {loss:.4f}, both gradients within 1e-8 of the measured: {max(gap, gap_prime) < 1e-8}")

# %% [markdown]
# ### Exercise A.5 · Find the slip
# ★★☆ · 5 minutes · predict · rests on (A.17)
#
# Somebody wrote the backward pass from memory. `u` is the net input of the hidden units, `h` their output. One line is wrong. Which?
#
# - `"a"`: `EI_prime = (y - t) * y * (1 - y)`
# - `"b"`: `EH = W_prime @ EI_prime`
# - `"c"`: `EI = EH * u * (1 - u)`
# - `"d"`: `grad_W = np.outer(x, EI)`

# %% tags=["exercise-A.5"]
my_answer_A_5 = ...

check("A.5", my_answer_A_5)

# %% tags=["hints-A.5"]
# hint("A.5")
# solution("A.5")

# %% [markdown]
# ## The network learns XOR
#
# One output, three hidden units, three inputs (the first is the constant 1). The weights start at random. One pass takes the four examples in turn, each with one step of rate 2.
#
# What should we compare with? A network that always answers 1/2 has the error $\frac{1}{2} \cdot \frac{1}{4} = 0.125$ on each example. It knows nothing.


# %%
def learn(W, W_prime, n_passes):
    """Train on XOR; mean error per example of each pass, and the weights at the end."""
    errors = []
    for _ in range(n_passes):
        total = 0.0
        for one, answer in zip(inputs, xor_truth, strict=True):
            E, grad_W, grad_W_prime = backpropagate(one, np.array([answer]), W, W_prime)
            W, W_prime = W - 2 * grad_W, W_prime - 2 * grad_W_prime
            total += E
        errors.append(total / 4)
    return np.array(errors), W, W_prime


# %%
rng = np.random.default_rng(3)
W_start, W_prime_start = rng.normal(size=(3, 3)), rng.normal(size=(3, 1))
errors, *_ = learn(W_start, W_prime_start, 1000)
for n_passes in [1, 50, 100, 200, 500, 1000]:
    print(f"pass {n_passes:4}   error {errors[n_passes - 1]:.4f}")

# %%
for n_passes in [20, 150, 200, 1000]:
    _, W_then, W_prime_then = learn(W_start, W_prime_start, n_passes)
    answers = sigma(sigma(inputs @ W_then) @ W_prime_then)[:, 0]
    print(f"pass {n_passes:4}   answers", np.array2string(answers, precision=2, floatmode="fixed"))
print("truth              ", xor_truth)

# %%
plots.curve(
    {"the network": (np.arange(1, 401), errors[:400])},
    title="Two layers learn what one unit cannot say",
    xlabel="passes through the four examples of XOR",
    ylabel="mean error per example",
    baselines={"always 1/2": 0.125},
    points={"after 200 passes": (200, errors[199])},
    digits=3,
)

# %% [markdown]
# For almost 50 passes it is *worse* than knowing nothing. At pass 150 it has three of the examples, as many as one unit can have, and is in doubt about the fourth. At pass 200 it has that one, too. Nobody told any hidden unit what to look for.

# %% [markdown]
# ### Exercise A.6 · All alike
# ★★☆ · 4 minutes · predict · rests on (A.17)
#
# Why at random? Suppose that all weights start at the same number: every entry of $W$ and of $W'$ is 0.5. There are four hidden units, so $W$ has four columns. After 1000 passes, how many **different** columns does it have? Equal ones count once. Enter a number. The answer stands below: decide before you read on.

# %% tags=["exercise-A.6"]
my_answer_A_6 = ...

check("A.6", my_answer_A_6)

# %% tags=["hints-A.6"]
# hint("A.6")
# solution("A.6")

# %%
errors_alike, W_alike, _ = learn(np.full((3, 4), 0.5), np.full((4, 1), 0.5), 1000)
print("different columns of W:", len(np.unique(W_alike.round(6), axis=1).T))
print(f"error after 1000 passes: {errors_alike[-1]:.3f}, with random weights {errors[-1]:.4f}")

# %% [markdown]
# Units that start alike get the same blame, move alike, and stay alike. Four of them can say no more than one. word2vec's hidden units are the coordinates of its vectors. That is why it, too, starts at random: coordinates that start alike would stay alike.

# %% [markdown]
# ## Where chapter 02 begins
#
# Three changes turn this network into word2vec's:
#
# 1. The hidden units are **linear**: $h = u$. The slope $h_i (1 - h_i)$ becomes 1.
# 2. The input is **one-hot**: $x$ is 1 at the word $c$ and 0 elsewhere. So $h = W^\top x$ is a row of $W$, the vector $v_c$ of (02.1).
# 3. The outputs share one **softmax**, and the error is minus the log of the true word's probability. Then the slope $y_j (1 - y_j)$ is gone, too. By (03.2) $\mathrm{EI}'_j = y_j - t_j$, prediction minus truth.
#
# Both tables belong to the same $V$ words: $K = M = V$.

# %% [markdown]
# ### Exercise A.7 · Blame for the input word's vector
# ★☆☆ · 4 minutes · pencil · rests on (A.16)
#
# With these three changes, what is $\mathrm{EI}$, the column of the errors of the hidden units? Go through (A.12), (A.16) and (A.17) and see what is left of each.
#
# Write it in quotes. Names: `W_prime` (shape $N \times V$), `y`, `t` (columns of length $V$), `h` (a column of length $N$). The answer stands below: decide before you read on.

# %% tags=["exercise-A.7"]
my_answer_A_7 = ...

check("A.7", my_answer_A_7)

# %% tags=["hints-A.7"]
# hint("A.7")
# solution("A.7")

# %% [markdown]
# The whole way back, with nothing but the three changes:
#
# $$
# \begin{aligned}
# \frac{\partial E}{\partial W_{ki}} &= \mathrm{EI}_i\, x_k && \text{(A.18), as before} \\
# &= x_k \sum_{j=1}^V \mathrm{EI}'_j\, W'_{ij} && \text{(A.17) with slope 1} \\
# &= x_k \sum_{j=1}^V (y_j - t_j)\, W'_{ij} && \text{(03.2): softmax and log} \\
# &= x_k\, (W'\, (y - t))_i && \text{all sums in one product}
# \end{aligned}
# \tag{A.21}
# $$
#
# $x_k$ is 0 for every word but $c$. So only row $c$ of $W$ has a gradient, $W'(y - t)$. In CS224N's letters $W'$ is $U$, and this is $U(\hat y - y)$: (03.10).

# %%
V, c, o = 5, 3, 1  # words; the input word and the true word
rng = np.random.default_rng(21)
W_in, W_out = rng.normal(size=(V, 3)), rng.normal(size=(3, V))  # W and W' of this network
x_word, t_word = np.eye(V)[c], np.eye(V)[o]
exp_scores = np.exp(W_out.T @ W_in[c])
y_word = exp_scores / exp_scores.sum()


def log_error(W):
    """Minus the log-probability of the true word, with linear hidden units."""
    scores = W_out.T @ (W.T @ x_word)
    return np.log(np.exp(scores).sum()) - scores[o]


# %% tags=["eq-A.21"]
EI_out = numerical_gradient(lambda v: np.log(np.exp(v).sum()) - v[o], W_out.T @ W_in[c])
EI_in = numerical_gradient(lambda v: log_error(np.outer(x_word, v)), W_in[c])
agree(
    "A.21",
    numerical_gradient(log_error, W_in),
    np.array([[EI_in[i] * x_word[k] for i in range(3)] for k in range(V)]),
    np.array([[x_word[k] * (EI_out @ W_out[i]) for i in range(3)] for k in range(V)]),
    np.array([[x_word[k] * ((y_word - t_word) @ W_out[i]) for i in range(3)] for k in range(V)]),
    np.outer(x_word, W_out @ (y_word - t_word)),
    np.outer(x_word, softmax_loss(W_in[c], o, W_out.T).hidden),
)

# %% [markdown]
# ## Once more, from memory
#
# One example goes up through the network of two layers, its blame comes down, and both tables take a step. What has to wait for what?

# %% [markdown]
# ### Exercise A.8 · There and back
# ★★☆ · 5 minutes · order · rests on (A.20)
#
# One of these lines contains a slip and does not belong. Put the other seven in an order in which each stands after the lines that it uses, and no line spoils what a later one needs. Write the letters in quotes, first line first. (A dot multiplies entry by entry, and the arrow says *becomes*.)
#
# - `A`: $\mathrm{EI} = \partial E / \partial h \cdot h \cdot (1 - h)$
# - `B`: $\mathrm{EI}' = (y - t) \cdot y \cdot (1 - y)$
# - `C`: $W' \leftarrow W' - \eta\, \partial E / \partial W'$ and $W \leftarrow W - \eta\, \partial E / \partial W$
# - `D`: $\partial E / \partial h = W'\, \mathrm{EI}'$
# - `E`: $h = \sigma(W^\top x)$ and $y = \sigma(W'^\top h)$
# - `F`: $\partial E / \partial h = W'^\top\, \mathrm{EI}'$
# - `G`: $\partial E / \partial W = x\, \mathrm{EI}^\top$
# - `H`: $\partial E / \partial W' = h\, \mathrm{EI}'^\top$

# %% tags=["exercise-A.8"]
my_answer_A_8 = ...

check("A.8", my_answer_A_8)

# %% tags=["hints-A.8"]
# hint("A.8")
# solution("A.8")

# %% [markdown]
# ## Summary
#
# | equation | in words | function |
# |---|---|---|
# | (A.1)–(A.2) | a unit: weigh, add up, apply $f$ | |
# | (A.3)–(A.4) | the perceptron: a step, and its rule | |
# | (A.5)–(A.7) | squared error of a sigmoid unit, its slope, its step | |
# | (A.8)–(A.10) | two layers forwards, and the error | |
# | (A.11)–(A.12) | blame of an output, of its net input | |
# | (A.13)–(A.15) | blame of the upper weights: error above times number below | |
# | (A.16)–(A.17) | blame of a hidden unit: all errors above, through the same wires | |
# | (A.18)–(A.20) | blame of the lower weights, and their step | |
# | (A.21) | linear, one-hot, softmax: word2vec | `losses.softmax_loss` |

# %% [markdown]
# ## What comes next
#
# You have followed the blame to the very first weight. Go back to [chapter 02](02_softmax_and_cross_entropy.ipynb) and read its picture once more: it is this network, with everything taken away that word2vec can do without.
