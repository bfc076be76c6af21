"""Trainers for real corpora: the equations of `losses` and `sgd`, arranged for speed and size.

    stream       any of the six models, over a text that need not fit into memory
    minibatch    skip-gram with negative sampling, many windows in one matrix product (NumPy only)

Each is tested to make the same step as `sgd.step` on the same examples.
"""
