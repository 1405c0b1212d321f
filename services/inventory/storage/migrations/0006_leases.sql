-- Stock that a device holds for what it sells without a network, and sales whose goods are gone whatever the books say.

-- What is left of each line (granted - sold) counts as reserved while the lease is ACTIVE.
CREATE TABLE stock_lease (
    id          uuid PRIMARY KEY, -- chosen by the device: the id of the operation that took it
    device_id   text NOT NULL,
    state       text NOT NULL CHECK (state IN ('ACTIVE', 'RETURNED', 'EXPIRED', 'SETTLED')),
    expires_at  timestamptz NOT NULL,
    product_ids uuid[] NOT NULL, -- ascending
    requested   bigint[] NOT NULL,
    granted     bigint[] NOT NULL,
    sold        bigint[] NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (cardinality(requested) = cardinality(product_ids) AND cardinality(granted) = cardinality(product_ids)
           AND cardinality(sold) = cardinality(product_ids))
) WITH (fillfactor = 80);
CREATE INDEX stock_lease_due ON stock_lease (expires_at) WHERE state = 'ACTIVE';
CREATE INDEX stock_lease_active ON stock_lease (device_id) WHERE state = 'ACTIVE';
CREATE INDEX stock_lease_of_device ON stock_lease (device_id, created_at, id);
CREATE INDEX stock_lease_made ON stock_lease (created_at, id);

-- Of a sale without a network: how much of each line is held, or was taken, beside product_ids; the rest is lacking.
-- NULL of any other order: all of it.
ALTER TABLE reservation
    ADD COLUMN covered bigint[] CHECK (covered IS NULL OR cardinality(covered) = cardinality(product_ids));
-- operation.available: with SHORT what there was; with DONE what was covered of such a sale.

-- LEASE, LEASE_SALE, LEASE_RETURN and LEASE_EXPIRE change reserved. SHORTFALL changes nothing: so many units were sold
-- without a network and were not there, and somebody has to count.
ALTER TABLE stock_movement ADD COLUMN lease_id uuid;
ALTER TABLE stock_movement
    DROP CONSTRAINT stock_movement_kind_check,
    ADD CONSTRAINT stock_movement_kind_check
        CHECK (kind IN ('RESERVE', 'COMMIT', 'RELEASE', 'EXPIRE', 'RESTOCK', 'ADJUST', 'COUNT',
                        'LEASE', 'LEASE_SALE', 'LEASE_RETURN', 'LEASE_EXPIRE', 'SHORTFALL'));
ALTER TABLE operation
    DROP CONSTRAINT operation_kind_check,
    ADD CONSTRAINT operation_kind_check
        CHECK (kind IN ('RESERVE', 'COMMIT', 'RELEASE', 'RESTOCK', 'ADJUST', 'COUNT', 'LEASE'));

-- Locks are taken in the order: operation id, order id, reservation row, lease row, stock rows by ascending product id.

