#pragma once

#include "storefront-kiosk/app/kiosk_program.hpp"

#include <QCommandLineParser>
#include <QSize>

namespace vitrine::kiosk {

/// What vitrine-kiosk is told at its start. Needs no application yet: the scale of the screen is
/// chosen by it.
struct CommandLine
{
    QCommandLineOption data;
    QCommandLineOption gateway;
    QCommandLineOption issuer;
    QCommandLineOption plainHttp;
    QCommandLineOption size;
    QCommandLineOption speech;
    QCommandLineOption printer;
    QCommandLineOption terminalScript;
    QCommandLineOption noWatchdog;
    QCommandLineOption measure;
    QCommandLineParser parser;

    /// Ends the process for --help, --version and what it does not understand.
    CommandLine(int argc, char** argv);

    [[nodiscard]] KioskProgram::Options options() const;
    /// Device pixels; empty for the full screen.
    [[nodiscard]] QSize windowSize() const;
};

/// Whether somebody wants to see the program itself and no supervisor. Needs nothing at all.
[[nodiscard]] bool isOwnProcess(int argc, char** argv);

} // namespace vitrine::kiosk
