#pragma once

#include "admin-console/screens/audit/audit_presenter.hpp"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace vitrine::qt {
class SearchField;
class TagList;
} // namespace vitrine::qt

namespace vitrine::console {

/// Chooses which changes are shown: whose, in which area, of what, when; a single thing as a chip
/// that can be removed.
class AuditFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit AuditFilterBar(QWidget* parent = nullptr);

    /// Shows `filter` without saying that it changed.
    void setFilter(const AuditFilter& filter);
    [[nodiscard]] const AuditFilter& filter() const { return m_filter; }
    /// What the thing of the filter is called, for the chip.
    void setEntityLabel(const QString& label);
    void focusSearch();
    void retranslate();

Q_SIGNALS:
    void filterChanged(const vitrine::console::AuditFilter& filter);
    void leftDownwards();

private:
    enum Range { Always, Today, Week, Month, Chosen };
    void build();
    void showChips();
    void showRange();
    void chooseRange(int range);
    void change(const AuditFilter& filter);

    AuditFilter m_filter;
    QString m_entityLabel;
    qt::SearchField* m_person;
    QComboBox* m_service;
    QComboBox* m_entity;
    QComboBox* m_range;
    QDateEdit* m_from;
    QDateEdit* m_to;
    qt::TagList* m_chips;
    bool m_isSetting = false;
};

} // namespace vitrine::console
