"""word2vec, one equation at a time, in NumPy.

Read the files in the order in which data flows:

    text, vocab, windows                  from raw text to (center, context) windows
    architectures                         windows to (inputs, target) examples
    gradients, activations, losses        one example to its loss and its gradients
    noise, huffman                        word counts to what two of the losses need
    sgd, checkpoints                      examples to vectors
    evaluate, plots                       vectors to numbers and pictures
    vectors                               vectors to files and back
    gradcheck, derivation, require        the referees
    index                                 which equation is where
    assignment                            CS224N's training run, repeated
    arguments                             what the command line can be asked for

`fast` repeats `sgd` for real corpora; `exercises` checks what learners write.
Import from the files, as in `from w2v_lib.losses import softmax_loss`.
"""
