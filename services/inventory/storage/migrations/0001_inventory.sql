-- Stock, reservations and the log of operations.

-- The counter rows. They are updated for every sale: half of each page stays free, so that a new version of a row finds
-- room beside the old one and no index is touched (no index may hold one of the figures). Nothing refers to this table
-- by a foreign key: the lock that such a key takes on the counter row costs a factor of four on a hot product.
CREATE TABLE stock (
    product_id   uuid PRIMARY KEY,
    on_hand      bigint NOT NULL CHECK (on_hand >= 0),
    reserved     bigint NOT NULL CHECK (reserved >= 0),
    safety_stock bigint NOT NULL CHECK (safety_stock >= 0),
    version      bigint NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT stock_covers_reservations CHECK (reserved <= on_hand)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

-- Lines are written once and read whole, so they live in the row, sorted by product.
CREATE TABLE reservation (
    order_id    uuid PRIMARY KEY,
    state       text NOT NULL CHECK (state IN ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED')),
    expires_at  timestamptz NOT NULL,
    product_ids uuid[] NOT NULL,
    quantities  bigint[] NOT NULL CHECK (cardinality(quantities) = cardinality(product_ids)),
    held_at     timestamptz NOT NULL DEFAULT now(), -- the cap on holding counts from here
    updated_at  timestamptz NOT NULL DEFAULT now(),
    restocked_at timestamptz CHECK (restocked_at IS NULL OR state = 'COMMITTED') -- the sale was undone
) WITH (fillfactor = 80);
CREATE INDEX reservation_due ON reservation (expires_at) WHERE state = 'HELD';

-- What each operation id was asked and answered, refusals included, so that a repeat gets the same answer.
CREATE TABLE operation (
    operation_id uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('RESERVE', 'COMMIT', 'RELEASE', 'RESTOCK', 'ADJUST', 'COUNT')),
    content      bytea NOT NULL,
    verdict      text NOT NULL CHECK (verdict IN ('DONE', 'SHORT', 'REFUSED')),
    at           timestamptz NOT NULL DEFAULT now(),
    -- the answer of a reservation's operation; `available` only with SHORT
    state        text,
    expires_at   timestamptz,
    product_ids  uuid[],
    quantities   bigint[],
    available    bigint[],
    -- the answer of a change by hand
    on_hand      bigint,
    reserved     bigint,
    safety_stock bigint,
    version      bigint,
    updated_at   timestamptz
);

-- Every change of a figure. ADJUST, COUNT, RESTOCK and COMMIT change on_hand; RESERVE, RELEASE, EXPIRE and COMMIT change
-- reserved: the figures are the sums of their quantities.
CREATE TABLE stock_movement (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation_id   uuid NOT NULL,
    product_id     uuid NOT NULL,
    kind           text NOT NULL
                   CHECK (kind IN ('RESERVE', 'COMMIT', 'RELEASE', 'EXPIRE', 'RESTOCK', 'ADJUST', 'COUNT')),
    quantity       bigint NOT NULL,
    on_hand_after  bigint NOT NULL,
    reserved_after bigint NOT NULL,
    order_id       uuid,
    reason         text NOT NULL,
    actor          text NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX stock_movement_product ON stock_movement (product_id, id);

-- The functions below make each operation one round trip. Locks are always taken in the same order: operation id, order
-- id, reservation row, stock rows by ascending product id.
-- Planning costs more than running these statements. So they are PL/pgSQL down to the smallest (a function in plain SQL
-- that cannot be inlined is planned at every call), and the outer ones ask for generic plans (for an array parameter the
-- planner prefers a custom plan, made anew each time) that use indexes (a plan made while a table is empty would read all
-- of it later). Measured: 770 microseconds of CPU per reservation without all this, 220 with it.

CREATE TYPE reservation_answer AS (
    verdict    text, -- DONE, SHORT, REFUSED; MISSING: no such reservation; OTHER: the id was used for something else;
                     -- DUE: what lacks is held by expired reservations
    replayed   boolean,
    state      text,
    expires_ms bigint,
    product_id uuid, -- one row per line (SHORT: per line that lacks), or one row without
    quantity   bigint,
    available  bigint
);

CREATE FUNCTION lock_operation(p_operation uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1, hashtext(p_operation::text));
END
$$;

CREATE FUNCTION lock_order(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2, hashtext(p_order::text));
END
$$;

CREATE FUNCTION content_hash(p_content text) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN sha256(convert_to(p_content, 'UTF8'));
END
$$;

-- The recorded answer of an operation.
CREATE FUNCTION recorded_answer(p_operation uuid, p_content text, p_replayed boolean)
RETURNS SETOF reservation_answer LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    SELECT CASE WHEN o.content = content_hash(p_content) THEN o.verdict ELSE 'OTHER' END,
           p_replayed,
           o.state,
           floor(extract(epoch FROM o.expires_at) * 1000)::bigint,
           l.product_id,
           l.quantity,
           l.available
    FROM operation o
    LEFT JOIN LATERAL unnest(o.product_ids, o.quantities, o.available) AS l(product_id, quantity, available) ON true
    WHERE o.operation_id = p_operation
    ORDER BY l.product_id;
END
$$;

CREATE FUNCTION plain_answer(p_verdict text) RETURNS reservation_answer LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN ROW(p_verdict, false, NULL, NULL, NULL, NULL, NULL)::reservation_answer;
END
$$;

-- Records that an operation left the reservation as it now is.
CREATE FUNCTION record_reservation(p_operation uuid, p_kind text, p_content text, p_verdict text, p_order uuid)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO operation (operation_id, kind, content, verdict, state, expires_at, product_ids, quantities)
    SELECT p_operation, p_kind, content_hash(p_content), p_verdict, r.state, r.expires_at, r.product_ids, r.quantities
    FROM reservation r
    WHERE r.order_id = p_order;
END
$$;

-- The lines that cannot be had, locking the stock rows in ascending order on request. Empty arrays: all can be had.
-- Stock rows are always reached by their key (here and in move_stock): joined with the lines as a table, a plan made while
-- the table is small reads all of it, dead versions included.
CREATE FUNCTION lacking(p_products uuid[], p_quantities bigint[], p_lock boolean,
                        OUT products uuid[], OUT quantities bigint[], OUT available bigint[])
LANGUAGE plpgsql AS $$
BEGIN
    IF p_lock THEN
        PERFORM FROM stock s WHERE s.product_id = ANY (p_products) ORDER BY s.product_id FOR NO KEY UPDATE;
    END IF;
    SELECT coalesce(array_agg(l.product_id), '{}'),
           coalesce(array_agg(l.quantity), '{}'),
           coalesce(array_agg(coalesce(s.free, 0)), '{}')
    INTO products, quantities, available
    FROM unnest(p_products, p_quantities) AS l(product_id, quantity)
    LEFT JOIN LATERAL (SELECT greatest(on_hand - reserved - safety_stock, 0) AS free
                       FROM stock
                       WHERE product_id = l.product_id
                       OFFSET 0) s ON true
    WHERE coalesce(s.free, 0) < l.quantity;
END
$$;

-- Changes the figures of locked stock rows by so many times each line's quantity, and logs it.
CREATE FUNCTION move_stock(p_operation uuid, p_kind text, p_products uuid[], p_quantities bigint[],
                           p_on_hand_sign int, p_reserved_sign int, p_order uuid, p_actor text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS (
        UPDATE stock
        SET on_hand = on_hand + p_on_hand_sign * p_quantities[array_position(p_products, product_id)],
            reserved = reserved + p_reserved_sign * p_quantities[array_position(p_products, product_id)],
            version = version + 1,
            updated_at = clock_timestamp()
        WHERE product_id = ANY (p_products)
        RETURNING product_id, on_hand, reserved
    )
    INSERT INTO stock_movement (operation_id, product_id, kind, quantity, on_hand_after, reserved_after, order_id, reason, actor)
    SELECT p_operation, c.product_id, p_kind,
           (CASE WHEN p_on_hand_sign <> 0 THEN p_on_hand_sign ELSE p_reserved_sign END)
           * p_quantities[array_position(p_products, c.product_id)],
           c.on_hand, c.reserved, p_order, '', p_actor
    FROM changed c;
END
$$;

-- Holds stock for an order: all lines or none. An order that holds the same lines already gets more time for them; one
-- whose hold expired may hold the same lines again.
-- p_last_try false: answers DUE, and records nothing, when reservations that are past their time hold what lacks.
CREATE FUNCTION reserve_stock(p_operation uuid, p_order uuid, p_products uuid[], p_quantities bigint[],
                              p_hold_seconds int, p_hold_seconds_max int, p_content text, p_actor text, p_last_try boolean)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
    short record;
    hold_until timestamptz := now() + make_interval(secs => p_hold_seconds);
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

    -- Whoever comes too late learns it without waiting for the rows; the others look again with the rows locked.
    short := lacking(p_products, p_quantities, false);
    IF cardinality(short.products) = 0 THEN
        short := lacking(p_products, p_quantities, true);
    END IF;
    IF cardinality(short.products) > 0 THEN
        IF NOT p_last_try AND EXISTS (SELECT FROM reservation r
                                      WHERE r.state = 'HELD' AND r.expires_at <= now() AND r.product_ids && short.products) THEN
            RETURN NEXT plain_answer('DUE');
            RETURN;
        END IF;
        INSERT INTO operation (operation_id, kind, content, verdict, product_ids, quantities, available)
        VALUES (p_operation, 'RESERVE', content_hash(p_content), 'SHORT', short.products, short.quantities, short.available);
    ELSE
        PERFORM move_stock(p_operation, 'RESERVE', p_products, p_quantities, 0, 1, p_order, p_actor);
        INSERT INTO reservation (order_id, state, expires_at, product_ids, quantities)
        VALUES (p_order, 'HELD', hold_until, p_products, p_quantities)
        ON CONFLICT (order_id) DO UPDATE SET state = 'HELD', expires_at = hold_until, held_at = now(), updated_at = now();
        PERFORM record_reservation(p_operation, 'RESERVE', p_content, 'DONE', p_order);
    END IF;
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- Takes what an order holds off the shelf. One that expired is held again first, if that is still possible.
CREATE FUNCTION commit_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
    short record;
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
        short := lacking(known.product_ids, known.quantities, true);
        IF known.state = 'EXPIRED' AND cardinality(short.products) > 0 THEN
            INSERT INTO operation (operation_id, kind, content, verdict, state, expires_at, product_ids, quantities, available)
            VALUES (p_operation, 'COMMIT', content_hash(p_content), 'SHORT', known.state, known.expires_at,
                    short.products, short.quantities, short.available);
            RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
            RETURN;
        END IF;
        IF known.state = 'EXPIRED' THEN
            PERFORM move_stock(p_operation, 'RESERVE', known.product_ids, known.quantities, 0, 1, p_order, p_actor);
        END IF;
        PERFORM move_stock(p_operation, 'COMMIT', known.product_ids, known.quantities, -1, -1, p_order, p_actor);
        UPDATE reservation SET state = 'COMMITTED', updated_at = now() WHERE order_id = p_order;
    END IF;
    PERFORM record_reservation(p_operation, 'COMMIT', p_content, outcome, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- Gives back what an order holds. Leaves a mark where there is nothing: a request to hold that was overtaken by this one
-- finds it and is refused.
CREATE FUNCTION release_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
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
        PERFORM lacking(known.product_ids, known.quantities, true);
        PERFORM move_stock(p_operation, 'RELEASE', known.product_ids, known.quantities, 0, -1, p_order, p_actor);
    END IF;
    UPDATE reservation SET state = 'RELEASED', updated_at = now()
    WHERE order_id = p_order AND state IN ('HELD', 'EXPIRED');
    PERFORM record_reservation(p_operation, 'RELEASE', p_content,
                               CASE WHEN known.state = 'COMMITTED' THEN 'REFUSED' ELSE 'DONE' END, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- Puts the goods of a sale back on the shelf, once.
CREATE FUNCTION restock_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
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
        RETURN NEXT plain_answer('MISSING');
        RETURN;
    END IF;
    IF known.state = 'COMMITTED' AND known.restocked_at IS NULL THEN
        PERFORM lacking(known.product_ids, known.quantities, true);
        PERFORM move_stock(p_operation, 'RESTOCK', known.product_ids, known.quantities, 1, 0, p_order, p_actor);
        UPDATE reservation SET restocked_at = now(), updated_at = now() WHERE order_id = p_order;
    END IF;
    PERFORM record_reservation(p_operation, 'RESTOCK', p_content,
                               CASE WHEN known.state = 'COMMITTED' THEN 'DONE' ELSE 'REFUSED' END, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- Ends reservations that are past their time: the oldest p_limit, or only p_order's. Those that somebody else is working
-- on are left to him.
CREATE FUNCTION expire_reservations(p_limit int, p_order uuid, p_actor text) RETURNS int LANGUAGE plpgsql
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
    PERFORM FROM stock s
    WHERE s.product_id IN (SELECT unnest(d.product_ids) FROM unnest(due) AS d)
    ORDER BY s.product_id
    FOR NO KEY UPDATE;
    FOREACH one IN ARRAY due LOOP
        PERFORM move_stock(gen_random_uuid(), 'EXPIRE', one.product_ids, one.quantities, 0, -1, one.order_id, p_actor);
        UPDATE reservation SET state = 'EXPIRED', updated_at = now() WHERE order_id = one.order_id;
    END LOOP;
    RETURN cardinality(due);
END
$$;
