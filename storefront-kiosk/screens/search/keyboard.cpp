#include "storefront-kiosk/screens/search/keyboard.hpp"

#include "storefront-kiosk/screens/search/key_button.hpp"

#include <QEvent>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kWidest = 1440; ///< Wider, the hands have too far to go.
constexpr int kNumberWidest = 480;
constexpr int kMargin = 8;
constexpr auto kBubbleTime = std::chrono::milliseconds(140);

QString languageNow()
{
    return QLocale().name().section(u'_', 0, 0);
}

} // namespace

Keyboard::Keyboard(QWidget* parent)
    : OnScreenKeyboard(parent)
    , m_language(languageNow())
{
    setObjectName(u"keyboard"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_bubbleStays.setSingleShot(true);
    m_bubbleStays.setInterval(kBubbleTime);
    connect(&m_bubbleStays, &QTimer::timeout, this, [this] {
        if (m_bubble)
            m_bubble->hide();
    });
    build();
}

void Keyboard::setUse(Use use)
{
    if (m_use == use)
        return;
    m_use = use;
    build();
}

void Keyboard::setLanguage(const QString& code)
{
    if (m_language == code)
        return;
    m_language = code;
    build();
}

void Keyboard::setEnterText(const QString& text)
{
    m_enterText = text;
    nameKeys();
}

void Keyboard::arrange(const Layout& layout)
{
    m_isReach = layout.isReach;
    updateGeometry();
    place();
}

QSize Keyboard::sizeHint() const
{
    return {touch::kTarget * 10, int(m_rows.size()) * touch::kTarget + 2 * kMargin};
}

void Keyboard::build()
{
    for (auto* key : m_keys) {
        key->hide();
        key->setObjectName({});
        key->deleteLater(); // it may be its own touch that led here
    }
    m_keys.clear();
    m_rows = keyRows(m_language, m_use);
    for (const auto& row : m_rows) {
        for (const auto& spec : row)
            makeKey(spec);
    }
    nameKeys();
    updateGeometry();
    place();
}

void Keyboard::makeKey(const KeySpec& spec)
{
    auto* key = new KeyButton(spec, this);
    connect(key, &KeyButton::pressed, this, [this, key] { type(*key); });
    m_keys.push_back(key);
    key->show();
}

void Keyboard::nameKeys()
{
    for (auto* key : m_keys) {
        switch (key->key().kind) {
        case KeySpec::Kind::Text:
            key->setObjectName(u"key_"_s + key->key().text);
            key->setAccessibleName(key->key().text);
            break;
        case KeySpec::Kind::Backspace:
            key->setObjectName(u"keyBackspace"_s);
            key->setAccessibleName(tr("Delete the last letter"));
            break;
        case KeySpec::Kind::Space:
            key->setObjectName(u"keySpace"_s);
            key->setLabel(tr("Space"));
            break;
        case KeySpec::Kind::Enter:
            key->setObjectName(u"keyEnter"_s);
            key->setLabel(m_enterText.isEmpty() ? tr("Done") : m_enterText);
            break;
        }
    }
}

void Keyboard::place()
{
    if (m_rows.empty())
        return;
    const int widest = m_use == Use::Number ? kNumberWidest : kWidest;
    const int whole = std::min(width(), widest);
    const int left = (width() - whole) / 2;
    const double unit = whole / widthOf(m_rows);
    const double height = double(this->height() - 2 * kMargin) / double(m_rows.size());
    auto key = m_keys.begin();
    double top = kMargin;
    for (const auto& row : m_rows) {
        const double used = widthOf({row}) * unit;
        double x = left + (whole - used) / 2;
        for (const auto& spec : row) {
            const QRect rect(QPoint(qRound(x), qRound(top)),
                             QPoint(qRound(x + spec.width * unit) - 1, qRound(top + height) - 1));
            (*key++)->setGeometry(rect);
            x += spec.width * unit;
        }
        top += height;
    }
}

void Keyboard::type(const KeyButton& key)
{
    if (key.key().kind == KeySpec::Kind::Enter) {
        Q_EMIT entered();
        return;
    }
    if (m_field) {
        switch (key.key().kind) {
        case KeySpec::Kind::Backspace:
            m_field->backspace();
            break;
        case KeySpec::Kind::Space:
            m_field->insert(u" "_s);
            break;
        default:
            m_field->insert(key.key().text);
            break;
        }
    }
    if (key.key().kind != KeySpec::Kind::Text)
        return;
    if (!m_bubble)
        m_bubble = new KeyBubble(window());
    m_bubble->showAbove(key);
    m_bubbleStays.start();
}

void Keyboard::resizeEvent(QResizeEvent* event)
{
    OnScreenKeyboard::resizeEvent(event);
    place();
}

void Keyboard::changeEvent(QEvent* event)
{
    OnScreenKeyboard::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setLanguage(languageNow()); // Language has set the default locale before
    nameKeys();
}

} // namespace vitrine::kiosk
