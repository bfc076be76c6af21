"""Counts to noise: where the negatives of negative sampling come from."""

from w2v_lib import require


def noise_probs(counts, power=0.75):
    """Flatten word counts into the distribution that negatives are drawn from.  [05.17]

    Parameters
    ----------
    counts : (vocab_size,) array
        How often each word occurs, in tokens.
    power : float
        1 keeps the proportions of the corpus, 0 makes all words alike.

    Returns
    -------
    (vocab_size,) array
        Sums to 1.

    Notes
    -----
    P_n(w) ∝ count(w)^power      Rong, footnote 6

    Examples
    --------
    16 times as frequent, drawn 8 times as often: 16^0.75 = 8.

    >>> noise_probs([16, 1]).round(4).tolist()
    [0.8889, 0.1111]
    """
    counts = require.counts("counts", counts)
    weights = counts ** require.number("power", power, at_least=0)
    return weights / weights.sum()


def draw_negatives(noise_probs, n_negatives, target, rng):
    """Draw noise words, none of them the target.  [05.19]

    Parameters
    ----------
    noise_probs : (vocab_size,) array
        Sums to 1.
    n_negatives : int
        How many to draw; the same word may come twice.
    target : int
        The word that must not be drawn.
    rng : numpy Generator

    Returns
    -------
    (n_negatives,) int array

    Notes
    -----
    To draw again until it is not the target is to draw from the other words, in their proportions.
    This does so at once, and ends even when the target has nearly all the probability.

    Examples
    --------
    >>> from numpy.random import default_rng
    >>> draw_negatives([0.9, 0.1], n_negatives=3, target=0, rng=default_rng(0)).tolist()
    [1, 1, 1]
    """
    others = require.probs("noise_probs", noise_probs).copy()
    target = require.row("target", target, len(others))
    others[target] = 0.0
    if others.sum() == 0:
        raise ValueError(
            f"noise_probs must leave a word other than the target {target}, got all of it there: "
            "use a vocabulary of at least two words."
        )
    n_negatives = require.whole_number("n_negatives", n_negatives, at_least=0)
    rng = require.generator("rng", rng)
    return rng.choice(len(others), size=n_negatives, p=others / others.sum())
