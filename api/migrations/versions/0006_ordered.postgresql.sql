CREATE TABLE ordered_pieces (
	order_id VARCHAR(40) NOT NULL, 
	product VARCHAR(80) NOT NULL, 
	account VARCHAR(200) NOT NULL, 
	quantity INTEGER NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_ordered_pieces PRIMARY KEY (order_id, product), 
	CONSTRAINT ck_ordered_pieces_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_ordered_pieces_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
)
-- next --
CREATE INDEX ix_ordered_pieces_account_at ON ordered_pieces (account, at)
-- next --
CREATE OR REPLACE FUNCTION ordered_pieces_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'what was ordered does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$
-- next --
CREATE TRIGGER ordered_pieces_frozen BEFORE UPDATE ON ordered_pieces FOR EACH ROW EXECUTE FUNCTION ordered_pieces_frozen()
-- next --
CREATE OR REPLACE FUNCTION ordered_pieces_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'what was ordered does not change' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$
-- next --
CREATE TRIGGER ordered_pieces_kept BEFORE DELETE ON ordered_pieces FOR EACH ROW EXECUTE FUNCTION ordered_pieces_kept()
-- next --
CREATE OR REPLACE FUNCTION ordered_pieces_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ordered_pieces are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$
-- next --
CREATE TRIGGER ordered_pieces_whole BEFORE TRUNCATE ON ordered_pieces FOR EACH STATEMENT EXECUTE FUNCTION ordered_pieces_whole()
-- next --
INSERT INTO ordered_pieces (order_id, product, account, quantity, at)
SELECT orders.id, order_lines.content ->> 'product', orders.promise -> 'header' -> 'buyer' ->> 'reference', sum((order_lines.content ->> 'quantity')::integer), orders.created_at
FROM orders JOIN order_lines ON order_lines.order_id = orders.id
WHERE orders.promise -> 'header' -> 'buyer' ->> 'reference' <> ''
GROUP BY orders.id, order_lines.content ->> 'product'
