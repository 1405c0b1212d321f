#include "kiosk_app.hpp"
#include "shopping_tests.hpp"

int main(int argc, char** argv)
{
    ShelfViewTest shelfView;
    PicturesTest pictures;
    KeyboardTest keyboard;
    BrowseScreenTest browse;
    SearchScreenTest search;
    ProductScreenTest product;
    ScanTest scan;
    return vitrine::kiosk::testing::runKioskTests(
        {&shelfView, &pictures, &keyboard, &browse, &search, &product, &scan}, argc, argv);
}
