#pragma once

#include <QList>
#include <QPushButton>
#include <QString>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace vitrine::console {

/// A filter of a list: says what is chosen and opens a searchable list of values with their counts.
/// Down, Space or Enter opens it, typing searches, Delete takes the filter away.
class FilterButton final : public QPushButton
{
    Q_OBJECT

public:
    struct Choice
    {
        QString id;
        QString text;
        qint64 count = -1; ///< -1 for none.
    };

    explicit FilterButton(QWidget* parent = nullptr);

    /// @param label "Brand" @param all the first entry, which takes the filter away: "All brands"
    void setLabel(const QString& label, const QString& all);
    void setChoices(const QList<Choice>& choices);
    /// Shows what is filtered by; "" for nothing. Does not emit.
    void setChosen(const QString& id);
    [[nodiscard]] const QString& chosen() const { return m_chosen; }
    [[nodiscard]] const QList<Choice>& choices() const { return m_choices; }
    void openList();

Q_SIGNALS:
    /// "" for all.
    void chosenChanged(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(const QString& id);
    void showText();
    void fill();
    void makePopup();
    void placePopup();

    QString m_label;
    QString m_all;
    QString m_chosen;
    QList<Choice> m_choices;
    QFrame* m_popup = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QStandardItemModel* m_model = nullptr;
    QSortFilterProxyModel* m_shown = nullptr;
};

} // namespace vitrine::console
