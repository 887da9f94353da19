/** Files that other programs have printed in place of configuration: Terraform's plans and states, Pulumi's previews and exports. */
import { readFile } from 'node:fs/promises';
import { recognizeTemplate } from '../analyzer/cloudformation/recognize';
import type { Plan, PlanSettings } from '../analyzer/plan/plan';
import { readPlan } from '../analyzer/plan/read-plan';
import { readPulumiPreview, readPulumiState, recognizePulumi } from '../analyzer/pulumi/preview/read-preview';
import { fileKind } from '../analyzer/terraform/workspace';
import type { Engine } from '../engine/engine';
import { nameOf } from '../host';
import { decode, InputError, whyNot } from './input';

/** In bytes. A text of JavaScript holds half a gigabyte. */
const largest = 256_000_000;

/** The text of a file that is no configuration in any format; `undefined` for one that is. */
export async function readPrinted(path: string, shown: string, size: number): Promise<string | undefined> {
  if (fileKind(path) !== undefined || isConfiguration.test(nameOf(path))) return undefined;
  if (size > largest) throw new InputError(`${shown}: files of up to 256 MB are read`);
  const text = decode(
    await readFile(path).catch((error: unknown) => Promise.reject(new InputError(`${shown}: ${whyNot(error)}`))),
  );
  return recognizeTemplate(text) ? undefined : text;
}

const isConfiguration = /^(Pulumi\..*|cdk\.json)$|\.(ya?ml|template|[cm]?[jt]sx?|py|go)$/i;

/** Throws an `InputError` where nobody knows what the text is. */
export function readPrintedPlan(text: string, shown: string, settings: PlanSettings, engine: Engine): Plan {
  const kind = recognizePulumi(jsonOf(text));
  const withTypes = { ...settings, types: engine.specs };
  const plan =
    kind === 'preview'
      ? readPulumiPreview(text, withTypes)
      : kind === 'state'
        ? readPulumiState(text, withTypes)
        : readPlan(text, settings);
  if (plan.kind !== 'error') return plan;
  throw new InputError(`${shown}: ${plan.message}; a folder or file of configuration is taken too`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Whoever reads it as a plan says what is wrong with it, and where.
    return undefined;
  }
}
