ALTER TABLE releases ADD COLUMN note VARCHAR(500)
-- next --
ALTER TABLE releases ADD COLUMN restores INTEGER
-- next --
ALTER TABLE draft_edits ADD COLUMN author VARCHAR(40)
-- next --
CREATE OR REPLACE FUNCTION draft_edits_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'UPDATE' AND NEW.draft_id IS NOT DISTINCT FROM OLD.draft_id AND NEW.number IS NOT DISTINCT FROM OLD.number AND NEW.path IS NOT DISTINCT FROM OLD.path AND NEW.text IS NOT DISTINCT FROM OLD.text AND NEW.made_at IS NOT DISTINCT FROM OLD.made_at AND NEW.made_by IS NOT DISTINCT FROM OLD.made_by AND NEW.author IS NOT DISTINCT FROM OLD.author AND NEW.undone >= OLD.undone THEN RETURN NEW; END IF; RAISE EXCEPTION 'an edit is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TABLE release_withdrawals (
	release_id VARCHAR(40) NOT NULL, 
	day DATE NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	by VARCHAR(200) NOT NULL, 
	reason VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_release_withdrawals PRIMARY KEY (release_id), 
	CONSTRAINT fk_release_withdrawals_release_id FOREIGN KEY(release_id) REFERENCES releases (id)
)
-- next --
CREATE TABLE draft_looks (
	id VARCHAR(40) NOT NULL, 
	draft_id VARCHAR(40) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	made_by VARCHAR(200) NOT NULL, 
	author VARCHAR(40), 
	CONSTRAINT pk_draft_looks PRIMARY KEY (id), 
	CONSTRAINT ck_draft_looks_kind CHECK (kind IN ('asked', 'approved', 'objected')), 
	CONSTRAINT fk_draft_looks_draft_id FOREIGN KEY(draft_id) REFERENCES drafts (id)
)
-- next --
CREATE INDEX ix_draft_looks_draft_id ON draft_looks (draft_id)
-- next --
CREATE TABLE draft_comments (
	id VARCHAR(40) NOT NULL, 
	draft_id VARCHAR(40) NOT NULL, 
	path VARCHAR(200), 
	line INTEGER, 
	excerpt TEXT, 
	text TEXT NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	made_by VARCHAR(200) NOT NULL, 
	resolved_at TIMESTAMP WITH TIME ZONE, 
	resolved_by VARCHAR(200), 
	CONSTRAINT pk_draft_comments PRIMARY KEY (id), 
	CONSTRAINT ck_draft_comments_line CHECK (line IS NULL OR (path IS NOT NULL AND line >= 1)), 
	CONSTRAINT ck_draft_comments_resolved CHECK ((resolved_at IS NULL) = (resolved_by IS NULL)), 
	CONSTRAINT fk_draft_comments_draft_id FOREIGN KEY(draft_id) REFERENCES drafts (id)
)
-- next --
CREATE INDEX ix_draft_comments_draft_id ON draft_comments (draft_id)
-- next --
CREATE TABLE jobs (
	id VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	subject VARCHAR(80) NOT NULL, 
	topic VARCHAR(200) NOT NULL, 
	asked JSONB NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	step VARCHAR(40), 
	done INTEGER NOT NULL, 
	parts INTEGER NOT NULL, 
	is_stopping BOOLEAN NOT NULL, 
	actor_id VARCHAR(40), 
	actor_name VARCHAR(200) NOT NULL, 
	actor_role VARCHAR(40) NOT NULL, 
	request_id VARCHAR(80) NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	runner VARCHAR(40), 
	told_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	result JSONB, 
	problem JSONB, 
	CONSTRAINT pk_jobs PRIMARY KEY (id), 
	CONSTRAINT ck_jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')), 
	CONSTRAINT ck_jobs_ended CHECK ((state IN ('waiting', 'running')) = (ended_at IS NULL)), 
	CONSTRAINT ck_jobs_result CHECK ((state = 'done') = (result IS NOT NULL)), 
	CONSTRAINT ck_jobs_runner CHECK (state <> 'running' OR (runner IS NOT NULL AND told_at IS NOT NULL))
)
-- next --
CREATE INDEX ix_jobs_subject_id ON jobs (subject, id)
-- next --
CREATE UNIQUE INDEX uq_jobs_topic ON jobs (topic) WHERE state IN ('waiting', 'running')
-- next --
CREATE OR REPLACE FUNCTION release_withdrawals_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a withdrawal is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NOT EXISTS (SELECT 1 FROM releases WHERE id = NEW.release_id AND valid_from > NEW.day) THEN RAISE EXCEPTION 'a release is withdrawn only before its first day' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER release_withdrawals_guard BEFORE INSERT OR UPDATE OR DELETE ON release_withdrawals FOR EACH ROW EXECUTE FUNCTION release_withdrawals_guard()
-- next --
CREATE OR REPLACE FUNCTION draft_looks_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a second look is kept as it was taken' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER draft_looks_refuse_change BEFORE UPDATE OR DELETE ON draft_looks FOR EACH ROW EXECUTE FUNCTION draft_looks_refuse_change()
-- next --
CREATE OR REPLACE FUNCTION draft_looks_refuse_own() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.kind = 'approved' AND EXISTS (SELECT 1 FROM draft_edits WHERE draft_id = NEW.draft_id AND author = NEW.author AND made_at <= NEW.made_at AND NOT undone) THEN RAISE EXCEPTION 'nobody approves their own edits' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER draft_looks_refuse_own BEFORE INSERT ON draft_looks FOR EACH ROW EXECUTE FUNCTION draft_looks_refuse_own()
-- next --
CREATE OR REPLACE FUNCTION draft_comments_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'UPDATE' AND NEW.id IS NOT DISTINCT FROM OLD.id AND NEW.draft_id IS NOT DISTINCT FROM OLD.draft_id AND NEW.path IS NOT DISTINCT FROM OLD.path AND NEW.line IS NOT DISTINCT FROM OLD.line AND NEW.excerpt IS NOT DISTINCT FROM OLD.excerpt AND NEW.text IS NOT DISTINCT FROM OLD.text AND NEW.made_at IS NOT DISTINCT FROM OLD.made_at AND NEW.made_by IS NOT DISTINCT FROM OLD.made_by AND TRUE THEN RETURN NEW; END IF; RAISE EXCEPTION 'a comment is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER draft_comments_refuse_change BEFORE UPDATE OR DELETE ON draft_comments FOR EACH ROW EXECUTE FUNCTION draft_comments_refuse_change()
-- next --
CREATE OR REPLACE FUNCTION jobs_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a job that ended does not change' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER jobs_refuse_change BEFORE UPDATE ON jobs FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION jobs_refuse_change()
