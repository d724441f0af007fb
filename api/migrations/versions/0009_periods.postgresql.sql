DROP TRIGGER releases_refuse_change ON releases
-- next --
DROP TRIGGER releases_refuse_truncate ON releases
-- next --
DROP FUNCTION releases_refuse_change()
-- next --
DROP TRIGGER release_withdrawals_guard ON release_withdrawals
-- next --
CREATE TABLE release_periods (
	release_id VARCHAR(40) NOT NULL, 
	market VARCHAR(60) NOT NULL, 
	valid_from DATE, 
	valid_until DATE, 
	CONSTRAINT pk_release_periods PRIMARY KEY (release_id, market), 
	CONSTRAINT ck_release_periods_days CHECK (valid_from < valid_until), 
	CONSTRAINT fk_release_periods_release_id FOREIGN KEY(release_id) REFERENCES releases (id) DEFERRABLE INITIALLY DEFERRED
)
-- periods are moved here --
SET CONSTRAINTS ALL IMMEDIATE
-- next --
CREATE TABLE moved_withdrawals AS SELECT w.release_id, p.market, p.valid_from, p.valid_until, w.day, w.at, w.by, w.reason FROM release_withdrawals w JOIN release_periods p ON p.release_id = w.release_id
-- next --
DROP TABLE release_withdrawals
-- next --
CREATE TABLE release_withdrawals (
	release_id VARCHAR(40) NOT NULL, 
	market VARCHAR(60) NOT NULL, 
	first_day DATE NOT NULL, 
	end_day DATE, 
	day DATE NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	by VARCHAR(200) NOT NULL, 
	reason VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_release_withdrawals PRIMARY KEY (release_id, market, first_day), 
	CONSTRAINT fk_release_withdrawals_release_id_market FOREIGN KEY(release_id, market) REFERENCES release_periods (release_id, market), 
	CONSTRAINT ck_release_withdrawals_days CHECK (first_day < end_day), 
	CONSTRAINT ck_release_withdrawals_in_time CHECK (day < first_day)
)
-- next --
INSERT INTO release_withdrawals SELECT * FROM moved_withdrawals
-- next --
DROP TABLE moved_withdrawals
-- next --
ALTER TABLE releases DROP COLUMN valid_from
-- next --
ALTER TABLE releases DROP COLUMN valid_until
-- next --
CREATE OR REPLACE FUNCTION releases_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a release is immutable' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF NOT EXISTS (SELECT 1 FROM release_periods WHERE release_id = NEW.id) THEN RAISE EXCEPTION 'a release is valid in some market' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER releases_guard BEFORE INSERT OR UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION releases_guard()
-- next --
CREATE TRIGGER releases_refuse_truncate BEFORE TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION releases_guard()
-- next --
CREATE OR REPLACE FUNCTION release_periods_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a release is immutable' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM releases WHERE id = NEW.release_id) THEN RAISE EXCEPTION 'the periods of a release are written with it' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER release_periods_guard BEFORE INSERT OR UPDATE OR DELETE ON release_periods FOR EACH ROW EXECUTE FUNCTION release_periods_guard()
-- next --
CREATE TRIGGER release_periods_refuse_truncate BEFORE TRUNCATE ON release_periods FOR EACH STATEMENT EXECUTE FUNCTION release_periods_guard()
-- next --
CREATE OR REPLACE FUNCTION release_withdrawals_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'a withdrawal is kept as it was made' USING ERRCODE = 'integrity_constraint_violation'; END IF; IF EXISTS (SELECT 1 FROM release_withdrawals WHERE release_id = NEW.release_id AND market = NEW.market AND (end_day IS NULL OR NEW.first_day < end_day) AND (NEW.end_day IS NULL OR first_day < NEW.end_day)) THEN RAISE EXCEPTION 'these days of a release are taken back already' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER release_withdrawals_guard BEFORE INSERT OR UPDATE OR DELETE ON release_withdrawals FOR EACH ROW EXECUTE FUNCTION release_withdrawals_guard()
-- next --
CREATE TRIGGER release_withdrawals_refuse_truncate BEFORE TRUNCATE ON release_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION release_withdrawals_guard()
