#include "services/order/application/reports.hpp"
#include "services/order/storage/customer_book.hpp"

namespace vitrine::order {

Result<CustomerSales> Reports::customer(const platform::CallContext& context,
                                        const std::string& accountId)
{
    return m_database.read(context.deadline, [&](platform::Transaction& tx) {
        return Result(storage::salesTo(tx, accountId));
    });
}

} // namespace vitrine::order
