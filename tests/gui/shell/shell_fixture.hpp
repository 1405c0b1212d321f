#pragma once

#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "tests/gui/shell/fake_authority.hpp"
#include "tests/gui/shell/note_screen.hpp"

namespace vitrine::testkit {

/// The program on a shop in memory.
class ShellFixture
{
public:
    ShellFixture();
    ~ShellFixture();

    FakeShop shop;
    std::shared_ptr<FakeAuthority> authority;
    console::ConnectionEvents events; ///< Of the latest connection.
    QStringList openedUrls;
    bool hasBrowser = true;
    console::ScreenRegistry registry;
    std::unique_ptr<console::Console> program;

    /// A shown window; `isSignedIn`: with tokens of an earlier run, waits until its page is there.
    console::MainWindow* openWindow(bool isSignedIn = true);
    [[nodiscard]] static NoteScreen* screen(console::MainWindow& window);
    /// Ends the program and starts it anew with the same settings.
    void restart();

private:
    void start();
};

/// Answers the question that a window asks: presses the button of this object name.
bool answer(const QString& buttonName);

} // namespace vitrine::testkit
