#include "services/supervisor/books/storage/book.hpp"

#include <algorithm>
#include <stdexcept>

namespace vitrine::books::storage {
namespace {

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> members;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        members.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return members;
}

} // namespace

platform::DatabaseSettings readerSettings(const std::string& url, Deadline deadline)
{
    platform::DatabaseSettings settings;
    settings.url = url;
    settings.connectionsMax = 1;
    settings.statementTimeout = deadline.remaining();
    settings.idleInTransactionTimeout = deadline.remaining();
    settings.applicationName = "vitrine-books";
    return settings;
}

void beginSnapshot(platform::Transaction& tx)
{
    // The snapshot is taken by the first query, not by SET.
    tx.runScript(
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SELECT pg_current_snapshot()");
}

std::vector<Difference> differencesOf(const pqxx::result& rows)
{
    std::vector<Difference> differences;
    for (const pqxx::row& row : rows)
        differences.push_back({row[0].c_str(), row[1].c_str(), row[2].c_str()});
    return differences;
}

std::vector<LineFact> linesOf(std::string_view productIds, std::string_view quantities)
{
    const auto products = split(productIds);
    const auto numbers = split(quantities);
    if (products.size() != numbers.size())
        throw std::runtime_error("lines without a quantity");
    std::vector<LineFact> lines;
    for (std::size_t i = 0; i < products.size(); ++i)
        lines.push_back({products[i], std::stoll(numbers[i])});
    return lines;
}

std::string withSettleTime(std::string query, std::chrono::seconds settleTime)
{
    constexpr std::string_view kWord = "$SETTLE_TIME"; // nothing that a query says otherwise
    for (std::size_t at = query.find(kWord); at != std::string::npos; at = query.find(kWord, at))
        query.replace(at, kWord.size(), std::to_string(settleTime.count()));
    return query;
}

} // namespace vitrine::books::storage
