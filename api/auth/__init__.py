"""Who asks: users, logins of browsers, tokens of programs. Secrets are stored hashed and never logged."""
