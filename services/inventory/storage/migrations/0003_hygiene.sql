-- Old answers of operations are deleted in batches. Rows lie in the order of their time, so a block range index finds them
-- and costs next to nothing at each sale.
CREATE INDEX operation_at ON operation USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
