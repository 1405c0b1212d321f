#pragma once

#include <string>
#include <vector>

namespace vitrine {

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
    std::string text; ///< The document as it was received, extension members included.
};

} // namespace vitrine
