#include "admin-console/parts/figure_tile.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

FigureTile::FigureTile(QWidget* parent)
    : QAbstractButton(parent)
    , m_title(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_value(qt::makeLabel({}, qt::TextStyle::Page, this))
    , m_note(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kControls, qt::space::kGroup, qt::space::kControls);
    column->setSpacing(qt::space::kTight);
    for (auto* label : {m_title, m_value, m_note}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setClickable(true);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &FigureTile::recolor);
}

void FigureTile::setTitle(const QString& title)
{
    m_title->setText(title);
    describe();
}

void FigureTile::setValue(const QString& value)
{
    if (m_value->text() == value)
        return;
    m_value->setText(value);
    describe();
    update();
}

void FigureTile::setNote(const QString& note, qt::Tone tone)
{
    m_note->setText(note);
    m_tone = tone;
    recolor();
    describe();
}

void FigureTile::setNoteShown(bool isShown)
{
    m_note->setVisible(isShown);
}

QString FigureTile::value() const
{
    return m_value->text();
}

QString FigureTile::note() const
{
    return m_note->text();
}

void FigureTile::setClickable(bool isClickable)
{
    m_isClickable = isClickable;
    setFocusPolicy(isClickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isClickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FigureTile::describe()
{
    QStringList parts{m_title->text() + u": "_s + m_value->text()};
    if (!m_note->text().isEmpty())
        parts << m_note->text();
    setAccessibleName(parts.join(u", "_s));
}

void FigureTile::recolor()
{
    static const QHash<qt::Tone, QString> names{
        {qt::Tone::Ok, u"ok"_s}, {qt::Tone::Warn, u"warn"_s}, {qt::Tone::Danger, u"danger"_s}};
    m_note->setProperty("tone", names.value(m_tone)); // the style sheet knows these
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
}

QSize FigureTile::sizeHint() const
{
    return {200, layout()->sizeHint().height()};
}

QSize FigureTile::minimumSizeHint() const
{
    return {150, layout()->sizeHint().height()};
}

void FigureTile::paintEvent(QPaintEvent* /*event*/)
{
    const auto& colors = qt::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isHovered = m_isClickable && underMouse();
    painter.setPen(isHovered ? colors.control : colors.border);
    painter.setBrush(isDown() ? colors.select : colors.surface);
    painter.drawRoundedRect(card, qt::space::kRadius, qt::space::kRadius);
    if (m_value->text().isEmpty()) { // not known yet
        const auto bar = m_value->geometry();
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.hover);
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.center().y() - 8, qMin(bar.width(), 96), 16), 4, 4);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        ring.rect = rect();
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
}

void FigureTile::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace vitrine::console
