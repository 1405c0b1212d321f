#pragma once

#include "storefront-kiosk/app/kiosk_window.hpp"
#include "tests/gui/kiosk/fake_kiosk.hpp"
#include "tests/gui/kiosk/note_screen.hpp"

#include <QtTest>

#include <map>

namespace vitrine::kiosk::testing {

/// A window with note screens at every place.
struct Shell
{
    explicit Shell(QSize size = {1080, 1920},
                   ShopStatus::Device device = ShopStatus::Device::Active)
    {
        kiosk.shop.setDevice(device);
        for (const auto& [id, name] : std::initializer_list<std::pair<Place::Id, const char*>>{
                 {Place::Id::Pairing, "Pairing"},
                 {Place::Id::Attract, "Attract"},
                 {Place::Id::Browse, "Browse"},
                 {Place::Id::Search, "Search"},
                 {Place::Id::Product, "Product"},
                 {Place::Id::Basket, "Basket"},
                 {Place::Id::Pay, "Pay"},
                 {Place::Id::Done, "Done"},
                 {Place::Id::Staff, "Staff"}}) {
            screens[id] = new NoteScreen(kiosk.context, QString::fromLatin1(name));
            window.addScreen(id, screens[id]);
        }
        screens[Place::Id::Attract]->chromeNow = {
            .hasHeader = false, .hasBasket = false, .hasBack = false, .countsIdle = false};
        window.resize(size);
        window.start();
        window.show();
        waitFor([&] { return window.isVisible(); });
    }
    ~Shell() { kiosk.shopper.wipe(); } // the theme is the program's

    NoteScreen& at(Place::Id id) { return *screens.at(id); }
    QWidget* find(const char* name) { return window.findChild<QWidget*>(QLatin1StringView(name)); }
    void touch(const char* name)
    {
        auto* target = find(name);
        QVERIFY2(target != nullptr && target->isVisible(), name);
        QTest::mouseClick(target, Qt::LeftButton);
    }
    void press(Qt::Key key) { QTest::keyClick(&window, key); }
    void walk(Qt::Key key)
    {
        auto* focused = window.focusWidget();
        QTest::keyClick(focused == nullptr ? &window : focused, key);
    }
    [[nodiscard]] Place::Id place() { return window.navigator().now().id; }

    FakeKiosk kiosk;
    KioskWindow window{kiosk.context};
    std::map<Place::Id, NoteScreen*> screens;
};

inline Place browse(const QString& category = {})
{
    return {.id = Place::Id::Browse, .categoryId = category};
}

inline Place product(const QString& id)
{
    return {.id = Place::Id::Product, .productId = id};
}

} // namespace vitrine::kiosk::testing
