#include "admin-console/screens/traces/trace_legend.hpp"

#include "admin-console/screens/traces/waterfall_view.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/flow_layout.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace vitrine::console {
namespace {

constexpr int kSwatch = 12;

QPixmap swatch(int service, qreal ratio)
{
    QPixmap pixmap(QSize(kSwatch, kSwatch) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(serviceColor(service));
    painter.drawRoundedRect(0, 0, kSwatch, kSwatch, 3, 3);
    return pixmap;
}

} // namespace

TraceLegend::TraceLegend(QWidget* parent)
    : QWidget(parent)
{
    setLayout(new qt::FlowLayout(nullptr, qt::space::kGroup));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &TraceLegend::rebuild);
}

void TraceLegend::setTree(const TraceTree& tree)
{
    m_services = tree.services;
    m_total = 0;
    for (const TraceService& service : m_services)
        m_total += service.selfMicros;
    rebuild();
}

void TraceLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

void TraceLegend::rebuild()
{
    while (QLayoutItem* old = layout()->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (std::size_t i = 0; i < m_services.size(); ++i) {
        const TraceService& service = m_services[i];
        auto* entry = new QWidget(this);
        auto* row = new QHBoxLayout(entry);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        auto* color = new QLabel(entry);
        color->setPixmap(swatch(int(i), devicePixelRatioF()));
        row->addWidget(color);
        row->addWidget(qt::makeLabel(qt::toText(service.name), qt::TextStyle::Body, entry));
        const double share = m_total > 0 ? double(service.selfMicros) / double(m_total) : 0;
        row->addWidget(
            qt::makeLabel(qt::formatPercent(share, 0), qt::TextStyle::Body, entry, true));
        entry->setToolTip(
            tr("%n span(s), %1 of its own", nullptr, service.spanCount)
                .arg(qt::formatDuration(std::chrono::microseconds(service.selfMicros))));
        layout()->addWidget(entry);
    }
    updateGeometry();
}

} // namespace vitrine::console
