#include "storefront-kiosk/screens/signin/guest_card.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kSymbolSide = 144;

} // namespace

GuestCard::GuestCard(QWidget* parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_headline(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_text(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_go(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    setObjectName(u"guestCard"_s);
    m_go->setObjectName(u"goOnAsGuest"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kPage, touch::kPage, touch::kPage, touch::kPage);
    column->setSpacing(touch::kGap);
    column->addStretch();
    for (auto* label : {m_symbol, m_headline, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch();
    column->addWidget(m_go);
    connect(m_go, &TouchButton::clicked, this, &GuestCard::chosen);
}

void GuestCard::retranslate()
{
    m_symbol->setPixmap(
        qt::iconPixmap(qt::Icon::Person, kSymbolSide, qt::colors().accent, devicePixelRatioF()));
    m_headline->setText(tr("No account needed"));
    m_text->setText(tr("You get a pickup number and a receipt all the same."));
    m_go->setText(tr("Go on as guest"));
}

void GuestCard::setSymbolVisible(bool isVisible)
{
    m_symbol->setVisible(isVisible);
}

void GuestCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.setBrush(qt::colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
}

} // namespace vitrine::kiosk
