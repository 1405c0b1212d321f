#include "services/order/application/ports.hpp"

namespace vitrine::order {

bool nothingWasSent(const Error& error)
{
    // An answer with a status came from a server that saw the request.
    return error.code == ErrorCode::Unavailable && error.status == 0 &&
           error.message.find("may have been sent") == std::string::npos;
}

} // namespace vitrine::order
