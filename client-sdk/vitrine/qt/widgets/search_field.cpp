#include "vitrine/qt/widgets/search_field.hpp"

#include "vitrine/qt/theme/icon.hpp"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kPauseMs = 200;

} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_icon(addAction(icon(Icon::Search, Tone::Neutral), QLineEdit::LeadingPosition))
{
    setClearButtonEnabled(true);
    setPlaceholderText(tr("Search"));
    setAccessibleName(tr("Search"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            announce(); // clearing needs no thinking
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
}

void SearchField::setTextQuietly(const QString& text)
{
    const QSignalBlocker blocker(this);
    setText(text);
    m_pause.stop();
    m_announced = text.trimmed();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        announce();
        Q_EMIT leftDownwards();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_icon != nullptr)
        m_icon->setIcon(icon(Icon::Search, Tone::Neutral));
    QLineEdit::changeEvent(event);
}

void SearchField::announce()
{
    m_pause.stop();
    const auto now = text().trimmed();
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT searched(now);
}

} // namespace vitrine::qt
