using static FineTune.Data.Vips.VipsNative;

namespace FineTune.Data.Vips;

/// <summary>One call of a libvips operation by name: set its arguments, run it once, take the image.</summary>
internal sealed unsafe class VipsOperation
{
    // GLib's fundamental types: G_TYPE_MAKE_FUNDAMENTAL(n) is n << 2.
    private const nuint IntType = 6 << 2, DoubleType = 15 << 2, StringType = 16 << 2;

    private readonly nint handle;

    internal VipsOperation(string name)
    {
        handle = NewOperation(name);
        if (handle == 0)
            throw new VipsException();
    }

    // Whole numbers also set booleans and enumerations: GObject converts them.
    internal VipsOperation With(string argument, int value)
    {
        GValue boxed = default;
        SetInt(InitValue(&boxed, IntType), value);
        return Set(argument, &boxed);
    }

    internal VipsOperation With(string argument, double value)
    {
        GValue boxed = default;
        SetDouble(InitValue(&boxed, DoubleType), value);
        return Set(argument, &boxed);
    }

    internal VipsOperation With(string argument, string value)
    {
        GValue boxed = default;
        SetString(InitValue(&boxed, StringType), value);
        return Set(argument, &boxed);
    }

    internal VipsOperation With(string argument, VipsImage value)
    {
        GValue boxed = default;
        SetObject(InitValue(&boxed, ImageType()), value.Handle);
        return Set(argument, &boxed);
    }

    /// <summary>Bytes that stay where they are, and pinned, until every image made from them is gone.</summary>
    internal VipsOperation With(string argument, byte* data, int size)
    {
        GValue boxed = default;
        SetBlob(InitValue(&boxed, BlobType()), 0, data, (nuint)size);
        return Set(argument, &boxed);
    }

    /// <summary>Runs the operation and lets go of it.</summary>
    /// <exception cref="VipsException">libvips refused.</exception>
    internal VipsImage Run()
    {
        var built = Build(handle);
        if (built == 0)
            UnrefOutputs(handle);
        Unref(handle);
        if (built == 0)
            throw new VipsException();
        GValue output = default;
        GetProperty(built, "out", InitValue(&output, ImageType()));
        var image = new VipsImage(TakeObject(&output));
        UnsetValue(&output);
        UnrefOutputs(built);
        Unref(built);
        return image;
    }

    private VipsOperation Set(string argument, GValue* value)
    {
        SetProperty(handle, argument, value);
        UnsetValue(value);
        return this;
    }
}
