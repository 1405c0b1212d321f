// Each example of proto-docs is what the C++ mapping reads and writes. Its counterpart,
// openapi/check_examples.mjs, holds the same files against the schemas; together they say that
// documents and programs mean the same.

#include "vitrine/wire/account.hpp"
#include "vitrine/wire/audit.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/change_feed.hpp"
#include "vitrine/wire/customer_sales.hpp"
#include "vitrine/wire/device.hpp"
#include "vitrine/wire/device_settings.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/oauth.hpp"
#include "vitrine/wire/order.hpp"
#include "vitrine/wire/payment.hpp"
#include "vitrine/wire/problem.hpp"
#include "vitrine/wire/report.hpp"
#include "vitrine/wire/shop.hpp"
#include "vitrine/wire/stock_lease.hpp"
#include "vitrine/wire/system.hpp"
#include "vitrine/wire/trace.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>

namespace vitrine::wire {
namespace {

using nlohmann::json;
using Mapping = std::function<Result<std::string>(std::string_view)>;

/// Reads a text and writes what was read.
template <typename T> Mapping roundTrip(Result<T> (*decode)(std::string_view))
{
    return [decode](std::string_view text) -> Result<std::string> {
        const auto value = decode(text);
        if (!value.ok())
            return value.error();
        return encode(*value);
    };
}

/// For what only a server writes.
template <typename T> Mapping readOnly(Result<T> (*decode)(std::string_view))
{
    return [decode](std::string_view text) -> Result<std::string> {
        const auto value = decode(text);
        if (!value.ok())
            return value.error();
        return std::string(text);
    };
}

const std::map<std::string, Mapping>& mappings()
{
    static const std::map<std::string, Mapping> all = {
        {"account", roundTrip(decodeAccount)},
        {"account_draft", roundTrip(decodeAccountDraft)},
        {"account_page", roundTrip(decodeAccountPage)},
        {"account_profile", roundTrip(decodeAccountProfile)},
        {"account_roles", roundTrip(decodeAccountRoles)},
        {"audit_page", roundTrip(decodeAuditPage)},
        {"bulk_edit", roundTrip(decodeBulkEdit)},
        {"bulk_report", roundTrip(decodeBulkReport)},
        {"catalog_batch_page", roundTrip(decodeBatchPage)},
        {"categories", roundTrip(decodeCategories)},
        {"category", roundTrip(decodeCategory)},
        {"category_draft", roundTrip(decodeCategoryDraft)},
        {"charge_request", roundTrip(decodeChargeRequest)},
        {"till_payment", roundTrip(decodeTillPayment)},
        {"device", roundTrip(decodeDevice)},
        {"device_draft", roundTrip(decodeDeviceDraft)},
        {"device_page", roundTrip(decodeDevicePage)},
        {"device_pairing", roundTrip(decodeDevicePairing)},
        {"device_profile", roundTrip(decodeDeviceProfile)},
        {"customer_sales", roundTrip(decodeCustomerSales)},
        {"device_reply", readOnly(decodeDeviceReply)},
        {"device_settings", roundTrip(decodeDeviceSettings)},
        {"device_report", roundTrip(decodeDeviceReport)},
        {"device_standing", roundTrip(decodeDeviceStanding)},
        {"fulfilment_draft", roundTrip(decodeFulfilmentDraft)},
        {"ids",
         [](std::string_view text) -> Result<std::string> {
             const auto ids = decodeIds(text);
             if (!ids.ok())
                 return ids.error();
             return encodeIds(*ids);
         }},
        // Only clients write it; the catalogue has the reader.
        {"image_order",
         [](std::string_view text) -> Result<std::string> {
             std::vector<ProductImage> images;
             const auto document = json::parse(text);
             for (const auto& entry : document.at("images"))
                 images.push_back({entry.at("hash"), {}, entry.at("altText"), 0, 0});
             return encodeImageOrder(images);
         }},
        {"import_report", roundTrip(decodeImportReport)},
        {"lease_renewal", roundTrip(decodeLeaseRenewal)},
        {"movement_page", roundTrip(decodeMovementPage)},
        {"order", roundTrip(decodeOrder)},
        {"order_draft", roundTrip(decodeOrderDraft)},
        {"order_page", roundTrip(decodeOrderPage)},
        // The refusal's own members; RFC 9457's are Problem's.
        {"order_problem",
         [](std::string_view text) -> Result<std::string> {
             const auto refusal = decodeOrderRefusal(text);
             const auto problem = decodeProblem(text);
             if (!refusal.ok() || !problem.ok())
                 return refusal.ok() ? problem.error() : refusal.error();
             auto both = json::parse(encode(*refusal));
             both.update(json::parse(encode(*problem)));
             return both.dump();
         }},
        {"pairing_claim", roundTrip(decodePairingClaim)},
        {"pairing_request", roundTrip(decodePairingRequest)},
        {"pairing_result", roundTrip(decodePairingResult)},
        {"password_change", roundTrip(decodePasswordChange)},
        {"order_refund_draft", roundTrip(decodeOrderRefundDraft)},
        {"payment", roundTrip(decodePayment)},
        {"payment_attempt", roundTrip(decodePaymentAttempt)},
        {"payment_page", roundTrip(decodePaymentPage)},
        {"payment_token",
         [](std::string_view text) -> Result<std::string> {
             return encodePaymentToken(json::parse(text).at("paymentToken").get<std::string>());
         }},
        {"price_history", roundTrip(decodePriceHistory)},
        {"problem", roundTrip(decodeProblem)},
        {"product", roundTrip(decodeProduct)},
        {"product_batch", roundTrip(decodeProductBatch)},
        {"product_changes", roundTrip(decodeProductChanges)},
        {"product_draft", roundTrip(decodeProductDraft)},
        {"product_facets", roundTrip(decodeProductFacets)},
        {"product_page", roundTrip(decodeProductPage)},
        {"provider_metadata", readOnly(decodeProviderMetadata)},
        {"refund", roundTrip(decodeRefund)},
        {"refund_request", roundTrip(decodeRefundRequest)},
        {"reservation", roundTrip(decodeReservation)},
        {"reservation_request", roundTrip(decodeReservationRequest)},
        {"sales_report", roundTrip(decodeSalesReport)},
        {"shop_profile", roundTrip(decodeShopProfile)},
        {"spans", readOnly(decodeSpans)},
        {"stock", roundTrip(decodeStock)},
        {"stock_adjustment", roundTrip(decodeStockAdjustment)},
        {"stock_changes", roundTrip(decodeStockChanges)},
        {"stock_count", roundTrip(decodeStockCount)},
        {"stock_lease", roundTrip(decodeStockLease)},
        {"stock_lease_page", roundTrip(decodeLeasePage)},
        {"stock_lease_request", roundTrip(decodeStockLeaseRequest)},
        {"stock_page", roundTrip(decodeStockPage)},
        {"stock_quick",
         [](std::string_view text) -> Result<std::string> {
             const auto stock = decodeStock(text);
             if (!stock.ok())
                 return stock.error();
             return encodeQuick(*stock);
         }},
        {"system_overview", roundTrip(decodeSystemOverview)},
        {"temporary_password", roundTrip(decodeTemporaryPassword)},
        {"token_reply", readOnly(decodeTokenReply)},
        {"undo_report", roundTrip(decodeUndoReport)}};
    return all;
}

std::filesystem::path examplesFolder()
{
    const char* source = std::getenv("VITRINE_SOURCE");
    return std::filesystem::path(source != nullptr ? source : ".") / "proto-docs/examples";
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Where `written` lacks or changes something of `wanted`, "" when nowhere. Further members are
/// defaults that were written out.
std::string difference(const json& wanted, const json& written, const std::string& at = "")
{
    if (wanted.is_object() && written.is_object()) {
        for (const auto& [name, value] : wanted.items()) {
            if (!written.contains(name))
                return at + "/" + name + " is lost";
            if (auto below = difference(value, written.at(name), at + "/" + name); !below.empty())
                return below;
        }
        return "";
    }
    if (wanted.is_array() && written.is_array() && wanted.size() == written.size()) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (auto below = difference(wanted[i], written[i], at + "/" + std::to_string(i));
                !below.empty())
                return below;
        }
        return "";
    }
    return wanted == written ? "" : at + " is " + written.dump() + ", not " + wanted.dump();
}

TEST(WireExamples, AreReadAndWrittenWithoutLoss)
{
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(examplesFolder())) {
        const auto name = entry.path().filename().string();
        SCOPED_TRACE(name);
        const auto mapping = mappings().find(name.substr(0, name.find('.')));
        ASSERT_NE(mapping, mappings().end()) << "no mapping is known for this kind of example";
        const auto text = contentOf(entry.path());
        const auto written = mapping->second(text);
        ASSERT_TRUE(written.ok()) << written.error().message;
        EXPECT_EQ(difference(json::parse(text), json::parse(*written)), "");
        const auto again = mapping->second(*written);
        ASSERT_TRUE(again.ok()) << again.error().message;
        EXPECT_EQ(*again, *written);
        ++count;
    }
    EXPECT_GE(count, 40U);
}

TEST(WireExamples, ExistForEveryKind)
{
    std::set<std::string> kinds;
    for (const auto& entry : std::filesystem::directory_iterator(examplesFolder())) {
        const auto name = entry.path().filename().string();
        kinds.insert(name.substr(0, name.find('.')));
    }
    for (const auto& [kind, mapping] : mappings())
        EXPECT_TRUE(kinds.contains(kind)) << kind;
}

} // namespace
} // namespace vitrine::wire
