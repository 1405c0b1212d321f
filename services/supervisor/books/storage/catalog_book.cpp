#include "services/supervisor/books/storage/catalog_book.hpp"

namespace vitrine::books::storage {

std::map<std::string, std::vector<PriceChange>> priceHistory(platform::Transaction& tx)
{
    std::map<std::string, std::vector<PriceChange>> history;
    for (const pqxx::row& row : tx.runText(R"(
             SELECT product_id, floor(extract(epoch FROM since) * 1000)::bigint AS since_ms, amount, currency
             FROM product_price
             ORDER BY product_id, id)")) {
        history[row["product_id"].c_str()].push_back({row["since_ms"].as<std::int64_t>(),
                                                      row["amount"].as<std::int64_t>(),
                                                      row["currency"].c_str()});
    }
    return history;
}

} // namespace vitrine::books::storage
