#include "vitrine/wire/catalog_codec.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire::codec {
namespace {

FieldChange readFieldChange(ObjectReader& in)
{
    constexpr std::size_t kCellBytesMax = 1'000'000;
    return {in.text("field", {.min = 1, .max = 100}),
            in.text("before", {.max = kCellBytesMax, .required = false}),
            in.text("after", {.max = kCellBytesMax, .required = false})};
}

} // namespace

nlohmann::json writeFieldChange(const FieldChange& change)
{
    return {{"field", change.field}, {"before", change.before}, {"after", change.after}};
}

std::vector<FieldChange> readFieldChanges(ObjectReader& in)
{
    return listFrom<FieldChange>(in, "changes", 100, readFieldChange);
}

int readCount(ObjectReader& in, std::string_view name)
{
    return int(in.integerOr(name, 0, 0, kRowsMax));
}

} // namespace vitrine::wire::codec
