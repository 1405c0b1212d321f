#include "vitrine/qt/widgets/bulk_bar.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVariantAnimation>

using namespace Qt::StringLiterals;

namespace vitrine::qt {

BulkBar::BulkBar(QWidget* parent)
    : QFrame(parent)
    , m_text(makeLabel({}, TextStyle::Body, this))
    , m_clear(new QToolButton(this))
    , m_buttons(new QHBoxLayout)
    , m_slide(new QVariantAnimation(this))
{
    setObjectName(u"bulkBar"_s);
    m_text->setFont(Theme::instance().font(TextStyle::Body, QFont::DemiBold));
    m_clear->setObjectName(u"bulkClear"_s);
    m_clear->setIcon(icon(Icon::Close));
    m_buttons->setSpacing(space::kInside);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kInside, space::kTight, space::kInside, space::kTight);
    row->setSpacing(space::kInside);
    row->addWidget(m_clear);
    row->addWidget(m_text);
    row->addSpacing(space::kInside);
    row->addLayout(m_buttons);
    row->addStretch();
    connect(m_clear, &QToolButton::clicked, this, &BulkBar::clearRequested);
    connect(m_slide, &QVariantAnimation::valueChanged, this, [this](const QVariant& height) {
        setFixedHeight(height.toInt());
    });
    connect(m_slide, &QVariantAnimation::finished, this, [this] {
        setVisible(m_count >= m_threshold);
        setMinimumHeight(0);
        setMaximumHeight(QWIDGETSIZE_MAX);
    });
    retranslate();
    hide();
}

void BulkBar::setActions(const QList<QAction*>& actions)
{
    while (auto* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (auto* action : actions) {
        auto* button = new QPushButton(this);
        const auto follow = [button, action] {
            button->setText(action->text());
            button->setIcon(action->icon());
            button->setToolTip(toolTipOf(*action));
            button->setEnabled(action->isEnabled());
            button->setVisible(action->isVisible());
        };
        follow();
        button->setObjectName(action->objectName() + u".button"_s);
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
}

void BulkBar::setCount(int count)
{
    const bool wasShown = m_count >= m_threshold;
    m_count = count;
    retranslate();
    const bool isShown = count >= m_threshold;
    if (wasShown == isShown)
        return;
    const int full = sizeHint().height();
    m_slide->stop();
    m_slide->setDuration(Theme::instance().duration(Motion::State));
    m_slide->setStartValue(isShown ? 0 : full);
    m_slide->setEndValue(isShown ? full : 0);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    if (isShown)
        show();
    m_slide->start();
}

void BulkBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void BulkBar::retranslate()
{
    m_text->setText(tr("%n selected", nullptr, m_count));
    m_clear->setToolTip(tr("Clear selection"));
    m_clear->setAccessibleName(m_clear->toolTip());
}

} // namespace vitrine::qt
