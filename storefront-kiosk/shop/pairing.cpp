#include "storefront-kiosk/shop/pairing.hpp" // its meta object is made here
