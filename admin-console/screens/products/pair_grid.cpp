#include "admin-console/screens/products/pair_grid.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace vitrine::console {
namespace {

constexpr int kRowHeight = 32;
constexpr int kRowsShown = 10;

QToolButton* makeButton(qt::Icon icon, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(qt::icon(icon));
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

} // namespace

PairGrid::PairGrid(QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2, this))
    , m_up(makeButton(qt::Icon::ArrowUp, "pairUp", this))
    , m_down(makeButton(qt::Icon::ArrowDown, "pairDown", this))
    , m_remove(makeButton(qt::Icon::Trash, "pairRemove", this))
{
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
    m_table->installEventFilter(this);
    qt::setCard(m_table);
    setFocusProxy(m_table);

    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(qt::space::kTight);
    for (QToolButton* button : {m_up, m_down, m_remove})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(qt::space::kTight);
    row->addWidget(m_table);
    row->addLayout(buttons);

    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_remove, &QToolButton::clicked, this, &PairGrid::removeSelected);
    connect(m_table, &QTableWidget::cellChanged, this, [this](int cellRow, int) {
        if (m_isFilling)
            return;
        if (cellRow == m_table->rowCount() - 1)
            addEmptyRow();
        fit();
        Q_EMIT edited();
        Q_EMIT stepEnded();
    });
    addEmptyRow();
    fit();
    retranslate();
}

void PairGrid::retranslate()
{
    m_up->setToolTip(tr("Move up (Ctrl+Up)"));
    m_up->setAccessibleName(tr("Move the row up"));
    m_down->setToolTip(tr("Move down (Ctrl+Down)"));
    m_down->setAccessibleName(tr("Move the row down"));
    m_remove->setToolTip(tr("Remove (Delete)"));
    m_remove->setAccessibleName(tr("Remove the row"));
}

void PairGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PairGrid::setHeadings(const QString& name, const QString& value)
{
    m_table->setHorizontalHeaderLabels({name, value});
    for (int column = 0; column < 2; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PairGrid::setMovable(bool isMovable)
{
    m_isMovable = isMovable;
    m_up->setVisible(isMovable);
    m_down->setVisible(isMovable);
}

void PairGrid::setRow(int row, const QString& name, const QString& value)
{
    m_table->setItem(row, 0, new QTableWidgetItem(name));
    m_table->setItem(row, 1, new QTableWidgetItem(value));
}

QString PairGrid::text(int row, int column) const
{
    const QTableWidgetItem* item = m_table->item(row, column);
    return item == nullptr ? QString() : item->text().trimmed();
}

void PairGrid::addEmptyRow()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    setRow(row, {}, {});
}

void PairGrid::setPairs(const Pairs& newPairs)
{
    if (pairs() == newPairs)
        return; // an edit of its own came back; the cursor stays
    const QScopedValueRollback filling(m_isFilling, true);
    m_table->setRowCount(static_cast<int>(newPairs.size()));
    for (std::size_t i = 0; i < newPairs.size(); ++i)
        setRow(static_cast<int>(i), newPairs[i].first, newPairs[i].second);
    addEmptyRow();
    fit();
}

PairGrid::Pairs PairGrid::pairs() const
{
    Pairs result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (!text(row, 0).isEmpty() || !text(row, 1).isEmpty())
            result.emplace_back(text(row, 0), text(row, 1));
    }
    return result;
}

/// As high as its rows: the page scrolls, not the grid.
void PairGrid::fit()
{
    const int rows = std::clamp(m_table->rowCount(), 2, kRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * kRowHeight +
                            2 * m_table->frameWidth() + 4);
}

void PairGrid::removeSelected()
{
    std::set<int, std::greater<>> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
        rows.insert(index.row());
    if (rows.empty() && m_table->currentRow() >= 0)
        rows.insert(m_table->currentRow());
    bool isRemoved = false;
    for (const int row : rows) {
        if (row == m_table->rowCount() - 1)
            continue; // the empty one
        m_table->removeRow(row);
        isRemoved = true;
    }
    if (!isRemoved)
        return;
    fit();
    Q_EMIT edited();
    Q_EMIT stepEnded();
}

void PairGrid::moveCurrent(int by)
{
    const int row = m_table->currentRow();
    const int target = row + by;
    if (!m_isMovable || row < 0 || target < 0 || row >= m_table->rowCount() - 1 ||
        target >= m_table->rowCount() - 1)
        return;
    {
        const QScopedValueRollback filling(m_isFilling, true);
        for (int column = 0; column < 2; ++column) {
            QTableWidgetItem* moved = m_table->takeItem(row, column);
            QTableWidgetItem* other = m_table->takeItem(target, column);
            m_table->setItem(target, column, moved);
            m_table->setItem(row, column, other);
        }
        m_table->setCurrentCell(target, m_table->currentColumn());
    }
    Q_EMIT edited();
    Q_EMIT stepEnded();
}

bool PairGrid::paste()
{
    const QString clip = QGuiApplication::clipboard()->text();
    if (!clip.contains(u'\t'))
        return false;
    const QScopedValueRollback filling(m_isFilling, true);
    int row = std::max(0, m_table->currentRow());
    for (const QString& line : clip.split(u'\n', Qt::SkipEmptyParts)) {
        if (row >= m_table->rowCount() - 1)
            addEmptyRow();
        setRow(row++, line.section(u'\t', 0, 0).trimmed(), line.section(u'\t', 1).trimmed());
    }
    fit();
    Q_EMIT edited();
    Q_EMIT stepEnded();
    return true;
}

bool PairGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool isCtrl = key->modifiers() == Qt::ControlModifier;
        if (key->key() == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if (isCtrl && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->matches(QKeySequence::Paste) && paste())
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine::console
