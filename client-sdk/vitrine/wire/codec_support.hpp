#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/json_reader.hpp"
#include "vitrine/wire/page.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the codecs of this folder share; not installed.
namespace vitrine::wire::codec {

constexpr std::int64_t kInt64Max = std::numeric_limits<std::int64_t>::max();
/// An answer's lists may be longer than what a request may send; this only bounds memory.
constexpr std::size_t kListMax = 10000;

/// Parses `text` and hands its object to `read`, which answers the value.
template <typename Read>
[[nodiscard]] auto decode(std::string_view text, const Read& read)
    -> Result<decltype(read(std::declval<ObjectReader&>()))>
{
    const auto json = parseJson(text);
    if (!json.ok())
        return json.error();
    ObjectReader in(*json);
    auto value = read(in);
    return in.finish(std::move(value));
}

/// As decode, for what clients send: an unknown member is a fault, so that a misspelt one is not
/// silently ignored.
template <typename Read>
[[nodiscard]] auto decodeStrictly(std::string_view text, const Read& read)
    -> Result<decltype(read(std::declval<ObjectReader&>()))>
{
    return decode(text, [&read](ObjectReader& in) {
        auto value = read(in);
        in.refuseUnknown();
        return value;
    });
}

/// Members `code` and `values`, left out when the reason has no name.
void putReason(nlohmann::json& document, const Reason& reason);
[[nodiscard]] Reason readReason(ObjectReader& in);

template <typename T, typename Write>
[[nodiscard]] nlohmann::json listOf(const std::vector<T>& items, const Write& write)
{
    auto list = nlohmann::json::array();
    for (const T& item : items)
        list.push_back(write(item));
    return list;
}

template <typename T, typename Read>
[[nodiscard]] std::vector<T>
listFrom(ObjectReader& in, std::string_view name, std::size_t countMax, const Read& read)
{
    std::vector<T> items;
    in.objects(name, countMax, [&](ObjectReader& member) { items.push_back(read(member)); });
    return items;
}

template <typename T, typename Write>
[[nodiscard]] std::string encodePage(const Page<T>& page, const Write& write)
{
    const auto next =
        page.nextToken.empty() ? nlohmann::json(nullptr) : nlohmann::json(page.nextToken);
    nlohmann::json json{{"items", listOf(page.items, write)}, {"next", next}};
    if (page.total)
        json["total"] = *page.total;
    return json.dump();
}

template <typename T, typename Read>
[[nodiscard]] Result<Page<T>> decodePage(std::string_view text, const Read& read)
{
    return decode(text, [&read](ObjectReader& in) {
        Page<T> page{listFrom<T>(in, "items", kListMax, read), in.optionalText("next")};
        if (const auto total = in.integerOr("total", -1, 0, kInt64Max); total >= 0)
            page.total = total;
        return page;
    });
}

/// Builds a query string; empty values are left out.
class QueryWriter
{
public:
    QueryWriter& add(std::string_view name, std::string_view value);
    QueryWriter& addNumber(std::string_view name, std::int64_t value);
    /// Which page of a list: limit, after, skip and count of `query`.
    template <typename Query> QueryWriter& addPage(const Query& query)
    {
        addNumber("limit", query.limit).add("after", query.after);
        if (query.skip > 0)
            addNumber("skip", query.skip);
        return add("count", query.count ? "true" : "");
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace vitrine::wire::codec
