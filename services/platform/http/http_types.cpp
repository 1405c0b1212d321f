#include "services/platform/http/http_types.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/problem.hpp"

#include <charconv>

namespace vitrine::platform {

namespace {

constexpr std::size_t kQueryMembersMax = 100;

std::string_view titleOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 422:
        return "Unprocessable Content";
    case 428:
        return "Precondition Required";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Internal Server Error";
    }
}

Result<std::string> decodeMember(std::string_view text)
{
    auto decoded = percentDecode(text, true);
    if (!decoded.ok())
        return decoded;
    if (!isCleanUtf8(*decoded))
        return failure<std::string>(ErrorCode::InvalidArgument, "the query is not UTF-8");
    return decoded;
}

HttpResponse problemDocument(const Problem& problem)
{
    return HttpResponse{.status = problem.status,
                        .body = wire::encode(problem),
                        .contentType = "application/problem+json"};
}

} // namespace

Result<QueryParams> QueryParams::parse(std::string_view text)
{
    QueryParams params;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view member = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (member.empty())
            continue;
        if (params.m_members.size() == kQueryMembersMax)
            return failure<QueryParams>(ErrorCode::InvalidArgument,
                                        "the query has more than 100 members");
        const std::size_t equals = member.find('=');
        auto key = decodeMember(member.substr(0, equals));
        auto value = decodeMember(equals == std::string_view::npos ? std::string_view{}
                                                                   : member.substr(equals + 1));
        if (!key.ok())
            return std::move(key).error();
        if (!value.ok())
            return std::move(value).error();
        params.m_members.emplace_back(std::move(key).value(), std::move(value).value());
    }
    return params;
}

std::optional<std::string_view> QueryParams::get(std::string_view key) const
{
    for (const auto& [name, value] : m_members)
        if (name == key)
            return value;
    return std::nullopt;
}

std::vector<std::string_view> QueryParams::all(std::string_view key) const
{
    std::vector<std::string_view> values;
    for (const auto& [name, value] : m_members)
        if (name == key)
            values.emplace_back(value);
    return values;
}

Result<long long>
QueryParams::integer(std::string_view key, long long fallback, long long min, long long max) const
{
    const auto text = get(key);
    if (!text)
        return fallback;
    long long value = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (fault != std::errc{} || end != text->data() + text->size() || value < min || value > max)
        return failure<long long>(ErrorCode::InvalidArgument,
                                  std::string(key) + " must be a whole number from " +
                                      std::to_string(min) + " to " + std::to_string(max),
                                  std::string(key));
    return value;
}

HttpResponse jsonResponse(int status, std::string body)
{
    return HttpResponse{.status = status, .body = std::move(body)};
}

HttpResponse emptyResponse(int status)
{
    return HttpResponse{.status = status};
}

int statusOf(ErrorCode code) noexcept
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return 400;
    case ErrorCode::Unauthenticated:
        return 401;
    case ErrorCode::PermissionDenied:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::PreconditionFailed:
        return 412;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::Unprocessable:
        return 422;
    case ErrorCode::PreconditionRequired:
        return 428;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::Cancelled:
    case ErrorCode::Unavailable:
        return 503;
    case ErrorCode::DeadlineExceeded:
        return 504;
    case ErrorCode::Internal:
        break;
    }
    return 500;
}

HttpResponse problemResponse(const Error& error)
{
    Problem problem;
    problem.status = statusOf(error.code);
    problem.title = titleOf(problem.status);
    problem.reason = error.reason;
    if (error.code !=
        ErrorCode::Internal) { // its message is for the log: it may name hosts, files or statements
        problem.detail = error.message;
        if (!error.field.empty()) {
            const bool isPointer = error.field.front() == '/';
            problem.errors.push_back(
                ProblemFault{(isPointer ? "#" : "") + error.field, error.message});
        }
    }
    HttpResponse response = problemDocument(problem);
    if (error.retryAfter)
        response.headers.set("Retry-After", std::to_string(error.retryAfter->count()));
    else if (problem.status == 503)
        response.headers.set("Retry-After", "1");
    return response;
}

HttpResponse goneResponse(std::string message)
{
    Problem problem;
    problem.status = 410;
    problem.title = titleOf(problem.status);
    problem.detail = std::move(message);
    return problemDocument(problem);
}

} // namespace vitrine::platform
