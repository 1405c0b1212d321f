#pragma once

#include "services/catalog/domain/stock_figure.hpp"
#include "services/platform/database/database.hpp"

#include <span>
#include <string>

namespace vitrine::catalog::storage {

/// What the catalogue was last told of the stock, beside its products so that a list can be
/// filtered by it. Inventory decides what can be sold; this only helps to find.
class StockCopy
{
public:
    explicit StockCopy(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// How far it was told; "" at the beginning.
    [[nodiscard]] std::string place();
    /// Takes `news` that begin at `place` in.
    /// @return false when another process was first; then nothing is taken in.
    [[nodiscard]] bool take(const std::string& place, const StockNews& news);
    /// Begins again, from `place`. What is known stays until everything has been told anew.
    void restart(const std::string& place);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::catalog::storage
