#pragma once

#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/basket/basket_row_widget.hpp"

#include <vector>

class QVBoxLayout;

namespace vitrine::kiosk {

/// The products of the basket, scrolled by finger. Rows stay the widgets they are while their
/// numbers change, so that a finger (or the walk by keys) stays where it is.
class BasketLines final : public TouchScroll
{
    Q_OBJECT

public:
    explicit BasketLines(Pictures* pictures, QWidget* parent = nullptr);

    /// Above the rows; scrolls with them.
    void addHead(QWidget* head);
    void setForm(BasketRowWidget::Form form);
    void setRows(const std::vector<BasketRow>& rows, const QLocale& locale);
    [[nodiscard]] const std::vector<BasketRowWidget*>& rows() const { return m_rows; }

Q_SIGNALS:
    void quantityWanted(const std::string& productId, qint64 quantity);

private:
    [[nodiscard]] BasketRowWidget* rowFor(const std::string& productId);

    Pictures* m_pictures;
    QVBoxLayout* m_head;
    QVBoxLayout* m_column;
    std::vector<BasketRowWidget*> m_rows;
    BasketRowWidget::Form m_form = BasketRowWidget::Form::Wide;
};

} // namespace vitrine::kiosk
