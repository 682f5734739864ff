using System.Runtime.InteropServices;

namespace TorchSharp.Door;

/// <summary>The functions of native/door.h. Those that return <c>int</c> give 0 for success.</summary>
internal static unsafe partial class Native
{
    private const string Library = DoorLibrary.Name;

    static Native() => DoorLibrary.Prepare();

    [LibraryImport(Library)] internal static partial byte* door_last_error();
    [LibraryImport(Library)] internal static partial byte* door_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint door_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int door_call(nint op, Value* arguments, int count, Value* results, int capacity, int* produced);
    [LibraryImport(Library)] internal static partial void door_free(void* memory);

    [LibraryImport(Library)] internal static partial void door_tensor_free(nint tensor);
    [LibraryImport(Library)] internal static partial int door_tensor_info(nint tensor, TensorInfo* info);
    [LibraryImport(Library)] internal static partial int door_tensor_sizes(nint tensor, long* sizes, long* strides);
    [LibraryImport(Library)] internal static partial nint door_tensor_share(nint tensor);
    [LibraryImport(Library)] internal static partial int door_tensor_from_memory(void* data, long* sizes, int count, int dtype, delegate* unmanaged<nint, void> deleter, nint context, nint* tensor);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int door_tensor_save(nint tensor, string file);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int door_tensor_load(string file, nint* tensor);

    [LibraryImport(Library)] internal static partial int door_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int door_get_grad(nint tensor, nint* grad);
    [LibraryImport(Library)] internal static partial int door_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int door_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int door_backward(nint* tensors, int count, nint* grads, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library)] internal static partial int door_grad(nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retainGraph, int createGraph, int allowUnused, nint* gradients);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int door_function_new(string name, delegate* unmanaged<nint, nint*, int, nint*, int, byte*, int, int> backward, delegate* unmanaged<nint, void> freed, nint context, nint* function);
    [LibraryImport(Library)] internal static partial void door_function_free(nint function);
    [LibraryImport(Library)] internal static partial nint door_function_node(nint function);
    [LibraryImport(Library)] internal static partial int door_function_connect(nint function, nint* inputs, int inputCount, nint* outputs, AutogradNode.Mark* marks, int outputCount);
    [LibraryImport(Library)] internal static partial int door_function_save(nint function, nint* tensors, int count);
    [LibraryImport(Library)] internal static partial int door_function_saved(nint node, nint* tensors, int count);
    [LibraryImport(Library)] internal static partial int door_grad_enabled();
    [LibraryImport(Library)] internal static partial void door_set_grad_enabled(int enabled);
    [LibraryImport(Library)] internal static partial int door_anomaly(int* check_nan);
    [LibraryImport(Library)] internal static partial void door_set_anomaly(int enabled, int check_nan);
    [LibraryImport(Library)] internal static partial int door_inference_enabled();
    [LibraryImport(Library)] internal static partial nint door_enter_inference(int enabled);
    [LibraryImport(Library)] internal static partial void door_leave_inference(nint guard);

    [LibraryImport(Library)] internal static partial int door_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial nint door_generator_default();
    [LibraryImport(Library)] internal static partial int door_generator_new(ulong seed, long device, nint* generator);
    [LibraryImport(Library)] internal static partial void door_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial int door_generator_set_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial int door_generator_seed(nint generator, int fresh, ulong* seed);
    [LibraryImport(Library)] internal static partial int door_generator_get_state(nint generator, nint* state);
    [LibraryImport(Library)] internal static partial int door_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)] internal static partial int door_threads();
    [LibraryImport(Library)] internal static partial int door_set_threads(int count);
    [LibraryImport(Library)] internal static partial int door_interop_threads();
    [LibraryImport(Library)] internal static partial int door_set_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int door_default_dtype();
    [LibraryImport(Library)] internal static partial int door_set_default_dtype(int dtype);
    [LibraryImport(Library)] internal static partial int door_cuda_count();
    [LibraryImport(Library)] internal static partial int door_cudnn_available();
    [LibraryImport(Library)] internal static partial int door_cuda_manual_seed(ulong seed, int index);
    [LibraryImport(Library)] internal static partial int door_cuda_synchronize(long index);
    [LibraryImport(Library)] internal static partial int door_switch(int which, int value, int* on);

    /// <summary>Throws what libtorch said where <paramref name="status"/> is not 0.</summary>
    internal static void Check(int status, string what)
    {
        if (status != 0) throw new ExternalException($"{what}: {LastError()}");
    }

    internal static string LastError() => Marshal.PtrToStringUTF8((nint)door_last_error()) ?? "unknown error";
}
