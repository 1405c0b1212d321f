#pragma once

#include <QFrame>

class QLabel;
class QHBoxLayout;

namespace vitrine::qt {

/// What can be done with the selected rows; slides in above the table with the second selected row
/// (or the first, when `setThreshold(1)`).
class BulkBar final : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    void setActions(const QList<QAction*>& actions);
    void setThreshold(int count) { m_threshold = count; }
    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    /// "Clear selection"
    void clearRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_text;
    class QToolButton* m_clear;
    QHBoxLayout* m_buttons;
    class QVariantAnimation* m_slide;
    int m_threshold = 2;
    int m_count = 0;
};

} // namespace vitrine::qt
