#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QHBoxLayout;

namespace vitrine::kiosk {

class TouchButton;

/// One button per language, by its code ("DE") or its own name ("Deutsch"); the one in use is
/// marked.
class LanguageSwitch final : public QWidget
{
    Q_OBJECT

public:
    explicit LanguageSwitch(QWidget* parent = nullptr);

    /// @param codes as "en", "de".
    void setLanguages(const QStringList& codes);
    void setCurrent(const QString& code);
    /// "Deutsch" in place of "DE": where there is room.
    void setNamesInFull(bool isInFull);

    /// "Deutsch": the language's name in itself.
    [[nodiscard]] static QString nameOf(const QString& code);

Q_SIGNALS:
    void chosen(const QString& code);

private:
    void refresh();

    QHBoxLayout* m_row;
    std::vector<TouchButton*> m_buttons;
    QStringList m_codes;
    QString m_current;
    bool m_isInFull = false;
};

} // namespace vitrine::kiosk
