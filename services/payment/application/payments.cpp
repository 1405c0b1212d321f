#include "services/payment/application/payments.hpp"

#include "services/payment/storage/payment_store.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::payment {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::PaymentStore;

Error notFound()
{
    return {.code = ErrorCode::NotFound, .message = "there is no such payment"};
}

bool seesAll(const CallContext& context)
{
    return context.caller.may("payments.read-all");
}

/// What selects the rows of a list.
std::string listTextOf(const std::string& accountId, const PaymentQuery& query)
{
    std::string text = "payments\x1f" + accountId + "\x1f" + query.orderId + "\x1f" + query.status;
    for (const auto& time : {query.from, query.to})
        text += "\x1f" + (time ? formatTimestamp(*time) : std::string());
    return text;
}

/// The id before which a page begins, "" for the first page.
Result<std::string> placeOf(const std::string& listText, const std::string& after)
{
    if (after.empty())
        return std::string();
    const auto key = platform::decodeCursor(listText, after, 1);
    if (!key.ok())
        return key.error();
    if (!domain::isUuid(key->front()))
        return failure<std::string>(
            ErrorCode::InvalidArgument, "after is not a token of this list", "after");
    return key->front();
}

} // namespace

Result<Payment> Payments::find(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return notFound();
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Payment> {
        auto payment = PaymentStore(tx).find(id);
        if (!payment || (!seesAll(context) && payment->accountId != context.caller.accountId))
            return notFound();
        return std::move(*payment);
    });
}

Result<PaymentPage> Payments::list(const CallContext& context, const PaymentQuery& query)
{
    const std::string accountId = seesAll(context) ? std::string() : context.caller.accountId;
    if (!seesAll(context) && accountId.empty())
        return PaymentPage();
    if (!query.status.empty() && !isPaymentStatus(query.status))
        return failure<PaymentPage>(
            ErrorCode::InvalidArgument, "there is no such payment status", "status");
    const std::string listText = listTextOf(accountId, query);
    const auto before = placeOf(listText, query.after);
    if (!before.ok())
        return before.error();
    const PaymentStore::Filter filter{.accountId = accountId,
                                      .orderId = query.orderId,
                                      .status = query.status,
                                      .from = query.from,
                                      .to = query.to};
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<PaymentPage> {
        PaymentStore store(tx);
        PaymentPage page{.payments = store.list(filter, *before, query.skip, query.limit + 1),
                         .nextToken = {}};
        if (page.payments.size() > query.limit) {
            page.payments.pop_back();
            page.nextToken = platform::encodeCursor(listText, {page.payments.back().id});
        }
        if (query.count)
            page.total = store.count(filter);
        return page;
    });
}

} // namespace vitrine::payment
