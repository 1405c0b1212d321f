-- One payment per order. The sums are kept beside the ledger that they are the sum of, so that one locked row decides
-- what may still be refunded.
CREATE TABLE payment (
    id                uuid PRIMARY KEY,
    order_id          text NOT NULL UNIQUE,
    account_id        text NOT NULL,
    currency          text NOT NULL CHECK (length(currency) = 3),
    captured          bigint NOT NULL DEFAULT 0,
    refunded          bigint NOT NULL DEFAULT 0,
    refunds_in_flight bigint NOT NULL DEFAULT 0,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK (captured >= 0 AND refunded >= 0 AND refunds_in_flight >= 0),
    CHECK (refunded + refunds_in_flight <= captured)
);
CREATE INDEX payment_of_account ON payment (account_id, id);

-- One try to charge per key, written before anything is sent. A row without a payment is a key that was cancelled before
-- its charge came: it keeps the charge out.
CREATE TABLE payment_attempt (
    attempt_key        text PRIMARY KEY,
    payment_id         uuid REFERENCES payment,
    status             text NOT NULL,
    amount             bigint NOT NULL,
    currency           text NOT NULL,
    method_token       text NOT NULL,
    return_url         text NOT NULL,
    provider_reference text NOT NULL DEFAULT '',
    decline_code       text NOT NULL DEFAULT '',
    action_url         text NOT NULL DEFAULT '',
    cancel_requested   boolean NOT NULL DEFAULT false,
    cancelled          boolean NOT NULL DEFAULT false, -- asked for, and nothing is or stays charged
    resolve_at         timestamptz,                    -- when the provider is asked next; null once settled
    resolve_tries      integer NOT NULL DEFAULT 0,
    traceparent        text NOT NULL DEFAULT '',
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL
);
CREATE INDEX payment_attempt_of ON payment_attempt (payment_id);
CREATE INDEX payment_attempt_due ON payment_attempt (resolve_at) WHERE resolve_at IS NOT NULL;
-- The last line of "one charge per order": two attempts can never both hold money.
CREATE UNIQUE INDEX payment_attempt_one_holder ON payment_attempt (payment_id)
    WHERE status IN ('AUTHORIZED', 'CAPTURED') AND NOT cancelled;

CREATE TABLE refund (
    id                 uuid PRIMARY KEY,
    scope              text NOT NULL, -- whose key it is: the order service's, or one account's
    refund_key         text NOT NULL,
    payment_id         uuid NOT NULL REFERENCES payment,
    attempt_key        text NOT NULL REFERENCES payment_attempt,
    status             text NOT NULL,
    amount             bigint NOT NULL CHECK (amount > 0),
    reason             text NOT NULL,
    provider_reference text NOT NULL DEFAULT '',
    tries              integer NOT NULL DEFAULT 1, -- a failed refund is sent again under a new key at the provider
    resolve_at         timestamptz,
    resolve_tries      integer NOT NULL DEFAULT 0,
    traceparent        text NOT NULL DEFAULT '',
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    UNIQUE (scope, refund_key)
);
CREATE INDEX refund_of ON refund (payment_id);
CREATE INDEX refund_due ON refund (resolve_at) WHERE resolve_at IS NOT NULL;

-- Every move of an attempt or refund, as it happened.
CREATE TABLE payment_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payment_id uuid,
    subject    text NOT NULL, -- "attempt" or "refund"
    key        text NOT NULL,
    moved_from text NOT NULL,
    event      text NOT NULL,
    moved_to   text NOT NULL,
    detail     text NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX payment_event_of ON payment_event (payment_id);

-- Double entry: the rows of one transaction sum to zero. Accounts: "provider" (what the provider holds for the shop),
-- "sales" and "refunds" (what it stands against).
CREATE TABLE ledger_entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id uuid NOT NULL,
    payment_id     uuid NOT NULL REFERENCES payment,
    account        text NOT NULL,
    amount         bigint NOT NULL CHECK (amount <> 0),
    currency       text NOT NULL,
    cause          text NOT NULL, -- attempt key or refund id
    at             timestamptz NOT NULL
);
CREATE INDEX ledger_entry_of ON ledger_entry (payment_id);
-- Money of one cause is booked once.
CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (cause, account);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_entry
               WHERE payment_id = NEW.payment_id AND transaction_id = NEW.transaction_id
               GROUP BY currency
               HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER ledger_entry_balance AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_balance();
