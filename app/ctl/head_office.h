#pragma once

#include "app/ctl/invocation.h"
#include "core/net/transport.h"

namespace loyalty::ctl {

/// Head office as its administrator sees it: one command, one outcome.
class HeadOffice
{
public:
    /// `settings` say where and whom to believe. Fault: the token cannot be read.
    [[nodiscard]] static Result<HeadOffice, Fault> at(net::TransportSettings settings,
                                                      const std::filesystem::path& tokenFile);

    /// Waits. The answer has the shape of a terminal's reply.
    [[nodiscard]] json::Object ask(const json::Object& command) const;

private:
    explicit HeadOffice(net::TransportSettings settings);

    net::TransportSettings m_settings;
};

/// --head-office, --token-file and --ca.
void describeHeadOffice(QCommandLineParser& options);

/// Where --head-office and --ca point to.
[[nodiscard]] Result<net::TransportSettings, Fault> lineOf(const Invocation& invocation);

/// By those options; the reply that says which is missing otherwise.
[[nodiscard]] Result<HeadOffice, json::Object> headOfficeOf(const Invocation& invocation);

} // namespace loyalty::ctl
