# What a build may choose. The presets set these; nothing else does.

option(LOYALTY_TESTS "Build the tests" ON)
option(LOYALTY_WERROR "Treat our warnings as errors" OFF)
option(LOYALTY_LTO "Link-time optimisation" OFF)
option(LOYALTY_PCH "Precompile the library headers that most files include" OFF)
set(LOYALTY_SANITIZE "" CACHE STRING "Sanitizers, comma-separated, as in -fsanitize= (empty: none)")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ${LOYALTY_LTO})
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

add_library(loyalty_warnings INTERFACE)
target_compile_options(loyalty_warnings INTERFACE
    -Wall
    -Wextra
    # A value is made by naming what differs from its defaults.
    -Wno-missing-field-initializers
    -Wpedantic
    -Wshadow
    -Wconversion
    -Wsign-conversion
    -Wswitch-enum
    -Wnon-virtual-dtor
    -Wold-style-cast
    $<$<BOOL:${LOYALTY_WERROR}>:-Werror>)

# How our own code is built: hardened library calls, paths that do not depend on where the tree stands
# (so that two checkouts share one compiler cache), and the sanitizers of the preset.
add_library(loyalty_build INTERFACE)
target_compile_definitions(loyalty_build INTERFACE _GLIBCXX_ASSERTIONS)
target_compile_options(loyalty_build INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
if(LOYALTY_SANITIZE)
    target_compile_options(loyalty_build INTERFACE
        -fsanitize=${LOYALTY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
        # GCC warns of what the sanitizers put in between; the other presets warn on the same files.
        -w)
    target_link_options(loyalty_build INTERFACE -fsanitize=${LOYALTY_SANITIZE})
endif()

# What is generated is not ours to tidy.
if(CMAKE_CXX_CLANG_TIDY)
    file(WRITE "${PROJECT_BINARY_DIR}/.clang-tidy" "Checks: '-*,misc-static-assert'\n")
endif()
