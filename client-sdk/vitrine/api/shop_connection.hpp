#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/shop.hpp"

namespace vitrine::client {

/// What ShopClient talks to.
class ShopConnection
{
public:
    virtual ~ShopConnection() = default;

    virtual Task<wire::ShopProfile> profile(CallOptions options) = 0;
};

} // namespace vitrine::client
