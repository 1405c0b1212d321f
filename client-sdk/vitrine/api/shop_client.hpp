#pragma once

#include "vitrine/api/shop_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// What the shop says of itself: currency, time zone, languages, how it prices; for guests too.
/// Cheap to copy; copies share the connection. Safe to call from any thread. See CatalogClient for
/// the errors that all calls have.
class ShopClient
{
public:
    explicit ShopClient(std::shared_ptr<ShopConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// Small; ask again every minute or so, and keep the last good answer.
    [[nodiscard]] Task<wire::ShopProfile> profile(CallOptions options = {}) const
    {
        return m_connection->profile(std::move(options));
    }

private:
    std::shared_ptr<ShopConnection> m_connection;
};

} // namespace vitrine::client
