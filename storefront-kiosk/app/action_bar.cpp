#include "storefront-kiosk/app/action_bar.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

ActionBar::ActionBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_left(new TouchButton({}, TouchButton::Kind::Normal, this))
    , m_main(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    m_left->setObjectName(u"backButton"_s);
    m_main->setObjectName(u"mainAction"_s);
    m_row->setContentsMargins(touch::kPage, 16, touch::kPage, touch::kGroup);
    m_row->setSpacing(touch::kGap);
    m_row->addWidget(m_left);
    m_row->addStretch(1);
    m_row->addWidget(m_main, 2);
    connect(m_left, &TouchButton::clicked, this, [this] {
        if (m_kind == Left::StartOver)
            Q_EMIT startOver();
        else
            Q_EMIT back();
    });
    connect(m_main, &TouchButton::clicked, this, &ActionBar::main);
    setMain({}, false);
    refresh();
}

void ActionBar::arrange(const Layout& layout)
{
    m_isReach = layout.isReach;
    m_row->setStretch(1, layout.isReach ? 0 : 1); // large text needs the room in between
    refresh();
}

void ActionBar::setCompact(bool isCompact)
{
    if (m_isCompact == isCompact)
        return;
    m_isCompact = isCompact;
    refresh();
}

void ActionBar::setLeft(Left left)
{
    if (m_kind == left)
        return;
    m_kind = left;
    refresh();
}

void ActionBar::setMain(const QString& text, bool isEnabled)
{
    m_main->setText(text);
    m_main->setEnabled(isEnabled);
    m_main->setVisible(!text.isEmpty());
    setVisible(m_kind != Left::Nothing || !text.isEmpty());
}

void ActionBar::refresh()
{
    m_left->setVisible(m_kind != Left::Nothing);
    const bool isBack = m_kind != Left::StartOver;
    m_left->setSymbol(isBack ? qt::Icon::ArrowLeft : qt::Icon::Close);
    const auto words = isBack ? tr("Back") : tr("Start over");
    m_left->setAccessibleName(words);
    m_left->setText(m_isCompact ? QString() : words);
    const int edge = m_isReach ? 8 : 16;
    m_row->setContentsMargins(
        touch::kPage, edge, m_isCompact ? 0 : touch::kPage, m_isReach ? 16 : touch::kGroup);
    setVisible(m_kind != Left::Nothing || !m_main->text().isEmpty());
}

void ActionBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace vitrine::kiosk
