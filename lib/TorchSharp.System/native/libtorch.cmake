# For all that is built against libtorch: where it lies, and the C++ that its headers are written in.

# LIBTORCH names an unpacked libtorch (a CUDA build included); without it the distribution's libtorch-dev is taken.
if(DEFINED ENV{LIBTORCH})
  list(PREPEND CMAKE_PREFIX_PATH "$ENV{LIBTORCH}")
endif()

# The newest libtorch's headers ask for C++20; those of 1.13 were written before it. `version` is its torch/version.h.
function(use_language_of_libtorch target version)
  file(STRINGS "${version}" TORCH_MAJOR REGEX "define TORCH_VERSION_MAJOR [0-9]+")
  if(TORCH_MAJOR MATCHES " 1$")
    target_compile_features(${target} PRIVATE cxx_std_17)
  else()
    target_compile_features(${target} PRIVATE cxx_std_20)
  endif()
endfunction()
