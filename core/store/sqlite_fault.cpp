#include "core/store/sqlite_fault.h"

#include <QSqlError>
#include <QString>

#include <cerrno>
#include <string>
#include <system_error>

namespace loyalty::store {

namespace {

// Result codes of SQLite (https://sqlite.org/rescode.html). The room links Qt Sql only, so they are named here.
enum Primary : int {
    kError = 1,
    kPermission = 3,
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kCorrupt = 11,
    kFull = 13,
    kCanNotOpen = 14,
    kProtocol = 15,
    kSchema = 17,
    kTooBig = 18,
    kConstraint = 19,
    kMismatch = 20,
    kNotADatabase = 26,
};
// Growing the WAL index failed. Nothing but a full disk makes a write of one byte past its end fail so.
constexpr int kIoErrorShmSize = 4874;

FaultCode codeOf(int extended)
{
    if (extended == kIoErrorShmSize)
        return FaultCode::DiskFull;
    switch (extended & 0xff) {
    case kFull:
        return FaultCode::DiskFull;
    case kPermission:
    case kReadOnly:
        return FaultCode::ReadOnly;
    case kBusy:
    case kLocked:
    case kProtocol:
        return FaultCode::Busy;
    case kError:
    case kCorrupt:
    case kSchema:
    case kMismatch:
    case kNotADatabase:
        return FaultCode::Corrupt;
    case kTooBig:
    case kConstraint:
        return FaultCode::Rejected;
    case kCanNotOpen:
    default: // SQLITE_IOERR and whatever else the library may say
        return FaultCode::Io;
    }
}

} // namespace

Fault faultOf(const QSqlError& error, std::string_view file)
{
    const int native = error.nativeErrorCode().toInt(); // 0 where Qt itself gave up
    std::string detail(file);
    detail += ": " + error.databaseText().toStdString();
    if (error.databaseText().isEmpty())
        detail += error.driverText().toStdString();
    detail += " (SQLite " + std::to_string(native) + ")";
    return {codeOf(native), std::move(detail)};
}

Fault faultOfErrno(int error, std::string_view what)
{
    std::string detail(what);
    detail += ": " + std::generic_category().message(error);
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return {FaultCode::DiskFull, std::move(detail)};
    case EACCES:
    case EPERM:
    case EROFS:
        return {FaultCode::ReadOnly, std::move(detail)};
    case ENOENT:
    case ENOTDIR:
        return {FaultCode::Missing, std::move(detail)};
    default:
        return {FaultCode::Io, std::move(detail)};
    }
}

} // namespace loyalty::store
