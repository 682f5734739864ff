using System.Globalization;
using System.Text;

namespace FineTune.Transfer;

/// <summary>Recipes in words, and as code to put into a cell.</summary>
public static class RecipeText
{
    /// <summary>The recipe as an expression in C#, with every choice that is not the default.</summary>
    /// <param name="recipe">The recipe. Views of your own are left as a comment.</param>
    public static string ToCode(this Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var plain = new Recipe();
        var code = new StringBuilder("new Recipe\n{\n");
        void Line(string name, string value, bool differs)
        {
            if (differs) _ = code.Append(CultureInfo.InvariantCulture, $"    {name} = {value},\n");
        }
        void Images()
        {
            if (ViewsCode(recipe.Views) is { } views) Line("Views", views, recipe.Views != plain.Views);
            else _ = code.Append(CultureInfo.InvariantCulture, $"    // Views: your own \"{recipe.Views}\"\n");
        }
        Line("Head", $"HeadKind.{recipe.Head}", true);
        Line("Hidden", Number(recipe.Hidden), recipe.Head == HeadKind.Mlp);
        Line("Dropout", Number(recipe.Dropout), recipe.Head == HeadKind.Mlp);
        Line("Penalty", Number(recipe.Penalty), recipe.Head == HeadKind.Probe);
        Line("Depth", Number(recipe.Depth), true);
        if (recipe.IsFitted)
        {
            Images();
            return code.Append('}').ToString();
        }
        Line("Rate", Number(recipe.Rate), true);
        Line("LayerFactor", Number(recipe.LayerFactor), recipe.Depth > 0);
        Line("Momentum", Number(recipe.Momentum), recipe.Momentum != plain.Momentum);
        Line("WeightDecay", Number(recipe.WeightDecay), recipe.WeightDecay != plain.WeightDecay);
        Line("Smoothing", Number(recipe.Smoothing), recipe.Smoothing != plain.Smoothing);
        Images();
        Line("Shape", $"RateShape.{recipe.Shape}", true);
        Line("Epochs", Number(recipe.Epochs), true);
        Line("BatchSize", Number(recipe.BatchSize), recipe.BatchSize != plain.BatchSize);
        return code.Append('}').ToString();
    }

    internal static string Of(Recipe recipe) => recipe.IsFitted ? $"{Head(recipe)}; images {recipe.Views}" : string.Create(CultureInfo.InvariantCulture,
        $"{Head(recipe)}; {Learns(recipe)}; rate {recipe.Rate:0.##e+0}; {Restraint(recipe)}; images {recipe.Views}; {Shape(recipe.Shape)}; {recipe.Epochs} epochs");

    internal static string Head(Recipe recipe) => recipe.Head switch
    {
        HeadKind.Mlp => string.Create(CultureInfo.InvariantCulture, $"MLP {recipe.Hidden}, dropout {recipe.Dropout:0.##}"),
        HeadKind.Cosine => "cosine",
        HeadKind.Probe => string.Create(CultureInfo.InvariantCulture, $"probe, penalty {recipe.Penalty:0.##}"),
        _ => "linear",
    };

    internal static string Learns(Recipe recipe) => recipe.Depth == 0 ? "head"
        : string.Create(CultureInfo.InvariantCulture, $"head + {recipe.Depth} (rate × {recipe.LayerFactor:0.###})");

    internal static string Restraint(Recipe recipe)
    {
        var decay = recipe.WeightDecay == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"weight decay {recipe.WeightDecay:0.##e+0}");
        var smoothing = recipe.Smoothing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"smoothing {recipe.Smoothing:0.##}");
        return decay.Length + smoothing.Length == 0 ? "unrestrained" : string.Join(", ", new[] { decay, smoothing }.Where(part => part.Length > 0));
    }

    internal static string Shape(RateShape shape) => shape switch
    {
        RateShape.Cosine => "cosine",
        RateShape.OneCycle => "one cycle",
        _ => "constant",
    };

    // "R" gives back the same number.
    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? ViewsCode(Views views)
        => views == Views.Plain ? "Views.Plain" : views == Views.Mirrored ? "Views.Mirrored" : views == Views.Article ? "Views.Article" : null;
}
