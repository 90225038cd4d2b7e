"""The network: MiniLM with small heads for each task."""

from __future__ import annotations

from torch import Tensor, nn
from transformers import BertConfig, BertModel

from regesta.readings.learned.network import SHAPES, WIDTH
from training.tasks import TASKS, Task


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

    def see(
        self, task: Task, ids: Tensor, shapes: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What one task sees of word-piece ids, their shapes and their mask, all (batch, length)."""
        seen: tuple[Tensor, Tensor, Tensor, Tensor] = self.heads[task.name](self._hidden(ids, shapes, mask))
        return seen

    def _hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        seen = self.encoder(input_ids=ids, token_type_ids=shapes, attention_mask=mask)
        hidden: Tensor = self.drop(seen.last_hidden_state)
        return hidden


def pretrained(folder: str, layers: int) -> Network:
    """The network on the first `layers` layers of the pretrained encoder in `folder`.

    The encoder reads small letters only. Where it is told the first of two texts from the second, which does
    not arise here, it is told instead how each word is written (`SHAPES`), all alike to begin with.
    """
    config = BertConfig.from_pretrained(folder)
    config.num_hidden_layers = layers
    config._attn_implementation = "eager"  # noqa: SLF001 — sums in one order
    encoder = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    kinds = encoder.embeddings.token_type_embeddings.weight[:1].detach().repeat(len(SHAPES), 1)
    encoder.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(kinds, freeze=False)
    return Network(encoder)
