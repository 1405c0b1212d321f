#pragma once

#include <string>

namespace vitrine::console {

/// The operation id of a change of stock that somebody asks for. As long as nobody knows how the
/// change ended, the same question keeps its id: asked again after a time-out it cannot be carried
/// out twice. Another question, and a known end, need a new one.
class PendingOperation
{
public:
    /// @param question all that is asked for, as one text.
    [[nodiscard]] const std::string& idFor(const std::string& question);
    /// It is known how the change ended.
    void settle();
    /// Whether `question` was asked and nobody knows how it ended.
    [[nodiscard]] bool isInDoubt(const std::string& question) const;

private:
    std::string m_question;
    std::string m_id;
};

} // namespace vitrine::console
