CREATE TABLE ordered_pieces (
	order_id VARCHAR(40) NOT NULL, 
	product VARCHAR(80) NOT NULL, 
	account VARCHAR(200) NOT NULL, 
	quantity INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_ordered_pieces PRIMARY KEY (order_id, product), 
	CONSTRAINT ck_ordered_pieces_quantity CHECK (quantity > 0), 
	CONSTRAINT fk_ordered_pieces_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
)
-- next --
CREATE INDEX ix_ordered_pieces_account_at ON ordered_pieces (account, at)
-- next --
CREATE TRIGGER ordered_pieces_frozen BEFORE UPDATE ON ordered_pieces FOR EACH ROW WHEN TRUE BEGIN SELECT RAISE(ABORT, 'what was ordered does not change'); END
-- next --
CREATE TRIGGER ordered_pieces_kept BEFORE DELETE ON ordered_pieces FOR EACH ROW WHEN TRUE BEGIN SELECT RAISE(ABORT, 'what was ordered does not change'); END
-- next --
INSERT INTO ordered_pieces (order_id, product, account, quantity, at)
SELECT orders.id, json_extract(order_lines.content, '$.product'), json_extract(orders.promise, '$.header.buyer.reference'), sum(CAST(json_extract(order_lines.content, '$.quantity') AS INTEGER)), orders.created_at
FROM orders JOIN order_lines ON order_lines.order_id = orders.id
WHERE json_extract(orders.promise, '$.header.buyer.reference') <> ''
GROUP BY orders.id, json_extract(order_lines.content, '$.product')
