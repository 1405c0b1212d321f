CREATE TABLE category (
    id          uuid PRIMARY KEY,
    parent_id   uuid REFERENCES category,
    name        text COLLATE "und-x-icu" NOT NULL,
    position    integer NOT NULL,
    path        uuid[] NOT NULL, -- from the root down to the category itself
    archived_at timestamptz,
    version     bigint NOT NULL,
    CHECK (path[cardinality(path)] = id)
);
-- Siblings have different names: an import names a category by the names on its path.
CREATE UNIQUE INDEX category_sibling ON category
    (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name)) WHERE archived_at IS NULL;
CREATE INDEX category_below ON category USING gin (path);

CREATE TABLE product_category (
    product_id  uuid NOT NULL REFERENCES product,
    category_id uuid NOT NULL REFERENCES category,
    position    smallint NOT NULL,
    PRIMARY KEY (product_id, category_id)
);
CREATE INDEX product_category_of ON product_category (category_id);

-- Which products are in a category or anywhere below it, once each: what filters and counts need. Derived from
-- product_category and category.path by whoever changes either.
CREATE TABLE category_member (
    category_id uuid NOT NULL,
    product_id  uuid NOT NULL,
    PRIMARY KEY (category_id, product_id)
);
CREATE INDEX category_member_of ON category_member (product_id);
