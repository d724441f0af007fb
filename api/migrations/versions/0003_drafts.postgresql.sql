CREATE TABLE drafts (
	id VARCHAR(40) NOT NULL, 
	product VARCHAR(60) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	base VARCHAR(64) NOT NULL, 
	base_number INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	created_by VARCHAR(200) NOT NULL, 
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	changed_by VARCHAR(200) NOT NULL, 
	released VARCHAR(40), 
	CONSTRAINT pk_drafts PRIMARY KEY (id), 
	CONSTRAINT ck_drafts_state CHECK (state IN ('open', 'published', 'abandoned')), 
	CONSTRAINT ck_drafts_released CHECK ((state = 'published') = (released IS NOT NULL)), 
	CONSTRAINT fk_drafts_released FOREIGN KEY(released) REFERENCES releases (id)
)
-- next --
CREATE INDEX ix_drafts_changed_at_id ON drafts (changed_at, id)
-- next --
CREATE TABLE draft_edits (
	draft_id VARCHAR(40) NOT NULL, 
	number INTEGER NOT NULL, 
	path VARCHAR(200) NOT NULL, 
	text TEXT, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	made_by VARCHAR(200) NOT NULL, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_draft_edits PRIMARY KEY (draft_id, number), 
	CONSTRAINT fk_draft_edits_draft_id FOREIGN KEY(draft_id) REFERENCES drafts (id)
)
-- next --
CREATE OR REPLACE FUNCTION draft_edits_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'UPDATE' AND NEW.draft_id IS NOT DISTINCT FROM OLD.draft_id AND NEW.number IS NOT DISTINCT FROM OLD.number AND NEW.path IS NOT DISTINCT FROM OLD.path AND NEW.text IS NOT DISTINCT FROM OLD.text AND NEW.made_at IS NOT DISTINCT FROM OLD.made_at AND NEW.made_by IS NOT DISTINCT FROM OLD.made_by AND NEW.undone >= OLD.undone THEN RETURN NEW; END IF; RAISE EXCEPTION 'an edit is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER draft_edits_refuse_change BEFORE UPDATE OR DELETE ON draft_edits FOR EACH ROW EXECUTE FUNCTION draft_edits_refuse_change()
