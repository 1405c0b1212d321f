-- The simulated provider's own books. It stands for a company elsewhere: nothing of the payment service reads or writes
-- these tables, and the simulator knows none of the service's.
CREATE SCHEMA simulator;

CREATE TABLE simulator.charge (
    key          text PRIMARY KEY,
    status       text NOT NULL, -- captured, declined, requires_action, canceled, reversed
    amount       bigint NOT NULL,
    currency     text NOT NULL,
    method_token text NOT NULL,
    return_url   text NOT NULL,
    reference    text NOT NULL,
    decline_code text NOT NULL DEFAULT '',
    action_token text UNIQUE,
    sure_at      timestamptz NOT NULL, -- before this a look-up answers that it is still processing
    expires_at   timestamptz NOT NULL, -- a buyer who has not acted by then is declined
    created_at   timestamptz NOT NULL
);

CREATE TABLE simulator.refund (
    key        text PRIMARY KEY,
    charge_key text NOT NULL REFERENCES simulator.charge,
    amount     bigint NOT NULL,
    status     text NOT NULL, -- settled, failed
    reference  text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX refund_of ON simulator.refund (charge_key);
