ALTER TABLE quote_revisions ADD COLUMN rounding JSONB
-- next --
ALTER TABLE quote_revisions ADD COLUMN line_groups JSONB
-- next --
ALTER TABLE quote_revisions ADD COLUMN shown_in JSONB
-- next --
ALTER TABLE quote_lines ADD COLUMN group_id VARCHAR(40)
-- next --
ALTER TABLE quote_lines ADD COLUMN price JSONB
-- next --
CREATE OR REPLACE FUNCTION quote_revisions_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (OLD.state || '>' || NEW.state) NOT IN ('draft>cancelled', 'draft>draft', 'draft>sent', 'sent>accepted', 'sent>cancelled', 'sent>declined', 'sent>expired', 'sent>superseded') OR OLD.state <> 'draft' AND (NEW.id IS DISTINCT FROM OLD.id OR NEW.quote_id IS DISTINCT FROM OLD.quote_id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.valid_until IS DISTINCT FROM OLD.valid_until OR NEW.pricing_date IS DISTINCT FROM OLD.pricing_date OR NEW.terms IS DISTINCT FROM OLD.terms OR NEW.discount IS DISTINCT FROM OLD.discount OR NEW.totals IS DISTINCT FROM OLD.totals OR NEW.total IS DISTINCT FROM OLD.total OR NEW.currency IS DISTINCT FROM OLD.currency OR NEW.sent_at IS DISTINCT FROM OLD.sent_at OR NEW.header IS DISTINCT FROM OLD.header OR NEW.calculation IS DISTINCT FROM OLD.calculation OR NEW.digest IS DISTINCT FROM OLD.digest OR NEW.rounding IS DISTINCT FROM OLD.rounding OR NEW.line_groups IS DISTINCT FROM OLD.line_groups OR NEW.shown_in IS DISTINCT FROM OLD.shown_in) THEN RAISE EXCEPTION 'a sent revision does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
