#include "storefront-kiosk/terminal/attempt_log.hpp"

#include "vitrine/domain/state_machine.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr const char* kSent = "SENT";
constexpr const char* kUnknown = "UNKNOWN";

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> all{
        {R"(CREATE TABLE attempt (
                reference          TEXT    NOT NULL PRIMARY KEY,
                sale_id            TEXT    NOT NULL,
                state              TEXT    NOT NULL,
                amount             INTEGER NOT NULL,
                currency           TEXT    NOT NULL,
                outcome            INTEGER NOT NULL,
                provider_reference TEXT    NOT NULL DEFAULT '',
                authorisation_code TEXT    NOT NULL DEFAULT '',
                card_brand         TEXT    NOT NULL DEFAULT '',
                card_last_four     TEXT    NOT NULL DEFAULT '',
                decline_reason     TEXT    NOT NULL DEFAULT '',
                slip_printed       INTEGER NOT NULL DEFAULT 1,
                made_at            INTEGER NOT NULL,
                updated_at         INTEGER NOT NULL
            ) STRICT)",
         // the last line against a second charge, whatever the program above does
         R"(CREATE UNIQUE INDEX attempt_live ON attempt (sale_id)
             WHERE state IN ('SENT', 'UNKNOWN', 'CAPTURED'))",
         "CREATE INDEX attempt_sale ON attempt (sale_id)"}};
    return all;
}

#define VITRINE_ATTEMPT_COLUMNS                                                                    \
    "reference, sale_id, state, amount, currency, outcome, provider_reference, "                   \
    "authorisation_code, card_brand, card_last_four, decline_reason, slip_printed, made_at, "      \
    "updated_at"

constexpr char kAdd[] = R"(
    INSERT INTO attempt (reference, sale_id, state, amount, currency, outcome, made_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?))";
constexpr char kByReference[] =
    "SELECT " VITRINE_ATTEMPT_COLUMNS " FROM attempt WHERE reference = ?";
constexpr char kBySale[] =
    "SELECT " VITRINE_ATTEMPT_COLUMNS " FROM attempt WHERE sale_id = ? ORDER BY rowid";
constexpr char kUnsettled[] = "SELECT " VITRINE_ATTEMPT_COLUMNS
                              " FROM attempt WHERE state IN ('SENT', 'UNKNOWN') ORDER BY rowid";
constexpr char kMarkUnknown[] =
    "UPDATE attempt SET state = ?, updated_at = ? WHERE reference = ? AND state = 'SENT'";
constexpr char kSettle[] = R"(
    UPDATE attempt
       SET state = ?, outcome = ?, provider_reference = ?, authorisation_code = ?, card_brand = ?,
           card_last_four = ?, decline_reason = ?, slip_printed = ?, updated_at = ?
     WHERE reference = ?)";
constexpr char kPrune[] =
    "DELETE FROM attempt WHERE state NOT IN ('SENT', 'UNKNOWN') AND updated_at < ?";

#undef VITRINE_ATTEMPT_COLUMNS

std::int64_t millisecondsOf(Timestamp at)
{
    return at.time_since_epoch().count();
}

Timestamp timestampOf(std::int64_t milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

TerminalAttempt attemptFrom(const SqliteFile::Rows& row)
{
    TerminalAttempt attempt{.reference = row.text(0),
                            .saleId = row.text(1),
                            .state = row.text(2),
                            .answer = {.outcome = static_cast<TerminalOutcome>(row.integer(5)),
                                       .providerReference = row.text(6),
                                       .authorisationCode = row.text(7),
                                       .cardBrand = row.text(8),
                                       .cardLastFour = row.text(9),
                                       .declineReason = row.text(10),
                                       .slipPrinted = row.integer(11) != 0},
                            .madeAt = timestampOf(row.integer(12)),
                            .updatedAt = timestampOf(row.integer(13))};
    if (const auto amount = domain::Money::create(row.integer(3), row.text(4)); amount.ok())
        attempt.amount = *amount;
    return attempt;
}

Result<std::vector<TerminalAttempt>> attemptsFrom(Result<SqliteFile::Rows> rows)
{
    if (!rows.ok())
        return rows.error();
    std::vector<TerminalAttempt> attempts;
    while (rows->next())
        attempts.push_back(attemptFrom(*rows));
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return attempts;
}

std::string_view eventOf(TerminalOutcome outcome)
{
    switch (outcome) {
    case TerminalOutcome::Approved:
        return "capture";
    case TerminalOutcome::Declined:
        return "decline";
    default:
        return "cancel";
    }
}

Result<std::string_view> stateAfter(std::string_view state, std::string_view event)
{
    return domain::transition(domain::paymentAttemptMachine(), state, event);
}

} // namespace

bool TerminalAttempt::isSettled() const
{
    return state != kSent && state != kUnknown;
}

AttemptLog::AttemptLog(Options options, const Clock& clock, std::unique_ptr<SqliteFile> file)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_file(std::move(file))
{
}

