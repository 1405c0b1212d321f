#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/trace_context.hpp"

#include <string>

namespace vitrine::platform {

/// A fact that other services may learn, written in the same transaction as the change it tells of.
struct OutboxEvent
{
    std::string topic;   ///< "order-events", "catalog-events", ...
    std::string type;    ///< "OrderPaid", ...
    std::string key;     ///< Id of the aggregate: events of one key keep their order.
    std::string payload; ///< JSON text.
};

/// SQL of the tables `outbox` and `inbox`; every service that has events makes it one of its migrations.
extern const std::string_view kOutboxSchema;

/// Adds `event` to the outbox of the transaction's database, with the trace of the work that caused it.
void writeOutbox(Transaction& tx, const OutboxEvent& event, const TraceContext& trace);

} // namespace vitrine::platform
