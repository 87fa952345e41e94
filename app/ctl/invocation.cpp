#include "app/ctl/invocation.h"

#include <QCommandLineParser>

namespace loyalty::ctl {

std::string Invocation::value(const char* option) const
{
    return options.value(QLatin1String(option)).toStdString();
}

QStringList Invocation::values(const char* option) const
{
    return options.values(QLatin1String(option));
}

bool Invocation::isSet(const char* option) const
{
    return options.isSet(QLatin1String(option));
}

std::string Invocation::word(int n) const
{
    return options.positionalArguments().value(n).toStdString();
}

} // namespace loyalty::ctl
