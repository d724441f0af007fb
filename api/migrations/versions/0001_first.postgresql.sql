CREATE TABLE users (
	id VARCHAR(40) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	password VARCHAR(200), 
	active BOOLEAN NOT NULL, 
	demo BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (id), 
	CONSTRAINT ck_users_role CHECK (role IN ('admin', 'catalogue_manager', 'customer', 'manager', 'rep')), 
	CONSTRAINT ck_users_email_lower CHECK (email = lower(email)), 
	CONSTRAINT uq_users_email UNIQUE (email)
)
-- next --
CREATE TABLE idempotency (
	who VARCHAR(40) NOT NULL, 
	key VARCHAR(200) NOT NULL, 
	request VARCHAR(64) NOT NULL, 
	status INTEGER NOT NULL, 
	etag VARCHAR(40), 
	answer TEXT NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_idempotency PRIMARY KEY (who, key)
)
-- next --
CREATE INDEX ix_idempotency_at ON idempotency (at)
-- next --
CREATE TABLE releases (
	id VARCHAR(40) NOT NULL, 
	product VARCHAR(60) NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	valid_from DATE, 
	valid_until DATE, 
	published_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	published_by VARCHAR(200) NOT NULL, 
	files JSONB NOT NULL, 
	CONSTRAINT pk_releases PRIMARY KEY (id), 
	CONSTRAINT uq_releases_product_number UNIQUE (product, number)
)
-- next --
CREATE INDEX ix_releases_digest ON releases (digest)
-- next --
CREATE OR REPLACE FUNCTION releases_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a release is immutable' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER releases_refuse_change BEFORE UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION releases_refuse_change()
-- next --
CREATE TRIGGER releases_refuse_truncate BEFORE TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION releases_refuse_change()
-- next --
CREATE TABLE sessions (
	id VARCHAR(40) NOT NULL, 
	product VARCHAR(80) NOT NULL, 
	release VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	market VARCHAR(16) NOT NULL, 
	day DATE NOT NULL, 
	choices JSONB NOT NULL, 
	history JSONB NOT NULL, 
	before JSONB, 
	version INTEGER NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (id), 
	CONSTRAINT ck_sessions_version CHECK (version >= 1)
)
-- next --
CREATE INDEX ix_sessions_updated_at ON sessions (updated_at)
-- next --
CREATE TABLE quotes (
	id VARCHAR(40) NOT NULL, 
	number VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	market VARCHAR(16) NOT NULL, 
	currency VARCHAR(3) NOT NULL, 
	language VARCHAR(2) NOT NULL, 
	buyer JSONB NOT NULL, 
	message TEXT NOT NULL, 
	search TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_quotes PRIMARY KEY (id), 
	CONSTRAINT ck_quotes_state CHECK (state IN ('requested', 'draft', 'sent', 'accepted', 'ordered', 'declined', 'expired', 'cancelled')), 
	CONSTRAINT uq_quotes_number UNIQUE (number)
)
-- next --
CREATE INDEX ix_quotes_state ON quotes (state)
-- next --
CREATE INDEX ix_quotes_updated_at_id ON quotes (updated_at, id)
-- next --
CREATE TABLE audit (
	id VARCHAR(40) NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	actor_id VARCHAR(40), 
	actor_name VARCHAR(200) NOT NULL, 
	action VARCHAR(80) NOT NULL, 
	subject VARCHAR(80) NOT NULL, 
	before JSONB, 
	after JSONB, 
	request_id VARCHAR(80), 
	CONSTRAINT pk_audit PRIMARY KEY (id)
)
-- next --
CREATE INDEX ix_audit_subject ON audit (subject)
-- next --
CREATE OR REPLACE FUNCTION audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuses_change()
-- next --
CREATE TABLE outbox (
	id VARCHAR(40) NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	facts JSONB NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	attempts INTEGER NOT NULL, 
	delivered_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_outbox PRIMARY KEY (id)
)
-- next --
CREATE INDEX ix_outbox_subject ON outbox (subject)
-- next --
CREATE INDEX ix_outbox_waiting ON outbox (id) WHERE delivered_at IS NULL
-- next --
CREATE TABLE number_series (
	series VARCHAR(8) NOT NULL, 
	year INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_number_series PRIMARY KEY (series, year)
)
-- next --
CREATE TABLE logins (
	digest VARCHAR(64) NOT NULL, 
	user_id VARCHAR(40) NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_logins PRIMARY KEY (digest), 
	CONSTRAINT fk_logins_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
)
-- next --
CREATE INDEX ix_logins_expires_at ON logins (expires_at)
-- next --
CREATE INDEX ix_logins_user_id ON logins (user_id)
-- next --
CREATE TABLE tokens (
	id VARCHAR(40) NOT NULL, 
	user_id VARCHAR(40) NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	last_used_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_tokens PRIMARY KEY (id), 
	CONSTRAINT fk_tokens_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_tokens_digest UNIQUE (digest)
)
-- next --
CREATE INDEX ix_tokens_user_id ON tokens (user_id)
-- next --
CREATE TABLE quote_revisions (
	id VARCHAR(40) NOT NULL, 
	quote_id VARCHAR(40) NOT NULL, 
	number INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	valid_until DATE NOT NULL, 
	pricing_date DATE NOT NULL, 
	terms JSONB NOT NULL, 
	discount JSONB, 
	totals JSONB NOT NULL, 
	total NUMERIC(38, 18) NOT NULL, 
	currency VARCHAR(3) NOT NULL, 
	sent_at TIMESTAMP WITH TIME ZONE, 
	header JSONB, 
	calculation VARCHAR(16), 
	digest VARCHAR(64), 
	decided_by TEXT, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	reason TEXT, 
	CONSTRAINT pk_quote_revisions PRIMARY KEY (id), 
	CONSTRAINT uq_quote_revisions_quote_id_number UNIQUE (quote_id, number), 
	CONSTRAINT ck_quote_revisions_state CHECK (state IN ('draft', 'sent', 'accepted', 'declined', 'superseded', 'expired', 'cancelled')), 
	CONSTRAINT ck_quote_revisions_frozen CHECK (state IN ('draft', 'cancelled') OR digest IS NOT NULL), 
	CONSTRAINT ck_quote_revisions_accepted_by_somebody CHECK (state <> 'accepted' OR decided_by IS NOT NULL), 
	CONSTRAINT fk_quote_revisions_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id)
)
-- next --
CREATE UNIQUE INDEX uq_quote_revisions_one_draft ON quote_revisions (quote_id) WHERE state = 'draft'
-- next --
CREATE UNIQUE INDEX uq_quote_revisions_one_live ON quote_revisions (quote_id) WHERE state IN ('sent', 'accepted')
-- next --
CREATE OR REPLACE FUNCTION quote_revisions_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (OLD.state || '>' || NEW.state) NOT IN ('draft>cancelled', 'draft>draft', 'draft>sent', 'sent>accepted', 'sent>cancelled', 'sent>declined', 'sent>expired', 'sent>superseded') OR OLD.state <> 'draft' AND (NEW.id IS DISTINCT FROM OLD.id OR NEW.quote_id IS DISTINCT FROM OLD.quote_id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.valid_until IS DISTINCT FROM OLD.valid_until OR NEW.pricing_date IS DISTINCT FROM OLD.pricing_date OR NEW.terms IS DISTINCT FROM OLD.terms OR NEW.discount IS DISTINCT FROM OLD.discount OR NEW.totals IS DISTINCT FROM OLD.totals OR NEW.total IS DISTINCT FROM OLD.total OR NEW.currency IS DISTINCT FROM OLD.currency OR NEW.sent_at IS DISTINCT FROM OLD.sent_at OR NEW.header IS DISTINCT FROM OLD.header OR NEW.calculation IS DISTINCT FROM OLD.calculation OR NEW.digest IS DISTINCT FROM OLD.digest) THEN RAISE EXCEPTION 'a sent revision does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER quote_revisions_frozen BEFORE UPDATE ON quote_revisions FOR EACH ROW EXECUTE FUNCTION quote_revisions_frozen()
-- next --
CREATE OR REPLACE FUNCTION quote_revisions_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.state <> 'draft' THEN RAISE EXCEPTION 'a sent revision is not deleted' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER quote_revisions_kept BEFORE DELETE ON quote_revisions FOR EACH ROW EXECUTE FUNCTION quote_revisions_kept()
-- next --
CREATE OR REPLACE FUNCTION quote_revisions_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'quote_revisions are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER quote_revisions_whole BEFORE TRUNCATE ON quote_revisions FOR EACH STATEMENT EXECUTE FUNCTION quote_revisions_whole()
-- next --
CREATE TABLE quote_history (
	id VARCHAR(40) NOT NULL, 
	quote_id VARCHAR(40) NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	who TEXT NOT NULL, 
	what VARCHAR(40) NOT NULL, 
	facts JSONB NOT NULL, 
	CONSTRAINT pk_quote_history PRIMARY KEY (id), 
	CONSTRAINT fk_quote_history_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id)
)
-- next --
CREATE INDEX ix_quote_history_quote_id ON quote_history (quote_id)
-- next --
CREATE OR REPLACE FUNCTION quote_history_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'history does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER quote_history_frozen BEFORE UPDATE ON quote_history FOR EACH ROW EXECUTE FUNCTION quote_history_frozen()
-- next --
CREATE OR REPLACE FUNCTION quote_history_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'history does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER quote_history_kept BEFORE DELETE ON quote_history FOR EACH ROW EXECUTE FUNCTION quote_history_kept()
-- next --
CREATE OR REPLACE FUNCTION quote_history_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'quote_history are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER quote_history_whole BEFORE TRUNCATE ON quote_history FOR EACH STATEMENT EXECUTE FUNCTION quote_history_whole()
-- next --
CREATE TABLE orders (
	id VARCHAR(40) NOT NULL, 
	number VARCHAR(32) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	quote_id VARCHAR(40) NOT NULL, 
	revision_id VARCHAR(40) NOT NULL, 
	quote_number VARCHAR(32) NOT NULL, 
	revision_number INTEGER NOT NULL, 
	revision_digest VARCHAR(64) NOT NULL, 
	lines INTEGER NOT NULL, 
	promise JSONB NOT NULL, 
	total NUMERIC(38, 18) NOT NULL, 
	currency VARCHAR(3) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	calculation VARCHAR(16) NOT NULL, 
	search TEXT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	created_by TEXT NOT NULL, 
	CONSTRAINT pk_orders PRIMARY KEY (id), 
	CONSTRAINT ck_orders_state CHECK (state IN ('placed')), 
	CONSTRAINT uq_orders_number UNIQUE (number), 
	CONSTRAINT uq_orders_quote_id UNIQUE (quote_id), 
	CONSTRAINT fk_orders_quote_id FOREIGN KEY(quote_id) REFERENCES quotes (id), 
	CONSTRAINT uq_orders_revision_id UNIQUE (revision_id), 
	CONSTRAINT fk_orders_revision_id FOREIGN KEY(revision_id) REFERENCES quote_revisions (id)
)
-- next --
CREATE INDEX ix_orders_created_at_id ON orders (created_at, id)
-- next --
CREATE OR REPLACE FUNCTION orders_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id IS DISTINCT FROM OLD.id OR NEW.number IS DISTINCT FROM OLD.number OR NEW.quote_id IS DISTINCT FROM OLD.quote_id OR NEW.revision_id IS DISTINCT FROM OLD.revision_id OR NEW.quote_number IS DISTINCT FROM OLD.quote_number OR NEW.revision_number IS DISTINCT FROM OLD.revision_number OR NEW.revision_digest IS DISTINCT FROM OLD.revision_digest OR NEW.lines IS DISTINCT FROM OLD.lines OR NEW.promise IS DISTINCT FROM OLD.promise OR NEW.total IS DISTINCT FROM OLD.total OR NEW.currency IS DISTINCT FROM OLD.currency OR NEW.digest IS DISTINCT FROM OLD.digest OR NEW.calculation IS DISTINCT FROM OLD.calculation OR NEW.search IS DISTINCT FROM OLD.search OR NEW.created_at IS DISTINCT FROM OLD.created_at OR NEW.created_by IS DISTINCT FROM OLD.created_by THEN RAISE EXCEPTION 'an order does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER orders_frozen BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_frozen()
-- next --
CREATE OR REPLACE FUNCTION orders_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'an order does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER orders_kept BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION orders_kept()
-- next --
CREATE OR REPLACE FUNCTION orders_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER orders_whole BEFORE TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION orders_whole()
-- next --
CREATE TABLE quote_lines (
	id VARCHAR(40) NOT NULL, 
	revision_id VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	product VARCHAR(80) NOT NULL, 
	release VARCHAR(64) NOT NULL, 
	assignment JSONB NOT NULL, 
	origins JSONB NOT NULL, 
	choices JSONB NOT NULL, 
	quantity INTEGER NOT NULL, 
	discount JSONB, 
	waterfall JSONB NOT NULL, 
	bom VARCHAR(64) NOT NULL, 
	scene VARCHAR(64), 
	CONSTRAINT pk_quote_lines PRIMARY KEY (id), 
	CONSTRAINT ck_quote_lines_quantity CHECK (quantity BETWEEN 1 AND 100000), 
	CONSTRAINT fk_quote_lines_revision_id FOREIGN KEY(revision_id) REFERENCES quote_revisions (id)
)
-- next --
CREATE INDEX ix_quote_lines_revision_id_position ON quote_lines (revision_id, position)
-- next --
CREATE OR REPLACE FUNCTION quote_lines_frozen_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM quote_revisions WHERE id = NEW.revision_id) <> 'draft' THEN RAISE EXCEPTION 'lines of a sent revision do not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER quote_lines_frozen_insert BEFORE INSERT ON quote_lines FOR EACH ROW EXECUTE FUNCTION quote_lines_frozen_insert()
-- next --
CREATE OR REPLACE FUNCTION quote_lines_frozen_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM quote_revisions WHERE id = OLD.revision_id) <> 'draft' OR NEW.revision_id <> OLD.revision_id THEN RAISE EXCEPTION 'lines of a sent revision do not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER quote_lines_frozen_update BEFORE UPDATE ON quote_lines FOR EACH ROW EXECUTE FUNCTION quote_lines_frozen_update()
-- next --
CREATE OR REPLACE FUNCTION quote_lines_frozen_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT state FROM quote_revisions WHERE id = OLD.revision_id) <> 'draft' THEN RAISE EXCEPTION 'lines of a sent revision do not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER quote_lines_frozen_delete BEFORE DELETE ON quote_lines FOR EACH ROW EXECUTE FUNCTION quote_lines_frozen_delete()
-- next --
CREATE OR REPLACE FUNCTION quote_lines_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'quote_lines are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER quote_lines_whole BEFORE TRUNCATE ON quote_lines FOR EACH STATEMENT EXECUTE FUNCTION quote_lines_whole()
-- next --
CREATE TABLE quote_offers (
	token_hash VARCHAR(64) NOT NULL, 
	revision_id VARCHAR(40) NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_quote_offers PRIMARY KEY (token_hash), 
	CONSTRAINT fk_quote_offers_revision_id FOREIGN KEY(revision_id) REFERENCES quote_revisions (id)
)
-- next --
CREATE INDEX ix_quote_offers_revision_id ON quote_offers (revision_id)
-- next --
CREATE OR REPLACE FUNCTION quote_offers_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'an issued offer does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER quote_offers_frozen BEFORE UPDATE ON quote_offers FOR EACH ROW EXECUTE FUNCTION quote_offers_frozen()
-- next --
CREATE OR REPLACE FUNCTION quote_offers_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'an issued offer does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER quote_offers_kept BEFORE DELETE ON quote_offers FOR EACH ROW EXECUTE FUNCTION quote_offers_kept()
-- next --
CREATE OR REPLACE FUNCTION quote_offers_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'quote_offers are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER quote_offers_whole BEFORE TRUNCATE ON quote_offers FOR EACH STATEMENT EXECUTE FUNCTION quote_offers_whole()
-- next --
CREATE TABLE order_lines (
	id VARCHAR(40) NOT NULL, 
	order_id VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	content JSONB NOT NULL, 
	bom JSONB NOT NULL, 
	CONSTRAINT pk_order_lines PRIMARY KEY (id), 
	CONSTRAINT uq_order_lines_order_id_position UNIQUE (order_id, position), 
	CONSTRAINT fk_order_lines_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
)
-- next --
CREATE OR REPLACE FUNCTION order_lines_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'an order does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER order_lines_frozen BEFORE UPDATE ON order_lines FOR EACH ROW EXECUTE FUNCTION order_lines_frozen()
-- next --
CREATE OR REPLACE FUNCTION order_lines_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'an order does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER order_lines_kept BEFORE DELETE ON order_lines FOR EACH ROW EXECUTE FUNCTION order_lines_kept()
-- next --
CREATE OR REPLACE FUNCTION order_lines_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'order_lines are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER order_lines_whole BEFORE TRUNCATE ON order_lines FOR EACH STATEMENT EXECUTE FUNCTION order_lines_whole()
-- next --
CREATE OR REPLACE FUNCTION order_lines_complete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (SELECT count(*) FROM order_lines WHERE order_id = NEW.order_id) >= (SELECT lines FROM orders WHERE id = NEW.order_id) THEN RAISE EXCEPTION 'an order gets no more lines' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER order_lines_complete BEFORE INSERT ON order_lines FOR EACH ROW EXECUTE FUNCTION order_lines_complete()
