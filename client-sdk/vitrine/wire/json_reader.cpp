#include "vitrine/wire/json_reader.hpp"

#include <algorithm>
#include <limits>
#include <sstream>

namespace vitrine::wire {
namespace {

/// RFC 6901: '~' and '/' of a name are escaped.
std::string pointerToken(std::string_view name)
{
    std::string token;
    for (const char c : name) {
        if (c == '~')
            token += "~0";
        else if (c == '/')
            token += "~1";
        else
            token += c;
    }
    return token;
}

std::optional<std::int64_t>
integerIn(const nlohmann::json& value, std::int64_t min, std::int64_t max)
{
    if (!value.is_number_integer())
        return std::nullopt;
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    const auto number = value.get<std::int64_t>();
    return number >= min && number <= max ? std::optional(number) : std::nullopt;
}

std::string rangeText(std::int64_t min, std::int64_t max)
{
    return "must be an integer from " + std::to_string(min) + " to " + std::to_string(max);
}

} // namespace

ObjectReader::ObjectReader(const nlohmann::json& json, std::string pointer)
    : m_json(json)
    , m_pointer(std::move(pointer))
{
    if (!m_json.is_object())
        fault({}, "must be an object");
}

void ObjectReader::fault(std::string_view name, std::string message)
{
    if (m_fault)
        return;
    std::string field = m_pointer;
    if (!name.empty())
        field += "/" + pointerToken(name);
    const std::string subject = field.empty() ? "the document" : field;
    m_fault = Error{.code = ErrorCode::InvalidArgument,
                    .message = subject + " " + std::move(message),
                    .field = std::move(field)};
}

void ObjectReader::adopt(const ObjectReader& member)
{
    if (!m_fault)
        m_fault = member.m_fault;
}

const nlohmann::json* ObjectReader::member(std::string_view name)
{
    m_read.emplace_back(name);
    if (!m_json.is_object())
        return nullptr;
    const auto found = m_json.find(name);
    return found == m_json.end() || found->is_null() ? nullptr : &*found;
}

const nlohmann::json* ObjectReader::array(std::string_view name, std::size_t countMax)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return nullptr;
    if (!value->is_array()) {
        fault(name, "must be a list");
        return nullptr;
    }
    if (value->size() > countMax) {
        fault(name, "must have at most " + std::to_string(countMax) + " members");
        return nullptr;
    }
    return value;
}

std::string ObjectReader::text(std::string_view name, TextLimits limits)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr) {
        if (limits.required)
            fault(name, "is missing");
        return {};
    }
    if (!value->is_string()) {
        fault(name, "must be a text");
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    if (text.size() < limits.min)
        fault(name,
              limits.min == 1 ? "must not be empty"
                              : "must have at least " + std::to_string(limits.min) + " bytes");
    if (text.size() > limits.max)
        fault(name, "must have at most " + std::to_string(limits.max) + " bytes");
    return text;
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t min, std::int64_t max)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr) {
        fault(name, "is missing");
        return min;
    }
    const auto number = integerIn(*value, min, max);
    if (!number)
        fault(name, rangeText(min, max));
    return number.value_or(min);
}

std::int64_t ObjectReader::integerOr(std::string_view name,
                                     std::int64_t fallback,
                                     std::int64_t min,
                                     std::int64_t max)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return fallback;
    const auto number = integerIn(*value, min, max);
    if (!number)
        fault(name, rangeText(min, max));
    return number.value_or(fallback);
}

double ObjectReader::numberOr(std::string_view name, double fallback, double min, double max)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return fallback;
    const double number = value->is_number() ? value->get<double>() : min - 1;
    if (number >= min && number <= max)
        return number;
    std::ostringstream range;
    range << "must be a number from " << min << " to " << max;
    fault(name, range.str());
    return fallback;
}

bool ObjectReader::flagOr(std::string_view name, bool fallback)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return fallback;
    if (!value->is_boolean()) {
        fault(name, "must be true or false");
        return fallback;
    }
    return value->get<bool>();
}

std::optional<bool> ObjectReader::optionalFlag(std::string_view name)
{
    if (member(name) == nullptr)
        return std::nullopt;
    return flagOr(name, false);
}

std::string ObjectReader::rawOr(std::string_view name, std::string_view fallback)
{
    const nlohmann::json* value = member(name);
    return value == nullptr ? std::string(fallback) : value->dump();
}

domain::Money ObjectReader::money(std::string_view name)
{
    return readMoney(name, member(name), false);
}

domain::Money ObjectReader::moneyOrNone(std::string_view name)
{
    return readMoney(name, member(name), true);
}

std::optional<domain::Money> ObjectReader::optionalMoney(std::string_view name)
{
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return std::nullopt;
    return readMoney(name, value, false);
}

domain::Money
ObjectReader::readMoney(std::string_view name, const nlohmann::json* value, bool noneAllowed)
{
    if (value == nullptr) {
        fault(name, "is missing");
        return {};
    }
    ObjectReader in(*value, m_pointer + "/" + pointerToken(name));
    const auto amount = in.integer("amount",
                                   std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max());
    const auto code = in.text("currency", {.min = 3, .max = 3});
    if (noneAllowed && in.ok() && amount == 0 && code == domain::Currency().code())
        return {};
    auto currency = domain::Currency::create(code);
    if (in.ok() && !currency.ok())
        in.fault("currency", "must be a currency of ISO 4217, such as EUR");
    adopt(in);
    return in.ok() ? domain::Money(amount, currency.value()) : domain::Money();
}

std::vector<std::string> ObjectReader::texts(std::string_view name, std::size_t countMax)
{
    std::vector<std::string> result;
    const nlohmann::json* list = array(name, countMax);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const nlohmann::json& value = (*list)[i];
        if (value.is_string())
            result.push_back(value.get<std::string>());
        else
            fault(name, "must be a list of texts; member " + std::to_string(i) + " is none");
    }
    return result;
}

std::map<std::string, std::string> ObjectReader::textMap(std::string_view name,
                                                         std::size_t countMax)
{
    std::map<std::string, std::string> result;
    const nlohmann::json* value = member(name);
    if (value == nullptr)
        return result;
    if (!value->is_object()) {
        fault(name, "must be an object of texts");
        return result;
    }
    if (value->size() > countMax)
        fault(name, "must have at most " + std::to_string(countMax) + " members");
    ObjectReader in(*value, m_pointer + "/" + pointerToken(name));
    for (const auto& [key, text] : value->items()) {
        if (text.is_string())
            result.emplace(key, text.get<std::string>());
        else
            in.fault(key, "must be a text");
    }
    adopt(in);
    return result;
}

void ObjectReader::refuseUnknown()
{
    if (!m_json.is_object())
        return;
    for (const auto& [name, value] : m_json.items()) {
        if (std::find(m_read.begin(), m_read.end(), name) == m_read.end())
            fault(name, "is not known here");
    }
}

nlohmann::json toJson(const domain::Money& money)
{
    return {{"amount", money.amount()}, {"currency", std::string(money.currency().code())}};
}

} // namespace vitrine::wire
