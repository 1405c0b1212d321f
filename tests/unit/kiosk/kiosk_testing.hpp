#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

/// Support for the tests of the kiosk's core.
namespace vitrine::kiosk::testing {

/// SQL drivers and event loops want an application.
class Application final : public ::testing::Environment
{
public:
    void SetUp() override
    {
        static int count = 1;
        static char name[] = "kiosk-test";
        static char* arguments[] = {name, nullptr};
        m_application = std::make_unique<QCoreApplication>(count, arguments);
    }
    void TearDown() override { m_application.reset(); }

private:
    std::unique_ptr<QCoreApplication> m_application;
};

inline const auto* const kApplication = ::testing::AddGlobalTestEnvironment(new Application);

/// A folder that is removed with everything in it; in memory where that is possible: what is
/// tested is not the disk's speed.
class Folder
{
public:
    [[nodiscard]] std::string file(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    [[nodiscard]] std::string path() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder{QFileInfo(QStringLiteral("/dev/shm")).isWritable()
                               ? QStringLiteral("/dev/shm/vitrine-kiosk-XXXXXX")
                               : QDir::tempPath() + QStringLiteral("/vitrine-kiosk-XXXXXX")};
};

/// The value, or the end of the test with the error's message.
template <typename T> T must(Result<T> result)
{
    if (!result.ok()) {
        ADD_FAILURE() << toString(result.error().code) << ": " << result.error().message;
        throw std::runtime_error(result.error().message);
    }
    return std::move(result).value();
}

template <typename T> ErrorCode codeOf(const Result<T>& result)
{
    EXPECT_FALSE(result.ok()) << "should have failed";
    return result.ok() ? ErrorCode::Internal : result.error().code;
}

inline domain::Money euros(std::int64_t cents)
{
    return must(domain::Money::create(cents, "EUR"));
}

} // namespace vitrine::kiosk::testing
