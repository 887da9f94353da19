/** Terraform's addresses and references as text: `module.app["a"].aws_instance.web[0].id`. */

/** A name with the instance key behind it: `[0]`, `["a"]`, or nothing. */
export interface Step {
  readonly name: string;
  readonly key: string;
}

/** Names longer in number than this belong to no configuration that Terraform takes. */
const mostSteps = 1_000;

/** The steps of an address; what is no address gives the steps up to the fault. */
export function parseAddress(text: string): readonly Step[] {
  const steps: Step[] = [];
  const pattern = /\.?([^.[\]"]+)((?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])*)/y;
  while (steps.length < mostSteps && pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) break;
    steps.push({ name: match[1] ?? '', key: match[2] ?? '' });
  }
  return steps;
}

/** The calls that an address of a module instance goes through: `app` with `["a"]`. */
export function moduleSteps(address: string): readonly Step[] {
  return parseAddress(address).filter((_, index) => index % 2 === 1);
}

export function moduleAddress(steps: readonly Step[]): string {
  return steps.map(({ name, key }) => `module.${name}${key}`).join('.');
}

export function join(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

/** The instance key as addresses write it, from the `index` of plan JSON. */
export function keyText(index: unknown): string {
  if (typeof index === 'number') return `[${index}]`;
  return typeof index === 'string' ? `[${JSON.stringify(index)}]` : '';
}
