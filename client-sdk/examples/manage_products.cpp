// The life of a product, as an administrator: create it, change it without undoing somebody else's
// change, give it a picture, put it on stock, take it off the shelves.

#include "examples/shop_session.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <iostream>

using namespace vitrine;
using examples::report;

namespace {

/// A grey square of 8 by 8 pixels (PNG).
constexpr auto kPicture = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mNogAIGyhgAgIQg"
                          "ARDoahcAAAAASUVORK5CYII=";

int manage(const client::Sdk& sdk)
{
    const auto catalog = sdk.catalog();
    wire::ProductDraft draft;
    draft.sku = "EXAMPLE-" + randomHex(4);
    draft.name = "Example lamp";
    draft.price = domain::Money::create(1999, "EUR").value();
    draft.specifications = {{"Colour", "grey"}};

    auto product = catalog.createProduct(draft).get();
    if (!product.ok())
        return report("cannot create a product", product.error());
    std::cout << "created  " << product->sku << " version " << product->version << "\n";

    // The version that was read goes along, so that nobody's change is lost.
    const auto seen = product->version;
    draft.price = domain::Money::create(1799, "EUR").value();
    product = catalog.updateProduct(product->id, seen, draft).get();
    if (!product.ok())
        return report("cannot change the product", product.error());
    std::cout << "changed  " << product->price.text() << " version " << product->version << "\n";
    const auto stale = catalog.updateProduct(product->id, seen, draft).get();
    if (stale.ok() || stale.error().code != ErrorCode::PreconditionFailed)
        return report("an outdated change was not refused", stale.ok() ? Error{} : stale.error());
    std::cout << "refused  a change that was based on version " << seen << "\n";

    product =
        catalog.addImage(product->id, {base64Decode(kPicture).value(), "image/png", "A grey lamp"})
            .get();
    if (!product.ok())
        return report("cannot add a picture", product.error());
    const auto image = catalog.getImage(product->images.back().hash).get();
    if (!image.ok())
        return report("cannot fetch the picture", image.error());
    std::cout << "picture  " << product->images.back().hash << " " << image->bytes.size()
              << " bytes\n";

    const auto stock =
        sdk.inventory().adjust(product->id, {.delta = 5, .reason = "first delivery"}).get();
    if (!stock.ok())
        return report("cannot put it on stock", stock.error());
    std::cout << "stock    " << stock->available << "\n";

    if (const auto deleted = catalog.deleteProduct(product->id, product->version).get();
        !deleted.ok())
        return report("cannot delete the product", deleted.error());
    std::cout << "deleted  " << product->sku << "\n";
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const examples::CommandLine arguments(
        argc,
        argv,
        "Creates, changes and deletes a product as an administrator.",
        {{"gateway", "URL", "the shop (http://127.0.0.1:8080)"},
         {"issuer", "URL", "who signs people in (the shop itself)"},
         {"client-id", "ID", "as which registered program (vitrine-cli)"},
         {"email", "ADDRESS", "administrator to sign in as, with --password-file"},
         {"password-file", "FILE", "file whose first line is the password; - for standard input"},
         {"token-file",
          "FILE",
          "file whose first line is an access token, in place of signing in"}});
    client::limitNetworkThreads(2);
    const auto session = examples::openSession(arguments);
    if (!session.ok())
        return report("cannot sign in", session.error());
    return manage(*(*session)->sdk);
}
