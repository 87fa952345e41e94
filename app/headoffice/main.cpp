#include <cstdio>

int main()
{
    std::puts("loyalty-headoffice " LOYALTY_VERSION);
    return 0;
}
