#include "services/catalog/storage/product_list.hpp"

#include "services/catalog/storage/product_sql.hpp"
#include "services/catalog/storage/product_store.hpp"

#include <utility>

namespace vitrine::catalog::storage {
namespace {

/// Builds the text of a statement about the products of a filter; every value becomes a parameter.
class ListSql
{
public:
    explicit ListSql(const ProductFilter& filter)
        : m_filter(filter)
    {
        if (!filter.text.empty())
            m_with = query(filter);
        m_from = filter.text.empty() ? "product p" : "hit JOIN product p USING (id)";
        m_where = conditions(filter);
    }

    /// A page. Its rows are found first, by what an index holds, and only then read whole.
    [[nodiscard]] pqxx::result
    page(platform::Transaction& tx, const ProductPlace& place, std::size_t limit);
    [[nodiscard]] pqxx::result count(platform::Transaction& tx) const;
    [[nodiscard]] pqxx::result facets(platform::Transaction& tx) const;

private:
    std::string parameter(std::string value)
    {
        m_values.push_back(std::move(value));
        return "$" + std::to_string(m_values.size());
    }
    std::string query(const ProductFilter& filter);
    std::string conditions(const ProductFilter& filter);
    std::string afterCondition(const std::vector<std::string>& after);
    [[nodiscard]] pqxx::result run(platform::Transaction& tx, const std::string& sql) const
    {
        return tx.runText(sql, pqxx::prepare::make_dynamic_params(m_values));
    }

