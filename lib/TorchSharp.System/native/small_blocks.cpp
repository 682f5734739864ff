// Memory of small tensors. libtorch asks posix_memalign for every tensor, a fifth of the time of a small operator; here
// blocks of up to 4 KiB come from lists of freed ones, each thread its own, and go back to them. Those from 256 KiB on are
// large_blocks.cpp's, and what lies between them libtorch's own.
#include "small_blocks.h"
#include "large_blocks.h"

#include <sys/mman.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <new>

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

namespace {

constexpr size_t Alignment = 64;                 // libtorch's own, for vector instructions
constexpr int Classes = 7;                       // blocks of 64, 128, ..., 4096 bytes
constexpr size_t Largest = Alignment << (Classes - 1);
constexpr size_t Slab = 256 << 10;               // blocks of one class side by side; a slab keeps its class for good
constexpr size_t Slabs = 16 << 10;               // 4 GiB of addresses are reserved, none of it memory before it is needed
constexpr int Most = 512;                        // free blocks of one class that a thread keeps
constexpr int Batch = 128;                       // blocks that change hands between a thread and the others
constexpr size_t Large = 256 << 10;              // from here on a block is not libtorch's own

struct Block { Block* next; };

struct List {
  Block* first = nullptr;
  int count = 0;

  void push(void* memory) {
    first = new (memory) Block{first};
    count++;
  }
  void* pop() {
    auto block = first;
    first = block->next;
    count--;
    return block;
  }
  void move_to(List& other, int blocks) {
    while (blocks-- > 0 && first) other.push(pop());
  }
};

char* reserved = nullptr;
std::atomic<size_t> slabs_used{0};
uint8_t class_of_slab[Slabs];

// Blocks of all threads: a tensor is often freed on another thread (the finalizer's) than the one that made it.
struct Shared {
  std::mutex lock;
  List free;

  void refill(List& mine, int size_class) {
    std::lock_guard<std::mutex> guard(lock);
    if (!free.first) carve(size_class);
    free.move_to(mine, Batch);
  }
  void take(List& mine, int blocks) {
    std::lock_guard<std::mutex> guard(lock);
    mine.move_to(free, blocks);
  }
  void carve(int size_class) {
    auto number = slabs_used.fetch_add(1);
    if (number >= Slabs) return;
    auto slab = reserved + number * Slab;
    if (mprotect(slab, Slab, PROT_READ | PROT_WRITE) != 0) return;
    class_of_slab[number] = static_cast<uint8_t>(size_class);
    for (size_t size = Alignment << size_class, at = Slab; at >= size; at -= size) free.push(slab + at - size);
  }
};

Shared* const shared = new Shared[Classes];  // never destroyed: threads may outlive the library's statics

struct Mine {
  List lists[Classes];

  ~Mine() {
    for (int i = 0; i < Classes; i++) shared[i].take(lists[i], lists[i].count);
  }
};

thread_local Mine mine;

c10::Allocator* usual = nullptr;
c10::DeleterFnPtr free_usual = nullptr;

// libtorch's own memory, behind a mark that says so: zeros where a large block says where it begins.
void* take_usual(size_t bytes) {
  auto memory = static_cast<char*>(usual->raw_allocate(bytes + Alignment));
  std::memset(memory, 0, Alignment);
  return memory + Alignment;
}

void give_other_back(void* memory) {
  auto mark = static_cast<char*>(memory) - Alignment;
  if (*reinterpret_cast<void**>(mark)) give_large_block_back(memory);
  else free_usual(mark);
}

void give_back(void* memory) {
  if (!memory) return;
  auto place = static_cast<size_t>(static_cast<char*>(memory) - reserved);
  if (place >= Slab * Slabs) return give_other_back(memory);
  int size_class = class_of_slab[place / Slab];
  auto& list = mine.lists[size_class];
  list.push(memory);
  if (list.count > Most) shared[size_class].take(list, Batch);
}

void* take(size_t bytes) {
  if (bytes == 0) return nullptr;
  if (bytes >= Large)
    if (auto memory = take_large_block(bytes)) return memory;
  if (bytes > Largest) return take_usual(bytes);
  int size_class = bytes <= Alignment ? 0 : 58 - __builtin_clzll(bytes - 1);
  auto& list = mine.lists[size_class];
  if (!list.first) shared[size_class].refill(list, size_class);
  return list.first ? list.pop() : take_usual(bytes);
}

// Which of these are virtual depends on libtorch's version, so none says `override`.
struct SmallBlocks final : c10::Allocator {
  static c10::DataPtr data(size_t bytes) {
    auto memory = take(bytes);
    return {memory, memory, give_back, c10::Device(c10::DeviceType::CPU)};
  }
  c10::DataPtr allocate(size_t bytes) const { return data(bytes); }
  c10::DataPtr allocate(size_t bytes) { return data(bytes); }
  c10::DeleterFnPtr raw_deleter() const { return give_back; }
  void copy_data(void* to, const void* from, size_t bytes) const { std::memcpy(to, from, bytes); }
};

}  // namespace

void use_small_blocks() {
  auto before = c10::GetCPUAllocator();
  if (reserved || !before->raw_deleter()) return;
  auto addresses = mmap(nullptr, Slab * Slabs, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (addresses == MAP_FAILED) return;
  reserved = static_cast<char*>(addresses);
  usual = before;
  free_usual = before->raw_deleter();
  static SmallBlocks allocator;
  c10::SetCPUAllocator(&allocator, 1);
}
