#include "services/catalog/application/stock_follower.hpp"

#include "services/catalog/storage/stock_copy.hpp"

namespace vitrine::catalog {

using platform::Transaction;
using storage::StockCopy;

Result<bool> StockFollower::takeOne(Deadline deadline)
{
    const auto place = m_database.read(
        deadline, [](Transaction& tx) { return Result<std::string>(StockCopy(tx).place()); });
    if (!place.ok())
        return place.error();
    const auto news = m_source.news(*place, deadline);
    const bool isLost = !news.ok() && news.error().code == ErrorCode::NotFound && !place->empty();
    if (!news.ok() && !isLost)
        return news.error();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<bool> {
        StockCopy copy(tx);
        if (isLost) { // inventory does not know the place: it was restored from a backup
            copy.restart(*place);
            return true;
        }
        const bool isTaken = copy.take(*place, *news);
        return isTaken && news->more;
    });
}

Outcome StockFollower::follow(Deadline deadline)
{
    while (!deadline.expired()) {
        const auto more = takeOne(deadline);
        if (!more.ok())
            return more.error();
        if (!*more)
            break;
    }
    return Done{};
}

} // namespace vitrine::catalog
