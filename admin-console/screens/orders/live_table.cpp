#include "admin-console/screens/orders/live_table.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QWidget>

#include <algorithm>

namespace vitrine::console {

/// Lies over the rows and tints the marked ones; lets everything through.
class LiveTable::Veil final : public QWidget
{
public:
    Veil(LiveTable& live, QWidget* viewport)
        : QWidget(viewport)
        , m_live(live)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const qint64 now = m_live.m_clock.elapsed();
        const qt::DataTable& table = *m_live.m_table;
        const bool moves = qt::Theme::instance().duration(qt::Motion::State) > 0;
        for (auto mark = m_live.m_marks.cbegin(); mark != m_live.m_marks.cend(); ++mark) {
            const int row = table.pagedModel()->rowOf(mark.key());
            if (row < 0)
                continue;
            const int top = table.rowViewportPosition(row);
            const int height = table.rowHeight(row);
            if (top + height < 0 || top > this->height())
                continue;
            const double age = double(now - mark->since) / kMarkMilliseconds;
            const double strength = moves ? std::clamp(1.5 * (1.0 - age), 0.0, 1.0) : 1.0;
            QColor color = mark->isNew ? qt::colors().accent : qt::colors().info;
            color.setAlphaF(float(strength));
            painter.fillRect(QRect(0, top, 3, height), color);
            color.setAlphaF(float(0.14 * strength));
            painter.fillRect(QRect(3, top, width() - 3, height), color);
        }
    }

private:
    LiveTable& m_live;
};

LiveTable::LiveTable(qt::DataTable* table)
    : QObject(table)
    , m_table(table)
    , m_veil(new Veil(*this, table->viewport()))
    , m_pill(new QPushButton(table))
{
    m_clock.start();
    m_fade.setInterval(60);
    connect(&m_fade, &QTimer::timeout, this, &LiveTable::fade);
    m_pill->setObjectName(QStringLiteral("newRowsPill"));
    m_pill->setIcon(qt::icon(qt::Icon::ArrowUp));
    m_pill->hide();
    qt::setButtonKind(m_pill, qt::ButtonKind::Primary);
    connect(m_pill, &QPushButton::clicked, this, &LiveTable::showNewest);
    table->viewport()->installEventFilter(this);
    auto* model = table->pagedModel();
    connect(model, &QAbstractItemModel::dataChanged, this, &LiveTable::holdAnchor);
    connect(model, &QAbstractItemModel::rowsInserted, this, &LiveTable::holdAnchor);
    connect(model, &QAbstractItemModel::layoutChanged, this, &LiveTable::holdAnchor);
    connect(model, &QAbstractItemModel::modelReset, this, &LiveTable::rememberAnchor);
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_veil->setGeometry(m_table->viewport()->rect()); // scrolling moves the viewport's children
        if (!m_isHolding)
            rememberAnchor();
        updatePill();
    });
    m_veil->setGeometry(table->viewport()->rect());
}

LiveTable::~LiveTable() = default;

void LiveTable::mark(const QStringList& keys, bool isNew)
{
    for (const QString& key : keys) {
        Mark& mark = m_marks[key];
        mark = {m_clock.elapsed(), isNew || mark.isNew};
        if (isNew)
            m_unseen.insert(key);
    }
    if (m_anchorRow < 0 || m_table->verticalScrollBar()->value() == 0)
        rememberAnchor(); // whether the person is reading now decides
    m_fade.start();
    m_veil->update();
    updatePill();
}

void LiveTable::showNewest()
{
    m_unseen.clear();
    m_table->scrollToTop();
    rememberAnchor();
    updatePill();
}

void LiveTable::reset()
{
    m_marks.clear();
    m_unseen.clear();
    rememberAnchor();
    updatePill();
    m_veil->update();
}

void LiveTable::retranslate()
{
    updatePill();
}

/// At the very top new rows may come in by themselves, unless somebody is about to click or reads.
bool LiveTable::isEngaged() const
{
    if (m_table->verticalScrollBar()->value() > 0)
        return true;
    const bool isReading = m_table->hasFocus() && !m_table->selectedKeys().isEmpty();
    return isReading || m_table->viewport()->underMouse();
}

void LiveTable::rememberAnchor()
{
    m_anchorRow = isEngaged() ? m_table->rowAt(0) : -1;
    m_anchorKey = m_anchorRow < 0 ? QString() : m_table->pagedModel()->keyAt(m_anchorRow);
}

void LiveTable::holdAnchor()
{
    m_veil->update();
    if (m_anchorKey.isEmpty()) {
        updatePill();
        return;
    }
    const int row = m_table->pagedModel()->rowOf(m_anchorKey);
    if (row < 0 || row == m_anchorRow) {
        updatePill();
        return;
    }
    auto* bar = m_table->verticalScrollBar();
    const bool isPixels = m_table->verticalScrollMode() == QAbstractItemView::ScrollPerPixel;
    const int step = isPixels ? m_table->verticalHeader()->defaultSectionSize() : 1;
    m_isHolding = true;
    if (bar->maximum() < bar->value() + (row - m_anchorRow) * step)
        m_table->doItemsLayout(); // rows were added: let the bar reach them
    bar->setValue(bar->value() + (row - m_anchorRow) * step);
    m_isHolding = false;
    m_anchorRow = row;
    updatePill();
}

void LiveTable::fade()
{
    const qint64 now = m_clock.elapsed();
    for (auto mark = m_marks.begin(); mark != m_marks.end();) {
        if (now - mark->since > kMarkMilliseconds)
            mark = m_marks.erase(mark);
        else
            ++mark;
    }
    if (m_marks.isEmpty())
        m_fade.stop();
    m_veil->update();
}

void LiveTable::updatePill()
{
    const int top = m_table->rowAt(0);
    for (auto key = m_unseen.begin(); key != m_unseen.end();) {
        const int row = m_table->pagedModel()->rowOf(*key);
        if (row >= 0 && row >= top)
            key = m_unseen.erase(key); // it can be seen, or lies below
        else
            ++key;
    }
    const int count = int(m_unseen.size());
    m_pill->setVisible(count > 0 && m_table->verticalScrollBar()->value() > 0);
    if (m_pill->isHidden())
        return;
    m_pill->setText(tr("%n new order(s)", nullptr, count));
    m_pill->setAccessibleDescription(tr("Goes to the top of the list."));
    m_pill->adjustSize();
    const QRect area = m_table->viewport()->geometry();
    m_pill->move(area.x() + (area.width() - m_pill->width()) / 2, area.y() + 8);
    m_pill->raise();
}

bool LiveTable::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        m_veil->setGeometry(m_table->viewport()->rect());
        updatePill();
    } else if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        rememberAnchor();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine::console
