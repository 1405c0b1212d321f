#pragma once

#include "services/platform/database/database.hpp"
#include "services/supervisor/books/books.hpp"
#include "services/supervisor/books/domain/facts.hpp"

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::books::storage {

/// Settings for reading a whole database from one snapshot: long statements, long pauses between
/// them, one connection.
[[nodiscard]] platform::DatabaseSettings readerSettings(const std::string& url, Deadline deadline);

/// Makes the transaction a snapshot that cannot write. First thing in its body.
void beginSnapshot(platform::Transaction& tx);

/// Differences that one database shows by itself: rows of (invariant, subject, detail).
[[nodiscard]] std::vector<Difference> differencesOf(const pqxx::result& rows);

/// Lines from two lists with commas between: product ids and quantities.
[[nodiscard]] std::vector<LineFact> linesOf(std::string_view productIds,
                                            std::string_view quantities);

/// `query` with its word $SETTLE_TIME replaced by the seconds: a cursor's query has no parameters.
[[nodiscard]] std::string withSettleTime(std::string query, std::chrono::seconds settleTime);

/// The rows of a query one by one, fetched in portions: memory does not grow with the table.
template <typename Fact> class FactReader
{
public:
    /// @param query without parameters
    FactReader(platform::Transaction& tx,
               std::string name,
               const std::string& query,
               std::function<Fact(const pqxx::row&)> read)
        : m_tx(tx)
        , m_name(std::move(name))
        , m_read(std::move(read))
    {
        m_tx.runText("DECLARE " + m_name + " NO SCROLL CURSOR FOR " + query);
        fetch();
    }

    /// The present fact; null after the last one.
    [[nodiscard]] const Fact* peek() const { return m_facts.empty() ? nullptr : &m_facts.front(); }
    void advance()
    {
        m_facts.pop_front();
        ++m_count;
        if (m_facts.empty())
            fetch();
    }
    /// How many were passed.
    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    void fetch()
    {
        for (const pqxx::row& row : m_tx.runText("FETCH 1000 FROM " + m_name))
            m_facts.push_back(m_read(row));
    }

    platform::Transaction& m_tx;
    std::string m_name;
    std::function<Fact(const pqxx::row&)> m_read;
    std::deque<Fact> m_facts;
    std::int64_t m_count = 0;
};

} // namespace vitrine::books::storage
