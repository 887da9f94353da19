/** What CDK leaves in `cdk.out`: the templates it has synthesised, and where in the app each resource comes from. */
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { directoryOf, type Host, isInside, nameOf, resolvePath } from '../../host';
import { TextDocument } from '../text-document';
import { type ConstructSource, constructSource, type TracePlace, tracePlaces } from './cdk-source';
import type { StackEnvironment } from './pseudo-parameters';

/** One stack of a CDK app. */
export interface CdkStack {
  /** The directory of the app's `cdk.json`. */
  readonly app: string;
  /** The template, absolute. */
  readonly template: string;
  readonly environment: Pick<StackEnvironment, 'region' | 'accountId' | 'stackName'>;
  /** Construct path and trace by logical ID. */
  readonly constructs: ReadonlyMap<string, Construct>;
}

interface Construct {
  readonly path: string;
  readonly places: readonly TracePlace[];
}

/** Manifests of larger apps are not read. UTF-16 code units. */
const largestManifest = 64_000_000;
const largestProgram = 2_000_000;

/** Assemblies in assemblies: stages of a pipeline. */
const deepestAssembly = 5;

/** The directory that an app's `cdk.json` has it write to; `undefined` where it says something else. */
export function outputDirectory(file: string, text: string): string | undefined {
  const root = text.length > largestProgram ? undefined : safely(() => parseTree(text));
  const output = valueAt(root, 'output');
  if (root?.type !== 'object') return undefined;
  return resolvePath(directoryOf(file), typeof output === 'string' && output !== '' ? output : 'cdk.out');
}

/** Reads the manifests of an app's assembly: every stack that it holds, and those of the assemblies in it. */
export async function readAssembly(
  host: Host,
  app: string,
  directory: string,
  allowed: (path: string) => boolean,
  depth = 0,
): Promise<readonly CdkStack[]> {
  const path = `${directory}/manifest.json`;
  const text = depth < deepestAssembly && allowed(path) ? await host.read(path) : undefined;
  if (text === undefined || text.length > largestManifest) return [];
  const artifacts = find(
    safely(() => parseTree(text)),
    'artifacts',
  );
  const stacks: CdkStack[] = [];
  for (const { children: [name, artifact] = [] } of artifacts?.children ?? []) {
    const type = valueAt(artifact, 'type');
    const properties = find(artifact, 'properties');
    if (type === 'aws:cloudformation:stack') {
      const file = valueAt(properties, 'templateFile');
      const template = typeof file === 'string' ? resolvePath(directory, file) : '';
      if (!isInside(template, directory)) continue;
      const stackName = valueAt(properties, 'stackName') ?? name?.value;
      stacks.push({
        app,
        template,
        environment: {
          ...environmentOf(valueAt(artifact, 'environment')),
          stackName: typeof stackName === 'string' ? stackName : undefined,
        },
        constructs: constructsOf(find(artifact, 'metadata')),
      });
    } else if (type === 'cdk:cloud-assembly') {
      const inner = valueAt(properties, 'directoryName');
      const below = typeof inner === 'string' ? resolvePath(directory, inner) : directory;
      if (below !== directory && isInside(below, directory)) {
        stacks.push(...(await readAssembly(host, app, below, allowed, depth + 1)));
      }
    }
  }
  return stacks;
}

/** `aws://123456789012/eu-west-1`; either may be unknown. */
function environmentOf(text: unknown): Pick<StackEnvironment, 'region' | 'accountId'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(String(text)) ?? [];
  return {
    region: region === undefined || region.startsWith('unknown') ? undefined : region,
    accountId: account !== undefined && /^\d{12}$/.test(account) ? account : undefined,
  };
}

function constructsOf(metadata: Node | undefined): ReadonlyMap<string, Construct> {
  const constructs = new Map<string, Construct>();
  for (const { children: [key, entries] = [] } of metadata?.children ?? []) {
    let logicalId: string | undefined;
    let trace: unknown;
    for (const entry of entries?.children ?? []) {
      const type = valueAt(entry, 'type');
      const data = valueAt(entry, 'data');
      if (type === 'aws:cdk:logicalId' && typeof data === 'string') {
        logicalId = data;
        trace ??= valueAt(entry, 'trace');
      }
      // Later versions note the trace by itself.
      if (type === 'aws:cdk:creationStack') trace = valueAt(entry, 'trace') ?? data;
    }
    if (logicalId === undefined || !key) continue;
    const frames = Array.isArray(trace) ? trace.map(String) : typeof trace === 'string' ? trace.split('\n') : [];
    const path = String(key.value).replace(/^\//, '');
    constructs.set(logicalId, { path: path.replace(/\/Resource$/, ''), places: tracePlaces(frames) });
  }
  return constructs;
}

/** The programs that the traces lead to, by the path that the trace has; those outside of the workspace stay unread. */
export async function readPrograms(
  host: Host,
  stacks: readonly CdkStack[],
  allowed: (path: string) => boolean,
): Promise<ReadonlyMap<string, TextDocument>> {
  const apps = new Map<string, string>();
  for (const { app, constructs } of stacks) {
    for (const { places } of constructs.values()) for (const { file } of places) apps.set(file, app);
  }
  const programs = new Map<string, TextDocument>();
  for (const [traced, app] of apps) {
    for (const file of [traced, ...moved(traced, app)]) {
      const text = allowed(file) ? await host.read(file) : undefined;
      if (text === undefined || text.length > largestProgram) continue;
      programs.set(traced, new TextDocument(file, text));
      break;
    }
  }
  return programs;
}

/** Folders above a program that the place where an app was synthesised is compared by. */
const deepestProgram = 12;

/** Where a program may be in an app that was synthesised elsewhere, such as in a container: the same path below the app. */
function moved(traced: string, app: string): readonly string[] {
  const parts = traced.split('/');
  const below = (count: number): string => `${app}/${parts.slice(-count).join('/')}`;
  const candidates: string[] = [];
  // A name alone could be anything, unless it stood in a folder of the app's name.
  for (let count = Math.min(parts.length, deepestProgram); count > 1; count--) candidates.push(below(count));
  return parts.at(-2) === nameOf(app) ? [...candidates, below(1)] : candidates;
}

/** Where a resource of a stack is made: the innermost place of its trace that a program of the workspace has. */
export function sourceIn(
  stack: CdkStack,
  programs: ReadonlyMap<string, TextDocument>,
  logicalId: string,
): ConstructSource | undefined {
  const construct = stack.constructs.get(logicalId);
  if (!construct) return undefined;
  for (const place of construct.places) {
    const document = programs.get(place.file);
    const found = document && constructSource(construct.path, document, place);
    if (found) return found;
  }
  const { path } = construct;
  return { path, file: stack.template, range: undefined, attributeRange: () => undefined };
}

function find(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

function valueAt(node: Node | undefined, name: string): unknown {
  const found = find(node, name);
  return found && getNodeValue(found);
}

function safely<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    // The JSON library recurses as deep as the text is nested.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
