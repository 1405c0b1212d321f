#pragma once

#include <QPointer>
#include <QWidget>

namespace vitrine::kiosk {

/// Covers its parent, dims what is below and keeps touches from it. What comes on top is the
/// subclass's. The accessibility walker stays inside the topmost open one.
class Overlay : public QWidget
{
    Q_OBJECT

public:
    /// @param over what it covers: the window, or a part of it.
    explicit Overlay(QWidget* over);

    void open();
    /// Hides it at once; `closed` follows if it was open.
    void close();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    /// A touch beside the card closes it; off without it.
    void setClosesBeside(bool closes) { m_closesBeside = closes; }

    /// The open overlay that lies on top inside `root`, or null.
    [[nodiscard]] static Overlay* topmost(const QWidget& root);
    /// The shopper has gone: closes all inside `root`.
    static void closeAll(const QWidget& root);

Q_SIGNALS:
    void opened();
    void closed();

protected:
    /// Where cards may lie: all of it, or what an arm reaches in accessibility mode.
    [[nodiscard]] QRect area() const;
    /// Puts the card into area(): on each opening and resizing.
    virtual void place() = 0;
    /// The card; touches beside it are "beside".
    [[nodiscard]] virtual QRect cardRect() const = 0;
    /// 0 to 1: how dark it is below; for what fades in.
    void setDim(qreal dim);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QPointer<QWidget> m_focusBefore;
    bool m_closesBeside = false;
    bool m_pressedBeside = false;
    qreal m_dim = 1;
};

} // namespace vitrine::kiosk
