#include "storefront-kiosk/parts/message_card.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kSymbolSide = 44;

qt::Icon symbolOf(qt::Tone tone)
{
    switch (tone) {
    case qt::Tone::Ok:
        return qt::Icon::Success;
    case qt::Tone::Warn:
        return qt::Icon::Warning;
    case qt::Tone::Danger:
        return qt::Icon::Error;
    default:
        return qt::Icon::Info;
    }
}

} // namespace

MessageCard::MessageCard(QWidget* parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_title(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_text(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_action(new TouchButton({}, TouchButton::Kind::Normal, this))
{
    m_title->setObjectName(u"messageTitle"_s);
    m_text->setObjectName(u"messageText"_s);
    m_action->setObjectName(u"messageAction"_s);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addWidget(m_title);
    texts->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(touch::kGap, touch::kGap, touch::kGap, touch::kGap);
    row->setSpacing(touch::kGap);
    row->addWidget(m_symbol, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    connect(m_action, &TouchButton::clicked, this, &MessageCard::acted);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &MessageCard::paintSymbol);
    hide();
}

void MessageCard::show(qt::Tone tone,
                       const QString& title,
                       const QString& text,
                       const QString& action)
{
    m_tone = tone;
    m_icon = symbolOf(tone);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    paintSymbol();
    setVisible(true);
}

void MessageCard::setSymbol(qt::Icon symbol)
{
    m_icon = symbol;
    paintSymbol();
}

QString MessageCard::title() const
{
    return m_title->text();
}

QString MessageCard::text() const
{
    return m_text->text();
}

void MessageCard::paintSymbol()
{
    m_symbol->setPixmap(
        qt::iconPixmap(m_icon, kSymbolSide, qt::colors().of(m_tone), devicePixelRatioF()));
    update();
}

void MessageCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().of(m_tone), 2));
    painter.setBrush(qt::colors().groundOf(m_tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
}

} // namespace vitrine::kiosk
