namespace FineTune.Training;

/// <summary>
/// A line search for the strong Wolfe conditions: bracket, then zoom by cubic interpolation (Nocedal and Wright, Numerical
/// Optimization, 2nd edition, algorithms 3.5 and 3.6).
/// </summary>
/// <param name="at">The loss and its slope along the line, at a step.</param>
/// <param name="decrease">c1: the share of the first slope's promise that has to be kept.</param>
/// <param name="curvature">c2: how flat the line has to be, as a share of the first slope.</param>
internal sealed class WolfeSearch(Func<double, (double Value, double Slope)> at, double decrease, double curvature)
{
    private const int Most = 25;

    private readonly record struct Point(double Step, double Value, double Slope);

    /// <summary>A step that satisfies both conditions, or at least lowers the loss enough; null where none was found.</summary>
    internal double? Find(double value, double slope, double first)
    {
        var start = new Point(0, value, slope);
        var (last, step) = (start, first);
        for (var i = 0; i < Most; i++)
        {
            var here = At(step);
            if (!double.IsFinite(here.Value) || !double.IsFinite(here.Slope)) step = (last.Step + step) / 2;
            else if (!Lowers(start, here) || (last.Step > 0 && here.Value >= last.Value)) return Zoom(start, last, here);
            else if (IsFlat(start, here)) return step;
            else if (here.Slope >= 0) return Zoom(start, here, last);
            else
            {
                // Where the slope would be 0 if it went on changing as it did, but neither too near nor too far.
                var guess = here.Step - (here.Slope * (here.Step - last.Step) / (here.Slope - last.Slope));
                var farther = double.IsFinite(guess) && guess > here.Step ? guess : 10 * here.Step;
                (last, step) = (here, Math.Clamp(farther, 1.01 * here.Step, 10 * here.Step));
            }
        }
        return last.Step > 0 ? last.Step : null;
    }

    private double? Zoom(Point start, Point low, Point high)
    {
        for (var i = 0; i < Most && Math.Abs(high.Step - low.Step) > 1e-16 * Math.Max(1, high.Step); i++)
        {
            var here = At(Between(low, high));
            if (!double.IsFinite(here.Value) || !Lowers(start, here) || here.Value >= low.Value) high = here;
            else
            {
                if (IsFlat(start, here)) return here.Step;
                if (here.Slope * (high.Step - low.Step) >= 0) high = low;
                low = here;
            }
        }
        return low.Step > 0 ? low.Step : null;
    }

    private bool Lowers(Point start, Point here) => here.Value <= start.Value + (decrease * here.Step * start.Slope);

    private bool IsFlat(Point start, Point here) => Math.Abs(here.Slope) <= -curvature * start.Slope;

    // The minimum of the cubic through both points with their slopes, not too near to either end.
    private static double Between(Point low, Point high)
    {
        double width = high.Step - low.Step, middle = low.Step + (width / 2);
        var bend = low.Slope + high.Slope - (3 * (high.Value - low.Value) / width);
        var root = (bend * bend) - (low.Slope * high.Slope);
        if (!double.IsFinite(root) || root < 0) return middle;
        var turn = Math.Sign(width) * Math.Sqrt(root);
        var share = 1 - ((high.Slope + turn - bend) / (high.Slope - low.Slope + (2 * turn)));
        return double.IsFinite(share) ? low.Step + (width * Math.Clamp(share, 0.02, 0.98)) : middle;
    }

    private Point At(double step)
    {
        var (value, slope) = at(step);
        return new Point(step, value, slope);
    }
}
