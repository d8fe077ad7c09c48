#!/usr/bin/env python3
"""Learns a network of package gru from lessons, with PyTorch (Debian: python3-torch). The program itself needs no Python.

    learn.py LESSONS.jsonl NETWORK.safetensors [--check CHECK.json]

A lesson is a line {"is": 1, "steps": [["w/con_gái", "own", …], …]}: a label, and for each word of a clause the names of the
rows of the table that stand for it. Rows in fewer lessons than --least are not learned; a word without a row of its own is
the row "w/". The same lessons give the same network on one machine.
"""
import argparse
import hashlib
import json
import random
import struct

import numpy
import torch
from torch import nn
from torch.nn import functional

UNKNOWN = "w/"  # every word that is too rare, and every word that is hidden while learning


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("lessons")
    a.add_argument("network")
    a.add_argument("--of", help="what the network says it has learned from; the SHA-256 sum of the lessons without it")
    a.add_argument("--check", help="writes some lessons with the scores that the written network gives them")
    a.add_argument("--rounds", type=int, default=9)
    a.add_argument("--batch", type=int, default=64)
    a.add_argument("--width", type=int, default=128, help="of a row, and of the state in each direction")
    a.add_argument("--step", type=float, default=2e-3)
    a.add_argument("--hidden", type=float, default=0.2, help="share of the words that are hidden at each look")
    a.add_argument("--left-out", type=float, default=0.5, help="share of what is pooled that is left out at each look")
    a.add_argument("--least", type=int, default=2)
    a.add_argument("--seed", type=int, default=1)
    return a.parse_args()


class Lessons:
    """Lessons as rows: word[i] the rows of the words of lesson i, more[i] its other rows, 0 for none."""

    def __init__(self, lines, least):
        count = {}
        for line in lines:
            for name in {name for step in line["steps"] for name in step}:
                count[name] = count.get(name, 0) + 1
        self.names = [UNKNOWN] + sorted(n for n in count if n != UNKNOWN and count[n] >= least)
        row = {name: i + 1 for i, name in enumerate(self.names)}  # 0 is no row
        self.word = [[row.get(step[0], row[UNKNOWN]) for step in line["steps"]] for line in lines]
        self.more = [[[row[n] for n in step[1:] if n in row] for step in line["steps"]] for line in lines]
        self.label = torch.tensor([float(line["is"]) for line in lines])

    def __len__(self):
        return len(self.word)

    def batch(self, which, hidden=0.0):
        """Some lessons of one length."""
        length = len(self.word[which[0]])
        most = max([1] + [len(m) for i in which for m in self.more[i]])
        word = numpy.zeros((len(which), length), numpy.int64)
        more = numpy.zeros((len(which), length, most), numpy.int64)
        for j, i in enumerate(which):
            word[j] = self.word[i]
            for k, rows in enumerate(self.more[i]):
                more[j, k, : len(rows)] = rows
        word = torch.from_numpy(word)
        return torch.where(torch.rand(word.shape) < hidden, torch.ones_like(word), word), torch.from_numpy(more)

    def batches(self, size):
        """All lessons in a new order, those of one length together, so that nothing must be padded."""
        by_length, out = {}, []
        for i in range(len(self)):
            by_length.setdefault(len(self.word[i]), []).append(i)
        for same in by_length.values():
            random.shuffle(same)
            out += [same[at: at + size] for at in range(0, len(same), size)]
        random.shuffle(out)
        return out


class Network(nn.Module):
    def __init__(self, rows, width, left_out):
        super().__init__()
        self.table = nn.Embedding(rows + 1, width, padding_idx=0)
        nn.init.normal_(self.table.weight, 0, 0.1)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.gru = nn.GRU(width, width, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * width, 1, bias=False)
        self.score = nn.Linear(4 * width, 1)
        self.of_rows, self.of_pooled = nn.Dropout(0.3), nn.Dropout(left_out)

    def forward(self, word, more):
        state, _ = self.gru(self.of_rows(self.table(word) + self.table(more).sum(2)))
        share = self.attention(state).softmax(1)
        pooled = torch.cat([(state * share).sum(1), state.max(1)[0]], 1)
        return self.score(self.of_pooled(pooled)).squeeze(-1)


