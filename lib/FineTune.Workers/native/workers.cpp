// Processes that train together, over libtorch's own c10d with Gloo. A C ABI over blocks of floats: no tensor crosses it.
#define USE_C10D_GLOO
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#define WORKERS extern "C" __attribute__((visibility("default")))

namespace {

using Group = c10::intrusive_ptr<c10d::ProcessGroupGloo>;

thread_local std::string error;

// No exception crosses the C boundary; libtorch's own words are kept.
template <typename Work>
int guarded(Work work) {
  try {
    work();
    return 0;
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    error = e.what();
  }
  return 1;
}

std::vector<at::Tensor> borrow(float* values, int64_t count) { return {at::from_blob(values, {count}, at::kFloat)}; }

}  // namespace

WORKERS const char* workers_error() { return error.c_str(); }

// Waits until all have come. The first of them listens at host:port, and all talk to each other through the interface that `address` is of.
WORKERS int workers_join(const char* host, int32_t port, const char* address, int32_t rank, int32_t count, int32_t seconds, void** group) {
  return guarded([&] {
    auto patience = std::chrono::milliseconds(std::chrono::seconds(seconds));
    c10d::TCPStoreOptions options;
    options.port = static_cast<uint16_t>(port);
    options.isServer = rank == 0;
    options.numWorkers = count;
    options.timeout = patience;
    auto store = c10::make_intrusive<c10d::TCPStore>(std::string(host), options);
    auto settings = c10d::ProcessGroupGloo::Options::create(patience);
    settings->devices.push_back(*address ? c10d::ProcessGroupGloo::createDeviceForHostname(address) : c10d::ProcessGroupGloo::createDefaultDevice());
    settings->threads = 2;
    *group = new Group(c10::make_intrusive<c10d::ProcessGroupGloo>(store, rank, count, settings));
  });
}

WORKERS int workers_sum(void* group, float* values, int64_t count) {
  return guarded([&] {
    auto tensors = borrow(values, count);
    (*static_cast<Group*>(group))->allreduce(tensors)->wait();
  });
}

WORKERS int workers_broadcast(void* group, float* values, int64_t count, int32_t from) {
  return guarded([&] {
    auto tensors = borrow(values, count);
    c10d::BroadcastOptions options;
    options.rootRank = from;
    (*static_cast<Group*>(group))->broadcast(tensors, options)->wait();
  });
}

WORKERS void workers_leave(void* group) { delete static_cast<Group*>(group); }
