/** The canonical resources of one side of a preview, or of a state. */
import type { Range } from '../../../syntax/range';
import type { CanonicalTypes } from '../../canonical';
import type { PlanSide } from '../../plan/plan';
import { createPlanRelated } from '../../plan/related';
import type { Resource } from '../../resource';
import type { PulumiDeclaration } from '../declaration';
import { providerRegion } from '../regions';
import { canonicalToken, parseToken } from '../token';
import { canonicalType, type TranslationContext, translate } from '../translate';
import { declarationOf, qualifiedType, type StateResource } from './states';

export interface SideSettings {
  readonly file: string;
  readonly types: CanonicalTypes;
  readonly defaultRegion: (provider: string) => string | undefined;
  readonly locate: (urn: string) => () => Range;
  /** The address that a URN has on both sides. */
  readonly addressOf: (urn: string) => string;
}

export function createSide(states: readonly StateResource[], settings: SideSettings): PlanSide {
  const byUrn = new Map(states.map((state) => [state.urn, state]));
  const declarations = new Map<string, PulumiDeclaration>();
  for (const state of states) {
    declarations.set(
      state.urn,
      declarationOf(state, state.name, componentOf(state, byUrn), settings.file, settings.locate(state.urn)),
    );
  }
  const context: TranslationContext = {
    types: settings.types,
    identity: (key) => {
      const declaration = declarations.get(key);
      if (!declaration) return undefined;
      const { component, name } = declaration;
      return { type: canonicalType(declaration, settings.types), name, module: component };
    },
    output: () => undefined,
    region: (declaration) =>
      providerRegion(parseToken(declaration.token)?.package ?? '', declaration.options, {
        declaration: (key) => declarations.get(key),
        config: () => undefined,
        defaultRegion: settings.defaultRegion,
      }),
    current: (key) => declarations.get(key),
  };
  const resources = states.flatMap((state): readonly Resource[] => {
    const declaration = declarations.get(state.urn);
    if (!declaration || !state.custom || state.external || state.type.startsWith('pulumi:')) return [];
    const resource = translate(declaration, declaration.component, context);
    const address = settings.addressOf(state.urn);
    return [{ ...resource, address, instances: [address] }];
  });
  return { resources, related: createPlanRelated(resources) };
}

/** Parents beyond these are not looked at. */
const mostParents = 100;

/** Names of the components above a resource, the outermost first. */
function componentOf(state: StateResource, byUrn: ReadonlyMap<string, StateResource>): string {
  const names: string[] = [];
  let parent = byUrn.get(state.parent);
  for (let steps = 0; parent && steps < mostParents; steps++) {
    if (!parent.custom && parent.type !== 'pulumi:pulumi:Stack') names.unshift(parent.name);
    parent = byUrn.get(parent.parent);
  }
  return names.join('.');
}

/** `type::name` for every URN, or with the parents' types where that is not unique. */
export function addresses(states: Iterable<StateResource>): ReadonlyMap<string, string> {
  const byShort = new Map<string, Set<string>>();
  const short = ({ type, name }: StateResource): string => `${canonicalToken(type)}::${name}`;
  const all = [...states];
  for (const state of all) byShort.set(short(state), (byShort.get(short(state)) ?? new Set()).add(state.urn));
  return new Map(
    all.map((state) => {
      const unique = (byShort.get(short(state))?.size ?? 0) <= 1;
      return [state.urn, unique ? short(state) : `${qualifiedType(state.urn)}::${state.name}`];
    }),
  );
}
