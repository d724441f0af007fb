"""One SQLite database per revision of the schema, with frozen quotes and an order inside."""
