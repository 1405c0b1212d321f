#include "vitrine/wire/tender_codec.hpp"

namespace vitrine::wire::codec {
namespace {

constexpr std::size_t kReferenceMax = 128;
constexpr std::size_t kWordMax = 64;
constexpr std::size_t kIdMax = 255;

Tender readMembers(ObjectReader& in)
{
    const auto word = [&](std::string_view name, std::size_t max) {
        return in.text(name, {.max = max, .required = false});
    };
    Tender tender;
    tender.kind = in.text("kind", {.min = 1, .max = kWordMax});
    tender.reference = word("reference", kReferenceMax);
    tender.providerReference = word("providerReference", kIdMax);
    tender.cardBrand = word("cardBrand", kWordMax);
    tender.cardLastFour = word("cardLastFour", 4);
    tender.authorisationCode = word("authorisationCode", kWordMax);
    tender.takenAt = word("takenAt", kWordMax);
    tender.deviceId = word("deviceId", kIdMax);
    tender.actor = word("actor", kIdMax);
    tender.received = in.optionalMoney("received");
    return tender;
}

} // namespace

nlohmann::json writeTender(const Tender& tender)
{
    nlohmann::json document{{"kind", tender.kind},
                            {"reference", tender.reference},
                            {"providerReference", tender.providerReference},
                            {"cardBrand", tender.cardBrand},
                            {"cardLastFour", tender.cardLastFour},
                            {"authorisationCode", tender.authorisationCode},
                            {"takenAt", tender.takenAt},
                            {"deviceId", tender.deviceId},
                            {"actor", tender.actor}};
    if (tender.received)
        document["received"] = toJson(*tender.received);
    return document;
}

std::optional<Tender> readTender(ObjectReader& in, std::string_view name)
{
    std::optional<Tender> tender;
    in.object(name, [&](ObjectReader& member) { tender = readMembers(member); });
    return tender;
}

} // namespace vitrine::wire::codec
