#include "storefront-kiosk/app/navigator.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

bool hasNoWayBack(Place::Id id)
{
    return id == Place::Id::Attract || id == Place::Id::Pairing || id == Place::Id::Done;
}

void overwrite(Place& place)
{
    for (auto* text : {&place.text, &place.productId, &place.categoryId}) {
        text->fill(QChar(0)); // a copy that somebody else shows is theirs to forget
        text->clear();
    }
}

} // namespace

Navigator::Navigator(QObject* parent)
    : QObject(parent)
{
}

void Navigator::goTo(const Place& place)
{
    if (place == m_now) {
        Q_EMIT moved(m_now, m_now);
        return;
    }
    if (hasNoWayBack(place.id)) {
        reset(place);
        return;
    }
    const auto passed = std::find(m_way.begin(), m_way.end(), place);
    if (passed != m_way.end()) {
        m_way.erase(passed, m_way.end());
    } else if (!hasNoWayBack(m_now.id)) {
        if (m_way.size() == kWayMax)
            m_way.erase(m_way.begin());
        m_way.push_back(m_now);
    }
    move(place);
}

bool Navigator::back()
{
    if (m_way.empty())
        return false;
    const Place place = m_way.back();
    m_way.pop_back();
    move(place);
    return true;
}

void Navigator::reset(const Place& place)
{
    for (auto& passed : m_way)
        overwrite(passed);
    m_way.clear();
    const Place kept = place; // may be one of those
    move(kept);
}

void Navigator::move(const Place& place)
{
    auto before = std::exchange(m_now, place);
    Q_EMIT moved(m_now, before);
    overwrite(before);
}

} // namespace vitrine::kiosk
