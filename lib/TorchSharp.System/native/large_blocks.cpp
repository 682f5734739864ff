// Memory of large tensors. Given back to the kernel when a tensor dies, its pages are taken again, fault by fault, at the next
// training step, which costs 10-35% of the step; left to malloc, it stays for good wherever anything lies above it. Here what is
// freed waits, joined with its neighbours, for the next tensor that fits, and any of it can be given back, wherever it lies: what
// has waited longest, when more is needed though much waits, and what goes beyond a gigabyte.
#include "large_blocks.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <utility>

namespace {

constexpr size_t Alignment = 64;
constexpr size_t Page = 4096;
constexpr size_t Shifts = 16;          // beginnings within a page: at one and the same, tensors would push each other out of the cache
constexpr size_t Least = 64 << 10;     // what is left of a range is a range of its own from here on
constexpr size_t Mapped = 8 << 20;     // what is taken from the kernel at once; none of it is memory before it is used
constexpr size_t Most = 1 << 30;       // bytes that wait at most
constexpr size_t Share = 16;           // and when more is needed, of what is used

// In front of the tensor's memory.
struct Block {
  char* begin;
  size_t size;
};
static_assert(sizeof(Block) <= Alignment);

struct Range {
  size_t size;
  size_t since;  // bytes that had been asked for when it was last freed, or a part of it
};

using Ranges = std::map<char*, Range>;

std::mutex lock;
Ranges& waiting = *new Ranges;                               // never destroyed: threads may outlive the library's statics
auto& by_size = *new std::set<std::pair<size_t, char*>>;
size_t waiting_bytes = 0, used_bytes = 0, asked_bytes = 0;
size_t shift = 0;

void remember(char* begin, Range range) {
  waiting.emplace(begin, range);
  by_size.emplace(range.size, begin);
  waiting_bytes += range.size;
}

Range forget(Ranges::iterator found) {
  auto range = found->second;
  by_size.erase({range.size, found->first});
  waiting.erase(found);
  waiting_bytes -= range.size;
  return range;
}

void join(char* begin, Range range) {
  auto after = waiting.lower_bound(begin);
  if (after != waiting.end() && after->first == begin + range.size) range.size += forget(after).size;
  auto before = waiting.lower_bound(begin);
  if (before != waiting.begin() && (--before)->first + before->second.size == begin) {
    begin = before->first;
    range.size += forget(before).size;
  }
  remember(begin, range);
}

// The smallest range that the size fits into; what it leaves goes on waiting.
bool reuse(size_t size, Block& block) {
  auto found = by_size.lower_bound({size, nullptr});
  if (found == by_size.end()) return false;
  auto begin = found->second;
  auto range = forget(waiting.find(begin));
  if (range.size - size < Least) size = range.size;
  else remember(begin + size, {range.size - size, range.since});
  block = {begin, size};
  return true;
}

// Gives ranges back, those that have waited longest first, until no more bytes wait than may.
void release(size_t most) {
  while (waiting_bytes > most) {
    auto oldest = std::min_element(waiting.begin(), waiting.end(), [](const auto& a, const auto& b) { return a.second.since < b.second.since; });
    auto begin = oldest->first;
    munmap(begin, forget(oldest).size);
  }
}

bool map(size_t size) {
  size = std::max(size, Mapped);
  auto memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return false;
  join(static_cast<char*>(memory), {size, asked_bytes});
  return true;
}

bool take(size_t size, Block& block) {
  asked_bytes += size;
  if (reuse(size, block)) return true;
  // More is needed at a peak: there, what waits is only what does not fit.
  release(used_bytes / Share);
  return map(size) && reuse(size, block);
}

}  // namespace

void* take_large_block(size_t bytes) {
  if (bytes > SIZE_MAX / 2) return nullptr;
  auto size = (bytes + Alignment * (Shifts + 1) + Page - 1) / Page * Page;
  std::lock_guard<std::mutex> guard(lock);
  Block block;
  if (!take(size, block)) return nullptr;
  used_bytes += block.size;
  auto memory = block.begin + Alignment * (1 + shift++ % Shifts);
  new (memory - Alignment) Block(block);
  return memory;
}

void give_large_block_back(void* memory) {
  auto block = *reinterpret_cast<Block*>(static_cast<char*>(memory) - Alignment);
  std::lock_guard<std::mutex> guard(lock);
  used_bytes -= block.size;
  join(block.begin, {block.size, asked_bytes});
  release(Most);
}
