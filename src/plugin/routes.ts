/** Which plugins are asked about a resource, and in what order. */

/** What a configuration says of some resources: patterns with `*` and `?`, all of which must match. */
export interface Route {
  /** Terraform types or Pulumi tokens. Empty for all. */
  readonly types: readonly string[];
  readonly providers: readonly string[];
  readonly regions: readonly string[];
  /** Names of plugins, the first asked first; none for price specs alone. */
  readonly plugins: readonly string[];
}

export interface Routed {
  readonly type: string;
  readonly token: string;
  readonly provider: string;
  readonly region: string;
}

/** The plugins that the first fitting route names; undefined where no route fits, and all are asked. */
export function routedPlugins(routes: readonly Route[], asked: Routed): readonly string[] | undefined {
  return routes.find(
    ({ types, providers, regions }) =>
      (matchesAny(types, asked.type) || matchesAny(types, asked.token)) &&
      matchesAny(providers, asked.provider) &&
      matchesAny(regions, asked.region),
  )?.plugins;
}

function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, text));
}

/** Goes back to the last star only, so that no pattern takes longer than the product of both lengths. */
export function matches(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
