"""Which claims of which reports mean the same thing."""
