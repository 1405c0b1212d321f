#include "admin-console/app/screen_registry.hpp"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

/// From top to bottom; what is not named comes after what is, in the order of registration.
const std::array kOrder{u"dashboard"_s,
                        u"orders"_s,
                        u"products"_s,
                        u"imports"_s,
                        u"categories"_s,
                        u"stock"_s,
                        u"customers"_s,
                        u"kiosks"_s,
                        u"reports"_s,
                        u"traces"_s,
                        u"system"_s,
                        u"audit"_s,
                        u"preferences"_s};

auto placeOf(const ScreenEntry& entry)
{
    return std::find(kOrder.begin(), kOrder.end(), entry.page) - kOrder.begin();
}

} // namespace

void ScreenRegistry::add(ScreenEntry entry)
{
    const auto place = placeOf(entry);
    const auto before =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const ScreenEntry& other) {
            return placeOf(other) > place;
        });
    m_entries.insert(before, std::move(entry));
}

const ScreenEntry* ScreenRegistry::find(const QString& page) const
{
    const auto found = std::find_if(m_entries.begin(),
                                    m_entries.end(),
                                    [&](const ScreenEntry& entry) { return entry.page == page; });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace vitrine::console
