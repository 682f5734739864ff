#include "door.h"
#include "handles.h"
#include "small_blocks.h"

#include <algorithm>
#include <atomic>
#include <malloc.h>

#include <cstring>
#include <string>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/serialize.h>
#include <torch/cuda.h>
#include <torch/utils.h>
#include <torch/version.h>

thread_local std::string last_error;

namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif

using Stack = std::vector<c10::IValue>;

at::Generator borrow_generator(void* generator) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(generator)));
}

c10::Device unpack_device(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed & 0xff), static_cast<c10::DeviceIndex>(packed >> 8));
}

// What an operator's schema wants in one place, found once and not at every call.
enum class Want : uint8_t { Tensor, Int, Float, Bool, Number, IntList, FloatList, BoolList, TensorList, OptionalTensorList, Other };

Want wanted(const c10::TypePtr& given) {
  c10::TypePtr type = given;
  if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
  switch (type->kind()) {
    case c10::TypeKind::TensorType: return Want::Tensor;
    case c10::TypeKind::IntType: return Want::Int;
    case c10::TypeKind::FloatType: return Want::Float;
    case c10::TypeKind::BoolType: return Want::Bool;
    case c10::TypeKind::NumberType: return Want::Number;
    case c10::TypeKind::ListType: break;
    default: return Want::Other;
  }
  auto element = type->expectRef<c10::ListType>().getElementType();
  switch (element->kind()) {
    case c10::TypeKind::IntType: return Want::IntList;
    case c10::TypeKind::FloatType: return Want::FloatList;
    case c10::TypeKind::BoolType: return Want::BoolList;
    case c10::TypeKind::TensorType: return Want::TensorList;
    case c10::TypeKind::OptionalType: return Want::OptionalTensorList;
    default: return Want::Other;
  }
}

// Whether what it returns may share memory with what it is given, or it writes into that.
bool aliases(const c10::FunctionSchema& schema) {
  auto marked = [](const c10::Argument& one) { return one.alias_info() != nullptr; };
  return std::any_of(schema.arguments().begin(), schema.arguments().end(), marked) || std::any_of(schema.returns().begin(), schema.returns().end(), marked);
}

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Want> wants;
  std::vector<c10::IValue> defaults;  // None where an argument has no default
  size_t required = 0;                // arguments up to the last one without a default
  bool goes_beneath;                  // its autograd kernel only writes the graph, so that without a gradient it can be passed by

  explicit Operator(const c10::OperatorHandle& found) : handle(found) {
    for (const auto& argument : handle.schema().arguments()) {
      wants.push_back(wanted(argument.type()));
      auto value = argument.default_value();
      if (!value) required = wants.size();
      defaults.push_back(value ? *value : c10::IValue());
    }
    goes_beneath = handle.hasKernelForDispatchKey(c10::DispatchKey::Autograd) && !aliases(handle.schema());
  }
};

template <class T, class Pointer> c10::IValue list_of(const DoorValue& value) {
  c10::List<T> list;
  list.reserve(value.count);
  auto items = static_cast<Pointer*>(value.pointer);
  for (int32_t i = 0; i < value.count; i++) list.push_back(static_cast<T>(items[i]));
  return list;
}

c10::IValue tensor_list(const DoorValue& value, bool optional) {
  auto items = static_cast<void**>(value.pointer);
  if (!optional) {
    c10::List<at::Tensor> list;
    list.reserve(value.count);
    for (int32_t i = 0; i < value.count; i++) list.push_back(borrow(items[i]));
    return list;
  }
  c10::List<Optional<at::Tensor>> list;
  list.reserve(value.count);
  for (int32_t i = 0; i < value.count; i++) {
    if (items[i]) list.push_back(Optional<at::Tensor>(borrow(items[i])));
    else list.push_back(Optional<at::Tensor>());
  }
  return list;
}

c10::IValue number(double value, Want want) {
  if (want == Want::Int) return static_cast<int64_t>(value);
  return value;
}

