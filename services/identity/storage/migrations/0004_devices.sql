-- Kiosks of the shop. The secret is kept as SHA-256. The last report of each is part of its row: it is replaced once a
-- minute, and its columns have no index, so that this stays cheap.
CREATE TABLE device (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    place text NOT NULL,
    state text NOT NULL CHECK (state IN ('PAIRING', 'ACTIVE', 'LOCKED', 'REVOKED')),
    platform text NOT NULL,
    secret_hash text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    paired_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    tokens_void_until timestamptz,
    last_seen_at timestamptz,
    clock_skew_ms bigint NOT NULL DEFAULT 0,
    reported_at timestamptz,
    software_version text NOT NULL DEFAULT '',
    queue_length bigint NOT NULL DEFAULT 0,
    oldest_queued_at timestamptz,
    printer text NOT NULL DEFAULT '',
    terminal text NOT NULL DEFAULT '',
    free_disk_bytes bigint NOT NULL DEFAULT 0,
    CHECK ((last_seen_at IS NULL) = (reported_at IS NULL))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX device_name ON device (lower(name)) WHERE state <> 'REVOKED';
CREATE INDEX device_tokens_void ON device (tokens_void_until) WHERE tokens_void_until IS NOT NULL;

-- A kiosk that asked for a code. Once somebody has confirmed it, device_id names what came of it. The client secret is
-- made of secret_salt and of the poll token, which is kept as SHA-256 only: the kiosk may ask again and gets the same
-- secret, whoever reads this database cannot make it, and with the row it is gone.
CREATE TABLE device_pairing (
    id uuid PRIMARY KEY,
    user_code text NOT NULL UNIQUE,
    poll_hash text NOT NULL,
    secret_salt text NOT NULL,
    platform text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    device_id uuid UNIQUE REFERENCES device ON DELETE CASCADE
);
CREATE INDEX device_pairing_expiry ON device_pairing (expires_at);
