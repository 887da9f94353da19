/** A program in Pulumi YAML: its variables and resources, each computed when asked for and again when something it read changed. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { EvaluationError } from '../../../expression/error';
import { Budget } from '../../../expression/limits';
import { emptyObject, MapValue, reveal, UnknownValue, type Value } from '../../../expression/value';
import type { Range, Span } from '../../../syntax/range';
import { Cell, type CellGraph } from '../../cell';
import type { AnalyzerDiagnostic } from '../../resource';
import { sameValue } from '../../terraform/values';
import { TextDocument } from '../../text-document';
import type { DeclarationOptions, InputPath, PulumiDeclaration } from '../declaration';
import { noOptions } from '../no-options';
import { outputOf } from '../output';
import { sameDeclaration } from '../same';
import { parseToken } from '../token';
import type { Entry, PlacedEntry, ProgramDocument } from './document';
import { evaluateNode } from './evaluate';
import { memberOf, namesIn, placeAt } from './node-path';
import type { YamlScope } from './scope';

/** What a program asks its project for. What is read here is remembered as read. */
export interface ProgramSurroundings {
  readonly graph: CellGraph;
  readonly config: (key: string, node: ConfigDeclaration | undefined) => Value | undefined;
  /** What `${pulumi…}` gives. */
  readonly pulumi: () => Value;
  readonly readFile: (path: string) => string | UnknownValue | undefined;
  readonly invoke: (token: string, inputs: Value, options: DeclarationOptions | undefined) => Value;
}

/** `size: {type: integer, default: 3}` in the section `config` of a program. */
export interface ConfigDeclaration {
  readonly type: string | undefined;
  readonly initial: Value | undefined;
  readonly secret: boolean;
}

interface Problem extends Span {
  readonly message: string;
}

interface Evaluated {
  readonly declaration: PulumiDeclaration | undefined;
  readonly value: Value;
  readonly problems: readonly Problem[];
}

const sections = ['resources', 'variables', 'config', 'configuration'] as const;

export class YamlProgram {
  private parsed: ProgramDocument;
  private text: TextDocument;
  /** Entries as they last were without mistakes, by section and name; only of those that have mistakes now. */
  private readonly sound = new Map<string, PlacedEntry>();
  private readonly cells = new Map<string, Cell<Evaluated | undefined>>();
  private readonly defaults: Cell<ReadonlyMap<string, string>>;

  constructor(
    readonly file: string,
    text: string,
    document: ProgramDocument,
    private readonly surroundings: ProgramSurroundings,
  ) {
    this.text = new TextDocument(file, text);
    this.parsed = document;
    const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
      a.size === b.size && [...a].every(([name, key]) => b.get(name) === key);
    this.defaults = new Cell(surroundings.graph, 'default providers', () => this.defaultProviders(), same);
  }

  get document(): ProgramDocument {
    return this.parsed;
  }

  get textDocument(): TextDocument {
    return this.text;
  }

  /** Takes a new text; the names whose entries differ are computed again when next asked for. */
  update(text: string, after: ProgramDocument): void {
    const before = this.parsed;
    this.text = new TextDocument(this.file, text);
    this.parsed = after;
    this.surroundings.graph.advance();
    for (const section of sections) this.updateSection(section, before, after);
  }

  private updateSection(section: string, before: ProgramDocument, after: ProgramDocument): void {
    const old = before.sections.get(section);
    const current = after.sections.get(section);
    for (const name of new Set([...(old?.keys() ?? []), ...(current?.keys() ?? [])])) {
      const earlier = old?.get(name);
      const later = current?.get(name);
      if (earlier?.entry === later?.entry) continue;
      const place = `${section}/${name}`;
      if (!later?.entry.broken) this.sound.delete(place);
      else if (earlier && !earlier.entry.broken) this.sound.set(place, earlier);
      this.cells.get(name)?.invalidate();
      if (isDefault(earlier) || isDefault(later)) this.defaults.invalidate();
    }
  }

  /** Everything that depends on configuration, other files or settings is computed again where it differs. */
  invalidateAll(): void {
    for (const cell of this.cells.values()) cell.invalidate();
  }

  /** Keys of the resources in the order of the text. */
  keys(): readonly string[] {
    return [...(this.parsed.sections.get('resources')?.keys() ?? [])];
  }

  declaration(key: string): PulumiDeclaration | undefined {
    return this.evaluated(key)?.declaration;
  }

