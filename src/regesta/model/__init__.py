"""The shared vocabulary of every stage: frozen values, no input or output, no third-party imports."""
