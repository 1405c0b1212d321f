#include "storefront-kiosk/local/catalog_writer.hpp"

#include "storefront-kiosk/local/local_sql.hpp"
#include "storefront-kiosk/local/search_text.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr const char* kItemMember = "plu";

std::string otherWords(const wire::Product& product)
{
    std::string words = product.description;
    for (const auto& specification : product.specifications)
        words += ' ' + specification.name + ' ' + specification.value;
    for (const auto& gtin : product.gtins)
        words += ' ' + gtin;
    return foldForSearch(words);
}

Outcome checkProduct(const wire::Product& product)
{
    if (!domain::isUuid(product.id))
        return failure<Done>(ErrorCode::InvalidArgument, "a product has no id", "/products/id");
    if (product.price.amount() < 0 || product.price.currency() == domain::Currency())
        return failure<Done>(ErrorCode::InvalidArgument,
                             "product " + product.id + " has no price",
                             "/products/price");
    return Done{};
}

} // namespace

std::string itemKey(std::string_view item)
{
    const auto first = std::min(item.find_first_not_of('0'), item.empty() ? 0 : item.size() - 1);
    return std::string(item.substr(first));
}

Outcome CatalogWriter::putProduct(const wire::Product& product, std::int64_t generation)
{
    if (const auto whole = checkProduct(product); !whole.ok())
        return whole;
    const auto written = run(sql::addProduct,
                             {product.id,
                              asciiLower(product.sku),
                              product.name,
                              foldForSearch(product.name),
                              product.brand,
                              product.price.amount(),
                              std::string(product.price.currency().code()),
                              product.taxCategory,
                              product.images.empty() ? std::string() : product.images.front().hash,
                              product.createdAt,
                              wire::encode(product),
                              generation});
    if (!written.ok())
        return written;
    const auto row = m_file.integer(sql::productRow, {product.id});
    if (!row.ok())
        return row.error();
    if (auto dropped = dropBelongings(*row); !dropped.ok())
        return dropped;
    if (auto put = putCodes(product, *row); !put.ok())
        return put;
    return putWords(product, *row);
}

Outcome CatalogWriter::putCodes(const wire::Product& product, std::int64_t row)
{
    for (const auto& text : product.gtins) {
        const auto gtin = domain::Gtin::create(text);
        if (!gtin.ok()) // nobody can scan it
            continue;
        if (auto put = run(sql::addCode, {std::string("gtin"), gtin->text(), row}); !put.ok())
            return put;
    }
    const auto item = product.metadata.find(kItemMember);
    if (item != product.metadata.end() && !item->second.empty()) {
        if (auto put = run(sql::addCode, {std::string("item"), itemKey(item->second), row});
            !put.ok())
            return put;
    }
    for (const auto& category : product.categoryIds) {
        if (auto put = run(sql::addToCategory, {category, row}); !put.ok())
            return put;
    }
    return Done{};
}

Outcome CatalogWriter::putWords(const wire::Product& product, std::int64_t row)
{
    return run(sql::addWords,
               {row,
                foldForSearch(product.name),
                foldForSearch(product.brand),
                foldForSearch(product.sku),
                otherWords(product)});
}

Outcome CatalogWriter::dropBelongings(std::int64_t row)
{
    for (const char* statement : {sql::dropWords, sql::dropCodes, sql::dropFromCategories}) {
        if (auto dropped = run(statement, {row}); !dropped.ok())
            return dropped;
    }
    return Done{};
}

Outcome CatalogWriter::dropProduct(const std::string& id)
{
    const auto row = m_file.integer(sql::productRow, {id});
    if (!row.ok())
        return row.error().code == ErrorCode::NotFound ? Outcome(Done{}) : Outcome(row.error());
    if (auto dropped = dropBelongings(*row); !dropped.ok())
        return dropped;
    if (auto dropped = run(sql::dropStock, {id}); !dropped.ok())
        return dropped;
    return run(sql::dropProduct, {*row});
}

Outcome CatalogWriter::dropBefore(std::int64_t generation)
{
    for (;;) {
        std::vector<std::string> ids;
        {
            auto rows = m_file.query(sql::productsBefore, {generation});
            if (!rows.ok())
                return rows.error();
            while (rows->next())
                ids.push_back(rows->text(0));
            if (auto read = rows->outcome(); !read.ok())
                return read;
        }
        if (ids.empty())
            return Done{};
        for (const auto& id : ids) {
            if (auto dropped = dropProduct(id); !dropped.ok())
                return dropped;
        }
    }
}

Outcome CatalogWriter::putCategories(const std::vector<wire::Category>& categories)
{
    if (auto dropped = run(sql::dropCategories, {}); !dropped.ok())
        return dropped;
    for (const auto& category : categories) {
        auto put =
            run(sql::addCategory,
                {category.id, category.name, category.parentId, std::int64_t{category.position}});
        if (!put.ok())
            return put;
    }
    return Done{};
}

Outcome CatalogWriter::putStock(const StockFigure& figure)
{
    return run(sql::setStock,
               {figure.productId,
                std::max<std::int64_t>(figure.available, 0),
                std::int64_t{figure.asOf.time_since_epoch().count()}});
}

Outcome CatalogWriter::run(std::string_view sql, const std::vector<SqlValue>& values)
{
    const auto ran = m_file.execute(sql, values);
    return ran.ok() ? Outcome(Done{}) : Outcome(ran.error());
}

} // namespace vitrine::kiosk
