-- What inventory last told of each product, to filter lists by. It follows within a second or two and decides nothing:
-- what can be sold, inventory says at the sale. A product without a row never had any.
CREATE TABLE product_stock (
    product_id uuid PRIMARY KEY,
    available  bigint NOT NULL,
    low        boolean NOT NULL,
    round      bigint NOT NULL
);
CREATE INDEX product_stock_there ON product_stock (product_id) INCLUDE (low) WHERE available > 0;
CREATE INDEX product_stock_low ON product_stock (product_id) WHERE low AND available > 0;

-- How far inventory's feed was read.
CREATE TABLE stock_feed (
    id    boolean PRIMARY KEY DEFAULT true CHECK (id), -- so there is one
    place text NOT NULL DEFAULT '',
    round bigint NOT NULL DEFAULT 0
);
INSERT INTO stock_feed DEFAULT VALUES;
