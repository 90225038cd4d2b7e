"""Register reader in, plain value objects out."""
