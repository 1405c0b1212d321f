-- Goods of a sale come back line by line.

-- What was put back of each line, beside product_ids; '{}' for nothing. restocked_at is when the last of it was.
ALTER TABLE reservation
    ADD COLUMN returned bigint[] NOT NULL DEFAULT '{}'
        CHECK (cardinality(returned) IN (0, cardinality(product_ids)));
UPDATE reservation SET returned = quantities WHERE restocked_at IS NOT NULL;

-- Puts goods of a sale back on the shelf: these lines, or ('{}') all that are not back yet. Refused as a whole when more
-- of a line is to come back than went out.
CREATE FUNCTION return_goods(p_operation uuid, p_order uuid, p_products uuid[], p_quantities bigint[], p_content text,
                             p_actor text)
RETURNS SETOF reservation_answer LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    known reservation;
    products uuid[];
    quantities bigint[];
    after bigint[]; -- what will be back of each of the reservation's lines
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
    SELECT array_agg(coalesce(known.returned[l.place], 0)
                     + CASE WHEN cardinality(p_products) = 0 THEN l.quantity - coalesce(known.returned[l.place], 0)
                            ELSE coalesce(p_quantities[array_position(p_products, l.product_id)], 0) END
                     ORDER BY l.place)
    INTO after
    FROM unnest(known.product_ids, known.quantities) WITH ORDINALITY AS l(product_id, quantity, place);
    IF known.state <> 'COMMITTED' OR NOT p_products <@ known.product_ids
       OR EXISTS (SELECT FROM unnest(after, known.quantities) AS l(back, sold) WHERE l.back > l.sold) THEN
        outcome := 'REFUSED';
    ELSE
        SELECT coalesce(array_agg(l.product_id ORDER BY l.product_id), '{}'),
               coalesce(array_agg(l.back - coalesce(known.returned[l.place], 0) ORDER BY l.product_id), '{}')
        INTO products, quantities
        FROM unnest(known.product_ids, after) WITH ORDINALITY AS l(product_id, back, place)
        WHERE l.back > coalesce(known.returned[l.place], 0);
        IF cardinality(products) > 0 THEN
            PERFORM lacking(products, quantities, true);
            PERFORM move_stock(p_operation, 'RESTOCK', products, quantities, 1, 0, p_order, p_actor);
            UPDATE reservation
            SET returned = after,
                restocked_at = CASE WHEN after = known.quantities THEN now() END,
                updated_at = now()
            WHERE order_id = p_order;
        END IF;
    END IF;
    PERFORM record_reservation(p_operation, 'RESTOCK', p_content, outcome, p_order);
    RETURN QUERY SELECT * FROM recorded_answer(p_operation, p_content, false);
END
$$;

-- The service of the version before asks for all of it by this name.
CREATE OR REPLACE FUNCTION restock_reservation(p_operation uuid, p_order uuid, p_content text, p_actor text)
RETURNS SETOF reservation_answer LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM return_goods(p_operation, p_order, '{}', '{}', p_content, p_actor);
END
$$;
