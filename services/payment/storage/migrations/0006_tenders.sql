-- Money that was taken outside the provider: by a kiosk's terminal, or by a person at a till. It is recorded as captured.
ALTER TABLE payment_attempt
    ADD COLUMN tender_kind        text NOT NULL DEFAULT '', -- '': charged at the provider
    ADD COLUMN tender_reference   text NOT NULL DEFAULT '',
    ADD COLUMN card_brand         text NOT NULL DEFAULT '',
    ADD COLUMN card_last_four     text NOT NULL DEFAULT '' CHECK (length(card_last_four) <= 4),
    ADD COLUMN authorisation_code text NOT NULL DEFAULT '',
    ADD COLUMN taken_at           timestamptz,
    ADD COLUMN device_id          text NOT NULL DEFAULT '',
    ADD COLUMN tender_actor       text NOT NULL DEFAULT '', -- who took it at a till
    ADD COLUMN received           bigint;
-- A payment at a terminal pays one order, however often and under whatever key it is told.
CREATE UNIQUE INDEX payment_attempt_one_per_terminal_payment ON payment_attempt (tender_reference)
    WHERE tender_kind = 'terminal' AND status <> 'DECLINED';

-- Who hands it back, where no provider does.
ALTER TABLE refund ADD COLUMN given_by text NOT NULL DEFAULT '';
