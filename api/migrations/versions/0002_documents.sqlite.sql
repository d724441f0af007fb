ALTER TABLE quote_revisions ADD COLUMN rounding JSON
-- next --
ALTER TABLE quote_revisions ADD COLUMN line_groups JSON
-- next --
ALTER TABLE quote_revisions ADD COLUMN shown_in JSON
-- next --
ALTER TABLE quote_lines ADD COLUMN group_id VARCHAR(40)
-- next --
ALTER TABLE quote_lines ADD COLUMN price JSON
-- next --
DROP TRIGGER quote_revisions_frozen
-- next --
CREATE TRIGGER quote_revisions_frozen BEFORE UPDATE ON quote_revisions FOR EACH ROW WHEN (OLD.state || '>' || NEW.state) NOT IN ('draft>cancelled', 'draft>draft', 'draft>sent', 'sent>accepted', 'sent>cancelled', 'sent>declined', 'sent>expired', 'sent>superseded') OR OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR NEW.quote_id IS NOT OLD.quote_id OR NEW.number IS NOT OLD.number OR NEW.valid_until IS NOT OLD.valid_until OR NEW.pricing_date IS NOT OLD.pricing_date OR NEW.terms IS NOT OLD.terms OR NEW.discount IS NOT OLD.discount OR NEW.totals IS NOT OLD.totals OR NEW.total IS NOT OLD.total OR NEW.currency IS NOT OLD.currency OR NEW.sent_at IS NOT OLD.sent_at OR NEW.header IS NOT OLD.header OR NEW.calculation IS NOT OLD.calculation OR NEW.digest IS NOT OLD.digest OR NEW.rounding IS NOT OLD.rounding OR NEW.line_groups IS NOT OLD.line_groups OR NEW.shown_in IS NOT OLD.shown_in) BEGIN SELECT RAISE(ABORT, 'a sent revision does not change'); END
