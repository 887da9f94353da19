/** Values as previews and states hold them, with their marks for what is unknown, secret or an asset. */
import { fail } from '../../../expression/error';
import { conceal, ListValue, sortedMap, UnknownValue, type Value } from '../../../expression/value';
import { isObject, member, textOf } from '../../plan/json';

/** Texts that stand for values known only after deployment, by their kind (Pulumi's protocol for properties). */
const unknowns: ReadonlySet<string> = new Set([
  '04da6b54-80e4-46f7-96ec-b56ff0331ba9',
  '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  '030794c1-ac77-496b-92df-f27374a8bd58',
  'e48ece36-62e2-4504-bad9-02848725956a',
  'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
]);

/** The key of an object that is no map but something special, and what is special. */
const signature = '4dabf18193072939515e22adb298388d';
const secret = '1b47061264138c4ac30d75fd1eb44270';
const assets: ReadonlySet<string> = new Set(['c44067f5952c0a294b673a41bacd8c17', '0def7320c3a5731c473e5ecbe6d01bc7']);

/** Nesting beyond which a text is refused. */
const deepest = 200;

/** The value of JSON; `unknown` says what one that is not known refers to. Throws an `EvaluationError` for endless nesting. */
export function propertyValue(json: unknown, unknown: (position: number) => UnknownValue, depth = 0): Value {
  if (depth > deepest) return fail('properties are nested too deep');
  if (json === null || typeof json === 'number' || typeof json === 'boolean') return json;
  if (typeof json === 'string') {
    if (unknowns.has(json)) return unknown(0);
    return json === '[secret]' ? hidden() : json;
  }
  if (Array.isArray(json)) {
    return new ListValue(
      'tuple',
      json.map((item: unknown, index) =>
        typeof item === 'string' && unknowns.has(item) ? unknown(index) : propertyValue(item, unknown, depth + 1),
      ),
    );
  }
  if (!isObject(json)) return null;
  const special = textOf(json, signature);
  if (special === secret) return revealed(json, unknown, depth);
  if (special !== undefined && assets.has(special)) return textOf(json, 'path') ?? textOf(json, 'uri') ?? null;
  return sortedMap(
    'object',
    Object.entries(json)
      .filter(([key]) => key !== '__defaults')
      .map(([key, item]) => [key, propertyValue(item, unknown, depth + 1)] as const),
  );
}

/** A secret that the file shows is sensitive; one that is encrypted is unknown. */
function revealed(json: Record<string, unknown>, unknown: (position: number) => UnknownValue, depth: number): Value {
  const plain = textOf(json, 'plaintext');
  if (plain === undefined)
    return 'value' in json ? conceal(propertyValue(member(json, 'value'), unknown, depth + 1)) : hidden();
  try {
    const parsed: unknown = JSON.parse(plain);
    return conceal(propertyValue(parsed, unknown, depth + 1));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return conceal(plain);
  }
}

function hidden(): UnknownValue {
  return new UnknownValue({ kind: 'unavailable', message: 'the value is a secret' });
}
