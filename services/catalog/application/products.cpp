#include "services/catalog/application/products.hpp"

#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/application/product_writer.hpp"
#include "services/catalog/storage/catalog_audit.hpp"
#include "services/catalog/storage/catalog_events.hpp"
#include "services/catalog/storage/category_store.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/uuid.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::ProductStore;
using storage::ProductWrite;

Error notFound(const std::string& what)
{
    return {.code = ErrorCode::NotFound, .message = "there is no product " + what};
}

/// What makes a repeat of a request the same request.
std::string fingerprintOf(const ProductContent& content)
{
    const std::array<ProductWrite, 1> write = {ProductWrite{.id = "", .content = content}};
    const std::string text = storage::rowsJson(write);
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return hexEncode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

/// Writes one product and its events; answers it as it is stored now. @pre lockWrites
Result<Product> writeOne(Transaction& tx,
                         const CallContext& context,
                         const Product* before,
                         ProductWrite write,
                         Timestamp now)
{
    if (const auto outcome = checkCategories(tx, write.content.fields().categoryIds); !outcome.ok())
        return outcome.error();
    const std::array<ProductWrite, 1> writes = {std::move(write)};
    if (const auto obstacles = findTaken(tx, writes); !obstacles.empty())
        return obstacles.front().error;
    ProductChanges changes;
    changes.add(before, writes.front());
    changes.write(tx, context, now);
    return std::move(*ProductStore(tx).find(writes.front().id));
}

/// The product, unless it is archived or has another version than expected. @pre lockWrites
Result<Product> findForWrite(ProductStore& store, const std::string& id, ExpectedVersion expected)
{
    auto product = store.find(id);
    if (!product || product->isArchived())
        return notFound(id);
    if (const auto outcome = checkVersion(expected, product->version); !outcome.ok())
        return outcome.error();
    return std::move(*product);
}

/// Takes what the caller may not see out of a list.
Outcome narrow(storage::ProductFilter& filter, const platform::Principal& caller)
{
    if (!seesInactive(caller))
        filter.active = true;
    if (filter.archived && !seesArchived(caller))
        return failure<Done>(ErrorCode::PermissionDenied,
                             "archived products are for those who may write the catalogue");
    return Done{};
}

} // namespace

Outcome checkVersion(ExpectedVersion expected, std::int64_t current)
{
    if (!expected || *expected == current)
        return Done{};
    return failure<Done>(ErrorCode::PreconditionFailed,
                         "it has been changed meanwhile: its version is " +
                             std::to_string(current) + ", not " + std::to_string(*expected));
}

bool seesInactive(const platform::Principal& caller)
{
    const bool isOtherService = !caller.service.empty() && caller.service != "gateway";
    return isOtherService || caller.may("catalog.write");
}

bool seesArchived(const platform::Principal& caller)
{
    const bool isOtherService = !caller.service.empty() && caller.service != "gateway";
    return !isOtherService && caller.may("catalog.write");
}

Result<Product> Products::visible(const CallContext& context, std::optional<Product> product) const
{
    if (!product || product->isArchived() ||
        (!product->fields.active && !seesInactive(context.caller)))
        return failure<Product>(ErrorCode::NotFound, "there is no such product");
    return std::move(*product);
}

Result<Product> Products::find(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Product> {
        auto product = ProductStore(tx).find(id);
        if (product && product->isArchived() && seesArchived(context.caller))
            return std::move(*product);
        return visible(context, std::move(product));
    });
}

Result<Product> Products::findBySku(const CallContext& context, const std::string& sku)
{
    const std::string key = asciiLower(trim(sku));
    return m_database.read(context.deadline, [&](Transaction& tx) {
        return visible(context, ProductStore(tx).findBySku(key));
    });
}

Result<Product> Products::findByGtin(const CallContext& context, const std::string& gtin)
{
    const auto known = domain::Gtin::create(gtin);
    if (!known.ok())
        return Error{
            .code = ErrorCode::InvalidArgument, .message = known.error().message, .field = "gtin"};
    return m_database.read(context.deadline, [&](Transaction& tx) {
        return visible(context, ProductStore(tx).findByGtin(known->text()));
    });
}

Result<ProductSelection> Products::select(const CallContext& context,
                                          const std::vector<std::string>& ids)
{
    if (ids.size() > kBatchMax)
        return failure<ProductSelection>(ErrorCode::InvalidArgument,
                                         "ids has more than " + std::to_string(kBatchMax) +
                                             " members",
                                         "/ids");
    std::vector<std::string> wanted;
    for (const std::string& text : ids) {
        const auto id = domain::Uuid::parse(text);
        if (id.ok())
            wanted.push_back(id->text());
    }
    const auto found = m_database.read(context.deadline, [&](Transaction& tx) {
        return Result<std::vector<Product>>(ProductStore(tx).findMany(wanted));
    });
    if (!found.ok())
        return found.error();

    std::unordered_map<std::string, const Product*> byId;
    for (const Product& product : *found) {
        if (!product.isArchived() && (product.fields.active || seesInactive(context.caller)))
            byId.emplace(product.id, &product);
    }
    ProductSelection selection;
    for (const std::string& id : ids) {
        const auto member = byId.find(asciiLower(id));
        if (member == byId.end())
            selection.missing.push_back(id);
        else if (member->second != nullptr)
            selection.found.push_back(
                *std::exchange(member->second, nullptr)); // once, however often it was named
    }
    return selection;
}

