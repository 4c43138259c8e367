"""The sample clinic: invented people, our own articles, one synthetic diary. For trying and testing."""
