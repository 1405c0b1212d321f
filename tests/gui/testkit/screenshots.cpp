#include "tests/gui/testkit/screenshots.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace vitrine::testkit {
namespace {

QString folder()
{
    const auto given = qEnvironmentVariable("VITRINE_SCREENSHOTS");
    return given.isEmpty() ? u"build/screenshots"_s : given;
}

bool isBlank(const QImage& image)
{
    const auto first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

/// Hidden behind scrolling, or not shown at all.
bool isSeen(const QWidget& widget, const QWidget& root)
{
    return widget.isVisibleTo(&root) && !widget.visibleRegion().isEmpty();
}

bool isInScrollArea(const QWidget& widget, const QWidget& root)
{
    for (const QWidget* up = widget.parentWidget(); up != nullptr && up != &root;
         up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(up) != nullptr)
            return true;
    }
    return false;
}

QString nameOf(const QWidget& widget)
{
    return u"%1 \"%2\""_s.arg(QString::fromLatin1(widget.metaObject()->className()),
                              widget.objectName());
}

bool needsName(const QWidget& widget)
{
    if (qobject_cast<const QLineEdit*>(&widget) != nullptr &&
        (qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr))
        return false;
    return qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractButton*>(&widget) != nullptr;
}

void checkText(const QWidget& widget, QStringList& faults)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || label->property("elides").toBool())
            return;
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        if ((!label->wordWrap() && label->width() < label->sizeHint().width()) ||
            label->height() < needed)
            faults.append(u"%1: \"%2\" does not fit"_s.arg(nameOf(widget), label->text()));
    } else if (const auto* button = qobject_cast<const QPushButton*>(&widget)) {
        if (button->width() < button->sizeHint().width() ||
            button->height() < button->sizeHint().height())
            faults.append(u"%1: \"%2\" does not fit"_s.arg(nameOf(widget), button->text()));
    }
}

} // namespace

void shoot(QWidget& widget, const QString& name)
{
    widget.ensurePolished();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::processEvents();
    const QImage image = widget.grab().toImage();
    QVERIFY2(!image.isNull() && !isBlank(image), qPrintable(u"%1 is blank"_s.arg(name)));
    const auto theme = qt::Theme::instance().isDark() ? u"dark"_s : u"light"_s;
    const int percent = qRound(widget.devicePixelRatioF() * 100);
    QDir().mkpath(folder());
    const auto file = u"%1/%2-%3-%4.png"_s.arg(folder(), name, theme).arg(percent);
    QVERIFY2(image.save(file), qPrintable(u"cannot write %1"_s.arg(file)));
}

void shootThemes(QWidget& widget, const QString& name)
{
    shoot(widget, name);
    qt::Theme::instance().setMode(qt::Theme::Mode::Dark);
    shoot(widget, name);
    qt::Theme::instance().setMode(qt::Theme::Mode::Light);
}

QStringList layoutFaults(QWidget& widget)
{
    widget.ensurePolished();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // of texts set just now
    QCoreApplication::processEvents();
    QStringList faults;
    const auto all = widget.findChildren<QWidget*>();
    for (const QWidget* child : all) {
        if (!isSeen(*child, widget) || child->window() != widget.window())
            continue;
        checkText(*child, faults);
        const auto* button = qobject_cast<const QAbstractButton*>(child);
        const bool isNamed =
            !child->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
        if (needsName(*child) && !isNamed && child->focusPolicy() != Qt::NoFocus)
            faults.append(nameOf(*child) + u": no accessible name"_s);
        const auto* parent = child->parentWidget();
        const bool isControl =
            button != nullptr || qobject_cast<const QLineEdit*>(child) != nullptr;
        if (isControl && parent != nullptr && !isInScrollArea(*child, widget) &&
            !parent->rect().adjusted(-1, -1, 1, 1).contains(child->geometry()))
            faults.append(nameOf(*child) + u": reaches out of its parent"_s);
    }
    return faults;
}

} // namespace vitrine::testkit
