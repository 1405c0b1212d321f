#include "admin-console/screens/audit/audit_detail.hpp"

#include "admin-console/screens/audit/audit_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

QString labelOf(const wire::AuditEntry& entry)
{
    return qt::toText(entry.entityLabel.empty() ? entry.entityId : entry.entityLabel);
}

QPushButton* link(const char* name, qt::Icon icon, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(qt::icon(icon));
    qt::setButtonKind(button, qt::ButtonKind::Quiet);
    return button;
}

} // namespace

Route routeOf(const wire::AuditEntry& entry)
{
    static const QHash<QString, QString> pages{{u"product"_s, u"products"_s},
                                               {u"category"_s, u"categories"_s},
                                               {u"stock"_s, u"stock"_s},
                                               {u"order"_s, u"orders"_s},
                                               {u"account"_s, u"customers"_s},
                                               {u"device"_s, u"kiosks"_s}};
    const auto page = pages.value(qt::toText(entry.entityType));
    if (page.isEmpty() || entry.entityId.empty())
        return {};
    return {.page = page, .id = qt::toText(entry.entityId)};
}

AuditDetail::AuditDetail(QWidget* parent)
    : QWidget(parent)
    , m_body(new QWidget(this))
    , m_hint(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_title(qt::makeLabel({}, qt::TextStyle::Section, m_body))
    , m_who(qt::makeLabel({}, qt::TextStyle::Body, m_body, true))
    , m_when(qt::makeLabel({}, qt::TextStyle::Caption, m_body, true))
    , m_noChanges(qt::makeLabel({}, qt::TextStyle::Body, m_body, true))
    , m_table(new qt::DataTable(m_body))
    , m_entity(link("auditEntity", qt::Icon::ArrowRight, m_body))
    , m_person(link("auditPerson", qt::Icon::Person, m_body))
    , m_trace(link("auditTrace", qt::Icon::Trace, m_body))
    , m_onlyEntity(link("auditOnlyEntity", qt::Icon::Filter, m_body))
    , m_onlyPerson(link("auditOnlyPerson", qt::Icon::Filter, m_body))
{
    build();
    connect(
        m_entity, &QPushButton::clicked, this, [this] { Q_EMIT routeRequested(routeOf(m_entry)); });
    connect(m_person, &QPushButton::clicked, this, [this] {
        Q_EMIT routeRequested({.page = u"customers"_s, .id = qt::toText(m_entry.actorId)});
    });
    connect(m_trace, &QPushButton::clicked, this, [this] {
        Q_EMIT routeRequested({.page = u"traces"_s, .id = qt::toText(m_entry.traceId)});
    });
    connect(m_onlyEntity, &QPushButton::clicked, this, &AuditDetail::onlyEntityRequested);
    connect(m_onlyPerson, &QPushButton::clicked, this, &AuditDetail::onlyPersonRequested);
    clear();
}

void AuditDetail::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(qt::space::kGroup, 0, 0, 0);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint, 1);
    column->addWidget(m_body, 1);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(qt::space::kInside);
    for (auto* label : {m_title, m_who, m_when, m_noChanges}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    body->addWidget(m_title);
    body->addWidget(m_who);
    body->addWidget(m_when);
    body->addSpacing(qt::space::kInside);
    body->addWidget(m_noChanges);
    m_table->setObjectName(u"changeTable"_s);
    m_table->setModel(&m_changes);
    m_table->setWordWrap(true);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    body->addWidget(m_table, 1);
    auto* links = new QGridLayout;
    links->setHorizontalSpacing(qt::space::kGroup);
    links->setVerticalSpacing(qt::space::kTight);
    links->setColumnStretch(2, 1);
    links->addWidget(m_entity, 0, 0, Qt::AlignLeft);
    links->addWidget(m_onlyEntity, 0, 1, Qt::AlignLeft);
    links->addWidget(m_person, 1, 0, Qt::AlignLeft);
    links->addWidget(m_onlyPerson, 1, 1, Qt::AlignLeft);
    links->addWidget(m_trace, 2, 0, Qt::AlignLeft);
    body->addLayout(links);
}

void AuditDetail::showEntry(const wire::AuditEntry& entry)
{
    m_entry = entry;
    m_changes.setChanges(memberChanges(entry.beforeJson, entry.afterJson));
    m_hint->hide();
    m_body->show();
    const bool hasChanges = m_changes.rowCount() > 0;
    m_table->setVisible(hasChanges);
    m_noChanges->setVisible(!hasChanges);
    if (hasChanges)
        m_table->resizeRowsToContents();
    m_entity->setVisible(!routeOf(entry).isEmpty());
    m_person->setVisible(!entry.actorId.empty());
    m_trace->setVisible(!entry.traceId.empty());
    m_onlyEntity->setVisible(!entry.entityId.empty());
    m_onlyPerson->setVisible(!entry.actorId.empty());
    showTexts();
}

void AuditDetail::clear()
{
    m_entry = {};
    m_changes.setChanges({});
    m_body->hide();
    m_hint->show();
}

void AuditDetail::retranslate()
{
    m_hint->setText(tr("Choose a change to see what was before and after."));
    m_noChanges->setText(tr("No field was changed by this."));
    m_table->setAccessibleName(tr("Before and after"));
    m_person->setText(tr("Open the person"));
    m_trace->setText(tr("Trace"));
    m_trace->setToolTip(tr("What the services did for this request"));
    m_onlyPerson->setText(tr("Only this person"));
    m_changes.retranslate();
    if (!isEmpty())
        showTexts();
}

void AuditDetail::showTexts()
{
    const auto type = entityTypeText(m_entry.entityType);
    m_title->setText(actionText(m_entry.action) + u": "_s + labelOf(m_entry));
    m_who->setText(tr("by %1").arg(
        qt::toText(m_entry.actorName.empty() ? m_entry.actorId : m_entry.actorName)));
    m_when->setText(qt::formatFullTime(qt::parseTime(m_entry.at)));
    m_entity->setText(tr("Open %1").arg(type));
    //: %1 is the kind of a thing: "Product".
    m_onlyEntity->setText(tr("Only this: %1").arg(type));
}

} // namespace vitrine::console
