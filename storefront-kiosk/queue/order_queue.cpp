#include "storefront-kiosk/queue/order_queue.hpp"

#include "storefront-kiosk/queue/queue_salvage.hpp"
#include "storefront-kiosk/queue/queue_sql.hpp"
#include "vitrine/domain/order_number.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr int kNumberDigits = 6;
constexpr std::chrono::hours kWaitMax{1}; ///< A longer wait is a clock that was set back.
constexpr const char* kDraft = "DRAFT";
constexpr const char* kQueued = "QUEUED";
constexpr const char* kSending = "SENDING";

std::int64_t millisecondsOf(Timestamp at)
{
    return at.time_since_epoch().count();
}

Timestamp timestampOf(std::int64_t milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

Result<std::string_view> stateAfter(std::string_view state, std::string_view event)
{
    return domain::transition(domain::kioskSaleMachine(), state, event);
}

/// The row that VITRINE_SALE_COLUMNS name. A sale whose content cannot be read has no lines.
Sale saleFrom(const SqliteFile::Rows& row)
{
    Sale sale{.id = row.text(0),
              .key = row.text(1),
              .state = row.text(2),
              .number = row.text(4),
              .pickupNumber = static_cast<int>(row.integer(5)),
              .language = row.text(6),
              .madeAt = timestampOf(row.integer(7)),
              .sends = static_cast<int>(row.integer(8)),
              .nextSendAt = timestampOf(row.integer(9)),
              .lastError = row.text(10),
              .orderId = row.text(11),
              .orderNumber = row.text(12),
              .refusal = row.text(13),
              .endedAt = timestampOf(row.integer(14)),
              .isSettled = row.integer(15) != 0};
    const std::string text = row.text(3);
    if (text.empty()) // the shop has it, or a person
        return sale;
    auto content = SaleContent::decode(text);
    if (!content.ok()) {
        sale.lastError = "the sale cannot be read: " + content.error().message;
        return sale;
    }
    sale.draft = std::move(content->draft);
    sale.payment = std::move(content->payment);
    return sale;
}

Result<std::vector<Sale>> salesOf(SqliteFile& file, const char* sql)
{
    auto rows = file.query(sql);
    if (!rows.ok())
        return rows.error();
    std::vector<Sale> sales;
    while (rows->next())
        sales.push_back(saleFrom(*rows));
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return sales;
}

Outcome done(const Result<std::int64_t>& executed)
{
    return executed.ok() ? Outcome(Done{}) : Outcome(executed.error());
}

} // namespace

OrderQueue::OrderQueue(Options options,
                       const Clock& clock,
                       std::unique_ptr<FileLock> lock,
                       std::unique_ptr<SqliteFile> file)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_ids(clock)
    , m_lock(std::move(lock))
    , m_file(std::move(file))
{
}

Result<std::unique_ptr<OrderQueue>> OrderQueue::open(Options options, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<OrderQueue>>;
    const auto prefix = domain::OrderNumber::create(options.numberPrefix, 1, kNumberDigits);
    if (!prefix.ok())
        return Opened(prefix.error());
    if (options.pickupFirst < 1 || options.pickupLast < options.pickupFirst)
        return failure<std::unique_ptr<OrderQueue>>(ErrorCode::InvalidArgument,
                                                    "pickup numbers go from 1 upwards");
    auto lock = FileLock::take(options.path + ".lock");
    if (!lock.ok())
        return Opened(lock.error());
    auto file = openQueueFile(options.path, clock.now());
    if (!file.ok())
        return Opened(file.error());
    std::unique_ptr<OrderQueue> queue(
        new OrderQueue(std::move(options), clock, std::move(*lock), std::move(*file)));
    if (const auto restarted = queue->restart(); !restarted.ok())
        return Opened(restarted.error());
    return Opened(std::move(queue));
}

Outcome OrderQueue::setNumberPrefix(std::string prefix)
{
    const auto number = domain::OrderNumber::create(prefix, 1, kNumberDigits);
    if (!number.ok())
        return number.error();
    m_options.numberPrefix = std::move(prefix);
    return Done{};
}

Outcome OrderQueue::restart()
{
    const auto queued = stateAfter(kSending, "restart");
    if (!queued.ok())
        return queued.error();
    return done(m_file->execute(sql::requeueSending, {std::string(*queued)}));
}

