CREATE FUNCTION at_ms(bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT timestamptz 'epoch' + $1 * interval '1 millisecond';
$$;

CREATE FUNCTION ms_of(timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT floor(extract(epoch FROM $1) * 1000)::bigint;
$$;

-- Amounts are minor units of `currency`. An order is never deleted.
CREATE TABLE orders (
    id                 uuid PRIMARY KEY,
    number             text NOT NULL UNIQUE,
    account_id         text NOT NULL,
    email              text NOT NULL,
    status             text NOT NULL,
    reason             text NOT NULL DEFAULT '',
    action_url         text NOT NULL DEFAULT '',
    currency           text NOT NULL DEFAULT 'XXX', -- until it is priced
    prices_include_tax boolean NOT NULL DEFAULT true,
    subtotal           bigint NOT NULL DEFAULT 0,
    discount           bigint NOT NULL DEFAULT 0,
    tax                bigint NOT NULL DEFAULT 0,
    shipping           bigint NOT NULL DEFAULT 0,
    total              bigint NOT NULL DEFAULT 0 CHECK (total >= 0),
    refunded           bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0 AND refunded <= total),
    expected_amount    bigint,
    expected_currency  text,
    -- what the shopper asked for; the lines below are what was sold
    wanted_products    uuid[] NOT NULL,
    wanted_quantities  bigint[] NOT NULL CHECK (cardinality(wanted_quantities) = cardinality(wanted_products)),
    -- lines that stood in its way: out of stock, or not for sale
    refused_products   uuid[] NOT NULL DEFAULT '{}',
    refused_requested  bigint[] NOT NULL DEFAULT '{}',
    refused_available  bigint[] NOT NULL DEFAULT '{}',
    payment_token      text NOT NULL,
    traceparent        text NOT NULL,
    placed_at          timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX orders_of_account ON orders (account_id, id);
CREATE INDEX orders_by_status ON orders (status, id);

-- Snapshots, written once when the order is priced.
CREATE TABLE order_line (
    order_id     uuid NOT NULL REFERENCES orders,
    position     int NOT NULL,
    product_id   uuid NOT NULL,
    sku          text NOT NULL,
    gtin         text NOT NULL,
    name         text NOT NULL,
    image_hash   text NOT NULL,
    quantity     bigint NOT NULL CHECK (quantity > 0),
    unit_price   bigint NOT NULL CHECK (unit_price >= 0),
    tax_category text NOT NULL,
    tax_rate     bigint NOT NULL,
    discount     bigint NOT NULL,
    net          bigint NOT NULL,
    tax          bigint NOT NULL,
    total        bigint NOT NULL CHECK (total = net + tax),
    PRIMARY KEY (order_id, position)
);

-- No foreign key: an order is never deleted, its events are only written in the statement that changes it, and there are
-- many of them.
CREATE TABLE order_event (
    order_id   uuid NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY,
    moved_from text NOT NULL, -- '' for the first
    moved_to   text NOT NULL,
    event      text NOT NULL,
    detail     text NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (order_id, id)
);

-- What the saga knows, written before each step is tried. `version` is the fence: a writer that read an older one is
-- refused. `due_at` says when any process may take the order up: while one works on it, when its lease ends.
CREATE TABLE order_saga (
    order_id    uuid PRIMARY KEY REFERENCES orders,
    version     bigint NOT NULL,
    step        text NOT NULL,
    ending      text NOT NULL,
    hold        int NOT NULL,
    attempt     int NOT NULL,
    refund      int NOT NULL,
    tries       int NOT NULL,
    captured    boolean NOT NULL,
    refund_sent boolean NOT NULL,
    noticed     boolean NOT NULL,
    strays      bigint[] NOT NULL,
    pay_by      timestamptz NOT NULL,
    hold_until  timestamptz NOT NULL,
    retry_by    timestamptz NOT NULL,
    wake_at     timestamptz NOT NULL,
    due_at      timestamptz, -- null: nothing left to do
    driver      text NOT NULL -- the process that works on it, '' for none
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX order_saga_due ON order_saga (due_at) WHERE due_at IS NOT NULL;

-- One effect per account, route and key.
CREATE TABLE idempotency_key (
    account_id  text NOT NULL,
    route       text NOT NULL,
    key         text NOT NULL,
    fingerprint bytea NOT NULL,
    order_id    uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, route, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Dense counters. The row is locked only for the one statement that places an order.
CREATE TABLE number_series (
    name   text PRIMARY KEY,
    next   bigint NOT NULL CHECK (next > 0),
    issued boolean NOT NULL DEFAULT false
) WITH (fillfactor = 10);
