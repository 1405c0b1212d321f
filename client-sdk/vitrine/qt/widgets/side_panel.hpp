#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace vitrine::qt {

/// A panel that slides in at the right of a page and lies beside its content (over it when the page
/// is narrow). Esc and its close button ask to close it; the owner decides (unsaved changes). Its
/// width is the person's to drag.
class SidePanel final : public QFrame
{
    Q_OBJECT

public:
    /// @param host the page; the panel keeps to its right edge.
    explicit SidePanel(QWidget* host);

    void setTitle(const QString& title);
    /// Takes `content` in place of what was there, which is deleted.
    void setContent(QWidget* content);
    [[nodiscard]] QWidget* content() const { return m_content; }
    void setPreferredWidth(int width);
    /// A button in the title line, e.g. "open as a page".
    void addTitleAction(QAction* action);
    void open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

Q_SIGNALS:
    void closeRequested();
    void opened();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void place(bool isAnimated);
    [[nodiscard]] QRect openRect() const;

    QWidget* m_host;
    QLabel* m_title;
    QToolButton* m_close;
    class QHBoxLayout* m_head;
    QVBoxLayout* m_layout;
    QPointer<QWidget> m_content;
    QPointer<QWidget> m_focusBefore;
    class QPropertyAnimation* m_slide;
    int m_width = 460;
    bool m_isOpen = false;
    bool m_isDragging = false;
};

} // namespace vitrine::qt
