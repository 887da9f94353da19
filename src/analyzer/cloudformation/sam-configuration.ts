/** `samconfig.toml`: what the SAM CLI deploys a template with ("AWS SAM CLI configuration file" of its developer guide). */
import { parse, TomlError } from 'smol-toml';
import { directoryOf, nameOf, resolvePath } from '../../host';
import { childOf, type DataNode, parseData } from '../../syntax/yaml';
import type { ParameterInput } from './parameter-file';

/** What the environment `default` says; of others nobody tells that they are meant. */
interface SamConfiguration {
  /** The templates that it is for: those it names, else the one beside it that the SAM CLI takes. */
  readonly templates: readonly string[];
  readonly region: string | undefined;
  readonly stackName: string | undefined;
  readonly parameters: ReadonlyMap<string, ParameterInput>;
}

/** Larger files are no configuration. UTF-16 code units. */
const largest = 500_000;

export function isSamConfiguration(file: string): boolean {
  return samConfigurationNames.includes(nameOf(file));
}

/** In the order in which the SAM CLI looks for them. */
export const samConfigurationNames: readonly string[] = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'];

/** The configurations of a workspace. What each says stands until it says something else that can be read. */
export class SamConfigurations {
  private readonly known = new Map<string, SamConfiguration>();

  /** Whether anything may be different now. */
  put(file: string, text: string): boolean {
    const configuration = readSamConfiguration(file, text);
    if (configuration) this.known.set(file, configuration);
    return configuration !== undefined;
  }

  remove(file: string): boolean {
    return this.known.delete(file);
  }

  /** What a template is deployed with. */
  of(template: string): SamConfiguration | undefined {
    for (const configuration of this.known.values()) {
      if (configuration.templates.includes(template)) return configuration;
    }
    return undefined;
  }
}

/** `undefined` for a file that cannot be read as one, as it is while it is half-typed. */
function readSamConfiguration(file: string, text: string): SamConfiguration | undefined {
  if (text.length > largest) return undefined;
  const option = file.endsWith('.toml') ? optionsOfToml(text) : optionsOfYaml(text);
  if (!option) return undefined;
  const deployed = (name: string): unknown => option('deploy', name) ?? option('global', name);
  const directory = directoryOf(file);
  const named = ['build', 'global', 'deploy'].flatMap((command) =>
    [option(command, 'template_file'), option(command, 'template')].filter((value) => typeof value === 'string'),
  );
  const templates = named.length > 0 ? named : ['template.yaml', 'template.yml', 'template.json'];
  return {
    templates: templates.map((path) => resolvePath(directory, path)),
    region: plainText(deployed('region')),
    stackName: plainText(deployed('stack_name')),
    parameters: overrides(deployed('parameter_overrides')),
  };
}

/** The value of an option of a command; whatever a file may say. */
type Options = (command: string, name: string) => unknown;

function optionsOfToml(text: string): Options | undefined {
  try {
    const root: unknown = parse(text);
    return (command, name) => at(at(at(at(root, 'default'), command), 'parameters'), name);
  } catch (error) {
    // The library recurses as deep as the text is nested.
    if (error instanceof TomlError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function optionsOfYaml(text: string): Options {
  const entries = parseData(text).chunks.flatMap((chunk) => chunk.entries);
  return (command, name) => {
    const entry = entries.find(({ section, key }) => section === 'default' && key === command);
    return plainValue(childOf(childOf(entry?.node, 'parameters'), name));
  };
}

function plainValue(node: DataNode | undefined): unknown {
  if (node?.kind === 'list') return node.items.map(plainValue);
  return node?.kind === 'scalar' ? node.value : undefined;
}

function plainText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `Key=Value`, `Key="a b"` and `ParameterKey=Key,ParameterValue=Value`, with blanks between them or each a text of a list. */
const override =
  /\b(?:ParameterKey=([A-Za-z0-9]+),ParameterValue=|([A-Za-z0-9]+)=)("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?!")(?:\\.|[^\s"\\])*)/gs;

function overrides(value: unknown): ReadonlyMap<string, ParameterInput> {
  const parameters = new Map<string, ParameterInput>();
  for (const text of Array.isArray(value) ? value : [value]) {
    if (typeof text !== 'string') continue;
    for (const [, long, short, written = ''] of text.matchAll(override)) {
      const plain = /^(["']).*\1$/s.test(written) ? written.slice(1, -1) : written;
      parameters.set(long ?? short ?? '', plain.replace(/\\(.)/gs, '$1'));
    }
  }
  return parameters;
}