c10::IValue integer(int64_t value, Want want) {
  if (want == Want::Float) return static_cast<double>(value);
  if (want == Want::Bool) return value != 0;
  return value;
}

c10::IValue to_ivalue(const DoorValue& value, Want want) {
  switch (value.tag) {
    case TagTensor: return borrow(value.pointer);
    case TagInt:
      if (want == Want::IntList) return c10::List<int64_t>({value.integer});
      return integer(value.integer, want);
    case TagDouble: return number(value.number, want);
    case TagBool: return value.integer != 0;
    case TagIntList:
      return want == Want::FloatList ? list_of<double, int64_t>(value) : list_of<int64_t, int64_t>(value);
    case TagDoubleList: return list_of<double, double>(value);
    case TagBoolList: return list_of<bool, uint8_t>(value);
    case TagTensorList: return tensor_list(value, want == Want::OptionalTensorList);
    case TagString: return std::string(static_cast<const char*>(value.pointer), value.count);
    case TagComplex: {
      auto parts = static_cast<double*>(value.pointer);
      return c10::complex<double>(parts[0], parts[1]);
    }
    case TagDevice: return unpack_device(value.integer);
    case TagGenerator: return borrow_generator(value.pointer);
    default: return {};
  }
}

// The memory that is this tensor's alone; a view of another's has none.
int32_t kibibytes(const at::Tensor& tensor) {
  if (!tensor.defined() || !tensor.has_storage()) return 0;
  const auto& storage = tensor.storage();
  auto size = storage.nbytes() >> 10;
  return size == 0 || storage.use_count() != 1 ? 0 : static_cast<int32_t>(std::min<size_t>(size, INT32_MAX));
}

DoorValue from_tensor_list(const c10::IValue& value) {
  auto tensors = value.toTensorVector();
  DoorValue result{TagTensorList, static_cast<int32_t>(tensors.size()), {}};
  auto items = static_cast<void**>(std::malloc(sizeof(void*) * std::max<size_t>(1, tensors.size())));
  for (size_t i = 0; i < tensors.size(); i++) items[i] = release(std::move(tensors[i]));
  result.pointer = items;
  return result;
}

DoorValue from_ivalue(c10::IValue&& value) {
  DoorValue result{TagNone, 0, {}};
  if (value.isTensor()) {
    result.count = kibibytes(value.toTensor());
    result.pointer = release(std::move(value).toTensor());
    result.tag = result.pointer ? TagTensor : TagNone;
  } else if (value.isInt()) {
    result.tag = TagInt;
    result.integer = value.toInt();
  } else if (value.isDouble()) {
    result.tag = TagDouble;
    result.number = value.toDouble();
  } else if (value.isBool()) {
    result.tag = TagBool;
    result.integer = value.toBool();
  } else if (value.isComplexDouble()) {
    auto complex = value.toComplexDouble();
    auto parts = static_cast<double*>(std::malloc(2 * sizeof(double)));
    parts[0] = complex.real();
    parts[1] = complex.imag();
    result.tag = TagComplex;
    result.pointer = parts;
  } else if (value.isTensorList()) {
    result = from_tensor_list(value);
  } else if (!value.isNone()) {
    TORCH_CHECK(false, "the operator returns a ", value.tagKind(), ", which the door does not carry");
  }
  return result;
}

void push_arguments(const Operator& op, Stack& stack, const DoorValue* arguments, int32_t count) {
  TORCH_CHECK(static_cast<size_t>(count) <= op.wants.size(), "takes at most ", op.wants.size(), " arguments, got ", count);
  TORCH_CHECK(static_cast<size_t>(count) >= op.required, "takes at least ", op.required, " arguments, got ", count);
  for (int32_t i = 0; i < count; i++) {
    if (arguments[i].tag == TagNone && op.wants[i] == Want::Tensor && !op.handle.schema().arguments()[i].type()->cast<c10::OptionalType>())
      stack.emplace_back(at::Tensor());
    else
      stack.push_back(to_ivalue(arguments[i], op.wants[i]));
  }
  for (size_t i = count; i < op.wants.size(); i++) stack.push_back(op.defaults[i]);
}

