#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::inventory {

/// HELD to {COMMITTED, RELEASED, EXPIRED}. An expired one may still be committed, or held again,
/// when its stock can be had (a buyer whose money came late); a release makes that impossible.
enum class ReservationState { Held, Committed, Released, Expired };

[[nodiscard]] std::string_view toString(ReservationState state) noexcept;
/// @return InvalidArgument for anything but the four names.
[[nodiscard]] Result<ReservationState> parseReservationState(std::string_view text);

/// So many units of one product.
struct HoldLine
{
    std::string productId;
    std::int64_t quantity = 0;

    bool operator==(const HoldLine&) const = default;
};

/// What an order holds, held, or got.
struct Reservation
{
    std::string orderId;
    ReservationState state = ReservationState::Held;
    Timestamp expiresAt;
    std::vector<HoldLine> lines; ///< Ascending by product id.
    /// Of a sale without a network: what is not held, or was not there to be taken; ascending.
    std::vector<HoldLine> shortfalls{};

    bool operator==(const Reservation&) const = default;
};

/// A line that could not be held.
struct Shortage
{
    std::string productId;
    std::int64_t requested = 0;
    std::int64_t available = 0;

    bool operator==(const Shortage&) const = default;
};

inline constexpr std::size_t kHoldLinesMax = 100;
/// However often an order asks for more time, nobody holds stock longer than this without paying.
inline constexpr std::chrono::seconds kHoldTimeMax = std::chrono::minutes(30);

/// Where an order's stock comes from, beside the free stock.
struct HoldSource
{
    std::string leaseId{};  ///< What this lease has left is taken first; "" for none.
    std::string deviceId{}; ///< Whose lease that must be.
    /// The shopper has the goods already: what cannot be held becomes a shortfall, the safety stock
    /// is used up before, and nothing is refused for want of stock.
    bool isSoldOffline = false;
};

/// A request to hold stock that keeps the rules: ids are UUIDs, each product comes once, lines are
/// sorted by product id (the order in which rows are locked), quantities and time are in bounds.
class HoldRequest
{
public:
    /// @return InvalidArgument with `field` as a pointer into the request.
    [[nodiscard]] static Result<HoldRequest> create(std::string_view operationId,
                                                    std::string_view orderId,
                                                    std::vector<HoldLine> lines,
                                                    std::chrono::seconds holdTime,
                                                    HoldSource source = {});

    [[nodiscard]] const std::string& operationId() const { return m_operationId; }
    [[nodiscard]] const std::string& orderId() const { return m_orderId; }
    [[nodiscard]] const std::vector<HoldLine>& lines() const { return m_lines; }
    [[nodiscard]] std::chrono::seconds holdTime() const { return m_holdTime; }
    [[nodiscard]] const HoldSource& source() const { return m_source; }
    /// What is asked for in one canonical text: a repeat of its operation id must have the same
    /// one. The time is not part of it: whoever repeats a request after its settings changed means
    /// the same.
    [[nodiscard]] std::string content() const;

private:
    HoldRequest() = default;

    std::string m_operationId;
    std::string m_orderId;
    std::vector<HoldLine> m_lines;
    std::chrono::seconds m_holdTime{};
    HoldSource m_source;
};

/// A request to put goods of a sale back on the shelf that keeps the same rules.
class ReturnRequest
{
public:
    /// @param lines empty: all that are not back yet
    /// @return InvalidArgument with `field` as a pointer into the request.
    [[nodiscard]] static Result<ReturnRequest>
    create(std::string_view operationId, std::string_view orderId, std::vector<HoldLine> lines);

    [[nodiscard]] const std::string& operationId() const { return m_operationId; }
    [[nodiscard]] const std::string& orderId() const { return m_orderId; }
    [[nodiscard]] const std::vector<HoldLine>& lines() const { return m_lines; }
    /// What is asked for in one canonical text, as HoldRequest::content.
    [[nodiscard]] std::string content() const;

private:
    ReturnRequest() = default;

    std::string m_operationId;
    std::string m_orderId;
    std::vector<HoldLine> m_lines;
};

/// Puts ids into canonical form and lines into the order in which their rows are locked.
/// @param what they are of, for the messages: "reservation"
/// @return InvalidArgument for ids that are none, quantities out of bounds, a product that comes
/// twice, and too few or too many lines.
[[nodiscard]] Outcome normalise(std::vector<HoldLine>& lines, std::string_view what);

/// The canonical, lower-case form of a UUID.
/// @return InvalidArgument with `field` for anything else.
[[nodiscard]] Result<std::string> canonicalId(std::string_view text, std::string field);

} // namespace vitrine::inventory
