#include "storefront-kiosk/app/lock_down.hpp"

#include <QApplication>
#include <QKeyEvent>

namespace vitrine::kiosk {

LockDown::LockDown(QWidget& window, bool hidesPointer, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_hidesPointer(hidesPointer)
{
    qApp->installEventFilter(this);
    QApplication::setQuitOnLastWindowClosed(false);
    if (m_hidesPointer)
        QApplication::setOverrideCursor(Qt::BlankCursor);
    connect(qApp, &QApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (m_isReleased || state == Qt::ApplicationActive || !m_window.isFullScreen())
            return;
        m_window.raise();
        m_window.activateWindow();
    });
}

LockDown::~LockDown()
{
    if (m_hidesPointer)
        QApplication::restoreOverrideCursor();
}

void LockDown::release()
{
    m_isReleased = true;
}

bool LockDown::isHarmless(const QKeyEvent& event)
{
    constexpr auto commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    // '@' of a German scanner comes with AltGr, which is GroupSwitch
    if ((event.modifiers() & commands) != 0)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Backspace:
    case Qt::Key_Shift:
        return true;
    default:
        return !event.text().isEmpty() && event.text()[0].isPrint();
    }
}

bool LockDown::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::ContextMenu:
    case QEvent::Drop:
    case QEvent::DragEnter:
    case QEvent::ToolTip:
    case QEvent::WhatsThis:
        return true;
    case QEvent::Close:
        if (m_isReleased || watched != &m_window)
            break;
        event->ignore();
        return true;
    case QEvent::Shortcut:
        return true;
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::ShortcutOverride:
        if (!isHarmless(*static_cast<QKeyEvent*>(event)))
            return true;
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vitrine::kiosk
