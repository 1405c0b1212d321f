#include "storefront-kiosk/scanner/keyboard_wedge.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <utility>

namespace vitrine::kiosk {
namespace {

using Key = WedgeRecogniser::Key;

Key keyOf(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        return {Key::Kind::Terminator, 0};
    case Qt::Key_Shift:
    case Qt::Key_CapsLock:
    case Qt::Key_AltGr:
    case Qt::Key_NumLock:
        return {Key::Kind::Modifier, 0};
    default:
        break;
    }
    const auto signs = event.text().toUcs4();
    const bool chord = (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)) != 0;
    if (signs.size() == 1 && !chord && (QChar::isPrint(signs[0]) || signs[0] == 0x1D))
        return {Key::Kind::Text, signs[0]};
    return {Key::Kind::Other, 0};
}

WedgeRecogniser::Time timeOf(const QKeyEvent& event)
{
    if (event.timestamp() != 0)
        return WedgeRecogniser::Time(event.timestamp());
    return std::chrono::duration_cast<WedgeRecogniser::Time>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

KeyboardWedge::KeyboardWedge(WedgeOptions options, QObject* parent, KeyTime time)
    : QObject(parent)
    , m_recogniser(options)
    , m_time(time ? std::move(time) : KeyTime(timeOf))
{
    m_late.setSingleShot(true);
    // a little later than the longest gap, so that the recogniser finds it long enough
    m_late.setInterval(options.gapMax + std::chrono::milliseconds(5));
    connect(&m_late, &QTimer::timeout, this, &KeyboardWedge::onLate);
    QCoreApplication::instance()->installEventFilter(this);
}

KeyboardWedge::~KeyboardWedge() = default;

bool KeyboardWedge::eventFilter(QObject* receiver, QEvent* event)
{
    // a key comes to its window first and from there to the widget with the focus
    if (m_sending || !receiver->isWindowType())
        return false;
    if (event->type() == QEvent::KeyPress)
        return takePress(receiver, static_cast<const QKeyEvent&>(*event));
    if (event->type() == QEvent::KeyRelease)
        return takeRelease(receiver, static_cast<const QKeyEvent&>(*event));
    return false;
}

bool KeyboardWedge::takePress(QObject* receiver, const QKeyEvent& event)
{
    std::erase(m_swallowed, event.key()); // its release was lost with a window
    const auto at = std::max(m_time(event), m_lastPress);
    m_lastPress = at;
    if (const auto verdict = m_recogniser.expire(at))
        std::ignore = apply(*verdict);
    // a scanner lets go of each key; a finger that rests does not
    const auto verdict = m_recogniser.press(event.isAutoRepeat() ? Key{} : keyOf(event), at);
    if (std::holds_alternative<WedgeRecogniser::Hold>(verdict)) {
        hold(receiver, event);
        m_late.start();
        return true;
    }
    const bool swallowed = apply(verdict);
    if (swallowed)
        m_swallowed.push_back(event.key());
    return swallowed;
}

bool KeyboardWedge::takeRelease(QObject* receiver, const QKeyEvent& event)
{
    const auto known = std::find(m_swallowed.begin(), m_swallowed.end(), event.key());
    if (known != m_swallowed.end()) {
        m_swallowed.erase(known);
        return true;
    }
    const bool pressHeld = std::any_of(m_held.begin(), m_held.end(), [&](const HeldKey& key) {
        return key.event->type() == QEvent::KeyPress && key.event->key() == event.key();
    });
    if (pressHeld)
        hold(receiver, event); // after its press, if that goes on
    return pressHeld;
}

void KeyboardWedge::hold(QObject* receiver, const QKeyEvent& event)
{
    m_held.push_back({receiver, std::unique_ptr<QKeyEvent>(event.clone())});
}

bool KeyboardWedge::apply(const WedgeRecogniser::Verdict& verdict)
{
    m_late.stop();
    const auto* scan = std::get_if<WedgeRecogniser::Scan>(&verdict);
    if (scan == nullptr) {
        sendHeld();
        return false;
    }
    for (const auto& key : std::exchange(m_held, {})) {
        const int code = key.event->key();
        if (key.event->type() == QEvent::KeyPress)
            m_swallowed.push_back(code);
        else if (const auto known = std::find(m_swallowed.begin(), m_swallowed.end(), code);
                 known != m_swallowed.end())
            m_swallowed.erase(known);
    }
    const auto text = QString::fromUcs4(scan->text.data(), qsizetype(scan->text.size()));
    // not from within the key's own delivery: the answer may change the screen under it
    QMetaObject::invokeMethod(
        this, [this, text] { Q_EMIT scanned(text); }, Qt::QueuedConnection);
    return true;
}

void KeyboardWedge::sendHeld()
{
    const bool outer = std::exchange(m_sending, true);
    for (const auto& key : std::exchange(m_held, {})) {
        if (key.receiver)
            QCoreApplication::sendEvent(key.receiver, key.event.get());
    }
    m_sending = outer;
}

void KeyboardWedge::onLate()
{
    // no key came since; in the keys' own time that is later than the last by what the timer waited
    if (const auto verdict = m_recogniser.expire(m_lastPress + m_late.intervalAsDuration()))
        std::ignore = apply(*verdict);
}

} // namespace vitrine::kiosk
