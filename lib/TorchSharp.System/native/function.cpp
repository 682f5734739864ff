// Functions whose backward pass is C#'s: a node of autograd's graph that calls back.
#include "door.h"
#include "handles.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>

namespace {

using torch::autograd::Node;
using torch::autograd::SavedVariable;
using torch::autograd::variable_list;

// Both lists change hands: the gradients to the caller, the results back. Not 0 means that it threw, and `message` says what.
using Backward = int (*)(void* context, void** gradients, int32_t count, void** results, int32_t wanted, char* message, int32_t capacity);

struct ManagedNode : Node {
  std::string title;
  Backward backward;
  void (*freed)(void*);
  void* context;
  std::vector<SavedVariable> saved;
  bool used = false;

  ~ManagedNode() override { freed(context); }

  std::string name() const override { return title; }

  void release_variables() override {
    saved.clear();
    used = true;
  }

  variable_list apply(variable_list&& gradients) override {
    std::vector<void*> given, results(num_outputs(), nullptr);
    for (auto& gradient : gradients) given.push_back(release(at::Tensor(gradient)));
    char message[1024] = "";
    auto status = backward(context, given.data(), given.size(), results.data(), results.size(), message, sizeof(message));
    variable_list found;
    for (auto result : results) found.push_back(reclaim(result));
    TORCH_CHECK(status == 0, title, ".backward: ", message);
    return found;
  }
};

using Handle = std::shared_ptr<ManagedNode>;

enum Mark : int32_t { Plain = 0, NotDifferentiable = 1, Dirty = 2 };

}  // namespace

DOOR int door_function_new(const char* name, Backward backward, void (*freed)(void*), void* context, void** handle) {
  return guarded([&] {
    auto node = std::make_shared<ManagedNode>();
    node->title = name;
    node->backward = backward;
    node->freed = freed;
    node->context = context;
    *handle = new Handle(std::move(node));
  });
}

// The graph keeps the node as long as one of its outputs lives.
DOOR void door_function_free(void* handle) { delete static_cast<Handle*>(handle); }

DOOR void* door_function_node(void* handle) { return static_cast<Handle*>(handle)->get(); }

DOOR int door_function_connect(void* handle, void** inputs, int32_t input_count, void** outputs, const int32_t* marks, int32_t output_count) {
  return guarded([&] {
    auto& node = *static_cast<Handle*>(handle);
    node->set_next_edges(torch::autograd::collect_next_edges(borrow_all(inputs, input_count)));
    for (int32_t i = 0; i < output_count; i++) {
      auto output = borrow(outputs[i]);
      if (marks[i] == NotDifferentiable || !output.defined() || !torch::autograd::isDifferentiableType(output.scalar_type())) {
        node->add_input_metadata(Node::undefined_input());
      } else if (marks[i] == Dirty) {
        torch::autograd::impl::rebase_history(output, {node, node->add_input_metadata(output)});
      } else {
        torch::autograd::set_history(output, node);
      }
    }
  });
}

DOOR int door_function_save(void* handle, void** tensors, int32_t count) {
  return guarded([&] {
    auto& node = *static_cast<Handle*>(handle);
    for (auto& tensor : borrow_all(tensors, count)) node->saved.emplace_back(tensor, tensor.defined() && tensor.grad_fn() == node);
  });
}

DOOR int door_function_saved(void* node, void** tensors, int32_t count) {
  return guarded([&] {
    auto self = static_cast<ManagedNode*>(node);
    TORCH_CHECK(!self->used, "Trying to backward through the graph a second time: ", self->title, "'s saved tensors have been freed. Pass retain_graph: true.");
    for (int32_t i = 0; i < count; i++) tensors[i] = release(self->saved[i].unpack(self->shared_from_this()));
  });
}
