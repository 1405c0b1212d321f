#include "storefront-kiosk/accessibility/focus_walker.hpp"

#include "storefront-kiosk/frame/walkable.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isForward(int key)
{
    return key == Qt::Key_Right || key == Qt::Key_Down;
}

int innerStopOf(QWidget& widget)
{
    if (const auto* walkable = dynamic_cast<Walkable*>(&widget))
        return walkable->currentStop();
    if (const auto* view = qobject_cast<QAbstractItemView*>(&widget))
        return view->currentIndex().row();
    return -1;
}

/// The stop in the next row (forward) or the one before that lies nearest; `from` without one.
int inNextRow(const std::vector<FocusStop>& stops, int from, bool isForward)
{
    const int step = isForward ? 1 : -1;
    const auto& start = stops[std::size_t(from)];
    const auto inRange = [&](int i) { return i >= 0 && i < int(stops.size()); };
    const auto at = [&](int i) -> const FocusStop& { return stops[std::size_t(i)]; };
    int row = from;
    while (inRange(row)) {
        const int middle = at(row).rect.center().y();
        if (isForward ? middle > start.rect.bottom() : middle < start.rect.top())
            break;
        row += step;
    }
    if (!inRange(row))
        return from;
    int nearest = row;
    for (int i = row; inRange(i); i += step) {
        const int middle = at(i).rect.center().y();
        if (middle < at(row).rect.top() || middle > at(row).rect.bottom())
            break;
        const auto distance = [&](int j) {
            return std::abs(at(j).rect.center().x() - start.rect.center().x());
        };
        if (distance(i) < distance(nearest))
            nearest = i;
    }
    return nearest;
}

/// Rows of a view by which the same column of the next line lies further on.
int lineStep(const QAbstractItemView& view, int row, bool isForward)
{
    const auto rectOf = [&](int i) {
        return view.visualRect(view.model()->index(i, 0, view.rootIndex()));
    };
    const QRect start = rectOf(row);
    const int count = view.model()->rowCount(view.rootIndex());
    const int step = isForward ? 1 : -1;
    int nearest = row;
    int lineTop = start.top();
    for (int i = row + step; i >= 0 && i < count; i += step) {
        const QRect rect = rectOf(i);
        if (rect.top() == start.top())
            continue;
        if (nearest != row && rect.top() != lineTop)
            break;
        const auto distance = [&](const QRect& r) {
            return std::abs(r.center().x() - start.center().x());
        };
        if (nearest == row || distance(rect) < distance(rectOf(nearest)))
            nearest = i;
        lineTop = rect.top();
    }
    return nearest - row;
}

/// Within one grid; `from` where that is not possible.
int inNextInnerRow(const std::vector<FocusStop>& stops, int from, bool isForward)
{
    const auto& start = stops[std::size_t(from)];
    if (start.inner < 0)
        return from;
    int step = 0;
    if (const auto* walkable = dynamic_cast<Walkable*>(start.widget))
        step = std::max(1, walkable->stopsInRow()) * (isForward ? 1 : -1);
    else if (const auto* view = qobject_cast<QAbstractItemView*>(start.widget))
        step = lineStep(*view, start.inner, isForward);
    const int to = from + step;
    if (to < 0 || to >= int(stops.size()) || stops[std::size_t(to)].widget != start.widget)
        return from;
    return to;
}

} // namespace

FocusWalker::FocusWalker(QWidget& root, QObject* parent)
    : QObject(parent)
    , m_root(root)
{
    qApp->installEventFilter(this);
}

FocusWalker::~FocusWalker() = default;

void FocusWalker::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    m_begins = true;
}

void FocusWalker::beginAt(QWidget* widget)
{
    m_beginAt = widget;
    m_begins = true;
}

bool FocusWalker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        const bool isOurs = widget == &m_root || m_root.isAncestorOf(widget);
        if (isOurs && press(static_cast<QKeyEvent*>(event)->key()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

bool FocusWalker::press(int key)
{
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!isArrow(key) && !isEnter)
        return false;
    if (!m_isEnabled) {
        if (isArrow(key))
            Q_EMIT used();
        return isArrow(key);
    }
    if (isEnter)
        return activate();
    walk(key);
    return true;
}

int FocusWalker::indexOfCurrent(const std::vector<FocusStop>& stops) const
{
    auto* focused = m_root.focusWidget();
    if (focused == nullptr)
        return -1;
    const FocusStop current{focused, innerStopOf(*focused), {}};
    const auto at = std::find_if(
        stops.begin(), stops.end(), [&](const FocusStop& stop) { return stop.isSame(current); });
    return at == stops.end() ? -1 : int(at - stops.begin());
}

int FocusWalker::firstIndex(const std::vector<FocusStop>& stops) const
{
    if (!m_beginAt)
        return 0;
    const auto at = std::find_if(stops.begin(), stops.end(), [&](const FocusStop& stop) {
        return stop.widget == m_beginAt || m_beginAt->isAncestorOf(stop.widget);
    });
    return at == stops.end() ? 0 : int(at - stops.begin());
}

void FocusWalker::walk(int key)
{
    const auto stops = focusStops(m_root);
    if (stops.empty())
        return;
    const int count = int(stops.size());
    const int current = m_begins ? -1 : indexOfCurrent(stops);
    m_begins = false;
    if (current < 0) {
        stopAt(stops[std::size_t(firstIndex(stops))]);
        return;
    }
    int next = current;
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        next = inNextInnerRow(stops, current, isForward(key));
        if (next == current)
            next = inNextRow(stops, current, isForward(key));
    }
    if (next == current)
        next = (current + (isForward(key) ? 1 : -1) + count) % count;
    stopAt(stops[std::size_t(next)]);
}

void FocusWalker::stopAt(const FocusStop& stop)
{
    auto* before = m_root.focusWidget();
    if (before != stop.widget) {
        if (auto* left = dynamic_cast<Walkable*>(before))
            left->setCurrentStop(-1);
    }
    stop.widget->setFocus(Qt::TabFocusReason);
    if (auto* walkable = dynamic_cast<Walkable*>(stop.widget)) {
        walkable->setCurrentStop(stop.inner);
    } else if (auto* view = qobject_cast<QAbstractItemView*>(stop.widget)) {
        const auto index = view->model()->index(stop.inner, 0, view->rootIndex());
        view->setCurrentIndex(index);
        view->scrollTo(index);
    }
    Q_EMIT reached(spokenText(stop));
}

bool FocusWalker::activate()
{
    auto* focused = m_root.focusWidget();
    if (m_begins || focused == nullptr)
        return true; // nothing is marked yet: Enter means nothing
    if (auto* button = qobject_cast<QAbstractButton*>(focused)) {
        button->click();
        return true;
    }
    if (auto* walkable = dynamic_cast<Walkable*>(focused)) {
        walkable->activateStop();
        return true;
    }
    return false; // views and fields know themselves what Enter means
}

} // namespace vitrine::kiosk
