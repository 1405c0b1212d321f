#include "vitrine/qt/widgets/page_header.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

/// A title as wide as its text where there is room, cut with an ellipsis where there is not: a name
/// of 80 letters must not push the actions out of the window.
class TitleLabel final : public QLabel
{
public:
    explicit TitleLabel(QWidget* parent)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setProperty("elides", true);
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(kMinimum, sizeHint().width()), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        setToolTip(shown == text() ? QString() : text());
        style()->drawItemText(&painter,
                              rect(),
                              int(Qt::AlignLeft | Qt::AlignVCenter),
                              palette(),
                              isEnabled(),
                              shown,
                              foregroundRole());
    }

private:
    static constexpr int kMinimum = 140;
};

QLabel* makeTitle(const QString& text, QWidget* parent)
{
    auto* label = new TitleLabel(parent);
    label->setText(text);
    setTextStyle(label, TextStyle::Page);
    return label;
}

} // namespace

QString toolTipOf(const QAction& action)
{
    const auto text = action.text().remove(u'&');
    const auto keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : u"%1 (%2)"_s.arg(text, keys);
}

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_back(new QPushButton(this))
    , m_title(makeTitle(title, this))
    , m_subtitle(makeLabel({}, TextStyle::Body, this, true))
    , m_ring(new BusyIndicator(this))
    , m_beside(new QHBoxLayout)
    , m_actions(new QHBoxLayout)
{
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_back->setObjectName(u"pageBack"_s);
    m_back->setIcon(icon(Icon::ArrowLeft));
    setButtonKind(m_back, ButtonKind::Quiet);
    m_back->setProperty("flush", true);
    m_back->hide();
    m_beside->setSpacing(space::kInside);
    m_actions->setSpacing(space::kInside);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kControls);
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addLayout(m_beside);
    row->addWidget(m_subtitle);
    row->addWidget(m_ring);
    row->addStretch(1);
    row->addLayout(m_actions);
    setMinimumHeight(36);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_back, &QPushButton::clicked, this, &PageHeader::backRequested);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
}

void PageHeader::setBack(const QString& text)
{
    m_back->setText(text);
    m_back->setAccessibleName(tr("Back to %1").arg(text));
    m_back->setVisible(!text.isEmpty());
}

QWidget* PageHeader::addAction(QAction* action, ButtonKind kind)
{
    auto* button = new QPushButton(this);
    button->setObjectName(action->objectName() + u".button"_s);
    setButtonKind(button, kind);
    const auto follow = [button, action, kind] {
        button->setText(action->text());
        // On the accent colour the palette's icon colour would not be seen.
        button->setIcon(kind == ButtonKind::Primary ? QIcon() : action->icon());
        button->setToolTip(action->toolTip() == action->iconText() ? toolTipOf(*action)
                                                                   : action->toolTip());
        button->setAccessibleName(action->text().remove(u'&'));
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    if (action->menu() != nullptr) {
        button->setProperty("hasMenu", true);
        button->setMenu(action->menu());
    } else {
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
    }
    m_actions->addWidget(button);
    return button;
}

void PageHeader::addBeside(QWidget* widget)
{
    m_beside->addWidget(widget);
}

void PageHeader::setBusy(bool isBusy)
{
    m_ring->setBusy(isBusy);
}

void PageHeader::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !m_back->text().isEmpty())
        m_back->setAccessibleName(tr("Back to %1").arg(m_back->text()));
    QWidget::changeEvent(event);
}

} // namespace vitrine::qt
