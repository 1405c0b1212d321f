#include "storefront-kiosk/parts/dialog_card.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kWidest = 840;
constexpr int kSymbolSide = 96;

class Card final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int radius = 2 * touch::kRadius;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(qt::colors().border, 2));
        painter.setBrush(qt::colors().surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
};

} // namespace

DialogCard::DialogCard(QWidget* over)
    : Overlay(over)
    , m_card(new Card(this))
    , m_symbol(new QLabel(m_card))
    , m_title(qt::makeLabel({}, qt::TextStyle::Section, m_card))
    , m_text(qt::makeLabel({}, qt::TextStyle::Body, m_card, true))
    , m_body(new QVBoxLayout)
    , m_answers(new QBoxLayout(QBoxLayout::TopToBottom))
{
    m_title->setObjectName(u"dialogTitle"_s);
    m_text->setObjectName(u"dialogText"_s);
    for (auto* label : {m_symbol, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setVisible(false);
    }
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_body->setSpacing(touch::kGap);
    m_answers->setSpacing(touch::kGap);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(touch::kPage, touch::kPage, touch::kPage, touch::kPage);
    column->setSpacing(touch::kGap);
    column->addWidget(m_symbol);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(m_body);
    column->addSpacing(8);
    column->addLayout(m_answers);
}

void DialogCard::setSymbol(qt::Icon symbol, qt::Tone tone)
{
    m_symbol->setPixmap(
        qt::iconPixmap(symbol, kSymbolSide, qt::colors().of(tone), devicePixelRatioF()));
    m_symbol->setVisible(true);
}

void DialogCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void DialogCard::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

QString DialogCard::title() const
{
    return m_title->text();
}

QString DialogCard::text() const
{
    return m_text->text();
}

TouchButton* DialogCard::addAnswer(const QString& text, TouchButton::Kind kind)
{
    auto* answer = new TouchButton(text, kind, m_card);
    m_answers->addWidget(answer);
    return answer;
}

void DialogCard::place()
{
    const QRect free = area();
    const int wide = std::min(free.width() - 2 * touch::kGap, kWidest);
    const auto* column = m_card->layout();
    const int wanted =
        column->hasHeightForWidth() ? column->heightForWidth(wide) : column->sizeHint().height();
    const int high = std::min(free.height() - 2 * touch::kGap, wanted);
    m_card->setGeometry(free.left() + (free.width() - wide) / 2,
                        free.top() + (free.height() - high) / 2,
                        wide,
                        high);
}

QRect DialogCard::cardRect() const
{
    return m_card->geometry();
}

} // namespace vitrine::kiosk
