#include "services/catalog/storage/product_list.hpp"

#include "services/catalog/storage/product_sql.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "vitrine/core/encoding.hpp"

#include <utility>

namespace vitrine::catalog::storage {
namespace {

/// Builds the text of one list statement; every value becomes a parameter.
class ListSql
{
public:
    ListSql(const ProductFilter& filter, const std::vector<std::string>& after, std::size_t limit);

    [[nodiscard]] pqxx::result run(platform::Transaction& tx) const
    {
        return tx.runText(m_sql, pqxx::prepare::make_dynamic_params(m_values));
    }

private:
    std::string parameter(std::string value)
    {
        m_values.push_back(std::move(value));
        return "$" + std::to_string(m_values.size());
    }
    std::string query(const ProductFilter& filter);
    std::string conditions(const ProductFilter& filter);
    std::string afterCondition(const ProductFilter& filter, const std::vector<std::string>& after);

    std::string m_sql;
    std::vector<std::string> m_values;
};

/// The ORDER BY expression and the type its cursor value is read as.
std::pair<const char*, const char*> orderOf(ProductSort sort)
{
    switch (sort) {
    case ProductSort::Price:
        return {"p.price_amount", "bigint"};
    case ProductSort::Created:
        return {"p.created_at", "timestamptz"};
    case ProductSort::Sku:
        return {"p.sku_key", "text"};
    case ProductSort::Relevance:
        return {"hit.rank", "integer"};
    case ProductSort::Name:
        break;
    }
    return {"p.name", "text"};
}

bool isDescending(const ProductFilter& filter)
{
    return filter.descending || filter.sort == ProductSort::Relevance;
}

/// The matches of a text with their rank. A whole SKU or barcode is the best match there is.
/// Otherwise words as they were typed weigh four times what guesses for misspelt ones do; ts_rank's
/// weights are those of description, specifications, brand and SKU, name.
std::string ListSql::query(const ProductFilter& filter)
{
    const std::string text = parameter(filter.text);
    const std::string skuKey = parameter(filter.textSkuKey);
    const std::string gtin = parameter(filter.textGtin);
    return "WITH q AS MATERIALIZED ("
           "SELECT catalog_query(" +
           text + ", true) AS wide, catalog_query(" + text +
           ", false) AS narrow, "
           "(SELECT g.product_id FROM product_gtin g WHERE g.gtin = " +
           gtin +
           " AND g.live) AS holder), "
           "hit AS (SELECT p.id, CASE WHEN p.sku_key = " +
           skuKey +
           " OR p.id = q.holder THEN 1000000000 "
           "ELSE (1000000 * (4 * ts_rank('{0.05, 0.2, 0.6, 1}', p.search, q.narrow) "
           "+ ts_rank('{0.05, 0.2, 0.6, 1}', p.search, q.wide)))::integer END AS rank "
           "FROM q, product p "
           "WHERE p.search @@ q.wide OR p.sku_key = " +
           skuKey + " OR p.id = q.holder) ";
}

std::string ListSql::conditions(const ProductFilter& filter)
{
    std::string sql = "p.archived_at IS NULL";
    if (filter.active)
        sql += *filter.active ? " AND p.active" : " AND NOT p.active";
    if (!filter.categoryId.empty())
        sql += " AND EXISTS (SELECT FROM category_member m WHERE m.category_id = " +
               parameter(filter.categoryId) + "::uuid AND m.product_id = p.id)";
    if (!filter.brand.empty())
        sql += " AND lower(p.brand) = lower(" + parameter(filter.brand) + ")";
    if (filter.priceMin)
        sql += " AND p.price_amount >= " + parameter(std::to_string(*filter.priceMin)) + "::bigint";
    if (filter.priceMax)
        sql += " AND p.price_amount <= " + parameter(std::to_string(*filter.priceMax)) + "::bigint";
    return sql;
}

std::string ListSql::afterCondition(const ProductFilter& filter,
                                    const std::vector<std::string>& after)
{
    if (after.empty())
        return "";
    const auto [order, type] = orderOf(filter.sort);
    return std::string(" AND (") + order + ", p.id) " + (isDescending(filter) ? "<" : ">") + " (" +
           parameter(after.at(0)) + "::" + type + ", " + parameter(after.at(1)) + "::uuid)";
}

ListSql::ListSql(const ProductFilter& filter,
                 const std::vector<std::string>& after,
                 std::size_t limit)
{
    const bool searches = !filter.text.empty();
    const char* const direction = isDescending(filter) ? " DESC" : "";
    if (searches)
        m_sql = query(filter);
    m_sql += "SELECT " + std::string(sql::kColumns);
    m_sql +=
        searches ? ", hit.rank FROM hit JOIN product p USING (id)" : ", 0 AS rank FROM product p";
    m_sql += " WHERE " + conditions(filter) + afterCondition(filter, after);
    m_sql +=
        std::string(" ORDER BY ") + orderOf(filter.sort).first + direction + ", p.id" + direction;
    m_sql += " LIMIT " + parameter(std::to_string(limit)) + "::bigint";
}

std::string keyOf(const Product& product, const std::string& rank, ProductSort sort)
{
    switch (sort) {
    case ProductSort::Price:
        return std::to_string(product.fields.price.amount());
    case ProductSort::Created:
        return formatTimestamp(product.createdAt);
    case ProductSort::Sku:
        return asciiLower(product.fields.sku);
    case ProductSort::Relevance:
        return rank;
    case ProductSort::Name:
        break;
    }
    return product.fields.name;
}

} // namespace

std::string ProductFilter::fingerprintText() const
{
    std::string result = "products";
    const auto add = [&](const std::string& value) { result += '\x1f' + value; };
    add(text);
    add(categoryId);
    add(brand);
    add(active ? (*active ? "active" : "inactive") : "any");
    add(priceMin ? std::to_string(*priceMin) : "");
    add(priceMax ? std::to_string(*priceMax) : "");
    add(std::to_string(static_cast<int>(sort)));
    add(descending ? "desc" : "asc");
    return result;
}

std::vector<ListedProduct> listProducts(platform::Transaction& tx,
                                        const ProductFilter& filter,
                                        const std::vector<std::string>& after,
                                        std::size_t limit)
{
    std::vector<ListedProduct> listed;
    for (const pqxx::row& row : ListSql(filter, after, limit).run(tx)) {
        Product product = productOf(row);
        auto key = keyOf(product, row["rank"].c_str(), filter.sort);
        auto id = product.id;
        listed.push_back({std::move(product), {std::move(key), std::move(id)}});
    }
    return listed;
}

} // namespace vitrine::catalog::storage