  /** Mistakes found while evaluating. */
  problems(): readonly AnalyzerDiagnostic[] {
    const names = ['resources', 'variables'].flatMap((section) => [
      ...(this.parsed.sections.get(section)?.keys() ?? []),
    ]);
    return names.flatMap((name) => {
      const placed = this.place(name)?.placed;
      return (this.evaluated(name)?.problems ?? []).map(
        ({ message, start, end }): AnalyzerDiagnostic => ({
          severity: 'warning',
          code: 'evaluation-error',
          message,
          file: this.file,
          range: () => this.rangeAt({ start: start + (placed?.base ?? 0), end: end + (placed?.base ?? 0) }),
        }),
      );
    });
  }

  /** Throws an `EvaluationError` where names refer to one another in a circle. */
  private read(name: string): Evaluated | undefined {
    let cell = this.cells.get(name);
    if (!cell) {
      cell = new Cell<Evaluated | undefined>(this.surroundings.graph, name, () => this.evaluate(name), sameEvaluated);
      this.cells.set(name, cell);
    }
    return cell.get();
  }

  private evaluated(name: string): Evaluated | undefined {
    try {
      return this.read(name);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const value = new UnknownValue({ kind: 'error', message: error.message });
      return { declaration: undefined, value, problems: [] };
    }
  }

  /** The entry of a name as it is to be evaluated. */
  private place(name: string): { readonly section: string; readonly placed: PlacedEntry } | undefined {
    for (const section of sections) {
      const placed = this.parsed.sections.get(section)?.get(name);
      if (placed) return { section, placed: this.sound.get(`${section}/${name}`) ?? placed };
    }
    return undefined;
  }

  private evaluate(name: string): Evaluated | undefined {
    const found = this.place(name);
    if (!found) return undefined;
    const { section, placed } = found;
    const { entry } = placed;
    const problems: Problem[] = [];
    const scope = this.scope(problems);
    if (section === 'resources') return { declaration: this.declare(name, placed, scope), value: null, problems };
    if (section === 'variables')
      return { declaration: undefined, value: evaluateNode(entry.value, entry, scope), problems };
    return { declaration: undefined, value: this.config(name, placed), problems };
  }

  private config(name: string, { entry }: PlacedEntry): Value {
    const plain = plainScope();
    const declared = isMap(entry.value);
    const initial = declared ? memberOf(entry.value, 'default', entry) : entry.value;
    const type = memberOf(entry.value, 'type', entry);
    const secret = memberOf(entry.value, 'secret', entry);
    const declaration: ConfigDeclaration = {
      type: isScalar(type) ? String(type.value).toLowerCase() : undefined,
      initial: initial ? evaluateNode(initial, entry, plain) : undefined,
      secret: isScalar(secret) && secret.value === true,
    };
    const value = this.surroundings.config(name, declaration);
    return value ?? new UnknownValue({ kind: 'variable', message: `config ${name} has no value and no default` });
  }

  private declare(key: string, placed: PlacedEntry, scope: YamlScope): PulumiDeclaration | undefined {
    const { entry } = placed;
    const type = memberOf(entry.value, 'type', entry);
    if (!isScalar(type) || typeof type.value !== 'string') return undefined;
    const given = memberOf(entry.value, 'name', entry);
    const name = isScalar(given) && typeof given.value === 'string' ? given.value : key;
    const existing = memberOf(entry.value, 'get', entry);
    const state = existing ? memberOf(existing, 'state', entry) : memberOf(entry.value, 'properties', entry);
    const inputs = reveal(state ? evaluateNode(state, entry, scope) : emptyObject);
    const options = this.options(memberOf(entry.value, 'options', entry), placed);
    const token = parseToken(type.value);
    const implied = token && !options.providers.has(token.package) ? this.defaults.get().get(token.package) : undefined;
    const providers = new Map(options.providers);
    if (token && implied !== undefined && implied !== key) providers.set(token.package, implied);
    return {
      key,
      token: type.value,
      writtenType: type.value,
      name,
      inputs: inputs instanceof MapValue || inputs instanceof UnknownValue ? inputs : emptyObject,
      options: { ...options, providers, existing: existing !== null },
      instances: [name],
      component: '',
      source: {
        file: this.file,
        range: () => this.locate(key, ({ entry: { span } }) => span),
        headerRange: () => this.locate(key, ({ entry: { keySpan } }) => keySpan),
        typeRange: () => this.rangeIn(key, ({ value }) => value, ['type']),
        inputRange: (path) => this.rangeIn(key, (entry) => memberOf(entry.value, 'properties', entry), path),
        mentions: (path) => {
          const current = this.place(key)?.placed;
          const properties = current && memberOf(current.entry.value, 'properties', current.entry);
          const place = current && placeAt(properties ?? null, path, current.entry);
          return place ? this.resourcesNamed(namesIn(place.node), new Set()) : [];
        },
      },
    };
  }

