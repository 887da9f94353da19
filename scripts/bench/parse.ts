/**
 * How fast HCL is parsed: whole texts by this parser, hcl2-parser and hcl2json, and single keystrokes by this one.
 * Run with `npx tsx scripts/bench/parse.ts`. The parser is measured bundled, which is how it is shipped: a loader that
 * turns modules into objects with getters makes every call between its files many times slower.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { hostileTexts } from '../../test/syntax/hostile-texts';

export interface ParseRow {
  readonly parser: string;
  readonly texts: string;
  readonly kilobytes: number;
  /** Millions of characters per second: the first pass in a new process, and the best later one. */
  readonly coldMegabytesPerSecond: number;
  readonly warmMegabytesPerSecond: number;
}

export interface KeystrokeRow {
  readonly text: string;
  readonly kilobytes: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The same keystrokes with a parse of the whole text each. */
  readonly fullMedianMs: number;
}

export interface ParseBench {
  readonly parsing: readonly ParseRow[];
  readonly keystrokes: readonly KeystrokeRow[];
  readonly growth: readonly GrowthRow[];
}

/** A hostile text and one four times as long: linear time is a factor of four, quadratic time one of sixteen. */
export interface GrowthRow {
  readonly text: string;
  readonly kilobytes: number;
  readonly longMs: number;
  readonly factor: number;
}

interface Texts {
  readonly name: string;
  readonly texts: readonly string[];
}

const root = resolve(__dirname, '../..');

