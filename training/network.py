"""The network: MiniLM with small heads for each task."""

from __future__ import annotations

from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.tasks import TASKS, Task

WIDTH = 64
"""Width of the vectors by which a head span asks each word what it is to it."""


class Heads(nn.Module):
    """What one task sees: tags and labels for each piece, and the vectors that pair heads with pieces.

    Shapes: tags (batch, length, tags), labels (batch, length, labels), asks and answers (batch, length, 2,
    WIDTH). A piece stands in relation r to a head as the product of the head's `asks` at its first piece and
    the piece's `answers` is above 0.
    """

    def __init__(self, task: Task, hidden: int) -> None:
        super().__init__()
        self.tags = nn.Linear(hidden, task.tags)
        self.labels = nn.Linear(hidden, len(task.labels))
        self.asks = nn.Linear(hidden, 2 * WIDTH)
        self.answers = nn.Linear(hidden, 2 * WIDTH)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Run over the encoder's output (batch, length, hidden)."""
        shape = (*hidden.shape[:2], 2, WIDTH)
        return (
            self.tags(hidden),
            self.labels(hidden),
            self.asks(hidden).reshape(shape),
            self.answers(hidden).reshape(shape),
        )


class Network(nn.Module):
    """The encoder and the heads of all tasks, which share it."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.2)
        self.heads = nn.ModuleDict({t.name: Heads(t, encoder.config.hidden_size) for t in TASKS})

    def see(self, task: Task, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What one task sees of word-piece ids and their mask, both (batch, length)."""
        seen: tuple[Tensor, Tensor, Tensor, Tensor] = self.heads[task.name](self._hidden(ids, mask))
        return seen

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """What all tasks see, one after the other in the order of TASKS."""
        hidden = self._hidden(ids, mask)
        return tuple(out for task in TASKS for out in self.heads[task.name](hidden))

    def _hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return hidden


def pretrained(folder: str, layers: int) -> Network:
    """The network on the first `layers` layers of the pretrained encoder in `folder`."""
    config = BertConfig.from_pretrained(folder)
    config.num_hidden_layers = layers
    config._attn_implementation = "eager"  # noqa: SLF001 — the one way that exports plainly
    return Network(BertModel.from_pretrained(folder, config=config, add_pooling_layer=False))
