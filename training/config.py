"""The two configurations, and a small one that only shows that every step works."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """The shape of a Qwen2 model with tied embeddings."""

    vocabulary: int = 6144
    width: int = 256
    layers: int = 5
    heads: int = 4
    feed_forward: int = 704
    context: int = 512
    rope_base: float = 10_000.0
    epsilon: float = 1e-6

    @property
    def head_width(self):
        return self.width // self.heads


@dataclass(frozen=True)
class Run:
    """One run: how long, how large the steps, and what the sequences hold."""

    shape: Shape = field(default_factory=Shape)
    seconds: float = 95 * 60
    tokens: int = 72_000_000
    length: int = 512
    batch: int = 12
    micro_batch: int = 2
    workers: int = 2
    fim: float = 0.05
    instructions: float = 0.16
    muon_rate: float = 0.02
    adam_rate: float = 0.003
    warm_up: float = 60.0
    decay_from: float = 0.4


RUNS = {
    "cpu": Run(),
    "gpu": Run(
        shape=Shape(vocabulary=8192, width=448, layers=6, heads=7, feed_forward=1216, context=1024),
        seconds=5 * 60, tokens=160_000_000, length=1024, batch=64, micro_batch=64, workers=1, fim=0.1,
        instructions=0.2, muon_rate=0.03, warm_up=15.0,
    ),
    "smoke": Run(
        shape=Shape(vocabulary=1024, width=64, layers=2, heads=2, feed_forward=192),
        seconds=30, tokens=200_000, length=128, batch=16, micro_batch=8, warm_up=2.0,
    ),
}
