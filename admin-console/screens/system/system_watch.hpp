#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/screens/system/system_presenter.hpp"

#include <QObject>

namespace vitrine::console {

/// Looks after the shop's processes as long as somebody is signed in, whatever page is shown: marks
/// the System page in the navigation and tells when an instance goes down or comes back. A child of
/// the context.
class SystemWatch : public QObject
{
    Q_OBJECT

public:
    /// The one of this context; made at the first call.
    static SystemWatch& of(ConsoleContext& context);

    [[nodiscard]] SystemPresenter& presenter() { return m_presenter; }

private:
    explicit SystemWatch(ConsoleContext& context);
    void showBadge(int troubles);
    void announce(const BoardEvent& event);

    ConsoleContext& m_context;
    SystemPresenter m_presenter;
};

} // namespace vitrine::console
