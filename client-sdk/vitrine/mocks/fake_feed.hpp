#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/wire/change_feed.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace vitrine::client::mocks {

/// Numbers the changes of a fake's things by comparing what there is with what there was when it
/// was last asked.
class FakeFeed
{
public:
    /// Each thing's id with a text that differs whenever the thing does.
    using Things = std::map<std::string, std::string>;

    /// As after a restore from a backup: no reader's place is known any more.
    void forget() { ++m_epoch; }

    /// The ids of a page of changes, and whether each is still there.
    [[nodiscard]] Result<wire::ChangePage<std::pair<std::string, bool>>>
    since(const Things& present, const wire::ChangesQuery& query)
    {
        using Page = wire::ChangePage<std::pair<std::string, bool>>;
        if (query.limit < 1 || query.limit > wire::kChangesMax)
            return failure<Page>(ErrorCode::InvalidArgument, "limit must be 1 to 500", "/limit");
        observe(present);
        auto place = placeOf(query.after);
        if (!place.ok())
            return place.error();
        Page page{.snapshot = place->snapshotTo >= 0, .asOf = formatTimestamp(SystemClock().now())};
        for (auto it = m_order.upper_bound(place->number); it != m_order.end(); ++it) {
            const bool isThere = present.contains(it->second);
            if (!isThere && it->first <= place->snapshotTo)
                continue; // never named to this reader
            if (page.items.size() == std::size_t(query.limit)) {
                page.more = true;
                break;
            }
            page.items.emplace_back(it->second, isThere);
            place->number = it->first;
        }
        if (!page.more)
            *place = {.number = m_last};
        page.next = textOf(*place);
        return page;
    }

private:
    struct Place
    {
        std::int64_t number = 0;
        std::int64_t snapshotTo = -1; ///< The last number when its snapshot began; -1 after it.
    };

    void observe(const Things& present)
    {
        for (const auto& [id, text] : present) {
            const auto known = m_known.find(id);
            if (known == m_known.end() || known->second != text)
                number(id);
        }
        for (const auto& [id, text] : m_known) {
            if (!present.contains(id))
                number(id);
        }
        m_known = present;
    }

    void number(const std::string& id)
    {
        if (const auto earlier = m_numbers.find(id); earlier != m_numbers.end())
            m_order.erase(earlier->second);
        m_numbers[id] = ++m_last;
        m_order[m_last] = id;
    }

    [[nodiscard]] Result<Place> placeOf(std::string_view after) const
    {
        if (after.empty())
            return Place{.snapshotTo = m_last};
        std::int64_t numbers[3] = {};
        for (std::int64_t& number : numbers) {
            const auto [end, error] =
                std::from_chars(after.data(), after.data() + after.size(), number);
            if (error != std::errc())
                return failure<Place>(
                    ErrorCode::InvalidArgument, "not a place in this feed", "/after");
            after.remove_prefix(std::size_t(end - after.data()));
            after.remove_prefix(after.empty() ? 0 : 1);
        }
        if (numbers[0] != m_epoch)
            return Error{.code = ErrorCode::NotFound,
                         .message = "the shop does not know this place; begin again",
                         .status = 410};
        return Place{numbers[1], numbers[2]};
    }

    [[nodiscard]] std::string textOf(const Place& place) const
    {
        return std::to_string(m_epoch) + "." + std::to_string(place.number) + "." +
               std::to_string(place.snapshotTo);
    }

    Things m_known;
    std::map<std::string, std::int64_t> m_numbers; ///< Of each thing's last change.
    std::map<std::int64_t, std::string> m_order;   ///< The same the other way round.
    std::int64_t m_last = 0;
    int m_epoch = 1;
};

} // namespace vitrine::client::mocks
