"""The words of self-experiments: never a cause, never a blame, a worsening as plain as a bettering."""