/** Measures and prints. Takes well under half a minute; each parser runs in a process of its own. */
export function benchParse(): ParseBench {
  const folder = mkdtempSync(join(tmpdir(), 'costline-bench-'));
  try {
    return measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(folder: string): ParseBench {
  const bundle = join(folder, 'hcl.cjs');
  buildSync({
    entryPoints: [join(root, 'src/syntax/hcl/index.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: bundle,
    logLevel: 'error',
  });
  const all = [generatedTexts(), goldenTexts()].filter((group) => group.texts.length > 0);
  const parsing: ParseRow[] = [];
  for (const group of all) {
    parsing.push(
      measureParser(
        'costline',
        group,
        `const { parseHcl } = require(${JSON.stringify(bundle)}); const parse = parseHcl;`,
        25,
      ),
      measureParser('hcl2json', bounded(group, 100_000), `const parse = (text) => hcl2json.parse('main.tf', text);`, 3),
      measureParser('hcl2-parser', bounded(group, 25_000), `const parse = require('hcl2-parser').parseToObject;`, 2),
    );
  }
  const big = generatedTexts().texts.join('\n').slice(0, 61_000);
  const keystrokes = [measureKeystrokes('one file of 61 KB', big, bundle)];
  const growth = measureGrowth(bundle);
  printRows(parsing, keystrokes, growth);
  return { parsing, keystrokes, growth };
}

/** Runs passes over the texts in a new process: `setup` defines `parse`. */
function measureParser(parser: string, { name, texts }: Texts, setup: string, passes: number): ParseRow {
  const needsWasm = parser === 'hcl2json';
  const [cold = 0, ...warm] = runScript<number[]>(
    `${needsWasm ? "const hcl2json = require('@cdktf/hcl2json');" : ''} ${setup}
    (async () => {
      const times = [];
      for (let pass = 0; pass < ${passes}; pass++) {
        const from = performance.now();
        for (const text of input) ${needsWasm ? 'await' : ''} parse(text);
        times.push(performance.now() - from);
      }
      answer(times);
    })();`,
    texts,
  );
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const rate = (ms: number): number => characters / 1000 / ms;
  return {
    parser,
    texts: name,
    kilobytes: characters / 1000,
    coldMegabytesPerSecond: rate(cold),
    warmMegabytesPerSecond: rate(Math.min(...warm)),
  };
}

/** Types a value into attributes all over the text, one character at a time. */
function measureKeystrokes(name: string, text: string, bundle: string): KeystrokeRow {
  const { times, full } = runScript<{ times: number[]; full: number[] }>(
    `const { parseHcl, reparseHcl } = require(${JSON.stringify(bundle)});
    let text = input[0];
    let file = parseHcl(text);
    const times = [], full = [];
    for (let round = 0; round < 150; round++) {
      let at = text.indexOf(' = ', Math.floor((round * 7919) % text.length));
      if (at < 0) continue;
      at += 3;
      for (const character of '"\${a}" + ') {
        text = text.slice(0, at) + character + text.slice(at);
        text.charCodeAt(0);
        let from = performance.now();
        file = reparseHcl(file, text, { start: at, oldEnd: at, newEnd: at + 1 });
        times.push(performance.now() - from);
        from = performance.now();
        parseHcl(text);
        full.push(performance.now() - from);
        at++;
      }
    }
    answer({ times, full });`,
    [text],
  );
  return {
    text: name,
    kilobytes: text.length / 1000,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    fullMedianMs: quantile(full, 0.5),
  };
}

/** The hostile texts whose time grows the most with their length. */
function measureGrowth(bundle: string): readonly GrowthRow[] {
  const [short, long] = [hostileTexts(100_000), hostileTexts(400_000)];
  const names = Object.keys(short);
  const times = runScript<readonly (readonly [number, number])[]>(
    `const { parseHcl } = require(${JSON.stringify(bundle)});
    const best = (text) => {
      let least = Infinity;
      for (let pass = 0; pass < 3; pass++) {
        const from = performance.now();
        parseHcl(text);
        least = Math.min(least, performance.now() - from);
      }
      return least;
    };
    const half = input.length / 2;
    answer(input.slice(0, half).map((text, index) => [best(text), best(input[half + index])]));`,
    [...names.map((name) => short[name] ?? ''), ...names.map((name) => long[name] ?? '')],
  );
  return names
    .map((text, index): GrowthRow => {
      const [shortMs, longMs] = times[index] ?? [0, 0];
      return { text, kilobytes: (long[text] ?? '').length / 1000, longMs, factor: longMs / shortMs };
    })
    .filter(({ longMs }) => longMs > 20)
    .sort((a, b) => b.factor - a.factor)
    .slice(0, 5);
}

function runScript<Result>(script: string, input: readonly string[]): Result {
  const folder = mkdtempSync(join(tmpdir(), 'costline-bench-'));
  const file = join(folder, 'input.json');
  writeFileSync(file, JSON.stringify(input));
  const prelude = `const input = JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'));
    const answer = (value) => process.stdout.write(JSON.stringify(value), () => process.exit(0));`;
  try {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', prelude + script], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`a measurement ended with status ${status}: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldenTexts(): Texts {
  const folder = resolve(root, '../shared/golden');
  if (!existsSync(folder)) return { name: 'golden', texts: [] };
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'));
  return { name: 'golden', texts: names.sort().map((name) => readFileSync(join(folder, name), 'utf8')) };
}

/** A workspace of a thousand resources in twenty files, with what real files are made of. */
function generatedTexts(): Texts {
  const texts: string[] = [];
  for (let file = 0; file < 20; file++) {
    let text = `locals {\n  name = "service-${file}"\n  tags = { team = "t${file}", env = var.environment }\n}\n`;
    for (let n = 0; n < 50; n++) {
      text += `
# Node ${n} of service ${file}.
resource "aws_instance" "node_${file}_${n}" {
  count                  = var.environment == "prod" ? ${n + 1} : 1
  ami                    = data.aws_ami.base.id
  instance_type          = "m5.${n % 2 === 0 ? 'large' : 'xlarge'}"
  subnet_id              = module.network.private_subnets[${n % 3}]
  vpc_security_group_ids = [aws_security_group.node.id, aws_security_group.shared[0].id]

  root_block_device {
    volume_type = "gp3"
    volume_size = ${50 + n}
  }

  user_data = <<-EOT
    #!/bin/sh
    echo "\${local.name}-${n}" > /etc/hostname
  EOT

  tags = merge(local.tags, {
    Name = "\${local.name}-node-${n}"
  })
}
`;
    }
    texts.push(text);
  }
  return { name: 'generated', texts };
}

/** The first texts of a group up to about so many characters. */
function bounded({ name, texts }: Texts, characters: number): Texts {
  const some: string[] = [];
  let sum = 0;
  for (const text of texts) {
    if (sum + text.length > characters && some.length > 0) continue;
    some.push(text);
    sum += text.length;
  }
  return { name, texts: some };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function printRows(
  parsing: readonly ParseRow[],
  keystrokes: readonly KeystrokeRow[],
  growth: readonly GrowthRow[],
): void {
  console.log('parser        texts          KB    cold MB/s   warm MB/s');
  for (const row of parsing) {
    const cells = [
      row.kilobytes.toFixed(0),
      row.coldMegabytesPerSecond.toFixed(2),
      row.warmMegabytesPerSecond.toFixed(2),
    ];
    console.log(
      `${row.parser.padEnd(13)} ${row.texts.padEnd(10)} ${cells.map((cell, i) => cell.padStart(i === 0 ? 6 : 11)).join(' ')}`,
    );
  }
  for (const row of keystrokes) {
    const { text, medianMs, p95Ms, fullMedianMs } = row;
    console.log(
      `a keystroke in ${text}: ${medianMs.toFixed(3)} ms median, ${p95Ms.toFixed(3)} ms p95 (parsed whole: ${fullMedianMs.toFixed(2)} ms)`,
    );
  }
  for (const { text, kilobytes, longMs, factor } of growth) {
    console.log(
      `hostile text, ${text}: ${kilobytes.toFixed(0)} KB in ${longMs.toFixed(1)} ms, ${factor.toFixed(1)} times that of a quarter of it`,
    );
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) benchParse();
