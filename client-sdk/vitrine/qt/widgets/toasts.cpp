#include "vitrine/qt/widgets/toasts.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kLifeMs = 6'000;
constexpr int kLifeWithActionMs = 10'000;
constexpr int kToastsMax = 3;
constexpr int kFromBottom = 56; // above the status bar

} // namespace

/// Inverted colours: it lies on top of everything.
class Toasts::Toast final : public QFrame
{
public:
    Toast(QWidget* window,
          const QString& text,
          const QString& actionText,
          std::function<void()> action)
        : QFrame(window)
        , m_text(text)
    {
        setObjectName(u"toast"_s);
        setAccessibleName(text);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(space::kGroup, space::kInside, space::kInside, space::kInside);
        row->setSpacing(space::kInside);
        auto* label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        m_label = label;
        row->addWidget(label);
        if (!actionText.isEmpty())
            row->addWidget(makeAction(actionText, std::move(action)));
        auto* close = new QToolButton(this);
        close->setAccessibleName(Toasts::tr("Close this note"));
        close->setStyleSheet(u"QToolButton:hover { background: transparent; }"_s);
        m_close = close;
        connect(close, &QToolButton::clicked, this, &QObject::deleteLater);
        row->addWidget(close);
        m_life.setSingleShot(true);
        m_life.setInterval(actionText.isEmpty() ? kLifeMs : kLifeWithActionMs);
        connect(&m_life, &QTimer::timeout, this, &Toast::leave);
        m_life.start();
        connect(&Theme::instance(), &Theme::changed, this, &Toast::paintParts);
        paintParts();
        adjustSize();
    }

    [[nodiscard]] const QString& text() const { return m_text; }

protected:
    void enterEvent(QEnterEvent*) override { m_life.stop(); }
    void leaveEvent(QEvent*) override { m_life.start(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().text);
        painter.drawRoundedRect(rect(), space::kRadius, space::kRadius);
    }

private:
    [[nodiscard]] static QColor ink() { return colors().background; }

    QPushButton* makeAction(const QString& text, std::function<void()> action)
    {
        auto* button = new QPushButton(text, this);
        button->setObjectName(u"toastAction"_s);
        m_action = button;
        connect(button, &QPushButton::clicked, this, [this, action = std::move(action)] {
            const auto run = action;
            deleteLater();
            hide();
            run();
        });
        return button;
    }

    void paintParts()
    {
        m_label->setStyleSheet(u"color: %1"_s.arg(ink().name()));
        m_close->setIcon(QIcon(iconPixmap(Icon::Close, 16, ink(), devicePixelRatioF())));
        if (m_action == nullptr)
            return;
        const auto& other = colors().isDark ? lightColors() : darkColors();
        m_action->setStyleSheet(
            u"QPushButton { color: %1; border: none; background: transparent; font-weight: 600; }"
            "QPushButton:hover { text-decoration: underline; }"_s.arg(other.accent.name()));
    }

    void leave()
    {
        if (isAncestorOf(window()->focusWidget()))
            m_life.start(); // somebody is about to press its button
        else
            deleteLater();
    }

    QString m_text;
    QLabel* m_label = nullptr;
    QToolButton* m_close = nullptr;
    QPushButton* m_action = nullptr;
    QTimer m_life;
};

Toasts::Toasts(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    window->installEventFilter(this);
}

void Toasts::show(const QString& text)
{
    show(text, {}, {});
}

void Toasts::showUndo(const QString& text, std::function<void()> undo)
{
    show(text, tr("Undo"), std::move(undo));
}

void Toasts::show(const QString& text, const QString& actionText, std::function<void()> action)
{
    m_toasts.removeAll(nullptr);
    while (m_toasts.size() >= kToastsMax)
        delete m_toasts.takeFirst();
    auto* toast = new Toast(m_window, text, actionText, std::move(action));
    connect(toast, &QObject::destroyed, this, &Toasts::arrange, Qt::QueuedConnection);
    m_toasts.append(toast);
    toast->show();
    arrange();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QStringList Toasts::texts() const
{
    QStringList texts;
    for (const auto& toast : m_toasts) {
        if (toast && !toast->isHidden())
            texts.append(toast->text());
    }
    return texts;
}

void Toasts::clear()
{
    for (const auto& toast : std::exchange(m_toasts, {}))
        delete toast;
}

bool Toasts::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        arrange();
    return QObject::eventFilter(watched, event);
}

void Toasts::arrange()
{
    m_toasts.removeAll(nullptr);
    int bottom = m_window->height() - kFromBottom;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast* toast = *it;
        toast->resize(std::min(toast->sizeHint().width(), m_window->width() - 2 * space::kPage),
                      toast->sizeHint().height());
        toast->move((m_window->width() - toast->width()) / 2, bottom - toast->height());
        toast->raise();
        bottom -= toast->height() + space::kInside;
    }
}

} // namespace vitrine::qt
