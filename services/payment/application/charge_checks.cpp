#include "services/payment/application/charge_checks.hpp"

#include <algorithm>

namespace vitrine::payment {
namespace {

constexpr std::size_t kKeyBytesMax = 255;
constexpr std::size_t kOrderIdBytesMax = 64;
constexpr std::size_t kReturnUrlBytesMax = 2000;
constexpr std::size_t kReferenceBytesMax = 128;

bool isVisible(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool isKey(const std::string& text, std::size_t bytesMax)
{
    return !text.empty() && text.size() <= bytesMax && isVisible(text);
}

Outcome checkTender(const Tender& tender, const domain::Money& amount)
{
    const auto wrong = [](const char* field, const char* what) {
        return failure<Done>(ErrorCode::InvalidArgument, what, std::string("/tender") + field);
    };
    const bool terminal = tender.kind == tender_kind::kTerminal;
    const bool cash = tender.kind == tender_kind::kCash;
    if (!terminal && !cash && tender.kind != tender_kind::kCard)
        return wrong("/kind", "must be terminal, cash or card");
    if (terminal && !isKey(tender.reference, kReferenceBytesMax))
        return wrong("/reference", "must be 1 to 128 visible characters");
    if (!terminal && tender.actor.empty())
        return wrong("/actor", "must name who took the money");
    if (tender.received && (!cash || *tender.received < amount.amount()))
        return wrong("/received", "goes with cash, and is not less than the amount");
    return Done{};
}

} // namespace

Outcome checkOrder(const ChargeOrder& order)
{
    const auto wrong = [](const char* field, const char* what) {
        return failure<Done>(
            ErrorCode::InvalidArgument, std::string(field + 1) + " " + what, field);
    };
    if (!isKey(order.attemptKey, kKeyBytesMax))
        return wrong("/attemptKey", "must be 1 to 255 visible characters");
    if (!isKey(order.orderId, kOrderIdBytesMax))
        return wrong("/orderId", "must be 1 to 64 visible characters");
    if (!isKey(order.accountId, kKeyBytesMax))
        return wrong("/accountId", "must be 1 to 255 visible characters");
    if (order.amount.amount() <= 0)
        return wrong("/amount/amount", "must be more than nothing");
    if (order.tender)
        return checkTender(*order.tender, order.amount);
    if (!isKey(order.methodToken, kKeyBytesMax))
        return wrong("/methodToken", "must be 1 to 255 visible characters");
    const bool isWeb =
        order.returnUrl.starts_with("https://") || order.returnUrl.starts_with("http://");
    if (!order.returnUrl.empty() && (!isWeb || !isKey(order.returnUrl, kReturnUrlBytesMax)))
        return wrong("/returnUrl", "must be an http or https address");
    return Done{};
}

bool isAttemptKey(const std::string& text)
{
    return isKey(text, kKeyBytesMax);
}

} // namespace vitrine::payment
