-- Refunds that somebody made here, not through the order service, which is told of them once they have settled.
ALTER TABLE refund
    ADD COLUMN tell_at    timestamptz, -- when the order service is told (again); null: nothing to tell, or told
    ADD COLUMN tell_tries integer NOT NULL DEFAULT 0;
UPDATE refund SET tell_at = now() WHERE scope LIKE 'account:%' AND status = 'SETTLED';
CREATE INDEX refund_to_tell ON refund (tell_at) WHERE tell_at IS NOT NULL;

-- The few payments that nothing was captured for: lists by such a status look nowhere else.
CREATE INDEX payment_without_money ON payment (id) WHERE captured = 0;
