#pragma once

#include "services/platform/database/database.hpp"

namespace vitrine::payment::storage::sql {

#define VITRINE_MS(column) "(extract(epoch FROM " column ") * 1000)::bigint"
#define VITRINE_PAYMENT_COLUMNS                                                                    \
    "id, order_id, account_id, currency, captured, refunded, refunds_in_flight, " VITRINE_MS(      \
        "created_at") " AS created_ms, " VITRINE_MS("updated_at") " AS updated_ms "
#define VITRINE_ATTEMPT_COLUMNS                                                                    \
    "attempt_key, payment_id, status, amount, currency, method_token, return_url, "                \
    "provider_reference, decline_code, "                                                           \
    "action_url, cancel_requested, cancelled, traceparent, tender_kind, tender_reference, "        \
    "card_brand, card_last_four, authorisation_code, device_id, tender_actor, "                    \
    "received, " VITRINE_MS("taken_at") " AS taken_ms, " VITRINE_MS(                               \
        "created_at") " AS created_ms, " VITRINE_MS("updated_at") " AS updated_ms "
#define VITRINE_REFUND_COLUMNS                                                                     \
    "r.id, r.scope, r.refund_key, r.payment_id, r.attempt_key, r.status, r.amount, p.currency, "   \
    "r.reason, "                                                                                   \
    "r.provider_reference, r.tries, r.traceparent, r.given_by, "                                   \
    "EXISTS (SELECT FROM payment_attempt a WHERE a.attempt_key = r.attempt_key "                   \
    "AND a.tender_kind <> '') AS manual, " VITRINE_MS(                                             \
        "r.created_at") " AS created_ms, " VITRINE_MS("r.updated_at") " AS updated_ms FROM "       \
                                                                      "refund r JOIN payment p "   \
                                                                      "ON p.id = r.payment_id "

/// The conflicting row is written as it is, which locks and returns it in one step.
inline constexpr platform::Statement kOpen{
    "payment_open",
    "INSERT INTO payment (id, order_id, account_id, currency, created_at, updated_at) "
    "VALUES ($1::uuid, $2, $3, $4, $5::timestamptz, $5::timestamptz) "
    "ON CONFLICT (order_id) DO UPDATE SET order_id = excluded.order_id "
    "RETURNING " VITRINE_PAYMENT_COLUMNS};

inline constexpr platform::Statement kLock{"payment_lock",
                                           "SELECT " VITRINE_PAYMENT_COLUMNS
                                           "FROM payment WHERE id = $1::uuid FOR UPDATE"};

inline constexpr platform::Statement kFind{
    "payment_find", "SELECT " VITRINE_PAYMENT_COLUMNS "FROM payment WHERE id = $1::uuid"};

/// The parts of a list's text. $1 account, $2 order, $3 from, $4 to ('' for none each).
inline constexpr const char* kSelectPayments = "SELECT " VITRINE_PAYMENT_COLUMNS "FROM payment p ";
inline constexpr const char* kConditions =
    "WHERE ($1 = '' OR p.account_id = $1) AND ($2 = '' OR p.order_id = $2) "
    "AND ($3 = '' OR p.created_at >= NULLIF($3, '')::timestamptz) "
    "AND ($4 = '' OR p.created_at < NULLIF($4, '')::timestamptz)";
/// $5 id before which the page begins ('' for none), $6 rows to leave out, $7 rows.
inline constexpr const char* kPage =
    " AND p.id < coalesce(NULLIF($5, '')::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') "
    "ORDER BY p.id DESC OFFSET $6::bigint LIMIT $7::bigint";

inline constexpr platform::Statement kIdOfOrder{"payment_id_of_order", R"(
    SELECT id
    FROM payment
    WHERE order_id = $1)"};

inline constexpr platform::Statement kSaveSums{"payment_save_sums", R"(
    UPDATE payment
    SET captured = $2, refunded = $3, refunds_in_flight = $4, updated_at = $5::timestamptz
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kFindAttempt{"attempt_find",
                                                  "SELECT " VITRINE_ATTEMPT_COLUMNS
                                                  "FROM payment_attempt WHERE attempt_key = $1"};

inline constexpr platform::Statement kAttemptsOf{
    "attempts_of",
    "SELECT " VITRINE_ATTEMPT_COLUMNS "FROM payment_attempt WHERE payment_id = ANY($1::uuid[]) "
    "ORDER BY created_at, attempt_key"};

inline constexpr platform::Statement kAddAttempt{"attempt_add", R"(
    INSERT INTO payment_attempt (attempt_key, payment_id, status, amount, currency, method_token, return_url,
                                 cancel_requested, cancelled, resolve_at, traceparent, created_at, updated_at,
                                 decline_code, provider_reference, tender_kind, tender_reference, card_brand,
                                 card_last_four, authorisation_code, taken_at, device_id, tender_actor, received)
    VALUES ($1, NULLIF($2, '')::uuid, $3, $4, $5, $6, $7, $8, $9, NULLIF($10, '')::timestamptz, $11, $12::timestamptz,
            $12::timestamptz, $13, $14, $15, $16, $17, $18, $19, NULLIF($20, '')::timestamptz, $21, $22, $23::bigint)
    ON CONFLICT DO NOTHING)"};

inline constexpr platform::Statement kSaveAttempt{"attempt_save", R"(
    UPDATE payment_attempt
    SET status = $2, provider_reference = $3, decline_code = $4, action_url = $5, cancel_requested = $6,
        cancelled = $7, resolve_at = NULLIF($8, '')::timestamptz, updated_at = $9::timestamptz
    WHERE attempt_key = $1)"};

/// The next time is doubled from a second up to a minute, whether or not this claimer lives to ask.
inline constexpr platform::Statement kClaimAttempts{"attempt_claim", R"(
    UPDATE payment_attempt
    SET resolve_at = $1::timestamptz + make_interval(secs => least(60, 2 ^ least(resolve_tries, 6))),
        resolve_tries = resolve_tries + 1
    WHERE attempt_key = ANY(ARRAY(SELECT attempt_key
                                  FROM payment_attempt
                                  WHERE resolve_at <= $1::timestamptz
                                  ORDER BY resolve_at, attempt_key
                                  LIMIT $2::bigint
                                  FOR UPDATE SKIP LOCKED))
    RETURNING attempt_key)"};

inline constexpr platform::Statement kFindRefund{
    "refund_find", "SELECT " VITRINE_REFUND_COLUMNS "WHERE r.id = $1::uuid"};

inline constexpr platform::Statement kFindRefundByKey{"refund_find_by_key",
                                                      "SELECT " VITRINE_REFUND_COLUMNS
                                                      "WHERE r.scope = $1 AND r.refund_key = $2"};

inline constexpr platform::Statement kRefundsOf{
    "refunds_of",
    "SELECT " VITRINE_REFUND_COLUMNS
    "WHERE r.payment_id = ANY($1::uuid[]) ORDER BY r.created_at, r.id"};

inline constexpr platform::Statement kAddRefund{"refund_add", R"(
    INSERT INTO refund (id, scope, refund_key, payment_id, attempt_key, status, amount, reason, provider_reference,
                        resolve_at, traceparent, created_at, updated_at, given_by)
    VALUES ($1::uuid, $2, $3, $4::uuid, $5, $6, $7, $8, $9, NULLIF($10, '')::timestamptz, $11, $12::timestamptz,
            $12::timestamptz, $13))"};

inline constexpr platform::Statement kSaveRefund{"refund_save", R"(
    UPDATE refund
    SET status = $2, provider_reference = $3, tries = $4, resolve_at = NULLIF($5, '')::timestamptz,
        updated_at = $6::timestamptz
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kClaimRefunds{"refund_claim", R"(
    UPDATE refund
    SET resolve_at = $1::timestamptz + make_interval(secs => least(60, 2 ^ least(resolve_tries, 6))),
        resolve_tries = resolve_tries + 1
    WHERE id = ANY(ARRAY(SELECT id
                         FROM refund
                         WHERE resolve_at <= $1::timestamptz
                         ORDER BY resolve_at, id
                         LIMIT $2::bigint
                         FOR UPDATE SKIP LOCKED))
    RETURNING id)"};

inline constexpr platform::Statement kTellLater{"refund_tell_later", R"(
    UPDATE refund
    SET tell_at = $2::timestamptz
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kClaimUntold{"refund_claim_untold", R"(
    UPDATE refund
    SET tell_at = $1::timestamptz + make_interval(secs => least(60, 2 ^ least(tell_tries, 6))),
        tell_tries = tell_tries + 1
    WHERE id = ANY(ARRAY(SELECT id
                         FROM refund
                         WHERE tell_at <= $1::timestamptz
                         ORDER BY tell_at, id
                         LIMIT $2::bigint
                         FOR UPDATE SKIP LOCKED))
    RETURNING id)"};

inline constexpr platform::Statement kMarkTold{"refund_mark_told", R"(
    UPDATE refund
    SET tell_at = NULL
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kRecord{"payment_event_add", R"(
    INSERT INTO payment_event (payment_id, subject, key, moved_from, event, moved_to, detail, at)
    VALUES (NULLIF($1, '')::uuid, $2, $3, $4, $5, $6, $7, $8::timestamptz))"};

inline constexpr platform::Statement kBook{"ledger_book", R"(
    INSERT INTO ledger_entry (transaction_id, payment_id, account, amount, currency, cause, at)
    VALUES ($1::uuid, $2::uuid, $3, $5, $6, $7, $8::timestamptz),
           ($1::uuid, $2::uuid, $4, -$5::bigint, $6, $7, $8::timestamptz))"};

#undef VITRINE_MS
#undef VITRINE_PAYMENT_COLUMNS
#undef VITRINE_ATTEMPT_COLUMNS
#undef VITRINE_REFUND_COLUMNS

} // namespace vitrine::payment::storage::sql
