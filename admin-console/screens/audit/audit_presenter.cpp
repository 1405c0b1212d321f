#include "admin-console/screens/audit/audit_presenter.hpp"

#include "vitrine/qt/deliver.hpp"

#include <QDateTime>
#include <QTimeZone>

#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

/// Midnight at the beginning of `day` where the person is, in UTC.
std::string beginOf(const QDate& day)
{
    return day.startOfDay(QTimeZone::systemTimeZone())
        .toUTC()
        .toString(Qt::ISODateWithMs)
        .toStdString();
}

} // namespace

QString serviceOfEntity(const QString& entityType)
{
    if (entityType == "product"_L1 || entityType == "category"_L1)
        return u"catalog"_s;
    if (entityType == "stock"_L1 || entityType == "lease"_L1)
        return u"inventory"_s;
    if (entityType == "order"_L1 || entityType == "payment"_L1)
        return entityType;
    if (entityType == "account"_L1 || entityType == "device"_L1)
        return u"identity"_s;
    return {};
}

AuditPresenter::AuditPresenter(client::AuditClient audit, QObject* parent)
    : QObject(parent)
    , m_audit(std::move(audit))
    , m_merge({})
{
    connect(&m_model, &AuditListModel::moreWanted, this, &AuditPresenter::loadMore);
}

void AuditPresenter::setFilter(const AuditFilter& filter)
{
    if (m_isLoaded && filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

std::vector<std::string> AuditPresenter::services() const
{
    const auto one =
        m_filter.service.isEmpty() ? serviceOfEntity(m_filter.entityType) : m_filter.service;
    if (!one.isEmpty())
        return {one.toStdString()};
    return {client::AuditClient::kServices.begin(), client::AuditClient::kServices.end()};
}

wire::AuditQuery AuditPresenter::queryOf(const std::string& service) const
{
    wire::AuditQuery query;
    query.actor = m_filter.person.trimmed().toStdString();
    query.action = m_filter.action.toStdString();
    query.entityType = m_filter.entityType.toStdString();
    query.entityId = m_filter.entityId.toStdString();
    if (m_filter.from.isValid())
        query.from = beginOf(m_filter.from);
    if (m_filter.to.isValid())
        query.to = beginOf(m_filter.to.addDays(1));
    query.limit = kBlock;
    query.after = m_merge.tokenOf(service);
    query.count = query.after.empty();
    return query;
}

void AuditPresenter::refresh()
{
    const bool wasBusy = isBusy();
    ++m_generation;
    m_merge = AuditMerge(services());
    m_open = 0;
    m_isFirst = true;
    m_block.clear();
    m_error.reset();
    m_isFilling = true;
    fill();
    if (!wasBusy)
        Q_EMIT busyChanged(true);
}

void AuditPresenter::loadMore()
{
    if (m_isFilling || m_merge.atEnd())
        return;
    m_isFilling = true;
    const bool asks = !m_merge.wanted().empty();
    fill();
    if (asks)
        Q_EMIT busyChanged(true);
}

void AuditPresenter::fill()
{
    while (m_block.size() < kBlock) {
        auto entry = m_merge.next();
        if (!entry)
            break;
        m_block.push_back(std::move(*entry));
    }
    if (m_block.size() < kBlock && !m_merge.atEnd()) {
        for (const auto& service : m_merge.wanted())
            ask(service);
        return;
    }
    m_isFilling = false;
    if (m_merge.leftOut().size() == services().size())
        return; // nobody answers: what is shown stays
    m_isLoaded = true;
    if (std::exchange(m_isFirst, false))
        m_model.replace(std::exchange(m_block, {}), m_merge.atEnd());
    else
        m_model.append(std::exchange(m_block, {}), m_merge.atEnd());
    Q_EMIT loaded();
}

void AuditPresenter::ask(const std::string& service)
{
    ++m_open;
    qt::deliver(m_audit.list(service, queryOf(service)),
                this,
                [this, service, generation = m_generation](
                    const Result<wire::Page<wire::AuditEntry>>& page) {
                    if (generation == m_generation)
                        take(service, page);
                });
}

void AuditPresenter::take(const std::string& service,
                          const Result<wire::Page<wire::AuditEntry>>& page)
{
    if (page.ok())
        m_merge.add(service, *page);
    else {
        m_merge.leaveOut(service);
        m_error = page.error();
    }
    if (--m_open > 0)
        return;
    fill();
    if (m_open > 0)
        return; // one of them has more to say about this block
    Q_EMIT busyChanged(false);
    if (!m_error)
        return;
    QStringList missing;
    for (const auto& name : m_merge.leftOut())
        missing << QString::fromStdString(name);
    Q_EMIT failed(missing, *std::exchange(m_error, std::nullopt));
}

} // namespace vitrine::console
