CREATE TABLE account (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    email_key text NOT NULL UNIQUE,
    name text NOT NULL,
    password_hash text NOT NULL,
    password_must_change boolean NOT NULL DEFAULT false,
    roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['ADMIN', 'CUSTOMER', 'KIOSK']),
    disabled boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX account_administrator ON account (id) WHERE 'ADMIN' = ANY (roles) AND NOT disabled;

-- Secrets that a browser or a client holds (session, code, refresh token, device code) are kept as SHA-256: whoever
-- reads this database can use none of them.
CREATE TABLE sign_in_session (
    token_hash text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    authenticated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_session_account ON sign_in_session (account_id);
CREATE INDEX sign_in_session_expiry ON sign_in_session (expires_at);

-- What a user allowed a client: the root of a family of tokens.
CREATE TABLE token_grant (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    client_id text NOT NULL,
    scopes text[] NOT NULL,
    nonce text NOT NULL,
    authenticated_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX token_grant_account ON token_grant (account_id);
CREATE INDEX token_grant_expiry ON token_grant (expires_at);

CREATE TABLE authorization_code (
    code_hash text PRIMARY KEY,
    grant_id uuid NOT NULL REFERENCES token_grant ON DELETE CASCADE,
    redirect_uri text NOT NULL,
    code_challenge text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX authorization_code_grant ON authorization_code (grant_id);

CREATE TABLE refresh_token (
    token_hash text PRIMARY KEY,
    grant_id uuid NOT NULL REFERENCES token_grant ON DELETE CASCADE,
    parent_hash text,
    expires_at timestamptz NOT NULL,
    rotated_at timestamptz,
    successor_used boolean NOT NULL DEFAULT false
);
CREATE INDEX refresh_token_grant ON refresh_token (grant_id);

CREATE TABLE device_authorization (
    device_hash text PRIMARY KEY,
    user_code text NOT NULL UNIQUE,
    client_id text NOT NULL,
    scopes text[] NOT NULL,
    status text NOT NULL CHECK (status IN ('PENDING', 'APPROVED', 'DENIED', 'USED')),
    account_id uuid REFERENCES account ON DELETE CASCADE,
    authenticated_at timestamptz,
    interval_seconds integer NOT NULL,
    last_poll_at timestamptz,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    requested_from text NOT NULL,
    requested_by text NOT NULL
);
CREATE INDEX device_authorization_expiry ON device_authorization (expires_at);

CREATE TABLE revoked_access_token (
    token_id text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX revoked_access_token_expiry ON revoked_access_token (expires_at);

-- Assertions of private_key_jwt that were taken: each counts once.
CREATE TABLE used_assertion (
    client_id text NOT NULL,
    assertion_id text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, assertion_id)
);
CREATE INDEX used_assertion_expiry ON used_assertion (expires_at);

CREATE TABLE sign_in_throttle (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    last_failure_at timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
);
CREATE INDEX sign_in_throttle_age ON sign_in_throttle (last_failure_at);

CREATE TABLE signing_key (
    key_id text PRIMARY KEY,
    private_key text NOT NULL,
    created_at timestamptz NOT NULL,
    active_from timestamptz NOT NULL,
    published_until timestamptz
);
