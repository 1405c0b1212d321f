#include "services/platform/client/service_client.hpp"
#include "vitrine/wire/answer_error.hpp"

namespace vitrine::platform {

Error errorFrom(const ServiceResponse& response)
{
    return wire::answerError(response.status, response.headers, response.body);
}

} // namespace vitrine::platform
