#include "storefront-kiosk/screens/basket/basket_sums.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"
#include "storefront-kiosk/screens/basket/fitted_label.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

BasketSums::BasketSums(QWidget* parent)
    : QWidget(parent)
    , m_netName(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_net(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_taxName(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_tax(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_totalName(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_total(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_note(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
{
    m_tax->setObjectName(u"tax"_s);
    m_total->setObjectName(u"total"_s);
    m_total->setMinimumWidth(1); // it fits the width, and not the width it: see fitTotal
    m_note->setObjectName(u"taxNote"_s);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, touch::kGap, 0, 0);
    grid->setHorizontalSpacing(touch::kGap);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const auto addRow = [grid](int row, QLabel* name, QLabel* value) {
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row, 1, Qt::AlignRight);
    };
    addRow(0, m_netName, m_net);
    addRow(1, m_taxName, m_tax);
    addRow(2, m_totalName, m_total);
    grid->addWidget(m_note, 3, 0, 1, 2, Qt::AlignRight);
}

void BasketSums::present(const BasketView& view, const QLocale& locale)
{
    m_netName->setText(tr("Without tax"));
    m_net->setText(qt::formatMoney(view.net, locale));
    m_taxName->setText(tr("Tax"));
    m_tax->setText(qt::formatMoney(view.tax, locale));
    m_totalName->setText(tr("Total"));
    m_total->setText(qt::formatMoney(view.total, locale));
    for (auto* part : {m_netName, m_net, m_taxName, m_tax})
        part->setVisible(view.showsNet);
    const QString note = BasketWords::taxNote(view, locale);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    fitTotal();
    setVisible(!view.rows.empty() && view.isPriced);
}

void BasketSums::fitTotal()
{
    // a total of millions still fits beside its name
    const int room = width() - m_totalName->sizeHint().width() - touch::kGap;
    fitLabel(
        *m_total, room, {qt::TextStyle::Section, qt::TextStyle::Emphasis, qt::TextStyle::Body});
}

void BasketSums::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTotal();
}

} // namespace vitrine::kiosk
