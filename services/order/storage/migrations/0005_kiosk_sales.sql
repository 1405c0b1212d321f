-- What is sold at a kiosk: paid by a terminal or at a till, also while the network is gone.

-- `tender` is how the money came: at the payment provider ('token'), by a terminal, as cash or by card at a till.
ALTER TABLE orders
    ADD COLUMN payment_kind text NOT NULL DEFAULT 'token',
    ADD COLUMN tender       text NOT NULL DEFAULT 'token';
CREATE INDEX orders_awaiting_till ON orders (placed_at, id) WHERE payment_kind = 'counter' AND status = 'PAYMENT_PENDING';
CREATE INDEX orders_of_kiosk ON orders (kiosk_id, placed_at, id) WHERE kiosk_id <> '';

ALTER TABLE order_saga ADD COLUMN payment_way text NOT NULL DEFAULT 'PROVIDER';

-- Devices may be offline for days: their keys are kept longer than a setting may shorten others'.
ALTER TABLE idempotency_key ADD COLUMN device boolean NOT NULL DEFAULT false;

-- Of the orders that have any of it. Prices are of one unit, in the order of orders.wanted_products; -1: none.
CREATE TABLE order_sale (
    order_id              uuid PRIMARY KEY REFERENCES orders,
    sold_offline          boolean NOT NULL,
    sold_at               timestamptz,
    lease_id              text NOT NULL,
    receipt_number        text NOT NULL,
    pickup_day            date NOT NULL, -- the shop's business day
    pickup_number         int NOT NULL CHECK (pickup_number BETWEEN 0 AND 999), -- 0: none
    expected_prices       bigint[] NOT NULL, -- what the shopper was shown
    expected_currency     text NOT NULL,
    current_prices        bigint[] NOT NULL DEFAULT '{}', -- the catalogue's, where they differ
    current_currency      text NOT NULL DEFAULT '',
    catalog_total         bigint,
    tender_kind           text NOT NULL DEFAULT '',
    tender_reference      text NOT NULL DEFAULT '',
    provider_reference    text NOT NULL DEFAULT '',
    card_brand            text NOT NULL DEFAULT '',
    card_last_four        text NOT NULL DEFAULT '',
    authorisation_code    text NOT NULL DEFAULT '',
    taken_at              timestamptz,
    device_id             text NOT NULL DEFAULT '',
    tender_actor          text NOT NULL DEFAULT '',
    received              bigint
);
CREATE INDEX order_sale_pickup ON order_sale (pickup_day, pickup_number);
CREATE INDEX order_sale_called ON order_sale (pickup_number, pickup_day);

-- The last pickup number given on a business day.
CREATE TABLE pickup_series (
    day  date PRIMARY KEY,
    last int NOT NULL CHECK (last BETWEEN 1 AND 999)
);

-- The next number that is free on the day: kiosks without a network give out some by themselves. When none is left they
-- go round.
CREATE FUNCTION next_pickup(date, int) RETURNS int LANGUAGE sql STABLE AS $$
    WITH free AS (
        SELECT generate_series(1, 999) AS n
        EXCEPT
        SELECT pickup_number FROM order_sale WHERE pickup_day = $1
    )
    SELECT coalesce((SELECT min(n) FROM free WHERE n > $2), (SELECT min(n) FROM free), $2 % 999 + 1);
$$;
