"""Claims in, entries out: the register keeps what reports tell and folds it into entries."""
