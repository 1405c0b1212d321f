#include "services/gateway/http/revocation_codec.hpp"

#include "vitrine/wire/json_reader.hpp"

namespace vitrine::gateway {

namespace {

constexpr std::size_t kRevocationsMax = 20000; // twice what identity tells

} // namespace

Result<RevocationList::Voided> decodeRevocations(std::string_view text)
{
    const auto document = wire::parseJson(text);
    if (!document.ok())
        return document.error();
    wire::ObjectReader in(*document);
    RevocationList::Voided voided;
    in.objects("items", kRevocationsMax, [&](wire::ObjectReader& member) {
        const auto account = member.text("accountId", {.min = 1, .max = 255});
        const auto until = parseTimestamp(member.text("until"));
        if (!until.ok())
            member.fault("until", "must be a time of RFC 3339");
        else
            voided.emplace(account, *until);
    });
    return in.finish(std::move(voided));
}

} // namespace vitrine::gateway
