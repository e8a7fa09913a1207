"""The room that writes YAML: what adds or rewrites files under `data/`. Imports shared ground only."""
