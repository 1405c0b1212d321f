#pragma once

#include "admin-console/app/route.hpp"
#include "admin-console/screens/audit/change_table_model.hpp"
#include "vitrine/wire/audit.hpp"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace vitrine::qt {
class DataTable;
}

namespace vitrine::console {

/// The page about what was changed; an empty route when there is none.
[[nodiscard]] Route routeOf(const wire::AuditEntry& entry);

/// One change: who did what to which thing, when, and each member before and after.
class AuditDetail : public QWidget
{
    Q_OBJECT

public:
    explicit AuditDetail(QWidget* parent = nullptr);

    void showEntry(const wire::AuditEntry& entry);
    /// Nothing is chosen.
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_entry.id.empty(); }
    [[nodiscard]] const wire::AuditEntry& entry() const { return m_entry; }
    void retranslate();

Q_SIGNALS:
    void routeRequested(const vitrine::console::Route& route);
    void onlyEntityRequested();
    void onlyPersonRequested();

private:
    void build();
    void showTexts();

    wire::AuditEntry m_entry;
    ChangeTableModel m_changes;
    QWidget* m_body;
    QLabel* m_hint;
    QLabel* m_title;
    QLabel* m_who;
    QLabel* m_when;
    QLabel* m_noChanges;
    qt::DataTable* m_table;
    QPushButton* m_entity;
    QPushButton* m_person;
    QPushButton* m_trace;
    QPushButton* m_onlyEntity;
    QPushButton* m_onlyPerson;
};

} // namespace vitrine::console
