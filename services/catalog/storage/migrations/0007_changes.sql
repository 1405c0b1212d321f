-- What has changed since: copies of the catalogue follow it.

-- When each product was last written; it stays when the product is deleted for good. Every number is drawn with the one
-- row of catalog_state locked until COMMIT, so numbers become visible in their order: whoever has read all up to a number
-- has missed nothing below it.
CREATE TABLE product_change (
    product_id uuid PRIMARY KEY,
    change     bigint NOT NULL
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
INSERT INTO product_change (product_id, change) SELECT id, 0 FROM product;
CREATE INDEX product_change_order ON product_change (change, product_id);

-- When the tree was last written, apart from its counts of products.
ALTER TABLE catalog_state ADD COLUMN category_change bigint NOT NULL DEFAULT 0;

-- Triggers, so that no way of writing a product can forget it, those of the service of the version before included.
CREATE FUNCTION record_product_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
BEGIN
    UPDATE catalog_state SET change = change + 1 RETURNING change INTO number;
    INSERT INTO product_change (product_id, change)
    SELECT id, number FROM written
    ON CONFLICT (product_id) DO UPDATE SET change = excluded.change;
    RETURN NULL;
END
$$;
CREATE TRIGGER product_inserted AFTER INSERT ON product REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION record_product_change();
CREATE TRIGGER product_updated AFTER UPDATE ON product REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION record_product_change();
CREATE TRIGGER product_deleted AFTER DELETE ON product REFERENCING OLD TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION record_product_change();

CREATE FUNCTION record_category_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE catalog_state SET change = change + 1, category_change = change + 1;
    RETURN NULL;
END
$$;
CREATE TRIGGER category_changed
    AFTER INSERT OR DELETE OR UPDATE OF parent_id, name, position, archived_at ON category
    FOR EACH STATEMENT EXECUTE FUNCTION record_category_change();
