#pragma once

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/screens/pay/pay_words.hpp"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

/// One thing to see and to do: a large picture, what to do, what about it. While the shopper waits
/// something turns around the picture.
class StagePage final : public QWidget
{
    Q_OBJECT

public:
    explicit StagePage(QWidget* parent = nullptr);

    void present(const PayWords::Page& page, bool isWaiting);
    void arrange(const Layout& layout);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Picture;

    Picture* m_picture;
    QLabel* m_headline;
    QLabel* m_detail;
};

} // namespace vitrine::kiosk
