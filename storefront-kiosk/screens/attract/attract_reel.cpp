#include "storefront-kiosk/screens/attract/attract_reel.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

void AttractReel::setPictures(QStringList hashes)
{
    const auto shown = current();
    m_hashes = std::move(hashes);
    if (m_hashes.size() > kPicturesMax)
        m_hashes.resize(kPicturesMax);
    m_at = std::max<qsizetype>(0, m_hashes.indexOf(shown));
}

QString AttractReel::next() const
{
    return m_hashes.size() < 2 ? QString() : m_hashes[(m_at + 1) % m_hashes.size()];
}

void AttractReel::advance()
{
    if (!m_hashes.isEmpty())
        m_at = (m_at + 1) % m_hashes.size();
}

void AttractReel::drop(const QString& hash)
{
    const auto at = m_hashes.indexOf(hash);
    if (at < 0)
        return;
    m_hashes.removeAt(at);
    if (at < m_at)
        --m_at;
    if (m_at >= m_hashes.size())
        m_at = 0;
}

} // namespace vitrine::kiosk
