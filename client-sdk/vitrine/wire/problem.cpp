#include "vitrine/wire/problem.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

std::string textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// {"errorCode":"E0000011","errorSummary":"...","errorCauses":[{"errorSummary":"..."}]}
void readOkta(const json& document, Problem& problem)
{
    problem.title = textOf(document, "errorCode");
    problem.detail = textOf(document, "errorSummary");
    const auto causes = document.find("errorCauses");
    if (causes == document.end() || !causes->is_array())
        return;
    for (const json& cause : *causes) {
        if (cause.is_object())
            problem.errors.push_back({{}, textOf(cause, "errorSummary")});
    }
}

void readRfc9457(const json& document, Problem& problem)
{
    if (auto type = textOf(document, "type"); !type.empty())
        problem.type = std::move(type);
    problem.title = textOf(document, "title");
    problem.detail = textOf(document, "detail");
    problem.instance = textOf(document, "instance");
    problem.reason.code = textOf(document, "code");
    if (const auto values = document.find("values");
        values != document.end() && values->is_array()) {
        for (const json& value : *values)
            problem.reason.values.push_back(value.is_string() ? value.get<std::string>() : "");
    }
    const auto errors = document.find("errors");
    if (errors == document.end() || !errors->is_array())
        return;
    for (const json& fault : *errors) {
        if (fault.is_object())
            problem.errors.push_back({textOf(fault, "pointer"), textOf(fault, "detail")});
    }
}

} // namespace

std::string encode(const Problem& problem)
{
    json document = {{"type", problem.type}};
    if (!problem.title.empty())
        document["title"] = problem.title;
    if (problem.status != 0)
        document["status"] = problem.status;
    if (!problem.detail.empty())
        document["detail"] = problem.detail;
    if (!problem.instance.empty())
        document["instance"] = problem.instance;
    for (const ProblemFault& fault : problem.errors) {
        json entry = {{"detail", fault.detail}};
        if (!fault.pointer.empty())
            entry["pointer"] = fault.pointer;
        document["errors"].push_back(std::move(entry));
    }
    codec::putReason(document, problem.reason);
    // A detail may quote what a client sent; broken UTF-8 in it must not turn a refusal into a
    // crash.
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Problem> decodeProblem(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    if (!document->is_object())
        return failure<Problem>(ErrorCode::InvalidArgument, "a problem document must be an object");

    Problem problem;
    problem.text = std::string(text);
    if (const auto status = document->find("status"); status != document->end() &&
                                                      status->is_number_unsigned() &&
                                                      status->get<std::uint64_t>() < 1000)
        problem.status = status->get<int>();
    if (document->contains("errorCode") || document->contains("errorSummary")) {
        readOkta(*document, problem);
    } else if (const auto code = textOf(*document, "error");
               !code.empty() && !document->contains("title")) {
        problem.title = code; // OAuth 2.0, RFC 6749 section 5.2
        problem.detail = textOf(*document, "error_description");
    } else {
        readRfc9457(*document, problem);
    }
    return problem;
}

} // namespace vitrine::wire
