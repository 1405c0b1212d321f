#include "services/catalog/storage/stock_copy.hpp"

#include "services/platform/database/sql_array.hpp"

#include <cstdint>
#include <vector>

namespace vitrine::catalog::storage {
namespace {

using platform::sqlArray;
using platform::Statement;

constexpr Statement kPlace{"stock_place", "SELECT place FROM stock_feed"};

/// `round` counts the times that everything was told: what a whole telling does not name is gone.
constexpr Statement kAdvance{"stock_advance", R"(
    UPDATE stock_feed
    SET place = $2, round = round + CASE WHEN $1 = '' THEN 1 ELSE 0 END
    WHERE place = $1
    RETURNING round)"};

constexpr Statement kPut{"stock_put", R"(
    INSERT INTO product_stock AS known (product_id, available, low, round)
    SELECT f.product_id, f.available, f.low, $4::bigint
    FROM unnest($1::uuid[], $2::bigint[], $3::boolean[]) AS f(product_id, available, low)
    ON CONFLICT (product_id) DO UPDATE
    SET available = excluded.available, low = excluded.low, round = excluded.round)"};

constexpr Statement kForget{"stock_forget", "DELETE FROM product_stock WHERE round < $1::bigint"};

constexpr Statement kRestart{"stock_restart", "UPDATE stock_feed SET place = '' WHERE place = $1"};

} // namespace

std::string StockCopy::place()
{
    return m_tx.run(kPlace).at(0)[0].c_str();
}

bool StockCopy::take(const std::string& place, const StockNews& news)
{
    const auto advanced = m_tx.run(kAdvance, place, news.next);
    if (advanced.empty())
        return false;
    const auto round = advanced.at(0)[0].as<std::int64_t>();
    std::vector<std::string> ids;
    std::vector<std::int64_t> available;
    std::vector<std::string> low;
    for (const StockFigure& figure : news.figures) {
        ids.push_back(figure.productId);
        available.push_back(figure.available);
        low.emplace_back(figure.low ? "true" : "false");
    }
    if (!ids.empty())
        m_tx.run(kPut, sqlArray(ids), sqlArray(available), sqlArray(low), round);
    if (news.isSnapshot && !news.more)
        m_tx.run(kForget, round);
    return true;
}

void StockCopy::restart(const std::string& place)
{
    m_tx.run(kRestart, place);
}

} // namespace vitrine::catalog::storage
