#include "vitrine/qt/widgets/data_table.hpp"

#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/row_delegate.hpp"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kCheckSide = 16;
constexpr int kCheckMargin = 12;
constexpr int kStretchMin = 160;
constexpr int kHeaderHeight = 36;

int pixelsOf(Density density)
{
    return density == Density::Comfortable ? 32 : 26;
}

} // namespace

DataTable::DataTable(QWidget* parent)
    : QTableView(parent)
    , m_delegate(new RowDelegate(*this))
{
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(pixelsOf(Density::Dense));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setDensity(Density::Comfortable);

    auto* header = horizontalHeader();
    header->setFixedHeight(kHeaderHeight);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setTextElideMode(Qt::ElideRight);
    connect(
        header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint& at) {
            auto* menu = makeColumnMenu();
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->popup(header->mapToGlobal(at));
        });
    connect(header, &QHeaderView::sectionClicked, this, &DataTable::sortBy);
    connect(header, &QHeaderView::sectionResized, this, &DataTable::rememberColumns);
    connect(header, &QHeaderView::sectionMoved, this, &DataTable::rememberColumns);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void DataTable::setPagedModel(PagedModelBase* model, QSettings* settings, const QString& key)
{
    m_model = model;
    m_settings = settings;
    m_settingsKey = key;
    setModel(model);
    const auto state =
        settings != nullptr
            ? ColumnState::load(*settings, key, model->columns())
            : ColumnState::load(QSettings(QString(), QSettings::IniFormat), key, model->columns());
    applyColumns(state);
    if (!state.sortKey.isEmpty())
        model->setSortKey(state.sortKey);
    showSortIndicator();
    connect(model, &PagedModelBase::sortKeyChanged, this, [this] {
        showSortIndicator();
        rememberColumns();
    });
    connect(model, &PagedModelBase::loadingChanged, this, &DataTable::showEmptyWidget);
    connect(model, &PagedModelBase::totalChanged, this, &DataTable::showEmptyWidget);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        scrollToTop();
        announceSelection();
    });
    connect(model, &QAbstractItemModel::layoutChanged, this, &DataTable::announceSelection);
    connect(selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &DataTable::announceSelection);
}

void DataTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (model == nullptr || model == m_model)
        return;
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &DataTable::showEmptyWidget);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::showEmptyWidget);
    showEmptyWidget();
}

void DataTable::setCellPainter(int column, CellPainter paint)
{
    m_painters.insert(column, std::move(paint));
    viewport()->update();
}

const DataTable::CellPainter& DataTable::cellPainter(int column) const
{
    static const CellPainter none;
    const auto found = m_painters.constFind(column);
    return found == m_painters.cend() ? none : *found;
}

void DataTable::setImageCache(ImageCache* images)
{
    m_delegate->setImageCache(images);
    if (images != nullptr)
        connect(images, &ImageCache::ready, viewport(), [this] { viewport()->update(); });
}

void DataTable::setDensity(Density density)
{
    m_density = density;
    verticalHeader()->setDefaultSectionSize(pixelsOf(density));
}

void DataTable::setCheckable(bool isCheckable)
{
    m_isCheckable = isCheckable;
    viewport()->update();
}

void DataTable::setEmptyWidget(QWidget* widget)
{
    delete m_empty;
    m_empty = widget;
    widget->setParent(viewport());
    showEmptyWidget();
}

// --- Columns
// --------------------------------------------------------------------------------------

void DataTable::applyColumns(const ColumnState& state)
{
    m_isApplying = true;
    auto* header = horizontalHeader();
    for (std::size_t i = 0; i < state.entries.size(); ++i) {
        const auto& entry = state.entries[i];
        const int column = m_model->columnOf(entry.id);
        header->moveSection(header->visualIndex(column), int(i));
        header->resizeSection(column, entry.width);
        header->setSectionHidden(column, !entry.isVisible);
    }
    m_isApplying = false;
    stretchColumn();
}

void DataTable::rememberColumns()
{
    if (m_isApplying || m_model == nullptr)
        return;
    stretchColumn();
    if (m_settings == nullptr)
        return;
    ColumnState state;
    const auto* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const auto& info = m_model->columns()[std::size_t(column)];
        const bool isVisible = !header->isSectionHidden(column);
        state.entries.push_back(
            {info.id, isVisible ? header->sectionSize(column) : info.width, isVisible});
    }
    state.sortKey = m_model->sortKey();
    state.save(*m_settings, m_settingsKey);
}

