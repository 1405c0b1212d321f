#pragma once

#include "services/order/domain/tender.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/tender.hpp"

namespace vitrine::order {

/// @param currency of the order
[[nodiscard]] inline wire::Tender toWire(const Tender& tender, domain::Currency currency)
{
    wire::Tender out{.kind = tender.kind,
                     .reference = tender.reference,
                     .providerReference = tender.providerReference,
                     .cardBrand = tender.cardBrand,
                     .cardLastFour = tender.cardLastFour,
                     .authorisationCode = tender.authorisationCode,
                     .takenAt = tender.takenAt ? formatTimestamp(*tender.takenAt) : "",
                     .deviceId = tender.deviceId,
                     .actor = tender.actor};
    if (tender.received)
        out.received = domain::Money(*tender.received, currency);
    return out;
}

} // namespace vitrine::order
