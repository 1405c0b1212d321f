#pragma once

#include "vitrine/qt/widgets/data_table.hpp"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QTimer>

namespace vitrine::console {

/// Makes a table bearable while rows arrive by themselves: marks what is new or changed for a
/// while, keeps what the person looks at where it is, and tells of new rows above.
class LiveTable final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMarkMilliseconds = 6000;

    explicit LiveTable(qt::DataTable* table);
    ~LiveTable() override;

    void mark(const QStringList& keys, bool isNew);
    [[nodiscard]] bool isMarked(const QString& key) const { return m_marks.contains(key); }
    /// How many new rows lie above what is seen.
    [[nodiscard]] int unseen() const { return int(m_unseen.size()); }
    /// Scrolls to the top, where the new ones are.
    void showNewest();
    [[nodiscard]] QPushButton* pill() const { return m_pill; }
    /// The list is another one: forgets marks.
    void reset();
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Veil;
    struct Mark
    {
        qint64 since = 0; ///< Milliseconds of m_clock.
        bool isNew = false;
    };

    void rememberAnchor();
    void holdAnchor();
    void fade();
    void updatePill();
    [[nodiscard]] bool isEngaged() const;

    qt::DataTable* m_table;
    Veil* m_veil;
    QPushButton* m_pill;
    QHash<QString, Mark> m_marks;
    QSet<QString> m_unseen;
    QElapsedTimer m_clock;
    QTimer m_fade;
    QString m_anchorKey;
    int m_anchorRow = -1;
    bool m_isHolding = false;
};

} // namespace vitrine::console
