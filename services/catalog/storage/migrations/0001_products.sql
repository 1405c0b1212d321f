-- All three are trusted extensions: the owner of the database may create them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- One row. Every writer counts it up first and so holds it until it commits: writes of the catalogue come one after
-- another, and what a reader made of the whole catalogue is good as long as the number stays the same.
CREATE TABLE catalog_state (
    id     boolean PRIMARY KEY DEFAULT true CHECK (id), -- so there is one
    change bigint NOT NULL
);
INSERT INTO catalog_state (change) VALUES (0);

CREATE TABLE product (
    id             uuid PRIMARY KEY,
    sku            text NOT NULL,
    sku_key        text COLLATE "C" NOT NULL UNIQUE, -- folded: SKUs differ in more than case
    name           text COLLATE "und-x-icu" NOT NULL,
    brand          text NOT NULL,
    description    text NOT NULL,
    price_amount   bigint NOT NULL CHECK (price_amount >= 0),
    price_currency text NOT NULL CHECK (length(price_currency) = 3),
    tax_category   text NOT NULL,
    specifications jsonb NOT NULL, -- [{"name": ..., "value": ...}], in the order they are shown
    metadata       jsonb NOT NULL, -- {key: text}
    active         boolean NOT NULL,
    archived_at    timestamptz,
    version        bigint NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    creation_key   text UNIQUE, -- caller and Idempotency-Key of the request that made it
    creation_hash  text,        -- fingerprint of that request's body
    search         tsvector NOT NULL
);

-- One index per order of the list; each ends in the id, so that a page continues exactly where the last one stopped.
CREATE INDEX product_by_name ON product (name, id) WHERE archived_at IS NULL;
CREATE INDEX product_by_price ON product (price_amount, id) WHERE archived_at IS NULL;
CREATE INDEX product_by_creation ON product (created_at, id) WHERE archived_at IS NULL;
CREATE INDEX product_by_brand ON product (lower(brand)) WHERE archived_at IS NULL;
CREATE INDEX product_search ON product USING gin (search);

-- Every SKU that a product ever had: orders and receipts refer to it, so no other product may take it.
CREATE TABLE product_sku (
    sku_key    text COLLATE "C" PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product,
    sku        text NOT NULL,
    since      timestamptz NOT NULL
);
CREATE INDEX product_sku_of ON product_sku (product_id);

CREATE TABLE product_gtin (
    product_id uuid NOT NULL REFERENCES product,
    gtin       text COLLATE "C" NOT NULL CHECK (gtin ~ '^[0-9]{14}$'),
    position   smallint NOT NULL,
    live       boolean NOT NULL, -- false once the product is archived: its barcodes are free again
    PRIMARY KEY (product_id, gtin)
);
CREATE UNIQUE INDEX product_gtin_unique ON product_gtin (gtin) WHERE live;

CREATE TABLE product_price (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES product,
    since      timestamptz NOT NULL,
    amount     bigint NOT NULL,
    currency   text NOT NULL
);
CREATE INDEX product_price_of ON product_price (product_id, id DESC);

-- Pictures lie in the database, not in files: any instance on any machine serves them, and a backup holds them at the
-- same point in time as the products. They are small, asked for rarely (clients may cache them for ever, as their name
-- is their hash), and kept even when no product shows them: placed orders refer to them.
CREATE TABLE image (
    hash               text COLLATE "C" PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    content_type       text NOT NULL,
    width              integer NOT NULL,
    height             integer NOT NULL,
    bytes              bytea NOT NULL,
    thumb_content_type text NOT NULL,
    thumb              bytea NOT NULL,
    created_at         timestamptz NOT NULL
);
ALTER TABLE image ALTER COLUMN bytes SET STORAGE EXTERNAL; -- compressed already
ALTER TABLE image ALTER COLUMN thumb SET STORAGE EXTERNAL;

CREATE TABLE product_image (
    product_id uuid NOT NULL REFERENCES product,
    hash       text COLLATE "C" NOT NULL REFERENCES image,
    position   smallint NOT NULL,
    alt_text   text NOT NULL,
    PRIMARY KEY (product_id, hash)
);
