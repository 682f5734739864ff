using static TorchSharp.torch;

namespace FineTune.Models.Inception;

/// <summary>Mixed_5b to 5d: 1x1, 5x5, two 3x3, and pooling.</summary>
internal sealed class InceptionA : MixedBlock
{
    public InceptionA(long channels, long pooled, Device? device) : base(nameof(InceptionA), device)
    {
        AddSame("branch1x1", channels, 64, 1, 1);
        AddSame("branch5x5_1", channels, 48, 1, 1);
        AddSame("branch5x5_2", 48, 64, 5, 5);
        AddSame("branch3x3dbl_1", channels, 64, 1, 1);
        AddSame("branch3x3dbl_2", 64, 96, 3, 3);
        AddSame("branch3x3dbl_3", 96, 96, 3, 3);
        AddSame("branch_pool", channels, pooled, 1, 1);
    }

    protected override Tensor[] Branches(Tensor input) =>
    [
        Through(input, "branch1x1"),
        Through(input, "branch5x5_1", "branch5x5_2"),
        Through(input, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"),
        Averaged(input),
    ];
}

/// <summary>Mixed_6a: halves the maps.</summary>
internal sealed class InceptionB : MixedBlock
{
    public InceptionB(long channels, Device? device) : base(nameof(InceptionB), device)
    {
        AddHalving("branch3x3", channels, 384);
        AddSame("branch3x3dbl_1", channels, 64, 1, 1);
        AddSame("branch3x3dbl_2", 64, 96, 3, 3);
        AddHalving("branch3x3dbl_3", 96, 96);
    }

    protected override Tensor[] Branches(Tensor input) =>
        [Through(input, "branch3x3"), Through(input, "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3"), Halved(input)];
}

/// <summary>Mixed_6b to 6e: 7x7 taken apart into 1x7 and 7x1.</summary>
internal sealed class InceptionC : MixedBlock
{
    public InceptionC(long channels, long width, Device? device) : base(nameof(InceptionC), device)
    {
        AddSame("branch1x1", channels, 192, 1, 1);
        AddSame("branch7x7_1", channels, width, 1, 1);
        AddSame("branch7x7_2", width, width, 1, 7);
        AddSame("branch7x7_3", width, 192, 7, 1);
        AddSame("branch7x7dbl_1", channels, width, 1, 1);
        AddSame("branch7x7dbl_2", width, width, 7, 1);
        AddSame("branch7x7dbl_3", width, width, 1, 7);
        AddSame("branch7x7dbl_4", width, width, 7, 1);
        AddSame("branch7x7dbl_5", width, 192, 1, 7);
        AddSame("branch_pool", channels, 192, 1, 1);
    }

    protected override Tensor[] Branches(Tensor input) =>
    [
        Through(input, "branch1x1"),
        Through(input, "branch7x7_1", "branch7x7_2", "branch7x7_3"),
        Through(input, "branch7x7dbl_1", "branch7x7dbl_2", "branch7x7dbl_3", "branch7x7dbl_4", "branch7x7dbl_5"),
        Averaged(input),
    ];
}

/// <summary>Mixed_7a: halves the maps.</summary>
internal sealed class InceptionD : MixedBlock
{
    public InceptionD(long channels, Device? device) : base(nameof(InceptionD), device)
    {
        AddSame("branch3x3_1", channels, 192, 1, 1);
        AddHalving("branch3x3_2", 192, 320);
        AddSame("branch7x7x3_1", channels, 192, 1, 1);
        AddSame("branch7x7x3_2", 192, 192, 1, 7);
        AddSame("branch7x7x3_3", 192, 192, 7, 1);
        AddHalving("branch7x7x3_4", 192, 192);
    }

    protected override Tensor[] Branches(Tensor input) =>
    [
        Through(input, "branch3x3_1", "branch3x3_2"),
        Through(input, "branch7x7x3_1", "branch7x7x3_2", "branch7x7x3_3", "branch7x7x3_4"),
        Halved(input),
    ];
}

/// <summary>Mixed_7b and 7c: 3x3 forked into 1x3 and 3x1.</summary>
internal sealed class InceptionE : MixedBlock
{
    public InceptionE(long channels, Device? device) : base(nameof(InceptionE), device)
    {
        AddSame("branch1x1", channels, 320, 1, 1);
        AddSame("branch3x3_1", channels, 384, 1, 1);
        AddSame("branch3x3_2a", 384, 384, 1, 3);
        AddSame("branch3x3_2b", 384, 384, 3, 1);
        AddSame("branch3x3dbl_1", channels, 448, 1, 1);
        AddSame("branch3x3dbl_2", 448, 384, 3, 3);
        AddSame("branch3x3dbl_3a", 384, 384, 1, 3);
        AddSame("branch3x3dbl_3b", 384, 384, 3, 1);
        AddSame("branch_pool", channels, 192, 1, 1);
    }

    protected override Tensor[] Branches(Tensor input)
    {
        using var single = Through(input, "branch3x3_1");
        using var twice = Through(input, "branch3x3dbl_1", "branch3x3dbl_2");
        return
        [
            Through(input, "branch1x1"),
            Forked(single, "branch3x3_2a", "branch3x3_2b"),
            Forked(twice, "branch3x3dbl_3a", "branch3x3dbl_3b"),
            Averaged(input),
        ];
    }
}
