// The one door into libtorch: a C ABI of about forty functions through which every operator of ATen can be called by
// name. A function that can fail returns 0 for success and otherwise leaves libtorch's message in door_last_error().
// A tensor is passed as its TensorImpl*: what the door hands out is owned by the caller and freed by door_tensor_free.
#pragma once
#include <cstdint>

#define DOOR extern "C" __attribute__((visibility("default")))

enum DoorTag : int32_t {
  TagNone = 0,        // an absent optional, or an undefined tensor
  TagTensor = 1,      // payload: TensorImpl*; as a result, count: KiB of its elements
  TagInt = 2,         // also ScalarType, Layout and MemoryFormat, as in libtorch's own schemas
  TagDouble = 3,
  TagBool = 4,
  TagIntList = 5,     // payload: int64_t*, count
  TagTensorList = 6,  // payload: TensorImpl**, count; a null entry is an undefined tensor
  TagDoubleList = 7,  // payload: double*, count
  TagString = 8,      // payload: UTF-8 bytes, count
  TagComplex = 9,     // payload: double[2]
  TagDevice = 10,     // payload: device type | index << 8
  TagGenerator = 11,  // payload: GeneratorImpl*
  TagBoolList = 12,   // payload: uint8_t*, count
};

struct DoorValue {
  int32_t tag;
  int32_t count;  // of a list's items; of a tensor that an operator returned, the KiB of memory that it alone holds
  union {
    int64_t integer;
    double number;
    void* pointer;
  };
};

struct DoorTensorInfo {
  int64_t elements;
  int64_t storage_offset;
  int64_t storage_bytes;
  void* data;
  int32_t dtype;
  int32_t dimensions;
  int32_t device_type;
  int32_t device_index;
  int32_t element_bytes;
  int32_t flags;  // 1 requires_grad, 2 leaf, 4 contiguous, 8 sparse, 16 channels-last, 32 inference, 64 view, 128 conjugated, 256 negated
};