  /** Where something of a resource stands, as the text is now. */
  private rangeIn(key: string, nodeOf: (entry: Entry) => Node | null, path: InputPath): Range | undefined {
    const current = this.parsed.sections.get('resources')?.get(key);
    const place = current && placeAt(nodeOf(current.entry), path, current.entry);
    return place && this.rangeAt({ start: place.span.start + current.base, end: place.span.end + current.base });
  }

  /** The resources among names, and those that the variables among them name. */
  private resourcesNamed(names: Iterable<string>, seen: Set<string>): readonly string[] {
    const found: string[] = [];
    for (const name of names) {
      if (seen.has(name)) continue;
      seen.add(name);
      const place = this.place(name);
      if (place?.section === 'resources') found.push(name);
      else if (place?.section === 'variables')
        found.push(...this.resourcesNamed(namesIn(place.placed.entry.value), seen));
    }
    return found;
  }

  private options(node: Node | null, { entry }: PlacedEntry): DeclarationOptions {
    if (!node) return noOptions;
    const providers = new Map<string, string | UnknownValue>();
    const add = (written: Node | null, packageName?: string): void => {
      const [name] = isScalar(written) && typeof written.value === 'string' ? namesIn(written) : [];
      const type = name === undefined ? undefined : this.typeOf(name);
      const told = type && parseToken(type)?.type;
      if (name !== undefined && type?.startsWith('pulumi:providers:') && told) providers.set(told, name);
      else if (packageName !== undefined) {
        providers.set(
          packageName,
          new UnknownValue({ kind: 'unavailable', message: `the provider of ${packageName} is computed` }),
        );
      }
    };
    add(memberOf(node, 'provider', entry));
    const several = memberOf(node, 'providers', entry);
    if (isSeq<Node | null>(several)) for (const item of several.items) add(item);
    if (isMap<unknown, Node | null>(several)) for (const { key, value } of several.items) add(value, String(key));
    const [parent = ''] = namesIn(memberOf(node, 'parent', entry));
    return { existing: false, providers, parent, region: null };
  }

  /** The written type of a resource. */
  private typeOf(name: string): string | undefined {
    const placed = this.parsed.sections.get('resources')?.get(name);
    const type = placed && memberOf(placed.entry.value, 'type', placed.entry);
    return isScalar(type) && typeof type.value === 'string' ? type.value : undefined;
  }

  /** Providers with `defaultProvider: true`, by package. */
  private defaultProviders(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [name, placed] of this.parsed.sections.get('resources') ?? []) {
      const type = isDefault(placed) ? this.typeOf(name) : undefined;
      const told = type?.startsWith('pulumi:providers:') ? parseToken(type)?.type : undefined;
      if (told) found.set(told, name);
    }
    return found;
  }

  private scope(problems: Problem[]): YamlScope {
    const { readFile, invoke, pulumi, config } = this.surroundings;
    return {
      lookup: (name) => {
        if (name === 'pulumi') return pulumi();
        const evaluated = this.read(name);
        if (!evaluated) return name.includes(':') ? config(name, undefined) : undefined;
        const { declaration, value } = evaluated;
        return declaration ? (output) => outputOf(declaration, output) : value;
      },
      readFile,
      invoke,
      options: (node, entry) => this.options(node, { entry, base: 0 }),
      budget: new Budget(),
      report: (message, { start, end }) => problems.push({ message, start, end }),
    };
  }

  private locate(key: string, part: (placed: PlacedEntry) => Span): Range {
    const placed = this.parsed.sections.get('resources')?.get(key);
    if (!placed) return nowhere;
    const { start, end } = part(placed);
    return this.rangeAt({ start: start + placed.base, end: end + placed.base });
  }

  rangeAt(span: Span): Range {
    return this.text.rangeAt(span);
  }
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** For what may refer to nothing: defaults of the configuration, values of stack files. */
export function plainScope(): YamlScope {
  return {
    lookup: () => undefined,
    readFile: () => undefined,
    invoke: () => null,
    options: () => noOptions,
    budget: new Budget(),
    report: () => {},
  };
}

/** Whether a resource is a provider that others use without naming it. */
function isDefault(placed: PlacedEntry | undefined): boolean {
  const flag = placed && memberOf(placed.entry.value, 'defaultProvider', placed.entry);
  return isScalar(flag) && flag.value === true;
}

function sameEvaluated(before: Evaluated | undefined, after: Evaluated | undefined): boolean {
  if (!before || !after) return before === after;
  if (before.problems.length + after.problems.length > 0) return false;
  if (before.declaration && after.declaration) return sameDeclaration(before.declaration, after.declaration);
  return before.declaration === after.declaration && sameValue(before.value, after.value);
}
