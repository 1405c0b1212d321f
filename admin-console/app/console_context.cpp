#include "admin-console/app/console_context.hpp"

namespace vitrine::console {

ConsoleContext::ConsoleContext(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    if (const auto currency = domain::Currency::create(m_parts.shop.currency); currency.ok())
        m_currency = *currency;
}

ConsoleContext::~ConsoleContext() = default;

void ConsoleContext::setUser(wire::Account user)
{
    m_user = std::move(user);
    Q_EMIT userChanged();
}

void ConsoleContext::toast(const QString& text)
{
    if (m_toasts)
        m_toasts->show(text);
}

void ConsoleContext::toastUndo(const QString& text, std::function<void()> undo)
{
    if (m_toasts)
        m_toasts->showUndo(text, std::move(undo));
}

void ConsoleContext::setToasts(qt::Toasts* toasts)
{
    m_toasts = toasts;
}

void ConsoleContext::setConnection(Connection connection)
{
    const auto before = std::exchange(m_connection, connection);
    if (before == connection)
        return;
    Q_EMIT connectionChanged(connection);
    if (before == Connection::Offline && connection == Connection::Online)
        Q_EMIT cameBack();
}

void ConsoleContext::setPageBadge(const QString& page, const qt::Badge& badge)
{
    if (badge.text.isEmpty())
        m_badges.remove(page);
    else
        m_badges.insert(page, badge);
    Q_EMIT pageBadgeChanged(page);
}

void ConsoleContext::reportError(const Error& error)
{
    if (error.code == ErrorCode::Unauthenticated)
        Q_EMIT sessionEnded();
}

} // namespace vitrine::console
