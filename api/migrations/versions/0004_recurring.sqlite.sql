ALTER TABLE quote_lines ADD COLUMN billing_plan JSON
