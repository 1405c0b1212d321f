#include "vitrine/qt/widgets/save_bar.hpp"

#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr qsizetype kNamesMax = 3;

} // namespace

SaveBar::SaveBar(QWidget* parent)
    : QFrame(parent)
    , m_text(makeLabel({}, TextStyle::Body, this))
    , m_ring(new BusyIndicator(this))
    , m_discard(new QPushButton(this))
    , m_save(new QPushButton(this))
{
    setObjectName(u"saveBar"_s);
    m_discard->setObjectName(u"discardButton"_s);
    m_save->setObjectName(u"saveButton"_s);
    setButtonKind(m_save, ButtonKind::Primary);
    setCard(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kGroup, space::kInside, space::kInside, space::kInside);
    row->setSpacing(space::kInside);
    row->addWidget(m_text, 1);
    row->addWidget(m_ring);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &SaveBar::saveRequested);
    connect(m_discard, &QPushButton::clicked, this, &SaveBar::discardRequested);
    retranslate();
    hide();
}

void SaveBar::setChanges(const QStringList& names)
{
    m_names = names;
    retranslate();
    setVisible(!names.isEmpty());
}

void SaveBar::setBusy(bool isBusy)
{
    m_ring->setBusy(isBusy);
    m_discard->setEnabled(!isBusy);
    m_save->setEnabled(!isBusy && m_isSaveEnabled);
}

void SaveBar::setSaveText(const QString& text)
{
    m_saveText = text;
    retranslate();
}

void SaveBar::setSaveEnabled(bool isEnabled)
{
    m_isSaveEnabled = isEnabled;
    m_save->setEnabled(isEnabled && !m_ring->isBusy());
}

void SaveBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SaveBar::retranslate()
{
    m_discard->setText(tr("Discard"));
    m_save->setText(m_saveText.isEmpty() ? tr("Save") : m_saveText);
    const auto listed = m_names.mid(0, kNamesMax).join(u", "_s);
    const auto rest = int(m_names.size() - kNamesMax);
    m_text->setText(rest > 0 ? tr("Not saved: %1 and %n more", nullptr, rest).arg(listed)
                             : tr("Not saved: %1").arg(listed));
}

} // namespace vitrine::qt
