#include "services/catalog/storage/product_store.hpp"

#include "services/catalog/storage/category_store.hpp"
#include "services/catalog/storage/product_sql.hpp"
#include "services/platform/database/sql_array.hpp"

#include <algorithm>

namespace vitrine::catalog::storage {
namespace {

/// The members of a list of plain ids or digits.
std::vector<std::string> splitPlain(std::string_view text)
{
    std::vector<std::string> members;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        members.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return members;
}

Timestamp timeOf(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<std::int64_t>()));
}

domain::Money moneyOf(const pqxx::field& amount, const pqxx::field& currency)
{
    // Only codes that were checked are ever stored; a currency that ISO withdrew since reads as
    // none.
    const auto known = domain::Currency::create(currency.c_str());
    return {amount.as<std::int64_t>(), known.ok() ? *known : domain::Currency()};
}

std::optional<Product> firstOf(const pqxx::result& rows)
{
    return rows.empty() ? std::nullopt : std::optional(productOf(rows.front()));
}

std::vector<Product> allOf(const pqxx::result& rows)
{
    std::vector<Product> products;
    products.reserve(rows.size());
    for (const pqxx::row& row : rows)
        products.push_back(productOf(row));
    return products;
}

std::map<std::string, std::string> ownersOf(const pqxx::result& rows)
{
    std::map<std::string, std::string> owners;
    for (const pqxx::row& row : rows)
        owners.emplace(row[0].c_str(), row[1].c_str());
    return owners;
}

} // namespace

Product productOf(const pqxx::row& row)
{
    Product product;
    product.id = row["id"].c_str();
    ProductFields& fields = product.fields;
    fields.sku = row["sku"].c_str();
    fields.gtins = splitPlain(row["gtins"].c_str());
    fields.name = row["name"].c_str();
    fields.brand = row["brand"].c_str();
    fields.description = row["description"].c_str();
    fields.price = moneyOf(row["price_amount"], row["price_currency"]);
    fields.taxCategory = row["tax_category"].c_str();
    fields.specifications = readSpecifications(row["specifications"].c_str());
    fields.metadata = readMetadata(row["metadata"].c_str());
    fields.categoryIds = splitPlain(row["category_ids"].c_str());
    fields.active = row["active"].as<bool>();
    if (!row["images"].is_null())
        product.images = readImages(row["images"].c_str());
    product.withdrawn = row["withdrawn"].as<bool>();
    if (!row["archived_ms"].is_null())
        product.archivedAt = timeOf(row["archived_ms"]);
    product.version = row["version"].as<std::int64_t>();
    product.createdAt = timeOf(row["created_ms"]);
    product.updatedAt = timeOf(row["updated_ms"]);
    return product;
}

std::optional<Product> ProductStore::find(const std::string& id)
{
    return firstOf(m_tx.run(sql::kFind, id));
}

std::optional<Product> ProductStore::findBySku(const std::string& skuKey)
{
    return firstOf(m_tx.run(sql::kFindBySku, skuKey));
}

std::optional<Product> ProductStore::findByGtin(const std::string& gtin)
{
    return firstOf(m_tx.run(sql::kFindByGtin, gtin));
}

std::vector<Product> ProductStore::findMany(std::span<const std::string> ids)
{
    return allOf(m_tx.run(sql::kFindMany, platform::sqlArray(ids)));
}

std::vector<Product> ProductStore::findManyBySku(std::span<const std::string> skuKeys)
{
    return allOf(m_tx.run(sql::kFindManyBySku, platform::sqlArray(skuKeys)));
}

std::map<std::string, std::string> ProductStore::skuOwners(std::span<const std::string> skuKeys)
{
    return ownersOf(m_tx.run(sql::kSkuOwners, platform::sqlArray(skuKeys)));
}

std::map<std::string, std::string> ProductStore::gtinOwners(std::span<const std::string> gtins)
{
    return ownersOf(m_tx.run(sql::kGtinOwners, platform::sqlArray(gtins)));
}

std::optional<ProductStore::Creation> ProductStore::findCreation(const std::string& creationKey)
{
    const auto rows = m_tx.run(sql::kFindByCreation, creationKey);
    if (rows.empty())
        return std::nullopt;
    return Creation{rows.front()["id"].c_str(), rows.front()["creation_hash"].c_str()};
}

void ProductStore::lockWrites()
{
    m_tx.run(sql::kLockWrites);
}

void ProductStore::write(std::span<const ProductWrite> products, Timestamp now)
{
    if (products.empty())
        return;
    const std::string rows = rowsJson(products);
    const std::string at = formatTimestamp(now);
    std::vector<std::string> ids;
    for (const ProductWrite& product : products)
        ids.push_back(product.id);

    CategoryStore categories(m_tx);
    categories.countOut(ids);
    m_tx.run(sql::kWrite, rows, at);
    m_tx.run(sql::kKeepSkus, rows, at);
    m_tx.run(sql::kDropGtins, rows);
    m_tx.run(sql::kAddGtins, rows);
    m_tx.run(sql::kDropCategories, rows);
    m_tx.run(sql::kAddCategories, rows);
    categories.rebuildMembers(ids);
    categories.countIn(ids);
    m_tx.run(sql::kKeepPrices, rows, at);
    m_tx.run(sql::kKeepWords, platform::sqlArray(ids));
}

void ProductStore::setArchived(const std::string& id, bool archived, Timestamp now)
{
    CategoryStore categories(m_tx);
    categories.countOut(std::span(&id, 1));
    m_tx.run(sql::kArchive, id, archived, formatTimestamp(now));
    m_tx.run(sql::kSetGtinsLive, id, !archived);
    categories.countIn(std::span(&id, 1));
}

void ProductStore::purge(const std::string& id)
{
    CategoryStore(m_tx).countOut(std::span(&id, 1));
    m_tx.run(sql::kPurge, id);
}

void ProductStore::setImages(const std::string& id,
                             std::span<const ProductImage> images,
                             Timestamp now)
{
    m_tx.run(sql::kDropImages, id);
    m_tx.run(sql::kAddImages, id, imagesJson(images));
    m_tx.run(sql::kTouch, id, formatTimestamp(now));
}

std::vector<PriceChange> ProductStore::priceHistory(const std::string& id)
{
    std::vector<PriceChange> history;
    for (const pqxx::row& row : m_tx.run(sql::kPriceHistory, id))
        history.push_back({timeOf(row["since_ms"]), moneyOf(row["amount"], row["currency"])});
    std::reverse(history.begin(), history.end());
    return history;
}

} // namespace vitrine::catalog::storage
