#include "storefront-kiosk/local/shelf_statement.hpp"

#include <string_view>
#include <utility>

namespace vitrine::kiosk {
namespace {

/// A WHERE clause that grows, with its values.
class Filter
{
public:
    void add(std::string_view condition, std::vector<SqlValue> values = {})
    {
        m_text += m_text.empty() ? " WHERE " : " AND ";
        m_text += condition;
        for (auto& value : values)
            m_values.push_back(std::move(value));
    }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const std::vector<SqlValue>& values() const { return m_values; }

private:
    std::string m_text;
    std::vector<SqlValue> m_values;
};

constexpr const char* kFrom = R"(
      FROM product p
      LEFT JOIN stock s ON s.product_id = p.id)";
constexpr const char* kInCategory = R"(p.row IN (
        WITH RECURSIVE below (id) AS (
            SELECT ? UNION SELECT k.id FROM category k JOIN below b ON k.parent_id = b.id)
        SELECT m.row FROM product_category m JOIN below b ON m.category_id = b.id))";
// columns: name, brand, sku, other
constexpr const char* kRanked = R"(
      JOIN (SELECT rowid AS found, bm25(product_words, 10.0, 6.0, 8.0, 1.0) AS rank
              FROM product_words
             WHERE product_words MATCH ?) w ON w.found = p.row)";
constexpr const char* kExactFirst =
    "(p.row IN (SELECT rowid FROM product_words WHERE product_words MATCH ?)) DESC, w.rank, p.row";

Filter filterOf(const ShelfQuery& query, const std::string& productId, Leaving leaving)
{
    Filter filter;
    if (!productId.empty())
        filter.add("p.id = ?", {productId});
    if (!query.categoryId.empty() && leaving != Leaving::Category)
        filter.add(kInCategory, {query.categoryId});
    if (!query.brands.empty() && leaving != Leaving::Brands) {
        std::string marks;
        std::vector<SqlValue> values;
        for (const auto& brand : query.brands) {
            marks += marks.empty() ? "?" : ", ?";
            values.emplace_back(brand);
        }
        filter.add("p.brand IN (" + marks + ")", std::move(values));
    }
    if (query.priceMin && leaving != Leaving::Price)
        filter.add("p.price >= ?", {*query.priceMin});
    if (query.priceMax && leaving != Leaving::Price)
        filter.add("p.price <= ?", {*query.priceMax});
    if (query.inStockOnly)
        filter.add("(s.available IS NULL OR s.available > 0)");
    return filter;
}

} // namespace

ShelfStatement shelfStatement(const ShelfQuery& query, const ShelfSearch& search, Leaving leaving)
{
    const auto filter = filterOf(query, search.productId, leaving);
    ShelfStatement statement{.from = kFrom};
    if (!search.match.empty()) {
        statement.from += kRanked;
        statement.values.emplace_back(search.match);
    }
    statement.from += filter.text();
    statement.values.insert(statement.values.end(), filter.values().begin(), filter.values().end());
    return statement;
}

std::string shelfOrder(ShelfSort sort, const ShelfSearch& search)
{
    switch (sort) {
    case ShelfSort::PriceUp:
        return "p.price, p.name_key, p.row";
    case ShelfSort::PriceDown:
        return "p.price DESC, p.name_key, p.row";
    case ShelfSort::Newest:
        return "p.created_at DESC, p.row DESC";
    case ShelfSort::Relevance:
        if (!search.match.empty())
            return kExactFirst;
        break;
    case ShelfSort::Name:
        break;
    }
    return "p.name_key, p.row";
}

} // namespace vitrine::kiosk
