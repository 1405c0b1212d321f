-- When somebody last proved their password with it, and since when the account's access tokens are void: those issued
-- before tokens_valid_from are refused although they have not ended.
ALTER TABLE account
    ADD COLUMN last_sign_in_at timestamptz,
    ADD COLUMN tokens_valid_from timestamptz;

CREATE INDEX account_tokens_void ON account (tokens_valid_from) WHERE tokens_valid_from IS NOT NULL;
-- The customer list by name. By time of the last sign-in it is sorted as asked: an index would be written at each sign-in.
CREATE INDEX account_name ON account (lower(name), id);
