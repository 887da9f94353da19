/** Real and own Terraform texts to try the parser on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Sample {
  readonly name: string;
  readonly text: string;
}

const FIXTURES = join(__dirname, '../fixtures/hcl');
const GOLDEN = join(__dirname, '../../../shared/golden');

/** The fixtures of this project. */
export const ownSamples: readonly Sample[] = read(FIXTURES);

/** Terraform files that lie beside the project; none where they are absent. */
export const goldenSamples: readonly Sample[] = existsSync(GOLDEN) ? read(GOLDEN) : [];

if (goldenSamples.length === 0) console.log('    ../shared/golden is absent: only the fixtures are tried');

export const allSamples: readonly Sample[] = [...ownSamples, ...goldenSamples];

function read(folder: string): readonly Sample[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tf'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
