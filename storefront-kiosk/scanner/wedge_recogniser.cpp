#include "storefront-kiosk/scanner/wedge_recogniser.hpp"

#include <utility>

namespace vitrine::kiosk {

using Kind = WedgeRecogniser::Key::Kind;

WedgeRecogniser::WedgeRecogniser(WedgeOptions options)
    : m_options(options)
{
}

WedgeRecogniser::Verdict WedgeRecogniser::press(Key key, Time at)
{
    switch (key.kind) {
    case Kind::Terminator:
        if (isScan(m_options.lengthMin))
            return takeScan();
        return release();
    case Kind::Text:
        if (m_held == 0 ? mayBegin(key) : m_text.size() < m_options.lengthMax)
            return hold(key, at);
        return release();
    case Kind::Modifier:
        if (m_held > 0)
            return hold(key, at);
        return release();
    case Kind::Other:
        break;
    }
    return release();
}

std::optional<WedgeRecogniser::Verdict> WedgeRecogniser::expire(Time now)
{
    if (m_held == 0 || now - m_last <= m_options.gapMax)
        return std::nullopt;
    if (m_options.lengthWithoutTerminator > 0 && isScan(m_options.lengthWithoutTerminator))
        return takeScan();
    return release();
}

WedgeRecogniser::Verdict WedgeRecogniser::hold(Key key, Time at)
{
    if (key.kind == Kind::Text)
        m_text += key.text;
    ++m_held;
    m_last = at;
    return Hold{};
}

bool WedgeRecogniser::mayBegin(Key key) const
{
    return key.kind == Kind::Text && (!m_options.prefix || key.text == *m_options.prefix);
}

bool WedgeRecogniser::isScan(std::size_t lengthMin) const
{
    const std::size_t prefix = m_options.prefix ? 1 : 0;
    return m_text.size() >= lengthMin + prefix;
}

WedgeRecogniser::Scan WedgeRecogniser::takeScan()
{
    Scan scan{std::exchange(m_text, {})};
    if (m_options.prefix)
        scan.text.erase(0, 1);
    m_held = 0;
    return scan;
}

WedgeRecogniser::PassOn WedgeRecogniser::release()
{
    m_text.clear();
    m_held = 0;
    return {};
}

} // namespace vitrine::kiosk
