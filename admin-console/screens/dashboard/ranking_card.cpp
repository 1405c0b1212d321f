#include "admin-console/screens/dashboard/ranking_card.hpp"

#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

constexpr int kHeadHeight = 32;
constexpr int kCellMargins = 2 * 10;

/// What a column of numbers needs for its title and its texts.
int widthOfNumbers(const QAbstractItemModel& model, int column, const QTableView& table)
{
    const QFontMetricsF metrics(table.font());
    const auto title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    qreal width = metrics.horizontalAdvance(title) + kCellMargins; // and room for a sort mark
    for (int row = 0; row < model.rowCount(); ++row)
        width =
            std::max(width, qt::tabularWidth(metrics, model.index(row, column).data().toString()));
    return int(width) + kCellMargins;
}

/// The first text of a row (or its badge) with the row's share as a bar below it.
void paintName(QPainter& painter, const QRect& content, const QModelIndex& index)
{
    if (const auto badge = index.data(qt::PagedModelBase::BadgeRole); badge.isValid()) {
        qt::paintBadge(painter, content, badge.value<qt::Badge>());
        return;
    }
    const auto& colors = qt::colors();
    const double share = index.data(RankingModel::kShareRole).toDouble();
    if (share > 0)
        painter.fillRect(QRectF(content.left(), content.bottom() - 3, content.width() * share, 2.5),
                         colors.accent);
    painter.setPen(colors.text);
    const auto text = painter.fontMetrics().elidedText(
        index.data(Qt::DisplayRole).toString(), Qt::ElideRight, content.width());
    painter.drawText(content, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

} // namespace

RankingCard::RankingCard(const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_title(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_link(new QPushButton(this))
    , m_empty(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_table(new qt::DataTable(this))
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kInside);
    auto* head = new QHBoxLayout;
    head->addStrut(kHeadHeight); // with a link or without: cards beside each other align
    head->addWidget(m_title, 1);
    qt::setButtonKind(m_link, qt::ButtonKind::Quiet);
    m_link->setObjectName(objectName + u"Link"_s);
    m_link->hide();
    head->addWidget(m_link);
    column->addLayout(head);
    m_empty->setWordWrap(true);
    m_empty->hide();
    column->addWidget(m_empty);
    m_table->setObjectName(objectName + u"Table"_s);
    m_table->setModel(&m_model);
    m_table->setDensity(qt::Density::Dense);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setCursor(Qt::PointingHandCursor);
    m_table->setCellPainter(0, &paintName);
    column->addWidget(m_table);
    column->addStretch(1);
    const auto follow = [this](int row) {
        if (const auto route = m_model.routeAt(row); !route.isEmpty())
            Q_EMIT routeRequested(route);
    };
    connect(m_table, &QTableView::clicked, this, [follow](const QModelIndex& index) {
        follow(index.row());
    });
    connect(m_table, &qt::DataTable::openRequested, this, [this, follow] {
        follow(m_table->currentIndex().row());
    });
    connect(m_link, &QPushButton::clicked, this, [this] { Q_EMIT routeRequested(m_route); });
}

void RankingCard::setTitle(const QString& title)
{
    m_title->setText(title);
    m_table->setAccessibleName(title);
}

void RankingCard::setLink(const QString& text, const Route& route)
{
    m_route = route;
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void RankingCard::setEmptyText(const QString& text)
{
    m_empty->setText(text);
}

void RankingCard::setTitles(const QStringList& titles)
{
    m_model.setTitles(titles);
    fit();
}

void RankingCard::setRows(std::vector<RankingRow> rows)
{
    m_model.setRows(std::move(rows));
    fit();
}

void RankingCard::fit()
{
    auto* header = m_table->horizontalHeader();
    if (m_model.columnCount() > 0)
        header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < m_model.columnCount(); ++column) {
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, widthOfNumbers(m_model, column, *m_table));
    }
    const int count = m_model.rowCount();
    m_empty->setVisible(count == 0);
    m_table->setVisible(count > 0);
    m_table->setFixedHeight(header->sizeHint().height() +
                            count * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
}

} // namespace vitrine::console
