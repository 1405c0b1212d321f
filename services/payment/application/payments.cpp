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

Result<PaymentPage> Payments::list(const CallContext& context,
                                   const std::string& orderId,
                                   const std::string& after,
                                   std::size_t limit)
{
    const std::string accountId = seesAll(context) ? std::string() : context.caller.accountId;
    if (!seesAll(context) && accountId.empty())
        return PaymentPage();
    const std::string listText = "payments\x1f" + accountId + "\x1f" + orderId;
    std::string before;
    if (!after.empty()) {
        const auto key = platform::decodeCursor(listText, after, 1);
        if (!key.ok())
            return key.error();
        if (!domain::isUuid(key->front()))
            return failure<PaymentPage>(
                ErrorCode::InvalidArgument, "after is not a token of this list", "after");
        before = key->front();
    }
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<PaymentPage> {
        PaymentPage page{.payments = PaymentStore(tx).list(accountId, orderId, before, limit + 1),
                         .nextToken = {}};
        if (page.payments.size() > limit) {
            page.payments.pop_back();
            page.nextToken = platform::encodeCursor(listText, {page.payments.back().id});
        }
        return page;
    });
}

} // namespace vitrine::payment
