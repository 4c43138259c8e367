"""One sample paper in every format."""

from education.domain.references.reading import Format

RIS = """TY  - JOUR
AU  - Müller, Hans-Peter
AU  - O'Sample, R.
AU  - Sample Study Group,
TI  - Leaky samples: a study
T2  - Journal of Samples
JA  - J Samples
PY  - 2019/05/01
VL  - 68
IS  - 8
SP  - 1516
EP  - 1526
DO  - https://doi.org/10.1000/SAMPLE
UR  - https://example.org/a
ER  -
"""
BIBTEX = r"""@article{sample2019,
  author = {M{\"u}ller, Hans-Peter and R. O'Sample and {Sample Study Group}},
  title = {Leaky {S}amples: a \textit{study}},
  journal = "J Samples", year = 2019, month = may,
  volume = {68}, number = 8, pages = {1516--1526},
  doi = {10.1000/sample},
}
"""
NBIB = """PMID- 31076401
OWN - NLM
DP  - 2019 May
TI  - Leaky samples: a
      study.
PG  - 1516-1526
LID - 10.1000/sample [doi]
FAU - Müller, Hans-Peter
AU  - Müller HP
AU  - O'Sample R
CN  - Sample Study Group
PT  - Journal Article
PT  - Randomized Controlled Trial
TA  - J Samples
JT  - Journal of Samples
VI  - 68
IP  - 8
"""
CSL = """[{"type": "article-journal", "title": "Leaky samples: a <i>study</i>",
  "author": [{"family": "Müller", "given": "Hans-Peter"}, {"family": "O'Sample", "given": "R."},
             {"literal": "Sample Study Group"}],
  "container-title": "Journal of Samples", "container-title-short": "J Samples",
  "issued": {"date-parts": [[2019, 5, 1]]}, "volume": 68, "issue": "8", "page": "1516-1526",
  "DOI": "10.1000/Sample", "note": "PMID: 31076401"}]"""
ALL = {Format.RIS: RIS, Format.BIBTEX: BIBTEX, Format.NBIB: NBIB, Format.CSL_JSON: CSL}