int DataTable::stretchedColumn() const
{
    for (std::size_t i = 0; m_model != nullptr && i < m_model->columns().size(); ++i) {
        if (m_model->columns()[i].isStretched && !horizontalHeader()->isSectionHidden(int(i)))
            return int(i);
    }
    return -1;
}

void DataTable::stretchColumn()
{
    const int column = stretchedColumn();
    if (column < 0 || m_isApplying)
        return;
    auto* header = horizontalHeader();
    const int others = header->length() - header->sectionSize(column);
    m_isApplying = true;
    header->resizeSection(column, std::max(kStretchMin, viewport()->width() - others));
    m_isApplying = false;
}

int DataTable::firstVisibleColumn() const
{
    const auto* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            return column;
    }
    return -1;
}

QMenu* DataTable::makeColumnMenu()
{
    auto* menu = new QMenu(this);
    if (m_model == nullptr)
        return menu;
    auto* header = horizontalHeader();
    const bool isLast = header->count() - header->hiddenSectionCount() <= 1;
    for (std::size_t i = 0; i < m_model->columns().size(); ++i) {
        const auto& info = m_model->columns()[i];
        const bool isVisible = !header->isSectionHidden(int(i));
        auto* action = menu->addAction(info.title.isEmpty() ? tr("Picture") : info.title);
        action->setObjectName(u"column."_s + info.id);
        action->setCheckable(true);
        action->setChecked(isVisible);
        action->setEnabled(!isVisible || !isLast);
        connect(action, &QAction::toggled, this, [this, column = int(i)](bool isShown) {
            horizontalHeader()->setSectionHidden(column, !isShown);
            rememberColumns();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        applyColumns(
            ColumnState::load(QSettings(QString(), QSettings::IniFormat), {}, m_model->columns()));
        rememberColumns();
    });
    return menu;
}

void DataTable::sortBy(int column)
{
    if (m_model == nullptr || m_model->columns()[std::size_t(column)].sortKey.isEmpty())
        return;
    const bool isAscending = m_model->sortKey() == m_model->columns()[std::size_t(column)].sortKey;
    m_model->sort(column, isAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void DataTable::showSortIndicator()
{
    auto* header = horizontalHeader();
    QString key = m_model->sortKey();
    const bool isDescending = key.startsWith(u'-');
    if (isDescending)
        key.remove(0, 1);
    int column = -1;
    for (std::size_t i = 0; i < m_model->columns().size(); ++i) {
        if (!key.isEmpty() && m_model->columns()[i].sortKey == key)
            column = int(i);
    }
    header->setSortIndicatorShown(column >= 0);
    header->setSortIndicator(column, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

// --- Selection
// ------------------------------------------------------------------------------------

/// "" for a row that has none, or not yet.
QString DataTable::keyOf(int row) const
{
    if (m_model != nullptr)
        return m_model->keyAt(row);
    return model() == nullptr ? QString()
                              : model()->index(row, 0).data(PagedModelBase::KeyRole).toString();
}

QStringList DataTable::selectedKeys() const
{
    QList<int> rows;
    if (selectionModel() == nullptr)
        return {};
    for (const auto& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QStringList keys;
    for (const int row : rows) {
        if (const auto key = keyOf(row); !key.isEmpty())
            keys.append(key);
    }
    return keys;
}

QString DataTable::currentKey() const
{
    return currentIndex().isValid() ? keyOf(currentIndex().row()) : QString();
}

bool DataTable::selectKey(const QString& key)
{
    const int row = m_model == nullptr ? -1 : m_model->rowOf(key);
    if (row < 0)
        return false;
    const auto index = m_model->index(row, std::max(0, firstVisibleColumn()));
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void DataTable::announceSelection()
{
    Q_EMIT selectedKeysChanged(selectedKeys());
    viewport()->update(); // a row's ground depends on all of its cells
}

void DataTable::toggleRow(int row)
{
    const auto index = m_model == nullptr ? model()->index(row, 0)
                                          : m_model->index(row, std::max(0, firstVisibleColumn()));
    selectionModel()->setCurrentIndex(index,
                                      QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

void DataTable::setRowActions(const QList<QAction*>& actions)
{
    m_rowActions = actions;
}

QRect DataTable::checkRect(const QModelIndex& index) const
{
    if (!m_isCheckable || index.column() != firstVisibleColumn())
        return {};
    const QRect cell = visualRect(index);
    return {cell.left() + kCheckMargin, cell.center().y() - kCheckSide / 2, kCheckSide, kCheckSide};
}

bool DataTable::isOnCheck(const QPoint& position) const
{
    const auto index = indexAt(position);
    const auto box = index.isValid() ? checkRect(index) : QRect();
    return box.isValid() && position.x() <= box.right() + kCheckMargin / 2;
}

// --- Events
// ---------------------------------------------------------------------------------------

void DataTable::setHovered(int row)
{
    if (m_hovered == row)
        return;
    m_hovered = row;
    viewport()->update();
}

void DataTable::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(indexAt(event->position().toPoint()).row());
    if (!m_hasPressedCheck)
        QTableView::mouseMoveEvent(event);
}

void DataTable::mousePressEvent(QMouseEvent* event)
{
    m_hasPressedCheck = event->button() == Qt::LeftButton && isOnCheck(event->position().toPoint());
    if (m_hasPressedCheck)
        toggleRow(indexAt(event->position().toPoint()).row());
    else
        QTableView::mousePressEvent(event);
}

void DataTable::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_hasPressedCheck, false))
        QTableView::mouseReleaseEvent(event);
}

void DataTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->position().toPoint());
    if (isOnCheck(event->position().toPoint())) {
        mousePressEvent(event);
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
    if (index.isValid() && !keyOf(index.row()).isEmpty())
        Q_EMIT openRequested(keyOf(index.row()));
}

void DataTable::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void DataTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && event->modifiers() == Qt::NoModifier) {
        if (!currentKey().isEmpty())
            Q_EMIT openRequested(currentKey());
        return;
    }
    if (event->key() == Qt::Key_Space && m_isCheckable && currentIndex().isValid()) {
        toggleRow(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid()) {
        showRowMenu(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
        return;
    }
    const auto index = indexAt(event->pos());
    if (!index.isValid())
        return;
    if (!selectionModel()->isRowSelected(index.row()))
        selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    showRowMenu(event->globalPos());
}

void DataTable::showRowMenu(const QPoint& globalPosition)
{
    if (m_rowActions.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_rowActions);
    menu->popup(globalPosition);
}

void DataTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    stretchColumn();
    showEmptyWidget();
}

void DataTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_model != nullptr)
        m_model->retranslate();
    QTableView::changeEvent(event);
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void DataTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void DataTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

bool DataTable::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QTableView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto index = indexAt(help->pos());
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty()) { // what does not fit is told in full
        const auto text = index.data(Qt::DisplayRole).toString();
        const int room = m_delegate->contentRect(visualRect(index), index).width();
        if (fontMetrics().horizontalAdvance(text) > room)
            tip = text;
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void DataTable::showEmptyWidget()
{
    if (m_empty == nullptr)
        return;
    const bool isEmpty = m_model != nullptr ? m_model->total() == 0 && !m_model->isLoading()
                                            : model() != nullptr && model()->rowCount() == 0;
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(isEmpty);
}

// --- Tabular figures
// ------------------------------------------------------------------------------

namespace {

qreal digitWidth(const QFontMetricsF& metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

qreal tabularWidth(const QFontMetricsF& metrics, const QString& text)
{
    const qreal cell = digitWidth(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? cell : metrics.horizontalAdvance(character);
    return width;
}

void drawTabularText(QPainter& painter,
                     const QRectF& rect,
                     Qt::Alignment alignment,
                     const QString& text)
{
    // Inter's own tabular figures are an OpenType feature, which this Qt cannot switch on.
    const QFontMetricsF metrics(painter.font());
    const qreal cell = digitWidth(metrics);
    const qreal width = tabularWidth(metrics, text);
    qreal x = rect.left();
    if (alignment.testFlag(Qt::AlignRight))
        x = rect.right() - width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = rect.center().x() - width / 2;
    const qreal y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal step = character.isDigit() ? cell : own;
        painter.drawText(QPointF(x + (step - own) / 2, y), QString(character));
        x += step;
    }
}

} // namespace vitrine::qt
