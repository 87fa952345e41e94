#include "app/ctl/replay/opening.h"

namespace loyalty::ctl {

Result<std::unique_ptr<app::Runtime>, Fault> openOrEnrol(const app::Runtime::Options& options,
                                                         const std::function<Result<void, Fault>()>& enrol)
{
    auto opened = app::Runtime::open(options);
    if (opened || opened.error().code != FaultCode::Missing)
        return opened;
    LOYALTY_CHECK(enrol());
    return app::Runtime::open(options);
}

} // namespace loyalty::ctl
