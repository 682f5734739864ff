namespace Workbook.Html.Math;

/// <summary>The TeX commands that stand for one sign or one word.</summary>
internal static class TexSymbols
{
    /// <summary>Letters: Greek, and what is read as a letter.</summary>
    public static readonly IReadOnlyDictionary<string, string> Letters = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν "
        + "xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π "
        + "Sigma Σ Phi Φ Psi Ψ Omega Ω ell ℓ infty ∞ partial ∂ nabla ∇ emptyset ∅ hbar ℏ");

    /// <summary>Operators, relations, arrows, dots and brackets.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = Pairs(
        "cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ odot ⊙ oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ "
        + "equiv ≡ sim ∼ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ forall ∀ exists ∃ neg ¬ land ∧ lor ∨ "
        + "to → rightarrow → leftarrow ← Rightarrow ⇒ Leftarrow ⇐ iff ⇔ mapsto ↦ ldots … cdots ⋯ dots … vdots ⋮ mid ∣ parallel ∥ "
        + "langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ Vert ‖ | ‖ top ⊤ perp ⊥ { { } } % % # # & & _ _ $ $");

    /// <summary>Operators that carry what is above and below them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Large = Pairs("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂");

    /// <summary>Accents over one term.</summary>
    public static readonly IReadOnlyDictionary<string, string> Accents = Pairs("hat ^ bar ¯ tilde ~ vec → dot ˙ overline ¯ widehat ^");

    /// <summary>Spaces, in em.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spaces = Pairs(", 0.17 : 0.22 ; 0.28 ! 0 quad 1 qquad 2");

    /// <summary>Functions, which are written upright; those of the second line carry what is below them.</summary>
    public static readonly IReadOnlySet<string> Functions = Words("log ln exp sin cos tan tanh det dim Pr " + Limits);

    public static readonly IReadOnlySet<string> UnderFunctions = Words(Limits);

    private const string Limits = "max min argmax argmin lim sup inf";

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static HashSet<string> Words(string text) => [.. text.Split(' ')];
}
