#include "admin-console/screens/orders/timeline_view.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr int kDisc = 28;
constexpr int kIcon = 16;

/// An icon on a disc in the faint colour of its tone.
QPixmap discOf(qt::Icon icon, qt::Tone tone, qreal ratio)
{
    const qt::Colors& colors = qt::colors();
    QPixmap disc(QSize(kDisc, kDisc) * ratio);
    disc.setDevicePixelRatio(ratio);
    disc.fill(Qt::transparent);
    QPainter painter(&disc);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.surface);
    painter.drawEllipse(0, 0, kDisc, kDisc); // hides the line behind a ground that lets it through
    painter.setBrush(colors.groundOf(tone));
    painter.drawEllipse(0, 0, kDisc, kDisc);
    const QColor ink = tone == qt::Tone::Neutral ? colors.muted : colors.of(tone);
    const int inset = (kDisc - kIcon) / 2;
    painter.drawPixmap(inset, inset, qt::iconPixmap(icon, kIcon, ink, ratio));
    return disc;
}

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(qt::space::kGroup);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &TimelineView::drawIcons);
}

void TimelineView::setItems(const std::vector<TimelineItem>& items,
                            const std::function<QString(const std::string&)>& nameOf)
{
    while (QLayoutItem* old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    m_icons.clear();
    m_looks.clear();
    for (const TimelineItem& item : items)
        m_rows->addWidget(makeRow(item, item.actor.empty() ? QString() : nameOf(item.actor)));
    m_rows->addStretch(1);
    drawIcons();
}

QWidget* TimelineView::makeRow(const TimelineItem& item, const QString& actor)
{
    auto* row = new QWidget(this);
    auto* icon = new QLabel(row);
    icon->setFixedSize(kDisc, kDisc);
    m_icons.append(icon);
    m_looks.append({item.icon, item.tone});
    auto* title = qt::makeLabel(
        QStringLiteral("<span style=\"font-weight:600\">%1</span>").arg(item.title.toHtmlEscaped()),
        qt::TextStyle::Body,
        row);
    title->setTextFormat(Qt::RichText);
    title->setWordWrap(true);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(title);
    for (const QString& detail : item.details) {
        auto* label = qt::makeLabel(detail, qt::TextStyle::Body, row);
        label->setWordWrap(true);
        text->addWidget(label);
    }
    const QString when = qt::formatRelative(item.at);
    auto* foot = qt::makeLabel(actor.isEmpty() ? when : tr("%1 by %2").arg(when, actor),
                               qt::TextStyle::Caption,
                               row,
                               true);
    foot->setToolTip(qt::formatFullTime(item.at));
    foot->setWordWrap(true);
    text->addWidget(foot);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(qt::space::kControls);
    line->addWidget(icon, 0, Qt::AlignTop);
    line->addLayout(text, 1);
    row->setAccessibleName(item.title + QStringLiteral(", ") + foot->text());
    return row;
}

void TimelineView::drawIcons()
{
    for (int i = 0; i < m_icons.size(); ++i)
        m_icons[i]->setPixmap(discOf(m_looks[i].first, m_looks[i].second, devicePixelRatioF()));
    update();
}

void TimelineView::paintEvent(QPaintEvent*)
{
    if (m_icons.size() < 2)
        return;
    const auto centre = [this](const QLabel* icon) {
        return icon->mapTo(this, icon->rect().center());
    };
    QPainter painter(this);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.drawLine(centre(m_icons.first()), centre(m_icons.last()));
}

} // namespace vitrine::console