// Whether a gradient would go through one of these: then the operator belongs to the graph.
bool learns(const Stack& stack) {
  if (!c10::GradMode::is_enabled()) return false;
  for (const auto& value : stack) {
    if (value.isTensor()) {
      if (value.toTensor().requires_grad()) return true;
    } else if (value.isList()) {
      return true;
    }
  }
  return false;
}

}  // namespace

DOOR const char* door_last_error() { return last_error.c_str(); }

DOOR const char* door_version() { return TORCH_VERSION; }

// --- operators -------------------------------------------------------------------------------------------------

// Null where this libtorch has no such operator.
DOOR void* door_operator(const char* name, const char* overload) {
  Operator* op = nullptr;
  guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (found) op = new Operator(*found);
  });
  return op;
}

// Without `results` what the operator returns is dropped: for operators in place.
DOOR int door_call(void* op, const DoorValue* arguments, int32_t count, DoorValue* results, int32_t capacity, int32_t* produced) {
  static thread_local Stack stack;
  return guarded([&] {
    stack.clear();
    auto called = static_cast<Operator*>(op);
    push_arguments(*called, stack, arguments, count);
    if (called->goes_beneath && !learns(stack)) {
      at::AutoDispatchBelowADInplaceOrView beneath;
      called->handle.callBoxed(&stack);
    } else {
      called->handle.callBoxed(&stack);
    }
    if (results == nullptr) return stack.clear();
    TORCH_CHECK(stack.size() <= static_cast<size_t>(capacity), "returns ", stack.size(), " values, room for ", capacity);
    *produced = static_cast<int32_t>(stack.size());
    for (size_t i = 0; i < stack.size(); i++) results[i] = from_ivalue(std::move(stack[i]));
    stack.clear();
  });
}

// A list or a complex number that door_call returned.
DOOR void door_free(void* memory) { std::free(memory); }

// --- tensors ---------------------------------------------------------------------------------------------------

DOOR void door_tensor_free(void* tensor) {
  if (tensor) TensorPointer::reclaim(static_cast<c10::TensorImpl*>(tensor));
}

DOOR int door_tensor_info(void* tensor, DoorTensorInfo* info) {
  return guarded([&] {
    auto t = borrow(tensor);
    bool sparse = t.layout() != c10::kStrided;
    info->elements = t.numel();
    info->dtype = static_cast<int32_t>(t.scalar_type());
    info->dimensions = static_cast<int32_t>(t.dim());
    info->device_type = static_cast<int32_t>(t.device().type());
    info->device_index = t.device().index();
    info->element_bytes = static_cast<int32_t>(t.element_size());
    info->storage_offset = sparse ? 0 : t.storage_offset();
    info->storage_bytes = t.has_storage() ? static_cast<int64_t>(t.storage().nbytes()) : 0;
    info->data = sparse ? nullptr : t.data_ptr();
    info->flags = t.requires_grad() | t.is_leaf() << 1 | (!sparse && t.is_contiguous()) << 2 | sparse << 3 |
        (!sparse && t.dim() == 4 && t.is_contiguous(at::MemoryFormat::ChannelsLast)) << 4 | t.is_inference() << 5 | t.is_view() << 6 | t.is_conj() << 7 | t.is_neg() << 8;
  });
}

DOOR int door_tensor_sizes(void* tensor, int64_t* sizes, int64_t* strides) {
  return guarded([&] {
    auto t = static_cast<c10::TensorImpl*>(tensor);
    auto shape = t->sizes();
    if (sizes) std::memcpy(sizes, shape.data(), shape.size() * sizeof(int64_t));
    if (strides) std::memcpy(strides, t->strides().data(), shape.size() * sizeof(int64_t));
  });
}

// Another handle on the same tensor.
DOOR void* door_tensor_share(void* tensor) { return release(borrow(tensor)); }

