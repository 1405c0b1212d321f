#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/parts/sheet.hpp"

#include <QWidget>

#include <map>
#include <optional>

namespace vitrine::kiosk {

/// Where screens stand: one at a time, and a product's sheet over it, which leaves it as it is.
class ScreenStage final : public QWidget
{
    Q_OBJECT

public:
    explicit ScreenStage(QWidget* parent = nullptr);

    /// Takes the screen over.
    void add(Place::Id id, Screen* screen);
    [[nodiscard]] Screen* screenOf(Place::Id id) const;
    [[nodiscard]] const std::map<Place::Id, Screen*>& screens() const { return m_screens; }
    /// On top: the sheet, or else what it lies on; null before the first.
    [[nodiscard]] Screen* current() const;

    /// @return false when there is no screen for the place: what was shown stays.
    [[nodiscard]] bool show(const Place& place);
    /// From the next showing on, and at once for what is shown.
    void arrange(const Layout& layout);

Q_SIGNALS:
    /// A touch beside the sheet.
    void sheetDismissed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void prepare(Screen& screen);
    void showBase(Screen& screen, const Place& place);
    void showSheet(Screen& screen, const Place& place);
    void lowerSheet();

    std::map<Place::Id, Screen*> m_screens;
    std::map<Screen*, Layout> m_arranged;
    Screen* m_base = nullptr;
    Place m_basePlace;
    Sheet* m_sheet = nullptr;
    Screen* m_onSheet = nullptr;
    bool m_isLowering = false;
    Layout m_layout;
};

} // namespace vitrine::kiosk