def learn(lessons, a):
    """Adam with decay (Loshchilov, Hutter 2019), a warm start, then steps that shrink to nothing; labels a little softened."""
    network = Network(len(lessons.names), a.width, a.left_out)
    corrector = torch.optim.AdamW(network.parameters(), lr=a.step, weight_decay=1e-2)
    total, done = a.rounds * len(lessons.batches(a.batch)), 0
    for number in range(a.rounds):
        network.train()
        losses, batches = 0.0, lessons.batches(a.batch)
        for which in batches:
            for group in corrector.param_groups:
                group["lr"] = a.step * min(1, (done + 1) / 100) * (1 - done / total)
            done += 1
            scores = network(*lessons.batch(which, a.hidden))
            loss = functional.binary_cross_entropy_with_logits(scores, lessons.label[which] * 0.96 + 0.02)
            corrector.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            corrector.step()
            losses += loss.item()
        print(f"round {number + 1} of {a.rounds}: loss {losses / len(batches):.4f}", flush=True)
    return network.eval()


def tensors(network):
    """The tensors of the file. Tables and matrices are bytes, with a scale for each of their rows."""
    out = {}

    def scaled(name, parameter, first=0):
        with torch.no_grad():
            scale = parameter.abs().max(1, keepdim=True)[0].clamp(min=1e-12) / 127
            rounded = (parameter / scale).round()
            parameter.copy_(rounded * scale)  # the check is of what is written
        out[name] = rounded[first:].to(torch.int8).numpy()
        out[name + ".scale"] = scale[first:, 0].numpy()

    def plain(name, parameter):
        out[name] = parameter.detach().flatten().numpy()

    scaled("table", network.table.weight.data, 1)
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        scaled(direction + ".input", getattr(network.gru, "weight_ih_l0" + suffix).data)
        scaled(direction + ".state", getattr(network.gru, "weight_hh_l0" + suffix).data)
        plain(direction + ".input.bias", getattr(network.gru, "bias_ih_l0" + suffix))
        plain(direction + ".state.bias", getattr(network.gru, "bias_hh_l0" + suffix))
    plain("attention", network.attention.weight)
    plain("score", network.score.weight)
    plain("score.bias", network.score.bias)
    return out


def write(path, arrays, metadata):
    """Writes a file of the safetensors format."""
    header, at = {"__metadata__": metadata}, 0
    for name, array in arrays.items():
        kind = {"int8": "I8", "float32": "F32"}[str(array.dtype)]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as f:
        f.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            f.write(array.astype(array.dtype.newbyteorder("<")).tobytes())


def check(path, network, lines, lessons):
    """Writes every so many-th lesson with its score."""
    which = range(0, len(lines), max(1, len(lines) // 40))
    with torch.no_grad():
        scores = [network(*lessons.batch([i])).item() for i in which]
    with open(path, "w", encoding="utf-8") as f:
        json.dump([{"steps": lines[i]["steps"], "score": round(s, 5)} for i, s in zip(which, scores)], f, ensure_ascii=False, indent=0)


def main():
    a = arguments()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)  # the order of sums is then always the same
    with open(a.lessons, "rb") as f:
        text = f.read()
    lines = [json.loads(line) for line in text.splitlines()]
    lessons = Lessons(lines, a.least)
    network = learn(lessons, a)
    write(a.network, tensors(network), {"rows": "\n".join(lessons.names), "lessons": a.of or hashlib.sha256(text).hexdigest()})
    if a.check:
        check(a.check, network, lines, lessons)


if __name__ == "__main__":
    main()
