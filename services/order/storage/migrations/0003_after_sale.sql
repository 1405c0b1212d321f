-- What happens to an order after its sale: refunds, fulfilment; and what lists and reports need.

-- `changed` is the transaction that wrote the row last: a feed that remembers a snapshot finds by it what has changed
-- since, also what was committed late.
ALTER TABLE orders
    ADD COLUMN channel               text NOT NULL DEFAULT 'web',
    ADD COLUMN kiosk_id              text NOT NULL DEFAULT '',
    ADD COLUMN items                 bigint NOT NULL DEFAULT 0, -- units ordered
    ADD COLUMN fulfilment            text NOT NULL DEFAULT 'UNFULFILLED',
    ADD COLUMN refund_count          int NOT NULL DEFAULT 0,
    ADD COLUMN shipping_refunded     bigint NOT NULL DEFAULT 0,
    ADD COLUMN shipping_tax_refunded bigint NOT NULL DEFAULT 0,
    ADD COLUMN paid_at               timestamptz,
    ADD COLUMN changed               xid8 NOT NULL DEFAULT pg_current_xact_id();

UPDATE orders o
SET items = (SELECT coalesce(sum(q), 0) FROM unnest(o.wanted_quantities) AS q),
    paid_at = (SELECT min(e.at) FROM order_event e WHERE e.order_id = o.id AND e.moved_to = 'PAID');

DROP INDEX orders_of_account;
DROP INDEX orders_by_status;
CREATE INDEX orders_placed ON orders (placed_at, id);
CREATE INDEX orders_of_account ON orders (account_id, placed_at, id);
CREATE INDEX orders_by_status ON orders (status, placed_at, id);
CREATE INDEX orders_changed ON orders (changed, id);
CREATE INDEX orders_paid ON orders (paid_at) WHERE paid_at IS NOT NULL;

-- Apart from the order, so that its many changes do not touch this index.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE order_search (
    order_id uuid PRIMARY KEY,
    words    text NOT NULL -- lower case
);
INSERT INTO order_search (order_id, words)
SELECT id, lower(number || ' ' || email)
FROM orders;
CREATE INDEX order_search_words ON order_search USING gin (words gin_trgm_ops);

-- Quantities and amounts given back, or on their way back.
ALTER TABLE order_line
    ADD COLUMN refunded_quantity  bigint NOT NULL DEFAULT 0,
    ADD COLUMN refunded           bigint NOT NULL DEFAULT 0,
    ADD COLUMN refunded_tax       bigint NOT NULL DEFAULT 0,
    ADD COLUMN fulfilled_quantity bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT order_line_refunded_at_most_once
        CHECK (refunded_quantity BETWEEN 0 AND quantity AND refunded BETWEEN 0 AND total),
    ADD CONSTRAINT order_line_fulfilled_at_most_once CHECK (fulfilled_quantity BETWEEN 0 AND quantity);
CREATE INDEX order_line_product ON order_line (product_id, order_id);

ALTER TABLE order_event
    ADD COLUMN actor text NOT NULL DEFAULT '',
    ADD COLUMN kind  text NOT NULL DEFAULT 'status';
CREATE INDEX order_event_declined ON order_event (at) WHERE event = 'declined';

-- `given_back` is set aside by refunds beside the saga's own, settled ones included.
ALTER TABLE order_saga
    ADD COLUMN refund_amount bigint NOT NULL DEFAULT 0,
    ADD COLUMN given_back    bigint NOT NULL DEFAULT 0;
UPDATE order_saga s
SET refund_amount = CASE WHEN s.step = 'REFUND' THEN o.total ELSE 0 END,
    given_back = o.refunded
FROM orders o
WHERE o.id = s.order_id AND (s.step = 'REFUND' OR o.refunded > 0);

-- Written before it is tried. `version` is the fence, `due_at` says when any process may take it up.
CREATE TABLE order_refund (
    id           uuid PRIMARY KEY, -- also the operation id of its goods at inventory
    order_id     uuid NOT NULL REFERENCES orders,
    number       int NOT NULL,
    source       text NOT NULL CHECK (source IN ('order', 'cancel', 'payment')),
    refund_key   text NOT NULL, -- what payment knows it by
    amount       bigint NOT NULL CHECK (amount > 0),
    tax          bigint NOT NULL,
    shipping     bigint NOT NULL,
    shipping_tax bigint NOT NULL,
    reason       text NOT NULL,
    actor        text NOT NULL,
    traceparent  text NOT NULL,
    version      bigint NOT NULL,
    status       text NOT NULL,
    step         text NOT NULL,
    restock      boolean NOT NULL,
    restocked    boolean NOT NULL,
    send         int NOT NULL,
    tries        int NOT NULL,
    wake_at      timestamptz NOT NULL,
    due_at       timestamptz, -- null: nothing left to do
    driver       text NOT NULL,
    created_at   timestamptz NOT NULL,
    settled_at   timestamptz,
    UNIQUE (order_id, number)
);
CREATE INDEX order_refund_due ON order_refund (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX order_refund_settled ON order_refund (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE order_refund_line (
    refund_id uuid NOT NULL REFERENCES order_refund,
    position  int NOT NULL,
    quantity  bigint NOT NULL CHECK (quantity > 0),
    amount    bigint NOT NULL CHECK (amount >= 0),
    tax       bigint NOT NULL,
    PRIMARY KEY (refund_id, position)
);

-- Orders that were cancelled after payment so far: refunded whole, and their goods put back.
INSERT INTO order_refund (id, order_id, number, source, refund_key, amount, tax, shipping, shipping_tax, reason, actor,
                          traceparent, version, status, step, restock, restocked, send, tries, wake_at, due_at, driver,
                          created_at, settled_at)
SELECT gen_random_uuid(), o.id, 1, 'cancel', o.id || ':refund:' || s.refund, o.refunded, o.tax, o.shipping, 0, o.reason, '',
       o.traceparent, 1, 'SETTLED', 'DONE', true, s.step <> 'RESTOCK', 1, 0, o.updated_at, NULL, '',
       o.updated_at, o.updated_at
FROM orders o
JOIN order_saga s ON s.order_id = o.id
WHERE o.refunded > 0;
INSERT INTO order_refund_line (refund_id, position, quantity, amount, tax)
SELECT r.id, l.position, l.quantity, l.total, l.tax
FROM order_refund r
JOIN order_line l ON l.order_id = r.order_id;
UPDATE order_line l
SET refunded_quantity = l.quantity, refunded = l.total, refunded_tax = l.tax
FROM order_refund r
WHERE r.order_id = l.order_id;
UPDATE orders o
SET refund_count = 1, shipping_refunded = o.shipping
WHERE o.refunded > 0;

CREATE TABLE order_fulfilment (
    id            uuid PRIMARY KEY,
    order_id      uuid NOT NULL REFERENCES orders,
    action        text NOT NULL,
    positions     bigint[] NOT NULL,
    quantities    bigint[] NOT NULL CHECK (cardinality(quantities) = cardinality(positions)),
    carrier       text NOT NULL,
    tracking_code text NOT NULL,
    note          text NOT NULL,
    actor         text NOT NULL,
    at            timestamptz NOT NULL
);
CREATE INDEX order_fulfilment_of ON order_fulfilment (order_id, at);
