#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"

#include <QVBoxLayout>

#include <vector>

namespace vitrine::kiosk::testing {

/// A screen with two buttons that notes what is asked of it.
class NoteScreen final : public Screen
{
    Q_OBJECT

public:
    NoteScreen(KioskContext& context, const QString& name)
        : Screen(context)
        , first(new TouchButton(name + QStringLiteral(" first"), TouchButton::Kind::Normal, this))
        , second(new TouchButton(name + QStringLiteral(" second"), TouchButton::Kind::Normal, this))
        , m_name(name)
    {
        auto* column = new QVBoxLayout(this);
        column->addWidget(first);
        column->addWidget(second);
        column->addStretch(1);
        connect(first, &TouchButton::clicked, this, [this] { ++firstTouches; });
    }

    [[nodiscard]] QString title() const override { return m_name; }
    [[nodiscard]] Chrome chrome() const override { return chromeNow; }
    void enter(const Place& place) override { entered.push_back(place); }
    void leave() override { ++left; }
    void arrange(const Layout& layout) override { arranged.push_back(layout); }
    void act() override { ++acted; }
    bool back() override { return usesBack; }
    void wipe() override { ++wiped; }
    void retranslate() override { ++retranslated; }

    TouchButton* first;
    TouchButton* second;
    Chrome chromeNow{};
    std::vector<Place> entered;
    std::vector<Layout> arranged;
    int firstTouches = 0;
    int left = 0;
    int acted = 0;
    int wiped = 0;
    int retranslated = 0;
    bool usesBack = false;

private:
    QString m_name;
};

} // namespace vitrine::kiosk::testing