CREATE FUNCTION plus(a bigint[], b bigint[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR i IN 1 .. cardinality(a) LOOP
        a[i] := a[i] + b[i];
    END LOOP;
    RETURN a;
END
$$;

CREATE FUNCTION minus(a bigint[], b bigint[]) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    FOR i IN 1 .. cardinality(a) LOOP
        a[i] := a[i] - b[i];
    END LOOP;
    RETURN a;
END
$$;

-- As before, naming the lease that is concerned, and leaving lines of no units alone.
DROP FUNCTION move_stock(uuid, text, uuid[], bigint[], int, int, uuid, text);
CREATE FUNCTION move_stock(p_operation uuid, p_kind text, p_products uuid[], p_quantities bigint[],
                           p_on_hand_sign int, p_reserved_sign int, p_order uuid, p_actor text, p_lease uuid DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS (
        UPDATE stock
        SET on_hand = on_hand + p_on_hand_sign * p_quantities[array_position(p_products, product_id)],
            reserved = reserved + p_reserved_sign * p_quantities[array_position(p_products, product_id)],
            version = version + 1,
            updated_at = clock_timestamp()
        WHERE product_id = ANY (p_products) AND p_quantities[array_position(p_products, product_id)] > 0
        RETURNING product_id, on_hand, reserved
    )
    INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id, reason,
                                actor, lease_id)
    SELECT p_operation, c.product_id, p_kind,
           (CASE WHEN p_on_hand_sign <> 0 THEN p_on_hand_sign ELSE p_reserved_sign END)
           * p_quantities[array_position(p_products, c.product_id)],
           c.on_hand, c.reserved, p_order, '', p_actor, p_lease
    FROM changed c;
END
$$;

CREATE FUNCTION lock_stock(p_products uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM stock s WHERE s.product_id = ANY (p_products) ORDER BY s.product_id FOR NO KEY UPDATE;
END
$$;

-- Of each line what there is of it, on locked rows, at most the line. p_keep_safety: the safety stock is not for it.
CREATE FUNCTION obtainable(p_products uuid[], p_wanted bigint[], p_keep_safety boolean) RETURNS bigint[]
LANGUAGE plpgsql AS $$
BEGIN
    RETURN ARRAY(
        SELECT least(l.wanted,
                     coalesce((SELECT greatest(s.on_hand - s.reserved - CASE WHEN p_keep_safety THEN s.safety_stock ELSE 0 END, 0)
                               FROM stock s
                               WHERE s.product_id = l.product_id), 0))
        FROM unnest(p_products, p_wanted) WITH ORDINALITY AS l(product_id, wanted, place)
        ORDER BY l.place);
END
$$;

-- Whether something that is past its time holds one of these products.
CREATE FUNCTION is_due(p_products uuid[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM reservation r
                   WHERE r.state = 'HELD' AND r.expires_at <= now() AND r.product_ids && p_products)
        OR EXISTS (SELECT FROM stock_lease l
                   WHERE l.state = 'ACTIVE' AND l.expires_at <= now() AND l.product_ids && p_products);
END
$$;

CREATE OR REPLACE FUNCTION record_reservation(p_operation uuid, p_kind text, p_content text, p_verdict text, p_order uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO operation (operation_id, kind, content, verdict, state, expires_at, product_ids, quantities, available)
    SELECT p_operation, p_kind, content_hash(p_content), p_verdict, r.state, r.expires_at, r.product_ids, r.quantities,
           r.covered
    FROM reservation r
    WHERE r.order_id = p_order;
END
$$;

-- What this device's lease has left of each line, at most the line; locks the lease. Zeros when it has no such lease, or
-- that has ended: whoever ends it by the sweep and whoever sells from it meet at its row.
CREATE FUNCTION lease_share(p_lease uuid, p_device text, p_products uuid[], p_quantities bigint[]) RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
    known stock_lease;
    share bigint[] := array_fill(0::bigint, ARRAY[cardinality(p_products)]);
    place int;
BEGIN
    SELECT * INTO known FROM stock_lease WHERE id = p_lease AND device_id = p_device AND state = 'ACTIVE' FOR UPDATE;
    IF FOUND THEN
        FOR i IN 1 .. cardinality(p_products) LOOP
            place := array_position(known.product_ids, p_products[i]);
            IF place IS NOT NULL THEN
                share[i] := least(p_quantities[i], known.granted[place] - known.sold[place]);
            END IF;
        END LOOP;
    END IF;
    RETURN share;
END
$$;

-- Gives an order its share of a locked lease.
CREATE FUNCTION draw_lease(p_operation uuid, p_lease uuid, p_order uuid, p_products uuid[], p_share bigint[], p_actor text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF 0 = ALL (p_share) THEN
        RETURN;
    END IF;
    PERFORM move_stock(p_operation, 'LEASE_SALE', p_products, p_share, 0, -1, p_order, p_actor, p_lease);
    UPDATE stock_lease l
    SET sold = ARRAY(SELECT o.sold + coalesce(p_share[array_position(p_products, o.product_id)], 0)
                     FROM unnest(l.product_ids, l.sold) WITH ORDINALITY AS o(product_id, sold, place)
                     ORDER BY o.place),
        updated_at = now()
    WHERE l.id = p_lease;
    UPDATE stock_lease SET state = 'SETTLED' WHERE id = p_lease AND sold = granted;
END
$$;

-- Holds stock for an order: all lines or none. An order that holds the same lines already gets more time for them; one
-- whose hold expired may hold the same lines again.
-- p_lease: what it has left is taken first. p_sold_offline: what cannot be had is left lacking, and nothing is refused.
-- p_last_try false: answers DUE, and records nothing, when something past its time holds what lacks.
CREATE FUNCTION hold_stock(p_operation uuid, p_order uuid, p_products uuid[], p_quantities bigint[], p_hold_seconds int,
                           p_hold_seconds_max int, p_content text, p_actor text, p_last_try boolean,
                           p_lease uuid, p_device text, p_sold_offline boolean)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
    short record;
    hold_until timestamptz := now() + make_interval(secs => p_hold_seconds);
    share bigint[]; -- of each line what the lease gives
    rest bigint[] := p_quantities; -- and what free stock has to
    held bigint[] := p_quantities;
BEGIN
    PERFORM lock_operation(p_operation);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, true);
    IF FOUND THEN
        RETURN;
    END IF;
    PERFORM lock_order(p_order);
    SELECT * INTO known FROM reservation WHERE order_id = p_order FOR UPDATE;
    IF FOUND AND (known.state NOT IN ('HELD', 'EXPIRED')
                  OR known.product_ids <> p_products OR known.quantities <> p_quantities) THEN
        PERFORM record_reservation(p_operation, 'RESERVE', p_content, 'REFUSED', p_order);
        RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
        RETURN;
    END IF;
    IF known.state = 'HELD' THEN
        UPDATE reservation
        SET expires_at = greatest(expires_at, least(hold_until, held_at + make_interval(secs => p_hold_seconds_max))),
            updated_at = now()
        WHERE order_id = p_order;
        PERFORM record_reservation(p_operation, 'RESERVE', p_content, 'DONE', p_order);
        RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
        RETURN;
    END IF;

    IF p_lease IS NOT NULL THEN
        share := lease_share(p_lease, p_device, p_products, p_quantities);
        rest := minus(p_quantities, share);
    END IF;
    -- Whoever comes too late learns it without waiting for the rows; the others look again with the rows locked.
    short := lacking(p_products, rest, p_sold_offline);
    IF cardinality(short.products) = 0 AND NOT p_sold_offline THEN
        short := lacking(p_products, rest, true);
    END IF;
    IF cardinality(short.products) > 0 THEN
        IF NOT p_last_try AND is_due(short.products) THEN
            RETURN NEXT plain_answer('DUE');
            RETURN;
        END IF;
        IF NOT p_sold_offline THEN
            INSERT INTO operation (operation_id, kind, content, verdict, product_ids, quantities, available)
            SELECT p_operation, 'RESERVE', content_hash(p_content), 'SHORT', short.products,
                   array_agg(p_quantities[l.line] ORDER BY l.place),
                   array_agg(l.free + coalesce(share[l.line], 0) ORDER BY l.place)
            FROM (SELECT array_position(p_products, s.product_id) AS line, s.free, s.place
                  FROM unnest(short.products, short.available) WITH ORDINALITY AS s(product_id, free, place)) AS l;
            RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
            RETURN;
        END IF;
        rest := obtainable(p_products, rest, false);
        held := plus(coalesce(share, array_fill(0::bigint, ARRAY[cardinality(p_products)])), rest);
    END IF;
    IF p_lease IS NOT NULL THEN
        PERFORM draw_lease(p_operation, p_lease, p_order, p_products, share, p_actor);
    END IF;
    PERFORM move_stock(p_operation, 'RESERVE', p_products, held, 0, 1, p_order, p_actor);
    INSERT INTO reservation (order_id, state, expires_at, product_ids, quantities, covered)
    VALUES (p_order, 'HELD', hold_until, p_products, p_quantities, CASE WHEN p_sold_offline THEN held END)
    ON CONFLICT (order_id) DO UPDATE
    SET state = 'HELD', expires_at = hold_until, covered = excluded.covered, held_at = now(), updated_at = now();
    PERFORM record_reservation(p_operation, 'RESERVE', p_content, 'DONE', p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- The service of the version before asks by this name.
CREATE OR REPLACE FUNCTION reserve_stock(p_operation uuid, p_order uuid, p_products uuid[], p_quantities bigint[],
                                         p_hold_seconds int, p_hold_seconds_max int, p_content text, p_actor text,
                                         p_last_try boolean)
RETURNS SETOF reservation_answer LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM hold_stock(p_operation, p_order, p_products, p_quantities, p_hold_seconds,
                                          p_hold_seconds_max, p_content, p_actor, p_last_try, NULL, '', false);
END
$$;

-- Sees to the lines of a sale without a network that are not held: what has come since is held now, the rest is written
-- down. Answers what is held then; NULL, having done nothing, when something lacks and p_settle is false.
CREATE FUNCTION settle_lacking(p_operation uuid, known reservation, p_settle boolean, p_actor text) RETURNS bigint[]
LANGUAGE plpgsql AS $$
DECLARE
    held bigint[] := CASE WHEN known.state = 'HELD' THEN known.covered
                          ELSE array_fill(0::bigint, ARRAY[cardinality(known.product_ids)]) END;
    found bigint[];
BEGIN
    PERFORM lock_stock(known.product_ids);
    found := obtainable(known.product_ids, minus(known.quantities, held), false);
    held := plus(held, found);
    IF held <> known.quantities AND NOT p_settle THEN
        RETURN NULL;
    END IF;
    PERFORM move_stock(p_operation, 'RESERVE', known.product_ids, found, 0, 1, known.order_id, p_actor);
    RETURN held;
END
$$;

-- Takes what an order holds off the shelf. One that expired is held again first, if that is still possible.
-- p_settle false: answers LACKS, and records nothing, when goods of a sale without a network are not there; with true
-- that is written down as a shortfall. The caller does so in a transaction that tells the audit as well.
CREATE FUNCTION commit_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text, p_settle boolean)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
    short record;
    held bigint[];
    outcome text := 'DONE';
BEGIN
    PERFORM lock_operation(p_operation);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, true);
    IF FOUND THEN
        RETURN;
    END IF;
    PERFORM lock_order(p_order);
    SELECT * INTO known FROM reservation WHERE order_id = p_order FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NEXT plain_answer('MISSING');
        RETURN;
    END IF;
    IF known.state = 'RELEASED' THEN
        outcome := 'REFUSED';
    ELSIF known.state IN ('HELD', 'EXPIRED') THEN
        held := known.quantities;
        IF known.covered IS NOT NULL THEN
            held := settle_lacking(p_operation, known, p_settle, p_actor);
            IF held IS NULL THEN
                RETURN NEXT plain_answer('LACKS');
                RETURN;
            END IF;
        ELSE
            short := lacking(known.product_ids, known.quantities, true);
            IF known.state = 'EXPIRED' AND cardinality(short.products) > 0 THEN
                INSERT INTO operation (operation_id, kind, content, verdict, state, expires_at, product_ids, quantities,
                                       available)
                VALUES (p_operation, 'COMMIT', content_hash(p_content), 'SHORT', known.state, known.expires_at,
                        short.products, short.quantities, short.available);
                RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
                RETURN;
            END IF;
            IF known.state = 'EXPIRED' THEN
                PERFORM move_stock(p_operation, 'RESERVE', known.product_ids, known.quantities, 0, 1, p_order, p_actor);
            END IF;
        END IF;
        PERFORM move_stock(p_operation, 'COMMIT', known.product_ids, held, -1, -1, p_order, p_actor);
        IF held <> known.quantities THEN
            INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id,
                                        reason, actor, tx)
            SELECT p_operation, l.product_id, 'SHORTFALL', l.sold - l.held, coalesce(s.on_hand, 0), coalesce(s.reserved, 0),
                   p_order, 'sold offline', p_actor, NULL -- no figure has changed: followers are told nothing
            FROM unnest(known.product_ids, known.quantities, held) AS l(product_id, sold, held)
            LEFT JOIN stock s ON s.product_id = l.product_id
            WHERE l.sold > l.held;
        END IF;
        UPDATE reservation
        SET state = 'COMMITTED', covered = CASE WHEN covered IS NOT NULL THEN held END, updated_at = now()
        WHERE order_id = p_order;
    END IF;
    PERFORM record_reservation(p_operation, 'COMMIT', p_content, outcome, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- The service of the version before asks by this name.
CREATE OR REPLACE FUNCTION commit_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
RETURNS SETOF reservation_answer LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM commit_reservation(p_operation, p_order, p_content, p_actor, true);
END
$$;

-- Gives back what an order holds. Leaves a mark where there is nothing: a request to hold that was overtaken by this one
-- finds it and is refused.
CREATE OR REPLACE FUNCTION release_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
BEGIN
    PERFORM lock_operation(p_operation);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, true);
    IF FOUND THEN
        RETURN;
    END IF;
    PERFORM lock_order(p_order);
    SELECT * INTO known FROM reservation WHERE order_id = p_order FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO reservation (order_id, state, expires_at, product_ids, quantities)
        VALUES (p_order, 'RELEASED', now(), '{}', '{}');
    ELSIF known.state = 'HELD' THEN
        PERFORM lock_stock(known.product_ids);
        PERFORM move_stock(p_operation, 'RELEASE', known.product_ids, coalesce(known.covered, known.quantities), 0, -1,
                           p_order, p_actor);
    END IF;
    UPDATE reservation SET state = 'RELEASED', updated_at = now()
    WHERE order_id = p_order AND state IN ('HELD', 'EXPIRED');
    PERFORM record_reservation(p_operation, 'RELEASE', p_content,
                               CASE WHEN known.state = 'COMMITTED' THEN 'REFUSED' ELSE 'DONE' END, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- Ends reservations that are past their time: the oldest p_limit, or only p_order's. Those that somebody else is working
-- on are left to him.
CREATE OR REPLACE FUNCTION expire_reservations(p_limit int, p_order uuid, p_actor text) RETURNS int LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    due reservation[];
    one reservation;
BEGIN
    due := ARRAY(SELECT r
                 FROM reservation r
                 WHERE r.state = 'HELD' AND r.expires_at <= now() AND (p_order IS NULL OR r.order_id = p_order)
                 ORDER BY r.expires_at, r.order_id
                 LIMIT p_limit
                 FOR UPDATE SKIP LOCKED);
    PERFORM lock_stock(ARRAY(SELECT DISTINCT unnest(d.product_ids) FROM unnest(due) AS d));
    FOREACH one IN ARRAY due LOOP
        PERFORM move_stock(gen_random_uuid(), 'EXPIRE', one.product_ids, coalesce(one.covered, one.quantities), 0, -1,
                           one.order_id, p_actor);
        UPDATE reservation SET state = 'EXPIRED', updated_at = now() WHERE order_id = one.order_id;
    END LOOP;
    RETURN cardinality(due);
END
$$;

-- Takes an allotment for a device: of each line as much as buyers could have. Answers DONE; SAME: it was taken before;
-- OTHER: the id was used for something else; FULL: the device holds p_active_max leases; DUE as hold_stock.
CREATE FUNCTION take_lease(p_lease uuid, p_device text, p_products uuid[], p_quantities bigint[], p_seconds int,
                           p_content text, p_active_max int, p_last_try boolean)
RETURNS text LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known stock_lease;
    granted bigint[];
BEGIN
    PERFORM lock_operation(p_lease);
    SELECT * INTO known FROM stock_lease WHERE id = p_lease;
    IF FOUND THEN
        RETURN CASE WHEN known.device_id = p_device AND known.product_ids = p_products AND known.requested = p_quantities
                    THEN 'SAME' ELSE 'OTHER' END;
    END IF;
    IF EXISTS (SELECT FROM operation WHERE operation_id = p_lease) THEN
        RETURN 'OTHER';
    END IF;
    PERFORM pg_advisory_xact_lock(3, hashtext(p_device));
    IF (SELECT count(*) FROM stock_lease l WHERE l.device_id = p_device AND l.state = 'ACTIVE') >= p_active_max THEN
        RETURN 'FULL';
    END IF;
    PERFORM lock_stock(p_products);
    granted := obtainable(p_products, p_quantities, true);
    IF granted <> p_quantities AND NOT p_last_try AND is_due(p_products) THEN
        RETURN 'DUE';
    END IF;
    PERFORM move_stock(p_lease, 'LEASE', p_products, granted, 0, 1, NULL, p_device, p_lease);
    INSERT INTO stock_lease (id, device_id, state, expires_at, product_ids, requested, granted, sold)
    VALUES (p_lease, p_device, 'ACTIVE', now() + make_interval(secs => p_seconds), p_products, p_quantities, granted,
            array_fill(0::bigint, ARRAY[cardinality(p_products)]));
    INSERT INTO operation (operation_id, kind, content, verdict) VALUES (p_lease, 'LEASE', content_hash(p_content), 'DONE');
    RETURN 'DONE';
END
$$;

-- Gives what is left of a lease back, if it is active. p_device '': whoever's it is. Answers whether this ended it.
CREATE FUNCTION return_lease(p_lease uuid, p_device text, p_actor text) RETURNS boolean LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known stock_lease;
BEGIN
    SELECT * INTO known FROM stock_lease
    WHERE id = p_lease AND (p_device = '' OR device_id = p_device) AND state = 'ACTIVE'
    FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    PERFORM lock_stock(known.product_ids);
    PERFORM move_stock(gen_random_uuid(), 'LEASE_RETURN', known.product_ids, minus(known.granted, known.sold), 0, -1, NULL,
                       p_actor, p_lease);
    UPDATE stock_lease SET state = 'RETURNED', updated_at = now() WHERE id = p_lease;
    RETURN true;
END
$$;

-- Ends leases that are past their time, the oldest p_limit. Those that somebody else is working on are left to him.
CREATE FUNCTION expire_leases(p_limit int, p_actor text) RETURNS int LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    due stock_lease[];
    one stock_lease;
BEGIN
    due := ARRAY(SELECT l
                 FROM stock_lease l
                 WHERE l.state = 'ACTIVE' AND l.expires_at <= now()
                 ORDER BY l.expires_at, l.id
                 LIMIT p_limit
                 FOR UPDATE SKIP LOCKED);
    PERFORM lock_stock(ARRAY(SELECT DISTINCT unnest(d.product_ids) FROM unnest(due) AS d));
    FOREACH one IN ARRAY due LOOP
        PERFORM move_stock(gen_random_uuid(), 'LEASE_EXPIRE', one.product_ids, minus(one.granted, one.sold), 0, -1, NULL,
                           p_actor, one.id);
        UPDATE stock_lease SET state = 'EXPIRED', updated_at = now() WHERE id = one.id;
    END LOOP;
    RETURN cardinality(due);
END
$$;
