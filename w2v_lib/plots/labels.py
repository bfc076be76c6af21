"""Names beside things: at the ends of lines, and beside points where they cover least."""

import numpy as np

from w2v_lib.plots.sheet import DOTS_PER_INCH, MIDDLE, rim


def end_labels(figure, axes, ends):
    """Names at the right ends of lines, moved apart until no two overlap."""
    figure.draw_without_rendering()
    line_height = 1.25 * 10.5 * DOTS_PER_INCH / 72
    ends = sorted(ends.items(), key=lambda item: item[1][1])
    wanted = [axes.transData.transform(end[:2])[1] for _, end in ends]
    for (name, (x, y, color)), shift in zip(ends, shifts(wanted, line_height), strict=True):
        place = {"xytext": (7, shift * 72 / DOTS_PER_INCH), "textcoords": "offset points"}
        axes.annotate(name, (x, y), color=color, annotation_clip=False, va="center", **place)


def shifts(wanted, gap):
    """How far to move rising heights, as little as can be, until they lie a gap apart.

    >>> shifts([0, 1, 9], gap=3)
    [-1.0, 1.0, 0.0]
    """
    groups = []  # of heights that touch; less what the gaps below need, all of one group are equal
    for place, height in enumerate(wanted):
        groups.append([height - gap * place])
        while len(groups) > 1 and np.mean(groups[-2]) > np.mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    levels = [np.mean(group) for group in groups for _ in group]
    return [float(level + gap * i - wanted[i]) for i, level in enumerate(levels)]


def place_labels(figure, axes, names, obstacles=()):
    """Write each name beside its point, where it covers least of the others."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    to_pixels = axes.transData.transform
    frame = np.array(axes.get_window_extent().extents)
    if not axes.spines["left"].get_visible():  # beside a plane without a frame there is room
        frame[[0, 2]] = 16, figure.bbox.width - 16
    points = [to_pixels(point) for point, _ in names.values()] + [*map(to_pixels, obstacles)]
    taken = {place: _box(point, (20, 20)) for place, point in enumerate(points)}
    texts = {name: _name(axes, name, *look) for name, look in names.items()}
    for name in [*names, *names]:  # the second round sees where all the others stand
        point = to_pixels(names[name][0])
        size = texts[name].get_window_extent().size + (4, 0)
        others = np.array([box for owner, box in taken.items() if owner != name])
        centers = point + _around(*size)
        costs = [_covered(_box(center, size), others, frame) for center in centers]
        best = centers[int(np.argmin(np.round(costs + _RELUCTANCE, 3)))]
        texts[name].xyann = tuple((best - point) * 72 / DOTS_PER_INCH)
        taken[name] = _box(best, size)


def _name(axes, name, point, color):
    """A name that can be moved, with a rim of paper to be read across lines."""
    place = {"xytext": (0, 0), "textcoords": "offset points", **MIDDLE}
    return axes.annotate(name, point, color=color, path_effects=rim(), **place)


# Where a name may stand: to the right if it can, else at another side, at last further away.
_SIDES = [(1, 0), (1, 1), (-1, 1), (0, 1), (-1, 0), (0, -1), (1, -1), (-1, -1)]
_GAPS = (12, 26, 44)
_RELUCTANCE = np.array([side + 40 * far for far in range(len(_GAPS)) for side in range(8)])


def _around(width, height):
    """The middles of the places around a point for a name of this size, in pixels."""
    reach = [(0.5 * width + gap, 0.5 * height + gap) for gap in _GAPS]
    return np.array([(x * right, y * up) for right, up in reach for x, y in _SIDES])


def _box(center, size):
    """(left, bottom, right, top) around a centre."""
    half = 0.5 * np.asarray(size)
    return np.concatenate([center - half, center + half])


def _covered(box, others, frame):
    """Area of the box that other boxes cover or that lies outside the frame, in pixels²."""
    area = np.prod(box[2:] - box[:2])
    return _overlap(box, others).sum() + 2 * (area - _overlap(box, frame[None])[0])


def _overlap(box, others):
    """Areas that a box shares with each of the others."""
    sides = np.minimum(box[2:], others[:, 2:]) - np.maximum(box[:2], others[:, :2])
    return np.maximum(sides, 0).prod(axis=1)


def along(arrows):
    """Points along (start, end) arrows, for names to keep clear of."""
    shares = np.linspace(0, 1, 25)[:, None]
    return np.reshape([start + shares * (end - start) for start, end in arrows], (-1, 2))
