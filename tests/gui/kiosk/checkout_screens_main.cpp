#include "basket_screen_test.hpp"
#include "done_screen_test.hpp"
#include "pay_screen_test.hpp"
#include "sign_in_screen_test.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"

/// The kiosk's screens from the basket to the receipt, without a server.
int main(int argc, char** argv)
{
    BasketScreenTest basket;
    SignInScreenTest signIn;
    PayScreenTest pay;
    PaymentProof proof;
    DoneScreenTest done;
    return vitrine::kiosk::testing::runKioskTests(
        {&basket, &signIn, &pay, &proof, &done}, argc, argv);
}
