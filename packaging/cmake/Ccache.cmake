# Compile through ccache where it is installed. Paths below the source tree are hashed relative to it, so a second
# checkout or worktree finds what the first one compiled.

find_program(LOYALTY_CCACHE ccache)
if(LOYALTY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}
        CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros
        ${LOYALTY_CCACHE})
endif()
