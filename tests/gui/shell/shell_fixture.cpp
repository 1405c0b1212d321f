#include "tests/gui/shell/shell_fixture.hpp"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace vitrine::testkit {

ShellFixture::ShellFixture()
    : authority(std::make_shared<FakeAuthority>(shop.accounts))
{
    shop.preferences().setLanguage(u"en"_s);
    shop.preferences().setTheme(qt::Theme::Mode::Light);
    shop.preferences().setMotionEnabled(false);
    start();
}

ShellFixture::~ShellFixture()
{
    program.reset();
    qt::Theme::instance().setMode(qt::Theme::Mode::Light);
}

void ShellFixture::start()
{
    registry = noteRegistry();
    const auto connect =
        [this](const console::Profile& profile,
               console::ConnectionEvents given) -> Result<console::ShopConnection> {
        if (profile.gateway.contains("wrong"_L1))
            return failure<console::ShopConnection>(ErrorCode::InvalidArgument, "wrong is no URL");
        events = std::move(given);
        return console::ShopConnection{.clients = shop.clients(),
                                       .authority = authority,
                                       .probe = [] { return client::finished(Outcome(Done{})); }};
    };
    program = std::make_unique<console::Console>(
        shop.preferences(), registry, console::Console::Options{.connect = connect});
}

void ShellFixture::restart()
{
    program.reset();
    start();
}

console::MainWindow* ShellFixture::openWindow(bool isSignedIn)
{
    authority->hasTokens = isSignedIn;
    auto* window = program->openWindow();
    window->session()->setUrlOpener([this](const QString& url) {
        openedUrls.append(url);
        return hasBrowser;
    });
    const auto wanted =
        isSignedIn ? console::ShopSession::Phase::SignedIn : console::ShopSession::Phase::SignedOut;
    if (!QTest::qWaitForWindowActive(window) ||
        !QTest::qWaitFor([&] { return window->session()->phase() == wanted; }))
        QTest::qFail("the window did not come up", __FILE__, __LINE__);
    return window;
}

NoteScreen* ShellFixture::screen(console::MainWindow& window)
{
    return window.router() == nullptr ? nullptr
                                      : qobject_cast<NoteScreen*>(window.router()->current());
}

bool answer(const QString& buttonName)
{
    for (auto* widget : QApplication::topLevelWidgets()) {
        auto* button = widget->isVisible() ? widget->findChild<QPushButton*>(buttonName) : nullptr;
        if (button != nullptr) {
            button->click();
            return true;
        }
    }
    return false;
}

} // namespace vitrine::testkit