// Memory of the caller's, kept until `deleter(context)` is called.
DOOR int door_tensor_from_memory(void* data, const int64_t* sizes, int32_t count, int32_t dtype, void (*deleter)(void*), void* context, void** out) {
  return guarded([&] {
    *out = release(at::from_blob(data, at::IntArrayRef(sizes, count), [deleter, context](void*) { deleter(context); },
        at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
  });
}

DOOR int door_tensor_device_of(void* tensor, int64_t* device, int32_t* dtype) {
  return guarded([&] {
    auto t = static_cast<c10::TensorImpl*>(tensor);
    *device = static_cast<int64_t>(t->device().type()) | static_cast<int64_t>(t->device().index()) << 8;
    *dtype = static_cast<int32_t>(c10::typeMetaToScalarType(t->dtype()));
  });
}

// libtorch's own archive, as C++'s torch::save writes it.
DOOR int door_tensor_save(void* tensor, const char* file) {
  return guarded([&] { torch::save(borrow(tensor), file); });
}

DOOR int door_tensor_load(const char* file, void** out) {
  return guarded([&] {
    at::Tensor loaded;
    torch::load(loaded, file);
    *out = release(std::move(loaded));
  });
}

// --- autograd --------------------------------------------------------------------------------------------------

DOOR int door_set_requires_grad(void* tensor, int32_t value) {
  return guarded([&] { borrow(tensor).requires_grad_(value != 0); });
}

DOOR int door_get_grad(void* tensor, void** out) {
  return guarded([&] { *out = release(at::Tensor(borrow(tensor).grad())); });
}

DOOR int door_set_grad(void* tensor, void* grad) {
  return guarded([&] { borrow(tensor).mutable_grad() = borrow(grad); });
}

DOOR int door_retain_grad(void* tensor) {
  return guarded([&] { borrow(tensor).retain_grad(); });
}

DOOR int door_backward(void** tensors, int32_t count, void** grads, int32_t grad_count, int32_t retain_graph, int32_t create_graph, void** inputs, int32_t input_count) {
  return guarded([&] {
    torch::autograd::backward(borrow_all(tensors, count), borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0, borrow_all(inputs, input_count));
  });
}

// `gradients` has room for input_count handles; an input that was not used gives null where allow_unused is set.
DOOR int door_grad(void** outputs, int32_t count, void** inputs, int32_t input_count, void** grads, int32_t grad_count, int32_t retain_graph, int32_t create_graph, int32_t allow_unused, void** gradients) {
  return guarded([&] {
    auto result = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count), borrow_all(grads, grad_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < result.size(); i++) gradients[i] = release(std::move(result[i]));
  });
}

DOOR int32_t door_grad_enabled() { return c10::GradMode::is_enabled(); }
DOOR void door_set_grad_enabled(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }

DOOR int32_t door_anomaly(int32_t* check_nan) {
  *check_nan = torch::autograd::AnomalyMode::should_check_nan();
  return torch::autograd::AnomalyMode::is_enabled();
}
DOOR void door_set_anomaly(int32_t enabled, int32_t check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

DOOR int32_t door_inference_enabled() { return c10::InferenceMode::is_enabled(); }
DOOR void* door_enter_inference(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
DOOR void door_leave_inference(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// --- random numbers --------------------------------------------------------------------------------------------

// Seeds the default generator of every device.
DOOR int door_manual_seed(uint64_t seed) {
  return guarded([&] { torch::manual_seed(seed); });
}

// Seeds the default generator of one CUDA device, or of all where `index` is negative; nothing where there is no CUDA.
DOOR int door_cuda_manual_seed(uint64_t seed, int32_t index) {
  return guarded([&] {
    auto count = torch::cuda::is_available() ? static_cast<int32_t>(torch::cuda::device_count()) : 0;
    for (int32_t i = 0; i < count; i++) {
      if (index >= 0 && i != index) continue;
      auto generator = at::globalContext().defaultGenerator(c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>(i)));
      std::lock_guard<std::mutex> lock(generator.mutex());
      generator.set_current_seed(seed);
    }
  });
}

DOOR void* door_generator_default() {
  return at::Generator(at::detail::getDefaultCPUGenerator()).unsafeReleaseGeneratorImpl();
}

DOOR int door_generator_new(uint64_t seed, int64_t device, void** out) {
  return guarded([&] {
    auto place = unpack_device(device);
    auto generator = place.is_cpu() ? at::detail::createCPUGenerator() : at::globalContext().defaultGenerator(place).clone();
    generator.set_current_seed(seed);
    *out = generator.unsafeReleaseGeneratorImpl();
  });
}

DOOR void door_generator_free(void* generator) {
  if (generator) c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(generator));
}

DOOR int door_generator_set_seed(void* generator, uint64_t seed) {
  return guarded([&] {
    auto g = borrow_generator(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    g.set_current_seed(seed);
  });
}

DOOR int door_generator_seed(void* generator, int32_t fresh, uint64_t* seed) {
  return guarded([&] {
    auto g = borrow_generator(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    *seed = fresh ? g.seed() : g.current_seed();
  });
}

DOOR int door_generator_get_state(void* generator, void** out) {
  return guarded([&] { *out = release(borrow_generator(generator).get_state()); });
}

DOOR int door_generator_set_state(void* generator, void* state) {
  return guarded([&] { borrow_generator(generator).set_state(borrow(state)); });
}

// --- machine ---------------------------------------------------------------------------------------------------

DOOR int32_t door_threads() { return at::get_num_threads(); }
// libtorch makes a second pool of threads when it is told, and each of them spins for a tenth of a second: not for what it would do anyway.
DOOR int door_set_threads(int32_t count) {
  static std::atomic<int32_t> told{0};
  return guarded([&] {
    auto before = told.load();
    if (at::get_num_threads() == count && (before == 0 || before == count)) return;
    at::set_num_threads(count);
    told = count;
  });
}
DOOR int32_t door_interop_threads() { return at::get_num_interop_threads(); }
DOOR int door_set_interop_threads(int32_t count) {
  return guarded([&] { at::set_num_interop_threads(count); });
}

DOOR int32_t door_default_dtype() { return static_cast<int32_t>(c10::get_default_dtype_as_scalartype()); }
DOOR int door_set_default_dtype(int32_t dtype) {
  return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype))); });
}

