#pragma once

// From here on libtorch takes the memory of small tensors from lists of freed blocks.
void use_small_blocks();
