#pragma once

#include <QScrollArea>

namespace vitrine::kiosk {

class FingerScroll;

/// A page that is scrolled by finger, up and down, without scroll bars to aim at. What gets the
/// focus by keys is brought into view.
class TouchScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit TouchScroll(QWidget* parent = nullptr);

    /// Back to the top, at once.
    void rewind();

private:
    FingerScroll* m_finger;
};

} // namespace vitrine::kiosk
