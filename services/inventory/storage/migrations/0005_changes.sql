-- What has changed since: copies of the stock figures follow the log. Entries of before have no transaction: a reader
-- begins with the figures themselves.
ALTER TABLE stock_movement ADD COLUMN tx xid8;
ALTER TABLE stock_movement ALTER COLUMN tx SET DEFAULT pg_current_xact_id();
CREATE INDEX stock_movement_window ON stock_movement (tx, product_id) WHERE tx IS NOT NULL;
