/** Which plugins are asked about a resource, and in what order. */
import { globMatches } from '../engine/glob';

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
  return patterns.length === 0 || patterns.some((pattern) => globMatches(pattern, text));
}
