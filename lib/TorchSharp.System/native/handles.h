// What crosses the door's boundary and how errors stay behind it.
#pragma once
#include <string>
#include <vector>

#include <ATen/ATen.h>

extern thread_local std::string last_error;

// No C++ exception crosses the C boundary.
template <class Body> int guarded(Body&& body) {
  try {
    body();
    return 0;
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown C++ exception";
  }
  return 1;
}

using TensorPointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

inline at::Tensor borrow(void* tensor) {
  if (tensor == nullptr) return {};
  return at::Tensor(TensorPointer::reclaim_copy(static_cast<c10::TensorImpl*>(tensor)));
}

inline void* release(at::Tensor&& tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

// Takes over a handle that the other side gave out.
inline at::Tensor reclaim(void* tensor) {
  if (tensor == nullptr) return {};
  return at::Tensor(TensorPointer::reclaim(static_cast<c10::TensorImpl*>(tensor)));
}

inline std::vector<at::Tensor> borrow_all(void** tensors, int32_t count) {
  std::vector<at::Tensor> all;
  all.reserve(count);
  for (int32_t i = 0; i < count; i++) all.push_back(borrow(tensors[i]));
  return all;
}
