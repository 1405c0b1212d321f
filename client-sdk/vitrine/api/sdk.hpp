#pragma once

#include "vitrine/api/account_client.hpp"
#include "vitrine/api/audit_client.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/device_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/api/payment_client.hpp"
#include "vitrine/api/report_client.hpp"
#include "vitrine/api/shop_client.hpp"
#include "vitrine/api/system_client.hpp"
#include "vitrine/api/trace_client.hpp"
#include "vitrine/transport/client_options.hpp"

#include <chrono>
#include <memory>

namespace vitrine::client {

/// One shop, reached through its gateway: the entry to the typed clients, which share its
/// connections.
///
///     auto sdk = Sdk::create({.endpoint = "https://shop.example"});
///     if (!sdk.ok()) ...
///     auto page = (*sdk)->catalog().listProducts({.text = "tent"}).get();
///     (*sdk)->close();
///
/// Clients may outlive the Sdk; their calls are then Cancelled.
class Sdk
{
public:
    /// @return InvalidArgument: the endpoint is no URL, has a path, or would carry tokens
    /// unencrypted to another machine.
    [[nodiscard]] static Result<std::shared_ptr<Sdk>> create(ClientOptions options);
    /// Closes.
    ~Sdk();
    Sdk(const Sdk&) = delete;
    Sdk& operator=(const Sdk&) = delete;

    [[nodiscard]] CatalogClient catalog() const;
    [[nodiscard]] InventoryClient inventory() const;
    [[nodiscard]] OrderClient orders() const;
    [[nodiscard]] PaymentClient payments() const;
    [[nodiscard]] ReportClient reports() const;
    [[nodiscard]] AccountClient accounts() const;
    [[nodiscard]] TraceClient traces() const;
    [[nodiscard]] AuditClient audit() const;
    [[nodiscard]] SystemClient system() const;
    [[nodiscard]] DeviceClient devices() const;
    [[nodiscard]] ShopClient shop() const;

    /// Cancels what is under way and waits for its end; every later call is Cancelled. Call it
    /// before `main` returns, and not from a continuation.
    /// @return false when `limit` passed before.
    bool close(std::chrono::milliseconds limit = std::chrono::seconds(10));

private:
    struct State;
    explicit Sdk(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::client
