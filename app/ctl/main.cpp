#include <cstdio>

int main()
{
    std::puts("loyaltyctl " LOYALTY_VERSION);
    return 0;
}
