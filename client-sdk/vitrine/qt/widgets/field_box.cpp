#include "vitrine/qt/widgets/field_box.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

QString withoutMnemonic(QString text)
{
    return text.replace(u"&&"_s, u"\uE000"_s).remove(u'&').replace(u"\uE000"_s, u"&"_s);
}

void setStyled(QWidget* widget, const char* property, const QVariant& value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return; // nothing to repeat
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

FieldBox::FieldBox(const QString& label, QWidget* control, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_label(new QLabel(this))
    , m_optional(makeLabel({}, TextStyle::Caption, this, true))
    , m_modified(makeLabel(u"●"_s, TextStyle::Caption, this))
    , m_note(makeLabel({}, TextStyle::Caption, this, true))
    , m_head(new QHBoxLayout)
{
    m_label->setFont(Theme::instance().font(TextStyle::Body, QFont::Medium));
    m_label->setBuddy(control);
    m_note->setObjectName(u"fieldNote"_s);
    m_note->setWordWrap(true);
    setStyled(m_modified, "tone", u"warn"_s);
    m_optional->hide();
    m_modified->hide();
    m_note->hide();
    m_head->setSpacing(space::kInside);
    m_head->addWidget(m_label);
    m_head->addWidget(m_modified);
    m_head->addWidget(m_optional);
    m_head->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTight);
    column->addLayout(m_head);
    control->setParent(this);
    column->addWidget(control);
    column->addWidget(m_note);
    setSizePolicy(QSizePolicy::Preferred,
                  control->sizePolicy().verticalPolicy() == QSizePolicy::Expanding
                      ? QSizePolicy::Expanding
                      : QSizePolicy::Maximum);
    setLabel(label);
}

void FieldBox::setLabel(const QString& label)
{
    m_label->setText(label);
    m_control->setAccessibleName(withoutMnemonic(label));
}

void FieldBox::setHelp(const QString& help)
{
    m_help = help;
    updateTexts();
}

void FieldBox::setRequired(bool isRequired)
{
    m_optional->setText(tr("optional"));
    m_optional->setVisible(!isRequired);
}

void FieldBox::setError(const QString& error)
{
    if (m_errorText == error)
        return;
    m_errorText = error;
    updateTexts();
    if (!error.isEmpty()) {
        QAccessibleEvent event(m_control, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void FieldBox::updateTexts()
{
    const bool isFaulty = !m_errorText.isEmpty();
    m_note->setText(isFaulty ? m_errorText : m_help);
    m_note->setVisible(!m_note->text().isEmpty());
    setStyled(m_note, "muted", !isFaulty);
    setStyled(m_note, "tone", isFaulty ? u"danger"_s : QString());
    setStyled(m_control, "invalid", isFaulty);
    m_control->setAccessibleDescription(m_note->text());
}

void FieldBox::setModified(bool isModified)
{
    m_modified->setToolTip(tr("Not saved yet"));
    m_modified->setAccessibleName(tr("Not saved yet"));
    m_modified->setVisible(isModified);
}

void FieldBox::setCorner(QWidget* widget)
{
    m_head->addWidget(widget);
}

FormSection::FormSection(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(makeLabel(title, TextStyle::Emphasis, this))
    , m_grid(new QGridLayout)
{
    m_grid->setHorizontalSpacing(space::kPage);
    m_grid->setVerticalSpacing(space::kGroup);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kControls);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void FormSection::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void FormSection::addField(QWidget* field, bool isWide)
{
    m_items.append({field, isWide});
    arrange();
}

void FormSection::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int columns = event->size().width() >= m_twoColumnsFrom ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
}

void FormSection::arrange()
{
    for (const auto& item : m_items)
        m_grid->removeWidget(item.field);
    int row = 0;
    int column = 0;
    for (const auto& item : m_items) {
        const int span = item.isWide ? m_columns : 1;
        if (column + span > m_columns) {
            column = 0;
            ++row;
        }
        m_grid->addWidget(item.field, row, column, 1, span, Qt::AlignTop);
        column += span;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, m_columns == 2 ? 1 : 0);
}

} // namespace vitrine::qt
