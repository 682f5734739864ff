// Memory of large tensors: see large_blocks.cpp. The blocks are 64 bytes aligned.
#include <cstddef>

// Null where the system has no more.
void* take_large_block(size_t bytes);
void give_large_block_back(void* memory);