Result<Sale> OrderQueue::begin(const wire::OrderDraft& draft, std::string_view language)
{
    const auto waiting = m_file->integer(sql::waitingCount);
    if (!waiting.ok())
        return waiting.error();
    if (*waiting >= m_options.lengthMax)
        return failure<Sale>(ErrorCode::Conflict,
                             "more sales wait for the shop than the kiosk may keep");
    const auto content = SaleContent{.draft = draft}.encode();
    if (const auto read = SaleContent::decode(content); !read.ok() || draft.lines.empty())
        return failure<Sale>(ErrorCode::InvalidArgument, "the shop could not read this order");
    const Sale sale{.id = m_ids.next().text(),
                    .key = m_ids.next().text(),
                    .state = std::string(domain::kioskSaleMachine().initial),
                    .draft = draft,
                    .language = std::string(language),
                    .madeAt = m_clock.now()};
    const auto added = m_file->execute(
        sql::addDraft, {sale.id, sale.key, content, sale.language, millisecondsOf(sale.madeAt)});
    if (!added.ok())
        return added.error();
    return sale;
}

Result<Sale> OrderQueue::accept(std::string_view saleId, const SalePayment& payment)
{
    return m_file->inTransaction([&]() -> Result<Sale> {
        auto known = sale(saleId);
        if (!known.ok())
            return known;
        if (known->state == kDraft)
            return take(*known, payment);
        // a repeat; what the shop has already is no longer compared, its content is gone
        const bool same = known->payment == payment || known->draft.lines.empty();
        if (same)
            return known;
        return failure<Sale>(ErrorCode::Conflict, "the sale was taken with another payment");
    });
}

Result<Sale> OrderQueue::take(const Sale& draft, const SalePayment& payment)
{
    const auto queued = stateAfter(draft.state, "queue");
    if (!queued.ok())
        return queued.error();
    const auto position = count(kPositionCounter);
    const auto counter = count(kNumberCounter);
    const auto pickup = nextPickup();
    for (const Error* fault : {position.ok() ? nullptr : &position.error(),
                               counter.ok() ? nullptr : &counter.error(),
                               pickup.ok() ? nullptr : &pickup.error()}) {
        if (fault != nullptr)
            return *fault;
    }
    const auto number =
        domain::OrderNumber::create(m_options.numberPrefix, *counter, kNumberDigits);
    if (!number.ok())
        return number.error();
    Sale taken = draft;
    taken.state = std::string(*queued);
    taken.payment = payment;
    taken.number = number->text();
    taken.pickupNumber = *pickup;
    const auto written = m_file->execute(sql::takeDraft,
                                         {taken.state,
                                          *position,
                                          SaleContent{taken.draft, payment}.encode(),
                                          taken.number,
                                          std::int64_t{taken.pickupNumber},
                                          std::int64_t{0},
                                          taken.id});
    if (!written.ok())
        return written.error();
    return taken;
}

Result<std::int64_t> OrderQueue::count(std::string_view counter)
{
    const auto last = m_file->integer(sql::readCounter, {std::string(counter)});
    if (!last.ok() && last.error().code != ErrorCode::NotFound)
        return last;
    const std::int64_t next = (last.ok() ? *last : 0) + 1;
    if (const auto set = m_file->execute(sql::setCounter, {std::string(counter), next}); !set.ok())
        return set.error();
    return next;
}

Result<int> OrderQueue::nextPickup()
{
    const auto last = m_file->integer(sql::readCounter, {std::string(kPickupCounter)});
    if (!last.ok() && last.error().code != ErrorCode::NotFound)
        return last.error();
    const std::int64_t wanted = last.ok() ? *last + 1 : m_options.pickupFirst;
    const bool inRange = wanted >= m_options.pickupFirst && wanted <= m_options.pickupLast;
    const std::int64_t next = inRange ? wanted : m_options.pickupFirst;
    if (const auto set = m_file->execute(sql::setCounter, {std::string(kPickupCounter), next});
        !set.ok())
        return set.error();
    return static_cast<int>(next);
}

Outcome OrderQueue::discard(std::string_view saleId)
{
    const auto known = sale(saleId);
    if (!known.ok())
        return known.error().code == ErrorCode::NotFound ? Outcome(Done{}) : Outcome(known.error());
    if (known->state != kDraft)
        return failure<Done>(ErrorCode::Conflict, "the sale was taken and goes to the shop");
    const auto dropped = m_file->execute(sql::dropDraft, {std::string(saleId)});
    if (dropped.ok())
        std::ignore = m_file->emptyLog(); // what is left there is overwritten by the next try
    return done(dropped);
}

