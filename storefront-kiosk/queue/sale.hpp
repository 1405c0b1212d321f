#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// How a sale is paid.
struct SalePayment
{
    enum class Way {
        Open,     ///< Nobody knows yet (drafts).
        Counter,  ///< By a voucher at the counter.
        Terminal, ///< By card, captured: the other members say how.
        Shop      ///< By the shop itself, with the order's payment token.
    };
    Way way = Way::Open;
    std::string reference{};         ///< Our own reference of the attempt at the terminal.
    std::string providerReference{}; ///< The provider's.
    std::string authorisationCode{};
    std::string cardBrand{};
    std::string cardLastFour{};
    domain::Money captured{};

    bool operator==(const SalePayment&) const = default;
};

/// "open", "counter", "terminal", "shop".
[[nodiscard]] std::string_view toString(SalePayment::Way way) noexcept;

/// What the kiosk promised a shopper. State: the kiosk sale machine of vitrine-domain: DRAFT,
/// QUEUED, SENDING, ACKED, REJECTED.
struct Sale
{
    std::string id;  ///< UUIDv7, made on the kiosk.
    std::string key; ///< The Idempotency-Key of every send: one order comes of it.
    std::string state;
    wire::OrderDraft draft; ///< Empty once the shop has the order: it may name the shopper.
    SalePayment payment{};
    std::string number{};      ///< On the receipt, e.g. "MAIN-K1-000042"; "" while DRAFT.
    int pickupNumber = 0;      ///< Called out at the counter; 0 while DRAFT.
    std::string language{};    ///< The shopper's, "de".
    Timestamp madeAt{};        ///< By the kiosk's clock.
    int sends = 0;             ///< How often it was sent.
    Timestamp nextSendAt{};    ///< Not before.
    std::string lastError{};   ///< Why the last send failed, for staff.
    std::string orderId{};     ///< The shop's, once ACKED.
    std::string orderNumber{}; ///< The shop's, once ACKED.
    std::string refusal{};     ///< Why the shop refused, once REJECTED.
    Timestamp endedAt{};       ///< When it became ACKED or REJECTED.
    bool isSettled = false;    ///< REJECTED, and a person has dealt with it.
};

/// The part of a sale that is kept as one text: everything that the shop is told.
struct SaleContent
{
    wire::OrderDraft draft;
    SalePayment payment{};

    [[nodiscard]] static Result<SaleContent> decode(std::string_view json);
    [[nodiscard]] std::string encode() const;
};

} // namespace vitrine::kiosk
