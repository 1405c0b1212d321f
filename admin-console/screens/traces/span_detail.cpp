#include "admin-console/screens/traces/span_detail.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

using qt::toText;

QString durationText(std::int64_t micros)
{
    return qt::formatDuration(std::chrono::microseconds(micros));
}

} // namespace

SpanDetail::SpanDetail(QWidget* parent)
    : QFrame(parent)
{
    qt::setCard(this);
    m_service = qt::makeLabel(QString(), qt::TextStyle::Section, this);
    m_name = qt::makeLabel(QString(), qt::TextStyle::Body, this);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state = new qt::StatusBadge(this);
    m_times = qt::makeLabel(QString(), qt::TextStyle::Body, this);
    m_times->setWordWrap(true);
    m_ids = qt::makeLabel(QString(), qt::TextStyle::Caption, this, true);
    m_ids->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ids->setWordWrap(true);
    m_tags = new QTableWidget(0, 2, this);
    m_tags->setObjectName(QStringLiteral("spanTags"));
    m_tags->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tags->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tags->verticalHeader()->hide();
    m_tags->setShowGrid(false);
    m_tags->setWordWrap(true);
    m_tags->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tags->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_tags->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tags->setTabKeyNavigation(false);
    m_copy = new QPushButton(this);
    m_copy->setObjectName(QStringLiteral("copyTags"));
    m_copy->setIcon(qt::icon(qt::Icon::Copy));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_copyText);
    });
    auto* head = new QHBoxLayout;
    head->addWidget(m_service, 1);
    head->addWidget(m_state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    column->setSpacing(qt::space::kInside);
    column->addLayout(head);
    column->addWidget(m_name);
    column->addWidget(m_times);
    column->addWidget(m_tags, 1);
    column->addWidget(m_ids);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
}

void SpanDetail::retranslate()
{
    m_tags->setHorizontalHeaderLabels({tr("Tag"), tr("Value")});
    m_tags->setAccessibleName(tr("Tags of the span"));
    m_copy->setText(tr("Copy the tags"));
}

void SpanDetail::show(const TraceTree& tree, int row)
{
    setVisible(row >= 0);
    m_tags->setRowCount(0);
    m_copyText.clear();
    if (row < 0)
        return;
    const TraceRow& span = tree.rows[std::size_t(row)];
    m_service->setText(toText(span.span.serviceName));
    m_name->setText(toText(span.span.name));
    m_state->setBadge(span.failed ? qt::Badge{tr("Failed"), qt::Tone::Danger}
                                  : qt::Badge{tr("OK"), qt::Tone::Ok});
    QStringList times{
        tr("Took %1, of which %2 of its own")
            .arg(durationText(span.span.durationMicros), durationText(span.selfMicros)),
        tr("Began after %1").arg(durationText(span.startMicros))};
    if (!span.span.remoteServiceName.empty())
        times << tr("Called: %1").arg(toText(span.span.remoteServiceName));
    if (!span.span.kind.empty())
        times << tr("Kind: %1").arg(toText(span.span.kind).toLower());
    if (span.orphan)
        times << tr("The span above it never arrived.");
    m_times->setText(times.join(QLatin1Char('\n')));
    m_ids->setText(tr("Span %1").arg(toText(span.span.id)));
    m_tags->setRowCount(int(span.span.tags.size()));
    int line = 0;
    for (const auto& [key, value] : span.span.tags) {
        auto* name = new QTableWidgetItem(toText(key));
        auto* text = new QTableWidgetItem(toText(value));
        name->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        text->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
        text->setToolTip(toText(value));
        if (key == "error" && value != "false")
            text->setForeground(qt::colors().danger);
        m_tags->setItem(line, 0, name);
        m_tags->setItem(line, 1, text);
        m_copyText += toText(key) + QStringLiteral(": ") + toText(value) + QLatin1Char('\n');
        ++line;
    }
    m_copy->setEnabled(line > 0);
    // Once the columns have their widths.
    QTimer::singleShot(0, m_tags, &QTableWidget::resizeRowsToContents);
}

} // namespace vitrine::console
