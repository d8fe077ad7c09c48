// Package gru scores a clause by the order of its words, with a small neural network that was learned elsewhere.
//
// Each word of a clause is a step: a vector, the sum of rows of a table, one for the word itself and others for what is
// known of it. Gated recurrent units (Cho et al. 2014, "Learning Phrase Representations using RNN Encoder–Decoder", in the
// form of PyTorch's nn.GRU) walk over the steps from both ends and keep a state of what they have met, so that the same
// words in another order give other states. The states of all steps become one vector by attention, a weighted mean whose
// weights the states themselves give (Bahdanau et al. 2015, "Neural Machine Translation by Jointly Learning to Align and
// Translate"), and by the largest value at each place; the score is a weighted sum of both, the logarithm of the odds that
// the answer is yes.
//
// learn.py learns a network with PyTorch and writes it as a safetensors file
// (https://huggingface.co/docs/safetensors): a header in JSON and the numbers behind it. Tables and matrices are bytes with
// a scale for each row, a quarter of the size. Read takes the file as foreign bytes; the program needs no Python.
package gru
