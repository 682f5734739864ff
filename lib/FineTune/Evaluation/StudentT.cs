namespace FineTune.Evaluation;

/// <summary>Student's t distribution with whole degrees of freedom, by its finite series. Source: Abramowitz and Stegun, 26.7.3 and 26.7.4.</summary>
internal static class StudentT
{
    /// <summary>The probability of a value between -t and t.</summary>
    internal static double Within(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sin, cos) = Math.SinCos(angle);
        // Powers of the cosine from 0 (even degrees) or 1 (odd) in steps of two, each with its factor.
        var odd = degrees % 2 == 1;
        var (term, sum) = (odd ? cos : 1, 0.0);
        for (var k = odd ? 1 : 0; k <= degrees - 2; k += 2)
        {
            sum += term;
            term *= cos * cos * (k + 1) / (k + 2);
        }
        return odd ? 2 / Math.PI * (angle + (sin * sum)) : sin * sum;
    }

    /// <summary>The t that holds this share between -t and t.</summary>
    internal static double TwoSided(double level, int degrees)
    {
        Normal.RequireLevel(level);
        var (low, high) = (0.0, 1.0);
        while (Within(high, degrees) < level) high *= 2;
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            if (Within(middle, degrees) < level) low = middle;
            else high = middle;
        }
        return high;
    }
}
