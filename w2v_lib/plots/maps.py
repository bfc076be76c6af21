"""Maps: many vectors as places on a plane, by group."""

import numpy as np

from w2v_lib.plots.labels import along, place_labels
from w2v_lib.plots.sheet import (
    BLUE,
    FAINT,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    arrow,
    canvas,
    check_labels,
    course_style,
    in_plane,
    one_of,
    picture,
    square_scale,
)

GROUP_LOOKS = [
    (BLUE, "o"),
    (ORANGE, "s"),
    (GREEN, "^"),
    (PURPLE, "D"),
    ("#7a6200", "v"),
    (INK, "P"),
    ("#b0305c", "X"),
]  # on maps of words a colour has no other meaning; the shape says the same without colour


@course_style()
def word_map(words, points, groups=None, *, title, links=()):
    """Draw words as places on a plane, marked by group, with arrows between linked words.

    The axes have no unit: only who is near whom, and which way the arrows run, is to be read.

    Parameters
    ----------
    words : list of str
    points : (n, 2) array
        Where each word stands, such as its first two principal components.
    groups : list of str, optional
        The group of each word; at most seven groups, each with its colour and shape.
    title : str
        What the picture says.
    links : list of (str, str)
        Pairs of words to join by an arrow.

    Returns
    -------
    Picture

    Examples
    --------
    >>> word_map(["cat", "dog", "red"], [[0, 0], [0, 1], [5, 0]], ["pet", "pet", "colour"],
    ...          title="Two groups")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Two groups. Map of 3 words. pet: cat, dog; colour: red.
    For 2 of 3 words the nearest word on the map is of the same group.]
    """
    points = in_plane("points", points)
    check_labels("words", words, len(points))
    groups = list(groups) if groups is not None else ["words"] * len(points)
    check_labels("groups", groups, len(points), different=False)
    looks = _looks(groups)
    figure, axes = square_scale(title, points, 640, 0.07)
    axes.set(xticks=[], yticks=[])
    place_of = dict(zip(words, points, strict=True))
    for start, end in links:
        one_of("links", start, place_of)
        one_of("links", end, place_of)
        arrow(axes, place_of[start], place_of[end], FAINT, 1.2, gap=6)
    _mark(axes, points, groups, looks, 6)
    if len(looks) > 1:
        figure.legend(loc="outside lower left", ncols=4, handletextpad=0.1)
    names = {
        word: (point, looks[group][0])
        for word, point, group in zip(words, points, groups, strict=True)
    }
    lines = [(place_of[start], place_of[end]) for start, end in links]
    place_labels(figure, axes, names, along(lines))
    return picture(figure, title, _map_words(words, points, groups))


@course_style()
def clouds(maps, groups, *, title):
    """Draw several maps of the same things, two in a row, marked by group and without names.

    The axes have no unit, and every map has a scale of its own.

    Parameters
    ----------
    maps : dict of str to (n, 2) array
        What each map is, and where the n things stand on it; an even number of maps.
    groups : list of str
        The group of each thing; at most seven groups, each with its colour and shape.
    title : str
        What the picture says.

    Returns
    -------
    Picture

    Examples
    --------
    >>> clouds({"near": [[0, 0], [0, 1], [5, 0]], "far": [[0, 0], [4, 1], [5, 0]]},
    ...        ["pet", "pet", "colour"], title="Two maps")  # doctest: +NORMALIZE_WHITESPACE
    [figure: Two maps. 2 maps of 3 things in the groups pet, colour. Things whose nearest thing
    is of the same group: near, 2 of 3; far, 1 of 3.]
    """
    groups, looks = list(groups), _looks(groups)
    if not maps or len(maps) % 2:
        raise ValueError(f"maps must be 2, 4 … to stand two in a row, got {len(maps)}")
    figure, grid = canvas(title, 640, 90 + 150 * len(maps), (len(maps) // 2, 2))
    shares = []
    for axes, (name, points) in zip(grid.flat, maps.items(), strict=True):
        points = in_plane(name, points, len(groups))
        axes.set(xticks=[], yticks=[], aspect="equal")
        axes.set(adjustable="datalim", xlabel=name)
        _mark(axes, points, groups, looks, 4.5)
        shares.append(f"{name}, {_n_same(points, groups)} of {len(groups)}")
    figure.legend(*grid.flat[0].get_legend_handles_labels(), loc="outside lower left", ncols=4)
    words = f"{len(maps)} maps of {len(groups)} things in the groups {', '.join(looks)}"
    same = f"Things whose nearest thing is of the same group: {'; '.join(shares)}"
    return picture(figure, title, f"{words}. {same}")


def _looks(groups):
    """The colour and shape of each group, in the order in which they first appear."""
    looks = dict(zip(dict.fromkeys(groups), GROUP_LOOKS, strict=False))
    if len(looks) < len(set(groups)):
        raise ValueError(
            f"groups has {len(set(groups))} groups; at most {len(looks)} can be told apart"
        )
    return looks


def _mark(axes, points, groups, looks, size):
    """A mark at each point, in the colour and shape of its group."""
    for group, (color, marker) in looks.items():
        chosen = points[[member == group for member in groups]]
        axes.plot(*chosen.T, marker, color=color, markersize=size, label=group)


def _n_same(points, groups):
    """How many points have a nearest point of their own group."""
    distances = np.linalg.norm(points[:, None] - points, axis=-1)
    np.fill_diagonal(distances, np.inf)
    nearest = distances.argmin(axis=1)
    return sum(groups[place] == group for place, group in zip(nearest, groups, strict=True))


def _map_words(words, points, groups):
    """Who belongs to which group, and how many words stand next to one of their own."""
    members = {group: [] for group in groups}
    for word, group in zip(words, groups, strict=True):
        members[group].append(word)
    listed = "; ".join(f"{group}: {', '.join(names)}" for group, names in members.items())
    if len(members) == 1 or len(words) == 1:
        return f"Map of {len(words)} words. {listed}"
    n_same = f"{_n_same(points, groups)} of {len(words)}"
    share = f"For {n_same} words the nearest word on the map is of the same group"
    return f"Map of {len(words)} words. {listed}. {share}"
