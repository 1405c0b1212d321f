#include "admin-console/screens/stock/pending_operation.hpp"

#include "vitrine/domain/uuid.hpp"

namespace vitrine::console {

const std::string& PendingOperation::idFor(const std::string& question)
{
    if (m_id.empty() || question != m_question) {
        m_question = question;
        m_id = domain::newUuid().text();
    }
    return m_id;
}

void PendingOperation::settle()
{
    m_question.clear();
    m_id.clear();
}

bool PendingOperation::isInDoubt(const std::string& question) const
{
    return !m_id.empty() && question == m_question;
}

} // namespace vitrine::console
