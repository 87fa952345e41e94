# The words the CMakeLists of this tree are written in: a room, a program, a test binary.

# The library headers of a target that is large enough to gain by it. A build from scratch is quicker for it, so the
# sanitizers' presets have it; dev and release have not, as a file that forgets an include compiles with it.
function(_loyalty_precompile target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "cpp$")
    list(LENGTH sources count)
    if(NOT LOYALTY_PCH OR count LESS 8)
        return()
    endif()
    set(headers <algorithm> <charconv> <chrono> <filesystem> <functional> <map> <memory> <mutex> <optional> <random>
        <ranges> <set> <span> <sstream> <string> <thread> <tuple> <unordered_map> <variant> <vector> <tl/expected.hpp>)
    if("${ARGN}" MATCHES "Qt6::Widgets|loyalty::ui")
        list(APPEND headers <QApplication> <QBoxLayout> <QKeyEvent> <QLabel> <QPainter> <QPushButton> <QWidget>)
    elseif("${ARGN}" MATCHES "Qt6::")
        list(APPEND headers <QObject> <QString>)
    endif()
    if(target MATCHES "_tests$")
        list(APPEND headers <catch2/catch_test_macros.hpp>)
    endif()
    target_precompile_headers(${target} PRIVATE ${headers})
endfunction()

# Our own compile settings, and Qt's hygiene for what links Qt.
function(_loyalty_own target)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE loyalty_warnings loyalty_build)
    # A target that has no source file of its own yet still links.
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
    # When the sources that folders below add are known.
    cmake_language(EVAL CODE "cmake_language(DEFER CALL _loyalty_precompile [[${target}]] [[${ARGN}]])")
    if("${ARGN}" MATCHES "Qt6::")
        set_target_properties(${target} PROPERTIES AUTOMOC ON)
        target_compile_definitions(${target} PRIVATE
            QT_NO_KEYWORDS
            QT_NO_FOREACH
            QT_NO_CAST_FROM_ASCII
            QT_NO_CAST_TO_ASCII
            QT_NO_CAST_FROM_BYTEARRAY
            QT_NO_URL_CAST_FROM_STRING
            QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
            QT_DISABLE_DEPRECATED_BEFORE=0x060400)
    endif()
endfunction()

# loyalty_room(<name> SOURCES ... HEADERS ... PUBLIC <libs> PRIVATE <libs>)
#
# A room: the static library loyalty_<name>, linked as loyalty::<name>. Includes are written from the top of the tree.
# The README of the room is listed with its files.
function(loyalty_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    set(target loyalty_${name})
    add_library(${target} STATIC README.md ${room_SOURCES} ${room_HEADERS})
    add_library(loyalty::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC ${room_PUBLIC} PRIVATE ${room_PRIVATE})
    target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR})
    _loyalty_own(${target} ${room_PUBLIC} ${room_PRIVATE})
endfunction()

# loyalty_program(<name> SOURCES ... LIBS ...)
#
# A program of that name. LOYALTY_VERSION is defined in it.
function(loyalty_program name)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;LIBS")
    add_executable(${name} ${program_SOURCES})
    target_link_libraries(${name} PRIVATE ${program_LIBS})
    target_compile_definitions(${name} PRIVATE LOYALTY_VERSION="${PROJECT_VERSION}")
    _loyalty_own(${name} ${program_LIBS})
endfunction()

# loyalty_test(<name> SOURCES ... LIBS ... [LABEL <label>] [QT|GUI|WIDGETS] [THREADED] [ALONE])
#
# The one test binary of a room: loyalty_<name>_tests, each Catch2 test case one CTest test labelled <label> (default
# <name>). QT runs the tests inside a QCoreApplication, GUI inside a QGuiApplication and WIDGETS inside a QApplication,
# both without a screen. A test that calls SKIP() is reported as skipped. THREADED: the room owns threads; under
# ThreadSanitizer only such tests are built and run. Not for threads that Qt synchronizes, as the sanitizer cannot see
# into a Qt that was not built with it. ALONE: the tests type as fast as a scanner does, and no other runs beside them.
function(loyalty_test name)
    cmake_parse_arguments(PARSE_ARGV 1 test "QT;GUI;WIDGETS;THREADED;ALONE" "LABEL" "SOURCES;LIBS")
    if(NOT test_LABEL)
        set(test_LABEL ${name})
    endif()
    set(target loyalty_${name}_tests)
    add_executable(${target} CMakeLists.txt ${test_SOURCES})
    target_link_libraries(${target} PRIVATE ${test_LIBS} loyalty_dep::rapidcheck)
    if(test_WIDGETS)
        target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/widgets_main.cpp)
        target_link_libraries(${target} PRIVATE loyalty_dep::catch loyalty::ui)
        list(APPEND test_LIBS Qt6::Widgets)
    elseif(test_QT)
        target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/qt_main.cpp)
        target_link_libraries(${target} PRIVATE loyalty_dep::catch Qt6::Core)
        list(APPEND test_LIBS Qt6::Core)
    elseif(test_GUI)
        target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/gui_main.cpp)
        target_link_libraries(${target} PRIVATE loyalty_dep::catch Qt6::Gui)
        list(APPEND test_LIBS Qt6::Gui)
    else()
        target_link_libraries(${target} PRIVATE loyalty_dep::catch_main)
    endif()
    _loyalty_own(${target} ${test_LIBS})
    if(test_THREADED)
        add_dependencies(loyalty_threaded_tests ${target})
    elseif(LOYALTY_SANITIZE MATCHES "thread")
        set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
        return()
    endif()
    set(serial OFF)
    if(test_ALONE)
        set(serial ON)
    endif()
    catch_discover_tests(${target}
        TEST_PREFIX "${name}: "
        DISCOVERY_MODE PRE_TEST
        PROPERTIES LABELS ${test_LABEL} SKIP_RETURN_CODE 4 TIMEOUT 300 RUN_SERIAL ${serial})
endfunction()

if(LOYALTY_TESTS)
    include(Catch)
    add_custom_target(loyalty_threaded_tests)
endif()
