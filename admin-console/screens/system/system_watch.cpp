#include "admin-console/screens/system/system_watch.hpp"

#include "vitrine/qt/text.hpp"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace vitrine::console {

SystemWatch& SystemWatch::of(ConsoleContext& context)
{
    auto* watch = context.findChild<SystemWatch*>({}, Qt::FindDirectChildrenOnly);
    return watch != nullptr ? *watch : *new SystemWatch(context);
}

SystemWatch::SystemWatch(ConsoleContext& context)
    : QObject(&context)
    , m_context(context)
    , m_presenter(context.clients().system)
{
    connect(&m_presenter, &SystemPresenter::troublesChanged, this, &SystemWatch::showBadge);
    connect(&m_presenter, &SystemPresenter::instanceChanged, this, &SystemWatch::announce);
    connect(&context, &ConsoleContext::sessionEnded, &m_presenter, &SystemPresenter::stop);
    connect(&context, &ConsoleContext::userChanged, &m_presenter, &SystemPresenter::start);
    m_presenter.start();
}

void SystemWatch::showBadge(int troubles)
{
    m_context.setPageBadge(
        u"system"_s,
        troubles == 0 ? qt::Badge{} : qt::Badge{QLocale().toString(troubles), qt::Tone::Danger});
}

void SystemWatch::announce(const BoardEvent& event)
{
    const auto who = qt::toText(event.service + " (" + event.address + ")");
    if (event.to == InstanceHealth::Unreachable)
        m_context.toast(tr("%1 does not answer any more.").arg(who));
    else if (event.to == InstanceHealth::Down)
        m_context.toast(tr("%1 says that it is not well.").arg(who));
    else if (event.to == InstanceHealth::Up && event.from != InstanceHealth::OutOfService)
        m_context.toast(tr("%1 is up again.").arg(who));
}

} // namespace vitrine::console
