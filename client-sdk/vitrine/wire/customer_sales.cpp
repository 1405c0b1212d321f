#include "vitrine/wire/customer_sales.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::kInt64Max;
using nlohmann::json;

json writeSum(const CustomerSum& sum)
{
    return {{"orders", sum.orders}, {"paid", toJson(sum.paid)}, {"refunded", toJson(sum.refunded)}};
}

CustomerSum readSum(ObjectReader& in)
{
    return {in.integer("orders", 0, kInt64Max), in.money("paid"), in.money("refunded")};
}

} // namespace

std::string encode(const CustomerSales& sales)
{
    json document{{"orders", sales.orders}, {"sums", codec::listOf(sales.sums, writeSum)}};
    if (!sales.firstOrderAt.empty())
        document["firstOrderAt"] = sales.firstOrderAt;
    if (!sales.lastOrderAt.empty())
        document["lastOrderAt"] = sales.lastOrderAt;
    return document.dump();
}

Result<CustomerSales> decodeCustomerSales(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        CustomerSales sales;
        sales.orders = in.integer("orders", 0, kInt64Max);
        sales.firstOrderAt = in.optionalText("firstOrderAt");
        sales.lastOrderAt = in.optionalText("lastOrderAt");
        sales.sums = codec::listFrom<CustomerSum>(in, "sums", codec::kListMax, readSum);
        return sales;
    });
}

} // namespace vitrine::wire
