#include "services/catalog/http/image_entries_codec.hpp"

#include "vitrine/wire/json_reader.hpp"

namespace vitrine::catalog {

Result<std::vector<ImageEntry>> decodeImageEntries(std::string_view text)
{
    const auto json = wire::parseJson(text);
    if (!json.ok())
        return json.error();
    wire::ObjectReader in(*json);
    std::vector<ImageEntry> entries;
    in.objects("images", kImagesPerProduct, [&](wire::ObjectReader& member) {
        entries.push_back(
            {member.text("hash", {.min = 64, .max = 64}), member.optionalText("altText")});
        member.refuseUnknown();
    });
    in.refuseUnknown();
    return in.finish(std::move(entries));
}

} // namespace vitrine::catalog
