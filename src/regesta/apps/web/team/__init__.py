"""People who may: accounts, roles, sessions, tokens for programs, and the log of who did what."""