Result<NextSale> OrderQueue::next()
{
    auto first = firstWaiting();
    if (!first.ok() && first.error().code == ErrorCode::NotFound)
        return NextSale{};
    if (!first.ok())
        return first.error();
    const auto wait = first->nextSendAt - m_clock.now();
    if (wait.count() > 0 && wait <= kWaitMax)
        return NextSale{.dueAt = first->nextSendAt};
    if (first->state == kQueued) {
        const auto sending = stateAfter(first->state, "send");
        if (!sending.ok())
            return sending.error();
        first->state = std::string(*sending);
    }
    ++first->sends;
    if (const auto marked = m_file->execute(sql::markSent, {first->state, first->id}); !marked.ok())
        return marked.error();
    if (first->draft.lines.empty()) { // it must not keep the others waiting
        const auto refused = reject(first->id, first->lastError);
        return refused.ok() ? next() : Result<NextSale>(refused.error());
    }
    return NextSale{.sale = std::move(first).value(), .dueAt = m_clock.now()};
}

Result<Sale> OrderQueue::firstWaiting()
{
    auto rows = m_file->query(sql::firstWaiting);
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return saleFrom(*rows);
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return failure<Sale>(ErrorCode::NotFound, "no sale waits");
}

Outcome OrderQueue::acknowledge(std::string_view saleId,
                                std::string_view orderId,
                                std::string_view orderNumber)
{
    return end(saleId, "acknowledge", orderId, orderNumber, "");
}

Outcome OrderQueue::reject(std::string_view saleId, std::string_view refusal)
{
    return end(saleId, "reject", "", "", refusal);
}

Outcome OrderQueue::end(std::string_view saleId,
                        std::string_view event,
                        std::string_view orderId,
                        std::string_view orderNumber,
                        std::string_view refusal)
{
    const auto now = m_clock.now();
    auto ended = m_file->inTransaction([&]() -> Outcome {
        const auto known = sale(saleId);
        if (!known.ok())
            return known.error();
        const auto state = stateAfter(known->state, event);
        if (!state.ok())
            return state.error();
        const bool shopHasIt = !orderId.empty();
        const auto written = m_file->execute(sql::endSale,
                                             {std::string(*state),
                                              std::string(orderId),
                                              std::string(orderNumber),
                                              std::string(refusal),
                                              millisecondsOf(now),
                                              std::int64_t{shopHasIt ? 1 : 0},
                                              std::string(saleId)});
        if (!written.ok())
            return written.error();
        return done(m_file->execute(sql::pruneSent, {millisecondsOf(now - m_options.keepSent)}));
    });
    if (ended.ok())
        std::ignore = m_file->emptyLog();
    return ended;
}

Outcome OrderQueue::retryAt(std::string_view saleId, Timestamp at, std::string_view error)
{
    return done(m_file->execute(sql::postpone,
                                {millisecondsOf(at), std::string(error), std::string(saleId)}));
}

Outcome OrderQueue::hurry()
{
    return done(m_file->execute(sql::hurryAll));
}

Result<Sale> OrderQueue::sale(std::string_view saleId)
{
    auto rows = m_file->query(sql::saleById, {std::string(saleId)});
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return saleFrom(*rows);
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return failure<Sale>(ErrorCode::NotFound, "there is no sale " + std::string(saleId));
}

Result<std::vector<Sale>> OrderQueue::drafts()
{
    return salesOf(*m_file, sql::draftSales);
}

Result<std::vector<Sale>> OrderQueue::rejected()
{
    return salesOf(*m_file, sql::rejectedSales);
}

Outcome OrderQueue::settle(std::string_view saleId)
{
    const auto settled = m_file->execute(sql::settleSale, {std::string(saleId)});
    if (settled.ok() && *settled == 0)
        return failure<Done>(ErrorCode::Conflict, "no rejected sale has this id");
    return done(settled);
}

Result<QueueStatus> OrderQueue::status()
{
    QueueStatus status{.lengthMax = m_options.lengthMax,
                       .damagedFiles = filesMovedAside(m_options.path)};
    {
        auto counts = m_file->query(sql::countStates);
        if (!counts.ok())
            return counts.error();
        if (!counts->next())
            return failure<QueueStatus>(ErrorCode::Unavailable, "the queue could not be counted");
        status.waiting = counts->integer(0);
        status.drafts = counts->integer(1);
        status.rejected = counts->integer(2);
        status.oldestAt = timestampOf(counts->integer(3));
    }
    if (const auto first = firstWaiting(); first.ok())
        status.lastError = first->lastError;
    return status;
}

} // namespace vitrine::kiosk
