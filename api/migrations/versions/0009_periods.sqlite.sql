DROP TRIGGER release_withdrawals_refuse_update
-- next --
DROP TRIGGER release_withdrawals_refuse_delete
-- next --
DROP TRIGGER release_withdrawals_in_time
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
CREATE TABLE moved_withdrawals AS SELECT w.release_id, p.market, p.valid_from, p.valid_until, w.day, w.at, w."by", w.reason FROM release_withdrawals w JOIN release_periods p ON p.release_id = w.release_id
-- next --
DROP TABLE release_withdrawals
-- next --
CREATE TABLE release_withdrawals (
	release_id VARCHAR(40) NOT NULL, 
	market VARCHAR(60) NOT NULL, 
	first_day DATE NOT NULL, 
	end_day DATE, 
	day DATE NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR(200) NOT NULL, 
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
CREATE TRIGGER releases_refuse_nowhere BEFORE INSERT ON releases WHEN NOT EXISTS (SELECT 1 FROM release_periods WHERE release_id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a release is valid in some market'); END
-- next --
CREATE TRIGGER release_periods_refuse_update BEFORE UPDATE ON release_periods BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END
-- next --
CREATE TRIGGER release_periods_refuse_delete BEFORE DELETE ON release_periods BEGIN SELECT RAISE(ABORT, 'a release is immutable'); END
-- next --
CREATE TRIGGER release_periods_sealed BEFORE INSERT ON release_periods WHEN EXISTS (SELECT 1 FROM releases WHERE id = NEW.release_id) BEGIN SELECT RAISE(ABORT, 'the periods of a release are written with it'); END
-- next --
CREATE TRIGGER release_withdrawals_refuse_update BEFORE UPDATE ON release_withdrawals BEGIN SELECT RAISE(ABORT, 'a withdrawal is kept as it was made'); END
-- next --
CREATE TRIGGER release_withdrawals_refuse_delete BEFORE DELETE ON release_withdrawals BEGIN SELECT RAISE(ABORT, 'a withdrawal is kept as it was made'); END
-- next --
CREATE TRIGGER release_withdrawals_refuse_twice BEFORE INSERT ON release_withdrawals WHEN EXISTS (SELECT 1 FROM release_withdrawals WHERE release_id = NEW.release_id AND market = NEW.market AND (end_day IS NULL OR NEW.first_day < end_day) AND (NEW.end_day IS NULL OR first_day < NEW.end_day)) BEGIN SELECT RAISE(ABORT, 'these days of a release are taken back already'); END
