#pragma once

#include <string>
#include <vector>

namespace vitrine {

/// Which rule a refusal is about, in words for programs: whoever shows it says it in the language
/// of its user.
struct Reason
{
    std::string code{};                ///< "too_long"; "" when the rule has no name of its own.
    std::vector<std::string> values{}; ///< What its sentence names, such as the limit.

    bool operator==(const Reason&) const = default;
};

/// One fault of a request, as a member of a problem document's `errors` list.
struct ProblemFault
{
    std::string pointer; ///< JSON pointer into the request body, e.g. "#/lines/0/quantity".
    std::string detail;  ///< What is wrong there, in a sentence.
};

/// A problem document (RFC 9457): why a server refused a request.
struct Problem
{
    std::string type = "about:blank";
    std::string title;
    int status = 0;
    std::string detail;
    std::string instance;
    std::vector<ProblemFault> errors;
    Reason reason;    ///< Extension members `code` and `values`.
    std::string text; ///< The document as it was received, extension members included.
};

} // namespace vitrine
