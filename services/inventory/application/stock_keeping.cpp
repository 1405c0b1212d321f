#include "services/inventory/application/stock_keeping.hpp"

#include "services/inventory/application/actor.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/storage/stock_store.hpp"

namespace vitrine::inventory {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::StockStore;

/// What a change came to. A refusal is an answer like any other here: it is recorded, so it must
/// not roll back.
struct Decision
{
    StockKeeping::Changed changed;
    std::optional<Error> refusal;
};

Result<StockLevel> levelAfter(const StockChange& change, const StockLevel& level)
{
    return change.kind == StockChange::Kind::Adjust
               ? adjusted(level, change.units)
               : counted(level, change.units, change.safetyStock);
}

/// The first answer again.
Result<Decision> replay(const StockChange& change, const StockStore::Recorded& recorded)
{
    if (!recorded.sameContent)
        return failure<Decision>(ErrorCode::Unprocessable,
                                 "this operation id was used for something else",
                                 "/operationId");
    Decision decision{.changed = {*recorded.stock, true}, .refusal = std::nullopt};
    if (recorded.wasRefused)
        decision.refusal = levelAfter(change, recorded.stock->level).error();
    return decision;
}

Result<Decision> decide(Transaction& tx, const StockChange& change)
{
    StockStore store(tx);
    if (const auto recorded = store.lockOperation(change))
        return replay(change, *recorded);
    const ProductStock present = store.lock(change.productId);
    if (change.baseVersion && *change.baseVersion != present.version)
        return failure<Decision>(ErrorCode::PreconditionFailed,
                                 "the stock is at version " + std::to_string(present.version) +
                                     ", not " + std::to_string(*change.baseVersion));
    const auto level = levelAfter(change, present.level);
    if (level.ok())
        return Decision{.changed = {store.apply(change, present, *level), false},
                        .refusal = std::nullopt};
    if (level.error().code != ErrorCode::Conflict)
        return level.error();
    store.recordRefusal(change, present);
    return Decision{.changed = {present, false}, .refusal = level.error()};
}

/// Cuts the row that only shows that there is more.
template <typename Key, typename T, typename KeyOf>
Listed<T, Key> pageOf(std::vector<T> rows, int limit, const KeyOf& keyOf)
{
    Listed<T, Key> page{std::move(rows), std::nullopt};
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.resize(static_cast<std::size_t>(limit));
        page.next = keyOf(page.items.back());
    }
    return page;
}

} // namespace

Result<ProductStock> StockKeeping::find(const CallContext& context, std::string_view productId)
{
    const auto product = canonicalId(productId, "productId");
    if (!product.ok())
        return product.error();
    return m_database.read(context.deadline, [&](Transaction& tx) {
        return Result<ProductStock>(StockStore(tx).find(*product));
    });
}

Result<Listed<ProductStock, std::string>>
StockKeeping::list(const CallContext& context, bool lowOnly, const std::string& after, int limit)
{
    const storage::StockListQuery query{.lowOnly = lowOnly,
                                        .lowThreshold = m_lowThreshold,
                                        .afterProductId = after,
                                        .limit = limit + 1};
    auto rows = m_database.read(context.deadline, [&](Transaction& tx) {
        return Result<std::vector<ProductStock>>(StockStore(tx).list(query));
    });
    if (!rows.ok())
        return rows.error();
    return pageOf<std::string>(
        std::move(rows).value(), limit, [](const ProductStock& stock) { return stock.productId; });
}

Result<Listed<Movement, std::int64_t>> StockKeeping::ledger(const CallContext& context,
                                                            std::string_view productId,
                                                            std::optional<std::int64_t> before,
                                                            int limit)
{
    const auto product = canonicalId(productId, "productId");
    if (!product.ok())
        return product.error();
    auto rows = m_database.read(context.deadline, [&](Transaction& tx) {
        return Result<std::vector<Movement>>(StockStore(tx).ledger(*product, before, limit + 1));
    });
    if (!rows.ok())
        return rows.error();
    return pageOf<std::int64_t>(
        std::move(rows).value(), limit, [](const Movement& movement) { return movement.number; });
}

Result<StockKeeping::Changed> StockKeeping::change(const CallContext& context, StockChange change)
{
    auto operation = canonicalId(change.operationId, "/operationId");
    if (!operation.ok())
        return operation.error();
    auto product = canonicalId(change.productId, "productId");
    if (!product.ok())
        return product.error();
    change.operationId = std::move(operation).value();
    change.productId = std::move(product).value();
    change.actor = actorOf(context);

    const auto body = [&](Transaction& tx) { return decide(tx, change); };
    auto decision = m_database.inTransaction(context.deadline, body);
    if (!decision.ok() && platform::isOutcomeUnknown(decision.error()))
        decision = m_database.inTransaction(context.deadline, body); // its operation id tells
    if (!decision.ok())
        return decision.error();
    if (decision->refusal)
        return *decision->refusal;
    return std::move(decision->changed);
}

} // namespace vitrine::inventory
