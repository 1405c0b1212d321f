#include "admin-console/app/navigation.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kItemHeight = 36;
constexpr int kWidth = 200;
constexpr int kCollapsedWidth = 56;
constexpr int kMargin = 8;
constexpr int kIconSide = 20;
constexpr int kIconLeft = 10;
constexpr int kTextLeft = kIconLeft + kIconSide + 10;

} // namespace

NavigationItem::NavigationItem(qt::Icon icon, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationItem::setBadge(const qt::Badge& badge)
{
    m_badge = badge;
    setAccessibleDescription(badge.text);
    update();
}

void NavigationItem::setCollapsed(bool isCollapsed)
{
    m_isCollapsed = isCollapsed;
    setToolTip(isCollapsed ? text() : QString());
    updateGeometry();
    update();
}

QSize NavigationItem::sizeHint() const
{
    return {(m_isCollapsed ? kCollapsedWidth : kWidth) - 2 * kMargin, kItemHeight};
}

void NavigationItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& c = qt::colors();
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? c.select : c.border);
        if (!isChecked())
            painter.setOpacity(0.5);
        painter.drawRoundedRect(rect(), qt::space::kRadius, qt::space::kRadius);
        painter.setOpacity(1);
    }
    const QColor ink = isChecked() ? (c.isDark ? c.text : c.accent) : c.text;
    const int iconLeft = m_isCollapsed ? (width() - kIconSide) / 2 : kIconLeft;
    painter.drawPixmap(iconLeft,
                       (height() - kIconSide) / 2,
                       qt::iconPixmap(m_icon, kIconSide, ink, devicePixelRatioF()));
    if (!m_isCollapsed) {
        painter.setFont(qt::Theme::instance().font(qt::TextStyle::Body,
                                                   isChecked() ? QFont::DemiBold : QFont::Medium));
        painter.setPen(ink);
        painter.drawText(
            rect().adjusted(kTextLeft, 0, -kMargin, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    }
    if (!m_badge.text.isEmpty())
        paintBadge(painter);
}

void NavigationItem::paintBadge(QPainter& painter) const
{
    const auto& c = qt::colors();
    const QColor ink = m_badge.tone == qt::Tone::Neutral ? c.muted : c.of(m_badge.tone);
    if (m_isCollapsed) {
        painter.setPen(QPen(c.background, 1.5));
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(width() / 2.0 + 9, height() / 2.0 - 8), 4, 4);
        return;
    }
    const QFont font = qt::Theme::instance().font(qt::TextStyle::Caption, QFont::DemiBold);
    const int needed = std::max(20, QFontMetrics(font).horizontalAdvance(m_badge.text) + 12);
    const QRect pill(width() - needed - kMargin, (height() - 20) / 2, needed, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.groundOf(m_badge.tone));
    painter.drawRoundedRect(pill, 10, 10);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, m_badge.text);
}

Navigation::Navigation(const ScreenRegistry& registry, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"navigation"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column->setSpacing(2);
    for (const auto& entry : registry.entries()) {
        if (entry.isInNavigation && !entry.isTechnical)
            addItem(entry, *column);
    }
    column->addSpacing(qt::space::kInside);
    auto* line = new QFrame(this);
    line->setProperty("line", true);
    column->addWidget(line);
    column->addSpacing(qt::space::kInside);
    for (const auto& entry : registry.entries()) {
        if (entry.isInNavigation && entry.isTechnical)
            addItem(entry, *column);
    }
    column->addStretch();
    setFixedWidth(kWidth);
    retranslate();
}

void Navigation::addItem(const ScreenEntry& entry, QVBoxLayout& column)
{
    auto* button = new NavigationItem(entry.icon, this);
    button->setObjectName(u"navigation."_s + entry.page);
    connect(button, &QAbstractButton::clicked, this, [this, page = entry.page] {
        Q_EMIT chosen(page);
    });
    column.addWidget(button);
    m_items.append({entry.page, entry.title, button});
}

void Navigation::retranslate()
{
    setAccessibleName(tr("Pages"));
    for (const auto& item : m_items) {
        item.button->setText(item.title());
        item.button->setAccessibleName(item.title());
        item.button->setCollapsed(m_isCollapsed);
    }
}

void Navigation::setContext(ConsoleContext* context)
{
    m_context = context;
    for (const auto& item : m_items)
        showBadge(item.page);
    if (context != nullptr)
        connect(context, &ConsoleContext::pageBadgeChanged, this, &Navigation::showBadge);
}

void Navigation::showBadge(const QString& page)
{
    for (const auto& item : m_items) {
        if (item.page == page)
            item.button->setBadge(m_context ? m_context->pageBadge(page) : qt::Badge());
    }
}

void Navigation::setCurrent(const QString& page)
{
    for (const auto& item : m_items) {
        // Of exclusive buttons none can be unchecked otherwise.
        item.button->setAutoExclusive(false);
        item.button->setChecked(item.page == page);
        item.button->setAutoExclusive(true);
    }
}

void Navigation::setCollapsed(bool isCollapsed)
{
    if (m_isCollapsed == isCollapsed)
        return;
    m_isCollapsed = isCollapsed;
    setFixedWidth(isCollapsed ? kCollapsedWidth : kWidth);
    for (const auto& item : m_items)
        item.button->setCollapsed(isCollapsed);
}

QAbstractButton* Navigation::item(const QString& page) const
{
    for (const auto& item : m_items) {
        if (item.page == page)
            return item.button;
    }
    return nullptr;
}

void Navigation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), qt::colors().border);
}

void Navigation::keyPressEvent(QKeyEvent* event)
{
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0) {
        QFrame::keyPressEvent(event);
        return;
    }
    for (int i = 0; i < m_items.size(); ++i) {
        if (!m_items.at(i).button->hasFocus())
            continue;
        const auto next = std::clamp<qsizetype>(i + by, 0, m_items.size() - 1);
        m_items.at(next).button->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace vitrine::console
