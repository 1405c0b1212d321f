#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/shell_tests.hpp"

int main(int argc, char** argv)
{
    PartsTest parts;
    WindowTest window;
    ShopScreensTest screens;
    return vitrine::kiosk::testing::runKioskTests({&parts, &window, &screens}, argc, argv);
}
