#pragma once

#include <QAbstractButton>

namespace vitrine::kiosk {

/// Looks like a field and leads to the keyboard. Shows what was searched for, or what can be done
/// here.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget* parent);

    /// @param searched "" for none.
    void setTexts(const QString& searched, const QString& invitation);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isInvitation = true;
};

} // namespace vitrine::kiosk
