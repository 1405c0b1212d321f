#pragma once

#include <QString>
#include <QStringList>

namespace vitrine::kiosk {

/// Which picture comes next, round and round; those that there are not are passed over.
class AttractReel
{
public:
    static constexpr qsizetype kPicturesMax = 24;

    /// Goes on at the same place when the picture shown is among them.
    void setPictures(QStringList hashes);
    /// "" when there is none.
    [[nodiscard]] QString current() const { return m_hashes.value(m_at); }
    /// What comes after current(); "" when there is no other.
    [[nodiscard]] QString next() const;
    void advance();
    /// There is no picture under this hash.
    void drop(const QString& hash);
    [[nodiscard]] bool isEmpty() const { return m_hashes.isEmpty(); }

private:
    QStringList m_hashes;
    qsizetype m_at = 0;
};

} // namespace vitrine::kiosk
