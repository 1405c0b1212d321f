#pragma once

#include <QObject>

namespace vitrine::testkit {

/// Runs the test functions of `test` (a QObject as Qt Test wants it) in an application that looks
/// like ours: offscreen unless told otherwise, English, light, no motion, settings of its own.
/// Functions whose names begin with "screenshot" run a second time in a process of their own at 200
/// %.
int runGuiTest(QObject& test, int argc, char** argv);

} // namespace vitrine::testkit

/// The main function of a GUI test.
#define VITRINE_GUI_MAIN(TestClass)                                                                \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        TestClass test;                                                                            \
        return vitrine::testkit::runGuiTest(test, argc, argv);                                     \
    }