// 0 as well where the driver does not answer.
DOOR int32_t door_cuda_count() {
  int32_t count = 0;
  guarded([&] { count = torch::cuda::is_available() ? static_cast<int32_t>(torch::cuda::device_count()) : 0; });
  return count;
}
DOOR int32_t door_cudnn_available() { return torch::cuda::cudnn_is_available(); }
DOOR int door_cuda_synchronize(int64_t index) {
  return guarded([&] { torch::cuda::synchronize(index); });
}

// Reads a switch of CUDA's libraries, and sets it first where `value` is 0 or 1. The newest libtorch refuses to read one that was set in two ways.
DOOR int door_switch(int32_t which, int32_t value, int32_t* on) {
  return guarded([&] {
    auto& context = at::globalContext();
    bool wanted = value != 0, set = value >= 0;
    switch (which) {
      case 0: if (set) context.setAllowTF32CuBLAS(wanted); *on = context.allowTF32CuBLAS(); break;
      case 1: if (set) context.setAllowTF32CuDNN(wanted); *on = context.allowTF32CuDNN(); break;
      case 2: if (set) context.setAllowFP16ReductionCuBLAS(wanted); *on = static_cast<int32_t>(context.allowFP16ReductionCuBLAS()); break;
      case 3: if (set) context.setSDPUseFlash(wanted); *on = context.userEnabledFlashSDP(); break;
      default: if (set) context.setSDPUseMath(wanted); *on = context.userEnabledMathSDP();
    }
  });
}

// Of what libraries below libtorch take from malloc, glibc hands large blocks back to the kernel when they are freed, and takes
// them again, page fault by page fault, at the next step: they are kept, as large_blocks.cpp keeps those of tensors.
DOOR void door_prepare_memory() {
  use_small_blocks();
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest value that glibc takes
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}
