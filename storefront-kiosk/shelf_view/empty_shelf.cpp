#include "storefront-kiosk/shelf_view/empty_shelf.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kSymbolSide = 112;

} // namespace

EmptyShelf::EmptyShelf(QWidget* parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_title(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_text(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_action(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    m_title->setObjectName(u"emptyTitle"_s);
    m_action->setObjectName(u"emptyAction"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kPage, touch::kGap, touch::kPage, touch::kGap);
    column->setSpacing(touch::kGap);
    column->addStretch(2);
    for (auto* label : {m_symbol, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_symbol);
        column->addWidget(label);
    }
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &TouchButton::clicked, this, &EmptyShelf::acted);
}

void EmptyShelf::setTexts(qt::Icon symbol,
                          const QString& title,
                          const QString& text,
                          const QString& action)
{
    m_symbol->setPixmap(
        qt::iconPixmap(symbol, kSymbolSide, qt::colors().control, devicePixelRatioF()));
    qt::setTextStyle(m_title, qt::TextStyle::Section);
    qt::setTextStyle(m_text, qt::TextStyle::Body, true);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString EmptyShelf::title() const
{
    return m_title->text();
}

} // namespace vitrine::kiosk