Result<ProductPage> Products::list(const CallContext& context,
                                   storage::ProductFilter filter,
                                   const ProductWindow& window)
{
    if (const auto outcome = narrow(filter, context.caller); !outcome.ok())
        return outcome.error();
    const std::string fingerprint = filter.fingerprintText();
    storage::ProductPlace place{.skip = window.skip};
    if (!window.after.empty()) {
        auto decoded = platform::decodeCursor(fingerprint, window.after, storage::kProductKeyParts);
        if (!decoded.ok())
            return std::move(decoded).error();
        place.after = std::move(decoded).value();
    }
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<ProductPage> {
        auto listed = storage::listProducts(tx, filter, place, window.limit + 1);
        ProductPage page;
        if (listed.size() > window.limit) {
            listed.pop_back();
            page.nextToken = platform::encodeCursor(fingerprint, listed.back().key);
        }
        for (auto& member : listed)
            page.products.push_back(std::move(member.product));
        if (window.count)
            page.total = storage::countProducts(tx, filter);
        return page;
    });
}

Result<storage::Facets> Products::facets(const CallContext& context, storage::ProductFilter filter)
{
    if (const auto outcome = narrow(filter, context.caller); !outcome.ok())
        return outcome.error();
    filter.sort = storage::ProductSort::Name; // no order counts here
    filter.descending = false;
    if (filter.stock) // that changes with each sale
        return m_database.read(context.deadline, [&](Transaction& tx) {
            return Result(storage::countFacets(tx, filter));
        });
    const std::string key = filter.fingerprintText();
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<storage::Facets> {
        // The number first: a write in between makes the counts newer than it, never older.
        const std::int64_t change = storage::CategoryStore(tx).change();
        if (const auto known = m_facets.find(change, key))
            return *known;
        auto counted = std::make_shared<const storage::Facets>(storage::countFacets(tx, filter));
        m_facets.keep(change, key, counted);
        return *counted;
    });
}

Result<PriceReport> Products::prices(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<PriceReport> {
        ProductStore store(tx);
        if (const auto product = visible(context, store.find(id)); !product.ok())
            return product.error();
        PriceReport report;
        report.changes = store.priceHistory(id);
        report.lowestRecent = lowestRecentPrice(report.changes, m_clock.now());
        return report;
    });
}

Result<Product> Products::create(const CallContext& context,
                                 ProductFields fields,
                                 const std::string& idempotencyKey)
{
    const auto content = ProductContent::create(std::move(fields));
    if (!content.ok())
        return content.error();
    ProductWrite write{.id = domain::newUuid().text(), .content = *content};
    if (!idempotencyKey.empty()) {
        write.creationKey = context.caller.accountId + ":" + idempotencyKey;
        write.creationHash = fingerprintOf(*content);
    }
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Product> {
        ProductStore store(tx);
        store.lockWrites();
        if (!write.creationKey.empty()) {
            if (const auto made = store.findCreation(write.creationKey)) {
                if (made->hash != write.creationHash)
                    return failure<Product>(ErrorCode::Unprocessable,
                                            "the Idempotency-Key was used for another product");
                return *store.find(made->productId);
            }
        }
        return writeOne(tx, context, nullptr, write, m_clock.now());
    });
}

Result<Product> Products::update(const CallContext& context,
                                 const std::string& id,
                                 ExpectedVersion expected,
                                 ProductFields fields)
{
    if (!domain::isUuid(id))
        return notFound(id);
    const auto content = ProductContent::create(std::move(fields));
    if (!content.ok())
        return content.error();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Product> {
        ProductStore store(tx);
        store.lockWrites();
        const auto before = findForWrite(store, id, expected);
        if (!before.ok() || before->fields == content->fields())
            return before;
        return writeOne(tx,
                        context,
                        &*before,
                        {.id = before->id, .content = *content, .version = before->version + 1},
                        m_clock.now());
    });
}

Outcome
Products::archive(const CallContext& context, const std::string& id, ExpectedVersion expected)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Outcome {
        ProductStore store(tx);
        store.lockWrites();
        const auto before = findForWrite(store, id, expected);
        if (!before.ok())
            return before.error();
        store.setArchived(id, true, m_clock.now());
        const auto after = store.find(id);
        platform::writeOutbox(tx, storage::productEvents(&*before, *after), context.trace);
        platform::writeAudit(tx, context, storage::productAudit(&*before, *after));
        return Done{};
    });
}

Outcome Products::purge(const CallContext& context, const std::string& id, ExpectedVersion expected)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Outcome {
        ProductStore store(tx);
        store.lockWrites();
        const auto product = store.find(id);
        if (!product)
            return notFound(id);
        if (const auto outcome = checkVersion(expected, product->version); !outcome.ok())
            return outcome.error();
        if (!product->isArchived())
            return failure<Done>(ErrorCode::Conflict,
                                 "only an archived product can be deleted for good");
        store.purge(id);
        platform::writeOutbox(tx, storage::productPurged(*product), context.trace);
        platform::writeAudit(tx, context, storage::purgeAudit(*product));
        return Done{};
    });
}

Result<Product> Products::restore(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return notFound(id);
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Product> {
        ProductStore store(tx);
        store.lockWrites();
        const auto before = store.find(id);
        if (!before)
            return notFound(id);
        if (!before->isArchived())
            return *before;
        for (const auto& [gtin, owner] : store.gtinOwners(before->fields.gtins))
            return failure<Product>(ErrorCode::Conflict,
                                    "GTIN " + gtin + " belongs to product " + owner);
        store.setArchived(id, false, m_clock.now());
        auto after = store.find(id);
        platform::writeOutbox(tx, storage::productEvents(&*before, *after), context.trace);
        platform::writeAudit(tx, context, storage::productAudit(&*before, *after));
        return std::move(*after);
    });
}

} // namespace vitrine::catalog
