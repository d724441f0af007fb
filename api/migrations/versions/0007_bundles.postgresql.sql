ALTER TABLE quote_lines ADD COLUMN bundle_member VARCHAR(80)
