#pragma once

#include "vitrine/core/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::domain {

/// The number that people see on an order: a prefix of the store's choice and a dense counter, e.g.
/// "V-100042". It is never an identity, a key or a proof of ownership: it can be guessed.
class OrderNumber
{
public:
    /// @param prefix 1 to 12 of A-Z, 0-9 and '-'; not ending in a digit, so that the counter can be
    /// told from it.
    /// @param counter 1 to 999,999,999,999.
    /// @param digitsMin the counter is padded with zeros to this many digits, 1 to 12.
    /// @return InvalidArgument when one of them is not as said.
    [[nodiscard]] static Result<OrderNumber>
    create(std::string_view prefix, std::int64_t counter, int digitsMin = 1);
    /// Reads what `text` returns. Small letters count as capitals and blanks around are dropped:
    /// people type it.
    /// @return InvalidArgument for anything else.
    [[nodiscard]] static Result<OrderNumber> parse(std::string_view text);

    [[nodiscard]] const std::string& prefix() const { return m_prefix; }
    [[nodiscard]] std::int64_t counter() const { return m_counter; }
    [[nodiscard]] std::string text() const;

    bool operator==(const OrderNumber& other) const
    {
        return m_prefix == other.m_prefix && m_counter == other.m_counter;
    }

private:
    OrderNumber(std::string prefix, std::int64_t counter, int digitsMin)
        : m_prefix(std::move(prefix))
        , m_counter(counter)
        , m_digitsMin(digitsMin)
    {
    }

    std::string m_prefix;
    std::int64_t m_counter;
    int m_digitsMin;
};

/// The prefix for a device that numbers receipts while it is offline: "<store>-<device>-", upper
/// case.
/// @return InvalidArgument unless store is 1 to 4 and device 1 to 6 of A-Z and 0-9.
[[nodiscard]] Result<std::string> deviceNumberPrefix(std::string_view store,
                                                     std::string_view device);

} // namespace vitrine::domain
