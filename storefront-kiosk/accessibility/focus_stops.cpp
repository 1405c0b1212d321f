#include "storefront-kiosk/accessibility/focus_stops.hpp"

#include "storefront-kiosk/frame/walkable.hpp"
#include "storefront-kiosk/parts/overlay.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

using Widgets = std::vector<QWidget*>;

/// Rows from above, in a row from the left: what overlaps the upper half of a row's first one is in
/// it.
void sortForReading(Widgets& widgets)
{
    std::stable_sort(widgets.begin(), widgets.end(), [](const QWidget* a, const QWidget* b) {
        return a->y() < b->y();
    });
    auto row = widgets.begin();
    while (row != widgets.end()) {
        const int middle = (*row)->geometry().center().y();
        auto rowEnd = std::find_if(std::next(row), widgets.end(), [middle](const QWidget* widget) {
            return widget->y() > middle;
        });
        std::stable_sort(
            row, rowEnd, [](const QWidget* a, const QWidget* b) { return a->x() < b->x(); });
        row = rowEnd;
    }
}

/// What a finger could touch: an open overlay keeps it from its siblings.
Widgets reachableChildren(const QWidget& parent)
{
    Widgets children;
    for (auto* object : parent.children()) {
        auto* widget = qobject_cast<QWidget*>(object);
        if (widget == nullptr || widget->isWindow() || !widget->isVisible() ||
            widget->size().isEmpty())
            continue;
        if (qobject_cast<Overlay*>(widget) != nullptr)
            children.clear();
        children.push_back(widget);
    }
    sortForReading(children);
    return children;
}

bool isStop(const QWidget& widget)
{
    return widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus && !widget.size().isEmpty() &&
           (qobject_cast<const QAbstractScrollArea*>(&widget) == nullptr);
}

void addInner(std::vector<FocusStop>& stops, QWidget& widget, int count, const QRect& rect)
{
    for (int inner = 0; inner < count; ++inner)
        stops.push_back({&widget, inner, rect});
}

void collect(QWidget& widget, QWidget& root, std::vector<FocusStop>& stops)
{
    const QRect rect(widget.mapTo(&root, QPoint()), widget.size());
    if (const auto* walkable = dynamic_cast<Walkable*>(&widget)) {
        if (widget.isEnabled())
            addInner(stops, widget, walkable->stopCount(), rect);
        return;
    }
    if (const auto* view = qobject_cast<QAbstractItemView*>(&widget)) {
        if (widget.isEnabled() && view->model() != nullptr)
            addInner(stops, widget, view->model()->rowCount(view->rootIndex()), rect);
        return;
    }
    if (isStop(widget)) {
        stops.push_back({&widget, -1, rect});
        return;
    }
    for (auto* child : reachableChildren(widget))
        collect(*child, root, stops);
}

QString joined(const QStringList& parts)
{
    QStringList said;
    for (const auto& part : parts) {
        if (!part.isEmpty())
            said.append(part);
    }
    return said.join(u", "_s);
}

QString spokenButton(const QAbstractButton& button)
{
    QStringList parts{button.accessibleName().isEmpty() ? button.text() : button.accessibleName()};
    if (const auto* touch = qobject_cast<const TouchButton*>(&button))
        parts << touch->detail() << touch->note();
    parts << button.accessibleDescription();
    if (button.isCheckable() && button.isChecked())
        //: spoken after the name of a button that is on
        parts << QCoreApplication::translate("FocusWalker", "chosen");
    return joined(parts);
}

} // namespace

std::vector<FocusStop> focusStops(QWidget& root)
{
    std::vector<FocusStop> stops;
    for (auto* child : reachableChildren(root))
        collect(*child, root, stops);
    return stops;
}

QString spokenText(const FocusStop& stop)
{
    if (const auto* walkable = dynamic_cast<Walkable*>(stop.widget))
        return walkable->stopText(stop.inner);
    if (const auto* view = qobject_cast<QAbstractItemView*>(stop.widget)) {
        const auto index = view->model()->index(stop.inner, 0, view->rootIndex());
        const auto text = index.data(Qt::AccessibleTextRole).toString();
        return text.isEmpty() ? index.data().toString() : text;
    }
    if (const auto* button = qobject_cast<QAbstractButton*>(stop.widget))
        return spokenButton(*button);
    if (const auto* field = qobject_cast<QLineEdit*>(stop.widget))
        return joined({field->accessibleName(),
                       field->echoMode() == QLineEdit::Normal ? field->text() : QString()});
    if (const auto* label = qobject_cast<QLabel*>(stop.widget))
        return label->accessibleName().isEmpty() ? label->text() : label->accessibleName();
    return joined({stop.widget->accessibleName(), stop.widget->accessibleDescription()});
}

} // namespace vitrine::kiosk
