#include "admin-console/screens/audit/audit_filter_bar.hpp"

#include "admin-console/screens/audit/audit_words.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/tokens.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

QComboBox* combo(const char* name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QDateEdit* dateEdit(const char* name, QWidget* parent)
{
    auto* edit = new QDateEdit(QDate::currentDate(), parent);
    edit->setObjectName(QLatin1String(name));
    edit->setCalendarPopup(true);
    return edit;
}

/// Fills a box with what can be chosen, the first being "all", and keeps what is chosen.
void fill(QComboBox& box, const QString& all, const QList<std::pair<QString, QString>>& items)
{
    const auto chosen = box.currentData();
    box.clear();
    box.addItem(all, QString());
    for (const auto& [text, value] : items)
        box.addItem(text, value);
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

AuditFilterBar::AuditFilterBar(QWidget* parent)
    : QWidget(parent)
    , m_person(new qt::SearchField(this))
    , m_service(combo("auditService", this))
    , m_entity(combo("auditEntityType", this))
    , m_range(combo("auditRange", this))
    , m_from(dateEdit("auditFrom", this))
    , m_to(dateEdit("auditTo", this))
    , m_chips(new qt::TagList(this))
{
    build();
    connect(m_person, &qt::SearchField::searched, this, [this](const QString& text) {
        auto filter = m_filter;
        filter.person = text;
        change(filter);
    });
    connect(m_person, &qt::SearchField::leftDownwards, this, &AuditFilterBar::leftDownwards);
    connect(m_service, &QComboBox::currentIndexChanged, this, [this] {
        auto filter = m_filter;
        filter.service = m_service->currentData().toString();
        change(filter);
    });
    connect(m_entity, &QComboBox::currentIndexChanged, this, [this] {
        auto filter = m_filter;
        filter.entityType = m_entity->currentData().toString();
        filter.entityId.clear();
        change(filter);
    });
    connect(m_range, &QComboBox::currentIndexChanged, this, &AuditFilterBar::chooseRange);
    for (auto* edit : {m_from, m_to})
        connect(edit, &QDateEdit::dateChanged, this, [this] { chooseRange(Chosen); });
    connect(m_chips, &qt::TagList::removed, this, [this](const QString& id) {
        auto filter = m_filter;
        if (id == "entity"_L1)
            filter.entityId.clear();
        change(filter);
    });
}

void AuditFilterBar::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kInside);
    auto* line = new QHBoxLayout;
    line->setSpacing(qt::space::kInside);
    m_person->setObjectName(u"auditPersonFilter"_s);
    m_person->setMinimumWidth(220);
    line->addWidget(m_person, 1);
    for (QWidget* each : {static_cast<QWidget*>(m_service),
                          static_cast<QWidget*>(m_entity),
                          static_cast<QWidget*>(m_range),
                          static_cast<QWidget*>(m_from),
                          static_cast<QWidget*>(m_to)})
        line->addWidget(each);
    line->addStretch(1);
    column->addLayout(line);
    m_chips->setObjectName(u"auditChips"_s);
    column->addWidget(m_chips);
    showChips();
    m_from->hide();
    m_to->hide();
}

void AuditFilterBar::retranslate()
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_person->setPlaceholderText(tr("Person"));
    m_person->setAccessibleName(tr("Whose changes"));
    QList<std::pair<QString, QString>> services;
    for (const auto service : client::AuditClient::kServices)
        services.append({serviceText(std::string(service)), qt::toText(service)});
    fill(*m_service, tr("All areas"), services);
    m_service->setAccessibleName(tr("Area"));
    QList<std::pair<QString, QString>> types;
    for (const auto& type : knownEntityTypes())
        types.append({entityTypeText(type.toStdString()), type});
    fill(*m_entity, tr("All things"), types);
    m_entity->setAccessibleName(tr("Kind of thing"));
    const int range = std::max(0, m_range->currentIndex());
    m_range->clear();
    m_range->addItems(
        {tr("Any time"), tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("From – to …")});
    m_range->setCurrentIndex(range);
    m_range->setAccessibleName(tr("When"));
    m_from->setAccessibleName(tr("From this day on"));
    m_to->setAccessibleName(tr("Up to and with this day"));
    showChips();
}

void AuditFilterBar::setFilter(const AuditFilter& filter)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_filter = filter;
    m_person->setTextQuietly(filter.person);
    m_service->setCurrentIndex(std::max(0, m_service->findData(filter.service)));
    m_entity->setCurrentIndex(std::max(0, m_entity->findData(filter.entityType)));
    showRange();
    showChips();
}

void AuditFilterBar::setEntityLabel(const QString& label)
{
    m_entityLabel = label;
    showChips();
}

void AuditFilterBar::focusSearch()
{
    m_person->setFocus(Qt::ShortcutFocusReason);
    m_person->selectAll();
}

void AuditFilterBar::showChips()
{
    QList<qt::TagList::Tag> tags;
    if (!m_filter.entityId.isEmpty())
        tags.append({u"entity"_s,
                     entityTypeText(m_filter.entityType.toStdString()) + u": "_s +
                         (m_entityLabel.isEmpty() ? m_filter.entityId : m_entityLabel)});
    m_chips->setTags(tags);
    m_chips->setVisible(!tags.isEmpty());
}

void AuditFilterBar::showRange()
{
    const auto today = QDate::currentDate();
    const auto begins = [&](int daysBack) {
        return m_filter.from == today.addDays(-daysBack) && !m_filter.to.isValid();
    };
    int range = Chosen;
    if (!m_filter.from.isValid() && !m_filter.to.isValid())
        range = Always;
    else if (begins(0))
        range = Today;
    else if (begins(6))
        range = Week;
    else if (begins(29))
        range = Month;
    m_range->setCurrentIndex(range);
    if (m_filter.from.isValid())
        m_from->setDate(m_filter.from);
    m_to->setDate(m_filter.to.isValid() ? m_filter.to : today);
    m_from->setVisible(range == Chosen);
    m_to->setVisible(range == Chosen);
}

void AuditFilterBar::chooseRange(int range)
{
    m_from->setVisible(range == Chosen);
    m_to->setVisible(range == Chosen);
    if (m_isSetting)
        return;
    auto filter = m_filter;
    const auto today = QDate::currentDate();
    filter.from = range == Today    ? today
                  : range == Week   ? today.addDays(-6)
                  : range == Month  ? today.addDays(-29)
                  : range == Chosen ? m_from->date()
                                    : QDate();
    filter.to = range == Chosen ? m_to->date() : QDate();
    change(filter);
}

void AuditFilterBar::change(const AuditFilter& filter)
{
    if (m_isSetting || filter == m_filter)
        return;
    m_filter = filter;
    showChips();
    Q_EMIT filterChanged(m_filter);
}

} // namespace vitrine::console
