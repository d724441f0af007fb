CREATE TABLE drafts (
	id VARCHAR(40) NOT NULL, 
	product VARCHAR(60) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	base VARCHAR(64) NOT NULL, 
	base_number INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by VARCHAR(200) NOT NULL, 
	changed_at DATETIME NOT NULL, 
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
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, 
	undone BOOLEAN NOT NULL, 
	CONSTRAINT pk_draft_edits PRIMARY KEY (draft_id, number), 
	CONSTRAINT fk_draft_edits_draft_id FOREIGN KEY(draft_id) REFERENCES drafts (id)
)
-- next --
CREATE TRIGGER draft_edits_refuse_update BEFORE UPDATE ON draft_edits WHEN NOT (NEW.draft_id IS OLD.draft_id AND NEW.number IS OLD.number AND NEW.path IS OLD.path AND NEW.text IS OLD.text AND NEW.made_at IS OLD.made_at AND NEW.made_by IS OLD.made_by AND NEW.undone >= OLD.undone) BEGIN SELECT RAISE(ABORT, 'an edit is kept as it was made'); END
-- next --
CREATE TRIGGER draft_edits_refuse_delete BEFORE DELETE ON draft_edits BEGIN SELECT RAISE(ABORT, 'an edit is kept as it was made'); END
