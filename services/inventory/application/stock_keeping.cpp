#include "services/inventory/application/stock_keeping.hpp"

#include "services/inventory/application/actor.hpp"
#include "services/inventory/application/stock_audit.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/storage/stock_listing.hpp"
#include "services/inventory/storage/stock_store.hpp"
#include "vitrine/domain/stock_rules.hpp"

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

Result<Decision> decide(Transaction& tx, const CallContext& context, const StockChange& change)
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
    if (level.ok()) {
        platform::writeAudit(tx, context, auditRecord(change, present.level, *level));
        return Decision{.changed = {store.apply(change, present, *level), false},
                        .refusal = std::nullopt};
    }
    if (level.error().code != ErrorCode::Conflict)
        return level.error();
    store.recordRefusal(change, present);
    return Decision{.changed = {present, false}, .refusal = level.error()};
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

Result<Listed<ProductStock, StockPlace>> StockKeeping::list(const CallContext& context,
                                                            const StockFilter& filter,
                                                            const StockPlace& place,
                                                            Window window)
{
    using Page = Listed<ProductStock, StockPlace>;
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Page> {
        auto rows = storage::listStock(
            tx, filter, m_lowThreshold, place, window.limit + 1); // one more tells of more
        Page page;
        if (rows.size() > static_cast<std::size_t>(window.limit)) {
            rows.resize(static_cast<std::size_t>(window.limit));
            page.next = {.key = rows.back().key, .productId = rows.back().stock.productId};
        }
        for (auto& row : rows)
            page.items.push_back(std::move(row.stock));
        if (window.count)
            page.total = storage::countStock(tx, filter, m_lowThreshold);
        return page;
    });
}

Result<Listed<Movement, LedgerPlace>> StockKeeping::ledger(const CallContext& context,
                                                           std::string_view productId,
                                                           const LedgerPlace& place,
                                                           Window window)
{
    using Page = Listed<Movement, LedgerPlace>;
    const auto product = canonicalId(productId, "productId");
    if (!product.ok())
        return product.error();
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Page> {
        StockStore store(tx);
        Page page{.items = store.ledger(*product, place, window.limit + 1)};
        if (page.items.size() > static_cast<std::size_t>(window.limit)) {
            page.items.resize(static_cast<std::size_t>(window.limit));
            page.next = {.before = page.items.back().number};
        }
        if (window.count)
            page.total = store.countMovements(*product);
        return page;
    });
}

bool StockKeeping::isLow(const StockLevel& level) const
{
    return domain::isLowStock(level.available(), level.safetyStock, m_lowThreshold);
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

    const auto body = [&](Transaction& tx) { return decide(tx, context, change); };
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
