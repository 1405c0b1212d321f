#include "storefront-kiosk/screens/basket/basket_lines.hpp"

#include "storefront-kiosk/frame/layout.hpp"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

BasketLines::BasketLines(Pictures* pictures, QWidget* parent)
    : TouchScroll(parent)
    , m_pictures(pictures)
{
    auto* content = new QWidget(this);
    content->setObjectName(u"scrollContent"_s);
    auto* page = new QVBoxLayout(content);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_head = new QVBoxLayout;
    m_head->setSpacing(touch::kGap);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    page->addLayout(m_head);
    page->addLayout(m_column);
    page->addStretch();
    setWidget(content);
}

void BasketLines::addHead(QWidget* head)
{
    m_head->addWidget(head);
}

void BasketLines::setForm(BasketRowWidget::Form form)
{
    m_form = form;
    for (auto* row : m_rows)
        row->setForm(form);
}

BasketRowWidget* BasketLines::rowFor(const std::string& productId)
{
    const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto* row) {
        return row->row().productId == productId;
    });
    if (known != m_rows.end()) {
        auto* row = *known;
        m_rows.erase(known);
        return row;
    }
    auto* row = new BasketRowWidget(m_pictures, widget());
    row->setForm(m_form);
    connect(row, &BasketRowWidget::quantityWanted, this, &BasketLines::quantityWanted);
    return row;
}

void BasketLines::setRows(const std::vector<BasketRow>& rows, const QLocale& locale)
{
    std::vector<BasketRowWidget*> shown;
    for (const auto& row : rows) {
        auto* place = rowFor(row.productId);
        place->setRow(row, locale);
        const int index = int(shown.size());
        if (m_column->indexOf(place) != index) {
            m_column->removeWidget(place);
            m_column->insertWidget(index, place);
        }
        place->show();
        shown.push_back(place);
    }
    for (auto* gone : std::exchange(m_rows, std::move(shown))) {
        gone->hide();
        gone->deleteLater(); // it may be its own button that was touched
    }
}

} // namespace vitrine::kiosk
