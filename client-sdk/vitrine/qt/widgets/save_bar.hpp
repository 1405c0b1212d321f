#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vitrine::qt {

class BusyIndicator;

/// The bar at the bottom of a form: what has changed, Discard, Save (Ctrl+S is the screen's
/// action). Slides in with the first change.
class SaveBar final : public QFrame
{
    Q_OBJECT

public:
    explicit SaveBar(QWidget* parent = nullptr);

    /// Names of what changed, translated: "Price, Name"; none hides the bar.
    void setChanges(const QStringList& names);
    /// Both buttons rest while a save is under way.
    void setBusy(bool isBusy);
    /// "Save", or "Create" for something new.
    void setSaveText(const QString& text);
    void setSaveEnabled(bool isEnabled);
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* discardButton() const { return m_discard; }

Q_SIGNALS:
    void saveRequested();
    void discardRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_text;
    BusyIndicator* m_ring;
    QPushButton* m_discard;
    QPushButton* m_save;
    QStringList m_names;
    QString m_saveText;
    bool m_isSaveEnabled = true;
};

} // namespace vitrine::qt