    const ProductFilter& m_filter;
    std::string m_with; ///< Ends in a blank, or is "".
    std::string m_from;
    std::string m_where;
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
    case ProductSort::Updated:
        return {"p.updated_at", "timestamptz"};
    case ProductSort::Sku:
        return {"p.sku_key", "text"};
    case ProductSort::Brand:
        return {"p.brand_key", "text"};
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
           "ELSE (1000000 * (CASE WHEN q.wide = q.narrow "
           "THEN 5 * ts_rank('{0.05, 0.2, 0.6, 1}', p.search, q.wide) "
           "ELSE 4 * ts_rank('{0.05, 0.2, 0.6, 1}', p.search, q.narrow) "
           "+ ts_rank('{0.05, 0.2, 0.6, 1}', p.search, q.wide) END))::integer END AS rank "
           "FROM q, product p "
           "WHERE p.search @@ q.wide OR p.sku_key = " +
           skuKey + " OR p.id = q.holder) ";
}

std::string stockCondition(StockState state)
{
    const std::string there = "EXISTS (SELECT FROM product_stock s WHERE s.product_id = p.id AND "
                              "s.available > 0";
    switch (state) {
    case StockState::In:
        return " AND " + there + ")";
    case StockState::Low:
        return " AND " + there + " AND s.low)";
    case StockState::Out:
        break;
    }
    return " AND NOT " + there + ")";
}

std::string ListSql::conditions(const ProductFilter& filter)
{
    std::string sql = filter.archived ? "p.archived_at IS NOT NULL" : "p.archived_at IS NULL";
    if (filter.active)
        sql += *filter.active ? " AND p.active" : " AND NOT p.active";
    if (!filter.categoryId.empty())
        sql += " AND EXISTS (SELECT FROM category_member m WHERE m.category_id = " +
               parameter(filter.categoryId) + "::uuid AND m.product_id = p.id)";
    if (!filter.brand.empty())
        sql += " AND p.brand_key = lower(" + parameter(filter.brand) + ")";
    if (!filter.taxCategory.empty())
        sql += " AND p.tax_category = " + parameter(filter.taxCategory);
    if (filter.stock)
        sql += stockCondition(*filter.stock);
    if (filter.priceMin)
        sql += " AND p.price_amount >= " + parameter(std::to_string(*filter.priceMin)) + "::bigint";
    if (filter.priceMax)
        sql += " AND p.price_amount <= " + parameter(std::to_string(*filter.priceMax)) + "::bigint";
    return sql;
}

std::string ListSql::afterCondition(const std::vector<std::string>& after)
{
    if (after.empty())
        return "";
    const auto [order, type] = orderOf(m_filter.sort);
    return std::string(" AND (") + order + ", p.id) " + (isDescending(m_filter) ? "<" : ">") +
           " (" + parameter(after.at(0)) + "::" + type + ", " + parameter(after.at(1)) + "::uuid)";
}

pqxx::result ListSql::page(platform::Transaction& tx, const ProductPlace& place, std::size_t limit)
{
    const std::string direction = isDescending(m_filter) ? " DESC" : "";
    const std::string order = orderOf(m_filter.sort).first;
    std::string found = "SELECT p.id AS found_id, " + order + " AS key FROM " + m_from + " WHERE " +
                        m_where + afterCondition(place.after) + " ORDER BY " + order + direction +
                        ", p.id" + direction + " LIMIT " + parameter(std::to_string(limit)) +
                        "::bigint";
    if (place.skip > 0)
        found += " OFFSET " + parameter(std::to_string(place.skip)) + "::bigint";
    return run(tx,
               m_with + "SELECT " + sql::kColumns + ", found.key::text AS key FROM (" + found +
                   ") AS found JOIN product p ON p.id = found.found_id ORDER BY found.key" +
                   direction + ", p.id" + direction);
}

pqxx::result ListSql::count(platform::Transaction& tx) const
{
    return run(tx, m_with + "SELECT count(*) FROM " + m_from + " WHERE " + m_where);
}

pqxx::result ListSql::facets(platform::Transaction& tx) const
{
    const std::string some =
        " ORDER BY products DESC, value LIMIT " + std::to_string(kFacetValuesMax);
    const std::string with = m_with.empty() ? "WITH " : m_with + ", ";
    return run(
        tx,
        with + "chosen AS MATERIALIZED (SELECT p.id, p.brand, p.brand_key, p.tax_category FROM " +
            m_from + " WHERE " + m_where +
            ") "
            "SELECT 'total' AS facet, '' AS value, count(*) AS products FROM chosen "
            "UNION ALL (SELECT 'brand', min(brand COLLATE \"C\") AS value, count(*) AS products "
            "FROM chosen "
            "WHERE brand_key <> '' GROUP BY brand_key" +
            some +
            ") UNION ALL (SELECT 'tax', tax_category AS value, count(*) AS products FROM chosen "
            "GROUP BY tax_category" +
            some +
            ") UNION ALL (SELECT 'category', m.category_id::text AS value, count(*) AS products "
            "FROM chosen JOIN category_member m ON m.product_id = chosen.id "
            "GROUP BY m.category_id ORDER BY products DESC, value)");
}

} // namespace

std::string ProductFilter::fingerprintText() const
{
    std::string result = "products";
    const auto add = [&](const std::string& value) { result += '\x1f' + value; };
    add(text);
    add(categoryId);
    add(brand);
    add(taxCategory);
    add(stock ? std::to_string(static_cast<int>(*stock)) : "");
    add(active ? (*active ? "active" : "inactive") : "any");
    add(archived ? "archived" : "");
    add(priceMin ? std::to_string(*priceMin) : "");
    add(priceMax ? std::to_string(*priceMax) : "");
    add(std::to_string(static_cast<int>(sort)));
    add(descending ? "desc" : "asc");
    return result;
}

std::vector<ListedProduct> listProducts(platform::Transaction& tx,
                                        const ProductFilter& filter,
                                        const ProductPlace& place,
                                        std::size_t limit)
{
    std::vector<ListedProduct> listed;
    for (const pqxx::row& row : ListSql(filter).page(tx, place, limit)) {
        Product product = productOf(row);
        auto id = product.id;
        listed.push_back({std::move(product), {row["key"].c_str(), std::move(id)}});
    }
    return listed;
}

std::int64_t countProducts(platform::Transaction& tx, const ProductFilter& filter)
{
    return ListSql(filter).count(tx).front()[0].as<std::int64_t>();
}

Facets countFacets(platform::Transaction& tx, const ProductFilter& filter)
{
    Facets facets;
    for (const pqxx::row& row : ListSql(filter).facets(tx)) {
        const std::string_view facet = row["facet"].c_str();
        const auto products = row["products"].as<std::int64_t>();
        if (facet == "total")
            facets.total = products;
        else
            (facet == "brand"      ? facets.brands
             : facet == "category" ? facets.categories
                                   : facets.taxCategories)
                .emplace_back(row["value"].c_str(), products);
    }
    return facets;
}

} // namespace vitrine::catalog::storage
