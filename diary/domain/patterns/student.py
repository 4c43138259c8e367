"""Student's t distribution, the only thing that is asked of scipy here."""

from functools import cache


@cache
def t_quantile(chance: float, freedom: float) -> float:
    """Return the t below which a share ``chance`` of the distribution lies.

    Args:
        chance: 0 < chance < 1; .975 for a two-sided interval of 95 %.
        freedom: degrees of freedom, above 0.

    Raises:
        ValueError: if either is out of its bounds.
    """
    if not 0 < chance < 1 or not freedom > 0:
        raise ValueError((chance, freedom))
    from scipy.special import stdtrit

    return float(stdtrit(freedom, chance))