Result<std::unique_ptr<AttemptLog>> AttemptLog::open(Options options, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<AttemptLog>>;
    auto file = openOrStartAnew({.path = options.path,
                                 .durability = SqliteFile::Durability::Full,
                                 .migrations = migrations()},
                                clock.now());
    if (!file.ok())
        return Opened(file.error());
    std::unique_ptr<AttemptLog> log(
        new AttemptLog(std::move(options), clock, std::move(file).value()));
    const auto oldest = millisecondsOf(clock.now() - log->m_options.keepSettled);
    if (const auto pruned = log->m_file->execute(kPrune, {oldest}); !pruned.ok())
        return Opened(pruned.error());
    return Opened(std::move(log));
}

Result<TerminalAttempt> AttemptLog::begin(std::string_view saleId, const domain::Money& amount)
{
    if (amount.amount() <= 0)
        return failure<TerminalAttempt>(ErrorCode::InvalidArgument,
                                        "a terminal charges a positive amount");
    const auto now = m_clock.now();
    const auto sent = stateAfter(domain::paymentAttemptMachine().initial, "send");
    if (!sent.ok())
        return sent.error();
    TerminalAttempt attempt{.saleId = std::string(saleId),
                            .state = std::string(*sent),
                            .amount = amount,
                            .madeAt = now,
                            .updatedAt = now};
    return m_file->inTransaction([&]() -> Result<TerminalAttempt> {
        const auto earlier = mayBegin(saleId);
        if (!earlier.ok())
            return earlier.error();
        attempt.reference = attempt.saleId + "-" + std::to_string(*earlier + 1);
        const auto added = m_file->execute(kAdd,
                                           {attempt.reference,
                                            attempt.saleId,
                                            attempt.state,
                                            amount.amount(),
                                            std::string(amount.currency().code()),
                                            std::int64_t(attempt.answer.outcome),
                                            millisecondsOf(now),
                                            millisecondsOf(now)});
        if (!added.ok())
            return added.error();
        return attempt;
    });
}

Result<std::size_t> AttemptLog::mayBegin(std::string_view saleId)
{
    const auto earlier = attemptsOf(saleId);
    if (!earlier.ok())
        return earlier.error();
    for (const auto& attempt : *earlier) {
        if (!attempt.isSettled())
            return failure<std::size_t>(ErrorCode::Conflict,
                                        "the provider has not said how attempt " +
                                            attempt.reference + " ended");
        if (attempt.isCaptured())
            return failure<std::size_t>(ErrorCode::Conflict,
                                        "attempt " + attempt.reference + " was captured already");
    }
    return earlier->size();
}

Outcome AttemptLog::markUnknown(std::string_view reference)
{
    const auto unknown = stateAfter(kSent, "no answer");
    if (!unknown.ok())
        return unknown.error();
    const auto marked = m_file->execute(
        kMarkUnknown,
        {std::string(*unknown), millisecondsOf(m_clock.now()), std::string(reference)});
    return marked.ok() ? Outcome(Done{}) : Outcome(marked.error());
}

Result<TerminalAttempt> AttemptLog::settle(std::string_view reference, const TerminalAnswer& answer)
{
    if (answer.outcome == TerminalOutcome::Pending)
        return failure<TerminalAttempt>(ErrorCode::InvalidArgument, "nothing is settled yet");
    return m_file->inTransaction([&]() -> Result<TerminalAttempt> {
        auto known = attempt(reference);
        if (!known.ok())
            return known;
        if (known->isSettled() && known->answer.outcome == answer.outcome)
            return known;
        const auto state = stateAfter(known->state, eventOf(answer.outcome));
        if (!state.ok())
            return state.error();
        known->state = std::string(*state);
        known->answer = answer;
        known->updatedAt = m_clock.now();
        const auto written = m_file->execute(kSettle,
                                             {known->state,
                                              std::int64_t(answer.outcome),
                                              answer.providerReference,
                                              answer.authorisationCode,
                                              answer.cardBrand,
                                              answer.cardLastFour,
                                              answer.declineReason,
                                              std::int64_t{answer.slipPrinted ? 1 : 0},
                                              millisecondsOf(known->updatedAt),
                                              known->reference});
        if (!written.ok())
            return written.error();
        return known;
    });
}

Result<TerminalAttempt> AttemptLog::attempt(std::string_view reference)
{
    auto found = attemptsFrom(m_file->query(kByReference, {std::string(reference)}));
    if (!found.ok())
        return found.error();
    if (found->empty())
        return failure<TerminalAttempt>(ErrorCode::NotFound,
                                        "there is no attempt " + std::string(reference));
    return std::move(found->front());
}

Result<std::vector<TerminalAttempt>> AttemptLog::attemptsOf(std::string_view saleId)
{
    return attemptsFrom(m_file->query(kBySale, {std::string(saleId)}));
}

Result<std::vector<TerminalAttempt>> AttemptLog::unsettled()
{
    return attemptsFrom(m_file->query(kUnsettled));
}

std::vector<std::string> AttemptLog::damagedFiles() const
{
    return filesMovedAside(m_options.path);
}

} // namespace vitrine::kiosk
