#pragma once

#include "services/catalog/domain/stock_figure.hpp"
#include "services/platform/database/database.hpp"

namespace vitrine::catalog {

/// Keeps the catalogue's copy of the stock figures fresh. Several processes may do so at once: each
/// piece of news is taken in by one of them. Rounds are made one after the other.
class StockFollower
{
public:
    /// Both must outlive it.
    StockFollower(platform::Database& database, StockSource& source)
        : m_database(database)
        , m_source(source)
    {
    }

    /// Takes in all that is new. Ends early at the deadline; the next round goes on.
    [[nodiscard]] Outcome follow(Deadline deadline);

private:
    /// @return whether there is more.
    [[nodiscard]] Result<bool> takeOne(Deadline deadline);

    platform::Database& m_database;
    StockSource& m_source;
};

} // namespace vitrine::catalog
