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
    /// Its sign only, as long as nothing was searched for: beside large type.
    void setCompact(bool isCompact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool isSignOnly() const { return m_isCompact && m_isInvitation; }
    void fit();

    bool m_isInvitation = true;
    bool m_isCompact = false;
};

} // namespace vitrine::kiosk
