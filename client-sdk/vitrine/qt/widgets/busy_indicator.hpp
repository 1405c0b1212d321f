#pragma once

#include <QTimer>
#include <QWidget>

namespace vitrine::qt {

/// A thin turning ring that appears only when something takes longer than 200 ms; keeps its place
/// while hidden, so that nothing jumps. Stands still when motion is off.
class BusyIndicator final : public QWidget
{
    Q_OBJECT

public:
    explicit BusyIndicator(QWidget* parent = nullptr, int side = 16);

    void setBusy(bool isBusy);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Whether it can be seen, i.e. 200 ms have passed.
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QTimer m_delay;
    QTimer m_turn;
    int m_side;
    int m_angle = 0;
    bool m_isBusy = false;
    bool m_isShown = false;
};

/// Covers a widget after 200 ms with a veil, a ring, a sentence and (with `cancel`) a Cancel
/// button, for work that the person must wait for. The covered widget cannot be used meanwhile.
class BusyOverlay final : public QWidget
{
    Q_OBJECT

public:
    explicit BusyOverlay(QWidget* covered);

    /// @param isCancellable shows Cancel; `cancelled` is emitted when pressed or on Esc.
    void begin(const QString& text, bool isCancellable = false);
    /// 0..1 shows a bar; negative hides it.
    void setProgress(double share);
    void setText(const QString& text);
    void end();
    [[nodiscard]] bool isActive() const { return m_isActive; }

Q_SIGNALS:
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QTimer m_delay;
    BusyIndicator* m_ring;
    class QLabel* m_text;
    class QProgressBar* m_bar;
    class QPushButton* m_cancel;
    QPointer<QWidget> m_focusBefore;
    bool m_isActive = false;
};

} // namespace vitrine::qt
