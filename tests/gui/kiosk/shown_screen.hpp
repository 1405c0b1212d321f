#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "tests/gui/kiosk/fake_kiosk.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"

#include <QLabel>

#include <vector>

namespace vitrine::kiosk::testing {

inline constexpr Layout kLandscapeLayout{.form = Layout::Form::Landscape};
inline constexpr Layout kReachLayout{.isReach = true};
inline constexpr QSize kBesideTheBasket{1440, 808};

/// A screen as the window shows it, not entered yet.
template <typename ScreenType> struct FramedScreen
{
    explicit FramedScreen(FakeKiosk& kiosk_, QSize size = kPortrait, Layout layout = {})
        : kiosk(kiosk_)
        , screen(kiosk.context)
    {
        screen.resize(size);
        prepareScreen(screen, layout);
        screen.show();
    }
    /// Of a label that is shown; "" otherwise.
    [[nodiscard]] QString text(QAnyStringView name) const
    {
        const auto* label = screen.template findChild<QLabel*>(name.toString());
        return label != nullptr && label->isVisibleTo(&screen) ? label->text() : QString();
    }

    FakeKiosk& kiosk;
    ScreenType screen;
};

/// As above and entered; follows where it leads as long as that is to itself.
template <typename ScreenType> struct ShownScreen : FramedScreen<ScreenType>
{
    using FramedScreen<ScreenType>::kiosk;
    using FramedScreen<ScreenType>::screen;

    ShownScreen(FakeKiosk& kiosk_, const Place& place, QSize size = kPortrait, Layout layout = {})
        : FramedScreen<ScreenType>(kiosk_, size, layout)
    {
        QObject::connect(&screen, &Screen::goTo, &screen, [this, own = place.id](const Place& to) {
            went.push_back(to);
            if (to.id == own)
                screen.enter(to);
        });
        screen.enter(place);
        settle();
    }
    /// Until the shelf has answered all that it was asked.
    void settle()
    {
        askNow(kiosk.shelf, [](LocalCatalog& shelf) { return shelf.status(); });
        askNow(kiosk.shelf, [](LocalCatalog& shelf) { return shelf.status(); }); // asked meanwhile
        QCoreApplication::processEvents();
    }
    void touch(const QString& name)
    {
        testing::tap(screen, name.toUtf8().constData());
        settle();
    }
    [[nodiscard]] TouchButton* button(const QString& name)
    {
        for (auto* found : screen.template findChildren<TouchButton*>(name)) {
            if (!found->isHidden())
                return found;
        }
        return nullptr;
    }

    std::vector<Place> went;
};

/// What a model shows.
[[nodiscard]] inline QStringList namesIn(const QAbstractItemModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

} // namespace vitrine::kiosk::testing
