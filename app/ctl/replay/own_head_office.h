#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <QProcess>
#include <QString>
#include <QUrl>

#include <filesystem>
#include <memory>
#include <string_view>

namespace loyalty::ctl {

/// A head office that a replay starts for itself: the program beside this one, on this machine only, in rehearsal: its
/// clock follows the tickets. It ends with its owner, however that ends. What it complains of is passed on.
class OwnHeadOffice
{
public:
    /// Makes an empty chain of that currency where the folder is new. Rejected, in its own words, where it cannot work
    /// there; Locked where another program keeps its folder.
    [[nodiscard]] static Result<std::unique_ptr<OwnHeadOffice>, Fault> start(const std::filesystem::path& folder,
                                                                             std::string_view currency);
    ~OwnHeadOffice();

    [[nodiscard]] QUrl url() const;
    /// File with the administrator's token.
    [[nodiscard]] std::filesystem::path tokenFile() const;
    /// Starts it again where it has ended. Its address stays.
    [[nodiscard]] Result<void, Fault> keepUp();

private:
    explicit OwnHeadOffice(std::filesystem::path folder);
    [[nodiscard]] Result<void, Fault> serve();
    [[nodiscard]] Result<void, Fault> awaitPort();
    [[nodiscard]] Fault whyEnded() const;
    /// What it has said since it was started.
    [[nodiscard]] std::string said() const;
    void passOn();

    std::filesystem::path m_folder;
    QString m_portFile;
    QString m_saidFile; ///< and not a pipe: nobody reads while tickets are rung up
    std::string m_passedOn;
    int m_port = 0; ///< 0: any that is free
    QProcess m_server;
};

/// Where the head office program is: beside this one, or in the build tree's place for it, or on the path.
[[nodiscard]] QString headOfficeProgram();

} // namespace loyalty::ctl
