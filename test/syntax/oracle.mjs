// Asks hashicorp/hcl (as WebAssembly) and hcl2-parser about texts: JSON in on stdin, JSON out on stdout. A process of its
// own, because the Go runtime of the former never lets its process end.
import { readFileSync } from 'node:fs';
import { getExpressionAst, parse } from '@cdktf/hcl2json';
import hcl2Parser from 'hcl2-parser';

const { files, expressions, older } = JSON.parse(readFileSync(0, 'utf8'));

async function attempt(ask) {
  try {
    return { value: await ask() };
  } catch (error) {
    return { error: String(error) };
  }
}

const answer = { files: [], expressions: [], older: [] };
for (const text of files) answer.files.push(await attempt(() => parse('main.tf', text)));
for (const text of expressions) answer.expressions.push(await attempt(() => getExpressionAst('main.tf', text)));
for (const text of older) {
  const [value, error] = hcl2Parser.parseToObject(text);
  answer.older.push(error === null ? { value } : { error: 'rejected' });
}
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
