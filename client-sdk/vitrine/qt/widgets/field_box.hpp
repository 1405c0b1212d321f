#pragma once

#include <QWidget>

class QLabel;
class QGridLayout;

namespace vitrine::qt {

/// A form field: label above, control, help below, and in its place the error in words with the
/// control marked.
class FieldBox final : public QWidget
{
    Q_OBJECT

public:
    /// Takes `control` and makes the label its buddy and its accessible name.
    FieldBox(const QString& label, QWidget* control, QWidget* parent = nullptr);

    void setLabel(const QString& label); ///< With "&" for the mnemonic.
    void setHelp(const QString& help);
    void setRequired(bool isRequired); ///< Says "optional" for those that are not, when false.
                                       ///< Unset: says nothing.
    /// "" for none. The control gets the property "invalid", which the style sheet marks, and
    /// screen readers are told.
    void setError(const QString& error);
    [[nodiscard]] QString error() const { return m_errorText; }
    /// Shows the mark of a change that is not saved.
    void setModified(bool isModified);
    [[nodiscard]] QWidget* control() const { return m_control; }
    /// Puts a small widget at the right of the label, e.g. a link.
    void setCorner(QWidget* widget);

private:
    void updateTexts();

    QWidget* m_control;
    QLabel* m_label;
    QLabel* m_optional;
    QLabel* m_modified;
    QLabel* m_note;
    class QHBoxLayout* m_head;
    QString m_help;
    QString m_errorText;
};

/// A titled group of fields: one column, two from 900 px of width on. A field may span both.
class FormSection final : public QWidget
{
    Q_OBJECT

public:
    explicit FormSection(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void addField(QWidget* field, bool isWide = false);
    [[nodiscard]] int columns() const { return m_columns; }
    /// For forms that are narrower by design.
    void setTwoColumnsFrom(int width) { m_twoColumnsFrom = width; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    struct Item
    {
        QWidget* field;
        bool isWide;
    };
    QList<Item> m_items;
    QLabel* m_title;
    QGridLayout* m_grid;
    int m_twoColumnsFrom = 900;
    int m_columns = 1;
};

} // namespace vitrine::qt
